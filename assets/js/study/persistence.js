/**
 * The browser's promise to keep what a site has stored.
 * @module
 */

/**
 * @returns {Promise<boolean>} whether the browser promises not to clear progress by itself when space
 *   runs short; it may ask the reader
 */
export async function askToPersist() {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
