/**
 * Entry point of every page: starts what each page has, and brings in the rest when the page or
 * its reader asks for it.
 * @module
 */
import { all, isPlainClick } from "./dom.js";
import { changeExam, startExamSwitch } from "./exam-switch.js";
import { startKeyboard } from "./keyboard.js";
import { startPrintDetails } from "./print/details.js";
import { catchTyping } from "./search-ui/type-ahead.js";
import { changeTheme, startThemeButton } from "./theme-button.js";

/**
 * What a page may have, and what brings it to life.
 * @type {[selector: string, start: (element: HTMLElement) => Promise<void>][]}
 */
const PARTS = [
  [".question", async () => (await import("./quiz/view.js")).startQuiz()],
  [".table-box[data-table]", async () => (await import("./tables/view.js")).startTables()],
  ["nav.toc", async (toc) => (await import("./toc/view.js")).followReading(toc)],
  ["a.term[data-define]", async () => (await import("./terms/view.js")).startTerms()],
  ["[data-action=copy]", async (button) => (await import("./copy.js")).enableCopy(button)],
  ["#compare", async (root) => (await import("./compare/view.js")).startCompare(root)],
  ["#search-page", async (root) => (await import("./search-ui/page.js")).startSearchPage(root)],
  [
    "form#print-picker",
    async (form) =>
      (await import("./print/picker.js")).startPicker(/** @type {HTMLFormElement} */ (form)),
  ],
];

/** @type {typeof import("./search-ui/dialog.js") | undefined} */
let searchDialog;

/** Fetches the dialog's code; the index is not fetched before the dialog is open. */
async function prepareSearch() {
  const module = await import("./search-ui/dialog.js");
  searchDialog = module;
  return module;
}

/** Opens the search dialog; on the search page, goes to its field. */
async function openSearch() {
  const field = document.querySelector("#search-page input[type=search]");
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
    return;
  }
  if (searchDialog !== undefined) {
    // At once: phones show their keyboard only for a focus set during the tap.
    searchDialog.openSearch();
    return;
  }
  const stopCatching = catchTyping();
  try {
    (await prepareSearch()).openSearch(stopCatching());
  } finally {
    stopCatching();
  }
}

/** Opens the keyboard help. */
async function openHelp() {
  (await import("./help.js")).openHelp();
}

/**
 * @param {"next" | "prev"} way
 */
function turn(way) {
  const link = document.querySelector(`a[rel="${way}"]`);
  if (link instanceof HTMLAnchorElement) link.click();
}

startExamSwitch();
startThemeButton();
startPrintDetails();
startKeyboard({
  search: () => void openSearch(),
  help: () => void openHelp(),
  theme: changeTheme,
  exam: changeExam,
  next: () => turn("next"),
  previous: () => turn("prev"),
});
for (const link of all("[data-action=search]", HTMLElement)) {
  for (const sign of ["pointerenter", "pointerdown", "focus"]) {
    link.addEventListener(sign, () => void prepareSearch(), { once: true, passive: true });
  }
  link.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    void openSearch();
  });
}
for (const button of all("[data-action=help]", HTMLElement)) {
  button.addEventListener("click", () => void openHelp());
}

const started = PARTS.flatMap(([selector, start]) => {
  const element = document.querySelector(selector);
  return element instanceof HTMLElement ? [start(element)] : [];
});
// Marking waits for the widgets, which move text about; one that fails keeps none of the others.
for (const result of await Promise.allSettled(started)) {
  if (result.status === "rejected") reportError(result.reason);
}
if (new URLSearchParams(location.search).has("mark")) {
  await (await import("./search-ui/landing.js")).markLanding();
}
