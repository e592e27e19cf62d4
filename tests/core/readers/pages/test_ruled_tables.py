"""Ruled lines as tables."""

from core.readers.pages.model import Page, RuledLine
from core.readers.pages.ruled_tables import join, lattices, meets


def test_pieces_of_a_line_are_one() -> None:
    pieces = [RuledLine(10, 0, 50), RuledLine(10.3, 50, 100), RuledLine(40, 0, 100)]
    assert [(round(rule.start), round(rule.end)) for rule in join(pieces)] == [(0, 100), (0, 100)]


def test_lines_that_cross_or_touch_meet() -> None:
    assert meets(RuledLine(10, 0, 50), RuledLine(50, 10, 40))
    assert not meets(RuledLine(10, 0, 50), RuledLine(80, 10, 40))


def test_boxes_of_a_table_with_a_merged_cell() -> None:
    across = (RuledLine(0, 0, 100), RuledLine(20, 50, 100), RuledLine(40, 0, 100))
    down = (RuledLine(0, 0, 40), RuledLine(50, 0, 40), RuledLine(100, 0, 40))
    (table,) = lattices(Page(200, 200, (), across, down))
    assert sorted((box.x0, box.row, box.height) for box in table.boxes) == [(0, 0, 2), (50, 0, 1), (50, 1, 1)]
    assert table.holds(60, 30) and not table.holds(120, 30)
