"""The list of findings, grouped by part of the report: grades told by word, shape and colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.report.findings import Finding, Grade, grade_word, kept_findings, kept_key, open_findings
from core.report.report import Report
from gui.basics.icons import icon
from gui.basics.theme import Colours, colours, tooltip
from gui.basics.widgets import heading_item

PICTURES = {Grade.ERROR: "circle-alert", Grade.HINT: "triangle-alert", Grade.NOTE: "info"}
BLANKS, FINE = "circle-slash", "circle-check"
NOTHING_FOUND = "没有发现错误。导出前请再通读一遍文字部分。"
_FINDING = Qt.ItemDataRole.UserRole
_ELSEWHERE, _KEPT = "封面与说明", "已保留的提醒"


@dataclass(frozen=True)
class _Row:
    """A line of the list: a finding, with the reason for which it was kept in ``words``; without one a heading."""

    finding: Finding | None
    words: str

    @property
    def looks(self) -> tuple[object, ...]:
        """All of it that can be seen."""
        found = self.finding
        return (self.words,) if found is None else (self.words, found.message, found.grade, found.blank)


class FindingsList(QListWidget):
    """``chosen`` says that another finding is the current one, ``wanted`` that Enter or a click asks to go to it."""

    chosen = Signal()
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._palette = QPalette(self.palette())
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName("检查结果")
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())
        for asked in (self.itemClicked, self.itemActivated):
            asked.connect(self._ask)

    @property
    def finding(self) -> Finding | None:
        """The current one, None where none is."""
        return _of(self.currentItem())

    def rows(self) -> dict[int, Finding]:
        """The findings by row; the other rows are headings."""
        found = {row: _of(self.item(row)) for row in range(self.count())}
        return {row: finding for row, finding in found.items() if finding is not None}

    def fill(self, report: Report, findings: tuple[Finding, ...]) -> None:
        """Show these; the current one stays current if it is still there."""
        current, scrolled = self.finding, self.verticalScrollBar().value()
        rows = _rows(report, findings)
        self.blockSignals(True)
        # A keystroke mostly changes the words of one row of many, or of none.
        if len(rows) != len(self._rows) or self._palette != self.palette():
            self.clear()
            self._rows = []
            self._palette = QPalette(self.palette())
        for number, row in enumerate(rows):
            if number >= len(self._rows):
                self.addItem(self._item(row))
            elif row != (before := self._rows[number]):
                if row.looks == before.looks:
                    self.item(number).setData(_FINDING, row.finding)
                else:
                    self.takeItem(number)
                    self.insertItem(number, self._item(row))
        self._rows = rows
        chosen = next(
            (number for number, row in enumerate(rows) if row.finding is not None and row.finding == current), -1
        )
        if chosen != self.currentRow():
            self.setCurrentRow(chosen)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        self.chosen.emit()

    def _item(self, row: _Row) -> QListWidgetItem:
        if row.finding is None:
            return heading_item(row.words, self)
        return _item(row.finding, row.words, colours(self.palette()))

    def choose(self, row: int) -> None:
        """Make a row the current one and bring it into sight, also after what is beside the list took its room."""
        self.setCurrentRow(row)
        QTimer.singleShot(0, self, lambda: self.scrollToItem(self.currentItem()))

    def _ask(self, item: QListWidgetItem) -> None:
        if (finding := _of(item)) is not None:
            self.wanted.emit(finding)


class _Delegate(QStyledItemDelegate):
    """Puts the mark of a finding beside its first line."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        beside = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        option.decorationAlignment = beside  # pyright: ignore[reportAttributeAccessIssue] (missing in PySide's stubs)


def _of(item: QListWidgetItem | None) -> Finding | None:
    return item.data(_FINDING) if item is not None else None


def _rows(report: Report, findings: tuple[Finding, ...]) -> list[_Row]:
    rows: list[_Row] = []
    for heading, group in _groups(report, findings):
        rows.append(_Row(None, f"{heading}（{len(group)}）"))
        rows += [_Row(finding, report.kept.get(kept_key(report, finding) or "", "")) for finding in group]
    return rows or [_Row(None, NOTHING_FOUND)]


def _groups(report: Report, findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each part, errors first, then what inspectors take badly; those kept in a group of their own."""
    findings = tuple(findings)
    headings = {"": _ELSEWHERE, **{s.key: f"{s.number}、{s.short}" for s in report.form.sections}}
    groups: dict[str, list[Finding]] = {key: [] for key in headings}
    for finding in sorted(open_findings(report, findings), key=_weight):
        groups[finding.place if finding.place in headings else ""].append(finding)
    named = [(heading, groups[key]) for key, heading in headings.items()]
    named.append((_KEPT, [finding for finding, _ in kept_findings(report, findings)]))
    return [(heading, group) for heading, group in named if group]


def _weight(finding: Finding) -> int:
    if finding.wrong:
        return 0
    if finding.blank:
        return 1
    return 2 if finding.strong else 3


def _item(finding: Finding, reason: str, palette: Colours) -> QListWidgetItem:
    ink = palette.error if finding.wrong else palette.quiet if reason else palette.ink
    text = f"{grade_word(finding)}：{finding.message}" + (f"\n已保留，理由：{reason}" if reason else "")
    picture = BLANKS if finding.blank else PICTURES[finding.grade]
    mark = palette.error if finding.wrong else palette.quiet if reason else palette.hint
    item = QListWidgetItem(icon(picture, mark), text)
    item.setData(_FINDING, finding)
    item.setToolTip(tooltip(finding.message))
    item.setForeground(QColor(ink))
    return item
