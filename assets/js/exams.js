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
