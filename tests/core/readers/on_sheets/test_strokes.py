"""Which cells a line or a figure may strike: rows of 13.5 points, columns of 54."""

from core.readers.left_out import FIGURE, LINE, SLANTED
from core.readers.on_sheets.drawn_boxes import DrawnOver, WithinCell
from core.readers.on_sheets.strokes import take_figure, take_line, usual_ruler


def line(start: WithinCell, end: WithinCell) -> dict[tuple[int, int], str]:
    over = DrawnOver()
    take_line(over, usual_ruler(), start, end)
    return over.lines


def figure(start: WithinCell, end: WithinCell) -> dict[tuple[int, int], str]:
    over = DrawnOver()
    take_figure(over, usual_ruler(), start, end, FIGURE)
    return over.lines


def test_level_and_upright_lines() -> None:
    assert line((7.0, 5.0), (7.5, 60.0)) == {(0, 0): LINE, (0, 1): LINE}
    assert line((7.0, 60.0), (7.0, 5.0)) == {(0, 0): LINE, (0, 1): LINE}  # from right to left
    assert line((7.0, 5.0), (7.0, 54.5)) == {(0, 0): LINE}  # it hardly reaches the next
    assert line((1.0, 27.0), (20.0, 27.0)) == {(0, 0): LINE, (1, 0): LINE}
    for edge in ((13.5, 14.0), (12.0, 12.0), (1.0, 1.0)):
        assert line((edge[0], 5.0), (edge[1], 60.0)) == {}
    assert line((1.0, 54.0), (40.0, 54.0)) == {}  # between columns


def test_a_slanted_line_strikes_the_cells_that_it_crosses() -> None:
    assert line((1.0, 5.0), (12.0, 50.0)) == {(0, 0): SLANTED}
    assert line((0.0, 0.0), (27.0, 108.0)) == {(0, 0): SLANTED, (1, 1): SLANTED}
    assert line((27.0, 0.0), (0.0, 108.0)) == {(0, 1): SLANTED, (1, 0): SLANTED}


def test_figures_and_thin_ones() -> None:
    assert figure((1.0, 5.0), (12.0, 60.0)) == {(0, 0): FIGURE}  # six points are no cover
    assert figure((1.0, 5.0), (8.0, 70.0)) == {(0, 0): FIGURE, (0, 1): FIGURE}
    assert figure((10.0, 5.0), (15.0, 50.0)) == {}  # between two rows
    assert figure((6.0, 5.0), (7.5, 50.0)) == {(0, 0): LINE}
    assert figure((1.0, 20.0), (26.0, 21.5)) == {(0, 0): LINE, (1, 0): LINE}


def test_a_line_over_a_whole_sheet_is_bounded() -> None:
    assert len(figure((0.0, 0.0), (90_000.0, 90_000.0))) == 2000


def test_a_line_between_rows_or_columns_is_kept_apart() -> None:
    over = DrawnOver()
    take_line(over, usual_ruler(), (13.5, 5.0), (13.5, 100.0))
    assert (over.lines, over.seams) == ({}, {(0, 0): 0, (0, 1): 0})
    over = DrawnOver()
    take_line(over, usual_ruler(), (1.0, 54.5), (20.0, 54.5))
    assert (over.lines, over.seams) == ({}, {(0, 0): 1, (1, 0): 1})
    over = DrawnOver()
    take_line(over, usual_ruler(), (7.0, 5.0), (7.0, 100.0))
    assert over.seams == {}
