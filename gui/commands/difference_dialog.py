"""对照: what changed against last year's report, or against a file (a backup, a colleague's state), on screen and as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser, QVBoxLayout, QWidget

from core.errors import UserError
from core.report.difference_report import difference_report
from core.report.report import Report
from core.writers.listing import Listing, listing_of
from core.writers.registry import LISTING_KINDS, export_listing
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, NOT_EXPORTED, Answer, DialogTitle
from gui.basics.buttons import closing_row, push_button
from gui.basics.theme import colours
from gui.basics.tones import PALETTE_CHANGES
from gui.basics.widgets import fit_to_screen

if TYPE_CHECKING:
    from gui.work.workspace import Workspace

LAST_YEAR, A_FILE = Answer("与上年报告对照"), Answer("与另一个文件对照…")
_TITLE = DialogTitle("对照", "compare")


def compare(workspace: Workspace, parent: QWidget) -> None:
    """Ask with what, and show what changed."""
    report = workspace.session.report
    answer = A_FILE
    if report.last_year is not None:
        sentence = "与哪一份报告对照？对照只列出不同之处，不改动报告。"
        answer = dialogs.choose(parent, _TITLE, sentence, [CANCEL, A_FILE, LAST_YEAR])
    if answer is LAST_YEAR and report.last_year is not None:
        found = difference_report(report.last_year, report, ("上年报告", "本报告"))
    elif answer is A_FILE and (other := _from_file(workspace, parent)):
        found = difference_report(other[1], report, (other[0], "本报告"))
    else:
        return
    dialogs.run(DifferenceDialog(listing_of(found), _folder(workspace), parent))


def _folder(workspace: Workspace) -> Path:
    return dialogs.reports_folder(workspace.document.path)


def _from_file(workspace: Workspace, parent: QWidget) -> tuple[str, Report] | None:
    """The name of a file that the clerk chooses, and the report in it."""
    from core.opening import open_any

    path = dialogs.open_report(parent, "选择要对照的报告", _folder(workspace))
    if path is None:
        return None
    try:
        return path.name, patience.beside(lambda: open_any(path)).report
    except UserError as error:
        dialogs.say(parent, DialogTitle("无法对照", _TITLE.topic), str(error))
        return None


class DifferenceDialog(QDialog):
    """Shows a difference report and writes it to a file."""

    help_topic = "compare"

    def __init__(self, content: Listing, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        fit_to_screen(self, QSize(860, 640))
        self.content, self.folder = content, folder
        self.view = QTextBrowser(self)
        self.view.setAccessibleName("对照结果")
        self._show()
        self.export_button = push_button(self, "导出…", "file-output", self.export)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addLayout(closing_row(self, self.export_button))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in PALETTE_CHANGES and hasattr(self, "view"):
            self._show()

    def _show(self) -> None:
        """On screen in the window's colours and size of words; the page scrolled as it was."""
        from core.writers.html import listing

        at = self.view.verticalScrollBar().value()
        page = listing(self.content, colours(QApplication.palette()).grid)
        self.view.setHtml(page.replace("<table ", '<table width="99%" '))  # with its lines as wide as the view
        self.view.verticalScrollBar().setValue(at)

    def export(self) -> None:
        """Ask where to, and write it as Word, PDF, page or workbook by the name's ending."""
        proposal = self.folder / f"{self.content.title}.docx"
        path = dialogs.save_file(self, "导出对照", proposal, dialogs.written_kinds(LISTING_KINDS))
        if path is None:
            return
        try:
            patience.beside(lambda: export_listing(self.content, path))
        except UserError as error:
            dialogs.say(self, NOT_EXPORTED, str(error))
            return
        dialogs.show_files(self, DialogTitle("已导出", _TITLE.topic), "已导出对照", [path])
