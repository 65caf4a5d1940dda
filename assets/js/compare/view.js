/**
 * The compare page: choose rows of one family, or two services, and see them side by side.
 * @module
 */
import { base, h } from "../dom.js";
import { watchFit } from "../tables/fit.js";
import { PAIR, addressOf, count, parseChoice, sheetOf } from "./model.js";

/** @typedef {import("./model.js").Data} Data */
/** @typedef {import("./model.js").Choice} Choice */

/**
 * @param {HTMLElement} root `[data-part=compare]`; its `data-tables` is the address of the data
 */
export async function startCompare(root) {
  const address = root.dataset.tables ?? "";
  const status = h("p", { class: "compare-status", role: "status" });
  root.append(status);
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`status ${response.status}`);
    new ComparePage(root, status, await response.json()).start();
  } catch {
    status.textContent =
      "The tables could not be loaded. Reload the page, or read them one by one below.";
  }
}

/** The page's controls and what they show. */
class ComparePage {
  #root;
  #data;
  /** @type {Choice} */
  #choice;
  #status;
  #controls = h("div", { class: "compare-controls" });
  #sheet = h("div", { class: "compare-sheet" });
  #onlyDiffering = h("input", { type: "checkbox", onchange: () => this.#showSheet() });

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} status
   * @param {Data} data
   */
  constructor(root, status, data) {
    this.#root = root;
    this.#status = status;
    this.#data = data;
    this.#choice = parseChoice(location.search, data);
  }

  /** Puts everything into the page and follows the address. */
  start() {
    const kinds = /** @type {const} */ ([
      ["rows", "Rows of one family"],
      ["services", "Two services"],
    ]).map(([kind, title]) => {
      const input = h("input", {
        type: "radio",
        name: "compare-kind",
        value: kind,
        onchange: () => this.#changeKind(kind),
      });
      input.checked = this.#choice.kind === kind;
      return h("label", { class: "tick" }, input, ` ${title}`);
    });
    this.#root.prepend(
      h(
        "div",
        { class: "compare-form" },
        h(
          "fieldset",
          { class: "compare-kinds" },
          h("legend", { class: "visually-hidden" }, "What to compare"),
          ...kinds,
        ),
        this.#controls,
        h("label", { class: "tick" }, this.#onlyDiffering, " Only what differs"),
      ),
    );
    this.#root.append(this.#sheet);
    this.#showControls();
    this.#showSheet();
  }

  /**
   * @param {Choice["kind"]} kind
   */
  #changeKind(kind) {
    const [first] = this.#data.tables;
    this.#choose(
      kind === "services"
        ? { kind, services: [] }
        : { kind, table: first?.id ?? "", rows: [] },
    );
    this.#showControls();
  }

  /**
   * @param {Choice} choice
   */
  #choose(choice) {
    this.#choice = choice;
    history.replaceState(history.state, "", addressOf(location.href, choice));
    this.#showSheet();
  }

  #showControls() {
    const choice = this.#choice;
    this.#controls.replaceChildren(
      ...(choice.kind === "services" ? this.#servicePickers(choice) : this.#rowPickers(choice)),
    );
  }

  /**
   * @param {import("./model.js").RowChoice} choice
   * @returns {HTMLElement[]} the family, and its rows to tick
   */
  #rowPickers(choice) {
    let ticks = this.#ticks(choice);
    const family = h(
      "select",
      {
        onchange: () => {
          /** @type {import("./model.js").RowChoice} */
          const other = { kind: "rows", table: family.value, rows: [] };
          this.#choose(other);
          ticks.replaceWith((ticks = this.#ticks(other)));
        },
      },
      ...this.#data.tables.map(({ id, title }) => h("option", { value: id }, title)),
    );
    family.value = choice.table;
    return [h("label", { class: "field" }, "Family ", family), ticks];
  }

  /**
   * @param {import("./model.js").RowChoice} choice
   * @returns {HTMLElement} a box for each row of the family
   */
  #ticks({ table: id, rows }) {
    const table = this.#data.tables.find((one) => one.id === id);
    const boxes = (table?.rows ?? []).map((row) => {
      const box = h("input", {
        type: "checkbox",
        value: row.id,
        checked: rows.includes(row.id),
        onchange: () => {
          const chosen = boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
          this.#choose({ kind: "rows", table: id, rows: chosen });
        },
      });
      return { input: box, label: h("label", { class: "tick" }, box, ` ${row.name}`) };
    });
    return h(
      "fieldset",
      { class: "compare-rows" },
      h("legend", {}, table?.name ?? "Rows"),
      ...boxes.map(({ label }) => label),
    );
  }

  /**
   * @param {import("./model.js").ServiceChoice} choice
   * @returns {HTMLElement[]} one list of all services for each of the pair
   */
  #servicePickers({ services: chosen }) {
    const selects = Array.from({ length: PAIR }, (_, place) => {
      const select = h(
        "select",
        {
          onchange: () => {
            const services = selects.map(({ value }) => value).filter((id) => id !== "");
            this.#choose({ kind: "services", services: [...new Set(services)] });
          },
        },
        h("option", { value: "" }, "Choose a service"),
        ...this.#data.services.map(({ id, name }) => h("option", { value: id }, name)),
      );
      select.value = chosen[place] ?? "";
      return select;
    });
    return selects.map((select, place) =>
      h("label", { class: "field" }, place === 0 ? "First " : "Second ", select),
    );
  }

  #showSheet() {
    const sheet = sheetOf(this.#choice, this.#data);
    if (sheet === undefined) {
      this.#sheet.replaceChildren();
      this.#status.textContent =
        this.#choice.kind === "services" ? "Choose two services." : "Tick two rows or more.";
      return;
    }
    const { lines, differ } = count(sheet);
    this.#status.textContent = `${differ} of ${lines} lines differ.`;
    this.#sheet.replaceChildren(
      ...(sheet.decide === "" ? [] : [h("p", { class: "decide" }, sheet.decide)]),
      tableOf(sheet, this.#onlyDiffering.checked),
    );
  }
}

/**
 * @param {import("./model.js").Sheet} sheet
 * @param {boolean} onlyDiffering
 * @returns {HTMLElement}
 */
function tableOf({ title, heads, parts }, onlyDiffering) {
  const head = h(
    "thead",
    {},
    h(
      "tr",
      {},
      h("th", { scope: "col" }, title),
      ...heads.map(({ name, html, path }) =>
        h("th", { scope: "col" }, h("a", { href: base() + path }, plainName(name, html))),
      ),
    ),
  );
  const bodies = parts.map((part) => {
    const shown = part.lines.filter(({ differs }) => differs || !onlyDiffering);
    const heading = h("th", { scope: "rowgroup", colspan: heads.length + 1 });
    heading.append(part.path === "" ? "" : h("a", { href: base() + part.path }, part.title));
    return h(
      "tbody",
      {},
      ...(part.title === "" || shown.length === 0
        ? []
        : [h("tr", { class: "part-title" }, heading)]),
      ...shown.map(lineOf),
    );
  });
  const names = heads.map(({ name }) => name).join(", ");
  const table = h("table", {}, head, ...bodies);
  const box = h(
    "div",
    { class: "table-box compare-table" },
    h(
      "div",
      { class: "table-scroll", tabindex: 0, role: "region", "aria-label": `Compared: ${names}` },
      table,
    ),
  );
  watchFit(table);
  return box;
}

/**
 * @param {string} name
 * @param {string | undefined} html
 * @returns {Node} the name with its formatting, without links: it stands in one
 */
function plainName(name, html) {
  const fragment = fragmentOf(html ?? "");
  if (html === undefined || fragment.querySelector("a")) return document.createTextNode(name);
  return fragment;
}

/**
 * @param {import("./model.js").Line} line
 * @returns {HTMLElement}
 */
function lineOf({ label, cells, differs }) {
  const mark = differs
    ? [h("span", { class: "differs-mark", title: "differs" }, h("span", { class: "visually-hidden" }, " differs"))]
    : [];
  return h(
    "tr",
    { class: differs ? "differs" : "same" },
    h("th", { scope: "row" }, label, ...mark),
    ...cells.map((cell) => {
      if (cell === undefined) {
        return h("td", { class: "nothing" }, h("span", { "aria-label": "nothing" }, "–"));
      }
      return h("td", {}, cell.html === undefined ? cell.text : fragmentOf(cell.html));
    }),
  );
}

/**
 * @param {string} html made by the site's own build, from the site's own host
 * @returns {DocumentFragment}
 */
function fragmentOf(html) {
  return document.createRange().createContextualFragment(html);
}
