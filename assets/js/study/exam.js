/**
 * A mock exam being sat. A sitting is a value that JSON can hold: it carries its questions with it,
 * so it can be gone on with after the browser was closed and after a new release of the site; and
 * two tabs' states of it can be joined. Its clock is computed from moments, not counted, so neither
 * a reload nor a sleeping computer stops it.
 * @module
 */
import { begin, isBegun, isRight, resume, submit as submitAttempt } from "./attempt.js";
import { MINUTE } from "./days.js";
import { fromJson } from "./questions.js";

/** @typedef {import("./attempt.js").Attempt} Attempt */
/** @typedef {import("./questions.js").Question} Question */

/**
 * @typedef {object} Place
 * @property {Question} question
 * @property {string} domain
 * @property {ReadonlyArray<string>} skills of the exam
 */

/**
 * @typedef {object} Sitting
 * @property {1} version
 * @property {string} id
 * @property {string} exam
 * @property {string} form
 * @property {string} guide version of the exam guide
 * @property {number} started epoch milliseconds
 * @property {number | null} limit milliseconds; `null` without a clock
 * @property {ReadonlyArray<Place>} places in the order they are asked
 * @property {ReadonlyArray<{domain: string, wanted: number, drawn: number}>} domains
 * @property {Readonly<Record<string, {at: number, attempt: Attempt}>>} answers by question
 * @property {Readonly<Record<string, {at: number, on: boolean}>>} flags by question
 * @property {ReadonlyArray<{from: number, to: number | null}>} pauses they may overlap; `null` in one that lasts
 * @property {number} seen when it was last worked on
 * @property {number | null} submitted
 */

/** A shorter absence may be thinking. */
const ABSENCE = 2 * MINUTE;

/**
 * @param {object} given
 * @param {string} given.id
 * @param {import("./catalogue.js").Exam} given.exam
 * @param {import("./catalogue.js").Form} given.form
 * @param {import("./blueprint.js").Paper} given.paper
 * @param {ReadonlyMap<string, Question>} given.questions loaded from the topics' files, by id
 * @param {number} given.now
 * @returns {Sitting} without the questions that could not be loaded; with fewer questions than the
 *   form has, the time is shorter by as much
 */
export function startSitting({ id, exam, form, paper, questions, now }) {
  const places = paper.questions.flatMap(({ question: entry, domain }) => {
    const question = questions.get(entry.id);
    return question === undefined ? [] : [{ question, domain, skills: entry.skills[exam.id] ?? [] }];
  });
  const share = places.length / form.questions;
  return {
    version: 1,
    id,
    exam: exam.id,
    form: form.id,
    guide: exam.guide,
    started: now,
    limit: form.minutes === null ? null : Math.round(form.minutes * MINUTE * share),
    places,
    domains: paper.domains.map(({ domain, wanted }) => ({
      domain,
      wanted,
      drawn: places.filter((place) => place.domain === domain).length,
    })),
    answers: {},
    flags: {},
    pauses: [],
    seen: now,
    submitted: null,
  };
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {number} milliseconds worked so far, without pauses
 */
export function elapsed({ started, pauses, submitted }, now) {
  const end = submitted ?? now;
  // Two tabs may have stopped the clock at different moments: what is in both pauses counts once.
  let [worked, until] = [0, started];
  for (const { from, to } of [...pauses].sort((a, b) => a.from - b.from)) {
    worked += Math.max(Math.min(from, end) - until, 0);
    until = Math.max(until, to ?? end);
  }
  return worked + Math.max(end - until, 0);
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {number | null} milliseconds; `null` without a clock
 */
export function remaining(sitting, now) {
  return sitting.limit === null ? null : Math.max(sitting.limit - elapsed(sitting, now), 0);
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {boolean} whether answers can no longer be changed
 */
export function isOver(sitting, now) {
  return sitting.submitted !== null || remaining(sitting, now) === 0;
}

/**
 * @param {Sitting} sitting
 * @returns {boolean}
 */
export function isPaused({ pauses, submitted }) {
  return submitted === null && pauses.some(({ to }) => to === null);
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {Sitting} with its clock stopped
 */
export function pause(sitting, now) {
  if (isOver(sitting, now) || isPaused(sitting)) return sitting;
  return { ...sitting, pauses: [...sitting.pauses, { from: now, to: null }], seen: now };
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {Sitting} with its clock running again
 */
export function goOn(sitting, now) {
  if (!isPaused(sitting)) return sitting;
  return { ...sitting, pauses: sitting.pauses.map(({ from, to }) => ({ from, to: to ?? now })), seen: now };
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {number} milliseconds since it was last worked on, if the page was closed or the computer
 *   slept; 0 in a pause, which is no absence
 */
export function absence(sitting, now) {
  if (sitting.submitted !== null || isPaused(sitting)) return 0;
  return now - sitting.seen > ABSENCE ? now - sitting.seen : 0;
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {Sitting} with the absence made a pause, should the reader want that
 */
export function excuse(sitting, now) {
  if (absence(sitting, now) === 0) return sitting;
  return { ...sitting, pauses: [...sitting.pauses, { from: sitting.seen, to: now }], seen: now };
}

/**
 * To be called now and then while the page is open, so that an absence is noticed.
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {Sitting}
 */
export function touch(sitting, now) {
  return isOver(sitting, now) ? sitting : { ...sitting, seen: now };
}

/**
 * @param {Sitting} sitting
 * @param {Question} question
 * @returns {Attempt} at it so far; options lie the same at every look
 */
export function attemptAt(sitting, question) {
  return sitting.answers[question.id]?.attempt ?? begin(question, `${sitting.id} ${question.id}`);
}

/**
 * @param {Sitting} sitting
 * @param {Question} question
 * @param {Attempt} attempt
 * @param {number} now
 * @returns {Sitting} unchanged when time is over or the clock is stopped
 */
export function answer(sitting, question, attempt, now) {
  if (isOver(sitting, now) || isPaused(sitting)) return sitting;
  const at = after(sitting.answers[question.id], now);
  return { ...sitting, answers: { ...sitting.answers, [question.id]: { at, attempt } }, seen: now };
}

/**
 * @param {Sitting} sitting
 * @param {Question} question
 * @param {boolean} on
 * @param {number} now
 * @returns {Sitting}
 */
export function flag(sitting, question, on, now) {
  if (isOver(sitting, now)) return sitting;
  const at = after(sitting.flags[question.id], now);
  return { ...sitting, flags: { ...sitting.flags, [question.id]: { at, on } }, seen: now };
}

/**
 * @param {{at: number} | undefined} before what is replaced
 * @param {number} now
 * @returns {number} now, or the next millisecond after what is replaced where the clock was set back:
 *   joined with what is kept, the later counts
 */
function after(before, now) {
  return Math.max(now, (before?.at ?? -Infinity) + 1);
}

/**
 * @param {Sitting} sitting
 * @returns {{id: string, answered: boolean, flagged: boolean}[]} of each question, in order
 */
export function overview(sitting) {
  return sitting.places.map(({ question }) => ({
    id: question.id,
    answered: isBegun(question, attemptAt(sitting, question)),
    flagged: sitting.flags[question.id]?.on ?? false,
  }));
}

/**
 * @param {Sitting} sitting
 * @param {number} now
 * @returns {Sitting} handed in, once: at the moment the time ran out if that is past
 */
export function handIn(sitting, now) {
  if (sitting.submitted !== null) return sitting;
  const running = goOn(sitting, now);
  const over = running.limit === null ? 0 : elapsed(running, now) - running.limit;
  return { ...running, submitted: now - Math.max(over, 0) };
}

/**
 * @param {Sitting} one as it was kept, from anywhere
 * @param {Sitting} other the same sitting, in another tab
 * @returns {Sitting} with the later answer and flag of each question; what is no sitting gives way
 */
export function joinSittings(one, other) {
  if (!isJoinable(one) || !isJoinable(other)) return isJoinable(other) ? other : one;
  if (one.id !== other.id) return one.started > other.started ? one : other;
  const submitted = [one.submitted, other.submitted].filter((at) => at !== null);
  /** @type {Map<number, number | null>} */
  const pauses = new Map();
  for (const { from, to } of [...one.pauses, ...other.pauses]) {
    const known = pauses.get(from);
    pauses.set(from, known === undefined || known === null ? to : Math.min(known, to ?? known));
  }
  return {
    ...one,
    answers: latest(one.answers, other.answers),
    flags: latest(one.flags, other.flags),
    pauses: [...pauses].map(([from, to]) => ({ from, to })).sort((a, b) => a.from - b.from),
    seen: Math.max(one.seen, other.seen),
    submitted: submitted.length === 0 ? null : Math.min(...submitted),
  };
}

/**
 * @param {any} value
 * @returns {boolean} whether it has what is joined
 */
function isJoinable(value) {
  const isRecord = (/** @type {unknown} */ part) => typeof part === "object" && part !== null;
  const parts = [value?.answers, value?.flags, value?.pauses];
  return Array.isArray(value?.pauses) && parts.every((part) => isRecord(part) && Object.values(part).every(isRecord));
}

/**
 * @template {{at: number}} Entry
 * @param {Readonly<Record<string, Entry>>} one
 * @param {Readonly<Record<string, Entry>>} other
 * @returns {Record<string, Entry>}
 */
function latest(one, other) {
  const result = { ...one };
  for (const [id, entry] of Object.entries(other)) {
    const known = result[id];
    // Of two within one millisecond, which one stays must not depend on the order of joining.
    const wins =
      known === undefined ||
      entry.at > known.at ||
      (entry.at === known.at && JSON.stringify(entry) > JSON.stringify(known));
    if (wins) result[id] = entry;
  }
  return result;
}

/**
 * @param {unknown} value what was kept of a sitting
 * @returns {Sitting | null} `null` if it is none: then it is to be set aside
 */
export function resumeSitting(value) {
  try {
    const kept = /** @type {Sitting} */ (value);
    if (kept.version !== 1 || typeof kept.id !== "string" || !Number.isSafeInteger(kept.started)) return null;
    const places = kept.places.map(({ question, domain, skills }) => ({
      question: fromJson({
        ...question,
        options: question.options.map((option, number) => ({ ...option, correct: question.answers.includes(number) })),
      }),
      domain: String(domain),
      skills: skills.map(String),
    }));
    const answers = places.flatMap(({ question }) => {
      const { at, attempt } = kept.answers[question.id] ?? {};
      const resumed = resume(question, attempt);
      return resumed === null || !Number.isSafeInteger(at) ? [] : [[question.id, { at, attempt: resumed }]];
    });
    const flags = Object.entries(kept.flags).filter(([, one]) => Number.isSafeInteger(one.at));
    const pauses = kept.pauses.filter(({ from, to }) => Number.isSafeInteger(from) && (to === null || to >= from));
    const isTime = (/** @type {unknown} */ at) => at === null || Number.isSafeInteger(at);
    if (!isTime(kept.limit) || !isTime(kept.submitted) || !Number.isSafeInteger(kept.seen)) return null;
    return { ...kept, places, answers: Object.fromEntries(answers), flags: Object.fromEntries(flags), pauses };
  } catch {
    return null;
  }
}

/**
 * Events of a sitting have ids made from its own, so that handing it in from two tabs records it once.
 * @param {Sitting} sitting handed in
 * @returns {import("./store.js").NewEvent[]} the exam, and each answer given
 */
export function eventsOf(sitting) {
  const at = sitting.submitted ?? sitting.seen;
  const session = sitting.id;
  const graded = grade(sitting);
  const answered = graded
    .filter(({ begun }) => begun)
    .map(({ question, attempt, right }) => ({
      type: /** @type {const} */ ("answered"),
      id: `${session}-${question.id}`.slice(0, 200),
      at,
      question: question.id,
      hash: question.hash,
      right,
      confidence: attempt.confidence,
      mode: "exam",
      ms: null,
      session,
    }));
  const domains = Object.fromEntries(
    sitting.domains.map(({ domain }) => {
      const own = graded.filter((one) => one.domain === domain);
      return [domain, [own.filter(({ right }) => right).length, own.length]];
    }),
  );
  const { exam, form, guide } = sitting;
  const right = graded.filter((one) => one.right).length;
  const sat = { type: /** @type {const} */ ("sat"), id: session, at, session, exam, form, guide };
  return [...answered, { ...sat, ms: elapsed(sitting, at), right, questions: graded.length, domains }];
}

/**
 * @typedef {object} Graded
 * @property {Question} question
 * @property {string} domain
 * @property {ReadonlyArray<string>} skills
 * @property {Attempt} attempt checked
 * @property {boolean} begun
 * @property {boolean} right
 */

/**
 * @param {Sitting} sitting
 * @returns {Graded[]} every question, in order; what is not answered is wrong
 */
export function grade(sitting) {
  return sitting.places.map(({ question, domain, skills }) => {
    const attempt = submitAttempt(attemptAt(sitting, question));
    return {
      question,
      domain,
      skills,
      attempt,
      begun: isBegun(question, attempt),
      right: isRight(question, attempt),
    };
  });
}
