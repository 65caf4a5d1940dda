/**
 * Computes explorables as the page does, for tests/contract/test_explore.py: JSON in, JSON out.
 *
 * Reads a list of `{id, given, settings}` and answers with the measures of each; without `settings`,
 * with the drawing that the page starts from.
 */
import { readFileSync } from "node:fs";

import { capacityScene } from "../../assets/js/explore/capacity-scene.js";
import { measure as capacity } from "../../assets/js/explore/capacity.js";
import { chunksScene } from "../../assets/js/explore/chunks-scene.js";
import { measure as chunks } from "../../assets/js/explore/chunks.js";
import { descentScene } from "../../assets/js/explore/descent-scene.js";
import { measure as descent } from "../../assets/js/explore/descent.js";
import { samplingScene } from "../../assets/js/explore/sampling-scene.js";
import { measure as sampling } from "../../assets/js/explore/sampling.js";
import { thresholdScene } from "../../assets/js/explore/threshold-scene.js";
import { measure as threshold } from "../../assets/js/explore/threshold.js";

/** @type {Record<string, (given: any, ...settings: number[]) => object>} */
const MEASURES = {
  threshold,
  sampling,
  "learning-rate": descent,
  chunks,
  capacity: (given, requests, ...prices) => {
    const names = Object.keys(given);
    const own = Object.fromEntries(prices.map((price, place) => [names[place], price]));
    return capacity({ ...given, ...own }, requests);
  },
};

/** @type {Record<string, (given: any) => import("../../assets/js/explore/scene.js").Explorable>} */
const SCENES = {
  threshold: thresholdScene,
  sampling: samplingScene,
  "learning-rate": descentScene,
  chunks: chunksScene,
  capacity: capacityScene,
};

/**
 * @param {string} id
 * @param {any} given
 * @returns {object} what is drawn first
 */
function drawing(id, given) {
  const { controls, scene } = SCENES[id](given);
  return scene(Object.fromEntries(controls.map(({ name, value }) => [name, value])));
}

const asked = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(
  JSON.stringify(
    asked.map((/** @type {{ id: string, given: any, settings?: number[] }} */ { id, given, settings }) =>
      settings === undefined ? drawing(id, given) : MEASURES[id](given, ...settings),
    ),
  ),
);
