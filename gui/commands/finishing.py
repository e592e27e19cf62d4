"""定稿: the report is done, and only read from then on; to change it again, one says why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from core.report.edits import Finish, Reopen
from core.report.findings import state_of
from core.report.report import Finished
from gui.basics import dialogs
from gui.basics.answers import CANCEL, Answer, DialogTitle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.work.workspace import Workspace

_FINISH = DialogTitle("定稿", "finish")
_GO_AND_SEE, _ANYWAY = Answer("先去处理"), Answer("仍然定稿")


def finish(workspace: Workspace, parent: QWidget) -> bool:
    """Ask who says that the report is done; what is left is named first.  Whether it is 定稿 now."""
    session = workspace.session
    left = state_of(session.report, session.current_findings())
    if left.errors or left.blanks or left.unverified:
        sentence = f"{left}。定稿后不能修改。"
        answer = dialogs.choose(parent, _FINISH, sentence, [_GO_AND_SEE, _ANYWAY, CANCEL])
        if answer is not _ANYWAY:
            if answer is _GO_AND_SEE:
                workspace.command_asked.emit("next_step")
            return False
    by = dialogs.ask_text(parent, _FINISH, "定稿后不能修改，导出的文件不带“草稿”标记。定稿人：", _last_name(workspace))
    if not by or not by.strip():
        return False
    return session.perform(Finish(Finished(date.today().isoformat(), by.strip())))


def reopen(workspace: Workspace, parent: QWidget) -> bool:
    """Ask why the report is to be changed again; without a reason it stays as it is."""
    finished = workspace.session.report.finished
    if finished is None:
        return False
    told = f"{said(finished)}。解除定稿后可以修改，原因记入报告文件。解除原因："
    note = dialogs.ask_text(parent, DialogTitle("解除定稿", _FINISH.topic), told)
    if not note or not note.strip():
        return False
    return workspace.session.perform(Reopen(date.today().isoformat(), note.strip()))


def said(finished: Finished) -> str:
    """``2026年1月20日由张某定稿``."""
    year, month, day = (int(part) for part in finished.day.split("-")) if _is_day(finished.day) else (0, 0, 0)
    when = f"{year}年{month}月{day}日" if year else finished.day
    return f"{when}由{finished.by}定稿"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _last_name(workspace: Workspace) -> str:
    """Who said so before, where the report was reopened."""
    reopened = workspace.session.report.reopened
    return reopened[-1].finished.by if reopened else ""
