/**
 * The progress page: how it goes, what can be set, and the reader's own data.
 * @module
 */
import { startDesk } from "../desk/part.js";
import { settingsPart } from "./settings.js";
import { transferPart } from "./transfer.js";

/**
 * @param {HTMLElement} part
 */
export function startProgress(part) {
  return startDesk(part, ({ root, store, index }) => {
    root.append(settingsPart(store, index), transferPart(store));
  });
}
