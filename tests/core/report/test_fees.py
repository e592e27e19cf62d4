"""Fees for handling: the steps of 国办函〔2020〕109号, the year's sum, and what goes with the papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.fees import (
    PAGES,
    PIECES,
    TARIFFS,
    Entry,
    Payment,
    Tariff,
    charge,
    doubts,
    parse_quantity,
    total,
    total_line,
    working,
)
from core.report.numbers import NotANumber

# Worked out by hand, step by step.
BY_PIECE = {
    0: 0,
    1: 0,
    10: 0,
    11: 100,
    12: 200,
    20: 1_000,
    29: 1_900,
    30: 2_000,
    31: 2_200,  # 20×100 + 1×200
    39: 3_800,
    40: 4_000,  # 20×100 + 10×200
    41: 4_300,
    45: 5_500,  # 20×100 + 10×200 + 5×300
    50: 7_000,
    51: 7_400,
    60: 11_000,
    61: 11_500,
    100: 37_000,  # 2000 + 10×(200+300+400+500+600+700+800)
    101: 37_900,
}
BY_PAGE = {
    0: 0,
    1: 0,
    30: 0,
    31: 10,
    50: 200,
    99: 690,
    100: 700,
    101: 720,
    150: 1_700,
    199: 2_680,
    200: 2_700,
    201: 2_740,
    250: 4_700,
    1_000: 34_700,
}
CASES = [(PIECES, *case) for case in BY_PIECE.items()] + [(PAGES, *case) for case in BY_PAGE.items()]


@pytest.mark.parametrize("tariff, quantity, fee", CASES)
def test_exact_fees(tariff: Tariff, quantity: int, fee: int) -> None:
    assert charge(tariff, quantity).fee == fee


def test_each_step_with_from_to_count_rate_and_amount() -> None:
    steps = [(s.first, s.last, s.count, s.rate, s.amount) for s in charge(PIECES, 45).steps]
    assert steps == [(1, 10, 10, 0, 0), (11, 30, 20, 100, 2_000), (31, 40, 10, 200, 2_000), (41, 45, 5, 300, 1_500)]
    steps = [(s.first, s.last, s.count, s.rate, s.amount) for s in charge(PAGES, 250).steps]
    assert steps == [(1, 30, 30, 0, 0), (31, 100, 70, 10, 700), (101, 200, 100, 20, 2_000), (201, 250, 50, 40, 2_000)]


def test_the_computation_in_words() -> None:
    assert charge(PIECES, 31).lines() == ("1—10件：不收费", "11—30件：20件×100元=2000元", "31件：1件×200元=200元")
    assert charge(PAGES, 31).lines() == ("1—30页：不收费", "31页：1页×10元=10元")
    assert charge(PAGES, 30).lines() == ("1—30页：不收费",)
    assert charge(PAGES, 0).lines() == ()


QUANTITIES = st.integers(0, 1_500)


@given(st.sampled_from(TARIFFS), QUANTITIES)
def test_steps_follow_each_other_and_add_up(tariff: Tariff, quantity: int) -> None:
    made = charge(tariff, quantity)
    assert [number for step in made.steps for number in range(step.first, step.last + 1)] == [*range(1, quantity + 1)]
    assert made.fee == sum(step.count * step.rate for step in made.steps)


@given(st.sampled_from(TARIFFS), st.integers(1, 1_500))
def test_progressive_one_more_never_costs_less_than_the_one_before(tariff: Tariff, quantity: int) -> None:
    before, here, after = (charge(tariff, quantity + more).fee for more in (-1, 0, 1))
    assert 0 <= here - before <= after - here


@given(st.integers(31, 9_999))
def test_from_31_on_each_ten_cost_a_hundred_more(pieces: int) -> None:
    last = charge(PIECES, pieces).steps[-1]
    assert last.rate == 200 + 100 * ((pieces - 31) // 10)
    assert last.first == pieces - (pieces - 31) % 10


YEAR = (
    Entry(PIECES, 45, 3, "张某"),
    Entry(PIECES, 12, 4, "张某", Payment.WAITING),
    Entry(PIECES, 8, 4, "李某"),
    Entry(PAGES, 150, 0, "关于某地块的申请", Payment.UNPAID),
    Entry(PAGES, 31),
)


def test_a_year_of_several_applicants_months_and_applications() -> None:
    """Each applicant's month and each application begins at the first step again."""
    assert total(YEAR) == 5_500 + 200 + 0 + 1_700 + 10
    assert total(YEAR, PIECES) == 5_700
    assert total(YEAR, PAGES) == 1_710
    assert [total(YEAR, payment=payment) for payment in Payment] == [5_510, 200, 1_700]
    assert total(YEAR, PAGES, Payment.PAID) == 10
    assert total(()) == 0


@given(st.lists(st.builds(Entry, st.sampled_from(TARIFFS), QUANTITIES, payment=st.sampled_from(Payment)), max_size=6))
def test_parts_of_a_year_add_up(entries: list[Entry]) -> None:
    whole = total(entries)
    assert whole == sum(total(entries, tariff) for tariff in TARIFFS)
    assert whole == sum(total(entries, payment=payment) for payment in Payment)


def test_total_line_tells_what_was_paid_only_where_not_all_was() -> None:
    assert total_line(YEAR) == "应收合计7410元，其中已缴5510元，待缴200元，逾期未缴1700元"
    assert total_line(YEAR[:1]) == "应收合计5500元"
    assert total_line(YEAR[1:2]) == "应收合计200元，其中待缴200元"
    assert total_line(()) == "应收合计0元"


def test_the_working_for_the_papers() -> None:
    assert working(YEAR[:1] + YEAR[2:4]).splitlines() == [
        "政府信息公开信息处理费计算过程（国办函〔2020〕109号）",
        "1. 按件，张某，3月，45件",
        "   1—10件：不收费",
        "   11—30件：20件×100元=2000元",
        "   31—40件：10件×200元=2000元",
        "   41—45件：5件×300元=1500元",
        "   小计5500元（已缴）",
        "2. 按件，李某，4月，8件",
        "   1—8件：不收费",
        "   小计0元",
        "3. 按量，关于某地块的申请，150页",
        "   1—30页：不收费",
        "   31—100页：70页×10元=700元",
        "   101—150页：50页×20元=1000元",
        "   小计1700元（逾期未缴）",
        "应收合计7200元，其中已缴5500元，逾期未缴1700元",
    ]


@pytest.mark.parametrize(
    "text, tariff, quantity",
    [
        ("45", PIECES, 45),
        (" ４５ 件", PIECES, 45),
        ("1,200页", PAGES, 1_200),
        ("0", PAGES, 0),
        ("", PIECES, None),
        (" \u3000", PAGES, None),
        ("9999", PIECES, 9_999),
        ("99999", PAGES, 99_999),
    ],
)
def test_quantities_as_typed(text: str, tariff: Tariff, quantity: int | None) -> None:
    assert parse_quantity(text, tariff) == quantity


@pytest.mark.parametrize(
    "text, tariff, words",
    [
        ("十二", PIECES, "“十二”不是数字"),
        ("12页", PIECES, "“12页”不是数字"),
        ("页", PAGES, "“页”不是数字"),
        ("件", PIECES, "“件”里没有数字"),
        ("-3", PAGES, "不能填负数"),
        ("1.5", PIECES, "要填整数"),
        ("10000", PIECES, "最多填9999件"),
        ("100000", PAGES, "最多填99999页"),
    ],
)
def test_bad_quantities_are_answered_in_a_sentence(text: str, tariff: Tariff, words: str) -> None:
    with pytest.raises(NotANumber, match=words):
        parse_quantity(text, tariff)


def test_doubts_about_entries_of_one_name() -> None:
    apart = (Entry(PIECES, 12, 3, "张某"), Entry(PIECES, 12, 4, "张某"), Entry(PIECES, 12, 3, "李某"))
    assert doubts(apart) == ()
    assert doubts((Entry(PIECES, 12, 3), Entry(PIECES, 12, 3), Entry(PAGES, 40))) == ()
    (twice,) = doubts((*apart, Entry(PIECES, 8, 3, "张某")))
    assert "“张某”3月有2条按件的记录" in twice and "合并为一条" in twice
    (pages,) = doubts((Entry(PAGES, 20, 0, "甲申请"), Entry(PAGES, 20, 0, "甲申请")))
    assert "同一件申请的页数" in pages
    (both,) = doubts((Entry(PIECES, 12, 3, "张某"), Entry(PAGES, 40, 0, "张某")))
    assert "只能选用一种方式" in both
