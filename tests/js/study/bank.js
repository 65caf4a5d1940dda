/** A catalogue of some size, and the questions in it. */
import fc from "fast-check";
import { options, question } from "./samples.js";

/** @typedef {import("../../../assets/js/study/catalogue.js").QuestionEntry} QuestionEntry */

/** @type {import("../../../assets/js/study/catalogue.js").Exam} */
export const EXAM = {
  id: "mla-c02",
  guide: "1.0",
  mock: {
    forms: [{ id: "standard", title: "Standard", questions: 20, scored: 15, minutes: 40 }],
    pass: 720,
    scale: [100, 1000],
    kinds: ["multiple-choice", "multiple-response"],
  },
  domains: [
    { id: "1", title: "Data", weight: 28 },
    { id: "2", title: "Models", weight: 26 },
    { id: "3", title: "Deployment", weight: 22 },
    { id: "4", title: "Monitoring", weight: 24 },
  ],
  skills: ["1.1", "1.2", "2.1", "2.2", "3.1", "4.1"].map((id) => ({ id, domain: id[0] })),
};

export const FORM = /** @type {import("../../../assets/js/study/catalogue.js").Form} */ (EXAM.mock?.forms[0]);

/**
 * @param {ReadonlyArray<Partial<QuestionEntry> & {id: string}>} questions
 * @returns {import("../../../assets/js/study/catalogue.js").Catalogue}
 */
export function catalogue(questions) {
  return {
    exams: [EXAM],
    groups: [{ id: "data" }, { id: "models" }],
    topics: [
      { id: "formats", group: 0 },
      { id: "storage", group: 0 },
      { id: "metrics", group: 1 },
    ],
    questions: questions.map((one) => ({
      topic: 0,
      kind: "multiple-choice",
      difficulty: "medium",
      hash: "h1",
      tags: [],
      skills: {},
      ...one,
    })),
    cards: [],
  };
}

/**
 * @param {number} count
 * @param {(number: number) => Partial<QuestionEntry>} [more]
 */
export function many(count, more = () => ({})) {
  return catalogue(
    Array.from({ length: count }, (_, number) => ({
      id: `q${number}`,
      topic: number % 3,
      skills: { "mla-c02": [EXAM.skills[number % EXAM.skills.length].id] },
      ...more(number),
    })),
  );
}

/** @param {Iterable<{id: string}>} entries */
export function loaded(entries) {
  return new Map(
    [...entries].map(({ id }) => [id, question("multiple-choice", { id, options: options(["a", "b", "c", "d"], 1) })]),
  );
}

/** Catalogues of chance: few or many questions, in several domains, made from tables, of any kind. */
export const CATALOGUE = fc
  .array(
    fc.record({
      topic: fc.nat(2),
      kind: fc.constantFrom("multiple-choice", "multiple-response", "ordering"),
      generated: fc.boolean(),
      skills: fc.subarray(EXAM.skills.map(({ id }) => id)).map((skills) => /** @type {Record<string, string[]>} */ (skills.length > 0 ? { "mla-c02": skills } : {})),
      tags: fc.subarray(["s3", "glue"]),
      difficulty: fc.constantFrom("easy", "medium", "hard"),
    }),
    { maxLength: 80 },
  )
  .map((questions) => catalogue(questions.map((one, number) => ({ id: `q${number}`, ...one }))));
