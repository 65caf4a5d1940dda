/**
 * Buttons that copy the text of the field beside them.
 * @module
 */
import { notice } from "./notice.js";

/**
 * @param {HTMLElement} button stands in the same box as the field
 */
export function enableCopy(button) {
  const field = button.parentElement?.querySelector("textarea");
  if (!field) return;
  // Built without its address, the site cannot write its own; here it is known.
  field.value = field.value.replaceAll(/ src="(\/[^"]*)"/g, (_, path) => {
    return ` src="${new URL(path, location.href).href}"`;
  });
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      notice("Copied");
    } catch {
      // The clipboard may be closed to scripts; the selected text can still be copied by hand.
      field.focus();
      field.select();
      notice("Selected: copy it with your keyboard");
    }
  });
}
