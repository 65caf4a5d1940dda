/**
 * Computes explorables as the page does, for tests/contract/test_explore.py: JSON in, JSON out.
 *
 * Reads a list of `{id, given, settings}` and answers with the measures of each.
 */
import { readFileSync } from "node:fs";

import { measure as threshold } from "../../assets/js/explore/threshold.js";

/** @type {Record<string, (given: any, ...settings: number[]) => object>} */
const MEASURES = { threshold };

const asked = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(
  JSON.stringify(
    asked.map((/** @type {{ id: string, given: any, settings: number[] }} */ { id, given, settings }) =>
      MEASURES[id](given, ...settings),
    ),
  ),
);
