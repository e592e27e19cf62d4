"""The commands of the menu 检查: the list of findings by keyboard, mending, settings, and the 自查表 as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core import paths
from core.errors import UserError

if TYPE_CHECKING:
    from gui.panels.findings_panel import FindingsPanel
    from gui.window.main_window import MainWindow

KINDS = "Word 文档 (*.docx);;PDF 文件 (*.pdf)"


def handlers(window: MainWindow) -> dict[str, Callable[..., object]]:
    """The handlers of the declared actions that are carried out here."""
    return {
        "check": lambda: _panel(window).first(),
        "previous_finding": lambda: _panel(window).previous(),
        "findings_list": lambda: _panel(window).focus_list(),
        "mend": lambda: mend(window),
        "check_settings": lambda: change_settings(window),
        "export_check_list": lambda: export_check_list(window),
    }


def _panel(window: MainWindow) -> FindingsPanel:
    """The panel, brought to sight."""
    if not window.actions_by_name["side_panel"].isChecked():
        window.actions_by_name["side_panel"].trigger()
    window.editor.side.setCurrentWidget(window.editor.findings)
    return window.editor.findings


def mend(window: MainWindow) -> None:
    """Take the first repair for the words at the cursor of a text, or else for the finding chosen in the list."""
    if not _mend_at_cursor(window):
        _panel(window).mend()


def _mend_at_cursor(window: MainWindow) -> bool:
    """False where nothing is on offer there, or the words are those of the chosen finding: the list goes on from it."""
    from gui.text.repairs import offered_at

    edit, chosen = window.editor.text_shown, window.editor.findings.list.finding
    if edit is None or not edit.hasFocus():
        return False
    place = edit.selection()[1]
    if chosen is not None and chosen.touches(edit.key, place):
        return False
    offered = offered_at(window.session, edit.key, place)
    if offered:
        window.session.perform(offered[0][1])
    return bool(offered)


def change_settings(window: MainWindow) -> None:
    """Let the clerk switch checks off and on; it holds for every report opened on this machine."""
    from gui.commands.check_switches import CheckSwitches

    dialog = CheckSwitches(window.session.checks_off, window)
    if dialog.exec():
        window.keep_settings(checks_off=tuple(sorted(dialog.off())))
        window.session.set_checks_off(dialog.off())


def export_check_list(window: MainWindow) -> Path | None:
    """Ask where to put the 自查表 and write it, as Word or PDF by the name's ending; None where nothing was written."""
    from core.storage import files
    from gui.basics import dialogs

    if not window.editor.finish_edit():
        return None
    report, document = window.session.report, window.document
    folder = document.path.parent if document.path else paths.documents_folder()
    proposal = folder / f"{Path(files.default_name(report)).stem}自查表.docx"
    path = dialogs.save_file(window, "导出自查表", proposal, KINDS)
    if path is None:
        return None
    path = path if path.suffix.lower() in (".docx", ".pdf") else path.with_name(f"{path.name}.docx")
    try:
        _write(window, path)
    except UserError as error:
        dialogs.say(window, "没有导出", str(error))
        return None
    window.session.message.emit(f"已导出自查表：{path}")
    return path


def _write(window: MainWindow, path: Path) -> None:
    if path.suffix.lower() == ".pdf":
        from core.writers.pages.check_list import export
    else:
        from core.writers.docx.check_list import export
    session = window.session
    export(session.report, session.current_findings(), path, session.checks_off)
