"""What lies on the cells of a sheet."""

from core.notes import NoteCode
from core.readers.left_out import IN_CELL_PICTURE, LINE
from core.readers.on_sheets.cells import Merge, SheetCell
from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver, middle


def test_boxes_hide_or_stand_beside() -> None:
    drawn = DrawnOver()
    drawn.box(DrawnBox("9", (0, 0), True))
    drawn.box(DrawnBox("注", (0, 1), False))
    drawn.box(DrawnBox("8", (0, 2), True))
    drawn.box(DrawnBox("外", (0, 3), True))
    cells = [
        SheetCell(0, 0, "1", True),
        SheetCell(0, 1, "2", True),
        SheetCell(0, 2, "", True),
        SheetCell(0, 3, "", False),
    ]
    told = list(drawn.told(cells))
    assert [cell.text for cell in told] == ["", "2", "", ""]
    assert told[0].left_out == ((NoteCode.HIDDEN, "1"), (NoteCode.TEXT_BOX, "9"))
    assert told[1].left_out == ((NoteCode.TEXT_BOX, "注"),)
    assert told[2].left_out == ((NoteCode.TEXT_BOX, "8"),)
    assert told[3] is cells[3]
    assert drawn.rest() == ["外"]


def test_two_boxes_on_a_cell_and_one_on_none() -> None:
    drawn = DrawnOver()
    drawn.box(DrawnBox("1", (0, 0), True))
    drawn.box(DrawnBox("2", (0, 0), True))
    drawn.box(DrawnBox("3", None, True))
    assert drawn.rest() == ["1", "3", "2"]


def test_pictures() -> None:
    drawn = DrawnOver()
    drawn.picture((0, 0), (9999, 0))
    assert len(drawn.pictures) == 21
    blank, full = drawn.told([SheetCell(0, 0, "", True), SheetCell(1, 0, "5", True)])
    assert blank.left_out == (IN_CELL_PICTURE,) and full.left_out == ()


def test_the_middle() -> None:
    assert middle((0, 0), (1, 1), True, True) == (0, 0)
    assert middle((0, 0), (2, 2), False, True) == (1, 0)
    assert middle((3, 3), (3, 3), True, True) == (3, 3)


def test_a_painted_rectangle_hides_the_cells_below_it() -> None:
    drawn = DrawnOver()
    drawn.lid(
        (1, 1), (3, 2), (0.0, 0.0), (0.0, 40.0)
    )  # ends at the upper edge of the last row, far into the last column
    assert drawn.hidden == {(1, 1), (1, 2), (2, 1), (2, 2)}
    empty = DrawnOver()
    empty.lid((1, 1), (1, 1), (9.0, 0.0), (12.0, 40.0))  # begins in the middle of its only row
    assert not empty.hidden
    seen, hidden, blank = drawn.told(
        [SheetCell(0, 0, "5", True), SheetCell(1, 1, "6", True), SheetCell(2, 2, "", True)]
    )
    assert (
        seen.text == "5" and (hidden.text, hidden.left_out) == ("", ((NoteCode.HIDDEN, "6"),)) and blank.left_out == ()
    )


def test_a_line_on_any_part_of_a_merged_cell_is_told() -> None:
    drawn = DrawnOver(lines={(1, 3): LINE})
    cells = [SheetCell(0, 2, "5", True), SheetCell(3, 0, "6", True)]
    merged, other = drawn.told(cells, [Merge(3, 0, 1, 2), Merge(0, 2, 2, 2)])
    assert merged.left_out == ((NoteCode.DRAWN, LINE),) and other.left_out == ()


def test_what_is_hidden_is_not_struck() -> None:
    drawn = DrawnOver(lines={(0, 0): LINE}, hidden={(0, 0)})
    (cell,) = drawn.told([SheetCell(0, 0, "5", True)])
    assert cell.left_out == ((NoteCode.HIDDEN, "5"),)


def test_what_is_known_by_its_cells_alone() -> None:
    drawn = DrawnOver()
    drawn.line((0, 0), (0, 1), LINE)
    assert drawn.lines == {(0, 0): LINE, (0, 1): LINE}


def test_a_line_along_an_edge_strikes_only_what_has_both_sides() -> None:
    drawn = DrawnOver(seams={(3, 0): 0, (3, 1): 0, (0, 4): 1, (0, 7): 1})
    merges = [Merge(3, 0, 2, 1), Merge(2, 1, 2, 1), Merge(0, 4, 1, 2), Merge(0, 6, 1, 2)]
    cells = [SheetCell(merge.row, merge.column, "35", True) for merge in merges]
    told = [cell.left_out for cell in drawn.told(cells, merges)]
    assert told == [((NoteCode.DRAWN, LINE),), (), ((NoteCode.DRAWN, LINE),), ()]
