"""整理文字: what is found, what is left alone, and that no word is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.report import Report
from core.report.texts.tidying import counted, tidied, tidyings


def report_of(text: str) -> Report:
    return Report("2021", 2025, texts={"overview": text}).with_values({"applications.new.business": 3})


def tidy(text: str, doubtful: bool = False) -> str:
    report = report_of(text)
    chosen = [one for one in tidyings(report) if one.sure or doubtful]
    return tidied(report, chosen).apply(report).text("overview")


LONG = "全年通过门户网站主动公开政府信息一百二十六条，其中政策文件三件"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("　　公开信息。", "公开信息。"),
        ("公开信息。  \n  管理。\t", "公开信息。\n管理。"),
        ("公开。\n\n　　\n管理。\n", "公开。\n管理。"),
        ("公开 政府　信息。 管理", "公开政府信息。管理"),
        ("用  Word  打开", "用 Word 打开"),
        ("用 Word 打开", "用 Word 打开"),
        ("公开信息,做好管理;完成.", "公开信息，做好管理；完成。"),
        ("网站(临江市)公开", "网站（临江市）公开"),
        ("见 http://a.cn:80/?x=1,2 和 1,234 件(a)", "见 http://a.cn:80/?x=1,2 和 1,234 件(a)"),
        ("2025.1.3 3:00", "2025.1.3 3:00"),
        ("干净的一段。\n（一）主动公开\n公开。", "干净的一段。\n（一）主动公开\n公开。"),
    ],
)
def test_what_is_tidied(text: str, result: str) -> None:
    assert tidy(text) == result
    assert tidy(result) == result, "tidying what is tidy changes nothing"


def test_a_broken_line_is_offered_but_not_taken_for_granted() -> None:
    text = f"{LONG}\n政策解读四篇。"
    assert tidy(text) == text
    assert tidy(text, doubtful=True) == f"{LONG}政策解读四篇。"
    for other in (f"{LONG}。\n政策解读。", f"（一）{LONG}\n公开。", f"{LONG}\n（二）管理", "短句\n下一句"):
        assert tidy(other, doubtful=True) == other


def test_links_stay_and_paragraphs_stay_unread() -> None:
    report = report_of("　　收到 {applications.new.business} 件,已答复.").with_unverified(
        "overview", ("收到 {applications.new.business} 件,已答复.",)
    )
    made = tidied(report, tidyings(report)).apply(report)
    assert made.template("overview") == "收到 {applications.new.business} 件，已答复。"
    assert made.unverified["overview"] == ("收到 {applications.new.business} 件，已答复。",)


def test_one_step_and_its_inverse() -> None:
    report = report_of("　　公开,管理。")
    step = tidied(report, tidyings(report))
    assert step.inverse(report).apply(step.apply(report)) == report
    assert counted(tidyings(report)) == "段首段尾空格1处、半角标点1处"


@given(st.text("公开信息 \u3000\t\n,;:.()（一）a1", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    marks = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))

    def bare(words: str) -> str:
        return re.sub(r"\s", "", "".join(marks.get(sign, sign) for sign in words))

    assert bare(tidy(text, doubtful=True)) == bare(text)
