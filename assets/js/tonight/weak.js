/**
 * The last page of the evening: what went wrong or was guessed, with the right answers, on one sheet
 * to read once more.
 * @module
 */
import { loadCards, loadQuestions } from "../desk/data.js";
import { fragment, h } from "../dom.js";
import { rightAnswer } from "../quiz/answer.js";
import { begin } from "../study/attempt.js";
import { weakPoints } from "../study/tonight.js";
import { eveningLine } from "./words.js";

/** More would not fit on a page. */
const MOST = 14;

/**
 * @param {object} setting
 * @param {import("./view.js").Plan} setting.plan
 * @param {import("../study/index-file.js").Exam | null} setting.exam
 * @param {import("../study/index-file.js").StudyIndex} setting.index
 * @param {import("../study/store.js").Store} setting.store
 * @param {() => void} setting.onOther plans another evening
 * @returns {Promise<HTMLElement>}
 */
export async function weakPage({ plan, exam, index, store, onOther }) {
  const progress = store.state();
  const points = weakPoints({ catalogue: index, exam, progress }, plan.started, MOST);
  const ids = (/** @type {"question" | "card"} */ kind) => points.filter((one) => one.kind === kind).map(({ id }) => id);
  const [questions, cards] = await Promise.all([loadQuestions(index, ids("question")), loadCards(index, ids("card"))]);
  const asked = new Map(questions.map((one) => [one.id, questionPoint(one)]));
  const shown = new Map(cards.map((one) => [one.id, cardPoint(one)]));
  const items = points.flatMap(({ id, topic }) => {
    const body = asked.get(id) ?? shown.get(id);
    if (body === undefined) return [];
    return [h("li", { class: "weak-point" }, h("p", { class: "weak-topic" }, index.topics[topic].title), ...body)];
  });
  const tonight = progress.answers.filter(({ at }) => at >= plan.started);
  const right = tonight.filter((answer) => answer.right).length;
  return h(
    "section",
    { class: "result weak-page", "aria-label": "Your weak points" },
    h("h2", { tabindex: -1 }, "Your weak points"),
    h("p", { class: "score", role: "status" }, eveningLine(right, tonight.length, Math.max(plan.picks.length, tonight.length))),
    h(
      "div",
      { class: "own-actions" },
      h("button", { type: "button", class: "primary", onclick: () => print() }, "Print this page"),
      h("button", { type: "button", onclick: onOther }, "Study on"),
    ),
    items.length === 0
      ? h("p", {}, "Nothing went wrong that has not been put right since. Sleep well.")
      : h("ol", { class: "weak-points" }, ...items),
  );
}

/**
 * @param {import("../study/questions.js").Question} question
 * @returns {Node[]}
 */
function questionPoint(question) {
  const { kind, options, answers, section } = question;
  const right =
    options.length > 0 && kind !== "true-false"
      ? answers.map((number) =>
          h("div", { class: "weak-answer" }, h("b", {}, fragment(options[number].html)), " ", fragment(options[number].why)),
        )
      : rightAnswer(question, begin(question, ""));
  return [h("div", { class: "weak-asked" }, fragment(question.stem)), ...right, ...link(section)];
}

/**
 * @param {import("../desk/data.js").Card} card
 * @returns {Node[]}
 */
function cardPoint({ front, back, section }) {
  return [h("div", { class: "weak-asked" }, fragment(front)), h("div", { class: "weak-answer" }, fragment(back)), ...link(section)];
}

/**
 * @param {{title: string, href: string} | null} section
 * @returns {Node[]}
 */
function link(section) {
  return section === null ? [] : [h("p", { class: "explained" }, h("a", { href: section.href }, section.title))];
}
