/**
 * Joins the sheets of the ticked topics on one page and prints it. The choice stands in the
 * address, so a sheet can be shared.
 * @module
 */
import { all, base, h, onSubmit } from "../dom.js";
import { addressOf, anchorFor, parseTopics } from "./join.js";

/**
 * @param {HTMLFormElement} form `[data-part=print-picker]`
 */
export function startPicker(form) {
  const out = document.querySelector("[data-part=print-sheets]");
  const submit = form.querySelector("button[type=submit]");
  if (!(out instanceof HTMLElement) || !(submit instanceof HTMLButtonElement)) return;
  const status = h("span", { role: "status" });
  submit.after(" ", status);
  const boxes = all("input[name=topics]", HTMLInputElement, form);
  const asked = parseTopics(location.search);
  for (const box of boxes) box.checked = asked.includes(box.value);

  /** @returns {HTMLInputElement[]} the ticked boxes, in the site's order */
  const ticked = () => boxes.filter(({ checked }) => checked);

  let turn = 0;

  /** Takes the sheets off, and drops those still on their way. */
  const clear = () => {
    turn += 1;
    out.hidden = true;
    out.replaceChildren();
    status.textContent = "";
  };

  /** @returns {Promise<boolean>} whether the sheets of all ticked topics are on the page */
  const show = async () => {
    const chosen = ticked();
    clear();
    if (chosen.length === 0) {
      status.textContent = "Tick a topic first.";
      boxes[0]?.focus();
      return false;
    }
    const own = turn;
    status.textContent = "Fetching the sheets …";
    try {
      const sheets = await Promise.all(chosen.map(({ dataset }) => fetchSheet(dataset.sheet ?? "")));
      if (own !== turn) return false;
      out.replaceChildren(...sheets);
      out.hidden = false;
      joinLinks(out, chosen.map(({ value }) => value));
      status.textContent = `${chosen.length} ${chosen.length === 1 ? "topic" : "topics"} on the sheet below.`;
      return true;
    } catch {
      if (own === turn) status.textContent = "A sheet could not be fetched. Print the sheets one by one.";
      return false;
    }
  };

  form.addEventListener("change", () => {
    history.replaceState(history.state, "", addressOf(location.href, ticked().map((box) => box.value)));
    // Sheets of another choice than the ticked one would be printed as if they were it.
    clear();
  });
  onSubmit(form, async () => {
    submit.disabled = true;
    if (await show()) print();
    submit.disabled = false;
  });
  if (ticked().length > 0) void show();
}

/**
 * @param {string} address of a topic's sheet
 * @returns {Promise<HTMLElement>} the topic
 */
async function fetchSheet(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const topic = page.querySelector(".sheet-topic");
  if (!(topic instanceof HTMLElement)) throw new Error(`no topic in ${address}`);
  // A sheet of its own has its topic as first heading; here that is the page's title.
  for (const level of [5, 4, 3, 2, 1]) {
    for (const heading of topic.querySelectorAll(`h${level}`)) lower(heading, level + 1);
  }
  return document.adoptNode(topic);
}

/**
 * @param {Element} heading
 * @param {number} level
 */
function lower(heading, level) {
  const lowered = heading.ownerDocument.createElement(`h${level}`);
  for (const { name, value } of heading.attributes) lowered.setAttribute(name, value);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
}

/**
 * @param {HTMLElement} out
 * @param {string[]} topics
 */
function joinLinks(out, topics) {
  const home = document.querySelector("meta[property='og:url']")?.getAttribute("content");
  const page = {
    base: base(),
    origins: new Set([location.origin, ...(home ? [new URL(home).origin] : [])]),
    topics,
    ids: new Set(all("[id]", Element, out).map(({ id }) => id)),
  };
  for (const link of all("a[href]", HTMLAnchorElement, out)) {
    const anchor = anchorFor(new URL(link.href), page);
    if (anchor !== undefined) link.setAttribute("href", anchor);
  }
}
