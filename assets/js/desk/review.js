/**
 * Questions that were answered, to look back at: each opens to what was chosen and why it is right
 * or wrong.
 * @module
 */
import { h } from "../dom.js";
import { isBegun, isRight } from "../study/attempt.js";
import { reportAddress } from "../quiz/report.js";
import { QuestionView } from "../quiz/view.js";

/**
 * @param {ReadonlyArray<import("./run.js").RunResult>} results
 * @returns {HTMLElement}
 */
export function reviewList(results) {
  return h("ol", { class: "review-list" }, ...results.map(reviewItem));
}

/**
 * @param {import("./run.js").RunResult} result
 * @returns {HTMLElement}
 */
function reviewItem({ question, attempt }) {
  const right = isRight(question, attempt);
  const word = right ? "Right" : isBegun(question, attempt) ? "Wrong" : "Not answered";
  const details = h(
    "details",
    {},
    h(
      "summary",
      {},
      h("span", { class: `mark-${right ? "right" : "wrong"}` }, word),
      " ",
      h("span", {}, question.text),
    ),
  );
  // A long list opens one by one, or whole for paper.
  const fill = () => {
    if (details.childElementCount > 1) return;
    const view = new QuestionView({
      question,
      attempt,
      again: false,
      report: reportAddress(question),
    });
    details.append(view.article);
  };
  details.addEventListener("toggle", fill);
  addEventListener("beforeprint", fill);
  return h("li", {}, details);
}
