/**
 * What an exam that was handed in says: score by domain, an honest estimate, weak skills with what
 * explains them, and every question to look back at. It can be printed.
 * @module
 */
import { hidden } from "../desk/address.js";
import { loadQuestions, loadTitles } from "../desk/data.js";
import { reviewList } from "../desk/review.js";
import { moment, percent } from "../desk/words.js";
import { base, h } from "../dom.js";
import { newSeed } from "../quiz/kept.js";
import { changes, sectionNow } from "../study/changes.js";
import { elapsed, grade } from "../study/exam.js";
import { resultOf } from "../study/result.js";
import { EVERYTHING, toParams } from "../study/select.js";
import { CHANGES, ESTIMATE_NOTE, changesLine, duration, estimateLine, guideLine, scoreText } from "./words.js";

/** @typedef {import("../study/exam.js").Graded} Graded */

/** Weak skills shown; more would be no help the night before. */
const MOST_SKILLS = 12;

/**
 * @param {object} setting
 * @param {import("../study/exam.js").Sitting} setting.sitting handed in
 * @param {import("../study/index-file.js").Exam} setting.exam
 * @param {import("../study/index-file.js").StudyIndex} setting.index
 * @param {() => void} setting.onOther goes back to the start
 * @returns {HTMLElement}
 */
export function examResult({ sitting, exam, index, onOther }) {
  const graded = grade(sitting);
  const since = sinceThen(graded, index);
  const result = resultOf(graded, exam);
  const at = sitting.submitted ?? sitting.seen;
  const form = exam.mock?.forms.find(({ id }) => id === sitting.form);
  const missed = graded.filter(({ right }) => !right).map(({ question }) => question.id);
  const estimate =
    result.estimate && exam.mock
      ? [
          h("p", { class: "estimate" }, estimateLine(result.estimate, exam.mock)),
          h("p", { class: "quiet" }, `${ESTIMATE_NOTE} ${exam.mock.note}`),
        ]
      : [];
  return h(
    "section",
    { class: "result exam-result", "aria-label": "Result" },
    h("h2", { tabindex: -1 }, `Result: ${exam.code}, ${form?.title ?? "mock exam"}`),
    h(
      "p",
      { class: "quiet" },
      `Handed in on ${moment(at)} after ${duration(elapsed(sitting, at))}. ${guideLine(sitting.guide, exam.guide)}`,
    ),
    h("p", { class: "score", role: "status" }, scoreText(result.total)),
    ...estimate,
    h(
      "div",
      { class: "own-actions" },
      missed.length > 0 ? h("a", { class: "button", href: practiceLink(missed) }, `Practice the ${missed.length} missed`) : "",
      h("button", { type: "button", onclick: () => print() }, "Print"),
      h("button", { type: "button", onclick: onOther }, "Another exam"),
    ),
    domainTable(result.domains, exam),
    ...weakPart(result.weak, graded, exam, since),
    h("h3", {}, "Every question"),
    sinceLine(since),
    reviewList(graded, since),
  );
}

/**
 * @param {ReadonlyArray<Graded>} graded
 * @param {import("../study/index-file.js").StudyIndex} index
 * @returns {Promise<ReadonlyMap<string, import("../desk/review.js").Since>>} what the site has made of
 *   the questions since; nothing of those it cannot load now
 */
async function sinceThen(graded, index) {
  const asked = graded.map(({ question }) => question);
  const known = new Set(index.questions.map(({ id }) => id));
  const loaded = await loadQuestions(index, asked.map(({ id }) => id)).catch(() => []);
  const now = new Map(loaded.map((question) => [question.id, question]));
  const changed = changes(asked, known, now);
  return new Map(
    asked.flatMap((question) => {
      const { id } = question;
      if (known.has(id) && !now.has(id)) return [];
      const change = changed.get(id);
      const note = change === undefined ? "" : CHANGES[change];
      return [[id, { note, section: sectionNow(question, now.get(id), index.topics) }]];
    }),
  );
}

/**
 * @param {ReturnType<typeof sinceThen>} since
 * @returns {HTMLElement} how many questions are not what they were
 */
function sinceLine(since) {
  const line = h("p", { class: "quiet", hidden: true, role: "status" });
  void since.then((all) => {
    const notes = [...all.values()].map(({ note }) => note).filter(Boolean);
    line.hidden = notes.length === 0;
    line.textContent = changesLine(notes.length);
  });
  return line;
}

/**
 * @param {string[]} ids
 * @returns {string} address of a practice set of these questions
 */
function practiceLink(ids) {
  const wish = { filter: EVERYTHING, length: 0, interleaved: true, seed: newSeed(), ids };
  const params = toParams(wish, ids.map((id) => ({ id })));
  return `${base()}quiz/?${hidden(params)}`;
}

/**
 * @param {import("../study/result.js").Result["domains"]} scores
 * @param {import("../study/index-file.js").Exam} exam
 * @returns {HTMLElement}
 */
function domainTable(scores, exam) {
  const rows = scores.map(({ domain, right, questions }, place) => {
    const { id, title, weight } = exam.domains[place] ?? { id: domain, title: "(no longer in the exam)", weight: 0 };
    const share = questions === 0 ? 0 : right / questions;
    return h(
      "tr",
      { class: `d${place + 1}` },
      h("th", { scope: "row" }, `${id} ${title}`),
      h("td", {}, `${weight}%`),
      h("td", {}, questions === 0 ? "–" : `${right} of ${questions}`),
      h(
        "td",
        {},
        questions === 0 ? "–" : h("meter", { class: "bar", value: share, min: 0, max: 1, "aria-hidden": "true" }),
        questions === 0 ? "" : ` ${percent(share)}`,
      ),
    );
  });
  return h(
    "div",
    { class: "table-scroll", role: "region", tabindex: 0, "aria-label": "Score by domain" },
    h(
      "table",
      { class: "domain-scores" },
      h(
        "thead",
        {},
        h("tr", {}, ...["Domain", "Weight", "Right", "Share"].map((title) => h("th", { scope: "col" }, title))),
      ),
      h("tbody", {}, ...rows),
    ),
  );
}

/**
 * @param {import("../study/result.js").Result["weak"]} weak
 * @param {ReadonlyArray<Graded>} graded
 * @param {import("../study/index-file.js").Exam} exam
 * @param {ReturnType<typeof sinceThen>} since
 * @returns {HTMLElement[]}
 */
function weakPart(weak, graded, exam, since) {
  if (weak.length === 0) return [];
  const skills = new Map(exam.skills.map((skill) => [skill.id, skill]));
  const titles = new Map(weak.map(({ skill }) => [skill, h("span")]));
  void loadTitles(exam).then((known) => {
    for (const [skill, element] of titles) element.textContent = known.get(skill) ?? "";
  });
  const items = weak.slice(0, MOST_SKILLS).map(({ skill, domain, right, questions }) => {
    const wrong = graded.filter((one) => !one.right && one.skills.includes(skill));
    const reading = h("span");
    void since.then((all) => {
      const sections = wrong.map(({ question }) => all.get(question.id) ?? question).map(({ section }) => section);
      const places = new Map(sections.flatMap((section) => (section ? [[section.href, section.title]] : [])));
      const links = [...places].flatMap(([href, title], place) => [place > 0 ? ", " : "", h("a", { href }, title)]);
      if (links.length > 0) reading.replaceChildren("Read: ", ...links);
    });
    const hue = exam.domains.findIndex(({ id }) => id === domain) + 1;
    return h(
      "li",
      { class: `d${hue}` },
      h("a", { class: "skill-id", href: skills.get(skill)?.href ?? "" }, skill),
      " ",
      titles.get(skill) ?? "",
      h("span", { class: "quiet" }, ` ${right} of ${questions} right. `),
      reading,
    );
  });
  return [h("h3", {}, "Where you can gain the most"), h("ul", { class: "weak-list" }, ...items)];
}
