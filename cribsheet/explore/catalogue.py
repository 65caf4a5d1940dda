"""Every explorable by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.explore import capacity, chunks, descent, sampling, threshold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cribsheet.explore.explorable import Explorable

EXPLORABLES: Mapping[str, Explorable] = {
    module.EXPLORABLE.id: module.EXPLORABLE
    for module in (threshold, sampling, descent, chunks, capacity)
}
