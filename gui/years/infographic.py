"""图解: the key figures of a report as one picture, on screen and as a file; of the open report or of any other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.report.checks import run_checks
from core.report.findings import Finding, state_of
from core.report.report import Report
from core.report.years.choice import YearEntry
from core.report.years.table import YearsTable, years_table
from core.writers.pictures.infographic import infographic
from core.writers.registry import PICTURE_KINDS
from core.years.files import dated, entries_of, write_infographic
from gui.basics import dialogs
from gui.basics.answers import DialogTitle
from gui.basics.buttons import closing_row, push_button
from gui.years.picture import PictureView
from gui.years.reports_dialog import ReportsDialog

_SIZE = QSize(620, 760)
_TITLE = "图解"
_EMPTY = "单击“选择文件…”，或把报告文件拖到这里。格式不限。"


class Pictured(NamedTuple):
    """A report to draw, and what is left to do in it before the picture goes out, "" where nothing is."""

    entry: YearEntry
    left: str = ""

    @property
    def name(self) -> str:
        """What it is called in the list."""
        return f"{self.entry.year}年　{self.entry.source}"


def left_to_do(report: Report, findings: Collection[Finding]) -> str:
    """What is left in a report that is to be drawn; hints alone are no reason to wait."""
    state = state_of(report, findings)
    return f"{state}。公开前请先处理。" if state.errors or state.blanks or state.unverified else ""


def read(path: Path) -> list[Pictured]:
    """The reports of a file in any readable format; raises UserError with a sentence."""
    return [Pictured(entry, _left_in_file(entry)) for entry in dated(entries_of(path))]


def _left_in_file(entry: YearEntry) -> str:
    doubts = f"识别这个文件时有{len(entry.remarks)}处需要核对，可以打开它查看。" if entry.remarks else ""
    return left_to_do(entry.report, run_checks(entry.report)) + doubts


class InfographicDialog(ReportsDialog):
    """Shows the picture of one of these reports, the first to begin with; files can be added to them."""

    help_topic = "infographic"

    def __init__(self, reports: Sequence[Pictured], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(_TITLE, _SIZE, folder, parent)
        self.reports = list(reports)
        self.background.idle.connect(self.enable)
        self.which = QComboBox(self)
        self.which.setAccessibleName("报告")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.addItems([one.name for one in self.reports])
        self.which.currentIndexChanged.connect(self._show)
        self.choose_button = push_button(self, "选择文件…", "folder-open", self.choose_files)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.view = PictureView(self)
        self.hint = QLabel(_EMPTY, self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.export_button = push_button(self, "导出…", "file-output", self.export)
        row = QHBoxLayout()
        row.addWidget(self.which, 1)
        row.addWidget(self.choose_button)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.state)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.hint, 1)
        layout.addLayout(closing_row(self, self.export_button))
        self._show()

    @property
    def table(self) -> YearsTable | None:
        """The figures that are drawn, None where no report is chosen."""
        place = self.which.currentIndex()
        return years_table([self.reports[place].entry]) if place >= 0 else None

    def choose_files(self) -> None:
        """Ask for files and add their reports."""
        self.add(dialogs.open_reports(self, "选择要画成图解的报告", self.folder))

    def add(self, paths: Iterable[Path]) -> None:
        """Read these files, one after the other; the picture of the last one is shown."""
        for path in paths:
            self.folder = path.parent
            self.background.ask(partial(read, path), self._take, partial(self._refuse, path.name))
        self.enable()

    def _take(self, found: Sequence[Pictured]) -> None:
        for one in found:
            if one not in self.reports:
                self.reports.append(one)
                self.which.addItem(one.name)
            self.which.setCurrentIndex(self.reports.index(one))

    def _refuse(self, name: str, sentence: str) -> None:
        dialogs.say(
            self,
            DialogTitle("无法画成图解", self.help_topic),
            sentence if name in sentence else f"“{name}”：{sentence}",
        )

    def _show(self) -> None:
        table = self.table
        self.view.show_picture(partial(infographic, table) if table else None)
        left = self.reports[self.which.currentIndex()].left if table else ""
        self.state.setText(left)
        self.state.setVisible(bool(left))
        self.which.setVisible(table is not None)
        self.view.setVisible(table is not None)
        self.hint.setVisible(table is None)
        self.enable()

    def enable(self) -> None:
        self.export_button.setEnabled(self.which.currentIndex() >= 0 and not self.background.busy)

    def export(self) -> None:
        """Ask where to, and write it as PNG, SVG or PDF by the name's ending."""
        if (table := self.table) is not None:
            name, work = f"{infographic(table).title}.png", partial(write_infographic, table)
            self.write(_TITLE, name, PICTURE_KINDS, work, "导出图解")
