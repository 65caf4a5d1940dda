/**
 * Entry point of every page: starts what each page has, and brings in the rest when the page or
 * its reader asks for it.
 * @module
 */
import { holdTarget } from "./arrival.js";
import { all, base, isPlainClick } from "./dom.js";
import { changeExam, startExamSwitch } from "./exam-switch.js";
import { startKeyboard } from "./keyboard.js";
import { notice } from "./notice.js";
import { startPrintDetails } from "./print/details.js";
import { searchAddress } from "./search-ui/address.js";
import { catchTyping } from "./search-ui/type-ahead.js";
import { recall } from "./storage.js";
import { changeTheme, startThemeButton } from "./theme-button.js";

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
  const field = document.querySelector("[data-part=search] input[type=search]");
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
  } catch {
    location.assign(searchAddress(base(), { query: stopCatching(), kind: "" }));
  }
}

/** Opens the keyboard help. */
async function openHelp() {
  try {
    (await import("./help.js")).openHelp();
  } catch {
    notice("The help could not be loaded. Reload the page.");
  }
}

/**
 * @param {"next" | "prev"} way
 */
function turn(way) {
  const link = document.querySelector(`a[rel="${way}"]`);
  if (link instanceof HTMLAnchorElement) link.click();
}

/** Makes everything that opens search or help do so. */
function startOpeners() {
  for (const link of all("[data-action=search]", HTMLElement)) {
    for (const sign of ["pointerenter", "pointerdown", "focus"]) {
      const prepare = () => {
        // Only to be quicker: opening tries again, and copes.
        prepareSearch().catch(() => {});
      };
      link.addEventListener(sign, prepare, { once: true, passive: true });
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
}

/** Listens for keys. */
function startKeys() {
  startKeyboard({
    search: () => void openSearch(),
    help: () => void openHelp(),
    theme: changeTheme,
    exam: changeExam,
    next: () => turn("next"),
    previous: () => turn("prev"),
  });
}

/**
 * Starts a part if the page has it. Its code may be gone, after a new release or without a network;
 * the page can then be read as it is. A part that fails keeps none of the others.
 * @template Code
 * @param {string} selector something no note can make: an author's heading may have any id
 * @param {() => Promise<Code>} load
 * @param {(code: Code, element: HTMLElement) => unknown} start
 */
async function startPart(selector, load, start) {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement)) return;
  const code = await load().catch(() => undefined);
  if (code === undefined) return;
  try {
    await start(code, element);
  } catch (error) {
    reportError(error);
  }
}

/** Makes the page's questions answerable; those folded away, when they are opened. */
function startQuestions() {
  const start = () => startPart(".question", () => import("./quiz/page.js"), (quiz) => quiz.startQuiz("page"));
  const fold = document.querySelector("details.made-questions:not([open])");
  if (fold === null) return start();
  fold.addEventListener("toggle", () => void start(), { once: true });
  return undefined;
}

const goToTarget = holdTarget();
for (const start of [startExamSwitch, startThemeButton, startPrintDetails, startKeys, startOpeners]) {
  try {
    start();
  } catch (error) {
    reportError(error);
  }
}
await Promise.all([
  startQuestions(),
  startPart(".table-box[data-table]", () => import("./tables/view.js"), (tables) => tables.startTables()),
  startPart(".tree[data-tree]", () => import("./trees/view.js"), (trees) => trees.startTrees()),
  startPart(".explore[data-explore]", () => import("./explore/view.js"), (explore) => explore.startExplorables()),
  startPart("nav.toc", () => import("./toc/view.js"), ({ followReading }, toc) => followReading(toc)),
  startPart("a.term[data-define]", () => import("./terms/view.js"), (terms) => terms.startTerms()),
  startPart("[data-action=copy]", () => import("./copy.js"), (copy, button) => copy.enableCopy(button)),
  startPart("[data-part=compare]", () => import("./compare/view.js"), (compare, root) => compare.startCompare(root)),
  startPart("[data-part=search]", () => import("./search-ui/page.js"), (search, root) => search.startSearchPage(root)),
  startPart("[data-part=practice]", () => import("./practice/view.js"), (practice, part) => practice.startPractice(part)),
  startPart("[data-part=mock]", () => import("./mock/view.js"), (mock, part) => mock.startMock(part)),
  startPart("[data-part=cards]", () => import("./cards/view.js"), (cards, part) => cards.startCards(part)),
  startPart("[data-part=tonight]", () => import("./tonight/view.js"), (tonight, part) => tonight.startTonight(part)),
  startPart("[data-part=progress]", () => import("./progress/view.js"), (progress, part) => progress.startProgress(part)),
  // No element is looked for, and no code loaded, for who has not studied here.
  recall("studied") !== "" &&
    startPart(".mastery, .due", () => import("./desk/mastery.js"), (mastery) => mastery.startMastery()),
  startPart("form[data-part=print-picker]", () => import("./print/picker.js"), (picker, form) =>
    picker.startPicker(/** @type {HTMLFormElement} */ (form)),
  ),
]);
goToTarget();
// Style sheets that come late move it again.
if (document.readyState !== "complete") addEventListener("load", goToTarget, { once: true });
// Marking waits for the widgets, which move text about.
if (new URLSearchParams(location.search).has("mark")) {
  await startPart("main", () => import("./search-ui/landing.js"), (landing) => landing.markLanding());
}
