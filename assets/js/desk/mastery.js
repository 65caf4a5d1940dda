/**
 * Fills the places on ordinary pages that show what the reader knows and what is due. Loaded only
 * for readers who have studied here.
 * @module
 */
import { all, base, h } from "../dom.js";
import { Masteries } from "../study/mastery.js";
import { loadIndex } from "./data.js";
import { keepSchedule } from "./schedule.js";
import { theStore } from "./store.js";
import { dueText, masteryText } from "./words.js";

/** @typedef {import("../study/mastery.js").Mastery} Mastery */

/** Answers in quick succession are counted once. */
const PAUSE = 300;

/** Fills all places, and again whenever something was answered. */
export async function startMastery() {
  const [store, index] = await Promise.all([theStore(), loadIndex()]);
  const keeper = await keepSchedule(store);

  function fill() {
    const now = Date.now();
    const progress = store.state();
    const schedule = keeper.current();
    const masteries = new Masteries(index, progress, schedule, now);
    const [topics, groups] = [masteries.topics(), masteries.groups()];
    const exams = new Map(index.exams.map((exam) => [exam.id, masteries.exam(exam)]));
    put("masteryTopic", (id) => topics.get(id));
    put("masteryGroup", (id) => groups.get(id));
    put("masteryDomain", (name) => exams.get(examIn(name))?.domains.get(restOf(name)));
    put("masterySkill", (name) => exams.get(examIn(name))?.skills.get(restOf(name)));
    for (const place of all("[data-due]", HTMLElement)) {
      const topic = place.dataset.due ?? "";
      const cards = index.cards.filter((card) => topic === "" || index.topics[card.topic].id === topic);
      const { learning, reviews } = schedule.queue(cards.map(({ id }) => id), progress.cards, now);
      const due = learning.length + reviews.length;
      place.hidden = due === 0;
      const query = topic === "" ? "" : `?of=topic:${topic}`;
      place.replaceChildren(h("a", { href: `${base()}cards/${query}` }, dueText(due)));
    }
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  store.onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(fill, PAUSE);
  });
  fill();
  keeper.keep();
}

/**
 * @param {"masteryTopic" | "masteryGroup" | "masteryDomain" | "masterySkill"} name
 * @param {(id: string) => Mastery | undefined} masteryOf
 */
function put(name, masteryOf) {
  const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  for (const place of all(`[data-${attribute}]`, HTMLElement)) {
    const mastery = masteryOf(place.dataset[name] ?? "");
    place.hidden = mastery === undefined || mastery.seen === 0;
    if (mastery !== undefined) place.replaceChildren(...masteryBar(mastery));
  }
}

/**
 * @param {Mastery} mastery
 * @returns {(Node | string)[]}
 */
export function masteryBar(mastery) {
  // The text beside it says the same.
  const bar = h("meter", { class: "bar", min: 0, max: 1, value: mastery.value.toFixed(3), "aria-hidden": "true" });
  return [bar, " ", masteryText(mastery)];
}

/**
 * @param {string} name "exam:domain"
 * @returns {string}
 */
function examIn(name) {
  return name.slice(0, name.indexOf(":"));
}

/**
 * @param {string} name "exam:domain"
 * @returns {string}
 */
function restOf(name) {
  return name.slice(name.indexOf(":") + 1);
}
