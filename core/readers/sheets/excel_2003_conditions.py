"""The conditions of an Excel 2003 XML sheet under which cells look otherwise (``x:ConditionalFormatting``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from core.patterns import lazy
from core.readers.on_sheets.conditions import ConditionedLook, ConditionRule, Place
from core.readers.safe_xml import Element

_X = "{urn:schemas-microsoft-com:office:excel}"
_GROUP, _RANGE, _CONDITION, _QUALIFIER, _FORMAT = (
    _X + name for name in ("ConditionalFormatting", "Range", "Condition", "Qualifier", "Format")
)
_MOST = 500
_OPERATORS = {
    **{"Between": "between", "NotBetween": "notBetween", "Equal": "equal", "NotEqual": "notEqual"},
    **{"Greater": "greaterThan", "GreaterOrEqual": "greaterThanOrEqual"},
    **{"Less": "lessThan", "LessOrEqual": "lessThanOrEqual"},
}
_PART = lazy(r"(?:R(\d{1,7}))?(?:C(\d{1,5}))?")  # whole rows and columns name one of the two
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_WORDS = lazy(r'"[^"]*+"')
_REFERENCE = lazy(r"(?<![\w.\[\]!'])R(\[-?\d{1,7}\]|\d{1,7})?C(\[-?\d{1,5}\]|\d{1,5})?(?![\w.\[(])")
_RRGGBB = lazy(r"#([0-9A-Fa-f]{6})")
_NAMES = {
    **{"white": "FFFFFF", "black": "000000", "red": "FF0000", "blue": "0000FF", "yellow": "FFFF00"},
    **{"silver": "C0C0C0", "gray": "808080", "green": "008000", "lime": "00FF00", "navy": "000080"},
}


def conditions(sheet: Element) -> Sequence[ConditionRule]:
    """The rules of a ``Worksheet`` in their order; none where none of them changes what is seen."""
    found = tuple(rule for group in sheet.iter(_GROUP) for rule in _rules(group))[:_MOST]
    return found if any(rule.look != ConditionedLook() for rule in found) else ()


def _rules(group: Element) -> Iterator[ConditionRule]:
    reach = "".join((group.findtext(_RANGE) or "").split()).split(",")[:_MOST]
    ranges = tuple(found for part in reach if (found := _range(part)))
    for node in group.iter(_CONDITION) if ranges else ():
        base = min(first for first, _ in ranges)
        values = (node.findtext(f"{_X}Value{number}") for number in (1, 2))
        formulas = tuple(in_letters(value, base) for value in values if value)
        look, operator = _look(node.find(_FORMAT)), _OPERATORS.get(node.findtext(_QUALIFIER) or "", "")
        # The first condition that holds decides alone.
        yield ConditionRule(
            ranges, "cellIs" if operator else "expression", look, operator, formulas, last=True, base=base
        )


def _range(text: str) -> tuple[Place, Place] | None:
    first, _, last = text.partition(":")
    one, other = _PART.fullmatch(first), _PART.fullmatch(last or first)
    if not first or one is None or other is None:
        return None
    start = int(one[1] or 1) - 1, int(one[2] or 1) - 1
    end = int(other[1] or _LAST_ROW + 1) - 1, int(other[2] or _LAST_COLUMN + 1) - 1
    return start, end


def _look(node: Element | None) -> ConditionedLook:
    """What a rule changes, told as a page tells it: ``color:white;background:black;text-line-through:single``."""
    written = "" if node is None else node.get("Style") or node.get(f"{_X}Style") or ""
    pairs = (part.partition(":") for part in written.lower().split(";"))
    said = {name.strip(): value.strip() for name, _, value in pairs}
    return ConditionedLook(_colour(said, "color"), _colour(said, "background"), struck=_is_struck(said))


def _is_struck(said: Mapping[str, str]) -> bool:
    return said.get("text-line-through", "none").strip() != "none" or "line-through" in said.get("text-decoration", "")


def _colour(said: Mapping[str, str], name: str) -> str:
    for word in said.get(name, "").split():
        if found := _RRGGBB.fullmatch(word):
            return found[1].upper()
        if word in _NAMES:
            return _NAMES[word]
    return ""


def in_letters(formula: str, base: Place) -> str:
    """A formula that names cells by number from its own (``RC[-1]=0``) as it stands in the base cell (``A1=0``)."""
    parts: list[str] = []
    at = 0
    for words in _WORDS.finditer(formula):
        parts += [_lettered(formula[at : words.start()], base), words[0]]
        at = words.end()
    return "".join((*parts, _lettered(formula[at:], base)))


def _lettered(text: str, base: Place) -> str:
    def address(found: re.Match[str]) -> str:
        row, column = (_along(part, start) for part, start in zip(found.groups(), base, strict=True))
        if row[1] < 0 or column[1] < 0 or column[1] > _LAST_COLUMN:
            return found[0]
        return f"{column[0]}{_letters(column[1])}{row[0]}{row[1] + 1}"

    return _REFERENCE.sub(address, text)


def _along(part: str | None, start: int) -> tuple[str, int]:
    """``$`` for a line told by its own number, and its number from 0."""
    if part and part.isdecimal():
        return "$", int(part) - 1
    return "", start + int(part[1:-1] if part else 0)


def _letters(column: int) -> str:
    name, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(65 + digit) + name
    return name
