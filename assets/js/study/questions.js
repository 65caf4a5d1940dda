/**
 * Questions as values, the same for every kind and wherever they come from: a topic's study file
 * or the page itself.
 * @module
 */
import { shortHash } from "./shuffle.js";

/**
 * @typedef {"multiple-choice" | "multiple-response" | "true-false" | "ordering" | "matching" | "typed"} Kind
 */

/**
 * What a question is made of: an option, an item to order, one side of a pair.
 * @typedef {object} Piece
 * @property {string} html
 * @property {string} text the same as plain text
 * @property {string} why its rationale, as HTML; may be empty
 */

/**
 * A piece's number is its place in the list it stands in.
 * @typedef {object} Question
 * @property {string} id
 * @property {Kind} kind
 * @property {string} hash of what the answer is; another one means another answer
 * @property {string} difficulty
 * @property {"shuffled" | "fixed"} order of options and of the right sides of pairs
 * @property {boolean} generated made from a table or a decision tree, not written
 * @property {string} stem HTML
 * @property {string} text the stem as plain text
 * @property {string} task what to do, as plain text ("Choose two."); may be empty
 * @property {string} hint of a typed question, as plain text; may be empty
 * @property {{title: string, href: string} | null} section the one that explains it
 * @property {string} explanation HTML; may be empty
 * @property {ReadonlyArray<Piece>} options of choices and true/false; else empty
 * @property {ReadonlyArray<number>} answers numbers of the right options, ascending; else empty
 * @property {ReadonlyArray<Piece>} items of an ordering, in the right order; else empty
 * @property {ReadonlyArray<Piece>} lefts of a matching; else empty
 * @property {ReadonlyArray<Piece>} rights of a matching: number i belongs to left i, further ones to
 *   none; else empty
 * @property {ReadonlyArray<string>} accepted forms of a typed answer; else empty
 */

/** @type {ReadonlyArray<Kind>} */
export const KINDS = Object.freeze([
  "multiple-choice",
  "multiple-response",
  "true-false",
  "ordering",
  "matching",
  "typed",
]);

/** The smallest number of pieces that make a question. */
const LEAST = 2;

/**
 * @param {unknown} value a question of a topic's study file (docs/study.md)
 * @returns {Question}
 * @throws {TypeError} if it is none, or one nobody could answer
 */
export function fromJson(value) {
  if (!isRecord(value)) throw new TypeError("a question is not an object");
  const id = text(value, "id");
  const wrong = (/** @type {string} */ what) => new TypeError(`question ${id}: ${what}`);
  const kind = KINDS.find((one) => one === value.kind);
  if (kind === undefined) throw wrong(`unknown kind ${String(value.kind)}`);
  return complete({
    id,
    kind,
    hash: text(value, "hash"),
    difficulty: optional(value.difficulty),
    order: value.order === "fixed" ? "fixed" : "shuffled",
    generated: value.generated === true,
    stem: text(value, "stem"),
    text: text(value, "text"),
    task: optional(value.task),
    hint: optional(value.hint),
    section: isRecord(value.section)
      ? { title: text(value.section, "title"), href: text(value.section, "href") }
      : null,
    explanation: optional(value.explanation),
    options: pieces(value.options),
    answers: records(value.options).flatMap(({ correct }, number) => (correct === true ? [number] : [])),
    items: pieces(value.items),
    lefts: pieces(value.lefts),
    rights: pieces(value.rights),
    accepted: Array.isArray(value.accepted) ? value.accepted.map(String) : [],
  });
}

/**
 * @param {Question} question
 * @returns {Question} the same
 * @throws {TypeError} if a part is missing without which it cannot be answered
 */
export function complete(question) {
  const { kind, options, answers, items, lefts, rights, accepted } = question;
  const needs = (/** @type {boolean} */ met, /** @type {string} */ what) => {
    if (!met) throw new TypeError(`question ${question.id}: ${what}`);
  };
  if (isChoice(question)) {
    needs(options.length >= LEAST, "fewer than two options");
    needs(
      answers.length > 0 && answers.every((number) => number in options),
      "no right option, or one that is not there",
    );
    needs(kind === "multiple-response" || answers.length === 1, "several right options");
  } else if (kind === "ordering") needs(items.length >= LEAST, "fewer than two items");
  else if (kind === "matching") {
    needs(lefts.length >= LEAST, "fewer than two pairs");
    needs(rights.length >= lefts.length, "a left side without a right one");
  } else needs(accepted.length > 0, "no accepted answer");
  return question;
}

/**
 * @param {Question} question
 * @returns {boolean} whether options are chosen
 */
export function isChoice({ kind }) {
  return kind === "multiple-choice" || kind === "multiple-response" || kind === "true-false";
}

/**
 * @param {Question} question
 * @returns {string} equal while every piece keeps its number, so that a kept response still means
 *   what it meant
 */
export function shape({ id, kind, options, answers, items, lefts, rights }) {
  const texts = [options, items, lefts, rights].map((list) => list.map((piece) => piece.text));
  return shortHash(JSON.stringify([id, kind, answers, ...texts]));
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {Record<string, unknown>} record
 * @param {string} name
 * @returns {string}
 * @throws {TypeError} if it is missing
 */
function text(record, name) {
  const value = record[name];
  if (typeof value !== "string") throw new TypeError(`a question lacks its ${name}`);
  return value;
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function optional(value) {
  return typeof value === "string" ? value : "";
}

/**
 * @param {unknown} list
 * @returns {Record<string, unknown>[]} none if there is no list
 * @throws {TypeError} if something in it is no object
 */
function records(list) {
  if (!Array.isArray(list)) return [];
  return list.map((one) => {
    if (!isRecord(one)) throw new TypeError("a question has a part that is not an object");
    return one;
  });
}

/**
 * @param {unknown} list
 * @returns {Piece[]}
 */
function pieces(list) {
  return records(list).map((piece) => ({
    html: text(piece, "html"),
    text: text(piece, "text"),
    why: optional(piece.why),
  }));
}
