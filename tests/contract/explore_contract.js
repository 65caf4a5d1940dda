/**
 * Computes explorables as the page does, for tests/contract/test_explore.py: JSON in, JSON out.
 *
 * Reads a list of `{id, given, settings}` and answers with the measures of each.
 */
import { readFileSync } from "node:fs";

import { measure as capacity } from "../../assets/js/explore/capacity.js";
import { measure as chunks } from "../../assets/js/explore/chunks.js";
import { measure as descent } from "../../assets/js/explore/descent.js";
import { measure as sampling } from "../../assets/js/explore/sampling.js";
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

const asked = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(
  JSON.stringify(
    asked.map((/** @type {{ id: string, given: any, settings: number[] }} */ { id, given, settings }) =>
      MEASURES[id](given, ...settings),
    ),
  ),
);
