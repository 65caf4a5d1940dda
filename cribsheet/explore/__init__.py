"""Explorables: small figures whose inputs the reader moves, one module each.

Each module holds the numbers that its explorable starts from and the formula behind it. The build
computes a table from them, which is what paper and readers without scripts have. In the page the
same numbers go to `assets/js/explore/`, where the module of the same name computes the same;
`tests/contract/test_explore.py` holds the two together.
"""

from __future__ import annotations
