"""Sentences on fees: what they say in each case, and that our own checks agree with them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.checks import run_checks
from core.report.fees import PAGES, PIECES, TARIFFS, Entry, Payment
from core.report.report import Report
from core.report.sentences.fee_sentences import VOICES, hints, sentences, unpaid_in_table
from tests.helpers.check_reports import good

TOKEN = "{applications.other.fee_unpaid.total}"
ROW = "applications.other.fee_unpaid."
PIECE = Entry(PIECES, 45, 3)
PAGE = Entry(PAGES, 150)
LATE = Entry(PAGES, 31, payment=Payment.UNPAID)
OPEN = Entry(PIECES, 11, 12, payment=Payment.WAITING)
FREE = Entry(PIECES, 10, 1)


def first(*entries: Entry, report: Report | None = None) -> str:
    return sentences(entries, report or good())[0]


def with_dropped(count: int) -> Report:
    return good().with_values({f"{ROW}natural_person": count - 1, f"{ROW}business": 1})


@pytest.mark.parametrize(
    "entries, sentence",
    [
        ((), "本年度未收取信息处理费。"),
        ((FREE,), "本年度未收取信息处理费。"),
        ((PIECE,), "本年度收取信息处理费5500元，均为按件计收。"),
        ((PAGE, FREE), "本年度收取信息处理费1700元，均为按量计收。"),
        ((PIECE, PAGE), "本年度收取信息处理费7200元，其中按件计收5500元、按量计收1700元。"),
        ((OPEN,), "本年度应收信息处理费100元，均为按件计收；均在缴费期限内，尚未缴纳。"),
        (
            (PIECE, OPEN),
            "本年度应收信息处理费5600元，均为按件计收；实际收取5500元，100元尚在缴费期限内。",
        ),
        (
            (PIECE, LATE),
            "本年度应收信息处理费5510元，其中按件计收5500元、按量计收10元；实际收取5500元，10元逾期未缴。",
        ),
        (
            (OPEN, LATE),
            "本年度应收信息处理费110元，其中按件计收100元、按量计收10元；实际未收取，100元尚在缴费期限内，10元逾期未缴。",
        ),
    ],
)
def test_cases_in_the_plainest_wording(entries: tuple[Entry, ...], sentence: str) -> None:
    assert first(*entries) == sentence


def test_the_number_of_dropped_applications_is_linked_to_the_table() -> None:
    report = with_dropped(3)
    assert unpaid_in_table(report) == 3
    assert first(LATE, report=report) == (
        "本年度应收信息处理费10元，均为按量计收；均未在规定期限内缴纳，实际未收取。"
        f"申请人逾期未缴费的{TOKEN}件，依规定不再处理。"
    )
    assert f"{TOKEN}件" in first(report=report), "dropped applications are told also where nothing was charged"
    assert "逾期未缴费的3件，" in report.with_text("other", first(report=report)).text("other")


def test_the_wordings_differ_and_name_the_year() -> None:
    for entries in ((), (PIECE,), (PIECE, PAGE), (PIECE, PAGE, LATE, OPEN)):
        said = sentences(entries, with_dropped(2))
        assert len(set(said)) == len(VOICES) >= 4
        assert any(sentence.startswith("2025年") for sentence in said)
        assert all("信息处理费" in sentence and sentence.endswith("。") for sentence in said)
    assert "全年收费2笔、共7200元，其中按件计收1笔、5500元，按量计收1笔、1700元" in sentences((PIECE, PAGE), good())[2]


def test_no_year_yet() -> None:
    assert not any("0年" in sentence for sentence in sentences((), good(year=0)))


def test_the_older_form_has_no_row_for_it() -> None:
    report = Report("2019", 2020)
    assert unpaid_in_table(report) is None
    assert "不再处理" not in first(LATE, report=report)
    assert hints((LATE,), report) == ()


def test_hints_where_fees_and_table_do_not_go_together() -> None:
    silent = good().with_text("other", "")
    row = "（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用"
    assert hints((PIECE, OPEN), silent) == ()
    (missing,) = hints((LATE,), silent)
    assert row in missing and "总计为0" in missing
    (forgotten,) = hints((PIECE,), with_dropped(4).with_text("other", ""))
    assert f"“{row}”有4件" in forgotten
    assert hints((LATE,), with_dropped(1).with_text("other", "")) == ()


def test_a_hint_where_section_six_speaks_of_fees_already() -> None:
    (told,) = hints((PIECE,), good())
    assert told.startswith("“六、其他需要报告的事项”中已写明收费情况")


ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from(TARIFFS), st.integers(0, 400), payment=st.sampled_from(Payment)), max_size=4
).map(tuple)
OURS = re.compile(r"T12|S6|S7|X\d+|Y\d|P1")


def told(report: Report, text: str) -> list[str]:
    """What our checks say about this text in section six."""
    return [f.message for f in run_checks(report.with_text("other", text)) if OURS.fullmatch(f.id)]


@settings(max_examples=60)
@given(ENTRIES, st.integers(0, 60), st.integers(1, 7))
def test_our_checks_agree_with_every_sentence(entries: tuple[Entry, ...], dropped: int, spread: int) -> None:
    """The other figures are all different, so that no number of a sentence is right by accident."""
    report = good().with_values({key: 1_000 + spread * n for n, key in enumerate(good().form.typed)})
    row = [key for key in report.form.typed if key.startswith(ROW)]
    report = report.with_values({**dict.fromkeys(row, 0), f"{ROW}natural_person": dropped})
    assert [sentence for sentence in sentences(entries, report) if told(report, sentence)] == []


def test_the_checks_are_awake() -> None:
    """The same list does find what is wrong."""
    report = with_dropped(3)
    assert told(report, "本年度没有其他需要报告的事项。")
    assert told(good(), "本年度没有收取信息处理费，，共收到政府信息公开申请3件。")
