"""S4–S6: what a text must speak of."""

import pytest

from core.report.checks import run_checks
from core.report.findings import Grade
from core.report.report import Report
from tests.helpers.check_reports import OVERVIEW, PROBLEMS, found, good


def test_s4_aspects_in_one_paragraph() -> None:
    text = "一是积极推进主动公开，发布信息。二是规范依申请办理，及时答复。三是加强信息管理。四是做好政务公开平台建设。五是强化监督保障。"
    assert not found(good().with_text("overview", text), "S4")


@pytest.mark.parametrize(
    "line",
    [
        "四是平台建设。办好网站。",
        "（四）平台建设情况",
        "4.政府信息公开平台的建设",
        "（四）加强公开平台建设。更新栏目。",
        "政府信息公开平台建设方面，更新栏目。",
        "（四）政府信息公开站点建设",
    ],
)
def test_s4_other_words_for_an_aspect(line: str) -> None:
    assert not found(good().with_text("overview", OVERVIEW.replace("（四）政府信息公开平台建设", line)), "S4")


@pytest.mark.parametrize("line", ["维护网站。", "（四）其他工作", "（四）政府信息公开平台维护", "加强政府信息公开。"])
def test_s4_an_aspect_is_missing(line: str) -> None:
    (finding,) = found(good().with_text("overview", OVERVIEW.replace("（四）政府信息公开平台建设", line)), "S4")
    assert "（四）政府信息公开平台建设" in finding.message


def test_s4_a_short_aspect_is_known_by_how_it_begins() -> None:
    assert not found(good().with_text("overview", OVERVIEW.replace("（一）主动公开", "（一）主动公布")), "S4")
    assert found(good().with_text("overview", OVERVIEW.replace("（一）主动公开", "（一）带头公布")), "S4")


def test_s4_a_thousand_characters() -> None:
    rest = 1000 - len("".join(OVERVIEW.split()))
    assert not found(good().with_text("overview", OVERVIEW + "\n 　" + "字" * rest), "S4")
    (finding,) = found(good().with_text("overview", OVERVIEW + "字" * (rest + 1)), "S4")
    assert "有1001字" in finding.message


@pytest.mark.parametrize(
    "text, grade",
    [
        ("无", Grade.ERROR),
        ("解读形式单一。", Grade.ERROR),
        ("存在的主要问题：无。改进情况：继续加强学习。", Grade.HINT),
    ],
)
def test_s5_grades(text: str, grade: Grade) -> None:
    (finding,) = found(good().with_text("problems", text), "S5")
    assert finding.grade is grade


def test_empty_texts_are_left_to_s1() -> None:
    report = good()
    for key in ("overview", "problems", "other"):
        report = report.with_text(key, " \n")
    assert {finding.id for finding in run_checks(report)} == {"S1"}


def test_what_a_report_must_say_follows_the_form_and_the_law_of_its_year() -> None:
    """The five aspects and the thousand characters are of the form of 2021, fees for handling of 2021 and later."""
    texts = {
        "overview": "一段没有小标题的文字。" + "字" * 1200,
        "problems": PROBLEMS,
        "other": "无其他需要报告的事项。",
    }
    old = Report("2019", 2020, {"agency": "临江市住房和城乡建设局"}, texts)
    assert not [finding for finding in run_checks(old) if finding.id in ("S4", "S6")]
    new = good().with_text("overview", texts["overview"]).with_text("other", texts["other"])
    assert {finding.id for finding in run_checks(new)} == {"S4", "S6"}
