/**
 * What a newer release of the site has made of questions that were answered before.
 * @module
 */

/** @typedef {import("./questions.js").Question} Question */

/**
 * - `gone`: the site no longer asks it.
 * - `answer`: it is answered differently now.
 * - `words`: it is put differently; its answer says the same.
 * @typedef {"gone" | "answer" | "words"} Change
 */

/**
 * @param {ReadonlyArray<Question>} asked as they were
 * @param {ReadonlySet<string>} known ids of all questions there are now
 * @param {ReadonlyMap<string, Question>} now questions as they are, those that could be loaded
 * @returns {Map<string, Change>} by question; those that stayed as they were are left out
 */
export function changes(asked, known, now) {
  /** @type {Map<string, Change>} */
  const found = new Map();
  for (const question of asked) {
    const current = now.get(question.id);
    if (!known.has(question.id)) found.set(question.id, "gone");
    else if (current === undefined) continue;
    else if (current.hash !== question.hash) found.set(question.id, "answer");
    else if (wording(current) !== wording(question)) found.set(question.id, "words");
  }
  return found;
}

/**
 * @param {Question} question
 * @returns {string} equal as long as the question and its pieces read the same
 */
function wording({ text, options, items, lefts, rights }) {
  const pieces = [options, items, lefts, rights].map((list) => list.map((piece) => piece.text));
  return JSON.stringify([text, ...pieces]);
}

/**
 * @param {Question} question as it was asked
 * @param {Question | undefined} current as it is now, if it is
 * @param {ReadonlyArray<{href: string}>} topics of the site
 * @returns {Question["section"]} what explains it: where that is now, or was if its topic is still there
 */
export function sectionNow({ section }, current, topics) {
  if (current !== undefined) return current.section;
  return section !== null && topics.some(({ href }) => section.href.startsWith(href)) ? section : null;
}
