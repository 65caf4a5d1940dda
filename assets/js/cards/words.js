/**
 * What the cards page says.
 * @module
 */
import { count } from "../desk/words.js";
import { dayOf } from "../study/days.js";
import { intervalText } from "../study/schedule.js";

/** @typedef {import("../study/schedule.js").Queue} Queue */

/**
 * @param {Queue} queue
 * @returns {string} what is left to do today
 */
export function queueLine({ learning, reviews, fresh }) {
  const parts = [
    learning.length > 0 ? `${learning.length} learning` : "",
    reviews.length > 0 ? `${count(reviews.length, "review")}` : "",
    fresh.length > 0 ? `${fresh.length} new` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "Nothing is due" : parts.join(" · ");
}

/**
 * @param {Queue} queue an empty one
 * @param {{newPerDay: number}} settings
 * @param {number} now
 * @returns {string} what comes next
 */
export function restLine({ due, unseen, nextStep }, { newPerDay }, now) {
  const texts = ["Done for now."];
  if (nextStep !== null) texts.push(`The next card comes in ${intervalText(nextStep - now)}.`);
  if (due > 0) texts.push(`${count(due, "more card")} ${due === 1 ? "is" : "are"} due: your daily limit is reached.`);
  if (unseen > 0) texts.push(`${count(unseen, "card")} not begun yet: ${newPerDay} a day ${newPerDay === 1 ? "comes" : "come"} in.`);
  return texts.join(" ");
}

/**
 * @param {{learned: number, cards: number, left: number}} progress
 * @returns {string}
 */
export function learningLine({ learned, cards, left }) {
  return `${learned} of ${cards} learned · ${count(left, "recall")} to go`;
}

/**
 * @param {import("../study/learn.js").Learning} learning a finished one
 * @param {number} criterion right recalls of a new card
 * @returns {string}
 */
export function learnedLine({ learned, slips }, criterion) {
  const slipped = Object.keys(slips).length;
  if (learned.length === 0) return "There is nothing to learn in this deck.";
  const first = `${count(learned.length, "card")} known.`;
  const second = slipped === 0 ? "None was missed on the way." : `${slipped} had to come back.`;
  const third = criterion > 1 ? "On another day, once each is enough; Spaced tells you when." : "";
  return [first, second, third].filter(Boolean).join(" ");
}

/**
 * @param {import("../study/match.js").Match} before
 * @param {import("../study/match.js").Match} after a tile was picked
 * @param {string} time so far
 * @returns {string}
 */
export function pickedLine(before, after, time) {
  const pairs = after.tiles.length / 2;
  if (after.finished !== null) {
    const slips = after.slips === 0 ? "without a wrong pair" : `with ${count(after.slips, "wrong pair")}`;
    return `${pairs === 1 ? "The one pair" : `All ${pairs} pairs`} in ${time}, ${slips}.`;
  }
  if (after.paired.length > before.paired.length) return `A pair: ${after.paired.length} of ${pairs}.`;
  if (after.slips > before.slips) return "No pair: 3 seconds more.";
  return after.picked === null ? "Put back." : "Now what belongs to it.";
}

/**
 * @param {ReadonlyArray<import("../study/shelf.js").Shelved>} cards left out
 * @returns {string} "Left out: 2 for good, 1 for today"
 */
export function shelfLine(cards) {
  const forGood = cards.filter(({ until }) => until === null).length;
  const rest = cards.length - forGood;
  const parts = [forGood > 0 ? `${forGood} for good` : "", rest > 0 ? `${rest} for today` : ""];
  return `Left out: ${parts.filter(Boolean).join(", ")}`;
}

/**
 * @param {import("../study/shelf.js").Shelved} card
 * @returns {string} how long it is left out
 */
export function untilText({ until }) {
  return until === null ? "left out for good" : `comes again on ${dayOf(until)}`;
}

/**
 * @param {number} cards
 * @param {string} name of the card, if it is one
 * @returns {string}
 */
export function broughtBackLine(cards, name) {
  return cards === 1 && name !== "" ? `${name} is back.` : `${count(cards, "card")} ${cards === 1 ? "is" : "are"} back.`;
}
