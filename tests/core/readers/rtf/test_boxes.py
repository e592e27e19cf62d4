"""What is kept in one place and may be seen in another is told; words beside the text are no part of it."""

import pytest

from core.notes import NoteCode
from tests.helpers.core.rtf_files import read
from tests.helpers.makers.rtf_maker import TWIPS, look, par, row, uni
from tests.helpers.raw_views import texts

BOX = r"{{\shp{{\*\shpinst{}{{\shptxt \pard 7\par}}}}}}"
FRAMED = r"\pard\intbl{} 7\par\pard\intbl "


def codes_in_cell(inner: str) -> list[NoteCode]:
    (table,) = read(row(look(TWIPS, 2 * TWIPS), "a", inner)).tables
    assert "7" in table.cells[1].text
    return [code for code, _ in table.cells[1].left_out]


@pytest.mark.parametrize(
    "where",
    [
        *(r"\shpbxpage\shpbypara", r"\shpbxcolumn\shpbymargin", r"\shpbxcolumn\shpbypara\shpleft100\shptop900"),
        *(r"\shpleft-3000", r"\shptop-500"),
    ],
)
def test_a_box_that_stands_elsewhere_is_told(where: str) -> None:
    assert codes_in_cell(BOX.format(where)) == [NoteCode.PLACED]


@pytest.mark.parametrize("where", ["", r"\shpbxcolumn\shpbypara\shpleft60\shptop40"])
def test_a_box_at_its_line_is_not(where: str) -> None:
    assert codes_in_cell(BOX.format(where)) == []


@pytest.mark.parametrize("where", [r"\phpg\pvpg\posx3000\posy4000", r"\posx0", r"\absw600", r"\pvpara\posyt"])
def test_a_frame_in_a_cell_is_told(where: str) -> None:
    assert codes_in_cell(FRAMED.format(where)) == [NoteCode.PLACED]
    assert codes_in_cell(FRAMED.format("")) == []


def test_a_framed_sentence_is_read_where_it_is_kept() -> None:
    framed = rf"\pard\posx100 {uni('办公室')}\par"
    assert [code for code, _ in read(framed, par("a")).notes] == []
    assert [code for code, _ in read(r"\pard\posx100 12\par", par("a")).notes] == [NoteCode.PLACED]


def test_words_beside_the_text_are_told_and_nothing_of_them_is_read() -> None:
    table = row(look(TWIPS), uni("页眉的表"))
    head = rf"{{\header {table}{{\pict\pngblip 00}}\par}}{{\footer {par('- 4 -')}}}"
    remark = rf"{{\*\annotation {{\*\atnref 1}}\pard {uni('应为')}\par 58\par}}"
    document = read(head, par(f"a{remark}b"))
    assert texts(document) == ["ab"] and not document.tables
    told = dict(document.notes)
    assert set(told) == {NoteCode.MARGIN, NoteCode.COMMENT}
    assert "页眉的表" in told[NoteCode.MARGIN] and "“应为 58”" in told[NoteCode.COMMENT]


SHAPE = r"{{\shp{{\*\shpinst\shpleft0{{\sp{{\sn shapeType}}{{\sv 20}}}}{}}}}}"


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ("7" + SHAPE.format(""), [NoteCode.DRAWN]),
        (r"7{\do\dobxcolumn\dobypara\dpline}", [NoteCode.DRAWN]),
        ("7" + SHAPE.format(r"{\pict\pngblip 00}"), [NoteCode.PICTURE]),
        (SHAPE.format(r"{\shptxt \pard 7\par}"), []),
    ],
)
def test_what_is_only_drawn_may_strike_a_figure(inner: str, left: list[NoteCode]) -> None:
    assert codes_in_cell(inner) == left


def test_what_is_drawn_in_a_head_strikes_nothing() -> None:
    (table,) = read(row(look(TWIPS, 2 * TWIPS), "a" + SHAPE.format(""), "7")).tables
    assert table.cells[0].left_out == ()


PLACED = r"{{\shp{{\*\shpinst\shpleft0\shptop{}\shpright{}\shpbottom{}{}{{\sp{{\sn shapeType}}{{\sv {}}}}}}}}}"
PROSE = uni("全年公开信息1271条，其中规划计划类26条，机构职能类17条，主动公开的及时性和准确性都有提高。")


@pytest.mark.parametrize(
    ("shape", "form"),
    [
        (PLACED.format(200, 1200, 200, "", 20), "线条"),
        (PLACED.format(200, 8600, 200, "", 32), "线条"),
        (PLACED.format(60, 1200, 340, "", 20), "斜线"),
        (r"{\do\dobxcolumn\dobypara\dpline\dpx0\dpy200\dpxsize1200\dpysize0}", "线条"),
        (PLACED.format(200, 8600, 200, r"\shpbypage", 20), ""),  # as long as the page, at a place of it
        (PLACED.format(0, 8600, 0, "", 20), ""),  # above the words
        (PLACED.format(200, 1200, 600, "", 12), ""),  # a star
    ],
)
def test_what_is_drawn_over_words_of_the_text(shape: str, form: str) -> None:
    told = read(par(shape + PROSE), par("a")).notes
    assert [form in sentence for _, sentence in told] == ([True] if form else [])


def test_a_rule_of_the_page_below_a_heading_strikes_nothing() -> None:
    assert read(par(PLACED.format(300, 8600, 300, "", 20) + uni("一、总体情况"))).notes == ()
    assert read(r"{\sn shapeType}{\sv 20}" + par("a")).notes == ()
