"""Reading and printing of figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.spec import Kind
from core.report.numbers import NotANumber, parse_typed, show


@pytest.mark.parametrize(
    "text, value",
    [
        ("12", 12),
        ("１２", 12),
        (" 1 2 ", 12),
        ("1,234", 1234),
        ("１，２３４", 1234),
        ("12件", 12),
        ("007", 7),
        ("0", 0),
        ("+3", 3),
        ("5.0", 5),
        ("", None),
        (" \u3000\u00a0", None),
    ],
)
def test_counts(text: str, value: int | None) -> None:
    assert parse_typed(text, Kind.COUNT) == value


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "-1",
        "1.5",
        "1,23",
        "12,",
        "件",
        "１２３４５６７８９０１２３",
        "1e5",
        "١٢x",
        "--1",
        "5 5 a",
        "86①",
        "86²",
        "①",
        "8⑴",
        "2½",
    ],
)
def test_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NotANumber) as refused:
        parse_typed(text, Kind.COUNT)
    assert str(refused.value).endswith(("。", "。"))


@pytest.mark.parametrize(
    "text, value", [("24252.311082", "24252.311082"), ("0.092", "0.092"), ("12.50万元", "12.5"), ("100", "100")]
)
def test_money(text: str, value: str) -> None:
    found = parse_typed(text, Kind.MONEY)
    assert isinstance(found, Decimal)
    assert show(found) == value


def test_change_may_be_negative() -> None:
    assert parse_typed("－3", Kind.CHANGE) == -3
    assert parse_typed("+4", Kind.CHANGE) == 4


@given(st.integers(0, 10**11))
def test_counts_print_and_read_back(number: int) -> None:
    assert parse_typed(show(number), Kind.COUNT) == number
    assert parse_typed(f"{number:,}", Kind.COUNT) == number


@given(st.decimals(0, 10**9, places=6))
def test_money_prints_and_reads_back(amount: Decimal) -> None:
    found = parse_typed(show(amount), Kind.MONEY)
    assert found == amount
    assert "E" not in show(found)


@given(st.text(max_size=12), st.sampled_from(Kind))
def test_any_text_is_read_or_refused(text: str, kind: Kind) -> None:
    try:
        value = parse_typed(text, kind)
    except NotANumber as refused:
        assert str(refused)
    else:
        assert value is None or isinstance(value, int | Decimal)
