"""Taking a report on an old form over to the one in force: a named step that says what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.report.edits import ReplaceReport
from core.report.report import place_name
from core.report.rollover import to_newer_form
from gui.basics import dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.work.workspace import Workspace


def convert_form(workspace: Workspace, parent: QWidget) -> None:
    """Ask, naming the figures that the newer form has no place for; then one undoable step."""
    report = workspace.session.report
    newer, homeless = to_newer_form(report)
    names = "\n".join(f"· {place_name(report.form, key)}" for key in homeless)
    detail = f"以下 {len(homeless)} 项在新版表格里没有位置，不会保留：\n{names}" if homeless else "所有数据都能保留。"
    sentence = f"把这份报告转为{newer.form.name}表格。可以撤销。"
    if dialogs.choose(parent, "转为新版表格", sentence, ["转为新版表格", "取消"], detail) == "转为新版表格":
        workspace.session.perform(ReplaceReport(newer, "转为新版表格"))
