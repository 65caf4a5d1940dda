/**
 * The button that changes the colours. The stored choice is set before the first paint by the
 * script in the page's head.
 * @module
 */
import { all } from "./dom.js";
import { notice } from "./notice.js";
import { nameOf, recall, remember } from "./storage.js";
import { nextTheme, themeName, themeOf } from "./themes.js";

/** Goes one step round: system, the opposite, the other. */
export function changeTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = nextTheme(themeOf(document.documentElement.dataset.theme), dark);
  remember("theme", theme);
  show(theme);
  notice(`Colors: ${themeName(theme)}`);
}

/**
 * @param {import("./themes.js").Theme} theme
 */
function show(theme) {
  document.documentElement.dataset.theme = theme;
  for (const button of all("[data-action=theme]", HTMLElement)) {
    button.title = `Colors: ${themeName(theme)}`;
  }
}

/** Makes the buttons work, and follows a change made in another tab. */
export function startThemeButton() {
  show(themeOf(document.documentElement.dataset.theme));
  for (const button of all("[data-action=theme]", HTMLElement)) {
    button.addEventListener("click", changeTheme);
  }
  addEventListener("storage", (event) => {
    if (nameOf(event.key) === "theme") show(themeOf(recall("theme")));
  });
}
