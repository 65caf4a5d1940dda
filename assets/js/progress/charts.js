/**
 * Small charts, each with the table it is drawn from.
 * @module
 */
import { h } from "../dom.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 640;
const HEIGHT = 120;
const GAP = 2;

/**
 * @typedef {object} Chart
 * @property {string} title
 * @property {string} summary what the picture shows, in a sentence
 * @property {ReadonlyArray<string>} head titles of the table's columns; the first is that of the labels
 * @property {ReadonlyArray<{label: string, parts: ReadonlyArray<number>, cells: ReadonlyArray<string>}>} rows
 *   one bar each, its parts from the bottom up; `cells` is what the table says
 */

/**
 * @param {Chart} chart
 * @returns {HTMLElement}
 */
export function barChart({ title, summary, head, rows }) {
  const caption = h("figcaption", {}, h("b", {}, `${title}.`), ` ${summary}`);
  // An empty frame would look like a fault.
  const empty = rows.every(({ parts }) => parts.every((part) => part === 0));
  if (empty) return h("figure", { class: "chart" }, caption);
  const table = h(
    "table",
    { class: "chart-table" },
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h(
      "tbody",
      {},
      ...rows.map(({ label, cells }) =>
        h("tr", {}, h("th", { scope: "row" }, label), ...cells.map((cell) => h("td", {}, cell))),
      ),
    ),
  );
  return h(
    "figure",
    { class: "chart" },
    caption,
    bars(rows, `${title}. ${summary}`),
    h("details", {}, h("summary", {}, "As a table"), h("div", { class: "table-scroll", role: "region", tabindex: 0, "aria-label": title }, table)),
  );
}

/**
 * @param {Chart["rows"]} rows
 * @param {string} label
 * @returns {SVGElement}
 */
function bars(rows, label) {
  const most = Math.max(1, ...rows.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const step = WIDTH / Math.max(rows.length, 1);
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label });
  picture.append(svg("path", { class: "chart-base", d: `M0 ${HEIGHT - 0.5}H${WIDTH}` }));
  rows.forEach(({ parts }, place) => {
    let top = HEIGHT;
    parts.forEach((part, number) => {
      const height = (part / most) * (HEIGHT - 4);
      top -= height;
      if (height === 0) return;
      const size = { x: place * step + GAP / 2, y: top, width: Math.max(step - GAP, 1), height };
      picture.append(svg("rect", { class: `chart-part-${number}`, ...size }));
    });
  });
  return picture;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  }
  return element;
}
