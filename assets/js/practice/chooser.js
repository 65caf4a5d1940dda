/**
 * The form that says which questions to practise.
 * @module
 */
import { loadTitles } from "../desk/data.js";
import { all, h, onSubmit } from "../dom.js";
import { currentExam } from "../exam-switch.js";
import { KINDS } from "../study/questions.js";
import { EVERYTHING, STATES, matching } from "../study/select.js";
import { KIND_TITLES, STATE_TITLES, fitLine } from "./words.js";

/** @typedef {import("../study/index-file.js").StudyIndex} StudyIndex */
/** @typedef {import("../study/select.js").Filter} Filter */

const LENGTHS = [5, 10, 20, 40, 0];
const DIFFICULTIES = ["easy", "medium", "hard"];

/**
 * @param {object} setting
 * @param {StudyIndex} setting.index
 * @param {import("../study/store.js").Store} setting.store
 * @param {import("../study/select.js").Wish} [setting.wish] what is chosen at first
 * @param {(wish: Omit<import("../study/select.js").Wish, "seed" | "ids">) => void} setting.onStart
 * @returns {HTMLFormElement}
 */
export function chooser({ index, store, wish, onStart }) {
  const exam = h(
    "select",
    { id: "set_exam" },
    h("option", { value: "" }, "All questions"),
    ...index.exams.map(({ id, code }) => h("option", { value: id }, code)),
  );
  exam.value = wish === undefined ? currentExam() : wish.filter.exam;
  const domains = h("div", { class: "checks" });
  const state = h("select", { id: "set_state" });
  const length = h(
    "select",
    { id: "set_length" },
    ...LENGTHS.map((number) => h("option", { value: number }, number === 0 ? "All" : String(number))),
  );
  const many = wish === undefined ? 10 : wish.length;
  if (!LENGTHS.includes(many)) length.append(h("option", { value: many }, String(many)));
  length.value = String(many);
  const mixed = h("input", { type: "checkbox", name: "mixed", checked: wish?.interleaved ?? true });
  const generated = h("input", { type: "checkbox", name: "generated", checked: wish?.filter.generated ?? true });
  const line = h("span", { role: "status" });
  const start = h("button", { type: "submit", class: "primary" }, "Start");
  const form = h(
    "form",
    { class: "practice-form desk", autocomplete: "off" },
    h(
      "div",
      { class: "chooser" },
      h(
        "fieldset",
        {},
        h("legend", {}, "Which"),
        h(
          "div",
          { class: "checks" },
          h("label", { class: "field", for: state.id }, "Questions", state),
          h("label", { class: "field", for: exam.id }, "Exam", exam),
        ),
        domains,
      ),
      h("fieldset", {}, h("legend", {}, "Topics"), topicChecks(index)),
      h(
        "fieldset",
        {},
        h("legend", {}, "How"),
        h("label", { class: "field", for: length.id }, "Number", length),
        h("div", { class: "checks" }, tick(mixed, "Topics mixed"), tick(generated, "With questions made from tables and decision trees")),
        h("details", {}, h("summary", {}, "Difficulty and kind"), kindChecks(index)),
      ),
    ),
    h("div", { class: "start-line" }, start, line),
  );

  /** @returns {Filter} */
  function filter() {
    return {
      ...EVERYTHING,
      exam: exam.value,
      domains: ticked(form, "domain"),
      skills: ticked(form, "skill"),
      groups: ticked(form, "group"),
      topics: ticked(form, "topic"),
      difficulties: ticked(form, "difficulty"),
      kinds: ticked(form, "kind"),
      tags: ticked(form, "tag"),
      state: STATES.find((one) => one === state.value) ?? "any",
      generated: generated.checked,
    };
  }

  function count() {
    const progress = store.state();
    const chosen = state.value || (wish?.filter.state ?? "any");
    const wanted = filter();
    state.replaceChildren(
      ...STATES.map((one) => {
        const fit = matching(index, { ...wanted, state: one }, progress).length;
        return h("option", { value: one }, `${STATE_TITLES[one]} (${fit})`);
      }),
    );
    state.value = chosen;
    const fit = matching(index, filter(), progress).length;
    line.textContent = fitLine(fit, Number(length.value));
    start.disabled = fit === 0;
  }

  function showDomains() {
    const known = index.exams.find(({ id }) => id === exam.value);
    domains.replaceChildren(...(known === undefined ? [] : domainChecks(known)));
  }

  exam.addEventListener("change", showDomains);
  form.addEventListener("change", count);
  onSubmit(form, () => {
    onStart({ filter: filter(), length: Number(length.value), interleaved: mixed.checked });
  });
  showDomains();
  if (wish !== undefined) choose(form, wish.filter);
  count();
  return form;
}

/**
 * Ticks what a link asks for, and opens what hides it.
 * @param {HTMLFormElement} form
 * @param {Filter} filter
 */
function choose(form, filter) {
  const boxes = { domain: "domains", skill: "skills", group: "groups", topic: "topics", difficulty: "difficulties", kind: "kinds", tag: "tags" };
  for (const [name, list] of Object.entries(boxes)) {
    for (const input of all(`input[name=${name}]`, HTMLInputElement, form)) {
      input.checked = filter[/** @type {"domains"} */ (list)].includes(input.value);
      const fold = input.checked ? input.closest("details") : null;
      if (fold !== null) fold.open = true;
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {string[]} values of the boxes of that name that are ticked
 */
function ticked(form, name) {
  return all(`input[name=${name}]:checked`, HTMLInputElement, form).map(({ value }) => value);
}

/**
 * @param {HTMLInputElement} input
 * @param {...(Node | string)} text
 * @returns {HTMLElement}
 */
function tick(input, ...text) {
  return h("label", { class: "tick" }, input, h("span", {}, ...text));
}

/**
 * @param {string} name
 * @param {string} value
 * @param {...(Node | string)} text
 * @returns {HTMLElement}
 */
function box(name, value, ...text) {
  return tick(h("input", { type: "checkbox", name, value }), ...text);
}

/**
 * @param {import("../study/index-file.js").Exam} exam
 * @returns {HTMLElement[]}
 */
function domainChecks(exam) {
  const named = exam.skills.map(({ id }) => ({ id, title: h("span") }));
  const boxesOfSkills = named.map(({ id, title }) => box("skill", id, h("b", {}, id), " ", title));
  const details = h(
    "details",
    {},
    h("summary", {}, "Skills"),
    h("div", { class: "checks nested" }, ...boxesOfSkills),
  );
  const name = async () => {
    const titles = await loadTitles(exam);
    for (const { id, title } of named) title.textContent = titles.get(id) ?? "";
  };
  details.addEventListener("toggle", () => void name(), { once: true });
  const boxes = exam.domains.map(({ id, title, weight }, place) =>
    box("domain", id, h("span", { class: `domain-name d${place + 1}` }, `${id} ${title}`), ` ${weight}%`),
  );
  return [h("div", { class: "checks", role: "group", "aria-label": "Domains" }, ...boxes), details];
}

/**
 * @param {StudyIndex} index
 * @returns {HTMLElement}
 */
function topicChecks(index) {
  const asked = new Set(index.questions.map(({ topic }) => topic));
  const groups = index.groups.flatMap(({ id, title }, number) => {
    const topics = index.topics.flatMap((topic, place) =>
      topic.group === number && asked.has(place) ? [box("topic", topic.id, topic.title)] : [],
    );
    if (topics.length === 0) return [];
    return [
      h(
        "details",
        {},
        h("summary", {}, title),
        h("div", { class: "checks nested" }, box("group", id, h("b", {}, "The whole group")), ...topics),
      ),
    ];
  });
  return h("div", { class: "checks" }, ...groups);
}

/**
 * @param {StudyIndex} index
 * @returns {HTMLElement}
 */
function kindChecks(index) {
  const kinds = new Set(index.questions.map(({ kind }) => kind));
  const tags = [...new Set(index.questions.flatMap((question) => question.tags))].sort();
  return h(
    "div",
    { class: "checks" },
    h(
      "div",
      { class: "row-of-checks", role: "group", "aria-label": "Difficulty" },
      ...DIFFICULTIES.map((one) => box("difficulty", one, one)),
    ),
    h(
      "div",
      { class: "row-of-checks", role: "group", "aria-label": "Kind" },
      ...KINDS.filter((kind) => kinds.has(kind)).map((kind) => box("kind", kind, KIND_TITLES[kind])),
    ),
    h(
      "div",
      { class: "row-of-checks", role: "group", "aria-label": "Tags" },
      ...tags.map((tag) => box("tag", tag, tag)),
    ),
  );
}
