/**
 * Reads study files as the site's scripts do, for tests/contract/test_study.py: JSON in, JSON out.
 *
 * Reads `{index, topics}` and answers `{index, questions}`: the index unpacked, and for each question
 * its id and what an attempt with the right answer and one with a wrong answer come to.
 */
import { readFileSync } from "node:fs";

import { begin, choose, isRight, move, pair, submit, write } from "../../assets/js/study/attempt.js";
import { readIndex } from "../../assets/js/study/index-file.js";
import { fromJson, isChoice } from "../../assets/js/study/questions.js";

/** @typedef {import("../../assets/js/study/questions.js").Question} Question */

/**
 * @param {Question} question
 * @returns {import("../../assets/js/study/attempt.js").Attempt} answered as the file says is right
 */
function answered(question) {
  let attempt = begin(question, "seed");
  if (isChoice(question)) {
    for (const option of question.answers) attempt = choose(question, attempt, option);
  } else if (question.kind === "ordering") {
    for (const place of question.items.keys()) {
      attempt = move(question, attempt, place, place);
    }
  } else if (question.kind === "matching") {
    for (const left of question.lefts.keys()) attempt = pair(question, attempt, left, left);
  } else attempt = write(attempt, question.accepted[question.accepted.length - 1]);
  return submit(attempt);
}

const { index, topics } = JSON.parse(readFileSync(0, "utf-8"));
const questions = topics.flatMap((/** @type {any} */ file) => file.questions).map(fromJson);
process.stdout.write(
  JSON.stringify({
    index: readIndex(index),
    questions: questions.map((/** @type {Question} */ question) => ({
      id: question.id,
      right: isRight(question, answered(question)),
      empty: isRight(question, submit(begin(question, "seed"))),
    })),
  }),
);
