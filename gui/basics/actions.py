"""All actions, declared once: menus, toolbar (menus.py), shortcuts and the shortcut list are made from this table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Action(NamedTuple):  # needed before the window is there: a dataclass takes five times as long to make
    """One command: its name, text, menu, what runs; icon, shortcut; ``bar`` puts it on the toolbar.

    ``run`` is ``owner:name``.  The owner is a part of the window (``window``, ``editor``,
    ``session``, ``document``), whose method is called, or a module of gui.commands, loaded
    when the command is first used: its function, or the method of a class, takes a
    Workspace and a parent for dialogs.  Checkable ones are given the new state, too.
    ``needs`` names all that must hold for it to be usable (see NEEDS).  ``settles``:
    the figure that is just being typed is taken first; where it is none, nothing runs.
    ``separate`` draws a line before it in the menu.
    """

    name: str
    text: str
    menu: str
    run: str
    icon: str = ""
    shortcut: str = ""
    bar: str = ""
    tip: str = ""
    needs: str = "report"
    checkable: bool = False
    separate: bool = False
    settles: bool = False


# What a command may need; the window says which of these hold.
NEEDS = frozenset(
    ("report", "edit", "last", "table", "printed", "outdated", "undo", "redo", "open", "finished")
)  # open; not read-only; holds last year's; a table is shown; has printed totals; on an old form; steps to take back; not 定稿 yet; 定稿


ACTIONS: tuple[Action, ...] = (
    Action(
        "start_from_last_year",
        "用上年报告生成草稿…",
        "文件",
        "opening:Opening.start_from_last_year",
        "calendar-sync",
        "Ctrl+Shift+N",
        needs="",
    ),
    Action("new", "新建空白报告…", "文件", "opening:Opening.new", "file-plus", "Ctrl+N", needs=""),
    Action(
        "open",
        "打开…",
        "文件",
        "opening:Opening.choose_file",
        "folder-open",
        "Ctrl+O",
        "打开",
        "打开以前保存的报告，或其他格式的年度报告",
        needs="",
    ),
    Action("recent", "最近打开", "文件", "", "history", needs=""),
    Action("save", "保存", "文件", "document:save", "save", "Ctrl+S", "保存", separate=True, settles=True),
    Action("save_as", "另存为…", "文件", "document:save_as", "save-all", "Ctrl+Shift+S", settles=True),
    Action("backups", "恢复备份…", "文件", "opening:Opening.choose_backup", "archive-restore", needs=""),
    Action(
        "finish",
        "定稿…",
        "文件",
        "finishing:finish",
        "",
        tip="标记为定稿，此后只读，不能修改",
        settles=True,
        needs="open",
        separate=True,
    ),
    Action("reopen", "解除定稿…", "文件", "finishing:reopen", tip="写明原因后恢复修改", needs="finished"),
    Action(
        "preview",
        "预览",
        "文件",
        "window:show_preview",
        "eye",
        "Ctrl+Shift+P",
        "预览",
        "查看打印效果，随修改更新",
        separate=True,
    ),
    Action("print", "打印…", "文件", "export:print_report", "printer", "Ctrl+P", "打印", settles=True),
    Action("print_table", "打印本表…", "文件", "export:print_table", settles=True, needs="report table"),
    Action(
        "export_check_list",
        "导出自查表…",
        "文件",
        "checks:export_check_list",
        tip="将全部错误、提醒和保留理由导出为 Word 或 PDF 文件",
        settles=True,
    ),
    Action(
        "print_check_list",
        "打印自查表…",
        "文件",
        "export:print_check_list",
        tip="打印全部错误、提醒和保留理由",
        settles=True,
    ),
    Action(
        "export",
        "导出…",
        "文件",
        "export:export_report",
        "file-output",
        "Ctrl+E",
        "导出",
        "导出 Word、PDF、OFD、网页或 Excel 文件",
        separate=True,
        settles=True,
    ),
    Action(
        "export_template",
        "用本机关模板导出…",
        "文件",
        "export_template:export_with_template",
        "",
        "Ctrl+Shift+E",
        tip="将报告填入本机关或上级下发的 Word 模板",
        settles=True,
    ),
    Action(
        "infographic",
        "图解…",
        "文件",
        "years:show_infographic",
        tip="把一份报告的主要数据画成一幅图，供公众查看",
        needs="",
        settles=True,
    ),
    Action(
        "copy_page",
        "复制为网页格式",
        "文件",
        "export:copy_page",
        tip="复制整份报告，可粘贴到网站后台编辑器或 Word",
        settles=True,
    ),
    Action(
        "blank_form",
        "空白表格…",
        "文件",
        "forms:save_blank_form",
        tip="另存一份空白的规定表格，可以打印或交他人填写",
        needs="",
    ),
    Action("home", "返回开始页", "文件", "window:go_home", "log-out"),
    Action("quit", "退出", "文件", "window:close", "x", "Ctrl+Q", needs="", separate=True),
    Action("undo", "撤销", "编辑", "session:undo_stack.undo", "undo-2", "Ctrl+Z", "撤销", needs="report undo"),
    Action("redo", "重做", "编辑", "session:undo_stack.redo", "redo-2", "Ctrl+Y", "重做", needs="report redo"),
    Action("copy", "复制", "编辑", "window:copy", "", "Ctrl+C", separate=True),
    Action("paste", "粘贴", "编辑", "window:paste", "", "Ctrl+V", needs=""),
    Action("find", "查找和替换", "编辑", "editor:find_bar.open", "search", "Ctrl+F", separate=True),
    Action(
        "insert_figure",
        "插入数据…",
        "文字",
        "editor:insert_figure",
        "hash",
        "Ctrl+I",
        tip="插入表格中的数字，随表格变化",
        needs="edit",
    ),
    Action(
        "insert_sentence",
        "插入语句…",
        "文字",
        "editor:insert_sentence",
        "text-quote",
        "Ctrl+J",
        tip="选择一句根据表格数据生成的语句插入",
        needs="edit",
    ),
    Action(
        "link_figure",
        "与表格联动",
        "文字",
        "editor:link_figure",
        "link-2",
        "Ctrl+K",
        tip="光标处的数字与表格联动，或改为普通文字",
        needs="edit",
    ),
    Action(
        "tidy",
        "整理文字…",
        "文字",
        "editor:tidy",
        tip="整理多余的空格、换行和半角标点，先列出再整理",
        needs="edit",
        separate=True,
    ),
    Action(
        "fees",
        "信息处理费计算…",
        "文字",
        "editor:calculate_fees",
        "calculator",
        tip="逐档计算信息处理费并生成语句",
    ),
    Action(
        "last_year",
        "上年数字",
        "数据",
        "session:show_last_year",
        "columns-2",
        "Ctrl+L",
        "上年数字",
        "在每个数据旁显示上年数据",
        checkable=True,
    ),
    Action(
        "fill_zero",
        "本表空白填0",
        "数据",
        "editor:fill_zero",
        "grid-2x2-check",
        "Ctrl+0",
        "空白填0",
        "将本表未填的格全部填0，可撤销",
        needs="edit table",
    ),
    Action(
        "fill_down",
        "向下填充",
        "数据",
        "editor:fill_down",
        "",
        "Ctrl+D",
        tip="选中的第一格填到下面各格；只选一格时填上面一格的数",
        needs="edit table",
        separate=True,
        settles=True,
    ),
    Action(
        "fill_right",
        "向右填充",
        "数据",
        "editor:fill_right",
        "",
        "Ctrl+R",
        tip="选中的第一格填到右边各格；只选一格时填左边一格的数",
        needs="edit table",
        settles=True,
    ),
    Action(
        "adopt_totals",
        "采用自动合计",
        "数据",
        "editor:adopt_totals",
        "rotate-ccw",
        tip="不再与原文件中的合计比较",
        needs="edit printed",
        separate=True,
    ),
    Action("newer_form", "转换为新版表格…", "数据", "forms:convert_form", "file-input", needs="edit outdated"),
    Action(
        "enter_right", "按回车键后向右移动", "数据", "window:set_enter_right", checkable=True, needs="", separate=True
    ),
    Action("check", "检查", "检查", "editor:first_finding", "list-checks", "F8", "检查", "列出错误和提醒，转到第一处"),
    Action(
        "next_step",
        "下一步",
        "检查",
        "window:go_on",
        "",
        "Ctrl+G",
        tip="转到报告中接下来要填写、核对或改正的地方",
    ),
    Action("next_finding", "下一处", "检查", "editor:next_finding", "", "F4"),
    Action("previous_finding", "上一处", "检查", "editor:previous_finding", "", "Shift+F4"),
    Action(
        "mend",
        "按建议改正",
        "检查",
        "editor:mend",
        "",
        "F5",
        tip="采用选中问题的第一条建议，并转到下一处",
        needs="edit",
    ),
    Action(
        "keep",
        "保留并说明…",
        "检查",
        "editor:keep",
        "",
        "Shift+F5",
        tip="选中的提醒经核对可以保留，写明理由",
        needs="edit",
    ),
    Action(
        "findings_list",
        "转到检查结果",
        "检查",
        "editor:focus_findings",
        "",
        "F6",
        tip="光标移到检查结果列表；按回车键返回修改位置",
    ),
    Action(
        "next_unverified",
        "下一个未核对段落",
        "检查",
        "editor:next_unverified",
        "",
        "F7",
        tip="转到下一个沿用上年、未核对的段落",
    ),
    Action(
        "compare",
        "对照…",
        "检查",
        "difference_dialog:compare",
        "columns-2",
        tip="列出与上年报告或另一份报告的不同：数据、增减和句子",
        settles=True,
        separate=True,
    ),
    Action(
        "compare_years",
        "历年对比…",
        "检查",
        "years:compare_years",
        tip="同一机关最多十年的数据表和图，可导出为附件或图片",
        needs="",
        settles=True,
    ),
    Action(
        "check_settings",
        "检查设置…",
        "检查",
        "checks:change_settings",
        "settings",
        tip="选择执行哪些检查",
        separate=True,
    ),
    Action("next_tab", "下一部分", "视图", "editor:next_tab", "", "Ctrl+PgDown"),
    Action("previous_tab", "上一部分", "视图", "editor:previous_tab", "", "Ctrl+PgUp"),
    Action(
        "last_text",
        "与上年对照",
        "视图",
        "session:show_last_text",
        "columns-2",
        "Ctrl+Shift+L",
        tip="在本年文字右侧显示上年文字，并标出改动",
        needs="last",
        checkable=True,
        separate=True,
    ),
    Action("side_panel", "侧栏", "视图", "window:show_side_panel", "panel-right", "F9", checkable=True),
    Action("zoom_in", "放大", "视图", "window:zoom_in", "zoom-in", "Ctrl+="),
    Action("zoom_out", "缩小", "视图", "window:zoom_out", "", "Ctrl+-"),
    Action("zoom_reset", "实际大小", "视图", "window:zoom_reset"),
    Action("manual", "手册", "帮助", "manual:show_manual", "circle-help", "F1", needs=""),
    Action("save_manual", "手册另存为 PDF…", "帮助", "manual:save_manual", needs=""),
    Action("shortcuts", "快捷键一览", "帮助", "list_dialogs:show_shortcuts", "keyboard", "Ctrl+F1", needs=""),
    Action("feedback", "反馈包…", "帮助", "feedback:offer_feedback", needs="", separate=True),
    Action("open_log", "打开日志文件夹", "帮助", "list_dialogs:show_log_folder", "file-clock", needs=""),
    Action("about", "关于本程序", "帮助", "about:show_about", "info", needs="", separate=True),
)
CONFIRM_KEYS = "Ctrl+Enter"  # no command of the window: it belongs to the paragraph with the cursor
BAR_GROUPS = (
    ("open", "save"),
    ("undo", "redo"),
    ("last_year", "fill_zero"),
    ("check",),
    ("preview", "print", "export"),
)


@cache
def keys_of(name: str) -> str:
    """The keys of a command as tips and messages show them: ``Ctrl+K``."""
    return next(action.shortcut for action in ACTIONS if action.name == name)


def shortcut_rows() -> list[tuple[str, str, str]]:
    """Menu, command and keys, for the list of shortcuts."""
    return [(action.menu, action.text.rstrip("…"), action.shortcut) for action in ACTIONS if action.shortcut]
