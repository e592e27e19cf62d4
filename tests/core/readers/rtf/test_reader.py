"""RTF as a reader of it sees it."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UnusableInput
from core.matching import report as matching_report
from core.notes import NoteCode
from core.opening import is_ours, open_any
from core.readers import limits, registry
from core.readers.docx import reader as docx_reader
from core.readers.raw import RawDocument, RawParagraph, RawTable
from core.readers.rtf import reader as rtf_reader
from core.readers.rtf import walk
from tests.helpers.cases import same, truth_of
from tests.helpers.makers.rtf_maker import (
    TWIPS,
    declared_behind,
    hexed,
    in_gb,
    look,
    merged,
    par,
    row,
    rtf,
    simple,
    uni,
)
from tests.helpers.makers.tables_maker import tables
from tests.helpers.places import CASES, ROOT, SHARED
from tests.helpers.raw_views import boxes, shape, texts

GRID = [["甲", "1"], ["乙", "2"]]


def read(*blocks: str) -> RawDocument:
    return rtf_reader.document(rtf(*blocks))


def paragraph(*blocks: str) -> RawParagraph:
    (only,) = read(*blocks).items
    assert isinstance(only, RawParagraph)
    return only


# Text


def test_bytes_in_the_charset_of_their_font() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}{\f2\fcharset136 C;}{\f3\fcharset128 D;}{\f4\cpg936 E;}}"
    text = rf"a\f1 {hexed('政府')}{{\f2 {hexed('臺灣', 'big5')}}}{{\f3 {hexed('です', 'cp932')}}}\f4 {hexed('信息')}"
    document = rtf_reader.document(rtf(par(text + r"\f0 \'e9."), head=r"\deff0" + fonts))
    assert texts(document) == ["a政府臺灣です信息é."]


@pytest.mark.parametrize("head", [r"\ansicpg936", "", r"\ansicpg1252\deff7{\fonttbl{\f7\fcharset0 Arial;}}"])
def test_chinese_in_a_font_that_claims_to_be_western(head: str) -> None:
    assert texts(rtf_reader.document(rtf(par(hexed("政府信息a")), head=head))) == ["政府信息a"]


def test_quotes_of_western_fonts_stay() -> None:
    assert texts(read(par(r"\f0 \'93abc\'94 caf\'e9"))) == ["“abc” café"]


def test_bytes_that_look_like_signs_of_the_format() -> None:
    text = "".join(b.to_bytes(2, "big").decode("gb18030") for b in (0x815C, 0x817B, 0x817D))
    raw = text.encode("gb18030").decode("latin-1")
    escaped = raw.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    assert texts(read(par(rf"\f1 {escaped}|"), par(rf"\f1 {hexed(text)}|"))) == [text + "|"] * 2


def test_halves_of_a_character_in_two_groups() -> None:
    assert texts(read(par("{\\f1 \\'d5}\r\n{\\f1\\b \\'fe}"))) == ["政"]


def test_characters_by_number() -> None:
    text = r"\u25919?\uc2\u24220\'b8\'ae{\uc0\u-230}x\uc1\u-10179?\u-8704?\u128512?"
    assert texts(read(par(text))) == ["政府\uff1ax😀😀"]


def test_what_stands_in_for_numbers_ends_with_its_group_and_at_words() -> None:
    assert texts(read(par(r"{\u25919}a\u24220\b b\u8212\emdash c"))) == ["政a府b—c"]


def test_special_characters() -> None:
    text = r"a\tab b\line c\emdash\endash\bullet\lquote\rquote\ldblquote\rdblquote d\~e\_f\-g\{\}\\"
    assert texts(read(par(text))) == ["a\tb\nc—–•‘’“”d\u00a0e-fg{}\\"]


def test_line_ends_of_the_file_are_nothing_but_behind_a_stroke() -> None:
    assert texts(read("a\r\nb\\\nc\n\\par d")) == ["ab", "c", "d"]


@pytest.mark.parametrize("text", [r"\u55357?", r"\u0?", r"\u65535?", r"\u99999999999999?", r"\u?", r"\'00\'01"])
def test_odd_characters_do_no_harm(text: str) -> None:
    (found,) = texts(read(par(f"a{text}b")))
    assert found.encode("utf-8").decode().isprintable() and found[0] + found[-1] == "ab"


def test_hidden_and_deleted_text_is_left_out() -> None:
    assert texts(read(par(r"a{\v x}{\deleted\revauthdel1 y}\v z\v0 \deleted w\plain b"))) == ["ab"]


SEEN = [
    (r"{\strike 9}5", "5", NoteCode.STRUCK),
    (r"\striked1 9\striked0 5", "5", NoteCode.STRUCK),
    (r"\strike\striked0 9\plain 5", "5", NoteCode.STRUCK),
    (r"5{\v 9}", "5", NoteCode.HIDDEN),
    (r"5{\v\strike 9}", "5", NoteCode.HIDDEN),
    (r"5{\super 9}", "5", NoteCode.NOTE_MARK),
    (r"5\up8 9\up0", "5", NoteCode.NOTE_MARK),
    (r"5\sub 9\nosupersub", "5", NoteCode.NOTE_MARK),
]


@pytest.mark.parametrize(("inner", "text", "why"), SEEN)
def test_what_nobody_reads_in_a_cell_or_text_does_not_count_and_is_said(inner: str, text: str, why: NoteCode) -> None:
    document = read(par(inner), row(look(TWIPS, 2 * TWIPS), "a", inner))
    assert texts(document)[0] == text and [code for code, _ in document.notes] == [why]
    (table,) = document.tables
    assert [cell.text for cell in table.cells][1] == text
    assert [cell.left_out for cell in table.cells] == [(), ((why, "9"),)]


COLOURS = r"{\colortbl ;\red255\green255\blue255;\red31\green78\blue120;\red0\green0\blue0;}"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r"5{\cf1 9}", "5"),
        (r"5\cf1 9\cf0", "5"),
        (r"5{\cf3 9}", "59"),
        (r"5{\cf1\highlight2 9}", "59"),
        (r"5{\cf1\chcbpat2 9}", "59"),
        (r"\cbpat2 5{\cf1 9}", "59"),
        (r"5{\cf1\plain 9}", "59"),
    ],
)
def test_white_words_are_seen_on_a_dark_ground_only(inner: str, text: str) -> None:
    document = read(COLOURS + par(inner))
    assert texts(document)[0] == text
    assert [code for code, _ in document.notes] == [NoteCode.HIDDEN] * (text == "5")


def test_white_figures_in_dark_cells_are_seen() -> None:
    declared = rf"\trowd\clcbpat2\cellx{TWIPS}\cellx{2 * TWIPS}"
    cells = r"\pard\intbl{\cf1 7}\cell\pard\intbl{\cf1 8}\cell\row"
    (table,) = read(COLOURS + declared + cells).tables
    assert [(cell.text, cell.left_out) for cell in table.cells] == [("7", ()), ("", ((NoteCode.HIDDEN, "8"),))]


def test_crossed_out_words_are_said_as_they_stand() -> None:
    left = [read(par(uni("甲") + r"{\strike " + words + "}")).notes for words in (uni("已删"), hexed("已删"))]
    assert [sentence for notes in left for _, sentence in notes] == ["文件里有划去的内容，未读入：“已删”。请核对。"] * 2


def test_raised_figures_and_units_count() -> None:
    document = read(par(r"12 m{\super 2}"), row(look(TWIPS, 2 * TWIPS), r"{\super 59}", r"\strike0 7"))
    assert texts(document)[0] == "12 m2" and [cell.text for cell in document.tables[0].cells] == ["59", "7"]
    assert not document.notes


def test_where_the_end_of_a_paragraph_was_deleted_it_runs_on() -> None:
    assert texts(read(r"\pard a{\deleted x\par }\pard b\par ")) == ["ab"]


def test_groups_that_are_not_part_of_the_page() -> None:
    head = r"{\info{\title t}}{\*\generator g;}{\stylesheet{\s1 heading 1;}}{\header\pard h\par}{\footerf\pard f\par}"
    text = r"a{\*\bkmkstart m}{\footnote n}{\*\unknown{u}u}{\pict\pngblip 89504e47}{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}b"
    document = read(head, par(text))
    assert texts(document) == ["ab"]
    assert [code for code, _ in document.notes] == [NoteCode.FOOTNOTE, NoteCode.PICTURE]
    assert "1处" in document.notes[0][1] and "“n”" in document.notes[0][1] and "2张图片" in document.notes[1][1]


def test_results_of_fields_are_kept() -> None:
    assert texts(read(par(r"{\field{\*\fldinst HYPERLINK x}{\fldrslt\ul a}}b"))) == ["ab"]


def test_binary_data_is_passed_over() -> None:
    assert texts(read(par(r"a{\pict\bin9 }}{{\'zz }b\bin4 }}}}c"))) == ["abc"]


def test_text_boxes_stand_before_their_paragraph() -> None:
    shape_ = r"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt \pard\plain b\par c}}{\shprslt\pard d\par}}"
    old = r"{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard\plain e\par}}}"
    assert texts(read(par(f"a{shape_}f{old}"))) == ["b", "c", "e", "af"]


def test_list_numbers_stand_apart() -> None:
    new, old, bullet = r"{\listtext\pard\plain 1.\tab}", r"{\pntext\f0 (a)\tab}", r"{\listtext\f0 \'b7\tab}"
    items = read(par(new + "a"), par(old + "b"), par(bullet + "c")).items
    assert [(item.number, item.text) for item in items if isinstance(item, RawParagraph)] == [
        ("1.", "a"),
        ("(a)", "b"),
        ("", "c"),
    ]


def test_levels_of_headings() -> None:
    styles = r"{\stylesheet{Normal;}{\s3\sb240 heading 2;}{\s4 heading one;}}"
    levels = [paragraph(styles, par(look + "x")).level for look in (r"\s3 ", r"\s4 ", r"\outlinelevel0 ", "")]
    assert levels == [2, 0, 1, 0]
    assert paragraph(r"\pard\outlinelevel9 x\par").level == 0


@given(st.text(st.characters(blacklist_categories=["C", "Z"], blacklist_characters="\u00ad"), max_size=50))
def test_any_text_comes_back(text: str) -> None:
    blocks = (par(uni(text)), par(rf"\f1 {hexed(text)}"), par(rf"{{\f1 {hexed(text)}}}{uni(text)}"))
    assert texts(read(par("a"), *blocks)) == ["a", text, text, text * 2]


# Tables


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


def nested(*rows: list[str]) -> str:
    """A table inside a cell."""
    text = ""
    for cells in rows:
        text += "".join(rf"\pard\plain\intbl\itap2 {c}\nestcell " for c in cells)
        declared = look(*(TWIPS * (i + 1) for i in range(len(cells))))
        text += rf"{{\*\nesttableprops{declared}\nestrow}}{{\nonesttables\par}}"
    return text + r"\pard\plain\intbl\itap1 "


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


# Files that are damaged or made to do harm


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        registry.READERS["rtf"].document(data)
    return str(caught.value)


def test_what_cannot_be_read_is_said() -> None:
    assert unusable(rtf()) == unusable(rtf(par(""))) == unusable(b"") == rtf_reader.EMPTY
    assert unusable(rtf(par("a"))[:20]) == rtf_reader.CUT_OFF
    assert unusable(b"{" * 100_000) == unusable(rtf(par("{\\b a" * 10_000))) == rtf_reader.TANGLED
    assert unusable(rtf(par("a") * 30_000)) == limits.TOO_LARGE
    assert unusable(rtf(simple(["0"] * 60) * 500)) == limits.TOO_LARGE
    assert unusable(b"{\\rtf1 " + b"x" * limits.MOST_BYTES) == limits.TOO_LARGE


def test_of_a_file_that_was_cut_off_the_rest_is_read() -> None:
    whole = rtf(par("a"), simple(["b", "1"], ["c", "234"]))
    document = rtf_reader.document(whole[: whole.index(b"234") + 2])
    assert shape(document) == ["a", [["b", "1"], ["c", ""]], "23"]
    assert [code for code, _ in document.notes] == ["cut_off"]


def test_braces_too_many_and_what_stands_behind_the_document() -> None:
    document = rtf_reader.document(rtf(par("a"), "}}", par("b")) + b"\0\0 rest")
    assert texts(document) == ["a", "b"]
    assert not document.notes


def test_broken_characters_are_noted() -> None:
    document = read(par(r"\f1 \'d5\'fe\'ff\'ff"))
    assert [code for code, _ in document.notes] == ["broken"]


def test_a_table_as_wide_as_the_world_stays_small() -> None:
    rows = "".join(row(look(*range(20 + i, 30_000, 700)), "a", "b") for i in range(0, 680, 20))
    document = read(rows)
    assert max(table.columns for table in document.tables) <= 63


BOMBS = {
    "words": b"{\\rtf1 " + rb"\b\b0" * 6_000_000,
    "groups": b"{\\rtf1 a" + b"{}" * 15_000_000,
    "bytes": b"{\\rtf1 " + rb"\'41" * 8_000_000,
    "numbers": b"{\\rtf1 " + rb"\u25919?" * 3_500_000,
    "boxes": b"{\\rtf1 " + rb"{\shptxt a" * 1_900 + rb"\shptxt" * 1_000_000,
    "digits": b"{\\rtf1 \\u" + b"9" * 30_000_000,
    "letters": b"{\\rtf1 \\" + b"a" * 30_000_000,
    "strokes": b"{\\rtf1 " + b"\\" * 30_000_000,
    "cells": b"{\\rtf1 " + rb"\cellx1" * 4_000_000,
    "fonts": b"{\\rtf1 " + b"".join(rb"\f%d\fcharset134" % i for i in range(1_000_000)),
    "nested": b"{\\rtf1 " + rb"\itap20 a\nestcell\par\itap0\par" * 6_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_in_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    started = time.process_time()
    try:
        registry.READERS["rtf"].document(BOMBS[name])
    except UnusableInput as error:
        assert str(error).endswith("。")
    assert time.process_time() - started < 8


WHOLE = rtf(
    par(hexed("一、总体情况")),
    row(look(1000, 2000, 3000, merges={0: r"\clvmgf", 1: r"\clmgf", 2: r"\clmrg"}), uni("甲"), "1", ""),
    look(5000) + rf"\pard\plain\intbl {nested(['a', '1'])}\cell\row ",
    par(r"{\shp{\*\shpinst{\shptxt b\par}}}{\field{\*\fldinst x}{\fldrslt y}}{\listtext 1.\tab}z"),
)


@given(st.integers(0, len(WHOLE)), st.integers(0, 2**32), st.sampled_from([0, 1, 5, 50]))
def test_damage_is_read_or_refused(size: int, seed: int, many: int) -> None:
    data, dice = bytearray(WHOLE[:size]), random.Random(seed)
    for _ in range(many if data else 0):
        data[dice.randrange(len(data))] = dice.choice(rb"\{}'*0159abcu " + bytes(range(256)))
    try:
        assert rtf_reader.document(bytes(data)).items
    except UnusableInput as error:
        assert str(error).endswith("。")


@given(st.lists(st.sampled_from([*walk.Walk()._words, "*", "{", "}", "a", "5 "]), max_size=60))
def test_words_in_any_order(words: list[str]) -> None:
    source = "".join(w if w in "{}a5 " else f"\\{w}" for w in words)
    try:
        rtf_reader.document(b"{\\rtf1 x" + source.encode())
    except UnusableInput as error:
        assert str(error).endswith("。")


# Files under any name


@pytest.mark.parametrize("name", ["年报.rtf", "年报.doc", "年报.json", "年报.docx"])
def test_known_by_content_and_never_taken_for_ours(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"\r\n" + rtf(par("a")))
    assert registry.kind_of(path) == "rtf"
    assert not is_ours(path)
    with pytest.raises(UnusableInput, match="未找到年度报告的表格"):
        open_any(path)


# An independent writer


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("rtf")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [*DOCX, *(path for path in (SHARED / "shangrao_gxj_2021.docx",) if path.is_file())]
    command = ["soffice", profile, "--headless", "--convert-to", "rtf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


DOCX = sorted(CASES.glob("*.docx"))


def assert_true(data: bytes, path: Path) -> None:
    truth, reading = truth_of(path), matching_report.read(rtf_reader.document(data))
    assert (reading.form_key, reading.year, reading.agency) == (truth["form"], truth["year"], truth["agency"])
    assert not {k: (reading.values[k], v) for k, v in truth["values"].items() if not same(reading.values[k], v)}
    assert not {k: v for k, v in truth["totals"].items() if not same(reading.printed.get(k), v)}
    assert {key: reading.texts[key] for key in truth["texts"]} == truth["texts"]


@pytest.mark.parametrize("path", DOCX, ids=lambda p: p.name)
def test_case(path: Path, converted: Path) -> None:
    data = (converted / f"{path.stem}.rtf").read_bytes()
    assert_true(data, path)
    if b"nestcell" not in data:
        assert_true(declared_behind(data, twice=True), path)
        assert_true(declared_behind(data, twice=False), path)
    for head in (rb"\ansicpg936", b""):  # the fonts claim to be Western
        assert_true(in_gb(data).replace(rb"\ansi", rb"\ansi" + head, 1), path)
    assert_true(in_gb(data).replace(rb"\fcharset0", rb"\fcharset134"), path)


def test_the_published_report(converted: Path) -> None:
    path = SHARED / "shangrao_gxj_2021.docx"
    if not path.is_file():
        pytest.skip("the published report is not part of the repository")
    got, wanted = (
        matching_report.read(rtf_reader.document((converted / f"{path.stem}.rtf").read_bytes())),
        matching_report.read(docx_reader.document(path.read_bytes())),
    )
    assert (got.values, got.printed, got.texts, got.body) == (wanted.values, wanted.printed, wanted.texts, wanted.body)
    assert [note.code for note in got.notes] == [note.code for note in wanted.notes]


def test_under_the_name_of_word(converted: Path, tmp_path: Path) -> None:
    path = tmp_path / "上年报告.doc"
    path.write_bytes((converted / "case000.rtf").read_bytes())
    assert open_any(path).report.year == truth_of(Path("case000.rtf"))["year"]
    command = [sys.executable, "main.py", "read", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert truth_of(Path("case000.rtf"))["agency"] in done.stdout.decode("utf-8")


def test_a_file_cut_off_anywhere(converted: Path) -> None:
    data = (converted / "case000.rtf").read_bytes()
    for size in range(0, len(data), 9973):
        try:
            assert "cut_off" in {code for code, _ in rtf_reader.document(data[:size]).notes}
        except UnusableInput as error:
            assert str(error) in (rtf_reader.CUT_OFF, rtf_reader.EMPTY)


def test_a_usual_file_is_read_in_a_moment(converted: Path) -> None:
    started = time.process_time()
    rtf_reader.document((converted / "case000.rtf").read_bytes())
    assert time.process_time() - started < 1
