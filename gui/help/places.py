"""Which topic of the manual speaks of a place of the program: declared once, for F1 and for the tests.

A new command, page or dialog needs its line here and its topic in resources/manual.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from core.help.book import manual
from gui.panels.findings_panel import FindingsPanel
from gui.preview.panel import PreviewWindow

if TYPE_CHECKING:
    from core.report.findings import Finding
    from gui.work.workspace import Workspace

ACTIONS: Mapping[str, str] = {
    "start_from_last_year": "new",
    "new": "new",
    "open": "open",
    "recent": "open",
    "save": "saving",
    "save_as": "saving",
    "backups": "backups",
    "finish": "finish",
    "reopen": "finish",
    "preview": "preview",
    "print": "preview",
    "print_table": "preview",
    "export_check_list": "check-list",
    "print_check_list": "check-list",
    "export": "export",
    "export_template": "template",
    "copy_page": "website",
    "blank_form": "blank",
    "home": "edit",
    "quit": "edit",
    "undo": "edit",
    "redo": "edit",
    "copy": "edit",
    "paste": "paste",
    "find": "find",
    "insert_figure": "figures",
    "insert_sentence": "sentences",
    "link_figure": "figures",
    "tidy": "tidy",
    "fees": "fees",
    "last_year": "tables",
    "fill_zero": "tables",
    "fill_down": "tables",
    "fill_right": "tables",
    "adopt_totals": "printed",
    "newer_form": "convert",
    "enter_right": "tables",
    "check": "findings",
    "next_step": "status",
    "next_finding": "findings",
    "previous_finding": "findings",
    "mend": "findings",
    "keep": "keep",
    "findings_list": "findings",
    "next_unverified": "texts",
    "compare": "compare",
    "compare_years": "years",
    "infographic": "infographic",
    "check_settings": "check-settings",
    "next_tab": "edit",
    "previous_tab": "edit",
    "last_text": "texts",
    "side_panel": "side",
    "zoom_in": "edit",
    "zoom_out": "edit",
    "zoom_reset": "edit",
    "manual": "manual",
    "save_manual": "manual",
    "shortcuts": "keys",
    "feedback": "feedback",
    "open_log": "feedback",
    "about": "about",
}

# Dialogs that serve several ends: what is said of them goes by their title alone.
OF_SEVERAL_ENDS = frozenset(("LineDialog", "ListDialog", "MessageDialog"))
DIALOGS: Mapping[str, str] = {
    "AboutDialog": "about",
    "BackupsDialog": "backups",
    "CheckSwitches": "check-settings",
    "DifferenceDialog": "compare",
    "DoneDialog": "export",
    "ExportDialog": "export",
    "FeeDialog": "fees",
    "FeedbackDialog": "feedback",
    "FigureDialog": "figures",
    "ImportDialog": "import",
    "KeepDialog": "keep",
    "InfographicDialog": "infographic",
    "ManualWindow": "manual",
    "PreviewWindow": "preview",
    "SentenceDialog": "sentences",
    "TidyDialog": "tidy",
    "YearsDialog": "years",
}
TITLES: Mapping[str, str] = {
    "选择文件": "open",
    "快捷键一览": "keys",
    "恢复未保存的内容": "recovery",
    "恢复备份": "backups",
    "文件已有其他改动": "recovery",
    "对比": "recovery",
    "保存": "saving",
    "保存修改": "saving",
    "另存为": "saving",
    "未能保存": "saving",
    "未能确认保存": "saving",
    "文件已被修改": "saving",
    "文件已改名": "saving",
    "找不到原来的文件": "saving",
    "只读": "q-readonly",
    "只读打开": "q-readonly",
    "无法写入": "q-readonly",
    "未能打开": "q-unread",
    "未能读取报告": "q-unread",
    "已有同年度的报告": "open",
    "选择报告": "open",
    "粘贴": "paste",
    "未能粘贴": "paste",
    "未能打印": "q-print",
    "未能导出": "export",
    "文件已存在": "export",
    "定稿": "finish",
    "解除定稿": "finish",
    "转换为新版表格": "convert",
    "用本机关模板导出": "template",
    "对照": "compare",
    "历年对比": "years",
    "图解": "infographic",
    "操作未完成": "feedback",
    "没有中文字体 (no Chinese font)": "q-fonts",
}

# A part of the report has the topic that is named as its key; one without has that of all of its kind.
PAGES: Mapping[str, str] = {"start": "start", "cover": "cover"}
_ANY_TABLE, _ANY_TEXT = "tables", "texts"
_COVER = ("", "title", "preamble", "agency")  # where the cursor may be on the cover
_PANEL, _CHECK = "findings", "check-"


def check_topic(finding_id: str) -> str:
    """The topic of a check."""
    return _CHECK + finding_id


def dialog_topic(dialog: QWidget) -> str:
    """What is said of a dialog, "" where nothing is said of it in particular."""
    title = dialog.windowTitle()
    return TITLES.get(title, "") or next(
        (DIALOGS[one.__name__] for one in type(dialog).mro() if one.__name__ in DIALOGS), ""
    )


def topic_here(workspace: Workspace, window: QWidget) -> str:
    """The topic of where one is: the dialog in front, the finding that is looked at, the page."""
    modal = QApplication.activeModalWidget()
    front = modal or QApplication.activeWindow()
    if modal is not None or isinstance(front, PreviewWindow):
        topic = dialog_topic(front) if front is not None else ""
        if topic:
            return topic
    if not workspace.report_shown:
        return PAGES["start"]
    return _finding_topic(workspace, window) or _page_topic(workspace)


def _finding_topic(workspace: Workspace, window: QWidget) -> str:
    """Of the chosen finding, where the keyboard is in its list or the cursor where it leads."""
    panel = window.findChild(FindingsPanel)
    if panel is None:
        return ""
    focus, finding = QApplication.focusWidget(), panel.list.finding
    inside = focus is not None and panel.isAncestorOf(focus)
    if finding is not None and (inside or _is_at(workspace, finding)):
        return check_topic(finding.id)
    return _PANEL if inside else ""


def _is_at(workspace: Workspace, finding: Finding) -> bool:
    here = workspace.session.current
    return here in finding.cells or (here == finding.place and not finding.cells)


def _page_topic(workspace: Workspace) -> str:
    session = workspace.session
    part = session.current.partition(".")[0]
    if part in _COVER or part in session.report.body:
        return PAGES["cover"]
    tables = {table.key for table in session.report.form.tables}
    return part if part in manual().by_id else _ANY_TABLE if part in tables else _ANY_TEXT
