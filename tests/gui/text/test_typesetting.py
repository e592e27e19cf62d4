"""A text on its page: characters a line."""

import pytest

from tests.helpers.gui.editor_desk import Make


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
