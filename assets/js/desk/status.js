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
  // Where nothing is kept, another page has none of it: what there is, is taken out here.
  const more =
    status.kept === "memory"
      ? h("button", { type: "button", onclick: () => void takeOut() }, "Export a file")
      : h("a", { href: `${base()}progress/` }, "Progress");
  note.replaceChildren(...(text === "" ? [] : [text, " ", more]));
}

/** Exports this page's answers. */
async function takeOut() {
  const [{ theStore }, { exportProgress }] = await Promise.all([import("./store.js"), import("../progress/transfer.js")]);
  await exportProgress(await theStore());
}
