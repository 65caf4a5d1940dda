/**
 * What every widget needs to make elements.
 * @module
 */

/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Setting */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Setting>} [settings] attributes; `true` sets an empty one, `false` and
 *   `null` none; a function under `onNAME` listens to the event NAME
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, settings = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children);
  return element;
}

/**
 * @template {Element} Kind
 * @param {string} selector
 * @param {new () => Kind} kind what the elements must be; others are left out
 * @param {ParentNode} [root]
 * @returns {Kind[]}
 */
export function all(selector, kind, root = document) {
  return [...root.querySelectorAll(selector)].flatMap((element) =>
    element instanceof kind ? [element] : [],
  );
}

/**
 * @param {MouseEvent} event
 * @returns {boolean} whether it asks for this page, not for a new tab or window
 */
export function isPlainClick(event) {
  return (
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  );
}

/**
 * A frame whose sandbox allows no forms gets no "submit" event; the button is clicked there too, also
 * by Enter in a field.
 * @param {HTMLFormElement} form with a button that submits it
 * @param {() => void} action done instead of sending a valid form
 */
export function onSubmit(form, action) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button === null || button.type !== "submit") return;
    event.preventDefault();
    if (form.noValidate || form.reportValidity()) action();
  });
}

/** @returns {string} path of the site's root, with a slash at both ends */
export function base() {
  return document.documentElement.dataset.base || "/";
}

/**
 * @param {string} html what the site's own build has made: it is not checked
 * @returns {DocumentFragment}
 */
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
