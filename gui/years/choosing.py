"""What the clerk is asked where reports cannot simply stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from PySide6.QtWidgets import QWidget

from core.forms.catalog import YEARS
from core.records import record
from core.report.years.choice import Hindered, Hindrance, YearEntry, hindrance
from gui.basics import dialogs
from gui.basics.answers import Answer, DialogTitle

KEEP, TAKE = Answer("保留原来的一份"), Answer("改用新加入的")
LEAVE_OUT, JOIN = Answer("不加入"), Answer("仍然加入（机关更名）")
_TITLE = DialogTitle("历年对比", "years")


@record
class SideBySide:
    """The reports that are side by side now, and those left out, each by its source with the reason."""

    entries: list[YearEntry]
    refused: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


class Choosing:
    """Asks in the window ``parent``; a name that was said to be the same body's is not asked again."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._same_body: set[str] = set()

    def among(self, entry: YearEntry, entries: Sequence[YearEntry]) -> SideBySide:
        """Put a report beside these, as the clerk decides."""
        if any(entry == other for other in entries):
            return SideBySide([*entries])
        found = hindrance(entry, entries, entry.report.agency in self._same_body)
        if found is None:
            return SideBySide([*entries, entry])
        ask = {
            Hindrance.NO_YEAR: self._year,
            Hindrance.OTHER_BODY: self._body,
            Hindrance.SAME_YEAR: self._one_of_two,
            Hindrance.TOO_MANY: self._too_many,
        }
        return ask[found.kind](entry, entries, found)

    def _year(self, entry: YearEntry, entries: Sequence[YearEntry], found: Hindered) -> SideBySide:
        answer = dialogs.ask_text(self._parent, _TITLE, f"{found.sentence}请填写报告年度，如2023：")
        year = int(answer.strip()) if answer and answer.strip().isascii() and answer.strip().isdecimal() else 0
        if year not in YEARS:
            return SideBySide([*entries], [(entry.source, found.sentence)])
        return self.among(replace(entry, report=replace(entry.report, year=year)), entries)

    def _body(self, entry: YearEntry, entries: Sequence[YearEntry], found: Hindered) -> SideBySide:
        if dialogs.choose(self._parent, _TITLE, found.sentence, [LEAVE_OUT, JOIN]) is not JOIN:
            return SideBySide([*entries], [(entry.source, found.sentence)])
        self._same_body.add(entry.report.agency)
        return self.among(entry, entries)

    def _one_of_two(self, entry: YearEntry, entries: Sequence[YearEntry], found: Hindered) -> SideBySide:
        if dialogs.choose(self._parent, _TITLE, f"{found.sentence}用哪一份？", [KEEP, TAKE]) is not TAKE:
            return SideBySide([*entries], [(entry.source, found.sentence)])
        rest = [other for other in entries if other is not found.other]
        assert found.other is not None
        taken = self.among(entry, rest)
        return SideBySide(taken.entries, [*taken.refused, (found.other.source, found.sentence)])

    def _too_many(self, entry: YearEntry, entries: Sequence[YearEntry], found: Hindered) -> SideBySide:
        return SideBySide([*entries], [(entry.source, found.sentence)])
