/**
 * Modal dialogs: the browser keeps the focus inside and gives it back afterwards.
 * @module
 */

/**
 * @param {HTMLDialogElement} dialog put into the page when it is not there yet
 */
export function openModal(dialog) {
  if (!dialog.isConnected) {
    document.body.append(dialog);
    dialog.addEventListener("click", (event) => {
      // Only the backdrop counts as the dialog itself: its content covers the whole box.
      if (event.target === dialog) dialog.close();
      // Where the sandbox of a frame allows no forms, buttons of method="dialog" close nothing.
      const button = event.target instanceof Element ? event.target.closest("form[method=dialog] button") : null;
      if (!(button instanceof HTMLButtonElement) || button.type !== "submit") return;
      event.preventDefault();
      dialog.close(button.value);
    });
  }
  if (!dialog.open) dialog.showModal();
}
