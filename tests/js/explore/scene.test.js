import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, fixed, percent, whole } from "../../../assets/js/explore/numbers.js";
import { Axes, box, lines } from "../../../assets/js/explore/scene.js";

test("axes turn values into places, with the y-axis upwards", () => {
  const axes = new Axes({ x: 10, y: 20, width: 100, height: 50 }, [0, 2], [-1, 1]);
  assert.deepEqual(axes.at(0, -1), [10, 70]);
  assert.deepEqual(axes.at(2, 1), [110, 20]);
  assert.deepEqual(axes.at(1, 0), [60, 45]);
});

test("what lies outside is put on the edge, infinite or not", () => {
  const axes = new Axes({ x: 0, y: 0, width: 10, height: 10 }, [0, 1], [0, 1]);
  assert.deepEqual(axes.at(-5, Infinity), [0, 0]);
});

test("shapes are rounded and never of a negative width", () => {
  assert.deepEqual(lines("fig-line", [[0.123, 1], [2, 3.456]]), [
    "polyline",
    { class: "fig-line", points: "0.1,1 2,3.5" },
  ]);
  assert.equal(box("fig-a", 0, 0, -3, 5)[1].width, 0);
});

test("numbers for the eye", () => {
  assert.deepEqual([fixed(0.5), fixed(null), fixed(2, 0)], ["0.50", "–", "2"]);
  assert.deepEqual([percent(0), percent(0.004), percent(0.125)], ["0%", "<1%", "13%"]);
  assert.equal(fixed(-1.5), "−1.50");
  assert.equal(whole(12345.6), "12,346");
  assert.deepEqual([counted(1, "step"), counted(2, "step"), counted(1, "a", "b")], ["1 step", "2 steps", "1 a"]);
});
