/**
 * Addresses that lead from a table to the compare page.
 * @module
 */

/**
 * @param {string} anchor a row's id in its page
 * @param {string} table
 * @returns {string} the row's own id: on other pages than the table's, anchors start with the
 *   table's id, and on print sheets with the topic's too
 */
export function rowId(anchor, table) {
  const prefix = `${table}--`;
  const at = anchor.lastIndexOf(prefix);
  return at >= 0 ? anchor.slice(at + prefix.length) : anchor;
}

/**
 * @param {string} base path of the site's root
 * @param {string} table
 * @param {ReadonlyArray<string>} rows
 * @returns {string} address of the compare page with these rows side by side
 */
export function compareAddress(base, table, rows) {
  return `${base}compare/?table=${table}&rows=${rows.join(",")}`;
}
