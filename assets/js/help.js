/**
 * The dialog that lists what the keyboard can do.
 * @module
 */
import { h } from "./dom.js";
import { isApple, setSingleKeys, singleKeys } from "./keyboard.js";
import { openModal } from "./modal.js";
import { SHORTCUTS } from "./shortcuts.js";

/**
 * What holds inside one widget.
 * @type {[title: string, lines: [keys: string[], text: string][]][]}
 */
const ELSEWHERE = [
  [
    "In search",
    [
      [["↑", "↓"], "Choose a result"],
      [["Enter"], "Open it"],
      [["Esc"], "Close"],
    ],
  ],
  [
    "In questions",
    [
      [["1", "…", "9"], "Choose an option"],
      [["↑", "↓"], "Choose an option"],
      [["Space"], "Tick an option"],
      [["Enter"], "Check the answer, continue"],
    ],
  ],
  [
    "In sets and exams",
    [
      [["F"], "Flag the question"],
      [["B"], "Back to the previous one"],
    ],
  ],
  [
    "On cards",
    [
      [["Enter"], "Show the answer"],
      [["1", "…", "4"], "Rate it: again, hard, good, easy"],
      [["U"], "Undo"],
    ],
  ],
  [
    "In tables",
    [
      [["Tab"], "Reach the filter, columns and headings"],
      [["Enter"], "Sort by the heading"],
      [["←", "→"], "Move a wide table"],
    ],
  ],
];

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** Shows the help. */
export function openHelp() {
  dialog ??= build();
  openModal(dialog);
}

/** @returns {HTMLDialogElement} */
function build() {
  const modifier = isApple() ? "⌘" : "Ctrl";
  /** @type {[keys: string[], text: string][]} */
  const everywhere = SHORTCUTS.map(({ key, modified, text }) => [
    modified ? [modifier, key.toUpperCase()] : [key],
    text,
  ]);
  const box = h("input", { type: "checkbox", onchange: () => setSingleKeys(box.checked) });
  box.checked = singleKeys();
  return h(
    "dialog",
    { id: "help_dialog", class: "dialog", "aria-labelledby": "help_title" },
    h(
      "div",
      { class: "dialog-body" },
      h(
        "form",
        { method: "dialog", class: "dialog-head" },
        h("h2", { id: "help_title" }, "Keyboard"),
        h("button", { class: "close", "aria-label": "Close" }, "×"),
      ),
      h(
        "div",
        { class: "help-columns" },
        section("Everywhere", everywhere, wherePlain(modifier)),
        ...ELSEWHERE.map(([title, lines]) => section(title, lines)),
      ),
      h("p", {}, h("label", { class: "tick" }, box, " Shortcuts with a single key")),
    ),
  );
}

/**
 * @param {string} modifier
 * @returns {HTMLElement} where the keys of `SHORTCUTS` act
 */
function wherePlain(modifier) {
  const key = (/** @type {string} */ text) => h("kbd", {}, text);
  return h(
    "p",
    { class: "quiet" },
    ...[key(modifier), " ", key("K"), " acts everywhere, in fields of text too; "],
    ...[key("/"), " and ", key("?"), " everywhere but in fields of text and in lists; "],
    "the letters where no field and no option has the focus.",
  );
}

/**
 * @param {string} title
 * @param {[keys: string[], text: string][]} lines
 * @param {...HTMLElement} notes
 * @returns {HTMLElement}
 */
function section(title, lines, ...notes) {
  return h(
    "section",
    {},
    h("h3", {}, title),
    h(
      "dl",
      { class: "keys" },
      ...lines.map(([keys, text]) =>
        h("div", {}, h("dt", {}, ...keys.map((key) => h("kbd", {}, key))), h("dd", {}, text)),
      ),
    ),
    ...notes,
  );
}
