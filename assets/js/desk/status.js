/**
 * Says when answers are not as safe as they should be.
 * @module
 */
import { base, h } from "../dom.js";
import { statusText } from "./words.js";

const note = h("p", { class: "storage-note", role: "status" });

/**
 * @param {import("../study/store.js").Status} status
 */
export function showStatus(status) {
  const text = statusText(status);
  if (text === "" && !note.isConnected) return;
  if (!note.isConnected) document.querySelector("main")?.prepend(note);
  const more = h("a", { href: `${base()}progress/` }, "Progress");
  note.replaceChildren(...(text === "" ? [] : [text, " ", more]));
}
