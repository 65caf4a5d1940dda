/**
 * The page's one schedule of cards. What it has computed is kept, for a phone with thousands of
 * cards.
 * @module
 */
import { wholeDraft } from "../study/drafts.js";
import { Schedule, isSnapshot } from "../study/schedule.js";

const KEY = "schedule";

/**
 * @typedef {object} Keeper
 * @property {() => Schedule} current under the settings as they are now
 * @property {() => void} keep to be called after work
 */

/**
 * @param {import("../study/store.js").Store} store
 * @returns {Promise<Keeper>}
 */
export async function keepSchedule(store) {
  let settings = JSON.stringify(store.state().settings);
  let schedule = new Schedule(store.state().settings, await wholeDraft(store, KEY, isSnapshot));
  return {
    current() {
      const now = JSON.stringify(store.state().settings);
      if (now !== settings) {
        settings = now;
        schedule = new Schedule(store.state().settings);
      }
      return schedule;
    },
    keep: () => store.saveDraft(KEY, schedule.snapshot()),
  };
}
