"""The list of findings, grouped by part of the report: grades told by word, shape and colour."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor
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


class FindingsList(QListWidget):
    """``chosen`` says that another finding is the current one, ``wanted`` that Enter or a click asks to go to it."""

    chosen = Signal()
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.blockSignals(True)
        self.clear()
        palette = colours(self.palette())
        for heading, group in _groups(report, findings):
            self.addItem(heading_item(f"{heading}（{len(group)}）", self))
            for finding in group:
                item = _item(finding, report.kept.get(kept_key(report, finding) or "", ""), palette)
                self.addItem(item)
                if finding == current:
                    self.setCurrentItem(item)
        if not findings:
            self.addItem(heading_item(NOTHING_FOUND, self))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        self.chosen.emit()

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
