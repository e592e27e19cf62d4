"""Which figure stands under which head, where a row has more or fewer cells than the form."""

from dataclasses import replace

from core.forms.catalog import FORMS
from core.matching.columns import HeadedColumn, beside, by_position, fullest, halves
from core.matching.report import read
from core.matching.tables import find
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawTable
from tests.helpers.makers import report_maker

FORM = FORMS["2021"]
HEADS = {0: HeadedColumn(2, 3, "甲"), 1: HeadedColumn(3, 5, "乙"), 2: HeadedColumn(6, 7, "丙")}


def row(**texts: str) -> list[RawCell]:
    """Cells of a row by their columns: ``c2="1"``."""
    return [RawCell(0, int(name[1:]), 1, 1, text) for name, text in texts.items()]


def split(**texts: str) -> dict[int, str]:
    figures = row(**texts)
    return {place: c.text for place, c in halves(figures, by_position(figures, HEADS), HEADS, {8}).items()}


def test_two_halves_of_a_figure_are_shown_as_both() -> None:
    assert split(c2="1", c3="2", c4="2", c6="4") == {1: "2 2"}  # below one head, the same digits twice
    assert split(c2="1", c3="2", c4="3", c6="4") == {}  # two that differ are rivals
    assert split(c3="2", c5="7", c6="4") == {}  # a place between them
    assert split(c2="1", c3="2", c6="4", c7="0") == {2: "4 0"}  # below no head
    assert split(c2="1", c3="2", c6="4", c7="一") == {}
    assert split(c6="4", c7="") == {}


def test_a_figure_below_a_head_that_is_none_of_the_forms_is_no_half() -> None:
    figures = row(c6="4", c7="1")
    assert halves(figures, by_position(figures, HEADS), HEADS, {7}) == {}


def test_figures_by_position_and_their_rivals() -> None:
    figures = row(c2="1", c3="", c4="5", c6="7")
    assert {place: cell.text for place, cell in by_position(figures, HEADS).items()} == {0: "1", 1: "5", 2: "7"}
    figures = row(c2="1", c3="4", c4="5")
    assert beside(figures, by_position(figures, HEADS), HEADS)[1].text in ("4", "5")
    assert [cell.text for cell in fullest(row(c1="", c2="3", c3="4"), 2).values()] == ["3", "4"]


def applications(values: dict[str, str]) -> RawTable:
    return report_maker.table(FORM, "applications", values)


NEW = [key for key in FORM.cells if key.startswith("applications.new.")]
VALUES = {key: str(place + 11) for place, key in enumerate(key for key in FORM.cells if key.startswith("app"))}


def test_a_row_that_lacks_its_last_cell_stays_under_its_heads() -> None:
    """Its label covers fewer columns than in other rows, so it has as many cells as there are heads."""
    cells = list(applications(VALUES).cells)
    label = next(cell for cell in cells if "新收" in cell.text)
    total = next(cell for cell in cells if cell.text == VALUES[NEW[-1]])
    short = replace(label, width=label.width - 1)
    gap = RawCell(label.row, label.column + short.width, 1, 1, "")
    kept = [cell for cell in cells if cell is not label and cell is not total]
    found = find(RawTable(0, (*kept, short, gap)), FORM)
    assert {key: found.cells[key].text for key in NEW[:-1]} == {key: VALUES[key] for key in NEW[:-1]}


def test_a_figure_cut_in_two_alike_halves_is_doubtful() -> None:
    """22 as 2 | 2 in a column of its own width; the total does not tell which two belong together."""
    key = NEW[2]
    values = VALUES | {NEW[0]: "0", NEW[1]: "0", NEW[2]: "2", NEW[3]: "3", NEW[4]: "6", NEW[5]: "0", NEW[6]: "31"}
    made: list[RawCell] = []
    cells = applications(values).cells
    cut = next(cell for cell in cells if "新收" in cell.text)
    place = sorted(c.column for c in cells if c.row == cut.row and c.text)[3]
    for cell in cells:
        if cell.row == cut.row and cell.column == place:
            made += [cell, replace(cell, column=place + 1)]
        elif cell.column > place:
            made.append(replace(cell, column=cell.column + 1))
        else:
            made.append(replace(cell, width=cell.width + (cell.column + cell.width > place)))
    reading = read(RawDocument((RawTable(0, tuple(made)),)))
    assert reading.values[key] is None
    note = next(note for note in reading.notes if note.cell == key)
    assert (note.code, note.choices) == (NoteCode.DOUBTFUL, (2, 22))


def test_a_unit_or_remark_in_brackets_behind_a_label() -> None:
    cells = applications(VALUES).cells
    told = tuple(
        replace(
            cell, text=f"{cell.text}（单位：十万元）" if len(cell.text) < 6 and not cell.text.isdecimal() else cell.text
        )
        for cell in cells
    )
    found = find(RawTable(0, told), FORM)
    assert {key: cell.text for key, cell in found.cells.items()} == VALUES


def placed(row: list[RawCell]) -> dict[int, set[str]]:
    """By column of three heads, each two places wide: what may be meant there."""
    heads = {place: HeadedColumn(2 * place, 2 * place + 2, "") for place in range(3)}
    chosen = by_position(row, heads)
    others = beside(row, chosen, heads)
    return {
        place: {cell.text, others[place].text} if place in others else {cell.text} for place, cell in chosen.items()
    }


def cells(*texts: str, starts: tuple[int, ...] = (0, 1, 2, 3, 4, 5), width: int = 1) -> list[RawCell]:
    return [RawCell(0, start, 1, width, text) for start, text in zip(starts, texts, strict=True)]


def test_two_years_without_a_word_are_never_told_apart() -> None:
    """Year beside year in each column, or block beside block: both look alike."""
    assert placed(cells("1", "2", "3", "4", "5", "6")) == {0: {"1", "2"}, 1: {"3", "4"}, 2: {"5", "6"}}
    # The two below a head agree, but block beside block the figure would be another.
    assert all(len(either) == 2 for either in placed(cells("0", "0", "7", "9", "0", "0")).values())
    assert placed(cells("0", "0", "0", "0", "0", "0")) == {0: {"0"}, 1: {"0"}, 2: {"0"}}


def test_a_row_with_more_figures_than_columns_is_doubtful_where_another_reaches_under_a_head() -> None:
    """Skewed edges: a figure that the next column took stands in part below this head."""
    row = cells("5", "6", "7", "8", starts=(0, 1, 3, 5), width=2)[:3] + cells("8", starts=(5,))
    row = [replace(cell, width=1) if cell.text == "5" else cell for cell in row]
    assert placed(row)[0] == {"5", "6"}
    assert placed(row)[1] == {"6", "7"}
    plain = cells("5", "", "6", "", "7", "")  # empty places beside the figures: nothing else may be meant
    assert placed(plain) == {0: {"5"}, 1: {"6"}, 2: {"7"}}
