"""OpenDocument text as a reader of it sees it."""

import pytest

from core.errors import UnusableInput
from core.readers import limits
from core.readers import odt as readers_odt
from core.readers.raw import RawParagraph
from tests.helpers.odt_maker import COVERED, cell, odt, par, table
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
        "新<text:note><text:note-body>注</text:note-body></text:note>值<office:annotation>批</office:annotation>。"
    )
    assert texts(readers_odt.document(odt(deleted, shown))) == ["新值。"]


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
