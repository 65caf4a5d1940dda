/**
 * The progress page: how it goes, what can be set, and the reader's own data.
 * @module
 */
import { startDesk } from "../desk/part.js";
import { historyPart } from "./history.js";
import { settingsPart } from "./settings.js";
import { transferPart } from "./transfer.js";

/**
 * @param {HTMLElement} part
 */
export function startProgress(part) {
  return startDesk(part, async ({ root, store, index }) => {
    root.append(await historyPart(store, index), settingsPart(store, index), transferPart(store));
  });
}
