/**
 * The exams handed in before: when, how they went by domain, and a link to each one's review.
 * @module
 */
import { moment } from "../desk/words.js";
import { h } from "../dom.js";
import { estimate } from "../study/result.js";
import { estimateText, scoreText } from "./words.js";

/**
 * @param {object} setting
 * @param {import("../study/progress.js").Progress["sittings"]} setting.sittings handed in, the latest first
 * @param {ReadonlySet<string>} setting.kept those of which the questions are kept
 * @param {import("../study/index-file.js").Exam} setting.exam
 * @param {(session: string) => string} setting.address of a review
 * @returns {HTMLElement[]} nothing when there is none
 */
export function earlierPart({ sittings, kept, exam, address }) {
  if (sittings.length === 0) return [];
  const own = exam.domains.map(({ id }) => id);
  const domains = [...new Set([...own, ...sittings.flatMap((sitting) => Object.keys(sitting.domains))])];
  const rows = sittings.map((sitting) => {
    const day = moment(sitting.at);
    const scores = domains.map((domain) => {
      const [right, questions] = sitting.domains[domain] ?? [0, 0];
      return { domain, right, questions };
    });
    const form = exam.mock?.forms.find(({ id }) => id === sitting.form)?.title ?? sitting.form;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, kept.has(sitting.session) ? h("a", { href: address(sitting.session) }, day) : day),
      h("td", {}, form),
      h("td", {}, scoreText(sitting)),
      ...scores.map(({ right, questions }) => h("td", {}, questions === 0 ? "–" : `${right} of ${questions}`)),
      h("td", {}, estimateText(estimate(scores, exam))),
    );
  });
  const heads = ["Handed in", "Form", "Score", ...domains.map((domain) => `Domain ${domain}`), "Estimate"];
  const lost = sittings.some(({ session }) => !kept.has(session));
  return [
    h(
      "div",
      { class: "earlier" },
      h("h2", {}, "Earlier exams"),
      h(
        "div",
        { class: "table-scroll", role: "region", tabindex: 0, "aria-label": "Earlier exams" },
        h(
          "table",
          { class: "domain-scores" },
          h("thead", {}, h("tr", {}, ...heads.map((title) => h("th", { scope: "col" }, title)))),
          h("tbody", {}, ...rows),
        ),
      ),
      h(
        "p",
        { class: "quiet" },
        "Open a date to see every question of that exam.",
        lost ? " Of those without a link only the score is known here." : "",
      ),
    ),
  ];
}
