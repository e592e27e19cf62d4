"""Tables told by their columns of figures."""

import pytest

from core.readers.pages.lines import Line
from core.readers.pages.model import Glyph
from core.readers.pages.unruled_tables import apart, is_figure


@pytest.mark.parametrize(
    "text, figure", [("12", True), ("3.5", True), ("0", True), ("—", True), ("公开12件", False), ("公开", False)]
)
def test_a_figure_or_a_mark_for_nothing(text: str, figure: bool) -> None:
    assert is_figure(text) is figure


def test_a_line_in_pieces_with_room_between() -> None:
    glyphs = [Glyph(text, x, x + 10, 100, 10, "宋体") for text, x in (("甲", 50), ("乙", 60), ("3", 200))]
    assert [piece.text for piece in apart(Line(tuple(glyphs)))] == ["甲乙", "3"]
