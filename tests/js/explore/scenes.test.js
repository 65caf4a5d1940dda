import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { capacityScene } from "../../../assets/js/explore/capacity-scene.js";
import { chunksScene } from "../../../assets/js/explore/chunks-scene.js";
import { descentScene } from "../../../assets/js/explore/descent-scene.js";
import { samplingScene } from "../../../assets/js/explore/sampling-scene.js";
import { thresholdScene } from "../../../assets/js/explore/threshold-scene.js";

/** @typedef {import("../../../assets/js/explore/scene.js").Explorable} Explorable */
/** @typedef {import("../../../assets/js/explore/scene.js").Values} Values */

/** @type {Record<string, Explorable>} */
const SCENES = {
  threshold: thresholdScene({ positives: [0.9, 0.6], negatives: [0.7, 0.2, 0.1] }),
  sampling: samplingScene({ tokens: ["late", "today", "here"], logits: [2, 1, 0] }),
  "learning-rate": descentScene({ start: 2 }),
  chunks: chunksScene({ length: 2400, answers: [[150, 220], [280, 350]], hits: 3 }),
  capacity: capacityScene({
    ...{ tokens_in: 1500, tokens_out: 500, price_in: 1, price_out: 4 },
    ...{ unit_price: 20, unit_requests: 8000 },
  }),
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

test("sampling: one token left is said to be certain, not right", () => {
  const { words, alt } = SCENES.sampling.scene({ temperature: 1, k: 3, p: 0.05 });
  assert.match(words, /^Only “late” is left/);
  assert.match(alt, /late 100%, today cut, here cut/);
});

test("learning-rate: a walk that leaves the picture is not drawn at its edge", () => {
  const { shapes, alt } = SCENES["learning-rate"].scene({ rate: 1.2, steps: 20 });
  assert.match(alt, /leaving the picture at step 2\./);
  assert.equal(shapes.filter(([tag]) => tag === "circle").length, 2);
});

test("chunks: a cut answer is marked and counted", () => {
  const { words, shapes } = SCENES.chunks.scene({ size: 300, overlap: 0 });
  assert.match(words, /^1 of 2 answers stand whole in one chunk; more overlap/);
  assert.deepEqual(shapes.map(([, , text]) => text).filter((text) => text === "✓" || text === "✕"), ["✓", "✕"]);
});

test("capacity: the cheaper way changes at the break-even", () => {
  const { controls, scene } = SCENES.capacity;
  const start = Object.fromEntries(controls.map(({ name, value }) => [name, value]));
  assert.match(scene({ ...start, requests: 5500 }).words, /^Paying by the token is cheaper/);
  assert.match(scene({ ...start, requests: 6000 }).words, /^Provisioned capacity is cheaper/);
  assert.deepEqual(scene(start).readings[3], ["One unit pays off from", "5,715 requests per hour"]);
});
