"""Every explorable by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cribsheet.explore import threshold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cribsheet.explore.explorable import Explorable

EXPLORABLES: Mapping[str, Explorable] = {one.id: one for one in (threshold.EXPLORABLE,)}
