"""Commands of the menu 检查 beyond the list of findings: which checks are made, and the 自查表 as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.work.workspace import Workspace

KINDS = "Word 文档 (*.docx);;PDF 文件 (*.pdf)"


def change_settings(workspace: Workspace, parent: QWidget) -> None:
    """Let the clerk switch checks off and on; it holds for every report opened on this machine."""
    from gui.basics import dialogs
    from gui.commands.check_switches import CheckSwitches

    dialog = CheckSwitches(workspace.session.checks_off, parent)
    if dialogs.run(dialog):
        workspace.keep_settings(checks_off=tuple(sorted(dialog.off())))
        workspace.session.set_checks_off(dialog.off())


def export_check_list(workspace: Workspace, parent: QWidget) -> Path | None:
    """Ask where to put the 自查表 and write it, as Word or PDF by the name's ending; None where nothing was written."""
    from core.storage import files
    from core.writers.registry import made_or_told
    from gui.basics import dialogs
    from gui.basics.answers import NOT_EXPORTED, DialogTitle

    report = workspace.session.report
    folder = dialogs.reports_folder(workspace.document.path)
    proposal = folder / f"{Path(files.default_name(report)).stem}自查表.docx"
    path = dialogs.save_file(parent, "导出自查表", proposal, KINDS)
    if path is None:
        return None
    try:
        with made_or_told(path):
            _write(workspace, path)
    except UserError as error:
        dialogs.say(parent, NOT_EXPORTED, str(error))
        return None
    workspace.session.message.emit(f"已导出自查表：{path}")
    dialogs.show_files(parent, DialogTitle("已导出", "check-list"), "已导出自查表", [path])
    return path


def _write(workspace: Workspace, path: Path) -> None:
    from gui.basics import patience

    if path.suffix.lower() == ".pdf":
        from core.writers.typesetting.check_list import export
    else:
        from core.writers.docx.check_list import export
    session = workspace.session
    findings = session.current_findings()
    patience.beside(lambda: export(session.report, findings, path, session.checks_off))
