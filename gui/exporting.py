"""Exporting: open errors are named first, then a place is asked for; never blocked in silence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from core import paths
from core.errors import UserError
from core.exchange.export import export
from core.report.findings import Grade, verdict
from core.report.report import blanks
from core.storage import files
from gui import dialogs

if TYPE_CHECKING:
    from gui.main_window import MainWindow

STYLES = {"官方模板": "official", "公文格式": "document"}
KIND = "Word 文档 (*.docx)"


def export_report(window: MainWindow) -> Path | None:
    """Ask for style and place and write the DOCX; None where the clerk turned back."""
    if not _agreed(window):
        return None
    answer = dialogs.choose(
        window,
        "导出 Word 文档",
        "用哪种版式导出？",
        [*STYLES, "取消"],
        "官方模板：与国务院办公厅通知所附格式相同。\n公文格式：按 GB/T 9704—2012 排版。",
    )
    if answer not in STYLES:
        return None
    report, document = window.session.report, window.document
    folder = document.path.parent if document.path else paths.documents_folder()
    proposal = (folder / files.default_name(report)).with_suffix(".docx")
    while (path := dialogs.save_file(window, "导出 Word 文档", proposal, KIND)) is not None:
        path = path if path.suffix.lower() == ".docx" else path.with_name(path.name + ".docx")
        if _written(window, path, STYLES[answer]):
            return path
    return None


def _agreed(window: MainWindow) -> bool:
    """With errors open, say how many and let the clerk decide."""
    session = window.session
    errors = [finding for finding in session.findings if finding.grade is Grade.ERROR]
    if not errors:
        return True
    named = "\n".join(f"· {finding.message}" for finding in errors[:6])
    more = f"\n……共 {len(errors)} 处" if len(errors) > 6 else ""
    sentence = f"这份报告还有{verdict(session.findings, len(blanks(session.report)))}。"
    answer = dialogs.choose(window, "导出前请确认", sentence, ["先去修改", "仍然导出"], named + more)
    if answer == "先去修改":
        window.actions_by_name["check"].trigger()
    return answer == "仍然导出"


def _written(window: MainWindow, path: Path, style: str) -> bool:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        export(window.session.report, path, style)
    except (UserError, OSError) as error:
        sentence = str(error) if isinstance(error, UserError) else "不能写入这个位置。请换一个位置。"
        QGuiApplication.restoreOverrideCursor()
        dialogs.say(window, "没有导出", sentence)
        return False
    QGuiApplication.restoreOverrideCursor()
    window.session.message.emit(f"已导出：{path}")
    if dialogs.choose(window, "已导出", f"已导出到“{path.name}”。", ["完成", "打开所在文件夹"]) == "打开所在文件夹":
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    return True
