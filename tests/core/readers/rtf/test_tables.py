"""Tables of an RTF file: rows say where their cells end."""

import pytest
from hypothesis import given

from core.readers.raw import RawDocument, RawParagraph, RawTable
from core.readers.rtf import reader as rtf_reader
from tests.helpers.core.rtf_files import nested, read
from tests.helpers.makers.rtf_maker import (
    declared_behind,
    look,
    merged,
    par,
    row,
    rtf,
    simple,
)
from tests.helpers.makers.tables_maker import tables
from tests.helpers.raw_views import boxes, shape


def test_rows_declared_before_behind_or_both() -> None:
    before = rtf(simple(["a", "1"], ["b", "2"]), par("c"))
    for data in (before, declared_behind(before, twice=False), declared_behind(before, twice=True)):
        assert shape(rtf_reader.document(data)) == [[["a", "1"], ["b", "2"]], "c"]


def test_a_paragraph_parts_two_tables() -> None:
    one = simple(["a", "1"])
    document = read(one, par(""), one, one)
    assert shape(document) == [[["a", "1"]], "", [["a", "1"]] * 2]
    assert [table.index for table in document.tables] == [0, 1]


def test_merged_cells() -> None:
    down, on = {0: r"\clvmgf"}, {0: r"\clvmrg"}
    document = read(
        row(look(1000, 2000, 3000, merges={0: r"\clmgf", 1: r"\clmrg"}), "a", "x", "b"),
        row(look(1000, 2000, 3000, merges=down), "c", "d", "e"),
        row(look(1000, 3000, merges=on), "", "f"),
    )
    assert boxes(document) == [
        (0, 0, 1, 2, "a"),
        (0, 2, 1, 1, "b"),
        (1, 0, 2, 1, "c"),
        (1, 1, 1, 1, "d"),
        (1, 2, 1, 1, "e"),
        (2, 1, 1, 2, "f"),
    ]


def test_edges_that_hardly_differ_are_the_same() -> None:
    document = read(
        row(look(1000, 2000, left=-108), "a", "b"),
        row(look(1012, 1990, left=0), "c", "d"),
        row(look(500, 1005, 2003, left=-100), "e", "f", "g"),
    )
    assert [box[:4] for box in boxes(document)] == [
        *((0, 0, 1, 2), (0, 2, 1, 1)),
        *((1, 0, 1, 2), (1, 2, 1, 1)),
        *((2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)),
    ]


def test_a_row_that_begins_further_right() -> None:
    document = read(row(look(1000, 2000, 3000), "a", "b", "c"), row(look(2000, 3000, left=1000), "d", "e"))
    assert [box[:4] for box in boxes(document)][3:] == [(1, 1, 1, 1), (1, 2, 1, 1)]


@pytest.mark.parametrize("edges", [(1, 2), (5, 5), (9, 3), (-7, -9), (10**10, 10**10)])
def test_edges_of_madness_still_part_the_cells(edges: tuple[int, ...]) -> None:
    assert boxes(read(row(look(*edges), "a", "b"))) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_cells_that_no_one_declared_and_declared_ones_that_are_missing() -> None:
    assert boxes(read(row(r"\trowd\cellx900", "a", "b"))) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    assert boxes(read(row("", "a", "b"))) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    assert boxes(read(row(look(900, 1800), "a"))) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "")]


def test_paragraphs_of_a_cell_are_lines() -> None:
    assert boxes(read(row(look(1, 2), r"a\par b\line c", "1"))) == [(0, 0, 1, 1, "a\nb\nc"), (0, 1, 1, 1, "1")]


def test_sloppy_rows() -> None:
    """Without the mark of paragraphs in tables, without the last cell's end, without the last row's end."""
    assert boxes(read(look(1, 2), r"\pard a\par b\cell\pard c\cell\row")) == [(0, 0, 1, 1, "a\nb"), (0, 1, 1, 1, "c")]
    assert boxes(read(look(1, 2), r"\pard\intbl a\cell b \row")) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    assert boxes(read(look(1, 2), r"\pard\intbl a\cell b\cell")) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    assert shape(read(look(1, 2), par("a"), simple(["b", "1"]))) == ["a", [["b", "1"]]]
    assert shape(read(par("a"), look(1, 2), par("b"), par("c"))) == ["a", "b", "c"]


def test_a_table_for_the_layout_is_dissolved() -> None:
    inner = nested(["a", "1"], ["b", "2"])
    one_cell = look(5000) + rf"\pard\plain\intbl before\par {inner}after\cell\row "
    assert shape(read(one_cell, par("c"))) == ["before", [["a", "1"], ["b", "2"]], "after", "c"]


def test_a_table_inside_another_stands_behind_it() -> None:
    outer = look(2000, 4000) + rf"\pard\plain\intbl x\cell {nested(['a', '1'])}y\cell\row "
    document = read(outer, row(look(2000, 4000), "z", "9"), par("c"))
    assert shape(document) == [[["x", "y"], ["z", "9"]], [["a", "1"]], "c"]
    assert [table.index for table in document.tables] == [0, 1]


def test_nested_tables_as_word_writes_them() -> None:
    """The row around is declared again behind the inner table, and once more behind its last cell."""
    around, inner = look(3000, 6000), look(1300, 2600, merges={0: r"\clvmgf"})
    below, end = look(1300, 2600, merges={0: r"\clvmrg"}), r"{\nonesttables\par }"
    text = (
        rf"{around}\pard\intbl before\par \pard\intbl\itap2 a\par b\nestcell {end}1\nestcell {end}"
        rf"\pard\intbl\itap2 {{\*\nesttableprops {inner}\nestrow}}{end}"
        rf"\pard\intbl\itap2 \nestcell {end}2\nestcell {end}"
        rf"\pard\intbl\itap2 {{\*\nesttableprops {below}\nestrow}}{end}"
        rf"{around}\pard\intbl \cell beside\cell\pard\intbl {{{around}\row}}"
    )
    outer, found, after = read(text, row(look(3000, 6000), "c", "d"), par("after")).items
    assert shape(RawDocument((outer,))) == [[["before\n", "beside"], ["c", "d"]]]
    assert isinstance(found, RawTable)
    assert [(c.row, c.column, c.height, c.text) for c in found.cells] == [
        *((0, 0, 2, "a\nb"), (0, 1, 1, "1"), (1, 1, 1, "2")),
    ]
    assert isinstance(after, RawParagraph) and after.text == "after"


def test_tables_in_text_boxes() -> None:
    box = rf"{{\shp{{\*\shpinst{{\shptxt {simple(['a', '1'])}}}}}}}"
    assert shape(read(par(f"b{box}c"))) == [[["a", "1"]], "bc"]
    around = row(look(1000, 2000), f"x{box}", "y")
    assert shape(read(around)) == [[["x", "y"]], [["a", "1"]]]


def squeezed(table: RawTable) -> list[tuple[int, int, int, int, str]]:
    """The cells without columns at whose edge no cell ends: no one can tell them."""
    edges = sorted({edge for c in table.cells for edge in (c.column, c.column + c.width)})
    place = {edge: i for i, edge in enumerate(edges)}
    return [
        (c.row, place[c.column], c.height, place[c.column + c.width] - place[c.column], c.text) for c in table.cells
    ]


@given(tables())
def test_any_merged_table_comes_back(table: RawTable) -> None:
    data = rtf(merged(table, joined=False))
    assert boxes(rtf_reader.document(data)) == squeezed(table)
    assert boxes(rtf_reader.document(declared_behind(data, twice=False))) == squeezed(table)
    assert boxes(read(merged(table, joined=True))) == [
        (c.row, c.column, c.height, c.width, c.text) for c in table.cells
    ]


def test_a_table_as_wide_as_the_world_stays_small() -> None:
    rows = "".join(row(look(*range(20 + i, 30_000, 700)), "a", "b") for i in range(0, 680, 20))
    document = read(rows)
    assert max(table.columns for table in document.tables) <= 63


@pytest.mark.parametrize(
    ("words", "figure", "told"),
    [
        (r"\cldglu\brdrs", "12", True),
        (r"\clbrdrt\brdrnone\cldgll\brdrdot\clbrdrb\brdrnone", "12", True),
        (r"\cldglu\brdrnone", "12", False),
        (r"\cldglu\brdrs", "ab", False),
    ],
)
def test_a_line_across_a_cell_may_strike_a_figure(words: str, figure: str, told: bool) -> None:
    table = read(simple(["a", figure]).replace(r"\cellx2400", words + r"\cellx2400")).tables[0]
    assert [cell.text for cell in table.cells] == ["a", figure]
    assert [bool(cell.left_out) for cell in table.cells] == [False, told]


@pytest.mark.parametrize(
    ("height", "rows"), [(-20, ["a"]), (-40, ["a"]), (-60, ["a", "12"]), (20, ["a", "12"]), (0, ["a", "12"])]
)
def test_a_row_that_is_made_next_to_nothing_high_shows_nothing(height: int, rows: list[str]) -> None:
    first, second = simple(["a", "b"]), simple(["12", "c"])
    document = read(first + second.replace(r"\trowd", rf"\trowd\trrh{height}"))
    assert [cell.text for cell in document.tables[0].cells if cell.column == 0] == rows
    assert [("12" in message, "看不见" in message) for _, message in document.notes] == [(True, True)] * (
        len(rows) == 1
    )
