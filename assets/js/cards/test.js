/**
 * A test over a deck: each card once, its name typed or chosen among cards that are alike.
 * @module
 */
import { plausible } from "../desk/record.js";
import { reviewList } from "../desk/review.js";
import { questionRun } from "../desk/run.js";
import { h, onSubmit } from "../dom.js";
import { scoreLine } from "../practice/words.js";
import { isRight } from "../study/attempt.js";
import { wholeDraft } from "../study/drafts.js";
import { newId } from "../study/ids.js";
import { isSet, joinRuns } from "../study/runs.js";
import { dealt } from "../study/shelf.js";
import { shuffled } from "../study/shuffle.js";
import { askCard } from "./asking.js";
import { roundKey } from "./rounds.js";

const LENGTHS = [10, 20, 40];

/**
 * @param {import("./view.js").Sitting} sitting
 * @returns {Promise<HTMLElement>}
 */
export async function deckTest({ store, ids, cards, load, near, listen, deck }) {
  const root = h("div", { class: "table-top" });
  const key = roundKey("test", deck);
  const kept = await wholeDraft(store, key, isSet, joinRuns);

  /**
   * @param {{ids: string[], how: "typed" | "chosen", seed: string}} test
   * @param {any} state kept of its run
   */
  async function run(test, state) {
    // What is like a card has to be at hand too, for the wrong options.
    await load(near(test.ids));
    const deckOfCards = [...cards.values()];
    const questions = test.ids.flatMap((id) => {
      const card = cards.get(id);
      return (card && askCard(card, deckOfCards, test.how, test.seed)) ?? [];
    });
    if (questions.length === 0) {
      choose();
      return;
    }
    const started = questionRun({
      questions,
      store,
      key,
      kept: state,
      draft: (value) => ({ ...value, ...test }),
      record: ({ question, attempt }, ms) => ({
        type: "recalled",
        card: question.id,
        hash: question.hash,
        right: isRight(question, attempt),
        mode: "test",
        ms: plausible(ms),
      }),
      askConfidence: false,
      listen,
      onEnd(results) {
        void store.dropDraft(key);
        const right = results.filter((one) => isRight(one.question, one.attempt)).length;
        const heading = h("h2", { tabindex: -1 }, "Result");
        root.replaceChildren(
          h(
            "section",
            { class: "result", "aria-label": "Result" },
            heading,
            h("p", { class: "score", role: "status" }, scoreLine(right, results.length, questions.length)),
            h("button", { type: "button", class: "primary", onclick: choose }, "Another test"),
            reviewList(results),
          ),
        );
        heading.focus();
      },
    });
    root.replaceChildren(started.element);
    if (state === undefined) started.focus();
  }

  function choose() {
    const how = h(
      "select",
      { id: "test_how" },
      h("option", { value: "chosen" }, "Chosen from four"),
      h("option", { value: "typed" }, "Typed"),
    );
    const length = h("select", { id: "test_length" }, ...LENGTHS.map((one) => h("option", { value: one }, String(one))));
    const form = h(
      "form",
      { class: "deck-line", autocomplete: "off" },
      h("label", { class: "field", for: how.id }, "Answers", how),
      h("label", { class: "field", for: length.id }, "Cards", length),
      h("button", { type: "submit", class: "primary" }, "Start"),
    );
    onSubmit(form, () => {
      const seed = newId();
      const open = dealt(ids, store.state().cards, Date.now());
      const wanted = shuffled(open, seed).slice(0, Number(length.value));
      void run({ ids: wanted, how: how.value === "typed" ? "typed" : "chosen", seed }, undefined);
    });
    root.replaceChildren(form);
  }

  const goesOn = typeof kept?.seed === "string";
  if (goesOn) await run({ ids: kept.ids, how: kept.how, seed: kept.seed }, kept);
  else choose();
  return root;
}
