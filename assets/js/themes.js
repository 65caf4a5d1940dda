/**
 * The reader's choice of colours: `light`, `dark`, or empty for what the system says.
 * @module
 */

/** @typedef {"" | "light" | "dark"} Theme */

/**
 * @param {string | null | undefined} text
 * @returns {Theme} empty for anything that is no theme
 */
export function themeOf(text) {
  return text === "light" || text === "dark" ? text : "";
}

/**
 * The round of the button. Its first step always changes what is seen.
 * @param {Theme} theme
 * @param {boolean} systemDark
 * @returns {Theme}
 */
export function nextTheme(theme, systemDark) {
  const [opposite, same] = /** @type {[Theme, Theme]} */ (
    systemDark ? ["light", "dark"] : ["dark", "light"]
  );
  if (theme === "") return opposite;
  return theme === opposite ? same : "";
}

/**
 * @param {Theme} theme
 * @returns {string} for the reader
 */
export function themeName(theme) {
  return theme === "" ? "as the system" : theme;
}
