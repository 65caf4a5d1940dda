/**
 * The search page: the same search as the dialog, with all results as a plain list of links and
 * its state in the address.
 * @module
 */
import { all, base, h, onSubmit } from "../dom.js";
import { parseSearch, searchAddress } from "./address.js";
import { Filters, keepRecent, startingPoint } from "./controls.js";
import { loadEngine, search } from "./engine.js";
import { countLine, didYouMean, failure, hitLink, nothingFound } from "./results.js";
import { SearchSession, moved } from "./session.js";
import { withExam } from "../exams.js";
import { currentExam } from "../exam-switch.js";

/** Results whose texts are fetched at once; the rest comes when it is asked for. */
const FIRST_HITS = 15;

/**
 * @param {HTMLElement} root `[data-part=search]`, with a form that holds the field
 */
export function startSearchPage(root) {
  const form = root.querySelector("form");
  const input = root.querySelector("input[type=search]");
  if (!form || !(input instanceof HTMLInputElement)) return;
  new SearchPage(root, form, input).start();
}

/** The page's search field and what it finds. */
class SearchPage {
  #root;
  #form;
  #input;
  #status = h("p", { class: "search-status", role: "status" });
  #out = h("div", { class: "search-out" });
  #filters = new Filters(() => this.#ask());
  #session = new SearchSession(search, (progress) => this.#show(progress));

  /**
   * @param {HTMLElement} root
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  constructor(root, form, input) {
    this.#root = root;
    this.#form = form;
    this.#input = input;
  }

  start() {
    const { query, kind } = parseSearch(location.search);
    this.#input.value = query;
    this.#filters.kind = kind;
    this.#form.append(this.#filters.element);
    this.#root.append(this.#status, this.#out);
    this.#input.addEventListener("input", () => this.#ask());
    this.#input.addEventListener("focus", () => void loadEngine().then((engine) => engine.warm(), () => {}), { once: true });
    onSubmit(this.#form, () => {
      keepRecent(this.#input.value);
      this.#links()[0]?.focus();
    });
    this.#out.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a.hit")) {
        keepRecent(this.#input.value);
      }
    });
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    if (query === "") this.#show({ state: "empty" });
    else this.#session.ask(query, this.#options());
  }

  /** @returns {import("../search/engine.js").SearchOptions} */
  #options() {
    return { ...this.#filters.options(), first: FIRST_HITS };
  }

  #ask() {
    const choice = { query: this.#input.value.trim(), kind: this.#filters.kind };
    const address = new URL(searchAddress(base(), choice), location.href);
    history.replaceState(history.state, "", withExam(address.href, currentExam()));
    this.#session.ask(this.#input.value, this.#options());
  }

  /**
   * @param {string} query
   */
  #fill(query) {
    this.#input.value = query;
    this.#input.focus();
    this.#ask();
  }

  /** @returns {HTMLAnchorElement[]} links to what was found */
  #links() {
    return all("a.hit", HTMLAnchorElement, this.#out);
  }

  /**
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.isComposing || !(event.target instanceof HTMLElement)) return;
    const links = this.#links();
    const place = links.findIndex((link) => link === event.target);
    if (place < 0 && event.target !== this.#input) return;
    if (event.key === "Escape" && place >= 0) {
      event.preventDefault();
      this.#input.focus();
      return;
    }
    const next = moved(place, links.length, event.key);
    if (next === undefined) return;
    event.preventDefault();
    if (place === 0 && event.key === "ArrowUp") this.#input.focus();
    else links[next].focus();
  }

  /**
   * @param {import("./session.js").Progress} progress
   */
  #show(progress) {
    switch (progress.state) {
      case "empty":
        this.#status.textContent = "";
        this.#out.replaceChildren(startingPoint((query) => this.#fill(query)));
        break;
      case "searching":
        break;
      case "failed":
        this.#status.textContent = "Search failed";
        this.#out.replaceChildren(failure({ query: progress.query, kind: this.#filters.kind }));
        break;
      case "found":
        this.#showFound(progress.query, progress.response);
        break;
    }
  }

  /**
   * @param {string} query
   * @param {import("../search/engine.js").SearchResponse} response
   */
  #showFound(query, response) {
    const { groups, terms, suggestion, more } = response;
    const onQuery = (/** @type {string} */ other) => this.#fill(other);
    this.#status.textContent = countLine(response);
    if (groups.length === 0) {
      const onWiden = () => this.#filters.clear();
      const filtered = this.#filters.active;
      this.#out.replaceChildren(nothingFound({ query, suggestion, filtered, onQuery, onWiden }));
      return;
    }
    // Results may come when the reader has already gone down into the last ones.
    const place = this.#links().findIndex((link) => link === document.activeElement);
    const sections = groups.map(({ url, page, hits }, index) =>
      h(
        "section",
        { class: "hit-group", "aria-labelledby": `page-${index}` },
        h("h2", { id: `page-${index}`, class: "hit-page" }, h("a", { href: base() + url }, page)),
        h("ul", {}, ...hits.map((hit) => h("li", {}, hitLink(hit, terms)))),
      ),
    );
    this.#out.replaceChildren(
      ...(suggestion === undefined ? [] : [h("p", {}, ...didYouMean(suggestion, onQuery))]),
      ...sections,
    );
    if (more !== undefined) this.#out.append(this.#moreButton(query, more));
    if (place >= 0) this.#links()[place]?.focus();
  }

  /**
   * @param {string} query
   * @param {() => Promise<import("../search/engine.js").SearchResponse>} more
   * @returns {HTMLElement}
   */
  #moreButton(query, more) {
    const button = h(
      "button",
      {
        type: "button",
        onclick: async () => {
          button.disabled = true;
          const seen = this.#links().length;
          try {
            const response = await more();
            if (!button.isConnected) return;
            this.#showFound(query, response);
            this.#links()[seen]?.focus();
          } catch {
            button.disabled = false;
          }
        },
      },
      "More results",
    );
    return button;
  }
}
