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
    });
  }
  if (!dialog.open) dialog.showModal();
}
