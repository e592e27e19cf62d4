"""The context menu of a text: it knows the number under the mouse."""

from PySide6.QtCore import QPoint

from gui.text.editor import SectionEdit
from tests.helpers.gui.linked_desk import LINKED, Make


def entries(edit: SectionEdit, place: int) -> list[str]:
    edit.select((place, place))
    menu = edit.edit_menu_at(edit.cursorRect().center() + QPoint(1, 0))
    return [action.text() for action in menu.actions()][:3]


def test_the_context_menu_knows_the_number_under_the_mouse(make_linked: Make) -> None:
    _, edit = make_linked(LINKED + "收到政府信息公开申请12件。")
    assert entries(edit, 5)[0].startswith("转到第三部分“一、")
    first, second, *_ = entries(edit, 19)
    assert first.startswith("改为11（第三部分") and second.startswith("插入数据")
    edit.figures.take_offer(edit.figures.offers()[0])
    assert edit.text().endswith("收到政府信息公开申请11件。")
