/**
 * Puts an explorable into the page: its inputs, its drawing, and the same in words.
 * @module
 */
import { all, h } from "../dom.js";

/** @typedef {import("./scene.js").Control} Control */
/** @typedef {import("./scene.js").Explorable} Explorable */
/** @typedef {import("./scene.js").Values} Values */

/** @type {Record<string, () => Promise<(given: any) => Explorable>>} */
const SCENES = {
  threshold: async () => (await import("./threshold-scene.js")).thresholdScene,
  sampling: async () => (await import("./sampling-scene.js")).samplingScene,
  "learning-rate": async () => (await import("./descent-scene.js")).descentScene,
  chunks: async () => (await import("./chunks-scene.js")).chunksScene,
  capacity: async () => (await import("./capacity-scene.js")).capacityScene,
};

/** Milliseconds of rest after which a reader who listens is told: a moving slider would babble. */
const REST = 600;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 * @returns {SVGElement}
 */
function drawn(tag, attributes, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = text;
  return element;
}

/**
 * @param {HTMLInputElement} input
 * @returns {boolean}
 */
function isWithin({ validity }) {
  return !(validity.rangeUnderflow || validity.rangeOverflow);
}

/**
 * @param {HTMLInputElement} input
 * @returns {boolean} whether it holds a number that its control takes
 */
function isGiven(input) {
  // Between two steps is fine: a price has as many digits as it has.
  return !(input.validity.badInput || input.value === "") && isWithin(input);
}

/** One explorable of the page. */
class ExploreView {
  #explorable;
  /** @type {Values} */
  #values = {};
  /** @type {Map<HTMLInputElement, { control: Control, output: HTMLOutputElement }>} */
  #inputs = new Map();
  #figure = h("div", { class: "figure explore-figure" });
  #readings = h("dl", { class: "explore-readings" });
  #words = h("p", { class: "explore-words" });
  #status = h("p", { class: "visually-hidden", role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /**
   * @param {Explorable} explorable
   * @param {Element} still what stands there without a script
   */
  constructor(explorable, still) {
    this.#explorable = explorable;
    const fields = explorable.controls.map((control) => this.#field(control));
    const reset = h("button", { type: "reset" }, "Reset");
    const form = h("form", { class: "explore-form" }, ...fields, reset);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.#read());
    form.addEventListener("reset", () => {
      // The inputs have their first values once the event is over.
      setTimeout(() => this.#read());
    });
    still.after(
      h("div", { class: "explore-live" }, form, this.#figure, this.#readings, this.#words, this.#status),
    );
    still.setAttribute("hidden", "");
    this.#draw();
  }

  /**
   * @param {Control} control
   * @returns {HTMLElement}
   */
  #field(control) {
    const { kind: type, name, min, max, step, value } = control;
    const input = h("input", { type, name, min, max, step, value });
    // What it says is the input's own value, which a screen reader tells already.
    const output = h("output", { "aria-live": "off" });
    this.#inputs.set(input, { control, output });
    this.#values[name] = value;
    return h("div", { class: `explore-field ${type}` }, h("label", {}, h("span", {}, control.label), input), output);
  }

  /** Takes over what the inputs hold; half-typed numbers wait. */
  #read() {
    for (const [input, { control }] of this.#inputs) {
      const given = isGiven(input);
      input.setAttribute("aria-invalid", String(!given));
      if (given) this.#values[control.name] = input.valueAsNumber;
    }
    this.#draw();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      this.#status.textContent = this.#words.textContent;
    }, REST);
  }

  #draw() {
    for (const [input, { control, output }] of this.#inputs) {
      const said = control.say(this.#values[control.name]);
      output.textContent = said;
      if (control.kind === "range") input.setAttribute("aria-valuetext", said);
    }
    const { width, height, alt, shapes, readings, words } = this.#explorable.scene(this.#values);
    const figure = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": alt });
    figure.append(...shapes.map((shape) => drawn(...shape)));
    this.#figure.replaceChildren(figure);
    this.#readings.replaceChildren(
      ...readings.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    );
    this.#words.textContent = words;
  }
}

/**
 * @param {HTMLElement} box an `.explore`
 */
async function start(box) {
  const scene = await SCENES[box.dataset.explore ?? ""]?.();
  const still = box.querySelector(".explore-still");
  if (scene === undefined || still === null) return;
  new ExploreView(scene(JSON.parse(box.dataset.given ?? "{}")), still);
}

/** Makes every explorable of the page move; one whose code is gone stays a table. */
export async function startExplorables() {
  await Promise.allSettled(all(".explore[data-explore]", HTMLElement).map(start));
}
