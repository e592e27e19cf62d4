"""The 检查 tab of the side panel: one-line verdict and the findings, grouped by part of the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from core.report.checks.repairs import repairs
from core.report.edits import KeepHint
from core.report.findings import Finding, Grade, verdict
from core.report.kept import is_kept, kept_findings, open_findings
from core.report.report import blanks
from gui import dialogs
from gui.icons import icon
from gui.session import Session
from gui.theme import colours

SOON_MS = 30
_FINDING = Qt.ItemDataRole.UserRole
_GRADES = {Grade.ERROR: ("错误", "circle-alert"), Grade.HINT: ("提醒", "triangle-alert"), Grade.NOTE: ("提示", "info")}
_BLANKS = ("未填", "circle-slash")
_KEPT = "已保留的提醒"


class FindingsPanel(QWidget):
    """Shows the session's findings; Enter or a click puts the cursor on the spot."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        font = self.verdict.font()
        font.setBold(True)
        self.verdict.setFont(font)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName("检查结果")
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.currentItemChanged.connect(self._mark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.verdict)
        layout.addWidget(self.list, 1)
        self.offers = QVBoxLayout()
        layout.addLayout(self.offers)
        # A little later than the totals, which have to follow the keystroke at once.
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        session.findings_changed.connect(self._soon.start)
        session.report_replaced.connect(self._soon.start)
        self.refresh()

    def refresh(self) -> None:
        """Show the findings anew; the chosen one stays chosen if it is still there."""
        self._soon.stop()
        report, findings = self._session.report, self._session.findings
        self.verdict.setText(verdict(findings, len(blanks(report)), report.kept))
        chosen = self._finding(self.list.currentItem())
        self.list.blockSignals(True)
        self.list.clear()
        open_ones = open_findings(report, findings)
        kept_ones = [finding for finding, _ in kept_findings(report, findings)]
        for heading, group in [*self._groups(open_ones), *([(_KEPT, kept_ones)] if kept_ones else [])]:
            self._add_heading(heading)
            for finding in group:
                item = self._add(finding)
                if finding == chosen:
                    self.list.setCurrentItem(item)
        if not findings:
            self._add_heading("没有发现错误。导出前请再通读一遍文字部分。")
        self.list.blockSignals(False)
        self._mark(self.list.currentItem())

    def first(self) -> None:
        """Go to the first error; without errors, to the first blank or hint."""
        rows = self._rows()
        errors = [row for row, finding in rows.items() if finding.grade is Grade.ERROR and finding.id != "T6"]
        self._go_to_row(next(iter(errors or rows), None))

    def next(self) -> None:
        """Go to the finding after the chosen one, from the last back to the first."""
        rows = self._rows()
        after = (row for row in rows if row > self.list.currentRow())
        self._go_to_row(next(after, next(iter(rows), None)))

    def _rows(self) -> dict[int, Finding]:
        if self._soon.isActive():
            self.refresh()
        found = {row: self._finding(self.list.item(row)) for row in range(self.list.count())}
        return {row: finding for row, finding in found.items() if finding is not None}

    def _go_to_row(self, row: int | None) -> None:
        if row is not None:
            self.list.setCurrentRow(row)
            self._go(self.list.item(row))

    def _groups(self, findings: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
        headings = {"": "封面与说明", **{s.key: s.numbered for s in self._session.report.form.sections}}
        groups: dict[str, list[Finding]] = {}
        for finding in findings:
            groups.setdefault(finding.place if finding.place in headings else "", []).append(finding)
        return [(heading, groups[key]) for key, heading in headings.items() if key in groups]

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _add(self, finding: Finding) -> QListWidgetItem:
        word, picture = _BLANKS if finding.id == "T6" else _GRADES[finding.grade]
        palette = colours(self.palette())
        severe = finding.grade is Grade.ERROR and finding.id != "T6"
        color = palette.error if severe else palette.hint
        reason = self._session.report.kept.get(finding.key, "")
        text = f"{word}：{finding.message}" + (f"\n已保留，理由：{reason}" if reason else "")
        item = QListWidgetItem(icon(picture, color), text)
        item.setData(_FINDING, finding)
        item.setToolTip(finding.message)
        item.setForeground(QColor(color if severe else palette.ink))
        self.list.addItem(item)
        return item

    @staticmethod
    def _finding(item: QListWidgetItem | None) -> Finding | None:
        return item.data(_FINDING) if item is not None else None

    def _go(self, item: QListWidgetItem) -> None:
        if finding := self._finding(item):
            target = (
                finding.cells[-1] if finding.cells and finding.id != "T6" else next(iter(finding.cells), finding.place)
            )
            self._session.jump(target, finding.span)

    def _mark(self, item: QListWidgetItem | None, _: QListWidgetItem | None = None) -> None:
        """Mark the addends and the total of the chosen finding in the table."""
        finding = self._finding(item)
        self._offer(finding)
        if finding is None or len(finding.cells) < 2 or finding.id == "T6":
            self._session.set_roles({})
            return
        *parts, total = finding.cells
        formula = self._session.report.form.cells[total].formula
        minus = formula.minus if formula else ()
        self._session.set_roles({**{key: "−" if key in minus else "+" for key in parts}, total: "="})

    def _offer(self, finding: Finding | None) -> None:
        """Buttons for what can be done about the chosen finding."""
        while (old := self.offers.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        if finding is None or self._session.read_only:
            return
        for repair in repairs(self._session.report, self._session.computed):
            if repair.finding_key == finding.key:
                self._add_offer(repair.name, partial(self._session.perform, repair.edit))
        if is_kept(self._session.report, finding):
            self._add_offer("不再保留", partial(self._session.perform, KeepHint(finding.key, "")))
        elif finding.grade is Grade.HINT:
            self._add_offer("保留并说明…", partial(self._keep, finding))

    def _add_offer(self, text: str, act: Callable[[], object]) -> None:
        button = QPushButton(text, self)
        button.clicked.connect(lambda _checked: act())
        self.offers.addWidget(button)

    def _keep(self, finding: Finding) -> None:
        reason = dialogs.ask_text(self, "保留并说明", "为什么可以保留（会印在自查表上）：")
        if reason and reason.strip():
            self._session.perform(KeepHint(finding.key, reason.strip()))
