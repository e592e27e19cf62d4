"""The style sheets of a page: which of their rules hold on a screen, and for which element.

Selectors are known that are made of tags, classes and ids, alone or inside one
another (``.tab .shown``, ``ul > li``): those are what office programs and editors
of sites write.  Rules for print, for narrow screens or with other selectors are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.patterns import lazy

Declared: TypeAlias = "dict[str, str]"
Marks: TypeAlias = "frozenset[str]"  # what can be asked of an element: td, .wide, #top
OpenElement: TypeAlias = "tuple[str, Mapping[str, str]]"  # tag and attributes

_MOST_RULES = 4000  # a page of an office program has some hundreds
_MOST_INSIDE = 4  # elements of one selector
_MOST_CLASSES = 8  # of an element
_COMMENT = lazy(r"/\*(?:(?!\*/).)*+(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = lazy(r"[{}]")
_COMPOUND = lazy(r"(?:\*|[a-z][a-z0-9]*+)?(?:[.#][\w-]++)*+")
_MARK = lazy(r"[.#]?[\w-]+")
_WIDTH = 1366  # pixels of the screen that pages are read on
_FEATURE = lazy(r"\(\s*+(min|max)-(?:device-)?width\s*+:\s*+(\d++(?:\.\d++)?)(px|em|rem)?\s*+\)")
_OTHERWISE = lazy(r"orientation\s*+:\s*+portrait|prefers-[a-z-]{1,30}+:\s*+(?:dark|reduce|more)")
_SCREENS = ("", "all", "screen")
_GROUPS = ("@supports", "@layer", "@container")


@dataclass(frozen=True)
class _StyleRule:
    """What is said of elements with all these marks, inside elements with those; ``direct`` where right inside."""

    needs: Marks
    around: tuple[tuple[Marks, bool], ...]  # innermost first
    rank: tuple[int, int, int]
    said: Declared


class StyleSheets:
    """All rules of a page, by one of the marks they ask for."""

    def __init__(self) -> None:
        self._rules: dict[str, list[_StyleRule]] = {}
        self._count = 0
        self.nested = False  # whether any rule asks for what is around an element

    def __bool__(self) -> bool:
        return bool(self._count)

    def add(self, selectors: str, said: Declared) -> None:
        """Take in a rule with one or more selectors, in small letters."""
        for selector in selectors.split(","):
            rule = _rule(selector.strip(), said, self._count)
            if rule is None or self._count >= _MOST_RULES:
                continue
            self._count += 1
            self.nested = self.nested or bool(rule.around)
            self._rules.setdefault(min(rule.needs, default="*"), []).append(rule)

    def of(self, marks: Sequence[str], around: Sequence[OpenElement]) -> Declared:
        """What the rules say of an element with these marks, inside elements with those (outermost first)."""
        own = frozenset(marks)
        found = [
            rule
            for mark in (*marks, "*")
            for rule in self._rules.get(mark, ())
            if rule.needs <= own and _is_inside(rule.around, around)
        ]
        said: Declared = {}
        for rule in sorted(found, key=lambda rule: rule.rank) if len(found) > 1 else found:
            said |= rule.said
        return said


def _rule(selector: str, said: Declared, place: int) -> _StyleRule | None:
    """A rule by its selector; None where that is of another kind."""
    parts = selector.replace(">", " > ").split()
    needs: list[tuple[Marks, bool]] = []
    direct = False
    for part in reversed(parts):
        if part == ">":
            direct = True
        elif part and _COMPOUND.fullmatch(part):
            needs.append((frozenset(_MARK.findall(part)), direct))
            direct = False
        else:
            return None
    if not needs or len(needs) > _MOST_INSIDE:
        return None
    (own, _), *around = needs
    every = [mark for marks, _ in needs for mark in marks]
    ids, classes = (sum(mark.startswith(sign) for mark in every) for sign in "#.")
    # Later rules win over earlier ones of as many ids, classes and tags.
    return _StyleRule(own, tuple(around), (ids * 1000 + classes, len(every) - ids - classes, place), said)


def _is_inside(wanted: Sequence[tuple[Marks, bool]], around: Sequence[OpenElement]) -> bool:
    place = len(around)
    for marks, direct in wanted:
        nearest = range(place - 1, place - 2, -1) if direct else range(place - 1, -1, -1)
        place = next((i for i in nearest if i >= 0 and marks.issubset(marks_of(*around[i]))), -1)
        if place < 0:
            return False
    return True


def holds_on_screen(query: str) -> bool:
    """Whether what is meant for these media (``print``, ``screen and (max-width: 700px)``) holds on a desk's screen."""
    return any(map(_holds, query.lower().split(",")))


def _holds(query: str) -> bool:
    words = query.split()
    turned = words[:1] == ["not"]
    words = words[1:] if words[:1] in (["not"], ["only"]) else words
    kind = words[0] if words and not words[0].startswith("(") else ""
    fits = kind in _SCREENS and not _OTHERWISE.search(query) and all(map(_fits, _FEATURE.findall(query)))
    return fits != turned


def _fits(feature: tuple[str, str, str]) -> bool:
    least, number, unit = feature
    pixels = float(number[:9]) * (1 if unit in ("px", "") else 16)
    return pixels <= _WIDTH if least == "min" else pixels >= _WIDTH


def blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of a style sheet that hold on a screen."""
    sheet = _COMMENT.sub(" ", sheet)
    around: list[str] = []
    start = 0
    for brace in _BRACE.finditer(sheet):
        text, start = sheet[start : brace.start()], brace.end()
        if brace.group() == "{":
            around.append(text.rpartition(";")[2].strip().lower())
        elif around:
            selectors = around.pop()
            if not selectors.startswith("@") and all(map(_is_open, around)):
                yield selectors, text


def _is_open(prelude: str) -> bool:
    """Whether what stands in a block that begins so holds here."""
    if prelude.startswith("@media"):
        return holds_on_screen(prelude.removeprefix("@media"))
    return prelude.startswith(_GROUPS)


def marks_of(tag: str, attributes: Mapping[str, str]) -> list[str]:
    """What selectors may ask of an element."""
    marks = [tag, *(f".{name}" for name in attributes.get("class", "").lower().split()[:_MOST_CLASSES])]
    if name := attributes.get("id", "").lower():
        marks.append(f"#{name}")
    return marks
