"""Shortcuts for the Markdown parser: its rules are not asked what they can only say no to.

markdown-it tries rule after rule at each line and each special character, and nearly every rule
looks at one character first. Here that character is looked at once for all of them. The rules
themselves, their order and their tokens are markdown-it's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.ruler import Ruler
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.utils import EnvType, OptionsDict

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    CoreRule = Callable[[StateCore], None]
    InlineRule = Callable[[StateInline, bool], bool]
    PairRule = Callable[[StateInline], None]
    RenderToken = Callable[[Sequence[Token], int, OptionsDict, EnvType], str]
    ParseInline = Callable[[str, MarkdownIt, EnvType, list[Token]], list[Token]]

_SIGNS = "\n\\`$~*_![]<&"
"""Where inline rules have work. markdown-it stops at ten more characters, for rules that are not
enabled here; in prose full of hyphens and colons that is half of all stops."""
_INLINE = {
    "text": "",
    "newline": "\n",
    "math_inline": "$",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""At which of these signs an inline rule of that name has work; text is what lies between them."""
_BLOCK = {
    "math_block": "$",
    "directive": ":",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""What a line must begin with, behind its indent, for a block rule of that name to have work."""
_INTERRUPTING = _BLOCK | {"deflist": ":~"}
"""The same where it is only asked whether the rule would end the block before."""
_PAIRS = {
    "balance_pairs": "~*_",
    "strikethrough": "~",
    "emphasis": "*_",
    "fragments_join": "~*_",
}
"""What a text must hold for a rule that puts pairs of signs together to have work."""


def shorten(md: MarkdownIt) -> None:
    """Takes the shortcuts in a parser that has all its rules."""
    block, inline, pairs = md.block.ruler, md.inline.ruler, md.inline.ruler2
    chains = {name for rule in block.__rules__ for name in rule.alt}
    lines = {name: [_at_line(_named(block, name), _INTERRUPTING)] for name in chains}
    lines[""] = [_at_line(_named(block), _BLOCK)]
    signs = {"": [_at_sign(_named(inline))]}
    joined = {"": [_with_signs(_named(pairs))]}
    for ruler, rules in ((block, lines), (inline, signs), (pairs, joined)):
        ruler.getRules = rules.__getitem__  # type: ignore[method-assign, assignment]
    md.inline.terminator_re = re.compile(f"[{re.escape(_SIGNS)}]")
    md.inline.parse = _parse_inline(md.inline.parse)  # type: ignore[method-assign, assignment]
    md.renderer.renderToken = _render_token(md.renderer.renderToken)  # type: ignore[attr-defined]
    core = _named(md.core.ruler)
    md.core.ruler.at("normalize", _normalize(core["normalize"]))
    md.core.ruler.at("text_join", _text_join(core["text_join"]))


def _named(ruler: Ruler[Any], chain: str = "") -> dict[str, Any]:
    """The enabled rules of a chain by name, in their order."""
    return {
        rule.name: rule.fn
        for rule in ruler.__rules__
        if rule.enabled and (not chain or chain in rule.alt)
    }


def _at_line(rules: Mapping[str, BlockRule], beginnings: Mapping[str, str]) -> BlockRule:
    """One rule in place of these, of which it asks those that know what a line begins with."""
    other = tuple(rule for name, rule in rules.items() if name not in beginnings)
    asked = {
        sign: tuple(rule for name, rule in rules.items() if sign in beginnings.get(name, sign))
        for sign in "".join(beginnings.values())
    }

    def first(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        at = state.bMarks[start] + state.tShift[start]
        for rule in asked.get(state.src[at : at + 1], other):
            if rule(state, start, end, silent):
                return True
        return False

    return first


def _at_sign(rules: Mapping[str, InlineRule]) -> InlineRule:
    """One rule in place of these, of which it asks those that know the next character."""
    text = (rules["text"],)
    asked = {
        sign: tuple(rule for name, rule in rules.items() if sign in _INLINE[name])
        for sign in _SIGNS
    }

    def first(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        for rule in asked.get(state.src[state.pos], text):  # noqa: SIM110 - a call less
            if rule(state, silent):
                return True
        return False

    return first


def _with_signs(rules: Mapping[str, PairRule]) -> PairRule:
    """One rule in place of these, of which it asks those whose signs the text has at all."""

    def each(state: StateInline) -> None:
        signs = {sign for sign in "~*_" if sign in state.src}
        if signs:
            for name, rule in rules.items():
                if not signs.isdisjoint(_PAIRS[name]):
                    rule(state)

    return each


def _parse_inline(parse: ParseInline) -> ParseInline:
    """The parser of inline text, spared the texts that no inline rule has work in: half of all."""

    def quick(src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if not src or md.inline.terminator_re.search(src):
            return parse(src, md, env, tokens)
        tokens.append(Token("text", "", 0, content=src))
        return tokens

    return quick


def _normalize(rule: CoreRule) -> CoreRule:
    """The rule that replaces other line ends and null characters, asked where there are any."""

    def asked(state: StateCore) -> None:
        if "\r" in state.src or "\0" in state.src:
            rule(state)

    return asked


def _text_join(rule: CoreRule) -> CoreRule:
    """The rule that joins what escapes and entities stand for with the text around them."""

    def asked(state: StateCore) -> None:
        tokens = state.tokens
        state.tokens = [one for one in tokens if "\\" in one.content or "&" in one.content]
        rule(state)
        state.tokens = tokens

    return asked


def _render_token(render: RenderToken) -> RenderToken:
    """The printer of tags, spared those that only close what is open: half of all."""

    def quick(tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        if token.nesting >= 0 or token.attrs or token.hidden:
            return render(tokens, index, options, env)
        return f"</{token.tag}>\n" if token.block else f"</{token.tag}>"

    return quick
