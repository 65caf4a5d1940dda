/**
 * Shows a glossary term's definition while its link is hovered or focused. It can be pointed at,
 * stays until it is left, and goes with Escape (WCAG 2.2, success criterion 1.4.13). On a touch
 * screen the first tap shows it and the second follows the link.
 * @module
 */
import { h } from "../dom.js";
import { placeTip } from "./place.js";

const SHOW_AFTER = 200;
const HIDE_AFTER = 150;
const TERM = "a.term[data-define]";

const tip = h("div", { id: "term_tip", class: "term-tip", role: "tooltip", hidden: true });
/** @type {HTMLAnchorElement | undefined} */
let shown;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | undefined} the term's link it is in
 */
function termOf(target) {
  const link = target instanceof Element ? target.closest(TERM) : null;
  return link instanceof HTMLAnchorElement ? link : undefined;
}

/**
 * @param {HTMLAnchorElement} link
 */
function show(link) {
  clearTimeout(timer);
  if (shown === link) return;
  hide();
  shown = link;
  tip.textContent = link.dataset.define ?? "";
  link.setAttribute("aria-describedby", tip.id);
  tip.hidden = false;
  const { left, top } = placeTip(link.getClientRects()[0], tip.getBoundingClientRect(), {
    width: document.documentElement.clientWidth,
    height: innerHeight,
  });
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${top + scrollY}px`;
}

/** Takes the tooltip away. */
function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  tip.hidden = true;
}

/**
 * @param {() => void} action
 * @param {number} delay in milliseconds
 */
function later(action, delay) {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

/** Makes the definitions of all terms show, also of those that come later. */
export function startTerms() {
  // What is read belongs in a landmark.
  (document.querySelector("main") ?? document.body).append(tip);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" && event.pointerType !== "pen") return;
    const link = termOf(event.target);
    if (link !== undefined) later(() => show(link), shown === undefined ? SHOW_AFTER : 0);
    else if (event.target === tip) clearTimeout(timer);
    else later(hide, HIDE_AFTER);
  });
  document.addEventListener("focusin", (event) => {
    const link = termOf(event.target);
    if (link === undefined) hide();
    else show(link);
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown !== undefined) hide();
  });
  let touched = false;
  /** @type {HTMLAnchorElement | undefined} */
  let explained;
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    // The tap itself focuses the link, so what was shown has to be noted before that.
    explained = shown;
    if (touched && termOf(event.target) === undefined) hide();
  });
  document.addEventListener("click", (event) => {
    const link = termOf(event.target);
    if (!touched || link === undefined || link === explained) return;
    event.preventDefault();
    show(link);
  });
}
