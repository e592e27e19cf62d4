"""The context menu of a table: all that can be done with the selected cells, with its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from core.figure_words import NOT_APPLICABLE, SLASH
from gui.basics.actions import keys_of
from gui.table.filling import Filling
from gui.table.sheet import SheetView

CellAct = Callable[[], object]
_Entry = tuple[str, str, CellAct, bool]  # name, keys, what it does, whether it changes something
_EDITS = (("剪切", "Ctrl+X", True), ("复制", "Ctrl+C", False), ("粘贴", "Ctrl+V", True), ("清除", "Delete", True))


def cell_menu(view: SheetView, filling: Filling, edits: tuple[CellAct, CellAct, CellAct, CellAct]) -> QMenu:
    """Made anew for each click; ``edits`` cut, copy, paste and clear; what changes figures is pale where nothing can be changed."""
    menu = QMenu(view)
    editable = any(not view.table.why_closed(key) for key in view.selected_keys())
    clip = tuple((name, keys, do, changes) for (name, keys, changes), do in zip(_EDITS, edits, strict=True))
    for group in (clip, _fills(filling), (("全选", "Ctrl+A", view.selectAll, False),)):
        if not menu.isEmpty():
            menu.addSeparator()
        for name, keys, do, changes in group:
            action = menu.addAction(f"{name}\t{keys}" if keys else name, do)
            action.setEnabled(editable or not changes)
    return menu


def _fills(filling: Filling) -> tuple[_Entry, ...]:
    return (
        ("向下填充", keys_of("fill_down"), filling.down, True),
        ("向右填充", keys_of("fill_right"), filling.right, True),
        ("选中的空白填0", "", filling.zero, True),
        (f"填入“{SLASH}”（不计数）", "", lambda: filling.mark(SLASH), True),
        (f"填入“{NOT_APPLICABLE}”（不计数）", "", lambda: filling.mark(NOT_APPLICABLE), True),
    )
