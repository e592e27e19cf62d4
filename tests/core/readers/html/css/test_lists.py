"""Numbers before the items of lists, as Chromium shows them."""

import pytest

from core.readers.html.css.counter_styles import Numberings
from core.readers.html.css.lists import ListLengths, PageLists
from core.readers.raw import RawParagraph
from tests.helpers.core.html_pages import read


def shown(body: str) -> list[str]:
    return [item.number + item.text for item in read(body).items if isinstance(item, RawParagraph)]


ITEMS = "<li>甲<li>乙"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<ol>{ITEMS}</ol>", ["1.甲", "2.乙"]),
        (f"<ol type=I>{ITEMS}</ol>", ["I.甲", "II.乙"]),
        (f"<ol type=a start=26>{ITEMS}</ol>", ["z.甲", "aa.乙"]),
        (f"<ol start=-1>{ITEMS}</ol>", ["-1.甲", "0.乙"]),
        (f"<ol start=x>{ITEMS}</ol>", ["1.甲", "2.乙"]),
        (f"<ol reversed>{ITEMS}</ol>", ["2.甲", "1.乙"]),
        (f"<ol reversed start=9>{ITEMS}</ol>", ["9.甲", "8.乙"]),
        ("<ol reversed><li>甲<ul><li>子</ul><li value=9>乙<li>丙</ol>", ["3.甲", "子", "9.乙", "8.丙"]),
        ("<ol hidden><li>无</ol><ol reversed><li>甲<li>乙<li>丙</ol>", ["3.甲", "2.乙", "1.丙"]),
        (f"<ol><li>甲<ol type=a>{ITEMS}</ol><li>乙</ol>", ["1.甲", "a.甲", "b.乙", "2.乙"]),
        ("<ol><li type=A>甲<li>乙</ol>", ["A.甲", "2.乙"]),
        (f"<ul>{ITEMS}</ul><li>丙", ["甲", "乙", "丙"]),
        (f"<ul style='list-style-type:decimal'>{ITEMS}</ul>", ["1.甲", "2.乙"]),
        (f"<ol style='list-style:none'>{ITEMS}</ol>", ["甲", "乙"]),
        (f"<style>ul,ol,li{{list-style:none}}</style><ol>{ITEMS}</ol>", ["甲", "乙"]),
        (f"<style>li{{display:block}}</style><ol>{ITEMS}</ol>", ["甲", "乙"]),
        (f"<ol style='list-style:inside'>{ITEMS}</ol>", ["甲", "乙"]),
        (f"<ol style='list-style:url(a.png)'>{ITEMS}</ol>", ["甲", "乙"]),
        (f"<ol style='list-style:cjk-ideographic inside'>{ITEMS}</ol>", ["一、甲", "二、乙"]),
        (f"<ol style='list-style-type:inherit'>{ITEMS}</ol>", ["1.甲", "2.乙"]),
        (f"<ol style='list-style:unset'>{ITEMS}</ol>", ["1.甲", "2.乙"]),
        (f"<ol style=\"list-style-type:'附件'\">{ITEMS}</ol>", ["附件甲", "附件乙"]),
        (f"<ol style=\"list-style:'※' inside\">{ITEMS}</ol>", ["甲", "乙"]),
        (f"<ol style=\"list-style-type:symbols(cyclic '子' '丑')\">{ITEMS}</ol>", ["子甲", "丑乙"]),
        (f"<ol style='list-style:CJK-Ideographic'>{ITEMS}</ol>", ["一、甲", "二、乙"]),
        (
            f"<style>@counter-style Part{{system:extends cjk-decimal;prefix:'第';suffix:'条'}}ol{{list-style:Part}}</style><ol>{ITEMS}</ol>",
            ["第一条甲", "第二条乙"],
        ),
        (f"<ol style='list-style-type:lower-alpha' start=28>{ITEMS}</ol>", ["ab.甲", "ac.乙"]),
        (f"<style>li::marker{{content:'（' counter(list-item) '）'}}</style><ol>{ITEMS}</ol>", ["（1）甲", "（2）乙"]),
        (
            f"<style>ol{{list-style:none}}li::before{{content:counter(list-item,cjk-ideographic) '、'}}</style><ol>{ITEMS}</ol>",
            ["一、甲", "二、乙"],
        ),
        (
            "<style>ol{counter-reset:i;list-style:none}li:before{counter-increment:i;content:counters(i,'.') ' '}</style>"
            f"<ol><li>甲<ol>{ITEMS}</ol><li>乙</ol>",
            ["1 甲", "1.1 甲", "1.2 乙", "2 乙"],
        ),
    ],
)
def test_lists(body: str, wanted: list[str]) -> None:
    assert shown(body) == wanted


def test_items_and_ends_without_lists() -> None:
    lists = PageLists(Numberings())
    lists.close()
    assert lists.item({}, {}) == ("", 0)
    lengths = ListLengths()
    lengths.end("ol")
    lengths.start("li", {})
    assert lengths.lengths == ()


def test_the_numbers_of_word_are_words_and_its_bullets_none() -> None:
    gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    number = f"<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>1.{gap}</span></span><![endif]>甲</p>"
    bullet = f"<p><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l{gap}</span></span>乙</p>"
    assert shown(number + bullet) == ["1.甲", "乙"]
    assert shown("<p style='font:7pt a'><span style='font:7pt a'>丙</span></p>") == ["丙"]
    assert shown("<p style='mso-list:Ignore'>丁</p>") == ["丁"]
