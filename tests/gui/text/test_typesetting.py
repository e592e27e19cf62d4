"""A text on its page: characters a line."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.text.editor import NarrativeEdit
from gui.work.session import Session
from tests.helpers.text_desk import open_edit

FORM = form_for_year(2025).key

KEY = "overview"


def report(text: str = "", **more: object) -> Report:
    return Report(FORM, 2025, texts={KEY: text} if text else {}, **more)  # type: ignore[arg-type]


Make = Callable[..., tuple[Session, NarrativeEdit]]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(text: str = "", **more: object) -> tuple[Session, NarrativeEdit]:
        return open_edit(qtbot, report(text, **more), KEY)

    return build


def test_page_has_28_characters_a_line_at_any_zoom(make: Make) -> None:
    _, edit = make("国" * 200)
    for percent in (80, 100, 130):
        edit.set_zoom(percent)
        edit.repaint()
        layout = edit.document().begin().layout()
        assert [layout.lineAt(n).textLength() for n in range(4)] == [26, 28, 28, 28]
        assert edit.viewport().geometry().center().x() == pytest.approx(edit.rect().center().x(), abs=12)


def test_a_narrow_window_shortens_lines_instead_of_hiding_them(make: Make) -> None:
    _, edit = make("国" * 200)
    edit.resize(400, 300)
    edit.repaint()
    assert edit.document().size().width() <= edit.viewport().width()
