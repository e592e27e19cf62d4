"""Filling the office's own Word template: what finds no place is said before anything is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core import paths
from core.atomic import EXPORTING, write_bytes
from core.errors import UserError
from core.storage import files
from core.templates import fill as templates_fill
from core.writers.registry import made_or_told
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, NOT_EXPORTED, Answer, DialogTitle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.templates.fill import TemplatePlan
    from gui.work.workspace import Workspace

KIND = "Word 文档 (*.docx)"
TITLE = DialogTitle("用本机关模板导出", "template")
_THIS_ONE, _ANOTHER, _GO_ON = Answer("使用此模板"), Answer("更换模板…"), Answer("继续导出")
_MOST = 12  # lines of what found no place


def export_with_template(workspace: Workspace, parent: QWidget) -> Path | None:
    """Ask for the template and a place, and fill it; the file written, None where the clerk turned back."""
    template = _template(workspace, parent)
    if template is None:
        return None
    try:
        with made_or_told(template):
            report = workspace.session.printed_report
            filled = patience.beside(lambda: templates_fill.fill(report, template))
        if not _agreed(parent, filled.plan):
            return None
        path = _place(workspace, parent)
        if path is None:
            return None
        patience.beside(lambda: write_bytes(path, filled.data, EXPORTING))
    except UserError as error:
        dialogs.say(parent, NOT_EXPORTED, str(error))
        return None
    workspace.remember_template(template)
    workspace.session.message.emit(f"已导出：{path}")
    dialogs.show_files(parent, DialogTitle("已导出", TITLE.topic), "已填入本机关模板", [path])
    return path


def _template(workspace: Workspace, parent: QWidget) -> Path | None:
    """The template remembered for this body, or another one."""
    known = Path(workspace.settings.template_of(workspace.session.report.agency) or "missing")
    is_there = patience.beside(lambda: paths.is_file(known))
    if is_there:
        sentence = f"上次使用的模板是“{known.name}”。"
        answer = dialogs.choose(parent, TITLE, sentence, [_THIS_ONE, _ANOTHER, CANCEL])
        if answer is not _ANOTHER:
            return known if answer is _THIS_ONE else None
    folder = dialogs.reports_folder(known if is_there else None)
    return dialogs.open_file(parent, "选择本机关的 Word 模板，或上年报告", folder, KIND)


def _agreed(parent: QWidget, plan: TemplatePlan) -> bool:
    found = [*(sentence for _, sentence in plan.unplaced), *plan.warnings]
    if not found:
        return True
    more = [f"……共{len(found)}处"] if len(found) > _MOST else []
    detail = "\n".join([*(f"· {sentence}" for sentence in found[:_MOST]), *more])
    sentence = f"模板中有{len(plan.unplaced)}处内容未找到位置。" if plan.unplaced else "导出后请核对以下各处。"
    return dialogs.choose(parent, TITLE, sentence, [_GO_ON, CANCEL], detail) is _GO_ON


def _place(workspace: Workspace, parent: QWidget) -> Path | None:
    folder = dialogs.reports_folder(workspace.document.path)
    proposal = (folder / files.default_name(workspace.session.report)).with_suffix(".docx")
    return dialogs.save_file(parent, TITLE, proposal, KIND)
