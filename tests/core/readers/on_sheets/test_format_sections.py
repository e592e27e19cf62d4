"""Sections of number formats: which one a number is shown by, what it shows of it."""

import pytest

from core.readers.on_sheets.format_sections import power_of, section_for, sections, telling
from core.readers.on_sheets.number_formats import look


@pytest.mark.parametrize(
    ("code", "shown", "hidden"),
    [
        (";;;", (), (5, -5, 0)),
        ("0;-0;;@", (5, -5), (0,)),
        ("0;", (5, 0), (-5,)),
        ('0;-0;" "', (5, -5), (0,)),
        ("General", (5, -5, 0), ()),
        ("#,##0_);(#,##0)", (5, -5, 0), ()),
        ('0;-0;"-"', (5, -5, 0), ()),
        ("[=0];0", (5, -5), (0,)),
        ('[<10]"";[>=10]0', (10, 50), (5, 0)),
        ("yyyy-mm-dd;@", (5,), ()),
        ("#,###", (5, -5), (0,)),
        ('#"件"', (5, 0), ()),
        ("#.#", (5, 0.2), ()),
        ("@", (5, 0), ()),
        ("", (5, 0), ()),
    ],
)
def test_what_is_shown_of_a_number(code: str, shown: tuple[float, ...], hidden: tuple[float, ...]) -> None:
    format_of = look(164, code, framed=False)
    assert [number for number in (*shown, *hidden) if format_of.hides(number)] == [*hidden]


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ('0"0"', 3, "30"),
        ('"1"0', 3, "13"),
        (r"0\0", 3, "30"),
        ("0!0", 3, "30"),
        ('0"件"', 3, "3"),
        ('"共"0"件"', 3, "3"),
        ('#,##0.00"元"', 3, "3元"),
        ("0元", 3, "3元"),
        ('"约"0', 3, "约3"),
        ('"约"0', 0, "0"),
        ("[$$-409]0", 3, "$3"),
        ("[$¥-804]0", 3, "3"),
        ("¥#,##0", 3, "3"),
        ('yyyy"年"m"月"d"日"', 45355, "2024年3月4日"),
        ('0.0"m2"', 3, "3m2"),
        ('0;"1"0', 3, "3"),
        ("[$-804]0", 3, "3"),
        ("[DBNum1][$-804]General", 3, "3"),
    ],
)
def test_words_of_a_format_may_be_digits(code: str, number: float, shown: str) -> None:
    assert look(164, code, framed=False).show(number) == shown


def test_conditions_come_first_and_signs_else() -> None:
    assert section_for("[>=100]0;[<0]0;0", 5) is sections("[>=100]0;[<0]0;0")[2]
    assert section_for("0;-0;z", 0) is sections("0;-0;z")[2]
    assert section_for("0;-0", 0) is sections("0;-0")[0]
    assert section_for("", 0) is None
    assert len(sections("0" + ";0" * 20)) == 21


def test_words_beside_a_figure() -> None:
    assert [telling(words) for words in (" 件 ", "（共", "¥", "万元", " 约 ", "")] == ["", "", "", "万元", "约", ""]
    assert [power_of(words) for words in ("万元", "千件", "百万", "千万", "亿", "元", "")] == [4, 3, 6, 7, 8, 0, 0]
    assert sections('[>=10000]0!.0,"万";0')[0].beside == ("", "万")


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ('00"-"00', 1234, "12-34"),
        ("00-00", 5, "00-05"),
        ("00-00", -1234, "-12-34"),
        ('0"0"0', 12, "102"),
        ('0.0"/"0', 1.25, "1.2/5"),
        ('#"年"00', 1205, "12年05"),
        ("# ##0", 12345, "12345"),
        ("#,##0.00", 1234.5, "1234.5"),
        ("0.00E+00", 1234, "1234"),
    ],
)
def test_words_between_digits_are_seen(code: str, number: float, shown: str) -> None:
    assert look(164, code, framed=False).show(number) == shown


@pytest.mark.parametrize(
    ("code", "shown", "loses", "reddens"),
    [
        ("0;0;0", "5", True, False),
        ('0"件";0"件"', "5", True, False),
        ("0;[Red]0", "-5", False, True),
        ("0;[红色]-0", "-5", False, False),
        ("0;-0", "-5", False, False),
        ("0_);(0)", "-5", False, False),
        ('0;"负"0', "负5", False, False),
        ("0", "-5", False, False),
        ("[<10]0;0", "-5", False, False),
    ],
)
def test_a_sign_that_is_not_shown(code: str, shown: str, loses: bool, reddens: bool) -> None:
    format_of = look(164, code, framed=False)
    assert (format_of.show(-5), format_of.loses_sign(-5), format_of.reddens(-5)) == (shown, loses, reddens)
    assert not format_of.loses_sign(5) and not format_of.reddens(5)
