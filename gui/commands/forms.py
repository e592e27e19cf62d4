"""Forms: the blank official one, for those who fill it in by hand; a report on an old form taken over to the one in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.atomic import EXPORTING, write_bytes
from core.errors import UserError
from core.forms.catalog import form_for_year
from core.report.edits import ReplaceReport
from core.report.report import place_name
from core.report.rollover import to_newer_form
from core.writers.registry import made_or_told
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, NOT_SAVED, Answer, DialogTitle
from gui.work.workspace import proposed_year

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.forms.spec import Form
    from gui.work.workspace import Workspace

TITLE, CONVERTING = DialogTitle("空白表格", "blank"), DialogTitle("转换为新版表格", "convert")
_DONE, _OPEN, _CONVERT = Answer("完成"), Answer("打开"), Answer(CONVERTING)
NAME = "政府信息公开工作年度报告（空白表格）.docx"
KIND = "Word 文档 (*.docx)"


def save_blank_form(workspace: Workspace, parent: QWidget) -> Path | None:
    """Save the blank form of the open report, else of the year that is due; None where the clerk turned back."""
    from core.writers.docx.report import blank

    path = dialogs.save_file(parent, TITLE, dialogs.reports_folder() / NAME, KIND)
    if path is None:
        return None
    try:
        with made_or_told(path):
            form = _form(workspace)
            patience.beside(lambda: write_bytes(path, blank(form), EXPORTING))
    except UserError as error:
        dialogs.say(parent, NOT_SAVED, str(error))
        return None
    if dialogs.choose(parent, TITLE, f"已保存：{path.name}", [_DONE, _OPEN]) is _OPEN:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    return path


def _form(workspace: Workspace) -> Form:
    return workspace.session.report.form if workspace.report_shown else form_for_year(proposed_year())


def convert_form(workspace: Workspace, parent: QWidget) -> None:
    """Ask, naming the figures that the newer form has no place for; then one undoable step."""
    report = workspace.session.report
    newer, homeless = to_newer_form(report)
    names = "\n".join(f"· {place_name(report.form, key)}" for key in homeless)
    detail = f"以下{len(homeless)}项在新版表格里没有位置，不会保留：\n{names}" if homeless else "所有数据都能保留。"
    sentence = f"将这份报告转换为{newer.form.name}表格。可以撤销。"
    if dialogs.choose(parent, CONVERTING, sentence, [_CONVERT, CANCEL], detail) is _CONVERT:
        workspace.session.perform(ReplaceReport(newer, CONVERTING))
