/** Questions of every kind for the tests of the study code. */
import { fromJson } from "../../../assets/js/study/questions.js";

/**
 * @param {string} text
 * @param {object} [more]
 */
export function piece(text, more = {}) {
  return { html: `<p>${text}</p>`, text, why: `why ${text}`, ...more };
}

/**
 * @param {string} kind
 * @param {object} parts
 */
export function question(kind, parts) {
  return fromJson({
    id: `a-${kind}`,
    kind,
    hash: "0123456789ab",
    difficulty: "medium",
    order: "shuffled",
    stem: "<p>Which?</p>",
    text: "Which?",
    section: { title: "Recall", href: "/topics/metrics/#recall" },
    ...parts,
  });
}

/**
 * @param {ReadonlyArray<string>} texts
 * @param {...number} right
 */
export function options(texts, ...right) {
  return texts.map((text, number) => piece(text, { correct: right.includes(number) }));
}

export const ONE = question("multiple-choice", { options: options(["a", "b", "c", "d"], 2) });
export const TWO = question("multiple-response", { options: options(["a", "b", "c", "d", "e"], 1, 3) });
export const BOOL = question("true-false", { options: options(["True", "False"], 1) });
export const ORDER = question("ordering", { items: ["first", "second", "third", "fourth"].map((text) => piece(text)) });
export const PAIRS = question("matching", {
  lefts: ["Parquet", "Avro"].map((text) => piece(text)),
  rights: ["columns", "rows", "neither"].map((text) => piece(text)),
});
export const TYPED = question("typed", { accepted: ["recall", "sensitivity"] });

export const ALL = [ONE, TWO, BOOL, ORDER, PAIRS, TYPED];
