"""The context menu of a text: it knows the number under the mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from core.report.links import token
from core.report.report import Report
from gui.text.editor import NarrativeEdit
from gui.work.session import Session
from tests.helpers.text_desk import open_edit

NEW, CARRIED = "applications.new.total", "applications.carried_in.total"

TYPED = "applications.new.natural_person"

KEY = "overview"

LINKED = f"收到申请{token(NEW)}件。"

Make = Callable[..., tuple[Session, NarrativeEdit]]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(template: str = "", **more: object) -> tuple[Session, NarrativeEdit]:
        made = Report("2021", 2025, texts={KEY: template} if template else {})
        made = made.with_values(dict.fromkeys(made.form.typed, 0)).with_values({TYPED: 11})
        return open_edit(qtbot, made, KEY)

    return build


def entries(edit: NarrativeEdit, place: int) -> list[str]:
    edit.select((place, place))
    menu = edit.edit_menu_at(edit.cursorRect().center() + QPoint(1, 0))
    return [action.text() for action in menu.actions()][:3]


def test_the_context_menu_knows_the_number_under_the_mouse(make: Make) -> None:
    _, edit = make(LINKED + "收到政府信息公开申请12件。")
    assert entries(edit, 5)[0].startswith("转到第三部分“一、")
    first, second, *_ = entries(edit, 19)
    assert first.startswith("改为11（第三部分") and second.startswith("插入数据")
    edit.figures.take_offer(edit.figures.offers()[0])
    assert edit.text().endswith("收到政府信息公开申请11件。")
