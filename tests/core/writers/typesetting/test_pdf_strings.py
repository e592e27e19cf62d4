"""Strings as the compiler writes them."""

import pytest

from core.writers.typesetting.pdf_strings import in_digits, shown, string, words


@pytest.mark.parametrize(
    ("operand", "found"),
    [
        (rb"[(\000\001\000\050)-250.5<00280029>]", [(1, 40), -250.5, (40, 41)]),
        (rb"(\000\(\000\)\000\\)", [(40, 41, 92)]),
        (rb"[(\000(\000))-3(\000\n)]", [(40, 41), -3, (10,)]),  # brackets in a string in brackets
        (rb"[(((\000\000)\000)7)]", [(0x2828, 0, 0x2900, 0x2937)]),
        (rb"(12(34)56)", [(0x3132, 0x2833, 0x3429, 0x3536)]),
        (rb"(\\000\\1)", [(0x5C30, 0x3030, 0x5C31)]),  # no number: a stroke, and digits
        (b"[]", []),
    ],
)
def test_what_is_shown(operand: bytes, found: list[tuple[int, ...] | float]) -> None:
    assert [*shown(operand, 2)] == found


def test_codes_of_one_byte() -> None:
    assert [*shown(b"[(AB)5<43>]", 1)] == [(65, 66), 5, (67,)]


def test_in_digits() -> None:
    assert in_digits(rb"[(\000a)-2(b(c)\))]") == b"[<0061>-2<6228632929>]"
    assert in_digits(b"1 0 0 cm") == b"1 0 0 cm"


def test_words() -> None:
    assert words(string(b"<FEFF4E00>")) == "一" and words(b"a\xb7") == "a·"
