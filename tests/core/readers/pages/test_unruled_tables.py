"""Tables told by their columns of figures."""

import pytest

from core.readers.pages.lines import Line
from core.readers.pages.model import Glyph
from core.readers.pages.unruled_tables import apart, is_figure, parts
from core.readers.raw import RawTable


@pytest.mark.parametrize(
    "text, figure", [("12", True), ("3.5", True), ("0", True), ("—", True), ("公开12件", False), ("公开", False)]
)
def test_a_figure_or_a_mark_for_nothing(text: str, figure: bool) -> None:
    assert is_figure(text) is figure


def test_a_line_in_pieces_with_room_between() -> None:
    glyphs = [Glyph(text, x, x + 10, 100, 10, "宋体") for text, x in (("甲", 50), ("乙", 60), ("3", 200))]
    assert [piece.text for piece in apart(Line(tuple(glyphs)))] == ["甲乙", "3"]


def test_a_single_figure_below_another_is_no_rest_of_it() -> None:
    """The rows of a table with one column of figures stand close to each other: 0 above 5 is not 05."""
    lines = [
        Line(
            tuple(
                Glyph(sign, x, x + 10, base, 10, "宋体")
                for sign, x in (*zip(label, range(50, 90, 10), strict=True), (figure, 200))
            )
        )
        for base, label, figure in ((100, "行政许可", "7"), (114, "行政处罚", "0"), (128, "行政强制", "5"))
    ]
    (table,) = parts([lines])
    assert isinstance(table, RawTable)
    assert [cell.text for cell in table.cells] == ["行政许可", "7", "行政处罚", "0", "行政强制", "5"]


@pytest.mark.parametrize(("pages", "contents"), [("112", True), ("223", True), ("213", False)])
def test_parts_with_their_pages_are_no_table(pages: str, contents: bool) -> None:
    lines = [
        Line(
            tuple(
                Glyph(sign, x, x + 10, 100 + 20 * row, 10, "宋体")
                for sign, x in zip(text, (*range(50, 90, 10), 200), strict=True)
            )
        )
        for row, text in enumerate(f"{number}、情况{page}" for number, page in zip("一二三", pages, strict=True))
    ]
    (found,) = parts([lines])
    assert isinstance(found, RawTable) is not contents
