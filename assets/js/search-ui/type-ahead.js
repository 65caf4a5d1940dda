/**
 * Catches what is typed between the key that opens search and the moment its field is there: the
 * dialog's code is fetched at the first use, and people do not wait for it.
 * @module
 */

/**
 * @param {string} text so far
 * @param {string} key `KeyboardEvent.key`
 * @returns {string | undefined} the text with that key; undefined if the key is no text
 */
export function typed(text, key) {
  if (key === "Backspace") return [...text].slice(0, -1).join("");
  return [...key].length === 1 ? text + key : undefined;
}

/** @returns {() => string} ends the catching and gives what was typed */
export function catchTyping() {
  let text = "";
  const listen = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const longer = typed(text, event.key);
    if (longer === undefined) return;
    text = longer;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", listen, { capture: true });
  return () => {
    removeEventListener("keydown", listen, { capture: true });
    return text;
  };
}
