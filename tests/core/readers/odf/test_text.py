"""OpenDocument text as a reader of it sees it."""

import pytest

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers import limits
from core.readers.odf import text as readers_odt
from core.readers.raw import RawParagraph
from tests.helpers.makers.odt_maker import COVERED, cell, odt, par, table
from tests.helpers.raw_views import boxes, texts


def test_spans_blanks_and_breaks() -> None:
    link = "<text:a>三</text:a>"
    text = f"一<text:span>二</text:span>{link}<text:s text:c='2'/>四<text:tab/>五<text:line-break/>六"
    assert texts(readers_odt.document(odt(par(text)))) == ["一二三  四\t五\n六"]


def test_headings_keep_their_level() -> None:
    (item,) = readers_odt.document(odt('<text:h text:outline-level="2">一、总体情况</text:h>')).items
    assert isinstance(item, RawParagraph)
    assert (item.text, item.level) == ("一、总体情况", 2)


def test_paragraphs_in_lists_and_sections() -> None:
    inner = f"<text:list><text:list-item>{par('甲')}</text:list-item></text:list>"
    assert texts(readers_odt.document(odt(f"<text:section>{inner}{par('乙')}</text:section>"))) == ["甲", "乙"]


def test_merged_and_repeated_cells() -> None:
    document = readers_odt.document(
        odt(
            table(
                [cell("头", wide=2), COVERED, "总"],
                [cell("左", high=2), cell("0", repeated=2)],
                [COVERED, "a", "b"],
            )
        )
    )
    assert boxes(document) == [
        (0, 0, 1, 2, "头"),
        (0, 2, 1, 1, "总"),
        (1, 0, 2, 1, "左"),
        (1, 1, 1, 1, "0"),
        (1, 2, 1, 1, "0"),
        (2, 1, 1, 1, "a"),
        (2, 2, 1, 1, "b"),
    ]


def test_rows_in_a_head_group_and_several_paragraphs_in_a_cell() -> None:
    rows = table(["甲", cell(par("1") + par("2"))])
    grouped = rows.replace("<table:table>", "<table:table><table:table-header-rows>").replace(
        "</table:table>", "</table:table-header-rows></table:table>"
    )
    assert boxes(readers_odt.document(odt(grouped))) == [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1\n2")]


def test_tables_that_only_arrange_the_page_are_dissolved() -> None:
    inner = table(["甲", "1"], ["乙", "2"])
    document = readers_odt.document(odt(table([cell(par("前") + inner + par("后"))])))
    assert texts(document) == ["前", "后"]
    assert len(boxes(document)) == 4


def test_deleted_text_notes_and_comments_are_left_out() -> None:
    deleted = "<text:tracked-changes><text:changed-region><text:deletion>" + par("旧") + "</text:deletion>"
    deleted += "</text:changed-region></text:tracked-changes>"
    shown = par(
        "新<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>值<office:annotation>批</office:annotation>。"
    )
    document = readers_odt.document(odt(deleted, shown))
    assert texts(document) == ["新值。"] and [code for code, _ in document.notes] == [NoteCode.FOOTNOTE]


def test_text_boxes_once_and_pictures_noted() -> None:
    box = "<draw:frame><draw:text-box>" + par("框内") + "</draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    document = readers_odt.document(odt(par(f"前{box}后{picture}")))
    assert texts(document) == ["框内", "前后"]
    assert [code for code, _ in document.notes] == ["picture"]


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        readers_odt.document(data)
    return str(caught.value)


def test_what_cannot_be_read_is_said() -> None:
    whole = odt(par("甲"))
    assert unusable(b"") == readers_odt.DAMAGED
    assert unusable(whole[: len(whole) // 2]) == readers_odt.DAMAGED
    assert unusable(odt("<text:p>")) == readers_odt.DAMAGED
    assert unusable(odt(manifest="<manifest><encryption-data/></manifest>")) == readers_odt.LOCKED


def test_entities_and_depth() -> None:
    assert unusable(odt(before="<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>")) == readers_odt.DAMAGED
    deep = "<text:section>" * 100_000
    assert unusable(odt(deep + "</text:section>" * 100_000)) == readers_odt.DAMAGED


def test_a_bomb() -> None:
    assert unusable(odt(par("一" * 6_000_000))) == limits.UNPACKS_TOO_LARGE


def test_spans_of_madness_stay_small() -> None:
    document = readers_odt.document(odt(table(["甲", cell("0", wide=10**9, high=10**9, repeated=10**9)])))
    (only,) = document.tables
    assert only.columns < 200


def style(said: str, family: str = "text", name: str = "T1", parent: str = "", kind: str = "text") -> str:
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{based}><style:{kind}-properties {said}/></style:style>'


LOOKS = [
    ('style:text-line-through-style="solid"', NoteCode.STRUCK),
    ('style:text-line-through-type="double"', NoteCode.STRUCK),
    ('text:display="none"', NoteCode.HIDDEN),
    ('fo:color="#ffffff"', NoteCode.HIDDEN),
    ('style:text-position="super 58%"', NoteCode.NOTE_MARK),
    ('style:text-position="-33% 58%"', NoteCode.NOTE_MARK),
]


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize(("said", "why"), LOOKS)
def test_what_nobody_reads_does_not_count_and_is_said(said: str, why: NoteCode, named: bool) -> None:
    inner = '5<text:span text:style-name="T1">9</text:span>'
    blocks = par(inner), table([cell("a"), cell(inner)])
    data = odt(*blocks, own=style(said))
    if named:  # by what its style is based on
        data = odt(*blocks, own=style("", parent="Base"), named=style(said, name="Base"))
    document = readers_odt.document(data)
    assert texts(document)[0] == "5" and [code for code, _ in document.notes] == [why]
    assert [(c.text, c.left_out) for c in document.tables[0].cells] == [("a", ()), ("5", ((why, "9"),))]


@pytest.mark.parametrize(
    "said",
    [
        *('style:text-line-through-style="none"', 'style:text-position="0% 100%"', 'fo:color="#000000"'),
        *('style:text-line-through-type="none"', 'fo:color="#ffffff" fo:background-color="#1f4e78"'),
    ],
)
def test_looks_that_change_nothing(said: str) -> None:
    document = readers_odt.document(odt(par('5<text:span text:style-name="T1">9</text:span>'), own=style(said)))
    assert texts(document) == ["59"] and not document.notes


def test_raised_figures_units_and_white_ones_on_a_dark_cell_count() -> None:
    raised = '<text:span text:style-name="T1">{}</text:span>'
    dark = '<table:table-cell table:style-name="C1">' + par('<text:span text:style-name="T2">7</text:span>')
    own = (
        style('style:text-position="super 58%"')
        + style('fo:color="#ffffff"', name="T2")
        + style('fo:background-color="#1f4e78"', "table-cell", "C1", kind="table-cell")
    )
    blocks = par("12 m" + raised.format(2)), table([cell(par(raised.format(59))), dark + "</table:table-cell>"])
    document = readers_odt.document(odt(*blocks, own=own))
    assert texts(document)[0] == "12 m2" and [c.text for c in document.tables[0].cells] == ["59", "7"]
    assert not document.notes


def test_hidden_rows_and_columns_close_up_and_are_said() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    made = table(["a", "8", "1"], ["b", "9", "2"], ["c", "7", "3"])
    made = made.replace("<table:table>", f"<table:table>{columns}").replace(
        f"<table:table-row>{cell('b')}", f'<table:table-row table:visibility="collapse">{cell("b")}'
    )
    document = readers_odt.document(odt(made))
    assert [(c.row, c.column, c.text) for c in document.tables[0].cells] == [
        *((0, 0, "a"), (0, 1, "1"), (1, 0, "c"), (1, 1, "3"))
    ]
    assert [code for code, _ in document.notes] == [NoteCode.HIDDEN]


def test_hidden_sections_and_paragraphs_by_a_field() -> None:
    section = f'<text:section text:display="none">{par("甲")}</text:section>'
    shown = f'<text:section text:display="condition" text:is-hidden="false">{par("乙")}</text:section>'
    field = par('<text:hidden-paragraph text:is-hidden="true"/>丙')
    document = readers_odt.document(odt(section, shown, field))
    assert [text for text in texts(document) if text] == ["乙"]
    assert "“甲”、“丙”" in document.notes[0][1]


DELETED = (
    '<text:tracked-changes><text:changed-region xml:id="d" text:id="d"><text:deletion/></text:changed-region>'
    '<text:changed-region text:id="i"><text:insertion/></text:changed-region></text:tracked-changes>'
)


def gone(words: str) -> str:
    return f'<text:change-start text:change-id="d"/>{words}<text:change-end text:change-id="d"/>'


def added(words: str) -> str:
    return f'<text:change-start text:change-id="i"/>{words}<text:change-end text:change-id="i"/>'


def test_deleted_words_that_stand_in_the_text_are_left_out() -> None:
    """As LibreOffice keeps them where changes are shown in the text."""
    picture = "<draw:frame><draw:image/></draw:frame>"
    document = readers_odt.document(
        odt(DELETED, par(f"1{gone('7')}{added('3')}件"), par(gone(f"旧<text:s/>{picture}") + "新"))
    )
    assert texts(document) == ["13件", "新"] and document.notes == ()
    (made,) = readers_odt.document(odt(DELETED, table(["项目", cell(par(gone("7") + added("3")))], ["乙", "5"]))).tables
    assert [c.text for c in made.cells] == ["项目", "3", "乙", "5"] and not any(c.left_out for c in made.cells)


def test_a_paragraph_of_which_the_end_was_deleted_goes_on_in_the_next() -> None:
    start, end = '<text:change-start text:change-id="d"/>', '<text:change-end text:change-id="d"/>'
    assert texts(readers_odt.document(odt(DELETED, par(f"甲{start}乙"), par(f"丙{end}丁")))) == ["甲丁"]
    assert texts(readers_odt.document(odt(DELETED, start, par("甲"), end, par("乙")))) == ["乙"]
    assert texts(readers_odt.document(odt(DELETED, par(f"甲{start}乙")))) == ["甲"]


def test_a_row_of_which_all_words_were_deleted_is_none() -> None:
    rows = ["项目", "5"], [cell(par(gone("乙"))), cell(par(gone("6")))], ["丙", "7"]
    (made,) = readers_odt.document(odt(DELETED, table(*rows))).tables
    assert [(c.row, c.text) for c in made.cells] == [(0, "项目"), (0, "5"), (1, "丙"), (1, "7")]


def test_words_of_tables_within_cells_and_rows_that_nobody_sees() -> None:
    inner = table(["7", "件"])
    (found,) = readers_odt.document(odt(table(["行", "列"], ["甲", cell(inner)]))).tables
    assert found.cells[-1].text == "7\n件"
    column = table(["甲"], ["乙"]).replace("<table:table-row>", '<table:table-row table:visibility="collapse">', 1)
    arranged = readers_odt.document(odt(column))
    assert texts(arranged) == ["乙"]
    assert [code for code, _ in arranged.notes] == [NoteCode.HIDDEN]
