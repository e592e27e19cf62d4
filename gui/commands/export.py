"""What carries the report out of the window: exporting, copying, printing.

Open errors are named first, then all ticked formats are written; never blocked in silence.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressDialog, QWidget

from core import paths
from core.enclosed import data_of
from core.errors import UserError
from core.storage import files
from core.writers.layout.style import Style, style_of
from core.writers.registry import about_unshown, export, made_or_told
from gui.basics import dialogs, patience
from gui.basics.answers import NOT_EXPORTED, DialogTitle
from gui.basics.widgets import make_ready
from gui.commands.export_dialog import ExportDialog

if TYPE_CHECKING:
    from gui.work.workspace import Workspace

SLOW_MS = 500


def export_report(workspace: Workspace, parent: QWidget) -> list[Path]:
    """Ask what to export and write it; the files written, none where the clerk turned back."""
    report = workspace.session.report
    wanted = dialogs.reports_folder(workspace.document.path) / files.default_name(report)
    proposal = patience.beside(lambda: paths.place_for(wanted))
    dialog = ExportDialog(report, workspace.session.current_findings(), proposal, workspace.settings.style, parent)
    dialog.print_marks.setChecked(workspace.settings.print_marks)
    dialog.draft_mark.setChecked(workspace.settings.draft_mark)
    dialog.enclose.setChecked(workspace.settings.enclose_data)
    dialog.tick(workspace.settings.formats)
    try:
        return _export_until_done(workspace, parent, dialog)
    finally:
        dialog.deleteLater()


def _export_until_done(workspace: Workspace, parent: QWidget, dialog: ExportDialog) -> list[Path]:
    """After a failure, or where a file is not to be replaced, the dialog is there again as it was."""
    make_ready(dialog)
    while dialog.exec():
        _keep(workspace, dialog)
        style = style_of(dialog.style_key, workspace.session.printed_as_draft)
        if dialogs.may_replace(parent, dialog.targets()) and _write_all(workspace, parent, dialog.targets(), style):
            _done(workspace, parent, dialog.targets(), style)
            return dialog.targets()
    if dialog.go_and_check:
        workspace.command_asked.emit(dialog.first_step)
    return []


def _keep(workspace: Workspace, dialog: ExportDialog) -> None:
    """How the report is printed holds for preview and print too, and for the next time."""
    marks, draft = dialog.print_marks.isChecked(), dialog.draft_mark.isChecked()
    enclose, formats = dialog.enclose.isChecked(), tuple(path.suffix for path in dialog.targets())
    workspace.keep_settings(
        style=dialog.style_key, print_marks=marks, draft_mark=draft, enclose_data=enclose, formats=formats
    )
    workspace.session.print_marks, workspace.session.draft_mark = marks, draft


def copy_page(workspace: Workspace, _: QWidget) -> None:
    """Put the report on the clipboard as a web page and as text, for a site's editor or Word."""
    from core.writers.html import fragment, plain_text

    data = QMimeData()
    data.setHtml(fragment(workspace.session.printed_report))
    data.setText(plain_text(workspace.session.printed_report))
    QGuiApplication.clipboard().setMimeData(data)
    workspace.session.message.emit("整份报告已复制，可粘贴到网站后台编辑器或 Word。")


def print_report(workspace: Workspace, parent: QWidget, table: str = "") -> bool:
    """Print the whole report, or one table; whether anything went to a printer."""
    from gui.preview import printing

    return printing.print_report(parent, workspace.session, workspace.settings.style, table)


def print_table(workspace: Workspace, parent: QWidget) -> bool:
    """Print the table on show."""
    return print_report(workspace, parent, workspace.table_shown())


def print_check_list(workspace: Workspace, parent: QWidget) -> bool:
    """Print the 自查表."""
    from gui.preview import printing

    return printing.print_check_list(parent, workspace.session)


def _write_all(workspace: Workspace, parent: QWidget, targets: list[Path], style: Style) -> bool:
    progress = QProgressDialog("正在导出…", "", 0, len(targets), parent)
    progress.setWindowTitle("导出")
    progress.setCancelButton(None)  # pyright: ignore[reportArgumentType]
    progress.setMinimumDuration(SLOW_MS)
    report = workspace.session.printed_report
    data = data_of(workspace.session.report) if workspace.settings.enclose_data else ""
    for count, path in enumerate(targets):
        progress.setLabelText(f"正在导出“{path.name}”…")
        progress.setValue(count)
        try:
            with made_or_told(path):
                patience.beside(partial(path.parent.mkdir, parents=True, exist_ok=True))
            patience.beside(partial(export, report, path, style, data))
        except UserError as error:
            progress.deleteLater()
            done = "、".join(f"“{other.name}”" for other in targets[:count])
            dialogs.say(parent, NOT_EXPORTED, str(error), f"已导出：{done}。" if done else "")
            return False
    progress.setValue(len(targets))
    progress.deleteLater()
    return True


def _done(workspace: Workspace, parent: QWidget, written: list[Path], style: Style) -> None:
    line = f"已导出{len(written)}个文件"
    workspace.session.message.emit(f"{line}到：{written[0].parent}")
    dialogs.show_files(parent, DialogTitle("已导出", "export"), line, written, _unshown(workspace, written, style))


def _unshown(workspace: Workspace, written: list[Path], style: Style) -> list[str]:
    """What is said of rare characters, in names mostly, for which a PDF has a stand-in."""
    said = ((path.suffix, about_unshown(workspace.session.report, path, style)) for path in written)
    return [f"{suffix[1:].upper()}：{sentence}" for suffix, sentence in said if sentence]
