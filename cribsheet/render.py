"""Templates: Jinja, strict and escaping.

Templates receive ready values and hold no logic beyond loops and conditions. HTML of the model is
marked safe where it enters (`cribsheet.views.context`), everything else is escaped.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MethodType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from cribsheet.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import CodeType


_ENTITIES = {ord(sign): str(escape(sign)) for sign in "&<>'\""}
_METHODS = frozenset(dir(dict))


def noun(number: int, singular: str) -> str:
    """The form of a word after a number: with ``"row"`` it gives "row" for 1, else "rows"."""
    return singular if number == 1 else f"{singular}s"


def _escaped(value: Any) -> str:  # noqa: ANN401 - whatever a template shows
    """What `markupsafe.escape` gives, to be joined with the rest of a page.

    Nearly all values are safe already or hold nothing to escape. What is joined need not say that
    it is safe, so a plain text is not wrapped either.
    """
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        text: str = value
        # Each is found as fast as memory is read; a pattern for all of them takes longer to begin.
        if "<" in text or "&" in text or '"' in text or "'" in text or ">" in text:
            return text.translate(_ENTITIES)
        return text
    return str(value) if kind is int or kind is date else escape(value)


class _Template(Template):
    """A template that escapes with `_escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template of compiled code, whose own globals hold what Jinja's runtime gave it."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


class _Context(Context):
    """Jinja's context, but quick where a method or a macro is called."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as in Jinja
        """What Jinja returns, but without asking a method of ours whether it wants the context.

        So none may: what `pass_context` and its like mark must be a function.
        """
        kind = type(obj)
        if kind is not MethodType and kind is not Macro:
            return super().call(obj, *args, **kwargs)
        # Compiled templates hand these over for callees that want the context.
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs) if kind is MethodType else obj(self.eval_ctx, *args, **kwargs)


class _Environment(Environment):
    """Jinja's environment, but quick where a value is a dict, as most of ours are."""

    template_class = _Template
    context_class = _Context

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as in Jinja
        """What Jinja finds, but without looking for an attribute that no dict has."""
        # A method goes first also here: the keys may be an author's ids, and one may be "values".
        if type(obj) is dict and attribute in obj and attribute not in _METHODS:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


class Templates:
    """The templates of one folder, compiled when first used."""

    def __init__(self, folder: Path) -> None:
        self._environment = _Environment(
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
        self._known: dict[str, Template] = {}
        self._macros: dict[tuple[str, str], Callable[[object], Markup]] = {}

    def render(self, name: str, values: dict[str, object]) -> str:
        """The template `name` filled with `values`.

        Raises:
            Failure: the template is missing, broken, or uses a value it was not given.
        """
        try:
            return self._template(name).render(values)
        except TemplateError as error:
            raise _broken(name, error) from error

    def call(self, name: str, macro: str, values: object) -> Markup:
        """What the macro `macro` of the template `name` makes of `values`.

        Raises:
            Failure: as `render` does; also when the template has no such macro.
        """
        try:
            known = self._macros.get((name, macro))
            if known is None:
                known = self._macros[name, macro] = self._macro(name, macro)
            return known(values)
        except TemplateError as error:
            raise _broken(name, error) from error

    def _macro(self, name: str, macro: str) -> Callable[[object], Markup]:
        try:
            return getattr(self._template(name).module, macro)  # type: ignore[no-any-return]
        except AttributeError:
            raise TemplateError(f"it has no macro {macro!r}") from None

    def _template(self, name: str) -> Template:
        template = self._known.get(name)
        if template is None:
            template = self._known[name] = self._environment.get_template(name)
            # Jinja's is a `ChainMap`, which is slow to copy, and is copied for each rendering.
            template.globals = dict(template.globals)
        return template


def _broken(name: str, error: TemplateError) -> Failure:
    line = getattr(error, "lineno", None)
    where = f"templates/{getattr(error, 'name', None) or name}"
    return Failure(
        f"the template {where}{f':{line}' if line else ''} is broken: {error}",
        hint="templates/README.md lists what each template receives",
    )


@lru_cache(maxsize=2)
def load_templates(folder: Path, digest: str) -> Templates:  # noqa: ARG001 - keys the cache
    """The templates of `folder`, compiled anew only when `digest` (of their text) has changed."""
    return Templates(folder)
