"""What Word's list numbering prints in front of a paragraph, and heading levels from styles."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial

from core.numerals import (
    EARTHLY,
    HEAVENLY,
    IN_BRACKETS,
    WITH_POINT,
    capitals,
    circled,
    digit_by_digit,
    legal,
    letters,
    of_row,
    roman,
    roman_capitals,
    spelt,
)
from core.readers.safe_xml import Element, child
from core.records import record

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL, _ID, _LEVEL = _W + "val", _W + "styleId", _W + "ilvl"
_PSTYLE, _OUTLINE, _LIST = _W + "pStyle", _W + "outlineLvl", _W + "numPr"


class _Level:
    """A level of a list; most of the nine that each list has are never asked."""

    def __init__(self, node: Element) -> None:
        self._node = node

    @cached_property
    def start(self) -> int:
        return _int(self._told("start", "1"))

    @cached_property
    def style(self) -> str:
        return self._told("numFmt", "decimal")

    @cached_property
    def text(self) -> str:
        return self._told("lvlText", "")

    def _told(self, name: str, default: str) -> str:
        found = child(self._node, _W + name)
        return default if found is None else found.get(_VAL) or ""


@record
class _Style:
    based_on: str
    number: tuple[str, int] | None  # list and level
    outline: int


class Numbering:
    """Counts list items in reading order; one for each document."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        nodes = () if styles is None else styles.iter(_W + "style")
        self._nodes = {node.get(_ID) or "": node for node in nodes}
        self._styles: dict[str, _Style] = {}
        self._abstract: dict[str, str] = {}
        self._lists: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}  # lists that paragraphs name, by their number; few are asked for
        self._levels: dict[str, dict[int, _Level]] = {}
        self._own: dict[str, dict[int, _Level]] = {}  # levels that a list has in place of its kind's
        self._starts: dict[tuple[str, int], int] = {}
        self._counters: dict[tuple[str, int], int] = {}
        if numbering is not None:
            self._lists = {node.get(_W + "abstractNumId") or "": node for node in numbering.iter(_W + "abstractNum")}
            self._instances = {node.get(_W + "numId") or "": node for node in numbering.iter(_W + "num")}

    @property
    def counts(self) -> bool:
        """Whether the document has lists at all."""
        return bool(self._lists)

    def of(self, properties: Element) -> tuple[str, int]:
        """Printed number ("" if none) and heading level (0 if none) of a paragraph with these properties."""
        marks: dict[str, Element] = {}
        for mark in properties:
            marks.setdefault(mark.tag, mark)
        style, level = marks.get(_PSTYLE), marks.get(_OUTLINE)
        number, outline = self._from_style("" if style is None else style.get(_VAL) or "")
        if _LIST in marks:
            number = _number_of(properties)
        if level is not None:
            outline = _heading(level)
        return (self._next(*number) if number else ""), outline

    def _from_style(self, name: str) -> tuple[tuple[str, int] | None, int]:
        number: tuple[str, int] | None = None
        outline = 0
        for _ in range(16):  # styles build on each other; a ring would never end
            if name not in self._nodes:
                break
            style = self._styles.get(name) or self._styles.setdefault(name, _style(self._nodes[name]))
            number = number or style.number
            outline = outline or style.outline
            name = style.based_on
        return number, outline

    def _load(self, name: str) -> str:
        """The kind that a list names, "" where it is none of the file's; the levels that it has of its own are noted."""
        if (node := self._instances.get(name)) is None:
            return ""
        abstract = child(node, _W + "abstractNumId")
        for override in node.iter(_W + "lvlOverride"):
            start = child(override, _W + "startOverride")
            if start is not None:
                self._starts[name, _int(override.get(_LEVEL))] = _int(start.get(_VAL))
            for level in override.iter(_W + "lvl"):
                self._own.setdefault(name, {}).update((_level(level),))
        return "" if abstract is None else abstract.get(_VAL) or ""

    def _kind_of(self, name: str) -> str:
        """The kind of list (``w:abstractNum``) that a list is of; one that names a style has its levels at that of the style."""
        if name not in self._abstract:
            self._abstract[name] = self._load(name)
        kind = self._abstract[name]
        node = self._lists.get(kind)
        link = None if node is None else child(node, _W + "numStyleLink")
        return kind if link is None else self._linked.get(link.get(_VAL) or "", kind)

    @cached_property
    def _linked(self) -> dict[str, str]:
        """Kinds by the style of lists that they belong to."""
        links = ((child(node, _W + "styleLink"), kind) for kind, node in self._lists.items())
        return {link.get(_VAL) or "": kind for link, kind in links if link is not None}

    def _next(self, name: str, depth: int) -> str:
        abstract = self._kind_of(name)
        levels = self._levels_of(abstract)
        if name in self._own:
            levels = levels | self._own[name]
        if depth not in levels:
            return ""
        owner = name if (name, depth) in self._starts else abstract + "/"
        start = self._starts.get((name, depth), levels[depth].start)
        self._counters[owner, depth] = self._counters.get((owner, depth), start - 1) + 1
        for key in [key for key in self._counters if key[0] == owner and key[1] > depth]:
            del self._counters[key]
        return self._print(levels, depth, owner)

    def _levels_of(self, abstract: str) -> dict[int, _Level]:
        if abstract not in self._levels:
            node = self._lists.get(abstract)
            self._levels[abstract] = dict(_level(level) for level in node.iter(_W + "lvl")) if node is not None else {}
        return self._levels[abstract]

    def _print(self, levels: dict[int, _Level], depth: int, owner: str) -> str:
        def count(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            level = levels.get(place)
            return "" if level is None else _numeral(self._counters.get((owner, place), level.start), level.style)

        level = levels[depth]
        if level.style == "bullet":
            return ""
        text = re.sub(r"%([1-9])", count, level.text)
        return "" if level.style == "none" and not any(map(str.isalnum, text)) else text


NO_NUMBERING = Numbering(None, None)


def _style(node: Element) -> _Style:
    based = child(node, _W + "basedOn")
    properties = child(node, _W + "pPr")
    outline = None if properties is None else child(properties, _OUTLINE)
    return _Style(
        "" if based is None else based.get(_VAL) or "",
        None if properties is None else _number_of(properties),
        0 if outline is None else _heading(outline),
    )


def _heading(outline: Element) -> int:
    """Outline levels count from 0; 9 is body text."""
    level = _int(outline.get(_VAL))
    return 0 if level >= 9 else level + 1


def _number_of(properties: Element) -> tuple[str, int] | None:
    number = child(properties, _LIST)
    if number is None:
        return None
    name, level = child(number, _W + "numId"), child(number, _LEVEL)
    return (
        "" if name is None else name.get(_VAL) or "",
        0 if level is None else _int(level.get(_VAL)),
    )


def _level(node: Element) -> tuple[int, _Level]:
    return _int(node.get(_LEVEL)), _Level(node)


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def _numeral(number: int, style: str) -> str:
    """A number as a format of ECMA-376 part 1, 17.18.59, writes it; in digits where it is none of those known here."""
    if style.startswith("decimalEnclosedCircle"):
        return circled(number)
    return _WRITTEN[style](number) if style in _WRITTEN else str(number)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    **{"lowerLetter": letters, "upperLetter": capitals, "lowerRoman": roman, "upperRoman": roman_capitals},
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), spelt),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand"), spelt),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), digit_by_digit),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), legal),
    "ideographTraditional": partial(of_row, row=HEAVENLY),
    "ideographZodiac": partial(of_row, row=EARTHLY),
    "ideographEnclosedCircle": partial(of_row, row="㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedParen": partial(of_row, row=IN_BRACKETS),
    "decimalEnclosedFullstop": partial(of_row, row=WITH_POINT),
    "decimalZero": lambda number: f"{number:02d}",
}
