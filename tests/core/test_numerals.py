"""Numbers in Chinese characters, read and written."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.numerals import COUNTED, ENCLOSED, LONGEST, NUMBERED, PART, POINT, spelt, value, year_like, year_value

ROOT = Path(__file__).resolve().parents[2]

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """How a number below 10,000 is written."""
    written, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
        gap = not digit
    return written or "零"


@pytest.mark.parametrize(
    "like", ["2024", "２０２４", "二〇二四", "二○二四", "二零二四", "二0二四", "二O二四", "二Ｏ二四"]
)
def test_a_year_is_read_and_written_in_digits_of_every_kind(like: str) -> None:
    assert year_value(like) == 2024
    assert year_like(2024, like) == like
    assert year_value(year_like(2031, like)) == 2031


@given(st.integers(0, 9999))
@settings(max_examples=300, deadline=None)
def test_chinese_numerals(number: int) -> None:
    assert value(chinese(number)) == number


@pytest.mark.parametrize(
    "numeral, number",
    [
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("一百零三", 103),
        ("〇", 0),
        ("1，204", 1204),
        ("007", 7),
        ("一万二千", 12_000),
    ],
)
def test_other_numerals(numeral: str, number: int) -> None:
    assert value(numeral) == number


@pytest.mark.parametrize("numeral", ["百", "二百五", "十百", "万", "一二三", "三十零"])
def test_no_numerals(numeral: str) -> None:
    assert value(numeral) is None


def test_what_is_longer_than_any_count_is_no_number() -> None:
    assert value("1" * LONGEST) == int("1" * LONGEST)
    assert value("1" * (LONGEST + 1)) is None


@given(st.integers(1, 99))
@settings(max_examples=100, deadline=None)
def test_what_is_written_reads_back(number: int) -> None:
    assert value(spelt(number)) == number


def test_numbers_that_no_list_reaches_stay_in_digits() -> None:
    assert (spelt(0), spelt(10), spelt(21), spelt(100)) == ("0", "十", "二十一", "100")


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("一、总体情况", {PART, NUMBERED}),
        ("十二 ．其他", {PART, NUMBERED}),
        ("（一）主动公开", {ENCLOSED, NUMBERED}),
        ("( 2 )部分公开", {ENCLOSED, NUMBERED}),
        ("3.其他处理", {POINT, NUMBERED}),
        ("一是加强学习", set[str]()),
        ("2025年", set[str]()),
        ("（略）", set[str]()),
    ],
)
def test_lines_are_known_by_their_numbers(line: str, kinds: set[str]) -> None:
    assert {kind for kind in (PART, ENCLOSED, POINT, NUMBERED) if re.match(kind, line)} == kinds


def test_how_lines_are_numbered_is_said_in_one_place() -> None:
    """Who looks for more or less builds on it; the words of months are data."""
    spelt_out = {
        path.relative_to(ROOT).as_posix()
        for room in ("core", "gui")
        for path in (ROOT / room).rglob("*.py")
        if COUNTED in path.read_text("utf-8")
    }
    assert spelt_out == {"core/numerals.py", "core/report/phrases/words.py"}
