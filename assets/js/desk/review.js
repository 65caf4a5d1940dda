/**
 * Questions that were answered, to look back at: each opens to what was chosen and why it is right
 * or wrong.
 * @module
 */
import { h } from "../dom.js";
import { isBegun, isRight } from "../study/attempt.js";
import { reportAddress } from "../quiz/report.js";
import { QuestionView } from "../quiz/view.js";

/** @typedef {import("./run.js").RunResult} RunResult */

/**
 * What a newer release of the site has made of a question.
 * @typedef {object} Since
 * @property {string} note said beside it; empty for nothing
 * @property {import("../study/questions.js").Question["section"]} section what explains it now
 */

/**
 * @param {ReadonlyArray<RunResult>} results
 * @param {Promise<ReadonlyMap<string, Since>>} [since] by question; those it leaves out are as they were
 * @returns {HTMLElement}
 */
export function reviewList(results, since = Promise.resolve(new Map())) {
  return h("ol", { class: "review-list" }, ...results.map((result) => reviewItem(result, since)));
}

/**
 * @param {RunResult} result
 * @param {Promise<ReadonlyMap<string, Since>>} since
 * @returns {HTMLElement}
 */
function reviewItem({ question, attempt }, since) {
  const right = isRight(question, attempt);
  const word = right ? "Right" : isBegun(question, attempt) ? "Wrong" : "Not answered";
  const note = h("span", { class: "since" });
  let { section } = question;
  const details = h(
    "details",
    {},
    h(
      "summary",
      {},
      h("span", { class: `mark-${right ? "right" : "wrong"}` }, word),
      " ",
      h("span", {}, question.text),
      note,
    ),
  );
  // A long list opens one by one, or whole for paper.
  const fill = () => {
    if (details.childElementCount > 1) return;
    const view = new QuestionView({
      question: { ...question, section },
      attempt,
      again: false,
      report: reportAddress(question),
    });
    details.append(view.article);
  };
  details.addEventListener("toggle", fill);
  addEventListener("beforeprint", fill);
  void since.then((all) => {
    const found = all.get(question.id);
    if (found === undefined) return;
    section = found.section;
    note.textContent = found.note === "" ? "" : ` ${found.note}`;
    if (details.childElementCount === 1) return;
    details.lastElementChild?.remove();
    fill();
  });
  return h("li", {}, details);
}
