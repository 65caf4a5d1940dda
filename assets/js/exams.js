/**
 * The exam whose notes are shown; empty means all. It stands in the address, so that a link shows
 * others the same.
 * @module
 */

/**
 * @param {string} href a whole address
 * @param {string} exam empty: the address without an exam
 * @returns {string} the address with that exam, everything else as it was
 */
export function withExam(href, exam) {
  const url = new URL(href);
  if ((url.searchParams.get("exam") ?? "") === exam && (exam || !url.searchParams.has("exam"))) {
    return href;
  }
  if (exam === "") url.searchParams.delete("exam");
  else url.searchParams.set("exam", exam);
  return url.href;
}

/**
 * @typedef {object} Opening a page that is opened
 * @property {string | null} asked `?exam=` of its address; null without
 * @property {string | undefined} stored the newest choice, empty for all; undefined where nothing can
 *   be kept
 * @property {ReadonlyArray<string>} known the site's exams
 * @property {boolean} returned not by a link: by Back, Forward or a reload
 */

/**
 * The newest choice holds. Following a link that names an exam is a choice; coming back to such an
 * address is none, so it must not undo one made since.
 * @param {Opening} opening
 * @returns {{exam: string, chosen: boolean}} the exam to show, and whether that is a new choice
 */
export function openedExam({ asked, stored, known, returned }) {
  const named = asked !== null && (asked === "" || known.includes(asked)) ? asked : undefined;
  const kept = stored === undefined || known.includes(stored) ? stored : "";
  if (named === undefined || (returned && kept !== undefined)) {
    return { exam: kept ?? "", chosen: false };
  }
  return { exam: named, chosen: !returned };
}

/**
 * @param {string} exam the present one
 * @param {string[]} exams all, in the site's order
 * @returns {string} the next of all exams and "all", round and round
 */
export function nextExam(exam, exams) {
  return exams[exams.indexOf(exam) + 1] ?? "";
}

/**
 * @param {string | undefined} served a `data-exams` attribute
 * @param {string} exam
 * @returns {boolean} whether something with that attribute is shown
 */
export function serves(served, exam) {
  return exam === "" || served === undefined || served.split(" ").includes(exam);
}
