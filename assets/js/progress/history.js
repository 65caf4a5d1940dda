/**
 * What the reader has done: days, shares, how well sureness fits, exams sat, and what comes up.
 * @module
 */
import { keepSchedule } from "../desk/schedule.js";
import { masteryBar } from "../desk/mastery.js";
import { count, moment, percent } from "../desk/words.js";
import { base, h } from "../dom.js";
import { scoreText } from "../mock/words.js";
import { byDay, calibration, forecast, streaks } from "../study/history.js";
import { Masteries } from "../study/mastery.js";
import { barChart } from "./charts.js";
import { historyLine } from "./words.js";

const DAYS = 30;
const AHEAD = 14;

/**
 * @param {import("../study/store.js").Store} store
 * @param {import("../study/index-file.js").StudyIndex} index
 * @returns {Promise<HTMLElement>} kept up to date
 */
export async function historyPart(store, index) {
  const keeper = await keepSchedule(store);
  const body = h("div", { class: "history" });
  const show = () => body.replaceChildren(...parts());

  /** @returns {HTMLElement[]} */
  function parts() {
    const now = Date.now();
    const progress = store.state();
    if (progress.answers.length === 0) return [h("p", {}, "Nothing answered yet. What you answer on any page is counted here.")];
    const schedule = keeper.current();
    const masteries = new Masteries(index, progress, schedule, now);
    const begun = index.cards.filter(({ id }) => progress.cards.has(id));
    const memories = begun.map(({ id }) => schedule.memory(id, progress.cards.get(id)));
    return [
      h("p", { class: "score" }, historyLine(progress.answers.length, streaks(progress.answers, now))),
      h(
        "div",
        { class: "charts" },
        dayChart(byDay(progress.answers, now, DAYS)),
        dueChart(forecast(memories, now, AHEAD)),
        sureTable(calibration(progress.answers)),
      ),
      ...index.exams.flatMap((exam) => masteryTable(exam, masteries.exam(exam).domains)),
      ...sittingsTable(progress.sittings, index),
    ];
  }

  store.onChange(show);
  show();
  return h("section", { "aria-labelledby": "history" }, h("h2", { id: "history" }, "So far"), body);
}

/**
 * @param {ReadonlyArray<import("../study/history.js").DayCount>} days
 * @returns {HTMLElement}
 */
function dayChart(days) {
  const [answers, right] = [days.reduce((sum, day) => sum + day.answers, 0), days.reduce((sum, day) => sum + day.right, 0)];
  return barChart({
    title: `Answers a day, the last ${days.length} days`,
    summary: `${count(answers, "answer")}, ${right} right; wrong ones outlined on top.`,
    head: ["Day", "Answers", "Right", "Share", "Minutes"],
    rows: days.map((day) => ({
      label: day.day,
      parts: [day.right, day.answers - day.right],
      cells: [
        String(day.answers),
        String(day.right),
        day.answers === 0 ? "–" : percent(day.right / day.answers),
        String(Math.round(day.ms / 60_000)),
      ],
    })),
  });
}

/**
 * @param {ReadonlyArray<{day: string, due: number}>} days
 * @returns {HTMLElement}
 */
function dueChart(days) {
  const due = days.reduce((sum, day) => sum + day.due, 0);
  return barChart({
    title: `Cards that come up in the next ${days.length} days`,
    summary: due === 0 ? "None yet." : `${count(due, "review")}, ${days[0].due} today.`,
    head: ["Day", "Cards"],
    rows: days.map((day) => ({ label: day.day, parts: [day.due], cells: [String(day.due)] })),
  });
}

/**
 * @param {ReadonlyArray<import("../study/history.js").Calibration>} rows
 * @returns {HTMLElement}
 */
function sureTable(rows) {
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, h("b", {}, "How well you know what you know."), " When sure, nearly all should be right."),
    table(
      ["You were", "Answers", "Right"],
      rows.map(({ confidence, answers, right }) => [
        confidence,
        String(answers),
        answers === 0 ? "–" : `${right} (${percent(right / answers)})`,
      ]),
    ),
  );
}

/**
 * @param {import("../study/index-file.js").Exam} exam
 * @param {ReadonlyMap<string, import("../study/mastery.js").Mastery>} domains
 * @returns {HTMLElement[]}
 */
function masteryTable(exam, domains) {
  const rows = exam.domains.flatMap(({ id, title }, place) => {
    const mastery = domains.get(id);
    if (mastery === undefined) return [];
    return [h("li", { class: `d${place + 1}` }, h("span", {}, `${id} ${title}`), h("span", {}, ...masteryBar(mastery)))];
  });
  if (rows.length === 0) return [];
  return [h("section", { class: "mastery-list", "data-exams": exam.id }, h("h3", {}, exam.code), h("ul", {}, ...rows))];
}

/**
 * @param {import("../study/progress.js").Progress["sittings"]} sittings
 * @param {import("../study/index-file.js").StudyIndex} index
 * @returns {HTMLElement[]}
 */
function sittingsTable(sittings, index) {
  if (sittings.length === 0) return [];
  const rows = [...sittings].reverse().map((sitting) => {
    const exam = index.exams.find(({ id }) => id === sitting.exam);
    const form = exam?.mock?.forms.find(({ id }) => id === sitting.form);
    const title = `${exam?.code ?? sitting.exam}, ${form?.title ?? sitting.form}`;
    const href = `${base()}exam/${sitting.exam}/?sitting=${encodeURIComponent(sitting.session)}`;
    return [moment(sitting.at), exam?.mock ? h("a", { href }, title) : title, scoreText(sitting)];
  });
  return [h("section", {}, h("h3", {}, "Mock exams"), table(["Day", "Exam", "Score"], rows))];
}

/**
 * @param {string[]} head
 * @param {(Node | string)[][]} rows
 * @returns {HTMLElement}
 */
function table(head, rows) {
  return h(
    "table",
    { class: "chart-table" },
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h(
      "tbody",
      {},
      ...rows.map(([label, ...cells]) =>
        h("tr", {}, h("th", { scope: "row" }, label), ...cells.map((cell) => h("td", {}, cell))),
      ),
    ),
  );
}
