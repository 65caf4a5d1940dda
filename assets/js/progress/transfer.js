/**
 * The reader's own data: taken out as a file, put in again, kept safe by the browser, or forgotten.
 * @module
 */
import { h } from "../dom.js";
import { forgetAttempts } from "../quiz/kept.js";
import { openModal } from "../modal.js";
import { joinOf } from "../study/draft-kinds.js";
import { askToPersist } from "../study/persistence.js";
import { readFile, writeFile } from "../study/transfer.js";
import { asideLine, importedText, persistText } from "./words.js";

/** @typedef {import("../study/store.js").Store} Store */

/**
 * @param {string} name of the file
 * @param {string} text
 */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // Browsers fetch it after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @returns {string} today, for names of files */
function today() {
  return new Date().toISOString().slice(0, 10);
}

/**
 * @param {Store} store
 */
export async function exportProgress(store) {
  const [drafts, aside] = await Promise.all([store.drafts("", joinOf), store.aside()]);
  const site = new URL(document.baseURI).origin;
  const text = writeFile({ events: store.events(), drafts, aside, site, at: Date.now() });
  download(`cribsheet-progress-${today()}.json`, text);
}

/**
 * @param {Store} store
 * @returns {HTMLElement}
 */
export function transferPart(store) {
  const result = h("p", { class: "transfer-result", role: "status" });
  const file = h("input", { type: "file", id: "progress_import", accept: ".json,application/json" });
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    const reading = chosen.text();
    // So that the same file can be chosen again.
    file.value = "";
    const contents = readFile(await reading);
    const news = contents.problem === "not ours" || contents.problem === "future" ? 0 : store.absorb(contents, joinOf);
    // A large file goes past the journal: who left the page before it is stored would lose it.
    await store.saved();
    result.textContent = importedText(contents, news);
  });
  const persist = h("button", { type: "button" }, "Ask the browser to keep it");
  persist.addEventListener("click", async () => {
    result.textContent = persistText(await askToPersist());
  });
  return h(
    "section",
    { class: "own-data", "aria-labelledby": "own_data" },
    h("h2", { id: "own_data" }, "Your data"),
    h(
      "p",
      { class: "quiet" },
      "All of it is in this browser and nowhere else. Take it to another one as a file; importing a file twice, or in any order, changes nothing.",
    ),
    h(
      "div",
      { class: "own-actions" },
      h("button", { type: "button", onclick: () => void exportProgress(store) }, "Export a file"),
      h("label", { class: "field", for: file.id }, "Import a file", file),
      persist,
      h("button", { type: "button", class: "danger", onclick: () => openModal(resetDialog(store, result)) }, "Forget everything…"),
    ),
    asidePart(store),
    result,
  );
}

/**
 * @param {Store} store
 * @returns {HTMLElement} what could not be read, to be taken away
 */
function asidePart(store) {
  const line = h("p", { class: "aside-line", hidden: true });
  const save = h("button", { type: "button", class: "link" }, "Download it");
  save.addEventListener("click", async () => {
    download(`cribsheet-set-aside-${today()}.json`, JSON.stringify(await store.aside(), null, 1));
  });
  const show = async () => {
    const found = await store.aside();
    line.hidden = found.length === 0;
    line.replaceChildren(asideLine(found.length), " ", save);
  };
  store.onChange(() => void show());
  void show();
  return line;
}

/**
 * @param {Store} store
 * @param {HTMLElement} result
 * @returns {HTMLDialogElement} that asks before anything is forgotten, and offers the file
 */
function resetDialog(store, result) {
  const forget = h("button", { type: "button", class: "danger" }, "Forget everything");
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "reset_title" },
    h(
      "div",
      { class: "dialog-body" },
      h("h2", { id: "reset_title" }, "Forget everything?"),
      h("p", {}, "Answers, schedules, settings and unfinished exams are deleted from this browser. This cannot be undone without a file."),
      h(
        "form",
        { method: "dialog", class: "own-actions" },
        h("button", { class: "primary" }, "Keep it"),
        h("button", { type: "button", onclick: () => void exportProgress(store) }, "Export a file first"),
        forget,
      ),
    ),
  );
  forget.addEventListener("click", async () => {
    await store.clear();
    forgetAttempts();
    dialog.close();
    result.textContent = "Everything was forgotten.";
  });
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}
