"""All actions, declared once: menus, toolbar, shortcuts and the shortcut list are made from this table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from gui.basics.icons import icon


@dataclass(frozen=True)
class Action:
    """One command: name of its handler, text, icon, shortcut, menu; ``bar`` puts it on the toolbar.

    ``needs`` says when it can be used: "" always, "report" with a report open,
    "edit" with one that may be changed, "last" with one that holds last year's.  ``separate`` draws a line before it.
    """

    name: str
    text: str
    menu: str
    icon: str = ""
    shortcut: str = ""
    bar: str = ""
    tip: str = ""
    needs: str = "report"
    checkable: bool = False
    separate: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("start_from_last_year", "用上年年报开始…", "文件", "calendar-sync", "Ctrl+Shift+N", needs=""),
    Action("new", "新建空白报告…", "文件", "file-plus", "Ctrl+N", needs=""),
    Action("open", "打开…", "文件", "folder-open", "Ctrl+O", "打开", "打开以前保存的报告，或任何一份年报", needs=""),
    Action("recent", "最近打开", "文件", "history", needs=""),
    Action("save", "保存", "文件", "save", "Ctrl+S", "保存", separate=True),
    Action("save_as", "另存为…", "文件", "save-all", "Ctrl+Shift+S"),
    Action("backups", "恢复备份…", "文件", "archive-restore"),
    Action("preview", "预览", "文件", "eye", "Ctrl+Shift+P", "预览", "看打印出来的样子，边改边看", separate=True),
    Action("print", "打印…", "文件", "printer", "Ctrl+P", "打印"),
    Action("print_table", "打印本表…", "文件"),
    Action("export_check_list", "导出自查表…", "文件", tip="全部错误和提醒，以及保留的理由，存为 Word 或 PDF 文件"),
    Action("print_check_list", "打印自查表…", "文件", tip="打印全部错误和提醒，以及保留的理由"),
    Action(
        "export", "导出…", "文件", "file-output", "Ctrl+E", "导出", "导出 Word、PDF、网页或 Excel 文件", separate=True
    ),
    Action(
        "export_template", "用本单位模板导出…", "文件", "", "Ctrl+Shift+E", tip="把报告填进本单位或上级下发的 Word 模板"
    ),
    Action("copy_page", "复制为网页", "文件", tip="复制整份报告，可粘贴到网站后台编辑器或 Word"),
    Action("home", "返回开始页", "文件", "log-out"),
    Action("quit", "退出", "文件", "x", "Ctrl+Q", needs="", separate=True),
    Action("undo", "撤销", "编辑", "undo-2", "Ctrl+Z", "撤销"),
    Action("redo", "重做", "编辑", "redo-2", "Ctrl+Y", "重做"),
    Action("copy", "复制", "编辑", "", "Ctrl+C", separate=True),
    Action("paste", "粘贴", "编辑", "", "Ctrl+V", needs=""),
    Action("find", "查找和替换", "编辑", "search", "Ctrl+F", separate=True),
    Action("insert_figure", "插入数据…", "文字", "hash", "Ctrl+I", tip="插入表格中的数字，随表格变化", needs="edit"),
    Action(
        "insert_sentence",
        "插入句子…",
        "文字",
        "text-quote",
        "Ctrl+J",
        tip="按表格数据写好的句子，选一句插入",
        needs="edit",
    ),
    Action(
        "link_figure",
        "与表格联动",
        "文字",
        "link-2",
        "Ctrl+K",
        tip="光标处的数字与表格联动，或改为普通文字",
        needs="edit",
    ),
    Action("fees", "信息处理费计算…", "文字", "calculator", tip="逐档计算信息处理费，写成句子", separate=True),
    Action(
        "last_year", "上年对照", "数据", "columns-2", "Ctrl+L", "上年对照", "在每个数字旁边显示上年数", checkable=True
    ),
    Action(
        "fill_zero",
        "本表空白填0",
        "数据",
        "grid-2x2-check",
        "Ctrl+0",
        "空白填0",
        "把本表中没有填的格都填上 0，可以撤销",
        needs="edit",
    ),
    Action(
        "adopt_totals",
        "采用自动合计",
        "数据",
        "rotate-ccw",
        tip="不再与导入文件里印的合计比较",
        needs="edit",
        separate=True,
    ),
    Action("newer_form", "转为新版表格…", "数据", "file-input", needs="edit"),
    Action("enter_right", "回车后向右移动", "数据", checkable=True, needs="", separate=True),
    Action("check", "检查", "检查", "list-checks", "F8", "检查", "列出错误和提醒，转到第一处"),
    Action("next_finding", "下一处", "检查", "", "F4"),
    Action("previous_finding", "上一处", "检查", "", "Shift+F4"),
    Action("mend", "按建议改正", "检查", "", "F5", tip="采用选中一处的第一个改法，转到下一处", needs="edit"),
    Action("findings_list", "转到检查结果", "检查", "", "F6", tip="光标到检查结果列表，回车回到要改的地方"),
    Action("next_unverified", "下一段未核对", "检查", "", "F7", tip="转到下一段沿用上年、还没有核对的文字"),
    Action("check_settings", "检查设置…", "检查", "settings", tip="哪些检查不做", separate=True),
    Action("next_tab", "下一部分", "查看", "", "Ctrl+PgDown"),
    Action("previous_tab", "上一部分", "查看", "", "Ctrl+PgUp"),
    Action(
        "last_text",
        "文字与上年对照",
        "查看",
        "columns-2",
        "Ctrl+Shift+L",
        tip="在文字右边显示上年的文字，标出改动",
        needs="last",
        checkable=True,
        separate=True,
    ),
    Action("side_panel", "侧栏", "查看", "panel-right", "F9", checkable=True),
    Action("zoom_in", "放大", "查看", "zoom-in", "Ctrl+="),
    Action("zoom_out", "缩小", "查看", "", "Ctrl+-"),
    Action("zoom_reset", "原始大小", "查看"),
    Action("shortcuts", "快捷键一览", "帮助", "keyboard", "F1", needs=""),
    Action("open_log", "打开日志文件夹", "帮助", "file-clock", needs=""),
    Action("about", "关于本程序", "帮助", "info", needs="", separate=True),
)
BAR_GROUPS = (
    ("open", "save"),
    ("undo", "redo"),
    ("last_year", "fill_zero"),
    ("check",),
    ("preview", "print", "export"),
)


def make_actions(window: QMainWindow, handlers: Mapping[str, Callable[..., object]]) -> dict[str, QAction]:
    """A QAction for each declared action, connected to the handler of its name."""
    made: dict[str, QAction] = {}
    for action in ACTIONS:
        qaction = QAction(action.text, window)
        if action.icon:
            qaction.setIcon(icon(action.icon))
        if action.shortcut:
            qaction.setShortcut(QKeySequence(action.shortcut))
        qaction.setIconText(action.bar or action.text)
        qaction.setToolTip(_tip(action))
        qaction.setCheckable(action.checkable)
        qaction.triggered.connect(_caller(handlers[action.name], action.checkable))
        made[action.name] = qaction
    return made


def _caller(handler: Callable[..., object], checkable: bool) -> Callable[[bool], None]:
    """Handlers of plain commands take no argument; checkable ones take the new state."""

    def call(checked: bool = False) -> None:
        handler(checked) if checkable else handler()

    return call


def _tip(action: Action) -> str:
    keys = f"（{action.shortcut}）" if action.shortcut else ""
    return (action.tip or action.text) + keys


def fill_menus(window: QMainWindow, made: Mapping[str, QAction], recent: QMenu) -> None:
    """The menu bar, in declared order; ``recent`` becomes the submenu of recent files."""
    menus: dict[str, QMenu] = {}
    for action in ACTIONS:
        menu = menus.get(action.menu) or menus.setdefault(action.menu, window.menuBar().addMenu(action.menu))
        if action.separate:
            menu.addSeparator()
        if action.name == "recent":
            recent.setTitle(action.text)
            recent.setIcon(made[action.name].icon())
            menu.addMenu(recent)
        else:
            menu.addAction(made[action.name])


def fill_toolbar(bar: QToolBar, made: Mapping[str, QAction]) -> None:
    """The toolbar, in groups."""
    for index, group in enumerate(BAR_GROUPS):
        if index:
            bar.addSeparator()
        for name in group:
            bar.addAction(made[name])


def enable(made: Mapping[str, QAction], report_open: bool, editable: bool, last_year: bool = False) -> None:
    """Switch actions on and off by what they need."""
    able = {"": True, "report": report_open, "edit": report_open and editable, "last": report_open and last_year}
    for action in ACTIONS:
        made[action.name].setEnabled(able[action.needs])


def shortcut_rows() -> list[tuple[str, str, str]]:
    """Menu, command and keys, for the list of shortcuts."""
    return [(action.menu, action.text.rstrip("…"), action.shortcut) for action in ACTIONS if action.shortcut]
