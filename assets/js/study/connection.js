/**
 * The way to the database: opened late, lost and found again, and one piece of work at a time on it.
 * @module
 */
import { Database, problemOf } from "./database.js";

/** @typedef {"blocked" | "full" | "newer" | "broken"} Problem */

/** A database, while there is one. */
export class Connection {
  /** @type {Database | null} */
  #database = null;
  /** @type {Promise<void>} */
  #work = Promise.resolve();
  #name;
  #onProblem;

  /**
   * @param {string} name of the database
   * @param {(problem: Problem) => void} onProblem called for whatever fails
   */
  constructor(name, onProblem) {
    this.#name = name;
    this.#onProblem = onProblem;
  }

  /** @returns {Promise<boolean>} whether there is a database now; never rejects */
  async open() {
    try {
      this.#database = await Database.open(this.#name, (why) => {
        this.#database = null;
        this.#onProblem(why);
      });
      return true;
    } catch (error) {
      this.#onProblem(problemOf(error, "blocked"));
      return false;
    }
  }

  /** @returns {Database | null} */
  get database() {
    return this.#database;
  }

  /**
   * @param {(database: Database) => Promise<void>} work done after all work before, if there is a
   *   database then; its failure is a problem
   * @returns {Promise<void>} never rejects
   */
  queue(work) {
    this.#work = this.#work.then(async () => {
      if (this.#database === null) return;
      try {
        await work(this.#database);
      } catch (error) {
        this.#onProblem(problemOf(error, "broken"));
      }
    });
    return this.#work;
  }

  /** @returns {Promise<void>} resolves when everything queued so far is done, or has failed */
  done() {
    return this.#work;
  }

  /** Ends it; what is queued is not done any more. */
  close() {
    this.#database?.close();
    this.#database = null;
  }
}
