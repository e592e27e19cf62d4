"""Tables of one frame: what is found in the first is what a search would find in all others, whatever their figures."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.matching.known_tables import find_plain
from core.matching.tables import FoundCells, find_all
from core.matching.torn_rows import rejoin
from core.matching.transposed import upright
from core.matching.two_years import one_year
from core.readers.raw import RawCell, RawDocument, RawTable
from tests.helpers.makers import report_maker

FORM = FORMS["2021"]
Cells = list[RawCell]
ODD = ["2023", "2024", "2023年", "", " ", "/", "12 34", "5件", "1,234", "0.5", "3（含上年1件）", "01", "-1", "一", "5%"]


def plain(chance: Random) -> str:
    return str(chance.choice([0, 0, 0, 1, 2, 7, 10, 33, 128, 4096]))


def figures(form: Form, chance: Random) -> dict[str, str]:
    """Figures for all cells; in some tables they count on, in some a few are odd."""
    if chance.random() < 0.2:
        return {key: str(number % 17) for number, key in enumerate(form.cells)}
    found = {key: plain(chance) for key in form.cells}
    for _ in range(chance.choice([0, 0, 0, 1, 3])):
        found[chance.choice([*found])] = chance.choice(ODD)
    return found


def lose(cells: Cells, chance: Random) -> Cells:
    gone = chance.choice(cells)
    return [cell for cell in cells if cell is not gone]


def blank(cells: Cells, chance: Random) -> Cells:
    place = chance.randrange(len(cells))
    return [replace(cell, text="") if i == place else cell for i, cell in enumerate(cells)]


def widen(cells: Cells, chance: Random) -> Cells:
    """Every column two; a cell reaches one further or less far."""
    place = chance.randrange(len(cells))
    by = chance.choice([-1, 1])
    wide = [replace(cell, column=2 * cell.column, width=2 * cell.width) for cell in cells]
    return [replace(cell, width=max(1, cell.width + by)) if i == place else cell for i, cell in enumerate(wide)]


def cut(cells: Cells, chance: Random) -> Cells:
    """A cell in two, each with a figure."""
    one = chance.choice(cells)
    wide = [replace(cell, column=2 * cell.column, width=2 * cell.width) for cell in cells if cell is not one]
    halves = (replace(one, column=2 * one.column + half, width=one.width, text=plain(chance)) for half in (0, 1))
    return [*wide, *halves]


def more(cells: Cells, chance: Random) -> Cells:
    """A further column, of figures or remarks."""
    column = max(cell.column + cell.width for cell in cells)
    head, rows = chance.choice(["备注", "上年", "合计", ""]), {cell.row for cell in cells}
    beside = [RawCell(row, column, 1, 1, plain(chance) if row > 2 else head) for row in sorted(rows)]
    return [*cells, *beside]


def again(cells: Cells, chance: Random) -> Cells:
    """The last row once more, or what counts the columns, or a note below."""
    last = max(cell.row for cell in cells)
    row = [replace(cell, row=last + 1) for cell in cells if cell.row == last]
    counted = [replace(cell, text=str(number)) for number, cell in enumerate(row, 1)]
    note = [RawCell(last + 1, 0, 1, max(cell.column + cell.width for cell in cells), "注：单位为元")]
    return [*cells, *chance.choice([row, counted, note])]


def above(cells: Cells, chance: Random) -> Cells:
    """What counts the columns stands above the last row."""
    last = max(cell.row for cell in cells)
    row = [cell for cell in cells if cell.row == last]
    counted = [replace(cell, text=str(number)) for number, cell in enumerate(row, chance.choice([0, 1, 5]))]
    return [*(cell for cell in cells if cell.row < last), *counted, *(replace(cell, row=last + 1) for cell in row)]


def turned(cells: Cells, chance: Random) -> Cells:
    return [replace(cell, row=cell.column, column=cell.row, height=cell.width, width=cell.height) for cell in cells]


def torn(cells: Cells, chance: Random) -> Cells:
    """A row in two, its words too."""
    row = chance.choice(sorted({cell.row for cell in cells}))
    down = [replace(cell, row=cell.row + (cell.row > row)) for cell in cells]
    parts = ((cell, len(cell.text) // 2 if cell.row == row else len(cell.text)) for cell in down)
    pieces = (
        (replace(cell, text=cell.text[:at]), replace(cell, row=row + 1, text=cell.text[at:])) for cell, at in parts
    )
    return [one for pair in pieces for one in (pair if pair[0].row == row else pair[:1])]


CHANGES: tuple[Callable[[Cells, Random], Cells], ...] = (lose, blank, widen, cut, more, again, above, turned, torn)


def told(found: dict[int, FoundCells]) -> object:
    """Everything that was found."""
    return {index: (one.cells, one.rivals, one.heads, one.rows, one.columns, one.notes) for index, one in found.items()}


def filled(tables: list[RawTable], form: Form, chance: Random) -> list[RawTable]:
    """The same tables with other figures in most of their plain ones."""

    def other(cell: RawCell) -> RawCell:
        return replace(cell, text=plain(chance)) if cell.text.isdecimal() and chance.random() < 0.9 else cell

    return [RawTable(table.index, tuple(map(other, table.cells))) for table in tables]


def changed(form: Form, chance: Random) -> list[RawTable]:
    said = figures(form, chance)
    tables = [[*report_maker.table(form, table.key, said).cells] for table in form.tables]
    for _ in range(chance.choice([0, 1, 1, 2])):
        place = chance.randrange(len(tables))
        tables[place] = chance.choice(CHANGES)(tables[place], chance)
    return [RawTable(index, tuple(cells)) for index, cells in enumerate(tables)]


def test_found_alike_with_any_figures() -> None:
    known = 0
    for seed in range(60):
        chance = Random(seed)
        form = chance.choice([*FORMS.values()])
        tables = changed(form, chance)
        for _ in range(4):
            document = RawDocument(tuple(tables))
            found = find_plain(tables, form)
            if found is not None:
                known += 1
                assert upright(document, form).document is document, seed
                assert one_year(document, form).document == document, seed
                assert rejoin(document, form) is document, seed
                assert told(found) == told(find_all(tables, form)), seed
            tables = filled(tables, form, chance)
    assert known > 60


def test_the_tables_of_the_form_are_known_without_a_search(monkeypatch) -> None:
    every = enumerate(FORM.tables)
    tables = [report_maker.table(FORM, table.key, dict.fromkeys(FORM.cells, "3"), index) for index, table in every]
    assert find_plain(tables, FORM)
    monkeypatch.setattr("core.matching.known_tables.find", lambda *_: None)
    chance = Random(1)
    for _ in range(3):
        tables = filled(tables, FORM, chance)
        found = find_plain(tables, FORM)
        assert found is not None
        assert {key for one in found.values() for key in one.cells} == {*FORM.cells}
        assert all(cell in tables[index].cells for index, one in found.items() for cell in one.cells.values())
