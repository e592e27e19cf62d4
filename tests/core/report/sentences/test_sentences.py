"""Sentences from the data: right by our own checks whatever the figures are, different from office to office."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import FORMS, form_of
from core.forms.spec import Form, Kind
from core.report.calc import compute
from core.report.checks import run_checks
from core.report.checks.base import Context
from core.report.checks.claims import judged_claims
from core.report.numbers import Number
from core.report.report import Report
from core.report.sentences import Sentence, Topic, offers
from tests.helpers.places import DATA

GOLDEN = DATA / "golden" / "sentences.txt"
OF_TEXTS = re.compile(r"X\d+|S7|Y\d|P1|T12")
AGENCY = "临江市住房和城乡建设局"


def _year(form: Form) -> int:
    """A year the form is in force for, some years old where it is still in force."""
    later = [other.first_year - 1 for other in FORMS.values() if other.first_year > form.first_year]
    return min([form.first_year + 4, *later])


def filled(form_key: str, figures: dict[str, Number], agency: str = AGENCY) -> Report:
    """A report without blanks; 本年新收 is raised where more was done than had come in."""
    form = form_of(form_key)
    report = Report(form_key, _year(form), {"agency": agency}).with_values({**dict.fromkeys(form.typed, 0), **figures})
    for key, total in compute(form, report.values).items():
        if "carried_out" in key and total.value < 0 and key not in form.parents.get(key, ()):
            new = key.replace("carried_out", "new")
            if new in form.typed:
                report = report.with_values({new: report.values[new] - total.value})
    return report


def topics(report: Report) -> dict[str, Topic]:
    return {topic.name: topic for topic in offers(report, compute(report.form, report.values))}


def everything(report: Report) -> Iterator[tuple[Topic, Sentence]]:
    for topic in topics(report).values():
        for sentence in topic.variants:
            yield topic, sentence


@st.composite
def reports(draw: st.DrawFn) -> Report:
    form = form_of(draw(st.sampled_from(sorted(FORMS))))
    some = draw(st.lists(st.sampled_from(form.typed), max_size=25, unique=True))
    large = draw(st.booleans())

    def number(key: str) -> Number:
        if form.cells[key].kind is Kind.MONEY:
            return draw(st.decimals("0.01", "99999", places=2))
        return draw(st.integers(1, 40_000 if large else 12))

    return filled(form.key, {key: number(key) for key in some})


def judged_wrong(report: Report, place: str) -> list[str]:
    context = Context(report, compute(report.form, report.values))
    return [repr(one) for one in judged_claims(context, place) if not (one.known and one.agrees)]


def told(report: Report) -> set[tuple[str, str]]:
    return {(f.id, f.message) for f in run_checks(report) if OF_TEXTS.fullmatch(f.id)}


@given(reports())
@settings(max_examples=40)
def test_every_sentence_passes_our_own_checks(report: Report) -> None:
    for topic, sentence in everything(report):
        plain = report.with_text(topic.place, "（二）依申请公开\n按照规定收取费用。")
        made = report.with_text(topic.place, f"（二）依申请公开\n{sentence.template}\n按照规定收取费用。")
        assert told(made) <= told(plain), sentence
        assert judged_wrong(made, topic.place) == [], sentence


@given(reports())
@settings(max_examples=40)
def test_every_number_is_linked_and_none_is_nought(report: Report) -> None:
    for topic, sentence in everything(report):
        linked = report.expand(sentence.template)
        words = re.sub(r"\{[^}]*\}", "", sentence.template).replace(f"{report.year}年", "")
        assert not re.search(r"\d|[%％＿{}]|[〇零一两二三四五六七八九十百千万]+件", words), words
        assert all(linked.text[link.start : link.end] != "0" for link in linked.links), linked.text
        assert linked.template == sentence.template
        assert topic.place in report.form.text_keys


@given(reports())
@settings(max_examples=40)
def test_three_wordings_or_more_that_differ(report: Report) -> None:
    for topic in topics(report).values():
        assert not topic.missing
        assert not topic.problem
        texts = {report.expand(sentence.template).text for sentence in topic.variants}
        assert len(texts) == len({sentence.style for sentence in topic.variants}) == len(topic.variants) >= 3, texts


@given(reports())
@settings(max_examples=40)
def test_each_is_one_paragraph_with_clean_marks(report: Report) -> None:
    for _, sentence in everything(report):
        text = report.expand(sentence.template).text
        assert text.endswith("。")
        assert not re.search(r"\s|[，。；：、（][，。；：、）]|[,;:()]|件件|的的|情形情形", text), text
        assert not re.search("其中[^，。；（]*[。；]", text.replace("、", "，")), text
        assert text.count("其中") < 2 or "；" in text, text


CASES: tuple[tuple[str, str, str, dict[str, Number]], ...] = (
    ("没有申请", "依申请公开", "2021", {}),
    ("收到3件，都没有办结", "依申请公开", "2021", {"applications.new.business": 3}),
    ("收到1件，一种结果", "依申请公开", "2021", {"applications.unavailable.not_held.natural_person": 1}),
    (
        "只有上年结转，办结一部分",
        "依申请公开",
        "2021",
        {"applications.carried_in.natural_person": 2, "applications.granted.natural_person": 1},
    ),
    (
        "结转入、结转出，结果很多",
        "依申请公开",
        "2021",
        {
            "applications.new.natural_person": 30,
            "applications.new.business": 6,
            "applications.new.other_org": 2,
            "applications.carried_in.natural_person": 4,
            "applications.granted.natural_person": 11,
            "applications.partly_granted.business": 3,
            "applications.refused.state_secret.natural_person": 1,
            "applications.refused.third_party.business": 2,
            "applications.refused.deliberative.natural_person": 4,
            "applications.refused.enforcement_file.natural_person": 3,
            "applications.unavailable.not_held.natural_person": 5,
            "applications.not_processed.duplicate.natural_person": 1,
            "applications.other.not_corrected.natural_person": 2,
            "applications.other.other.natural_person": 1,
        },
    ),
    (
        "2019年版，其他处理",
        "依申请公开",
        "2019",
        {"applications.new.legal_service": 2, "applications.other.legal_service": 2},
    ),
    ("没有复议诉讼", "行政复议和行政诉讼", "2021", {}),
    ("只有复议", "行政复议和行政诉讼", "2021", {"proceedings.review.upheld": 2, "proceedings.review.pending": 1}),
    ("只有诉讼，一种起诉方式", "行政复议和行政诉讼", "2021", {"proceedings.suit_after_review.upheld": 1}),
    (
        "复议和两种诉讼都有",
        "行政复议和行政诉讼",
        "2021",
        {
            "proceedings.review.corrected": 1,
            "proceedings.suit_direct.other": 2,
            "proceedings.suit_direct.pending": 3,
            "proceedings.suit_after_review.upheld": 1,
        },
    ),
    ("没有文件", "规章和行政规范性文件", "2021", {}),
    (
        "制发、废止都有",
        "规章和行政规范性文件",
        "2021",
        {
            "disclosure.normative_documents.issued": 2,
            "disclosure.normative_documents.repealed": 3,
            "disclosure.normative_documents.in_force": 15,
        },
    ),
    (
        "规章只有现行有效",
        "规章和行政规范性文件",
        "2021",
        {
            "disclosure.regulations.in_force": 4,
            "disclosure.normative_documents.repealed": 1,
            "disclosure.normative_documents.in_force": 9,
        },
    ),
    (
        "2019年版",
        "规章和规范性文件",
        "2019",
        {
            "disclosure.normative_documents.made": 2,
            "disclosure.normative_documents.published": 2,
            "disclosure.normative_documents.published_total": 8,
        },
    ),
    ("没有处理决定", "行政许可、行政处罚、行政强制", "2021", {}),
    (
        "许可和处罚",
        "行政许可、行政处罚、行政强制",
        "2021",
        {"disclosure.licensing.decisions": 208, "disclosure.penalties.decisions": 12},
    ),
    ("没有收费", "行政事业性收费", "2021", {}),
    ("有收费", "行政事业性收费", "2021", {"disclosure.fees.amount": Decimal("12.5")}),
    ("没有未缴费的", "信息处理费", "2021", {}),
    ("有未缴费的", "信息处理费", "2021", {"applications.other.fee_unpaid.natural_person": 2}),
)


def golden() -> str:
    """Every wording of every case, as the golden file has them; read them as an editor would before renewing it."""
    lines: list[str] = []
    for title, name, form_key, figures in CASES:
        report = filled(form_key, figures)
        lines.append(f"# {name}：{title}")
        variants = sorted(topics(report)[name].variants, key=lambda sentence: sentence.style)
        lines += [f"{sentence.style}：{report.expand(sentence.template).text}" for sentence in variants]
    return "\n".join(lines) + "\n"


def test_sentences_read_as_reviewed() -> None:
    assert golden() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "cell", "check"),
    [
        ("依申请公开", "applications.new.business", "X5"),
        ("行政复议和行政诉讼", "proceedings.review.pending", "X9"),
        ("行政复议和行政诉讼", "proceedings.suit_after_review.upheld", "X10"),
        ("规章和行政规范性文件", "disclosure.normative_documents.issued", "X11"),
        ("行政许可、行政处罚、行政强制", "disclosure.coercion.decisions", "X12"),
    ],
)
def test_where_there_was_none_a_later_figure_is_found(name: str, cell: str, check: str) -> None:
    """Links cannot mend 未收到; the checks do."""
    report = filled("2021", {})
    for sentence in topics(report)[name].variants:
        later = report.with_text("overview", sentence.template).with_values({cell: 2})
        assert check in {finding.id for finding in run_checks(later)}, sentence


def test_figures_follow_the_tables() -> None:
    report = filled("2021", {"applications.new.business": 3})
    (plain,) = (s for s in topics(report)["依申请公开"].variants if s.style == "简要")
    later = report.with_values({"applications.new.business": 12})
    assert later.expand(plain.template).text == "本年度收到政府信息公开申请12件，结转下年度继续办理12件。"


def test_offices_get_the_wordings_in_different_orders() -> None:
    def first(agency: str) -> str:
        return topics(filled("2021", {}, agency))["依申请公开"].variants[0].style

    offices = [f"临江市{place}镇人民政府" for place in "东南西北中上下山河湖海石林泉"]
    assert len({first(agency) for agency in offices}) >= 3
    assert [first(agency) for agency in offices] == [first(agency) for agency in offices]


def test_blank_figures_are_named_instead() -> None:
    cell = "applications.granted.business"
    topic = topics(filled("2021", {}).with_values({cell: None}))["依申请公开"]
    assert topic.variants == ()
    assert topic.blanks == (cell,)
    assert topic.missing == (form_of("2021").cells[cell].name,)


def test_a_topic_needs_its_own_figures_only() -> None:
    empty = topics(Report("2021", 2025, {"agency": AGENCY}))
    assert {name for name, topic in empty.items() if topic.variants} == {"信息处理费"}
    assert len(empty["行政复议和行政诉讼"].blanks) == 12
    half = Report("2021", 2025).with_values({key: 0 for key in form_of("2021").typed if key.startswith("proceedings")})
    assert topics(half)["行政复议和行政诉讼"].variants


def test_figures_that_cannot_be_right_are_mended_first() -> None:
    report = filled("2021", {}).with_values({"applications.granted.business": 2})
    topic = topics(report)["依申请公开"]
    assert topic.variants == ()
    assert topic.wrong == "applications.carried_out.business"
    assert "为-2，" in topic.problem
    half = filled("2021", {"proceedings.review.upheld": Decimal("1.5")})
    assert topics(half)["行政复议和行政诉讼"].wrong == "proceedings.review.upheld"


def test_applications_dropped_for_unpaid_fees_are_told_with_the_notice() -> None:
    unpaid = filled("2021", {"applications.other.fee_unpaid.business": 1})
    assert [f.id for f in run_checks(unpaid.with_text("other", "没有收取信息处理费。")) if f.id == "T12"]
    for sentence in topics(unpaid)["信息处理费"].variants:
        assert not [f for f in run_checks(unpaid.with_text("other", sentence.template)) if f.id in ("T12", "S6")]


def test_the_form_of_2019_counts_kinds_of_fees_and_gets_no_sentence_on_them() -> None:
    assert "行政事业性收费" in topics(filled("2021", {}))
    assert "行政事业性收费" not in topics(filled("2019", {}))
