"""Words folded for reading: numerals, and places that lead back into the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.phrases.folding import fold, value

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


@given(st.text(st.sampled_from(" １２件，《》条\u3000\t申请"), max_size=40))
@settings(max_examples=200, deadline=None)
def test_folded_places_lead_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.positions)
    for place, char in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert end == start + 1
        assert char in ("□", text[start]) or text[start] in "１２"
