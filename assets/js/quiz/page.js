/**
 * The questions of a page: makes each answerable, counts how it goes, and goes from one to the
 * next. The answer written out below a question stays until the reader has answered, for those who
 * only want to read.
 * @module
 */
import { answeredEvent } from "../desk/record.js";
import { all, h } from "../dom.js";
import { notice } from "../notice.js";
import { recall } from "../storage.js";
import { tally } from "../study/attempt.js";
import { fromArticle } from "./article.js";
import { keepAttempt, keptAttempt } from "./kept.js";
import { studyKey } from "./keys.js";
import { listenForKeys } from "./listen.js";
import { reportAddress } from "./report.js";
import { QuestionView } from "./view.js";
import { tallyLine } from "./words.js";

/** @typedef {import("../study/store.js").Store} Store */

/** @type {Store | undefined} */
let store;
/** @type {Promise<void> | undefined} */
let opening;

/**
 * Opens the store of progress, whose code no reader needs who only reads.
 * @returns {Promise<void>}
 */
function prepareStore() {
  opening ??= import("../desk/store.js")
    .then((desk) => desk.theStore())
    .then((opened) => {
      store = opened;
    })
    .catch((error) => {
      opening = undefined; // the network may come back
      throw error;
    });
  return opening;
}

/** @type {{attempt: import("../study/attempt.js").Attempt, question: import("../study/questions.js").Question, mode: "page" | "embed"}[]} */
const waiting = [];

/** Writes down every answer that waits for it. */
async function writeDown() {
  if (store === undefined) await prepareStore();
  for (const one of waiting.splice(0)) store?.add(answeredEvent(one));
}

/**
 * @param {QuestionView} view just checked
 * @param {"page" | "embed"} mode
 */
async function record({ question, attempt }, mode) {
  waiting.push({ question, attempt, mode });
  try {
    await writeDown();
  } catch {
    notice("This answer is not recorded yet. Keep the page open: it is tried again when there is a network.");
    addEventListener("online", () => void writeDown().catch(() => {}), { once: true });
  }
}

/**
 * Says of the questions whose answer has changed since the reader gave one that it has.
 * @param {ReadonlyArray<QuestionView>} views
 */
async function tellChanges(views) {
  const [{ changedNote }] = await Promise.all([import("../desk/words.js"), prepareStore()]);
  for (const view of views) {
    const { id, hash } = view.question;
    view.tell(changedNote(store?.state().questions.get(id), hash));
  }
}

/**
 * Makes every question of the page answerable.
 * @param {"page" | "embed"} mode
 */
export function startQuiz(mode) {
  const views = all(".question-list", HTMLElement).flatMap((list) => startList(list, mode));
  if (recall("studied") !== "") tellChanges(views).catch(() => {});
  listenForKeys(studyKey, (key, target) => {
    if (key.name !== "option" || !(target instanceof Node)) return false;
    const view = views.find(({ article }) => article.contains(target));
    view?.press(key.place);
    return view !== undefined;
  });
}

/**
 * Who has come to the questions may answer one, and by then the network may be gone.
 * @param {HTMLElement} list
 */
function prepareWhenSeen(list) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    prepareStore().catch(() => {});
  });
  seen.observe(list);
}

/**
 * @param {HTMLElement} list
 * @param {"page" | "embed"} mode
 * @returns {QuestionView[]}
 */
function startList(list, mode) {
  const line = h("p", { class: "tally-line", role: "status", tabindex: -1 });
  const articles = all(".question", HTMLElement, list);
  /** @type {QuestionView[]} */
  const views = [];
  const count = () => {
    line.textContent = tallyLine(tally(views));
  };

  /**
   * @param {number} place of the question that is left
   */
  const goOn = (place) => {
    const following = [...views.slice(place + 1), ...views.slice(0, place)];
    const open = following.find(({ attempt, article }) => !attempt.checked && article.checkVisibility());
    if (open === undefined) line.focus();
    else {
      open.article.scrollIntoView({ block: "nearest" });
      open.focus();
    }
  };

  for (const [place, article] of articles.entries()) {
    const question = fromArticle(article);
    const view = new QuestionView({
      question,
      article,
      attempt: keptAttempt(question),
      written: true,
      askConfidence: recall("sureness") !== "off",
      report: reportAddress(question),
      onChange: ({ attempt }) => {
        keepAttempt(question.id, attempt);
        count();
        // By the time the answer is checked, it can be written down at once.
        prepareStore().catch(() => {});
      },
      onChecked: (checked) => {
        checked.tell("");
        void record(checked, mode);
      },
      next: articles.length > 1 ? () => goOn(place) : null,
    });
    views.push(view);
  }
  if (views.length > 1) list.after(line);
  count();
  prepareWhenSeen(list);
  return views;
}
