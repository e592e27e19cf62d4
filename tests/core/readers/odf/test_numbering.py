"""Numbers of OpenDocument lists and headings, as LibreOffice prints them."""

import pytest

from core.readers.odf import text
from core.readers.raw import RawParagraph
from tests.helpers.makers.odt_maker import NAMES, cell, odt, par, table
from tests.helpers.raw_views import boxes

LOEXT = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def level(depth: int, form: str, more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" {more}/>'


def style(*levels: str, name: str = "L1") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def items(*content: str, more: str = 'text:style-name="L1"') -> str:
    inner = "".join(
        one
        if one.startswith("<text:list-")
        else f"<text:list-item>{one if one.startswith('<') else par(one)}</text:list-item>"
        for one in content
    )
    return f"<text:list {more}>{inner}</text:list>"


def numbers(*blocks: str, own: str) -> list[str]:
    document = text.document(odt(*blocks, own=own))
    return [item.number + item.text for item in document.items if isinstance(item, RawParagraph)]


@pytest.mark.parametrize(
    ("form", "more", "wanted"),
    [
        ("1", 'style:num-suffix="."', ["1.甲", "2.乙"]),
        ("一, 二, 三, ...", 'style:num-suffix="、"', ["一、甲", "二、乙"]),
        ("一, 二, 三, ...", 'style:num-prefix="（" style:num-suffix="）"', ["（一）甲", "（二）乙"]),
        ("壹, 贰, 叁, ...", 'style:num-suffix="、" text:start-value="9"', ["玖、甲", "拾、乙"]),
        ("甲, 乙, 丙, ...", 'style:num-suffix="、"', ["甲、甲", "乙、乙"]),
        ("①, ②, ③, ...", "", ["①甲", "②乙"]),
        ("⑴, ⑵, ⑶, ...", "", ["⑴甲", "⑵乙"]),
        ("１, ２, ３, ...", 'style:num-suffix="．"', ["１．甲", "２．乙"]),
        ("01, 02, 03, ...", "", ["01甲", "02乙"]),
        ("a", 'style:num-suffix=")"', ["a)甲", "b)乙"]),
        ("I", 'style:num-suffix="."', ["I.甲", "II.乙"]),
        ("", 'style:num-suffix="."', ["甲", "乙"]),
        ("1", 'loext:num-list-format="第%1%条" style:num-suffix="."', ["第1条甲", "第2条乙"]),
        ("", 'loext:num-list-format="附件"', ["附件甲", "附件乙"]),
        ("", 'loext:num-list-format="%1%."', ["甲", "乙"]),
    ],
)
def test_forms_of_numbers(form: str, more: str, wanted: list[str]) -> None:
    listed = style(level(1, form, more).replace("style:num-format", f"{LOEXT} style:num-format"))
    assert numbers(items("甲", "乙"), own=listed) == wanted


LEVELS = style(
    level(1, "一, 二, 三, ...", 'style:num-suffix="、"'),
    level(2, "1", 'style:num-suffix="." text:display-levels="2"'),
)


def test_levels_count_within_each_other() -> None:
    inner = items("子", "丑", more="")
    assert numbers(items(par("甲") + inner, par("乙") + inner), own=LEVELS) == [
        *("一、甲", "一.1.子", "一.2.丑"),
        *("二、乙", "二.1.子", "二.2.丑"),
    ]


def test_an_item_that_holds_but_a_list_counts() -> None:
    assert numbers(items(items("子", more=""), "甲"), own=LEVELS) == ["一.1.子", "二、甲"]


def test_lists_begin_anew_or_go_on() -> None:
    listed = 'text:style-name="L1"'
    first = items("甲", "乙", more=f'{listed} xml:id="a"')
    assert numbers(first, items("丙"), own=LEVELS) == ["一、甲", "二、乙", "一、丙"]
    goes_on = items("丙", more=f'{listed} text:continue-numbering="true"')
    assert numbers(first, par("间"), goes_on, own=LEVELS)[-1] == "三、丙"
    by_name = items("丁", more=f'{listed} text:continue-list="a"')
    assert numbers(first, items("丙"), by_name, own=LEVELS)[-2:] == ["一、丙", "三、丁"]
    lost = items("丁", more=f'{listed} text:continue-list="b"')
    assert numbers(first, lost, own=LEVELS)[-1] == "一、丁"


def test_items_may_say_their_number_or_have_none() -> None:
    start = f'<text:list-item text:start-value="5">{par("甲")}</text:list-item>'
    header = f"<text:list-header>{par('头')}</text:list-header>"
    two = f"<text:list-item>{par('丙')}{par('续')}</text:list-item>"
    other = f'<text:list-item text:style-override="L2">{par("丁")}</text:list-item>'
    second = style(level(1, "A", 'style:num-suffix="."'), name="L2")
    assert numbers(items(header, start, "乙", two, other), own=LEVELS + second) == [
        *("头", "五、甲", "六、乙", "七、丙", "续", "H.丁"),
    ]


def test_the_style_of_a_paragraph_may_name_the_list() -> None:
    named = '<style:style style:name="P1" style:family="paragraph" style:list-style-name="L1"/>'
    item = '<text:list-item><text:p text:style-name="P1">甲</text:p></text:list-item>'
    assert numbers(items(item, more=""), own=LEVELS + named) == ["一、甲"]
    assert numbers('<text:p text:style-name="P1">甲</text:p>', own=LEVELS + named) == ["甲"]


def test_numbered_paragraphs_and_stored_numbers() -> None:
    lone = f'<text:numbered-paragraph text:list-id="x" text:style-name="L1">{par("甲")}</text:numbered-paragraph>'
    assert numbers(lone, lone, own=LEVELS) == ["一、甲", "二、甲"]
    assert numbers(items(par("<text:number>第9款</text:number>甲")), own=LEVELS) == ["第9款甲"]
    assert numbers(par("<text:number>3.</text:number>甲"), own="") == ["3.甲"]


def test_words_drawn_beside_a_list_are_not_of_it() -> None:
    box = f"<draw:frame><draw:text-box>{par('框')}{items('子')}</draw:text-box></draw:frame>"
    assert numbers(items(f"<text:p>甲{box}</text:p>", "乙"), own=LEVELS) == ["框", "一、子", "一、甲", "二、乙"]


def test_headings_count_by_their_outline() -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..."'
        ' style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )

    def heading(depth: int, words: str, more: str = "") -> str:
        return f'<text:h text:outline-level="{depth}" {more}>{words}</text:h>'

    blocks = [
        *(heading(1, "甲"), heading(2, "子"), heading(1, "乙"), heading(1, "无", 'text:is-list-header="true"')),
        heading(1, "丙", 'text:restart-numbering="true" text:start-value="7"'),
    ]
    assert numbers(*blocks, own=outline) == ["一、甲", "子", "二、乙", "无", "七、丙"]


def test_a_number_in_a_cell_is_printed() -> None:
    listed = style(level(1, "1", 'style:num-suffix="."'))
    made = text.document(odt(table([cell(items("5")), "b"], ["c", cell(items(""))]), own=listed))
    assert [(row, column, words) for row, column, *_, words in boxes(made)] == [
        *((0, 0, "1、5"), (0, 1, "b"), (1, 0, "c"), (1, 1, "1.")),
    ]


def test_a_flat_file_counts_too() -> None:
    flat = (
        f'<office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{LEVELS}</office:automatic-styles>"
        f"<office:body><office:text>{items('甲')}</office:text></office:body></office:document>"
    )
    assert [item.number for item in text.document(flat.encode()).items if isinstance(item, RawParagraph)] == ["一、"]
