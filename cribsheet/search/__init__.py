"""Search: documents in, the files of a sharded lunr index out.

`document` says what is indexed, `tokenizer` and `stemmer` find its words, `synonyms` adds other
names, `builder` weighs them as lunr does, `shards` and `texts` cut the result into small files and
`index` puts them together. `assets/js/search/` is the other half; `docs/search.md` explains both.
"""

from cribsheet.search.document import SearchDocument, TokenizedDocument
from cribsheet.search.index import SearchFiles, build_index
from cribsheet.search.tokenizer import tokenize_document

__all__ = [
    "SearchDocument",
    "SearchFiles",
    "TokenizedDocument",
    "build_index",
    "tokenize_document",
]
