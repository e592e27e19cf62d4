"""Two years in one table, two tables of one kind, tables of two forms: what belongs to the report, what is doubtful."""

from dataclasses import replace

import pytest

from core.forms.catalog import FORMS
from core.forms.layout import Role, grid
from core.matching import report as matching
from core.matching import two_years
from core.matching.reading import Reading
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable, numbered

FORM = FORMS["2021"]
TABLE = next(table for table in FORM.tables if table.key == "applications")
KEY = "applications.new.business"
TITLE = RawParagraph("临江市财政局2025年政府信息公开工作年度报告")


def figures(start: int) -> dict[str, str]:
    keys = [key for key, cell in FORM.cells.items() if cell.table == TABLE.key]
    return {key: str(start + place) for place, key in enumerate(keys)}


def cells(values: dict[str, str]) -> list[RawCell]:
    return [
        RawCell(b.row, b.column, b.height, b.width, values.get(b.key, "") if b.role is Role.FIGURE else b.label)
        for b in grid(TABLE).boxes
    ]


def read(*items: RawParagraph | RawTable) -> Reading:
    others = [
        RawTable(
            0,
            tuple(
                RawCell(b.row, b.column, b.height, b.width, "1" if b.role is Role.FIGURE else b.label)
                for b in grid(table).boxes
            ),
        )
        for table in FORM.tables
        if table.key != TABLE.key
    ]
    return matching.read(RawDocument(numbered((TITLE, *items, *others))))


def messages(reading: Reading, code: NoteCode) -> list[str]:
    return [note.message for note in reading.notes if note.code == code]


def moved(cell: RawCell, down: int = 0, right: int = 0, text: str | None = None) -> RawCell:
    return RawCell(cell.row + down, cell.column + right, cell.height, cell.width, cell.text if text is None else text)


WIDTH = grid(TABLE).columns
FIRST = min(b.column for b in grid(TABLE).boxes if b.role is Role.FIGURE)
SPAN = WIDTH - FIRST


@pytest.mark.parametrize(("left", "right"), [("2024年", "2025年"), ("上年", "本年"), ("上年度", "2025年度")])
@pytest.mark.parametrize("swapped", [False, True])
def test_figures_of_two_years_beside_each_other(left: str, right: str, swapped: bool) -> None:
    this, last = figures(100), figures(5000)
    one, two = (this, last) if swapped else (last, this)
    heads = [RawCell(0, FIRST, 1, SPAN, right if swapped else left)]
    heads.append(RawCell(0, WIDTH, 1, SPAN, left if swapped else right))
    first = [moved(cell, 1) for cell in cells(one)]
    second = [moved(cell, 1, SPAN) for cell in cells(two) if cell.column >= FIRST]
    reading = read(RawTable(0, (*heads, *first, *second)))
    assert {key: str(value) for key, value in reading.values.items() if key in this} == {
        key: value for key, value in this.items() if key in FORM.typed
    }
    assert len(messages(reading, NoteCode.TWICE)) == 1


def test_a_row_whose_cells_stand_under_two_years_is_read_by_their_order() -> None:
    """A program that draws a table anew moves the edges of single rows."""
    row = [RawCell(1, place + 1, 1, 1, str(place)) for place in range(6)]
    row[2] = replace(row[2], width=2)  # reaches under the second year
    row[3] = replace(row[3], column=5)
    heads = [(RawCell(0, 1, 1, 3, "2024年"), 2024), (RawCell(0, 4, 1, 4, "2025年"), 2025)]
    label = RawCell(1, 0, 1, 1, "规章")
    kept = list(two_years._without_columns([*(head for head, _ in heads), label, *row], 0, heads, 2025))
    assert [cell.text for cell in kept] == ["规章", "3", "4", "5"]
    uneven = row[:-1]
    kept = list(two_years._without_columns([*(head for head, _ in heads), *uneven], 0, heads, 2025))
    assert [cell.text for cell in kept] == ["2", "3", "4"]


def test_years_under_each_column() -> None:
    this, last = figures(100), figures(5000)
    wide: list[RawCell] = []
    heads = 3
    for cell, other in zip(cells(this), cells(last), strict=True):
        figure = cell.text != other.text
        down = 0 if cell.row < heads else 1
        column = cell.column if cell.column < FIRST else FIRST + 2 * (cell.column - FIRST)
        if figure:
            wide.append(RawCell(cell.row + 1, column, 1, 1, other.text))
            wide.append(RawCell(cell.row + 1, column + 1, 1, 1, cell.text))
        else:
            width = cell.width if cell.column < FIRST else 2 * cell.width
            wide.append(RawCell(cell.row + down, column, cell.height, width, cell.text))
    for column in range(FIRST, WIDTH):
        wide.append(RawCell(heads, FIRST + 2 * (column - FIRST), 1, 1, "上年"))
        wide.append(RawCell(heads, FIRST + 2 * (column - FIRST) + 1, 1, 1, "本年"))
    reading = read(RawTable(0, tuple(wide)))
    assert str(reading.values[KEY]) == this[KEY]
    assert messages(reading, NoteCode.TWICE)


def test_without_words_that_tell_both_figures_are_shown() -> None:
    this, other = figures(100), figures(5000)
    other["applications.carried_in.business"] = this["applications.carried_in.business"]  # no doubt where they agree
    beside = [moved(cell, right=WIDTH + 2) for cell in cells(other)]
    reading = read(RawTable(0, (*cells(this), *beside)))
    assert reading.values[KEY] is None
    assert str(reading.values["applications.carried_in.business"]) == this["applications.carried_in.business"]
    (note,) = [note for note in reading.notes if note.cell == KEY and note.code == NoteCode.DOUBTFUL]
    assert f"“{this[KEY]}”和“{other[KEY]}”" in note.message


@pytest.mark.parametrize("first", [True, False])
def test_last_years_table_as_an_appendix(first: bool) -> None:
    this, last = figures(100), figures(5000)
    ours = (RawParagraph("三、收到和处理政府信息公开申请情况"), RawTable(0, tuple(cells(this))))
    theirs = (RawParagraph("附：2024年收到和处理政府信息公开申请情况"), RawTable(0, tuple(cells(last))))
    reading = read(*(ours + theirs if first else theirs + ours))
    assert str(reading.values[KEY]) == this[KEY]
    assert "报告年度" in messages(reading, NoteCode.TWICE)[0]


def test_heads_of_the_form_of_2019_are_no_years() -> None:
    """上一年项目数量 and 本年增/减 are heads of that form."""
    old = FORMS["2019"]
    tables = []
    for table in old.tables:
        boxes = grid(table).boxes
        made = (RawCell(b.row, b.column, b.height, b.width, "3" if b.role is Role.FIGURE else b.label) for b in boxes)
        tables.append(RawTable(0, tuple(made)))
    title = RawParagraph("临江市财政局2020年政府信息公开工作年度报告")
    reading = matching.read(RawDocument(numbered((title, *tables))))
    assert reading.form_key == "2019"
    assert not messages(reading, NoteCode.TWICE)
    assert all(value == 3 for value in reading.values.values())


HEIGHT = grid(TABLE).rows


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("names", [("2025年", "2024年"), ("本年", "上年")])
def test_years_one_below_the_other(first: bool, names: tuple[str, str]) -> None:
    order = [(names[0], figures(100)), (names[1], figures(5000))][:: 1 if first else -1]
    made: list[RawCell] = []
    for place, (name, values) in enumerate(order):
        top = place * (HEIGHT + 1)
        made += [RawCell(top, 0, 1, WIDTH, name), *(moved(cell, down=top + 1) for cell in cells(values))]
    reading = read(RawTable(0, tuple(made)))
    assert str(reading.values[KEY]) == figures(100)[KEY]
    assert messages(reading, NoteCode.TWICE)


def test_a_figure_that_looks_like_a_year_is_none() -> None:
    values = figures(100) | {KEY: "2024"}
    left = [moved(cell, down=1) for cell in cells(values)]
    right = [moved(cell, down=1, right=WIDTH) for cell in cells(figures(5000))]
    reading = read(RawTable(0, (RawCell(0, 0, 1, WIDTH, "本年"), RawCell(0, WIDTH, 1, WIDTH, "上年"), *left, *right)))
    assert str(reading.values[KEY]) == "2024"


def doubtful(reading: Reading, key: str = KEY) -> str:
    assert reading.values[key] is None
    return next(note.message for note in reading.notes if note.cell == key and note.code == NoteCode.DOUBTFUL)


def test_tables_one_below_the_other_without_words_that_tell() -> None:
    below = [moved(cell, down=HEIGHT) for cell in cells(figures(5000))]
    reading = read(RawTable(0, (*cells(figures(100)), *below)))
    assert f"“{figures(100)[KEY]}”和“{figures(5000)[KEY]}”" in doubtful(reading)


@pytest.mark.parametrize("labelled", [True, False])
def test_a_row_that_comes_again_with_other_figures_is_doubtful(labelled: bool) -> None:
    """Its label repeated, or merged over both rows."""
    row = next(b.row for b in grid(TABLE).boxes if b.key == KEY)
    made: list[RawCell] = []
    for cell in cells(figures(100)):
        reaches = cell.row < row < cell.row + cell.height or (not labelled and cell.row == row and cell.column < FIRST)
        taller = replace(cell, height=cell.height + reaches)
        made.append(moved(taller, down=1) if cell.row > row else taller)
        if cell.row == row and (labelled or cell.column >= FIRST):
            made.append(moved(cell, down=1, text="77" if cell.column >= FIRST else None))
    assert f"“{figures(100)[KEY]}”和“77”" in doubtful(read(RawTable(0, tuple(made))))


def test_two_figures_under_one_head_are_doubtful() -> None:
    made: list[RawCell] = []
    for cell in cells(figures(100)):
        wide = replace(cell, column=FIRST + 2 * (cell.column - FIRST), width=2 * cell.width)
        if cell.column < FIRST:
            made.append(cell)
        elif not cell.text.isdecimal():
            made.append(wide)
        else:
            made += [replace(wide, width=1), replace(wide, width=1, column=wide.column + 1, text="77")]
    assert f"“{figures(100)[KEY]}”和“77”" in doubtful(read(RawTable(0, tuple(made))))


@pytest.mark.parametrize("years", [("2025", "2024"), ("2023", "2025")])
@pytest.mark.parametrize("alone", [False, True], ids=["among figures", "only figures of their row"])
def test_figures_that_look_like_years_are_figures(years: tuple[str, str], alone: bool) -> None:
    """2,025 applications of 自然人 and 2,024 in all: no head stands in the row of a label."""
    values = figures(100)
    row = [key for key in values if key.startswith("applications.new.")]
    values |= {key: "" if alone else str(place) for place, key in enumerate(row)}
    values |= {row[0]: years[0], row[-1]: years[1]}
    reading = read(RawTable(0, tuple(cells(values))))
    assert not messages(reading, NoteCode.TWICE)
    assert str(reading.values[row[0]]) == years[0]
    assert str(reading.printed[row[-1]]) == years[1]


def test_figures_like_years_in_a_table_without_row_labels() -> None:
    """Table four has heads alone: a row that holds any other number is no row of years."""
    table = next(table for table in FORM.tables if table.key == "proceedings")
    boxes = [box for box in grid(table).boxes if box.role is Role.FIGURE]
    shown = {box.key: str(place) for place, box in enumerate(boxes)} | {boxes[0].key: "2025", boxes[4].key: "2024"}
    raw = tuple(RawCell(b.row, b.column, b.height, b.width, shown.get(b.key) or b.label) for b in grid(table).boxes)
    first = matching.read(RawDocument(numbered((TITLE, RawTable(0, tuple(cells(figures(100)))), RawTable(0, raw)))))
    assert str(first.values[boxes[0].key]) == "2025"
    assert not messages(first, NoteCode.TWICE)
