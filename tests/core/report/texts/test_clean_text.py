"""Pasted text comes in as plain paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.texts.clean_text import clean_text, count_characters, html_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>年报</title>
<style>p.MsoNormal {font-family:仿宋_GB2312; mso-char-indent-count:2.0}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
<body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt'>一是加强
领导<span lang=EN-US>12</span>次；<o:p></o:p></span></p>
<p class=MsoNormal>&nbsp;</p>
<p class=MsoListParagraph><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>第一条<br>换行</p>
<!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("　　2021年，我局公开信息。", "2021年，我局公开信息。"),
        ("第一段\r\n\r\n　　第二段\r\n", "第一段\n第二段"),
        ("软回车\x0b之后", "软回车\n之后"),
        ("不间断\xa0\xa0空格\u200b零宽", "不间断 空格零宽"),
        ("\uf0b7\t第一项\n•\t第二项\n1.\t第三项", "• 第一项\n• 第二项\n1. 第三项"),
        ("张　三", "张 三"),
        ("表格\x07", "表格"),
        (" \u3000\n\t\n", ""),
    ],
)
def test_plain_paragraphs_remain(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_word_html_becomes_its_words() -> None:
    assert clean_text(html_text(WORD)) == "一是加强领导12次；\n1. 第一条\n换行"


def test_web_page_keeps_list_marks_and_drops_scripts() -> None:
    page = "<div>要闻<script>var a='x'</script></div><ul><li>甲<li>乙</ul><ol><li>丙</li><li>丁</li></ol>尾"
    assert clean_text(html_text(page)) == "要闻\n• 甲\n• 乙\n1. 丙\n2. 丁\n尾"


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert not [line for line in once.split("\n") if line != line.strip()] or once == ""


@given(st.text(alphabet="<>/!-[]&;pbr ul=li'\"字\n", max_size=60))
def test_no_html_is_too_broken(html: str) -> None:
    assert "\n\n" not in clean_text(html_text(html))


def test_count_leaves_out_blanks_and_breaks() -> None:
    assert count_characters("一、总体 情况\n　2021年。") == 12
