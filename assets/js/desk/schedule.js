/**
 * The page's one schedule of cards. What it has computed is kept, for a phone with thousands of
 * cards.
 * @module
 */
import { dayOf } from "../study/days.js";
import { wholeDraft } from "../study/drafts.js";
import { Schedule, isSnapshot } from "../study/schedule.js";

const KEY = "schedule";

/**
 * @typedef {object} Keeper
 * @property {() => Schedule} current under the settings, and on the day, as they are now
 * @property {() => void} keep to be called after work
 */

/**
 * @param {import("../study/store.js").Store} store
 * @returns {Promise<Keeper>}
 */
export async function keepSchedule(store) {
  // An exam that was ahead when the page was opened may be past now.
  const situation = () => JSON.stringify([store.state().settings, dayOf(Date.now())]);
  let computedIn = situation();
  let schedule = new Schedule(store.state().settings, Date.now(), await wholeDraft(store, KEY, isSnapshot));
  return {
    current() {
      const now = situation();
      if (now !== computedIn) {
        computedIn = now;
        schedule = new Schedule(store.state().settings, Date.now(), schedule.snapshot());
      }
      return schedule;
    },
    keep: () => store.saveDraft(KEY, schedule.snapshot()),
  };
}
