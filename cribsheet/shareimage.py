"""The picture that other sites show beside a link to this one: `content/share.png`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.diagnostics import Diagnostic

if TYPE_CHECKING:
    from cribsheet.diagnostics import Problems

NAME = "share.png"
SIZE = (1200, 630)
"""Width and height in pixels, which every page states (Open Graph `og:image:width`)."""

# The signature, and the first chunk as far as its size: https://www.w3.org/TR/png-3/#11IHDR
_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def read_share_image(data: bytes, problems: Problems) -> bytes | None:
    """The picture's bytes, or None when it is no PNG of that `SIZE` (F008)."""
    width, height = SIZE
    end = len(_START)
    if not data.startswith(_START) or len(data) < end + 8:
        found = "it is no PNG"
    else:
        sides = (data[end : end + 4], data[end + 4 : end + 8])
        size = tuple(int.from_bytes(side, "big") for side in sides)
        if size == SIZE:
            return data
        found = f"it has {size[0]} by {size[1]} pixels"
    message = f"the share image must be a PNG of {width} by {height} pixels: {found}"
    problems.add(Diagnostic(NAME, 1, 1, "F008", message, "draw it anew, or remove the file"))
    return None
