/**
 * Listening: cards or questions are read aloud by the browser, each with a silence in which to
 * answer. Nothing is recorded, for nobody says what was known.
 * @module
 */
import { h } from "../dom.js";
import { newId } from "../study/ids.js";
import { dealt } from "../study/shelf.js";
import { shuffled } from "../study/shuffle.js";
import { cardScript, questionScript } from "./script.js";
import { say } from "./speech.js";

/**
 * @param {import("./view.js").Sitting} sitting
 * @returns {Promise<HTMLElement>}
 */
export async function listening({ store, ids, cards, load, questions, listen }) {
  const what = h(
    "select",
    { id: "listen_what", onchange: () => void choose() },
    h("option", { value: "cards" }, "Cards"),
    h("option", { value: "questions" }, "Questions"),
  );
  const play = h("button", { type: "button", class: "primary" }, "Play");
  const line = h("p", { class: "run-count" });
  const text = h("div", { class: "rest spoken", lang: document.documentElement.lang });
  const root = h(
    "section",
    { class: "run", "aria-label": "Listening" },
    h("div", { class: "run-head" }, h("label", { class: "field", for: what.id }, "Read", what), line),
    text,
    h(
      "div",
      { class: "run-foot" },
      h("button", { type: "button", onclick: () => go(at - 1) }, "Back"),
      play,
      h("button", { type: "button", onclick: () => go(at + 1) }, "Next"),
    ),
  );
  /** @type {import("./script.js").Line[][]} */
  let scripts = [];
  let at = 0;
  /** Which reading is the current one: what an older one still has to say is not said. */
  let turn = 0;
  let playing = false;

  async function choose() {
    stop();
    at = 0;
    if (what.value === "cards") {
      const wanted = shuffled(dealt(ids, store.state().cards, Date.now()), newId());
      await load(wanted);
      scripts = wanted.flatMap((id) => cards.get(id) ?? []).map(cardScript);
    } else {
      scripts = shuffled(await questions(), newId()).map(questionScript);
    }
    show();
  }

  function show() {
    const script = scripts[at];
    line.textContent = script === undefined ? "Nothing to read" : `${at + 1} of ${scripts.length}`;
    text.replaceChildren(...(script ?? []).map(({ text: said }) => h("p", {}, said)));
    play.disabled = script === undefined;
    play.textContent = playing ? "Pause" : "Play";
  }

  function stop() {
    turn += 1;
    playing = false;
    speechSynthesis.cancel();
  }

  /**
   * @param {number} to
   */
  function go(to) {
    if (!(to in scripts)) return;
    const goesOn = playing;
    stop();
    at = to;
    if (goesOn) void read();
    show();
  }

  async function read() {
    turn += 1;
    const own = turn;
    playing = true;
    show();
    for (;;) {
      for (const [place, { text: said, pause }] of scripts[at].entries()) {
        text.children[place]?.classList.add("said");
        await say(said);
        if (own !== turn) return;
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (own !== turn) return;
      }
      if (at === scripts.length - 1) break;
      at += 1;
      show();
    }
    if (own === turn) stop();
    show();
  }

  play.addEventListener("click", () => {
    if (playing) {
      stop();
      show();
    } else void read();
  });
  listen(stop);
  await choose();
  return root;
}
