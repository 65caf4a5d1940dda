/**
 * What an explorable shows, as a value: a drawing and words. Nothing here knows the page.
 * @module
 */

/** @typedef {[number, number]} Pair */

/** @typedef {[tag: string, attributes: Record<string, string | number>, text?: string]} Shape */

/**
 * @typedef {object} Control an input that the reader moves
 * @property {string} name
 * @property {string} label
 * @property {"range" | "number"} kind
 * @property {number} min
 * @property {number} max
 * @property {number} step
 * @property {number} value to start from
 * @property {(value: number) => string} say the value in words, as for the eye
 */

/**
 * @typedef {object} Scene
 * @property {number} width of the drawing, in units of which a phone shows about 340
 * @property {number} height
 * @property {string} alt what the drawing shows
 * @property {Shape[]} shapes
 * @property {Array<[name: string, value: string]>} readings
 * @property {string} words what has come of the settings, in a sentence or two
 */

/** @typedef {Record<string, number>} Values by the name of a control */

/**
 * @typedef {object} Explorable
 * @property {Control[]} controls
 * @property {(values: Values) => Scene} scene
 */

/**
 * @param {string} look classes of `assets/css/content.css`
 * @param {ReadonlyArray<Pair>} points
 * @returns {Shape} straight lines from point to point
 */
export function lines(look, points) {
  return ["polyline", { class: look, points: points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ") }];
}

/**
 * @param {string} look
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Shape}
 */
export function box(look, x, y, width, height) {
  return ["rect", { class: look, x: round(x), y: round(y), width: round(Math.max(0, width)), height: round(height) }];
}

/**
 * @param {string} look
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @returns {Shape}
 */
export function dot(look, x, y, r) {
  return ["circle", { class: look, cx: round(x), cy: round(y), r }];
}

/**
 * @param {string} look added to `fig-text`: `fig-mid`, `fig-end`, `fig-strong`, `fig-small`
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @returns {Shape}
 */
export function label(look, x, y, words) {
  return ["text", { class: `fig-text ${look}`.trim(), x: round(x), y: round(y) }, words];
}

/**
 * A pair of axes: where a value lies in the drawing.
 */
export class Axes {
  #area;
  #x;
  #y;

  /**
   * @param {{ x: number, y: number, width: number, height: number }} area of the drawing
   * @param {Pair} x values at the left and the right edge
   * @param {Pair} y values at the bottom and the top
   */
  constructor(area, x, y) {
    this.#area = area;
    this.#x = x;
    this.#y = y;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {[number, number]} a place in the drawing; what lies outside is put on the edge
   */
  at(x, y) {
    const { x: left, y: top, width, height } = this.#area;
    return [left + width * share(x, this.#x), top + height * (1 - share(y, this.#y))];
  }

  /**
   * @param {string} across what the x-axis is
   * @param {string} up what the y-axis is
   * @returns {Shape[]}
   */
  frame(across, up) {
    const { x, y, width, height } = this.#area;
    return [
      lines("fig-line", [[x, y], [x, y + height], [x + width, y + height]]),
      label("fig-mid", x + width / 2, y + height + 16, across),
      label("", x - 2, y - 6, up),
    ];
  }
}

/**
 * @param {number} value
 * @param {Pair} range
 * @returns {number} 0 to 1
 */
function share(value, [from, to]) {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/**
 * @param {number} value
 * @returns {number} to a tenth: no screen shows more
 */
function round(value) {
  return Math.round(value * 10) / 10;
}
