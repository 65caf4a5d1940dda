/**
 * The practice page: a set is chosen, answered question by question, and looked back at. The set is
 * in the address, how far it has come in the store.
 * @module
 */
import { hidden, queryWith } from "../desk/address.js";
import { loadQuestions } from "../desk/data.js";
import { attempt, startDesk } from "../desk/part.js";
import { answeredEvent } from "../desk/record.js";
import { questionRun } from "../desk/run.js";
import { h } from "../dom.js";
import { newSeed } from "../quiz/kept.js";
import { wholeDraft } from "../study/drafts.js";
import { isSet, joinRuns } from "../study/runs.js";
import { draw, fromParams, goneFrom, strangers, toParams, withoutStrangers } from "../study/select.js";
import { chooser } from "./chooser.js";
import { resultPart } from "./result.js";
import { KEY, asked, keyOf } from "./sets.js";
import { goOnText, goneLine, strangersLine } from "./words.js";

/** @typedef {import("../study/select.js").Wish} Wish */

/** A set that nobody goes on with is forgotten after this time. */
const OLD = 14 * 24 * 3600_000;

/**
 * @param {HTMLElement} part
 */
export function startPractice(part) {
  return startDesk(part, ({ root, store, index, onStop }) => {
    /** @type {(() => void)[]} */
    let ends = [];

    function end() {
      for (const one of ends) one();
      ends = [];
    }

    onStop(end);

    /** Shows what the address asks for. */
    async function open() {
      end();
      const params = asked(location.search);
      const wish = fromParams(params);
      const unknown = strangers(index, params);
      if (wish === null) await choose();
      else if (unknown.length > 0 && !(await isBegun(wish))) await choose(withoutStrangers(wish, unknown), strangersLine(unknown));
      else await attempt(root, () => practise(wish.seed === "" ? seeded(wish) : wish));
    }

    /**
     * @param {Wish} wish
     * @returns {Promise<boolean>} whether its set was drawn when all it asks for was here
     */
    async function isBegun(wish) {
      return wish.seed !== "" && (await store.draft(await keyOf(store, wish))) !== undefined;
    }

    /**
     * @param {Wish} wish of a link that leaves open which set it is
     * @returns {Wish} with a set of its own, which a reload gives again
     */
    function seeded(wish) {
      const own = { ...wish, seed: newSeed() };
      // An address without its questions would ask for all there are.
      if (draw(index, own, store.state()).length === 0) return own;
      history.replaceState(history.state, "", addressOf(own));
      return fromParams(asked(location.search)) ?? own;
    }

    /**
     * @param {Wish} wish
     * @returns {string} the page's address with the set drawn from it
     */
    function addressOf(wish) {
      const set = draw(index, wish, store.state());
      return queryWith(location.search, hidden(toParams(wish, set))) + location.hash;
    }

    /**
     * @param {Omit<Wish, "seed" | "ids"> & {ids?: string[]}} wanted
     */
    function begin(wanted) {
      const wish = { ids: [], ...wanted, seed: newSeed() };
      history.pushState(null, "", addressOf(wish));
      void open();
    }

    /**
     * @param {Wish} [wish] what to choose at first
     * @param {string} [message] why the reader is asked
     */
    async function choose(wish, message = "") {
      const form = chooser({ index, store, wish, onStart: begin });
      root.replaceChildren(...(message === "" ? [] : [said(message)]), ...(await unfinished()), form);
    }

    /** @returns {Promise<HTMLElement[]>} links to sets that were begun */
    async function unfinished() {
      const drafts = await store.drafts(KEY, () => joinRuns);
      const links = drafts.sort((a, b) => b.at - a.at).flatMap(({ key, at, value }) => {
        const set = /** @type {any} */ (value);
        if (!isSet(set)) {
          void wholeDraft(store, key, isSet, joinRuns);
          return [];
        }
        if (set.done || Date.now() - at > OLD) {
          void store.dropDraft(key);
          return [];
        }
        const answered = Object.values(set.attempts).filter((/** @type {any} */ one) => one.checked).length;
        if (answered === 0 || typeof set.query !== "string") return [];
        return [h("li", {}, h("a", { href: set.query }, goOnText(answered, set.ids.length)))];
      });
      return links.length === 0 ? [] : [h("ul", { class: "plain begun" }, ...links.slice(0, 3))];
    }

    /**
     * @param {Wish} wish
     */
    async function practise(wish) {
      const key = await keyOf(store, wish);
      const kept = await wholeDraft(store, key, isSet, joinRuns);
      const ids = kept?.ids ?? draw(index, wish, store.state()).map(({ id }) => id);
      const questions = await loadQuestions(index, ids);
      if (questions.length === 0) {
        const named = ids.length + wish.ids.length;
        root.replaceChildren(said(named > 0 ? goneLine(named, named) : "No question fits what the link asks for."), again());
        return;
      }
      const query = location.search;
      const draft = (/** @type {import("../study/runs.js").RunState} */ state) => ({ ...state, ids, query });
      const finish = (/** @type {import("../desk/run.js").RunResult[]} */ results, focus = true) => {
        end();
        const result = resultPart({ results, total: questions.length, onAgain: begin, onOther: other });
        root.replaceChildren(result);
        if (focus) result.querySelector("h2")?.focus();
      };
      const run = questionRun({
        questions,
        store,
        key,
        kept,
        draft,
        record: (result, ms) => answeredEvent({ ...result, mode: "practice", ms }),
        askConfidence: store.state().settings.askConfidence,
        listen: (one) => void ends.push(one),
        onEnd: (results, state) => {
          store.saveDraft(key, { ...draft(state), done: true }, joinRuns);
          finish(results);
        },
      });
      const line = goneLine(goneFrom(index, wish), wish.ids.length);
      root.replaceChildren(...(line === "" ? [] : [said(line)]), run.element);
      if (kept?.done) finish(run.results(), false);
      else if (navigator.userActivation?.isActive) run.focus();
    }

    /**
     * @param {string} text
     * @returns {HTMLElement}
     */
    function said(text) {
      return h("p", { class: "unknown", role: "status" }, text);
    }

    function other() {
      history.pushState(null, "", queryWith(location.search, new URLSearchParams()) || location.pathname);
      void open();
    }

    function again() {
      return h("button", { type: "button", onclick: other }, "Choose another set");
    }

    addEventListener("popstate", () => void open());
    return open();
  });
}
