"""The stem of a word, exactly as lunr.js makes it.

lunr.py's Porter stemmer turns a final `y` into `i` whenever a vowel stands before it; lunr.js does
so only after a consonant that is not the word's first letter (step 1c, `/^(.+?[^aeiou])y$/`). An
index stemmed by the one is blind to "key", "gateway" and "Shapley" asked by the other, so the rule
is replaced here. `tests/contract` compares both sides word by word.
"""

from __future__ import annotations

from functools import lru_cache

from lunr.stemmer import PorterStemmer

# Porter folds some words of this field onto others they must not meet ("generative" and
# "generalize" both become "gener") and parts some that belong together ("bias", "biases"). Words
# that are nothing but a suffix stand here because the two stemmers differ on them. stem.js holds
# the same list.
EXCEPTIONS = {
    "analyses": "analysi",
    "analysis": "analysi",
    "analyze": "analysi",
    "analyzed": "analysi",
    "analyzing": "analysi",
    "bias": "bias",
    "biased": "bias",
    "biases": "bias",
    "classification": "classif",
    "classifications": "classif",
    "classified": "classif",
    "classifier": "classif",
    "classifiers": "classif",
    "classifies": "classif",
    "classify": "classif",
    "classifying": "classif",
    "eed": "eed",
    "eeds": "eeds",
    "general": "general",
    "generalise": "generaliz",
    "generalization": "generaliz",
    "generalize": "generaliz",
    "generalized": "generaliz",
    "generalizes": "generaliz",
    "generalizing": "generaliz",
    "generally": "general",
    "ies": "ies",
    "indexes": "index",
    "indices": "index",
    "matrices": "matrix",
    "matrix": "matrix",
    "sses": "sses",
}


class _LunrJsStemmer(PorterStemmer):  # type: ignore[misc]  # lunr.py is untyped
    """lunr.py's stemmer with lunr.js' step 1c."""

    b: str
    k: int

    def step1c(self) -> None:
        """Turn a final `y` into `i` after a consonant that is not the word's first letter."""
        if self.k >= 2 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]


_porter = _LunrJsStemmer()
_SHORTEST = 3


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return the stem of a lower-case word.

    A word with a digit, a foreign letter or a double y, on which the two stemmers differ, is its
    own stem.
    """
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()) or "yy" in word:
        return word
    known = EXCEPTIONS.get(word)
    return known if known is not None else str(_porter.stem(word))
