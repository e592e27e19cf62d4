"""帮助 → 手册: the topic of where one is; and the whole manual as a PDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from core.errors import UserError
from core.help.book import TITLE
from gui.basics import dialogs, patience
from gui.basics.actions import topic_of
from gui.basics.answers import NOT_SAVED, DialogTitle
from gui.help import places
from gui.help.window import ManualWindow

if TYPE_CHECKING:
    from gui.work.workspace import Workspace


def show_manual(workspace: Workspace, parent: QWidget) -> ManualWindow:
    """Show the manual at the topic of where one is.

    In front of a dialog it belongs to that dialog: no other window can be used meanwhile.
    """
    return _shown(places.topic_here(workspace, parent), workspace, parent)


def explain(command: str, workspace: Workspace, parent: QWidget) -> ManualWindow:
    """Show what the manual says of a declared command."""
    return _shown(topic_of(command), workspace, parent)


def _shown(topic: str, workspace: Workspace, parent: QWidget) -> ManualWindow:
    owner = QApplication.activeModalWidget() or parent
    if isinstance(owner, ManualWindow):
        return owner
    found = owner.findChild(ManualWindow)
    shown = found if isinstance(found, ManualWindow) else _made(workspace, owner)
    shown.go_to(topic)
    shown.show()
    shown.raise_()
    shown.activateWindow()
    return shown


def _made(workspace: Workspace, owner: QWidget) -> ManualWindow:
    made = ManualWindow(owner)
    made.save_asked.connect(lambda: save_manual(workspace, made))
    return made


def save_manual(workspace: Workspace, parent: QWidget) -> bool:
    """Ask where to, and write the manual to a PDF file; whether it was written."""
    proposal = dialogs.reports_folder() / f"{TITLE}.pdf"
    path = dialogs.save_file(parent, "手册另存为 PDF", proposal, "PDF 文件 (*.pdf)")
    if path is None:
        return False
    from core.help.typeset import export

    try:
        patience.beside(lambda: export(path))
    except UserError as error:
        dialogs.say(parent, NOT_SAVED, str(error))
        return False
    workspace.session.message.emit(f"已保存：{path}")
    dialogs.show_files(parent, DialogTitle("完成", "manual"), "已保存手册", [path])
    return True
