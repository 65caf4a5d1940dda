/**
 * What stands side by side, and in what it differs. The choice is kept in the page's address:
 * `?table=ID&rows=a,b` or `?services=a,b`.
 * @module
 */

/**
 * @typedef {object} Cell
 * @property {string} [html] as the site's build made it; without it, `text` is all there is
 * @property {string} text
 */

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} name
 * @property {string} [html] the name with its formatting
 * @property {string} [service]
 * @property {Cell[]} cells one per column
 */

/**
 * @typedef {object} Table
 * @property {string} id
 * @property {string} title
 * @property {string} decide the family's deciding question
 * @property {string} name heading of the rows' names
 * @property {{id: string, title: string}[]} columns
 * @property {Row[]} rows
 */

/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string} name
 * @property {string[]} former names
 * @property {string} purpose
 * @property {"open" | "closed" | "sunset" | "ended"} availability
 * @property {string} since
 * @property {string} ends
 * @property {string} note
 * @property {{table: string, row: string}[]} rows where tables name it
 */

/** @typedef {{tables: Table[], services: Service[]}} Data */

/** @typedef {{kind: "rows", table: string, rows: string[]}} RowChoice */
/** @typedef {{kind: "services", services: string[]}} ServiceChoice */
/** @typedef {RowChoice | ServiceChoice} Choice */

/**
 * @typedef {object} Line one property of all that is compared
 * @property {string} label
 * @property {(Cell | undefined)[]} cells undefined: says nothing about it
 * @property {boolean} differs
 */

/**
 * @typedef {object} Sheet
 * @property {string} title
 * @property {string} decide the deciding question; empty for services
 * @property {{name: string, html?: string, path: string}[]} heads what is compared, with the
 *   address of each below the site's root
 * @property {{title: string, path: string, lines: Line[]}[]} parts title and path may be empty
 */

/** Services are compared in pairs. */
export const PAIR = 2;

/**
 * @param {string} search the address's query
 * @param {Data} data
 * @returns {Choice} without whatever the site does not have
 */
export function parseChoice(search, { tables, services }) {
  const query = new URLSearchParams(search);
  const listed = (/** @type {string} */ name) => [
    ...new Set((query.get(name) ?? "").split(",").filter((id) => id !== "")),
  ];
  if (query.has("services")) {
    const known = new Set(services.map(({ id }) => id));
    const chosen = listed("services").filter((id) => known.has(id));
    return { kind: "services", services: chosen.slice(0, PAIR) };
  }
  const table = tables.find(({ id }) => id === query.get("table")) ?? tables[0];
  const known = new Set(table?.rows.map(({ id }) => id));
  const rows = listed("rows").filter((id) => known.has(id));
  return { kind: "rows", table: table?.id ?? "", rows };
}

/**
 * @param {string} href the present address
 * @param {Choice} choice
 * @returns {string} the address of that choice, other parameters kept
 */
export function addressOf(href, choice) {
  const url = new URL(href);
  for (const name of ["table", "rows", "services"]) url.searchParams.delete(name);
  // Commas are allowed in a query; encoded they would make the link unreadable.
  const own =
    choice.kind === "services"
      ? `services=${choice.services.join(",")}`
      : `table=${choice.table}&rows=${choice.rows.join(",")}`;
  const others = url.searchParams.toString();
  url.search = others === "" ? own : `${own}&${others}`;
  return url.href;
}

/**
 * @param {Choice} choice
 * @param {Data} data
 * @returns {Sheet | undefined} undefined while there are not two to compare
 */
export function sheetOf(choice, data) {
  if (choice.kind === "services") return servicesSheet(choice.services, data);
  const table = data.tables.find(({ id }) => id === choice.table);
  const rows = table?.rows.filter(({ id }) => choice.rows.includes(id)) ?? [];
  if (table === undefined || rows.length < 2) return undefined;
  return {
    title: table.title,
    decide: table.decide,
    heads: rows.map(({ id, name, html }) => ({ name, html, path: `tables/${table.id}/#${id}` })),
    parts: [{ title: "", path: "", lines: linesOf(table, rows) }],
  };
}

/**
 * @param {string[]} ids
 * @param {Data} data
 * @returns {Sheet | undefined}
 */
function servicesSheet(ids, { tables, services }) {
  const chosen = ids.flatMap((id) => services.find((service) => service.id === id) ?? []);
  if (chosen.length < PAIR) return undefined;
  const parts = [
    {
      title: "Today",
      path: "about/",
      lines: [
        line("Purpose", chosen.map(({ purpose }) => plain(purpose))),
        line("Availability", chosen.map((service) => plain(availability(service)))),
        line("Former names", chosen.map(({ former }) => plain(former.join(", ")))),
        line("Note", chosen.map(({ note }) => plain(note))),
      ].filter(({ cells }) => cells.some((cell) => cell !== undefined)),
    },
  ];
  const naming = tables.map((table) => {
    const rows = chosen.map((service) => {
      const place = service.rows.find((row) => row.table === table.id);
      return table.rows.find(({ id }) => id === place?.row);
    });
    return { table, rows, named: rows.filter((row) => row !== undefined).length };
  });
  // Tables that have several of them are what the reader came for; those with one only leave gaps.
  const fewest = naming.some(({ named }) => named > 1) ? PAIR : 1;
  for (const { table, rows, named } of naming.sort((a, b) => b.named - a.named)) {
    if (named < fewest) continue;
    parts.push({ title: table.title, path: `tables/${table.id}/`, lines: linesOf(table, rows) });
  }
  return {
    title: "Services",
    decide: "",
    heads: chosen.map(({ id, name }) => ({ name, path: `services/#${id}` })),
    parts,
  };
}

/**
 * @param {Table} table
 * @param {(Row | undefined)[]} rows undefined: the table does not have it, so there is nothing to
 *   compare
 * @returns {Line[]} one per column
 */
function linesOf(table, rows) {
  const comparable = rows.every((row) => row !== undefined);
  return table.columns.map(({ title }, column) => {
    const found = line(
      title,
      rows.map((row) => row?.cells[column]),
    );
    return { ...found, differs: comparable && found.differs };
  });
}

/**
 * @param {string} label
 * @param {(Cell | undefined)[]} cells
 * @returns {Line}
 */
function line(label, cells) {
  const texts = cells.map((cell) => cell?.text.trim().toLowerCase().replaceAll(/\s+/g, " ") ?? "");
  return { label, cells, differs: new Set(texts).size > 1 };
}

/**
 * @param {string} text
 * @returns {Cell | undefined}
 */
function plain(text) {
  return text === "" ? undefined : { text };
}

/**
 * @param {Service} service
 * @returns {string}
 */
function availability({ availability: state, since, ends }) {
  switch (state) {
    case "closed":
      return `Closed to new customers${since === "" ? "" : ` since ${since}`}`;
    case "sunset":
      return `Ends ${ends || "soon"}`;
    case "ended":
      return `Ended${since || ends ? ` ${since || ends}` : ""}`;
    default:
      return "Open";
  }
}

/**
 * @param {Sheet} sheet
 * @returns {{lines: number, differ: number}}
 */
export function count({ parts }) {
  const lines = parts.flatMap((part) => part.lines);
  return { lines: lines.length, differ: lines.filter(({ differs }) => differs).length };
}
