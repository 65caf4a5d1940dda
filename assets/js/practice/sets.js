/**
 * Practice sets as pages keep them: what set an address asks for, and the key of the draft that
 * tells how far it has come.
 * @module
 */
import { shown } from "../desk/address.js";
import { joinRuns } from "../study/runs.js";
import { fromParams, wishName } from "../study/select.js";

/** @typedef {import("../study/select.js").Wish} Wish */

/** Drafts of practice sets begin with this. */
export const KEY = "practice.";

/**
 * @param {string} search the address's query
 * @returns {URLSearchParams} what set it asks for
 */
export function asked(search) {
  const params = shown(search);
  const exam = new URLSearchParams(search).get("exam");
  // Who writes a link by hand names the exam of its domains and skills once.
  const needed = params.has("domains") || params.has("skills");
  if (exam !== null && needed && !params.has("exam")) params.set("exam", exam);
  return params;
}

/**
 * Links written by hand may share a seed, so a set is known by everything it asks for.
 * @param {Pick<import("../study/store.js").Store, "draft">} store
 * @param {Wish} wish with a seed
 * @returns {Promise<string>} of its draft, be there one or not
 */
export async function keyOf(store, wish) {
  const name = wishName(wish);
  // Releases before kept a set under its seed alone.
  const old = /** @type {any} */ (await store.draft(KEY + wish.seed, joinRuns));
  const before = typeof old?.query === "string" ? fromParams(asked(old.query)) : null;
  return before !== null && wishName(before) === name ? KEY + wish.seed : `${KEY}${wish.seed} ${name}`;
}
