import assert from "node:assert/strict";
import { test } from "node:test";
import { nextTheme, themeName, themeOf } from "../../assets/js/themes.js";

for (const systemDark of [false, true]) {
  test(`the round visits all three themes, the system ${systemDark ? "dark" : "light"}`, () => {
    /** @type {import("../../assets/js/themes.js").Theme} */
    let theme = "";
    const seen = [];
    for (let step = 0; step < 3; step += 1) {
      theme = nextTheme(theme, systemDark);
      seen.push(theme);
    }
    assert.deepEqual([...seen].sort(), ["", "dark", "light"]);
    assert.equal(seen[0], systemDark ? "light" : "dark", "the first step is seen");
    assert.equal(seen[2], "");
  });
}

test("anything that is no theme is the system's", () => {
  assert.equal(themeOf("dark"), "dark");
  assert.equal(themeOf("sepia"), "");
  assert.equal(themeOf(null), "");
  assert.equal(themeName(""), "as the system");
});
