/**
 * Added to every page by `build.py serve`, and never part of a built site: reloads the page when
 * the server has newer bytes of it, and shows what keeps the content from being built.
 */

/** @typedef {{ reload: boolean, problems: { title: string, text: string }[] }} State */

const address = new URL(import.meta.url);
const events = new EventSource(`/_cribsheet/events${address.search}`);
const host = document.createElement("cribsheet-problems");
const root = host.attachShadow({ mode: "open" });

events.addEventListener("message", (event) => {
  /** @type {State} */
  const state = JSON.parse(event.data);
  if (state.reload) {
    events.close();
    location.reload();
  } else {
    show(state.problems);
  }
});

// A page kept by the browser for "Back" holds its connection: give it up, and come back fresh.
addEventListener("pagehide", () => events.close());
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

/**
 * Shows problems over the page, or takes them away. Text only, so nothing an author writes can
 * become markup here.
 * @param {State["problems"]} problems
 */
function show(problems) {
  if (problems.length === 0) {
    host.remove();
    return;
  }
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_cribsheet/live.css";
  const box = document.createElement("section");
  box.className = "box";
  box.setAttribute("role", "alert");
  const count = problems.length === 1 ? "One problem keeps" : `${problems.length} problems keep`;
  box.append(element("h2", `${count} the site from being rebuilt. You see the last good one.`));
  for (const problem of problems) {
    box.append(element("h3", problem.title), element("pre", problem.text));
  }
  root.replaceChildren(style, box);
  document.documentElement.append(host);
}

/**
 * @param {string} name
 * @param {string} text
 */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
