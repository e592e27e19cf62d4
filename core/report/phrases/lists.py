"""Names with their counts behind them in the same order: 予以公开、部分公开分别为 3 件、4 件."""

from __future__ import annotations

import re

from core.report.phrases import words
from core.report.phrases.numerals import ARABIC, CHINESE

_JOIN = "(?:、|和|及|与)"
_NAME = r"[^，。；：、（）\d和及与]{2,24}"
_COUNT = f"(?:{ARABIC}(?:{words.UNITS})|{CHINESE}(?:{words.CHINESE_UNITS}))"
_LIST = re.compile(
    rf"(?<![^，。；：（])(?:\d{{4}}年度?)?(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{1,12}}?)(?:数量|件数)?分别(?:为|是|有)"
    rf"(?P<counts>{_COUNT}(?:{_JOIN}{_COUNT}){{1,12}})(?![件宗])"
)
_ONE_NAME = re.compile(_NAME)
_ONE_COUNT = re.compile(_COUNT)


def named_counts(text: str) -> dict[int, re.Match[str]]:
    """Where each count of such a list stands in a folded text, and the name it belongs to."""
    found: dict[int, re.Match[str]] = {}
    for match in _LIST.finditer(text) if "分别" in text else ():
        names = list(_ONE_NAME.finditer(text, *match.span("names")))
        counts = [one.start() for one in _ONE_COUNT.finditer(text, *match.span("counts"))]
        if len(names) == len(counts):
            found |= dict(zip(counts, names, strict=True))
    return found
