"""The stream of a page's tags as paragraphs, as a browser shows them."""

import pytest

from core.notes import NoteCode
from core.readers.html import reader as html_reader
from core.readers.left_out import IN_CELL_PICTURE
from core.readers.raw import RawCell, RawParagraph
from core.writers.layout.style import Style
from tests.helpers.core.html_pages import read, texts


def test_blocks_end_paragraphs_and_spans_do_not() -> None:
    body = "散文<p>一<span>个</span><b>标</b><o:p>签</o:p></p><div>甲<div>乙</div>丙</div><h2>题</h2>尾"
    assert texts(read(body)) == ["散文", "一个标签", "甲", "乙", "丙", "题", "尾"]


def test_eight_spans_are_one_text() -> None:
    spans = "".join(f"<span style='mso-fareast-font-family:宋体'>{c}</span>" for c in "（一）予以公开")
    assert texts(read(f"<p class=MsoNormal>{spans}</p>")) == ["（一）予以公开"]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("行政\n   许可", "行政许可"),
        ("行政</span>\r\n\t<span>许可", "行政许可"),
        ("in\n  force", "in force"),
        ("第\n12\n条", "第 12 条"),
        ("信息 内容", "信息 内容"),
        ("　　一、总体　情况  ", "　　一、总体　情况"),
        ("&nbsp;&nbsp;甲&nbsp;乙", "甲 乙"),
        ("题目<br>第二行<br/><br>第三行", "题目\n第二行\n第三行"),
        ("软\u00ad连\u200b字", "软连字"),
        ("29\x01", "29"),
    ],
)
def test_blanks_of_the_source_are_folded(source: str, seen: str) -> None:
    assert texts(read(f"<p><span>{source}</span></p>")) == [seen]


def test_what_is_not_seen_is_not_read() -> None:
    body = """<script>document.write("<p>不读</p>")</script><style>p{content:"不读"}</style>
        <!-- <p>不读</p> --><!--[if gte mso 9]><xml><p>不读</p></xml><![endif]-->
        <p style="DISPLAY : none">不读</p><div hidden><p>不读</p></div><span style="mso-hide:all">不读</span>
        <select><option>不读</option></select><noscript>不读</noscript><del>不读</del>
        <p><![if !supportLists]>1.<![endif]>读</p><textarea>也读</textarea><input value="12"><input type=hidden value=3>"""
    assert texts(read(body)) == ["1.读", "也读12"]


def test_heading_levels_and_lists() -> None:
    body = (
        "<h1>题</h1><h3><div>小题</div></h3><ol start=3><li>甲</li><li><p>乙</p><p>续</p></ol><ul><li>丙</ul><p>丁</p>"
    )
    document = read(body)
    assert [item.level for item in document.items if isinstance(item, RawParagraph)] == [1, 3, 0, 0, 0, 0, 0]
    assert texts(document) == ["题", "小题", "3.甲", "4.乙", "续", "丙", "丁"]


def test_preformatted_lines() -> None:
    assert texts(read("<pre>一、总体情况\n　　甲\n\n乙</pre>")) == ["一、总体情况\n　　甲\n乙"]


@pytest.mark.parametrize("style", ["white-space:pre-wrap", "white-space: pre", "white-space:break-spaces"])
def test_blanks_that_a_style_keeps_are_kept(style: Style) -> None:
    page = f'<p style="{style}">名称\t电话  张\xa0三\n下一行</p><p>名称\t电话  张\xa0三\n下一行</p>'
    assert texts(html_reader.document(page.encode())) == ["名称\t电话  张\xa0三\n下一行", "名称 电话 张 三下一行"]


def test_hidden_words_in_a_sentence_are_told_and_hidden_parts_of_a_site_are_not() -> None:
    hidden = "<{0} style='display:none'>{1}</{0}>"
    words, menu = hidden.format("span", "旧句"), hidden.format("div", "<p>菜单。</p>") + hidden.format("span", "统计")
    found = read(f"<p>浏览次数{words}</p>{menu}{hidden.format('p', '摘要。')}<p>公开信息{words}12条。</p>")
    assert texts(found) == ["浏览次数", "公开信息12条。"]
    assert [message for _, message in found.notes] == [
        "文件里有看不见的内容（隐藏或与底色相同），未读入：“旧句”。请核对。"
    ]
    found = read(f"<p>公开信息12条。</p>{hidden.format('p', '作废的一段。')}<p>完。</p>")
    assert "作废的一段" in found.notes[0][1]


@pytest.mark.parametrize("mark", ["MsoCommentReference", "msocomanchor", "MSOCOMOFF"])
def test_remarks_that_word_saves_into_a_page_are_no_text(mark: str) -> None:
    noted = (
        f"<p>办结9件<span class={mark}>[张1]</span>。</p><div style='mso-element:comment-list'><p>数字核对</p></div>"
    )
    assert texts(read(noted)) == ["办结9件。"]


@pytest.mark.parametrize(
    "block",
    [
        "<div style='mso-element: footnote-list'>{}</div>",
        "<section class='footnotes'>{}</section>",
        "<div id=sdfootnote1>{}</div>",
    ],
    ids=["Word", "pandoc", "LibreOffice"],
)
def test_footnotes_stand_in_no_section_and_are_told(block: str) -> None:
    found = read(f"<p>收到9件。</p>{block.format('<p>含上年度结转</p>')}<p>以上。</p>")
    assert texts(found) == ["收到9件。", "以上。"]
    assert [code for code, _ in found.notes] == [NoteCode.FOOTNOTE] and "含上年度结转" in found.notes[0][1]


def in_cell(inner: str) -> RawCell:
    return read(f"<table><tr><td>甲<td>乙<tr><td>新收<td>{inner}</table>").tables[0].cells[-1]


def test_what_is_chosen_of_a_list_in_a_cell_is_its_figure() -> None:
    """Lists elsewhere lead to other sites: they are no text of the report."""
    list_ = "<select><option>请选择<option{}>12<option>13</select>"
    assert in_cell(list_.format(" selected")).text == "12"
    assert in_cell(list_.format("")).text == ""
    assert texts(read(f"<p>友情链接{list_.format(' selected')}</p>")) == ["友情链接"]


def test_a_picture_in_a_cell_may_be_a_figure() -> None:
    assert in_cell("<img src=a.png width=40>").left_out == (IN_CELL_PICTURE,)
    assert in_cell("12").left_out == ()


def test_a_row_outside_of_any_table_is_text() -> None:
    assert texts(read("<tr><td>没有表格的行</td></tr><p>尾</p>")) == ["没有表格的行", "尾"]


def test_a_number_that_nothing_was_written_behind_stays() -> None:
    """A list in a cell that numbers the cell alone: 1., as a browser shows it."""
    assert in_cell("<ol><li></li></ol>").text.strip() != ""
