"""Slips of the pen: S7."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from core.numerals import COUNTED, spelt, value
from core.patterns import lazy
from core.records import record
from core.report.checks.base import Context, Rule, around
from core.report.checks.wording import say
from core.report.findings import Finding, Grade
from core.report.report import by_line, text_names


@record
class Slip:
    """``text[start:end]`` is wrong in the way of this wording; ``more`` fills the wording's gaps."""

    wording: str
    start: int
    end: int
    more: tuple[tuple[str, object], ...] = ()


_MARKER = lazy(rf"(?<!\w)((?:十[{COUNTED[:9]}]?|[{COUNTED[:9]}]))是(?!否)")


def gaps_in_enumeration(text: str) -> Iterator[Slip]:
    """一是…三是 without 二是; each 一是 begins a new list."""
    reached = 0
    for match in _MARKER.finditer(text):
        number = value(match.group(1)) or 0
        if reached and number > reached + 1:
            missing = "、".join(f"“{spelt(n)}是”" for n in range(reached + 1, number))
            slip = (("here", f"{match.group(1)}是"), ("before", f"{spelt(reached)}是"), ("missing", missing))
            yield Slip("S7.sequence", match.start(1), match.end(), slip)
        if number == 1 or reached:
            reached = number


_CLOSING = {"》": "《", "”": "“", "）": "（", ")": "（"}
_OPENING = {"《": "《", "“": "“", "（": "（", "(": "（"}
# Numbers of paragraphs have no first half: 1）, 一）, a).
_ITEM = lazy(rf"(?<!\w)(?:\d{{1,2}}|[{COUNTED}]{{1,3}}|[A-Za-z])[）)]")


_HALVES = lazy(r"[《》“”（）()\n]")


def unpaired(text: str) -> Iterator[Slip]:
    """《》, “” and （） that lack their other half within the paragraph."""
    numbers = {match.end() - 1 for match in _ITEM.finditer(text)}
    waiting: dict[str, list[int]] = {"《": [], "“": [], "（": []}
    for match in _HALVES.finditer(text + "\n"):
        index, mark = match.start(), match.group()
        if mark in _OPENING:
            waiting[_OPENING[mark]].append(index)
        elif mark in _CLOSING and waiting[_CLOSING[mark]]:
            waiting[_CLOSING[mark]].pop()
        elif mark in _CLOSING and index not in numbers:
            yield _unpaired(index, mark)
        elif mark == "\n":
            for opened in waiting.values():
                yield from (_unpaired(position, text[position]) for position in opened)
                opened.clear()


def _unpaired(index: int, mark: str) -> Slip:
    return Slip("S7.unpaired", index, index + 1, (("mark", mark),))


DOUBLED = lazy(
    r"[，。；：、][^\S\n]*[，。；：、]+|！{2,}|？{2,}|(?<=[\u4e00-\u9fff])[,;][，。；：、,;]+|[，。；：、][,;](?!\d)"
)
HALF_WIDTH = lazy(r"(?<=[\u4e00-\u9fff》”）]),(?=[\u4e00-\u9fff《“（])")


def doubled(text: str) -> Iterator[Slip]:
    """Two marks where one is meant: ，， 。。 ；。"""
    for match in DOUBLED.finditer(text):
        yield Slip("S7.doubled", *match.span(), (("marks", match.group()),))


def half_width(text: str) -> Iterator[Slip]:
    """Half-width commas between Chinese characters, all of a text in one slip."""
    found = list(HALF_WIDTH.finditer(text))
    if found:
        yield Slip("S7.comma", *found[0].span(), (("count", len(found)),))


def mended(text: str, span: tuple[int, int]) -> str:
    """The text with the marks of this slip set right; unchanged where only a person can tell what is meant."""
    start, end = span
    if HALF_WIDTH.match(text, start):
        return HALF_WIDTH.sub("，", text)
    if DOUBLED.fullmatch(text, start, end):
        return (
            text[:start] + max(text[start:end].replace(",", "，").replace(";", "；"), key=_STRENGTH.find) + text[end:]
        )
    return text


_STRENGTH = " ，、：；。！？"  # of two marks the stronger stays


@lru_cache(maxsize=32)
def slips(text: str) -> tuple[Slip, ...]:
    """All slips of a text, in order."""
    return tuple(
        sorted(
            (*by_line(text, _slips_of_line), *gaps_in_enumeration(text), *half_width(text)), key=lambda slip: slip.start
        )
    )


@lru_cache(maxsize=4096)
def _slips_of_line(line: str) -> tuple[Slip, ...]:
    return (*unpaired(line), *doubled(line))


def slips_of_the_pen(context: Context) -> Iterator[Finding]:
    """S7: gaps in 一是…三是, unpaired or doubled marks, half-width commas."""
    for key, name in text_names(context.form):
        text = context.report.text(key)
        for slip in slips(text):
            words = around(text, slip.start, slip.end)
            message = say(slip.wording, name=name, words=words, **dict(slip.more))
            yield Finding("S7", Grade.HINT, message, place=key, span=(slip.start, slip.end))


RULES: tuple[Rule, ...] = (Rule(("S7",), Grade.HINT, "序号和标点", slips_of_the_pen),)
