"""One pass over the tokens: what counts, what is left out."""

import pytest

from core.notes import NoteCode
from core.readers.raw import RawParagraph
from tests.helpers.core.rtf_files import read
from tests.helpers.makers.rtf_maker import (
    TWIPS,
    hexed,
    look,
    par,
    row,
    uni,
)
from tests.helpers.raw_views import texts


def paragraph(*blocks: str) -> RawParagraph:
    (only,) = read(*blocks).items
    assert isinstance(only, RawParagraph)
    return only


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
    assert [code for code, _ in document.notes] == [NoteCode.FOOTNOTE, NoteCode.MARGIN, NoteCode.PICTURE]
    assert "1处" in document.notes[0][1] and "“n”" in document.notes[0][1] and "2张图片" in document.notes[2][1]


def test_results_of_fields_are_kept() -> None:
    assert texts(read(par(r"{\field{\*\fldinst HYPERLINK x}{\fldrslt\ul a}}b"))) == ["ab"]


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        (r"{\field{\*\fldinst { SET x 5}}{\fldrslt 5}}", ""),
        (r"{\field{\*\fldinst ASK x 5}{\fldrslt {\b 5}}}", ""),
        (r"{\field{\*\fldinst REF x}{\fldrslt 5}}", "5"),
        (r"{\field{\*\fldinst { eq \\o\\ac(\'a1\'f0,5)}}{\fldrslt }}", "5"),
        (r"{\field{\*\fldinst EQ \\x(5)}}", "5"),
        (r"{\field{\*\fldinst SYMBOL 53}{\fldrslt 5}}", "5"),
        (r"{\field{\*\fldinst IF {\field{\*\fldinst SET y 1}{\fldrslt 1}} = 1 2 3}{\fldrslt 5}}", "5"),
        (r"{\field{\*\fldinst REF x}{\fldrslt {\field{\*\fldinst SET y 1}{\fldrslt 1}}5}}", "5"),
    ],
)
def test_what_is_seen_of_fields(field: str, seen: str) -> None:
    assert texts(read(par(f"a{field}b"))) == [f"a{seen}b"]


@pytest.mark.parametrize("look", [r"\expndtw-140 ", r"\expnd-28 ", r"\fs48\expndtw-200 "])
def test_characters_over_one_another_are_not_read(look: str) -> None:
    left = read(par(f"a{{{look}57}}b"))
    assert (texts(left), [code for code, _ in left.notes]) == (["ab"], [NoteCode.HIDDEN])
    assert texts(read(par(r"a{\expndtw-40 57}{\expndtw200 8}{\fs48\expndtw-140 9}b"))) == ["a5789b"]


def test_binary_data_is_passed_over() -> None:
    assert texts(read(par(r"a{\pict\bin9 }}{{\'zz }b\bin4 }}}}c"))) == ["abc"]


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
