import assert from "node:assert/strict";
import { test } from "node:test";
import { parseOptions } from "../../../assets/js/frame/options.js";

const EXAMS = ["mla-c02", "aif-c01"];
const NOTHING = { theme: "", limit: Infinity, exam: "" };

test("everything asked for is read", () => {
  assert.deepEqual(parseOptions("?theme=dark&limit=3&exam=aif-c01", EXAMS), {
    theme: "dark",
    limit: 3,
    exam: "aif-c01",
  });
});

for (const search of ["", "?theme=auto&limit=0&exam=saa", "?theme=x&limit=-1", "?limit=2.5", "?limit=many"]) {
  test(`"${search}" asks for nothing`, () => {
    assert.deepEqual(parseOptions(search, EXAMS), NOTHING);
  });
}
