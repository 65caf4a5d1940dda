/**
 * Rounds under way: of every deck one for each way to study that has rounds. A round is a draft of
 * the store, whose key names both.
 * @module
 */

/** @typedef {import("../study/drafts.js").Draft} Draft */

/** @typedef {"learn" | "cram" | "test" | "match"} RoundMode */

/** @type {ReadonlyArray<RoundMode>} */
const ROUND_MODES = Object.freeze(["learn", "cram", "test", "match"]);

/**
 * @param {RoundMode} mode
 * @param {string} deck as in `Sitting`; " " for all cards
 * @returns {string} the key of its draft: "learn topic:recall term", "cram all"
 */
export function roundKey(mode, deck) {
  return `${mode} ${deck.trim() || "all"}`;
}

/**
 * @param {Draft} draft of any release and any kind
 * @returns {Draft} under the key it has now. Releases before kept one round per way to study, under
 *   the way's name alone, with the deck in the value
 */
export function renamed(draft) {
  const mode = ROUND_MODES.find((one) => one === draft.key);
  const deck = /** @type {any} */ (draft.value)?.deck;
  if (mode === undefined || typeof deck !== "string") return draft;
  return { ...draft, key: roundKey(mode, deck) };
}

/**
 * Puts rounds that an earlier release has kept, or a file has brought, where they are looked for. One
 * that was gone on with later stays.
 * @param {import("../study/store.js").Store} store
 */
export async function adoptRounds(store) {
  const keys = new Set(await store.draftKeys(""));
  const old = ROUND_MODES.filter((mode) => keys.has(mode));
  const drafts = (await Promise.all(old.map((mode) => store.drafts(mode)))).flat();
  const moved = drafts.filter((draft) => renamed(draft).key !== draft.key);
  if (moved.length === 0) return;
  store.absorb({ events: [], drafts: moved.map(renamed), aside: [] });
  await Promise.all(moved.map(({ key }) => store.dropDraft(key)));
}
