/**
 * The browser's voice, where it has one.
 * @module
 */

/** @returns {boolean} whether the browser can speak */
export function canSpeak() {
  return typeof speechSynthesis === "object" && typeof SpeechSynthesisUtterance === "function";
}

/**
 * @param {string} said
 * @returns {Promise<void>} when it has been said, or could not be
 */
export function say(said) {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(said);
    utterance.lang = document.documentElement.lang;
    utterance.onend = () => resolve();
    utterance.onerror = () => resolve();
    speechSynthesis.speak(utterance);
  });
}
