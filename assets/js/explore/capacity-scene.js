/**
 * Paying by the token or by the hour as an explorable.
 * @module
 */
import { measure } from "./capacity.js";
import { counted, fixed, whole } from "./numbers.js";
import { Axes, dot, label, lines } from "./scene.js";

/** @typedef {import("./capacity.js").Prices} Prices */
/** @typedef {import("./scene.js").Pair} Pair */

const MOST = 20_000;
const AREA = { x: 40, y: 42, width: 300, height: 150 };

/**
 * @param {Prices} given
 * @returns {import("./scene.js").Explorable}
 */
export function capacityScene(given) {
  /**
   * @param {keyof Prices} name
   * @param {string} text
   * @param {number} min
   * @param {number} max
   * @param {number} step
   * @returns {import("./scene.js").Control}
   */
  const field = (name, text, min, max, step) => ({
    ...{ name, label: text, kind: "number", min, max, step, value: given[name], say: () => "" },
  });
  return {
    controls: [
      {
        ...{ name: "requests", label: "Requests per hour", kind: "range", min: 0, max: MOST, step: 250 },
        ...{ value: 4000, say: whole },
      },
      field("tokens_in", "Input tokens per request", 0, 1_000_000, 100),
      field("tokens_out", "Output tokens per request", 0, 1_000_000, 100),
      field("price_in", "USD per million input tokens", 0, 10_000, 0.5),
      field("price_out", "USD per million output tokens", 0, 10_000, 0.5),
      field("unit_price", "USD per hour of a unit", 0, 100_000, 1),
      field("unit_requests", "Requests per hour of a unit", 100, 1_000_000, 100),
    ],
    scene(values) {
      const { requests } = values;
      const prices = /** @type {Prices} */ (/** @type {unknown} */ (values));
      const { request, tokens, units, reserved, even } = measure(prices, requests);
      const end = measure(prices, MOST);
      const top = Math.max(end.tokens, end.reserved, 0.01);
      const axes = new Axes(AREA, [0, MOST], [0, top]);
      const steps = Math.ceil(MOST / prices.unit_requests);
      /** @type {Pair[]} */
      const stairs = Array.from({ length: steps }, (_, step) => step + 1).flatMap((step) => [
        axes.at((step - 1) * prices.unit_requests, step * prices.unit_price),
        axes.at(step * prices.unit_requests, step * prices.unit_price),
      ]);
      const gap = Math.abs(tokens - reserved);
      const cheaper = tokens < reserved ? "Paying by the token" : "Provisioned capacity";
      return {
        width: 360,
        height: 216,
        alt:
          `Cost per hour over requests per hour. By the token it rises evenly to ${fixed(end.tokens)} dollars at ` +
          `${whole(MOST)} requests; provisioned it is a staircase that ends at ${fixed(end.reserved)}. ` +
          `${even === null ? "One unit never pays off." : `One unit pays off from ${whole(Math.ceil(even))} requests.`}`,
        shapes: [
          ...axes.frame("requests per hour", ""),
          label("fig-small", 4, 32, "USD per hour"),
          label("fig-end fig-small", AREA.x - 4, AREA.y + 4, whole(top)),
          label("fig-end fig-small", AREA.x + AREA.width, AREA.y + AREA.height + 14, whole(MOST)),
          lines("fig-a-line", [[4, 14], [28, 4]]),
          label("", 34, 13, "by the token"),
          lines("fig-b-line", [[136, 14], [148, 14], [148, 4], [160, 4]]),
          label("", 166, 13, "provisioned units"),
          lines("fig-dash", [axes.at(requests, 0), axes.at(requests, top)]),
          lines("fig-a-line", [axes.at(0, 0), axes.at(MOST, end.tokens)]),
          lines("fig-b-line", stairs),
          dot("fig-arrow", ...axes.at(requests, tokens), 4.5),
          dot("fig-arrow", ...axes.at(requests, reserved), 4.5),
        ],
        readings: [
          ["By token", `USD ${fixed(tokens)} per hour`],
          ["Provisioned", `USD ${fixed(reserved)} per hour, ${counted(units, "unit")}`],
          ["One request by token", `USD ${fixed(request, 4)}`],
          ["One unit pays off from", even === null ? "never" : `${whole(Math.ceil(even))} requests per hour`],
        ],
        words:
          gap < 0.005
            ? "Both cost the same at this load."
            : `${cheaper} is cheaper at this load, by ${fixed(gap)} dollars an hour at the prices you put in.`,
      };
    },
  };
}
