/**
 * Reads a question out of the page it is written on, into the form that the study data has too, so
 * that one view serves both.
 * @module
 */
import { all } from "../dom.js";
import { KINDS, complete } from "../study/questions.js";

/** @typedef {import("../study/questions.js").Question} Question */

/**
 * @param {HTMLElement} article a `.question` as the page has it
 * @returns {Question}
 * @throws {TypeError} if the article lacks a part or is of no known kind
 */
export function fromArticle(article) {
  const stem = article.querySelector(".stem");
  const kind = KINDS.find((one) => one === article.dataset.kind);
  if (stem === null || kind === undefined) {
    throw new TypeError(`#${article.id} lacks its stem, or is of no known kind`);
  }
  const link = article.querySelector(".explained a");
  const { question = "", hash = "", difficulty = "", order, generated, accepted } = article.dataset;
  return complete({
    id: question,
    kind,
    hash,
    difficulty,
    order: order === "fixed" ? "fixed" : "shuffled",
    generated: generated !== undefined,
    stem: stem.innerHTML,
    text: plain(stem),
    task: plain(article.querySelector(".choose, .typed-hint")),
    hint: "",
    section: link && { title: plain(link), href: link.getAttribute("href") ?? "" },
    explanation: article.querySelector(".explanation")?.innerHTML ?? "",
    options: pieces(article, "option"),
    answers: (article.dataset.answers ?? "").split(" ").filter(Boolean).map(Number),
    items: pieces(article, "item"),
    lefts: pieces(article, "left"),
    rights: pieces(article, "right"),
    accepted: JSON.parse(accepted ?? "[]"),
  });
}

/**
 * @param {HTMLElement} article
 * @param {"option" | "item" | "left" | "right"} name
 * @returns {import("../study/questions.js").Piece[]} by their numbers, whatever order the page lists them in
 */
function pieces(article, name) {
  const written = all(`.rationales [data-${name}]`, HTMLElement, article);
  return all(`[data-${name}]`, HTMLElement, article)
    .filter((element) => element.closest("details.answer") === null)
    .map((element) => ({ element, place: Number(element.dataset[name]) }))
    .sort((one, other) => one.place - other.place)
    .map(({ element, place }) => ({
      html: element.innerHTML.trim(),
      text: plain(element),
      why: rationale(written.find(({ dataset }) => Number(dataset[name]) === place)),
    }));
}

/**
 * @param {HTMLElement | undefined} item of the rationales
 * @returns {string} its HTML without the verdict in front
 */
function rationale(item) {
  if (item === undefined) return "";
  const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
  for (const label of all(".verdict, .part", HTMLElement, copy)) label.remove();
  return copy.innerHTML.trim();
}

/**
 * @param {Element | null} element
 * @returns {string} its text with single spaces
 */
function plain(element) {
  return (element?.textContent ?? "").trim().replace(/\s+/g, " ");
}
