"""Marks in a text: findings and years of another report underlined, sub-headings set off."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import accumulate

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from core.numerals import COUNTED
from core.records import record
from core.report.findings import Finding, Grade
from core.report.report import Report
from core.report.texts.figure_choices import name_of
from core.report.texts.likeness import LEAST, compare
from core.report.texts.years import years_in
from gui.basics.actions import keys_of
from gui.basics.theme import Colours
from gui.text.qt_text import QtPositions, cursor_at, dressed

# As printed: 仿宋 for text, 楷体 for sub-headings; the rest stand in where these are not installed.
TEXT_FAMILIES = (
    "仿宋_GB2312",
    "FangSong_GB2312",
    "仿宋",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "SimSun",
)
SUBHEADING_FAMILIES = ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti")


def installed(families: Iterable[str]) -> list[str]:
    """Those of the families that this computer has, in the same order."""
    known = set(QFontDatabase.families())
    return [family for family in families if family in known]


class MarkKind(Enum):
    """Why words are marked."""

    ERROR = "error"
    HINT = "hint"
    YEAR = "year"
    SAME = "same"  # stood in last year's text too
    LINK = "link"  # a linked figure


@record
class TextMark:
    """Marked words: ``text[start:end]``, and what the tooltip says."""

    start: int
    end: int
    kind: MarkKind
    message: str


def marks(report: Report, key: str, findings: Iterable[Finding]) -> list[TextMark]:
    """What is marked in a text of the report: findings on its words, and years not its own."""
    kinds = {Grade.ERROR: MarkKind.ERROR, Grade.HINT: MarkKind.HINT}
    here = [finding for finding in findings if finding.place == key]
    # Years (Y1) and equal passages (D1) are marked one by one below; their finding stands for many.
    found = [TextMark(*f.span, kinds[f.grade], f.message) for f in here if f.span and f.id not in ("Y1", "D1")]
    taken = _Taken(found)
    for span in years_in(report, key):
        if not taken.touch(span.start, span.end):
            found.append(TextMark(span.start, span.end, MarkKind.YEAR, f"{span.reason}按 {keys_of('mend')} 改正。"))
    return [*_same_as_last_year(report, key, here), *found, *_links(report, key)]


class _Taken:
    """Where marks are already; looking a place up takes a few steps, for a long text may have thousands of them."""

    def __init__(self, found: Iterable[TextMark]) -> None:
        spans = sorted((mark.start, mark.end) for mark in found)
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate((end for _, end in spans), max))  # how far the marks up to each one reach

    def touch(self, start: int, end: int) -> bool:
        """Whether any mark shares a character with ``start`` to ``end``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def _links(report: Report, key: str) -> Iterator[TextMark]:
    for link in report.linked(key).links:
        blank = "" if report.shown(link.cells) else "，表格中未填"
        message = f"{name_of(report.form, link.cells)}，随表格变化{blank}。按 {keys_of('link_figure')} 改为普通文字。"
        yield TextMark(link.start, link.end, MarkKind.LINK, message)


def _same_as_last_year(report: Report, key: str, here: Iterable[Finding]) -> list[TextMark]:
    """Tinted is what a rewritten paragraph still has of last year's; one that stands as it did was read and confirmed."""
    likeness = next((finding for finding in here if finding.id == "D1"), None)
    if likeness is None or report.last_year is None:
        return []
    text, before = report.text(key), report.last_year.text(key)
    stood = {_without_figures(paragraph) for paragraph in before.split("\n")}
    spans, found, start = compare(text, before).equal_spans, [], 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if _without_figures(paragraph) not in stood:
            inside = ((max(one, start), min(other, end)) for one, other in spans)
            found += [TextMark(*span, MarkKind.SAME, likeness.message) for span in inside if span[1] - span[0] >= LEAST]
        start = end + 1
    return found


def _without_figures(paragraph: str) -> str:
    """The words of a paragraph: years and counts that moved on make no other paragraph of it."""
    return _FIGURES.sub("", paragraph)


_FIGURES = re.compile(r"[\d\s]+")


_LINES = {
    MarkKind.ERROR: QTextCharFormat.UnderlineStyle.WaveUnderline,
    MarkKind.HINT: QTextCharFormat.UnderlineStyle.WaveUnderline,
    MarkKind.YEAR: QTextCharFormat.UnderlineStyle.DashUnderline,
    MarkKind.LINK: QTextCharFormat.UnderlineStyle.DotLine,
}


def underlines(
    document: QTextDocument, text: str, found: Iterable[TextMark], colours: Colours
) -> list[QTextEdit.ExtraSelection]:
    """The marks as underlines of a document that shows ``text``."""
    places, looks = QtPositions(text), {kind: look(kind, colours) for kind in MarkKind}
    return [
        dressed(cursor_at(document, places.to_qt(mark.start), places.to_qt(mark.end)), looks[mark.kind])
        for mark in found
    ]


def look(kind: MarkKind, colours: Colours) -> QTextCharFormat:
    """How words of a kind stand out."""
    made = QTextCharFormat()
    if kind is MarkKind.SAME:
        made.setBackground(QColor(colours.hint_pale))
    else:
        made.setUnderlineStyle(_LINES[kind])
        made.setUnderlineColor(_colour(kind, colours))
    if kind is MarkKind.LINK:  # dots under a digit or two are easily overlooked
        made.setForeground(_colour(kind, colours))
    return made


def _colour(kind: MarkKind, colours: Colours) -> QColor:
    return QColor({MarkKind.ERROR: colours.error, MarkKind.LINK: colours.accent}.get(kind, colours.hint))


_SUBHEADING = re.compile(rf"\s*（[{COUNTED}]+）[^。；：\n]{{1,24}}$")


class Subheadings(QSyntaxHighlighter):
    """Sets sub-headings such as （一）主动公开 in 楷体, or semibold where there is none."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = QTextCharFormat()
        if families := installed(SUBHEADING_FAMILIES):
            self._look.setFontFamilies(families)
        else:
            self._look.setFontWeight(QFont.Weight.DemiBold)

    def highlightBlock(self, text: str) -> None:
        if _SUBHEADING.match(text):
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, self._look)
