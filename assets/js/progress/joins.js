/**
 * How two states of one unfinished session are put together, so that an import loses no answer.
 * @module
 */
import { joinRuns } from "../desk/runstate.js";
import { joinSittings } from "../study/exam.js";

/**
 * @param {string} key of the draft
 * @returns {import("../study/drafts.js").Join}
 */
export function joinOf(key) {
  return key.startsWith("exam.") ? joinSittings : joinRuns;
}
