"""Fonts that have several codes for one digit, told from what their files say."""

import pytest

from core.readers.pdf.codes import maps_a_digit_twice, names_a_digit_twice


def _chars(*pairs: str) -> bytes:
    return f"{len(pairs)} beginbfchar\n{' '.join(pairs)}\nendbfchar".encode()


def _ranges(*ranges: str) -> bytes:
    return f"{len(ranges)} beginbfrange\n{' '.join(ranges)}\nendbfrange".encode()


@pytest.mark.parametrize(
    ("content", "twice"),
    [
        (b"", False),
        (_chars("<13> <0030>", "<14> <0031>"), False),
        (_chars("<13> <0030>", "<14> <0030>"), True),
        (_chars("<13> <00 30>", "<14>\n<30>"), True),
        (_chars("<13> <0041>", "<14> <0041>"), False),
        (_chars("<13> <00310032>", "<14> <0031>"), False),
        (_ranges("<00> <ff> <0000>"), False),
        (_ranges("<20> <7e> <0020>", "<90> <99> <0030>"), True),
        (_ranges("<20> <7e> <0020>") + _chars("<90> <0037>"), True),
        (_ranges("<20> <22> [<0041> <0037> <0042>]", "<30> <30> <0037>"), True),
        (_ranges("<20> <22> [<0041> <0037> <0042>]"), False),
        (_ranges("<20> <29> <zz>", "<30> <2f> <0031>"), False),
    ],
)
def test_maps_to_unicode(content: bytes, twice: bool) -> None:
    assert maps_a_digit_twice(content) is twice


@pytest.mark.parametrize(
    ("names", "twice"),
    [
        ("48 /zero /one /two", False),
        ("48 /one 64 /one", False),  # both draw the same sign
        ("48 /one 64 /uni0031", True),
        ("48/one/two 64/one.alt", True),
        ("48/u0033 64/three", True),
        ("48/oneeighth 64/one", False),
        ("48/one 64/onesuperior", False),
    ],
)
def test_names_of_codes(names: str, twice: bool) -> None:
    assert names_a_digit_twice(f"<</Type/Encoding/Differences [{names}]>>".encode()) is twice
