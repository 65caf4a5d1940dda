/**
 * The page's one store of progress: opened when something needs it, put to sleep when the page goes,
 * and what it cannot keep is said.
 * @module
 */
import { base } from "../dom.js";
import { forgetAttempts } from "../quiz/kept.js";
import { remember } from "../storage.js";
import { openStore } from "../study/store.js";
import { showStatus } from "./status.js";

/** @typedef {import("../study/store.js").Store} Store */

/** @type {Promise<Store> | undefined} */
let opening;

/**
 * Several sites may share a host, so the path of this one is part of the name.
 * @returns {Promise<Store>} never rejects
 */
export function theStore() {
  opening ??= open();
  return opening;
}

/** @returns {Promise<Store>} */
async function open() {
  const store = await openStore({ name: `cribsheet:${base()}`, onStatus: showStatus });
  addEventListener("pagehide", () => store.sleep());
  addEventListener("pageshow", (event) => {
    if (event.persisted) void store.wake();
  });
  const note = () => {
    // What ordinary pages ask before they load any of the code.
    const { answers, settings } = store.state();
    remember("studied", answers.length > 0 ? "1" : "");
    remember("sureness", settings.askConfidence ? "" : "off");
  };
  store.onChange(note);
  store.onReset(forgetAttempts);
  note();
  return store;
}
