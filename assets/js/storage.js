/**
 * Small values kept in the reader's browser. Storage may be blocked or full, above all in a frame
 * on another site; a value is then simply not kept.
 * @module
 */

const PREFIX = "cribsheet.";

/**
 * @param {string} name without the common prefix
 * @returns {string} empty when nothing is kept under that name
 */
export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return "";
  }
}

/** @returns {boolean} whether values can be kept at all */
export function canRemember() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/**
 * @param {string} name without the common prefix
 * @param {string} value empty: forget it
 */
export function remember(name, value) {
  try {
    if (value === "") localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing depends on a value being kept.
  }
}

/**
 * @param {string | null} key of a storage event
 * @returns {string} the name it has here; empty for a key that is not ours
 */
export function nameOf(key) {
  return key?.startsWith(PREFIX) ? key.slice(PREFIX.length) : "";
}

/**
 * @param {string} name without the common prefix
 * @returns {string} what this tab keeps under that name, over reloads; empty when nothing
 */
export function recallInTab(name) {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} name without the common prefix
 * @param {string} value
 */
export function rememberInTab(name, value) {
  try {
    sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // Blocked or full: the value lasts as long as the page.
  }
}

/**
 * @param {string} start of the names to forget, without the common prefix
 */
export function forgetInTab(start) {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX + start)) sessionStorage.removeItem(key);
    }
  } catch {
    // Blocked: nothing is kept.
  }
}
