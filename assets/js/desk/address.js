/**
 * What a study page keeps in its address. The site-wide choice of an exam is in the address too
 * (`exam=`) and stays there; what a set or deck is for has a name of its own.
 * @module
 */

const SITE_WIDE = "exam";

/**
 * @param {string} search the query as it is
 * @param {URLSearchParams} wanted
 * @returns {string} the query with what is wanted and the site-wide choice; "" or with its "?"
 */
export function queryWith(search, wanted) {
  const query = new URLSearchParams(wanted);
  const exam = new URLSearchParams(search).get(SITE_WIDE);
  query.delete(SITE_WIDE);
  if (exam !== null) query.set(SITE_WIDE, exam);
  const text = query.toString().replaceAll("%3A", ":");
  return text === "" ? "" : `?${text}`;
}

/**
 * @param {URLSearchParams} params whose `exam` is what a set is for
 * @returns {URLSearchParams} with another name for it
 */
export function hidden(params) {
  return renamed(params, SITE_WIDE, "for");
}

/**
 * @param {string} search
 * @returns {URLSearchParams} as before `hidden`
 */
export function shown(search) {
  const params = new URLSearchParams(search);
  params.delete(SITE_WIDE);
  return renamed(params, "for", SITE_WIDE);
}

/**
 * @param {URLSearchParams} params
 * @param {string} from
 * @param {string} to
 * @returns {URLSearchParams}
 */
function renamed(params, from, to) {
  return new URLSearchParams([...params].map(([name, value]) => [name === from ? to : name, value]));
}
