/**
 * The search dialog: a combobox whose list is the results, in groups by page (ARIA Authoring
 * Practices, "editable combobox with list autocomplete"; the focus stays in the field).
 * @module
 */
import { base, h, isPlainClick, onSubmit } from "../dom.js";
import { openModal } from "../modal.js";
import { searchAddress } from "./address.js";
import { Filters, keepRecent, startingPoint } from "./controls.js";
import { loadEngine, search } from "./engine.js";
import { markHere } from "./landing.js";
import { countLine, didYouMean, failure, hitLink, nothingFound } from "./results.js";
import { SearchSession, moved } from "./session.js";

/** Their texts are fetched with the results, so the dialog shows the best and links to the rest. */
const MOST_HITS = 12;

/** @type {SearchDialog | undefined} */
let dialog;

/**
 * Opens the dialog, made at the first call.
 * @param {string} [typed] what to search for at once
 */
export function openSearch(typed = "") {
  dialog ??= new SearchDialog();
  dialog.open(typed);
}

/** The dialog and its state. */
class SearchDialog {
  #input = h("input", {
    type: "search",
    name: "q",
    role: "combobox",
    placeholder: "Search the notes",
    "aria-label": "Search the notes",
    "aria-autocomplete": "list",
    "aria-controls": "search_list",
    "aria-expanded": "false",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
    oninput: () => this.#ask(),
    onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
  });
  #list = h("div", { id: "search_list", role: "listbox", "aria-label": "Results", hidden: true });
  #aside = h("div", { class: "search-aside" });
  #status = h("span", { role: "status" });
  #all = h("a", { href: `${base()}search/` }, "Search page");
  #filters = new Filters(() => this.#ask());
  #session = new SearchSession(search, (progress) => this.#show(progress));
  /** @type {HTMLAnchorElement[]} */
  #options = [];
  #active = -1;
  /** Enter came before the results of what is typed; the first of them is to be opened. */
  #opening = false;
  #dialog;

  constructor() {
    const form = h(
      "form",
      { role: "search", class: "search-form" },
      h(
        "div",
        { class: "search-line" },
        this.#input,
        h(
          "button",
          { type: "button", class: "close", "aria-label": "Close search", onclick: () => this.#dialog.close() },
          "×",
        ),
      ),
      this.#filters.element,
      // Enter in the field clicks it.
      h("button", { type: "submit", hidden: true }, "Search"),
    );
    onSubmit(form, () => this.#submit());
    this.#dialog = h(
      "dialog",
      { id: "search_dialog", class: "dialog search-dialog", "aria-label": "Search" },
      h(
        "div",
        { class: "dialog-body" },
        form,
        h("div", { class: "search-results" }, this.#list, this.#aside),
        h("p", { class: "search-foot" }, this.#status, this.#all),
      ),
    );
    this.#list.addEventListener("click", (event) => this.#follow(event));
    this.#dialog.addEventListener("close", () => {
      this.#opening = false;
    });
    this.#show({ state: "empty" });
  }

  /**
   * @param {string} typed
   */
  open(typed) {
    openModal(this.#dialog);
    if (typed === "") this.#input.select();
    else this.#fill(typed);
    this.#input.focus();
    if (this.#input.value === "") this.#show({ state: "empty" });
    loadEngine().then(
      (engine) => engine.warm(),
      () => {
        // The first search tries again, and says so if it fails.
      },
    );
  }

  #ask() {
    this.#opening = false;
    this.#session.ask(this.#input.value, {
      ...this.#filters.options(),
      limit: MOST_HITS,
    });
    const choice = { query: this.#input.value.trim(), kind: this.#filters.kind };
    this.#all.href = searchAddress(base(), choice);
    this.#all.textContent = choice.query === "" ? "Search page" : "All results";
  }

  /**
   * @param {string} query
   */
  #fill(query) {
    this.#input.value = query;
    this.#input.focus();
    this.#ask();
  }

  /**
   * @param {import("./session.js").Progress} progress
   */
  #show(progress) {
    switch (progress.state) {
      case "empty":
        this.#fillList([]);
        this.#status.textContent = "";
        this.#aside.replaceChildren(startingPoint((query) => this.#fill(query)));
        break;
      case "searching":
        // What was found before stays until there is something to put in its place.
        break;
      case "failed":
        this.#fillList([]);
        this.#status.textContent = "Search failed";
        this.#aside.replaceChildren(failure({ query: progress.query, kind: this.#filters.kind }));
        if (this.#opening) location.assign(this.#all.href);
        break;
      case "found":
        this.#showFound(progress.query, progress.response);
        if (this.#opening) this.#options[0]?.click();
        this.#opening = false;
        break;
    }
  }

  /**
   * @param {string} query
   * @param {import("../search/engine.js").SearchResponse} response
   */
  #showFound(query, response) {
    const { groups, terms, suggestion } = response;
    const situation = {
      query,
      suggestion,
      filtered: this.#filters.active,
      onQuery: (/** @type {string} */ other) => this.#fill(other),
      onWiden: () => {
        this.#filters.clear();
        this.#input.focus();
      },
    };
    this.#status.textContent = countLine(response);
    if (groups.length === 0) this.#aside.replaceChildren(nothingFound(situation));
    else if (suggestion === undefined) this.#aside.replaceChildren();
    else this.#aside.replaceChildren(h("p", {}, ...didYouMean(suggestion, situation.onQuery)));
    this.#fillList(
      groups.map(({ page, hits }, index) =>
        h(
          "div",
          { role: "group", class: "hit-group", "aria-labelledby": `search_group_${index}` },
          h("div", { id: `search_group_${index}`, class: "hit-page", role: "presentation" }, page),
          ...hits.map((hit) => hitLink(hit, terms)),
        ),
      ),
    );
  }

  /**
   * @param {HTMLElement[]} groups
   */
  #fillList(groups) {
    this.#list.replaceChildren(...groups);
    this.#options = groups.flatMap((group) => [...group.querySelectorAll("a")]);
    this.#options.forEach((option, index) => {
      option.id = `search_option_${index}`;
      option.role = "option";
      option.tabIndex = -1;
    });
    this.#list.hidden = this.#options.length === 0;
    this.#list.scrollTop = 0;
    this.#input.setAttribute("aria-expanded", String(this.#options.length > 0));
    this.#activate(this.#options.length > 0 ? 0 : -1);
  }

  /**
   * @param {number} index -1 for none
   */
  #activate(index) {
    this.#active = index;
    this.#options.forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === index));
    });
    if (index < 0) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    this.#input.setAttribute("aria-activedescendant", this.#options[index].id);
    this.#options[index].scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      // A search field would clear itself first, and keep the dialog open.
      event.preventDefault();
      this.#dialog.close();
      return;
    }
    const next = moved(this.#active, this.#options.length, event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.#activate(next);
  }

  /** Opens the result that is chosen; the page with all of them if none is. */
  #submit() {
    keepRecent(this.#input.value);
    if (!this.#session.settled) {
      // The list still answers what was typed before.
      this.#opening = true;
      return;
    }
    const option = this.#options[this.#active];
    if (option === undefined) location.assign(this.#all.href);
    else option.click();
  }

  /**
   * @param {MouseEvent} event
   */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null) return;
    keepRecent(this.#input.value);
    const target = new URL(link.href);
    if (!isPlainClick(event) || target.pathname !== location.pathname) return;
    // On this very page there is nothing to load: go there and mark.
    event.preventDefault();
    this.#dialog.close();
    void markHere(link.href);
  }
}
