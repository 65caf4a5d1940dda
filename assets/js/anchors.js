/**
 * Anchors: what stands behind the `#` of an address.
 * @module
 */

/**
 * @param {string} hash with its `#`, or empty
 * @returns {string} the anchor decoded; as it stands if it is not well encoded, because anybody can
 *   write `#100%` behind an address
 */
export function anchorOf(hash) {
  const anchor = hash.replace(/^#/, "");
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

/**
 * @param {string} hash with its `#`, or empty
 * @returns {HTMLElement | null} what it leads to on this page
 */
export function targetOf(hash) {
  return document.getElementById(anchorOf(hash));
}
