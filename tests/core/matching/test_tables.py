"""Finding the cells of the form in a raw table."""

from dataclasses import replace

import pytest

from core.forms.catalog import FORMS
from core.forms.labels import fold
from core.matching.columns import is_wordy, table_captions
from core.matching.tables import find, find_all
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable, numbered
from tests.helpers.makers import report_maker

FORM = FORMS["2021"]


def test_every_cell_of_a_table_of_ours_is_found() -> None:
    for table in FORM.tables:
        keys = {key for key, cell in FORM.cells.items() if cell.table == table.key}
        raw = report_maker.table(FORM, table.key, {key: str(place) for place, key in enumerate(keys)})
        assert {*find(raw, FORM).cells} == keys


def test_tables_are_told_apart_by_their_labels() -> None:
    empty = [report_maker.table(FORM, table.key, {}) for table in reversed(FORM.tables)]
    raws = [table for table in numbered(empty) if isinstance(table, RawTable)]
    found = find_all(raws, FORM)
    tables = [{key.partition(".")[0] for key in cells.cells} for _, cells in sorted(found.items())]
    assert sorted(map(sorted, tables)) == [["applications"], ["disclosure"], ["proceedings"]]


def test_table_four_under_short_heads() -> None:
    keys = [key for key, cell in FORM.cells.items() if cell.table == "proceedings"]
    raw = report_maker.table(FORM, "proceedings", {key: str(place) for place, key in enumerate(keys)})
    short = {"结果维持": "维持", "结果纠正": "纠正", "其他结果": "其他", "尚未审结": "未审结", "总计": "合计"}
    short |= {"行政复议": "复议", "行政诉讼": "诉讼", "未经复议直接起诉": "直接起诉"}
    printed = {fold(label): word for label, word in short.items()}
    cells = tuple(replace(cell, text=printed.get(fold(cell.text), cell.text)) for cell in raw.cells)
    found = find(replace(raw, cells=cells), FORM)
    assert {key: cell.text for key, cell in found.cells.items()} == {key: str(place) for place, key in enumerate(keys)}
    assert not found.notes


def test_a_figure_that_stands_below_two_heads_makes_both_doubtful() -> None:
    """Edges skewed row by row: which of the figures below a head is its own cannot be told."""
    keys = ["disclosure.regulations.issued", "disclosure.regulations.repealed"]
    table = report_maker.table(FORM, "disclosure", {keys[0]: "45", keys[1]: "7"})
    wide = [replace(cell, column=2 * cell.column, width=2 * cell.width) for cell in table.cells]
    one, other = (next(cell for cell in wide if cell.text == text) for text in ("45", "7"))
    kept = [cell for cell in wide if cell not in (one, other)]
    skewed = [
        replace(one, width=1),
        replace(one, column=one.column + 1, text="0"),
        replace(other, column=other.column + 1, width=1),
    ]
    found = find(replace(table, cells=(*kept, *skewed)), FORM)
    assert {*found.rivals} == {*keys}
    assert {found.cells[keys[0]].text, found.rivals[keys[0]].text} == {"45", "0"}


def test_the_unit_above_a_table_is_its_caption() -> None:
    table = report_maker.table(FORM, "disclosure", {})
    document = RawDocument((RawParagraph("单位：元"), table))
    assert table_captions(document) == {table.index: "单位：元"}
    assert table_captions(RawDocument((RawParagraph("如下表。"), table))) == {}


def test_the_unit_in_a_note_below_a_table_or_in_its_last_row_is_its_caption() -> None:
    table = report_maker.table(FORM, "disclosure", {})
    note = "注：收费金额单位为元。"
    assert table_captions(RawDocument((table, RawParagraph(""), RawParagraph(note)))) == {table.index: note}
    assert table_captions(RawDocument((table, RawParagraph("信息处理费单位为元。")))) == {}
    last = RawCell(table.rows, 0, 1, table.columns, note)
    assert table_captions(RawDocument((replace(table, cells=(*table.cells, last)),))) == {table.index: note}


def test_the_unit_in_the_corner_of_a_block_is_that_of_its_figures() -> None:
    key = "disclosure.fees.amount"
    table = report_maker.table(FORM, "disclosure", {key: "125000"})
    row = next(cell.row for cell in table.cells if cell.text == "125000")
    told = {"信息内容": "信息内容（单位：元）", "本年收费金额（单位：万元）": "本年收费金额"}
    cells = [replace(c, text=told.get(c.text, c.text)) if c.row == row - 1 else c for c in table.cells]
    assert find(replace(table, cells=tuple(cells)), FORM).heads[key] == "信息内容（单位：元）"


def test_a_word_for_nothing_is_no_label() -> None:
    assert is_wordy("商业企业")
    assert not is_wordy("无") and not is_wordy("12")


def _parts(raw: RawTable) -> list[list[RawCell]]:
    """The cells of the three parts of table four, each with its head across it."""
    firsts = [next(c for c in raw.cells if c.text == head) for head in ("行政复议", "未经复议直接起诉", "复议后起诉")]
    return [
        [c for c in raw.cells if one.column <= c.column < one.column + one.width and c.text != "行政诉讼"]
        for one in firsts
    ]


def test_parts_of_table_four_may_stand_below_one_another() -> None:
    keys = [key for key, cell in FORM.cells.items() if cell.table == "proceedings"]
    raw = report_maker.table(FORM, "proceedings", {key: str(place) for place, key in enumerate(keys)})
    pieces = [
        [replace(c, row=c.row + 5 * place, column=c.column - min(p.column for p in part)) for c in part]
        for place, part in enumerate(_parts(raw))
    ]
    found = find(RawTable(0, tuple(cell for piece in pieces for cell in piece)), FORM)
    assert {key: cell.text for key, cell in found.cells.items()} == {key: str(place) for place, key in enumerate(keys)}
    assert not found.notes


def test_a_column_of_something_else_is_no_half_of_a_figure() -> None:
    """The figures of a row are 1 | 0 | … | 1 and the last year's total 10: nothing is cut in two."""
    key = "applications.new.natural_person"
    raw = report_maker.table(FORM, "applications", {key: "1", "applications.new.total": "1"})
    last = max(cell.column + cell.width for cell in raw.cells)
    row = next(cell.row for cell in raw.cells if cell.text.startswith("一、本年新收"))
    found = find(RawTable(0, (*raw.cells, RawCell(0, last, 3, 1, "上年总计"), RawCell(row, last, 1, 1, "10"))), FORM)
    assert found.cells[key].text == "1" and found.cells["applications.new.total"].text == "1"
    assert not found.notes


def test_heads_above_the_labels_do_not_tell_the_columns() -> None:
    keys = [key for key in FORM.cells if key.startswith("applications.")]
    raw = report_maker.table(FORM, "applications", {key: str(place) for place, key in enumerate(keys)})
    tall = next(cell for cell in raw.cells if cell.height > 2)
    last = tall.row + tall.height - 1  # where the corner ends a row too early, all that stands beside it moves there
    beside = [cell for cell in raw.cells if cell.row == last]
    free = [*range(tall.column, tall.column + tall.width), *(cell.column for cell in beside)]
    moved = {id(cell): replace(cell, column=free[place]) for place, cell in enumerate(beside)}
    cells = tuple(
        replace(cell, height=cell.height - 1) if cell is tall else moved.get(id(cell), cell) for cell in raw.cells
    )
    found = find(replace(raw, cells=cells), FORM)
    assert {key: cell.text for key, cell in found.cells.items()} == {key: str(place) for place, key in enumerate(keys)}
    assert [note.code for note in found.notes] == [NoteCode.HEAD]


def test_labels_that_all_have_a_unit_behind_them() -> None:
    for form in FORMS.values():
        made = report_maker.parts(dict.fromkeys(form.cells, "3"), form.key)
        for table in form.tables:
            (raw,) = made[table.key]
            cells = [replace(c, text=c.text if c.text == "3" or not c.text else c.text + "（件）") for c in raw.cells]
            assert find(replace(raw, cells=tuple(cells)), form).cells.keys() == find(raw, form).cells.keys()


def test_two_labels_that_make_no_heads_are_no_table() -> None:
    """A line of heads cut off from its figures: nothing is found, and nothing fails."""
    cells = (
        RawCell(0, 0, 1, 5, "行政复议"),
        RawCell(0, 5, 1, 10, "行政诉讼"),
        RawCell(1, 0, 1, 15, "未经复议直接起诉"),
    )
    assert not find(RawTable(0, cells), FORMS["2021"]).cells


def test_figures_below_a_blank_row_are_those_of_the_heads_above() -> None:
    form = FORMS["2021"]
    (raw,) = report_maker.parts({key: str(place) for place, key in enumerate(form.cells)})["proceedings"]
    last = max(cell.row for cell in raw.cells)
    heads = RawTable(0, tuple(cell for cell in raw.cells if cell.row < last))
    figures = RawTable(1, tuple(replace(cell, row=0) for cell in raw.cells if cell.row == last))
    found = find_all([heads, figures], form)
    assert {k: c.text for k, c in found[1].cells.items()} == {k: c.text for k, c in find(raw, form).cells.items()}
    words = RawTable(1, tuple(replace(cell, text="无关的话") for cell in figures.cells))
    assert not find_all([heads, words], form)[1].cells


def test_heads_over_blanks_reach_to_the_next_one() -> None:
    """行政复议 in the first of its columns alone; the outcomes below in another order in each part."""
    form = FORMS["2021"]
    (raw,) = report_maker.parts({key: str(place + 1) for place, key in enumerate(form.cells)})["proceedings"]
    apart = [
        replace(cell, column=cell.column + by, width=1, text="" if by else cell.text)
        for cell in raw.cells
        for by in range(cell.width)
    ]
    turned = {1: 2, 2: 1, 7: 5, 5: 7}
    below = lambda cell: cell.row > (0 if cell.column < 5 else 1)  # noqa: E731
    moved = [replace(cell, column=turned.get(cell.column, cell.column)) if below(cell) else cell for cell in apart]
    wanted = {k: c.text for k, c in find(raw, form).cells.items()}
    assert {k: c.text for k, c in find(RawTable(0, tuple(moved)), form).cells.items()} == wanted


@pytest.mark.parametrize("between", ["", "—", "\n"])
def test_all_labels_of_a_row_in_one_cell(between: str) -> None:
    for form in FORMS.values():
        (raw,) = report_maker.parts({key: str(place) for place, key in enumerate(form.cells)}, form.key)["applications"]
        left = min(cell.column for cell in raw.cells if cell.text.isdigit())
        top = min(cell.row for cell in raw.cells if cell.text.isdigit())
        labels = [cell for cell in sorted(raw.cells, key=lambda cell: cell.column) if cell.column < left]
        kept = [cell for cell in raw.cells if cell.column >= left]
        for row in range(top, raw.rows):
            words = between.join(c.text for c in labels if c.row <= row < c.row + c.height)
            kept.append(RawCell(row, left - 1, 1, 1, words))
        wanted = {k: c.text for k, c in find(raw, form).cells.items()}
        assert {k: c.text for k, c in find(RawTable(0, tuple(kept)), form).cells.items()} == wanted


def test_the_last_columns_alone_have_heads_though_rows_are_called_so_too() -> None:
    form = FORMS["2021"]
    (raw,) = report_maker.parts({key: str(place) for place, key in enumerate(form.cells)})["applications"]
    edge = raw.columns - 2  # 其他 and 总计
    kept = [cell for cell in raw.cells if cell.column + cell.width > edge or cell.column < 3]
    half = [
        cell
        if cell.column < 3
        else replace(
            cell,
            column=max(cell.column, edge) - edge + 3,
            width=min(2, cell.column + cell.width - max(cell.column, edge)),
        )
        for cell in kept
    ]
    found = {k: c.text for k, c in find(RawTable(0, tuple(half)), form).cells.items()}
    wanted = {k: c.text for k, c in find(raw, form).cells.items() if k.endswith((".other_org", ".total"))}
    assert found == wanted


def test_as_many_cells_as_columns_but_not_the_form_s() -> None:
    """商业企业 left out, a column of units put in: no figure moves under another head."""
    form = FORMS["2021"]
    (raw,) = report_maker.parts({key: str(place + 1) for place, key in enumerate(form.cells)})["applications"]
    gone, left = 4, 3
    cells = [
        replace(
            c,
            column=c.column - (c.column > gone),
            width=c.width - (c.column <= gone < c.column + c.width and c.width > 1),
        )
        for c in raw.cells
        if c.column != gone or c.width > 1
    ]
    cells = [replace(c, column=c.column + (c.column >= left)) for c in cells]
    rows = sorted({c.row for c in raw.cells if c.column == left and c.text.isdigit()})
    cells += [RawCell(0, left, 3, 1, "计量单位"), *(RawCell(row, left, 1, 1, "件") for row in rows)]
    found = {k: c.text for k, c in find(RawTable(0, tuple(cells)), form).cells.items()}
    wanted = {k: c.text for k, c in find(raw, form).cells.items() if not k.endswith(".business")}
    assert found == wanted
