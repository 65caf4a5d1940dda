import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { thresholdScene } from "../../../assets/js/explore/threshold-scene.js";

/** @typedef {import("../../../assets/js/explore/scene.js").Explorable} Explorable */
/** @typedef {import("../../../assets/js/explore/scene.js").Values} Values */

/** @type {Record<string, Explorable>} */
const SCENES = {
  threshold: thresholdScene({ positives: [0.9, 0.6], negatives: [0.7, 0.2, 0.1] }),
};

const CLASSES = new Set(
  [...readFileSync("assets/css/content.css", "utf-8").matchAll(/\.(fig-[a-z-]+)/g)].map(([, name]) => name),
);

/**
 * @param {Explorable} explorable
 * @returns {Values[]} where its inputs start, and every mix of their ends
 */
function corners({ controls }) {
  /** @type {Values[]} */
  let mixes = [{}];
  for (const { name, min, max } of controls) {
    mixes = mixes.flatMap((mix) => [min, max].map((value) => ({ ...mix, [name]: value })));
  }
  return [Object.fromEntries(controls.map(({ name, value }) => [name, value])), ...mixes];
}

for (const [name, explorable] of Object.entries(SCENES)) {
  test(`${name}: inputs start at a step of their range`, () => {
    for (const { min, max, step, value } of explorable.controls) {
      assert.ok(min <= value && value <= max);
      const steps = (value - min) / step;
      assert.ok(Math.abs(steps - Math.round(steps)) < 1e-6);
    }
  });

  test(`${name}: every mix of extremes is drawn within its frame and told in words`, () => {
    for (const values of corners(explorable)) {
      const { width, height, alt, shapes, readings, words } = explorable.scene(values);
      const said = [alt, words, ...readings.flat(), ...shapes.map(([, , text]) => text ?? "")];
      for (const text of said) assert.doesNotMatch(text, /NaN|Infinity|undefined|null/);
      assert.ok(alt.length > 20 && words.length > 20);
      for (const [, attributes] of shapes) {
        for (const look of String(attributes.class).split(" ")) assert.ok(CLASSES.has(look), look);
        const { x, y, cx, cy } = attributes;
        for (const across of [x ?? 0, cx ?? 0].map(Number)) assert.ok(across >= 0 && across <= width);
        for (const down of [y ?? 0, cy ?? 0].map(Number)) assert.ok(down >= 0 && down <= height);
      }
    }
  });
}

test("threshold: what is said follows the input", () => {
  const said = (/** @type {number} */ threshold) => SCENES.threshold.scene({ threshold });
  assert.match(said(0.5).words, /^2 of 2 positives found, 1 false alarm;/);
  assert.match(said(0.8).words, /^1 of 2 positives found, 0 false alarms; 1 positive missed, 3 negatives/);
  assert.deepEqual(said(1).readings[0], ["Precision", "–"]);
});
