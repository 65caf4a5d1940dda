/**
 * What the address of a framed quiz asks for: `?theme=dark&limit=3&exam=mla-c02`.
 * @module
 */
import { themeOf } from "../themes.js";

/**
 * @typedef {object} FrameOptions
 * @property {import("../themes.js").Theme} theme
 * @property {number} limit most questions; Infinity for all
 * @property {string} exam only questions that serve it; empty for all
 */

/**
 * @param {string} search the address's query
 * @param {ReadonlyArray<string>} exams the site's
 * @returns {FrameOptions} what is missing or makes no sense asks for nothing
 */
export function parseOptions(search, exams) {
  const query = new URLSearchParams(search);
  const limit = Number(query.get("limit"));
  const exam = query.get("exam") ?? "";
  return {
    theme: themeOf(query.get("theme")),
    limit: Number.isInteger(limit) && limit > 0 ? limit : Infinity,
    exam: exams.includes(exam) ? exam : "",
  };
}
