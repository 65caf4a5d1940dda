"""Templates: Jinja, strict and escaping.

Templates receive ready values and hold no logic beyond loops and conditions. HTML of the model is
marked safe where it enters (`cribsheet.views.context`), everything else is escaped.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from cribsheet.failure import Failure


def noun(number: int, singular: str) -> str:
    """The form of a word after a number: with ``"row"`` it gives "row" for 1, else "rows"."""
    return singular if number == 1 else f"{singular}s"


class Templates:
    """The templates of one folder, compiled when first used."""

    def __init__(self, folder: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            extensions=[],
        )
        self._environment.filters["noun"] = noun

    def render(self, name: str, values: dict[str, object]) -> str:
        """The template `name` filled with `values`.

        Raises:
            Failure: the template is missing, broken, or uses a value it was not given.
        """
        try:
            return self._environment.get_template(name).render(values)
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"templates/{getattr(error, 'name', None) or name}"
            raise Failure(
                f"the template {where}{f':{line}' if line else ''} is broken: {error}",
                hint="templates/README.md lists what each template receives",
            ) from error


@lru_cache(maxsize=2)
def load_templates(folder: Path, digest: str) -> Templates:  # noqa: ARG001 - keys the cache
    """The templates of `folder`, compiled anew only when `digest` (of their text) has changed."""
    return Templates(folder)
