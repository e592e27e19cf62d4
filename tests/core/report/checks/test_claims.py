"""Texts against tables, X1 to X12: what is found, where, and in which words."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core import opening
from core.report.calc import compute
from core.report.checks.base import Context
from core.report.checks.claims import judged_claims, texts_and_tables
from core.report.findings import Finding, Grade
from core.report.report import Report
from tests.helpers.check_reports import load_measure
from tests.helpers.places import ROOT, SHARED

CASES = sorted((ROOT / "tests" / "data" / "cases").glob("*.json"))
REAL = SHARED / "samples" / "shangrao_gxj_2021.docx"


measure = load_measure()


def report(text: str, figures: dict[str, int] | None = None, place: str = "overview", **body: str) -> Report:
    made = Report("2021", 2025, {"agency": "临江市财政局", **body}, {place: text})
    return made.with_values({**dict.fromkeys(made.form.typed, 0), **(figures or {})})


def findings(made: Report) -> list[Finding]:
    return list(texts_and_tables(Context(made, compute(made.form, made.values))))


def test_the_corpus_is_large_enough() -> None:
    assert len(measure.wanted()) >= 200
    assert len(measure.unwanted()) >= 300
    assert {sentence.id for sentence in measure.wanted()} == {f"X{number}" for number in range(1, 13)}


def test_sentences_that_must_be_found() -> None:
    assert [s for s in measure.wanted() if not measure.is_found(s)] == []


def test_sentences_that_must_be_left_alone() -> None:
    alarms = {text: found for kind, text in measure.unwanted() if (found := measure.false_alarms(kind, text))}
    assert alarms == {}


def test_message_says_the_text_the_table_and_the_difference() -> None:
    text = "（二）依申请公开。2025年新收申请 12 件，均已答复。"
    (finding,) = findings(report(text, {"applications.new.business": 11, "applications.granted.business": 11}))
    assert (finding.id, finding.grade, finding.place) == ("X1", Grade.HINT, "overview")
    assert (
        finding.message
        == "正文写“新收申请 12 件”，第三部分“一、本年新收政府信息公开申请数量”为11，正文多1件。请核对正文和表格。"
    )
    assert finding.span is not None
    assert text[slice(*finding.span)] == "新收申请 12 件"
    assert finding.cells[-1] == "applications.new.total"
    assert "applications.new.business" in finding.cells


def test_either_reading_of_received_is_right_and_both_are_said() -> None:
    figures = {"applications.new.business": 11, "applications.carried_in.business": 2}
    assert not [f for n in (11, 13) for f in findings(report(f"收到政府信息公开申请{n}件。", figures))]
    (finding,) = findings(report("收到政府信息公开申请12件。", figures))
    assert "为11，正文多1件" in finding.message
    assert "为13，也不相符" in finding.message
    assert [f.id for f in findings(report("新收政府信息公开申请13件。", figures))] == ["X1"]


def test_two_true_readings() -> None:
    text = "受理申请 3119 件，答复 3050 件（含上年度结转 34 件，另有 103 件顺延到下年度答复）。"
    figures = {
        "applications.new.natural_person": 3119,
        "applications.carried_in.natural_person": 34,
        "applications.granted.natural_person": 3050,
    }
    assert findings(report(text, figures)) == []
    assert {f.id for f in findings(report(text))} == {"X1", "X2", "X3", "X4"}


def test_answered_of_the_new_ones_is_no_total() -> None:
    text = "收到政府信息公开申请12件，其中办结11件。"
    figures = {"applications.new.business": 12, "applications.granted.business": 10}
    assert [f.id for f in findings(report(text, figures))] == ["X2"]
    assert findings(report(text, figures | {"applications.carried_in.business": 3})) == []


def test_parts_are_not_compared_with_the_whole() -> None:
    text = "答复政府信息公开申请12件，其中按期答复11件，延期答复1件，含新收10件。"
    assert [f.message for f in findings(report(text, {"applications.granted.business": 12}))] == []


def test_kinds_of_applicants_follow_what_was_counted() -> None:
    figures = {"applications.new.natural_person": 3, "applications.granted.natural_person": 2}
    assert findings(report("收到政府信息公开申请3件，其中自然人3件。答复2件，其中自然人2件。", figures)) == []
    (finding,) = findings(report("收到政府信息公开申请3件，其中自然人2件。", figures))
    assert (finding.id, finding.cells) == ("X7", ("applications.new.natural_person",))


def test_kinds_of_applicants_are_of_what_the_whole_turned_out_to_count() -> None:
    """12 are the new ones alone: 10 natural persons, new and carried over together, are no reading of a kind then."""
    carried = {"applications.carried_in.natural_person": 1, "applications.granted.natural_person": 10}
    made = {"applications.new.natural_person": 9, "applications.new.business": 3, **carried}
    (finding,) = findings(report("收到政府信息公开申请12件，其中自然人10件、企业3件。", made))
    assert finding.id == "X7"
    assert "自然人10件" in finding.message
    assert findings(report("收到政府信息公开申请13件，其中自然人10件、企业3件。", made)) == []
    assert [f.id for f in findings(report("收到政府信息公开申请12件，其中企业3件、其他10件。", made))] == ["X7"]


def test_shares_are_rounded_as_the_text_rounds() -> None:
    figures = {"applications.new.natural_person": 2, "applications.new.business": 1}
    for share in ("66.7", "66.67", "66.6", "67"):
        assert not findings(report(f"收到政府信息公开申请3件，其中自然人2件，占{share}%。", figures))
    (finding,) = findings(report("收到政府信息公开申请3件，其中自然人2件，占76.7%。", figures))
    assert finding.id == "X8"
    assert "66.7%" in finding.message


def test_figures_of_the_area_are_a_governments_own() -> None:
    text = "全县各级行政机关共收到政府信息公开申请96件。"
    assert findings(report(text)) == []
    assert [f.id for f in findings(report(text, kind="government"))] == ["X1"]
    assert [f.id for f in findings(report(text, agency="临江县人民政府"))] == ["X1"]
    assert findings(report("县住建局收到申请8件。", kind="government", agency="临江县人民政府")) == []


def test_a_short_name_is_the_bodys_own() -> None:
    text = "2025年，市住建局共收到政府信息公开申请12件。"
    assert [f.id for f in findings(report(text, agency="临江市住房和城乡建设局"))] == ["X1"]
    assert findings(report(text)) == []


def test_all_texts_are_read_but_title_and_preamble() -> None:
    text = "全年收到政府信息公开申请12件。"
    for place in ("overview", "problems", "other"):
        assert [f.place for f in findings(report(text, place=place))] == [place]
    assert findings(report(text, place="preamble")) == []


def test_fees_for_handling_are_not_the_fees_of_table_two() -> None:
    assert findings(report("本年度收取信息处理费3件，共500元。", {"disclosure.fees.amount": 9}, place="other")) == []


def test_a_table_half_filled_is_not_compared() -> None:
    made = report("收到政府信息公开申请12件。").with_values({"applications.new.business": None})
    assert findings(made) == []
    assert [f.id for f in findings(replace(made, printed={"applications.new.total": 0}))] == ["X1"]


def test_a_table_that_a_file_does_not_have_is_not_compared() -> None:
    made = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "收到政府信息公开申请12件。"})
    made = replace(made.with_values({"proceedings.review.upheld": 0}), printed={"proceedings.review.total": 0})
    assert findings(made) == []
    assert [f.id for f in findings(made.with_values({"applications.new.business": 3}))] == ["X1"]


def test_the_form_of_2019() -> None:
    text = "制定规范性文件2件，废止1件。申请其他处理3件，作出行政处罚4件。"
    made = Report("2019", 2020, {"agency": "甲局"}, {"overview": text})
    made = made.with_values(dict.fromkeys(made.form.typed, 0))
    assert [(f.id, f.cells[-1]) for f in findings(made)] == [
        ("X11", "disclosure.normative_documents.made"),
        ("X6", "applications.other.total"),
        ("X12", "disclosure.penalties.decisions"),
    ]


def test_carrying_over_names_the_years_beside_the_reports() -> None:
    assert [f.id for f in findings(report("2024年结转3件，结转至2026年2件。"))] == ["X4", "X3"]
    assert findings(report("2023年结转3件，结转至2027年2件。")) == []


def test_claims_that_agree_are_given_for_linking() -> None:
    text = "收到政府信息公开申请１２件，未发生行政复议。"
    made = report(text, {"applications.new.business": 12})
    judged = judged_claims(Context(made, compute(made.form, made.values)), "overview")
    assert [(j.claim.id, j.claim.number, j.agrees) for j in judged] == [("X1", 12, True), ("X9", 0, True)]
    assert text[slice(*judged[0].claim.number_span)] == "１２"


def case(path: Path) -> Report:
    truth = json.loads(path.read_text("utf-8"))
    values = {key: None if value is None else Decimal(value) for key, value in truth["values"].items()}
    made = Report(truth["form"], truth["year"], {"agency": truth["agency"]}, truth["texts"])
    totals = {key: int(value) for key, value in truth["totals"].items() if value is not None}
    return replace(made.with_values(values), printed=totals)


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_cases_agree_and_each_changed_figure_is_found(path: Path) -> None:
    made = case(path)
    assert findings(made) == []
    text = made.text("overview")
    counts = list(re.finditer(r"\d+(?=件)", text))
    assert counts
    for count in counts:
        changed = f"{text[: count.start()]}{int(count.group()) + 1}{text[count.end() :]}"
        (finding,) = findings(made.with_text("overview", changed))
        assert finding.span is not None
        assert finding.span[0] <= count.start() < finding.span[1]


def message(text: str, figures: dict[str, int]) -> str:
    (finding,) = findings(report(text, figures))
    return finding.message


def test_names_listed_before_their_counts_keep_their_order() -> None:
    text = "予以公开、部分公开、不予公开分别为9件、4件、0件。"
    figures = {"applications.granted.business": 9, "applications.partly_granted.business": 5}
    assert "第三部分“（二）部分公开”为5，正文少1件" in message(text, figures)


def test_outcome_after_review_and_suits_may_be_of_either() -> None:
    text = "因政府信息公开发生行政复议3件，行政诉讼2件，维持4件。"
    figures = {
        "proceedings.review.upheld": 2,
        "proceedings.review.pending": 1,
        "proceedings.suit_direct.upheld": 1,
        "proceedings.suit_direct.other": 1,
    }
    said = message(text, figures)
    assert "“行政复议”结果维持加“行政诉讼”结果维持为2+1+0=3，正文多1件" in said
    assert "“行政复议”结果维持为2，“行政诉讼”结果维持为1，也不相符" in said
    assert not findings(report(text.replace("维持4件", "维持3件"), figures))


def test_the_rest_of_a_list_is_told_without_its_zeros() -> None:
    text = "全年答复申请12件，其中予以公开10件，其他3件。"
    figures = {"applications.granted.business": 10, "applications.unavailable.not_held.business": 1}
    figures |= {"applications.not_processed.duplicate.business": 1}
    said = message(text, figures)
    assert said.endswith("加“（六）其他处理”为1+1=2，正文多1件。请核对正文和表格。")


def test_real_report_has_no_wrong_hint() -> None:
    if not REAL.is_file():
        pytest.skip("the real report is not part of the repository")
    reading = opening.read_report(REAL)
    made = Report(str(reading.form_key), int(reading.year or 0), reading.body, reading.texts, printed=reading.printed)
    assert findings(made.with_values(reading.values)) == []
    other = made.with_values({**reading.values, "applications.new.business": 1})
    assert findings(other) == [], "the text says what the file printed; that the sum does not hold is told by T3"
    printed = {**reading.printed, "applications.new.total": 1}
    assert [f.id for f in findings(replace(other, printed=printed))] == ["X5"]


def test_a_total_that_the_file_printed_is_quoted_not_ours() -> None:
    """A cell misread as 16 makes our total 21; the text and the file say 22, and the fault is told by its sum."""
    right = report("办结政府信息公开申请22件。", {"applications.new.business": 22, "applications.granted.business": 22})
    printed = {key: total.value for key, total in compute(right.form, right.values).items()}
    misread = replace(right.with_values({**right.values, "applications.granted.business": 21}), printed=printed)
    assert findings(misread) == []
    assert findings(misread.with_text("overview", "办结政府信息公开申请21件。")) == []
    (finding,) = findings(misread.with_text("overview", "办结政府信息公开申请25件。"))
    assert "“（七）总计”为22，正文多3件" in finding.message


def test_long_texts_without_figures_claim_nothing() -> None:
    """How long that takes is measured in tests/benchmarks (all checks after a keystroke)."""
    made = case(CASES[0])
    plain = (
        "一是加强组织领导，健全工作机制。二是规范公开流程，未经审查不得公开。三是强化培训，举办培训班2期、120人次。\n"
    )
    text = (made.text("overview") + "\n" + plain * 8) * 40
    long = made.with_text("overview", text[:20_000])
    context = Context(long, compute(long.form, long.values))
    assert not list(texts_and_tables(context))


def test_a_count_of_each_of_several_things_is_compared_with_each() -> None:
    figures = {"proceedings.review.upheld": 1}
    said = message("行政复议、行政诉讼均为0件。", figures)
    assert "正文写“行政复议、行政诉讼均为0件”，第四部分“行政复议”为1+0+0+0=1" in said
    assert not findings(report("行政复议、行政诉讼均为0件。", {}))


def test_an_outcome_of_all_cases_just_counted() -> None:
    figures = {"proceedings.review.upheld": 2, "proceedings.review.corrected": 1}
    said = message("行政复议案件3件，均被维持。", figures)
    assert "正文写“行政复议案件3件，均被维持”，第四部分“行政复议”结果维持为2" in said
    assert not findings(report("行政复议案件3件，均被维持。", {"proceedings.review.upheld": 3}))


def test_the_share_names_the_whole_it_is_of() -> None:
    figures = {"applications.new.natural_person": 3, "applications.new.business": 1}
    said = message("新收申请4件，其中自然人3件，占比50%。", figures)
    assert "(3)占" in said and "(4)的75%" in said


NEW_45 = {
    "applications.new.natural_person": 45,
    "applications.carried_in.natural_person": 2,
    "applications.granted.natural_person": 45,
}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("收到申请45件，已答复43件，2件正在办理中。", []),
        ("截至12月底，依申请公开受理45件，已办结43件，剩余2件在法定期限内正在办理。", []),
        ("收到申请45件，按时答复43件，其余2件结转下年度办理。", []),
        ("收到申请45件，已答复42件，2件正在办理中。", ["X2"]),
        ("收到申请45件，已答复43件，均按时办结。", ["X2"]),
        ("收到申请45件。已答复43件，2件正在办理中。", ["X2"]),
        ("收到申请45件，已答复42件，3件结转下年度办理。", ["X2", "X3"]),
        ("收到申请46件，已答复44件，2件正在办理中。", ["X1", "X2"]),
    ],
)
def test_answers_to_the_new_applications_beside_what_is_left_of_them(text: str, ids: list[str]) -> None:
    """The table counts 45 new, 2 carried in, 45 answered, 2 left: 43 of the new ones were answered."""
    assert [finding.id for finding in findings(report(text, NEW_45))] == ids


def test_a_count_of_one_applicant_is_no_count_of_a_kind() -> None:
    figures = {"applications.new.business": 5, "applications.granted.business": 5}
    assert findings(report("依申请公开5件，其中商业企业5件（含同一企业提交3件）。", figures)) == []
    wrong = findings(report("依申请公开5件，其中商业企业3件（含同一企业提交2件）。", figures))
    assert [finding.id for finding in wrong] == ["X7"]
