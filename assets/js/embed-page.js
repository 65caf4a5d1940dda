/**
 * Entry point of a framed quiz.
 * @module
 */
import { all, h } from "./dom.js";
import { serves } from "./exams.js";
import { HEIGHT, asksHeight } from "./frame/messages.js";
import { parseOptions } from "./frame/options.js";
import { startQuiz } from "./quiz/page.js";

const root = document.documentElement;
root.classList.add("js");
const { theme, limit, exam } = parseOptions(
  location.search,
  (root.dataset.examsKnown ?? "").split(" "),
);
root.dataset.theme = theme;

const questions = all(".question", HTMLElement);
const kept = questions.filter(({ dataset }) => serves(dataset.exams, exam)).slice(0, limit);
for (const question of questions) if (!kept.includes(question)) question.remove();
if (kept.length === 0) {
  const none = h("p", { class: "no-question" }, "None of these questions serves the chosen exam.");
  document.querySelector(".question-list")?.append(none);
}
startQuiz("embed");

/** Tells the page around how high this one is; a height is no secret, so any page may know. */
function tell() {
  const height = Math.ceil(root.getBoundingClientRect().height);
  parent.postMessage({ type: HEIGHT, id: location.pathname, height }, "*");
}

if (parent !== window) {
  new ResizeObserver(tell).observe(root);
  addEventListener("message", (event) => {
    if (event.source === parent && asksHeight(event.data)) tell();
  });
}
