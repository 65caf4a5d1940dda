/**
 * The stem of a word: lunr's Porter stemmer and a few words it folds wrongly.
 * @module
 */
import lunr from "lunr";

/** The same list as EXCEPTIONS in cribsheet/search/stemmer.py, by stem. */
const BY_STEM = {
  analysi: "analyses analysis analyze analyzed analyzing",
  bias: "bias biased biases",
  classif:
    "classification classifications classified classifier classifiers classifies classify classifying",
  eed: "eed",
  eeds: "eeds",
  general: "general generally",
  generaliz: "generalise generalization generalize generalized generalizes generalizing",
  ies: "ies",
  index: "indexes indices",
  matrix: "matrices matrix",
  sses: "sses",
};

/** @type {Map<string, string>} */
const known = new Map();
for (const [stemmed, words] of Object.entries(BY_STEM)) {
  for (const word of words.split(" ")) known.set(word, stemmed);
}

const MOST_REMEMBERED = 20_000;

/**
 * @param {string} word in lower case
 * @returns {string} its stem; a word with a digit, a foreign letter or a double y is its own
 */
export function stem(word) {
  if (word.length < 3 || !/^[a-z]+$/.test(word) || word.includes("yy")) return word;
  const found = known.get(word);
  if (found !== undefined) return found;
  // lunr's stemmer is a pipeline function: it updates a token in place.
  const stemmed = lunr.stemmer(new lunr.Token(word, {})).toString();
  if (known.size < MOST_REMEMBERED) known.set(word, stemmed);
  return stemmed;
}
