/**
 * Where an error in a question can be reported.
 * @module
 */

/**
 * @param {{id: string, text: string}} question or card
 * @returns {string} address of a new report with its title filled in; empty when the site has no
 *   place for reports
 */
export function reportAddress({ id, text }) {
  const form = document.querySelector("[data-report]");
  if (!(form instanceof HTMLElement) || !form.dataset.report) return "";
  const address = new URL(form.dataset.report, location.href);
  address.searchParams.set("title", `${id}: ${text}`);
  address.searchParams.set("body", `${location.origin}${location.pathname}#q-${id}\n\n`);
  return address.href;
}
