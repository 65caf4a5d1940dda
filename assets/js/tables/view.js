/**
 * Sorting, filtering, choosing columns and picking rows of a comparison table. Without a script it
 * is a plain table; everything here changes what is shown, never what is there.
 * @module
 */
import { targetOf } from "../anchors.js";
import { all, base, h } from "../dom.js";
import { compareAddress, rowId } from "./address.js";
import { holds, searchable } from "./filter.js";
import { watchFit } from "./fit.js";
import { nextDirection, sortedRows } from "./order.js";

/** @typedef {import("./order.js").Direction} Direction */

/**
 * @param {HTMLElement} box a `.table-box`
 */
export function enhanceTable(box) {
  const table = box.querySelector("table");
  const body = table?.tBodies[0];
  const head = table?.tHead?.rows[0];
  const tools = box.querySelector(".table-tools");
  if (!table || !body || !head || !(tools instanceof HTMLElement)) return;
  const status = h("span", { class: "table-status", role: "status" });
  const parts = { box, body, head: [...head.cells], rows: [...body.rows], status };
  tools.append(filterField(parts), columnChooser(parts), ...rowPicker(parts), status);
  tools.hidden = false;
  addSorting(parts);
  watchFit(table);
}

/**
 * @typedef {object} Parts
 * @property {HTMLElement} box
 * @property {HTMLTableSectionElement} body
 * @property {HTMLTableCellElement[]} head cells of the heading row
 * @property {HTMLTableRowElement[]} rows in their own order
 * @property {HTMLElement} status says what happened
 */

/**
 * @param {HTMLTableCellElement} cell
 * @returns {string} what it says, without the notes link and marks beside a row's name
 */
function textOf(cell) {
  return (cell.querySelector(".row-link") ?? cell).textContent?.trim() ?? "";
}

/**
 * @param {HTMLTableRowElement} row
 * @returns {string} what all its cells say; the page has nothing between one cell and the next
 */
function rowText(row) {
  return [...row.cells].map(({ textContent }) => textContent).join(" ");
}

/**
 * @param {Parts} parts
 */
function addSorting({ body, head, rows, status }) {
  /** @type {Direction | undefined} */
  let direction;
  /** @type {HTMLTableCellElement | undefined} */
  let sorted;
  head.forEach((cell, column) => {
    const title = textOf(cell);
    const button = h("button", { type: "button", class: "sort" }, ...cell.childNodes);
    cell.replaceChildren(button);
    button.addEventListener("click", () => {
      direction = nextDirection(sorted === cell ? direction : undefined);
      sorted?.removeAttribute("aria-sort");
      sorted = direction === undefined ? undefined : cell;
      if (direction === undefined) {
        body.append(...rows);
        status.textContent = "In the table’s own order";
        return;
      }
      cell.setAttribute("aria-sort", direction);
      const cells = rows.map((row) => textOf(row.cells[column]));
      body.append(...sortedRows(cells, direction).map((index) => rows[index]));
      status.textContent = `Sorted by ${title}, ${direction}`;
    });
  });
}

/**
 * @param {Parts} parts
 * @returns {HTMLElement}
 */
function filterField({ box, rows, status }) {
  /** @type {string[] | undefined} */
  let texts;
  const input = h("input", {
    type: "search",
    placeholder: "Filter rows",
    "aria-label": "Filter rows",
    autocomplete: "off",
    spellcheck: "false",
    oninput: update,
  });

  /** Shows the rows that hold what is typed. */
  function update() {
    texts ??= rows.map((row) => searchable(rowText(row)));
    let shown = 0;
    for (const [index, row] of rows.entries()) {
      row.hidden = !holds(texts[index], input.value);
      if (!row.hidden) shown += 1;
    }
    if (input.value.trim() === "") status.textContent = "";
    else status.textContent = shown === 0 ? "No row matches" : `${shown} of ${rows.length} rows`;
  }

  /** A link to a row the filter hides shows it again. */
  function showTarget() {
    const target = targetOf(location.hash);
    if (!target || !box.contains(target) || !target.hidden) return;
    input.value = "";
    update();
    target.scrollIntoView();
  }

  addEventListener("hashchange", showTarget);
  return input;
}

/**
 * @param {Parts} parts
 * @returns {HTMLElement}
 */
function columnChooser({ head, rows }) {
  const boxes = head.map((cell, column) => {
    const box = h("input", {
      type: "checkbox",
      checked: true,
      onchange: () => {
        cell.hidden = !box.checked;
        for (const row of rows) row.cells[column].hidden = !box.checked;
        keepOne();
      },
    });
    return { box, label: h("label", { class: "tick" }, box, ` ${textOf(cell)}`) };
  });

  /** The last column shown cannot be hidden too: then there would be nothing to compare. */
  function keepOne() {
    const shown = boxes.slice(1).filter(({ box }) => box.checked);
    for (const { box } of boxes.slice(1)) box.disabled = shown.length === 1 && box.checked;
  }

  const chooser = h(
    "details",
    { class: "columns" },
    h("summary", {}, "Columns"),
    // The first column names the rows, so it always stays.
    h(
      "fieldset",
      {},
      h("legend", { class: "visually-hidden" }, "Columns to show"),
      ...boxes.slice(1).map(({ label }) => label),
    ),
  );
  keepOne();
  chooser.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !chooser.open) return;
    chooser.open = false;
    chooser.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!chooser.contains(/** @type {Node} */ (event.target))) chooser.open = false;
  });
  return chooser;
}

/**
 * @param {Parts} parts
 * @returns {HTMLElement[]} the button that shows a box in each row, and the link they lead to
 */
function rowPicker({ box, rows }) {
  const table = box.dataset.table ?? "";
  const link = h("a", { class: "button", hidden: true });
  /** @type {HTMLInputElement[]} */
  const boxes = [];

  /** Brings the link in step with the boxes. */
  function update() {
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    link.hidden = chosen.length < 2;
    link.textContent = `Compare ${chosen.length} rows`;
    link.href = compareAddress(base(), table, chosen);
  }

  const button = h(
    "button",
    {
      type: "button",
      "aria-pressed": "false",
      onclick: () => {
        const picking = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(picking));
        if (boxes.length === 0) boxes.push(...rows.map((row) => pickBox(row, table, update)));
        for (const pick of boxes) {
          pick.hidden = !picking;
          pick.checked &&= picking;
        }
        update();
      },
    },
    "Pick rows to compare",
  );
  return [button, link];
}

/**
 * @param {HTMLTableRowElement} row
 * @param {string} table
 * @param {() => void} onchange
 * @returns {HTMLInputElement} put in front of the row's name
 */
function pickBox(row, table, onchange) {
  const name = textOf(row.cells[0]);
  const pick = h("input", {
    type: "checkbox",
    class: "pick",
    value: rowId(row.id, table),
    "aria-label": `Compare ${name}`,
    onchange,
  });
  row.cells[0].prepend(pick);
  return pick;
}

/** Enhances every comparison table of the page. */
export function startTables() {
  all(".table-box[data-table]", HTMLElement).forEach(enhanceTable);
}
