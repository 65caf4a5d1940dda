import assert from "node:assert/strict";
import { test } from "node:test";
import { placeTip } from "../../../assets/js/terms/place.js";

const PHONE = { width: 390, height: 800 };
const TIP = { width: 300, height: 60 };

test("above the word and centred where there is room", () => {
  const word = { left: 180, right: 220, top: 400, bottom: 420 };
  assert.deepEqual(placeTip(word, TIP, PHONE), { left: 50, top: 334 });
});

test("below the word at the top of the window", () => {
  const word = { left: 180, right: 220, top: 50, bottom: 70 };
  assert.equal(placeTip(word, TIP, PHONE).top, 76);
});

test("inside the window at both sides", () => {
  const left = placeTip({ left: 0, right: 20, top: 400, bottom: 420 }, TIP, PHONE).left;
  const right = placeTip({ left: 370, right: 390, top: 400, bottom: 420 }, TIP, PHONE).left;
  assert.ok(left > 0);
  assert.ok(right + TIP.width < PHONE.width);
});
