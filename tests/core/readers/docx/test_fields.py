"""Fields without a stored result, symbols by their codes."""

from typing import cast

import pytest

from core.readers.docx.fields import WordField, begun, symbol
from core.readers.safe_xml import Element, parse
from tests.helpers.makers.docx_maker import W


def element(xml: str) -> Element:
    return parse(f'<x xmlns:w="{W}">{xml}</x>'.encode())[0]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"eq \o\ac(○,3)", "3"),
        (r' EQ \* jc0 \* "Font:宋体" \* hps28 \o\ac(□,17) ', "17"),
        (r"EQ \* jc2 \o\ad(\s\up 9(gong),公)", "公"),
        (r"eq \f(1,2)", "1/2"),
        (r"eq \r(3,4)", "3 4"),
        (r"HYPERLINK x \o (a,b)", ""),
        ("PAGE", ""),
    ],
)
def test_what_a_field_shows_without_a_result(code: str, shown: str) -> None:
    field = WordField()
    field.add(code)
    assert field.shown() == shown
    field.in_code = False
    assert field.shown() == ""


def test_codes_are_bounded() -> None:
    field = WordField()
    for _ in range(10_000):
        field.add("eq (")
    assert len(field.code) < 3000
    assert field.shown() == ""


def test_a_list_to_choose_from_shows_what_is_chosen() -> None:
    lists = '<w:fldChar><w:ffData><w:ddList>{}<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData></w:fldChar>'
    assert begun(element(lists.format('<w:result w:val="1"/>'))).shown() == "乙"
    assert begun(element(lists.format(""))).shown() == "甲"
    assert begun(element(lists.format('<w:result w:val="7"/>'))).shown() == ""
    assert begun(element("<w:fldChar/>")).shown() == ""


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Symbol", "F033", "3"),
        ("宋体", "4E00", "一"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings 2", "F0EE", "〓"),
        ("Webdings", "F033", "〓"),
        ("", "D800", "〓"),
        ("Symbol", "zz", ""),
        ("Symbol", "", ""),
    ],
)
def test_symbols(font: str, char: str, shown: str) -> None:
    assert symbol(cast("Element", element(f'<w:sym w:font="{font}" w:char="{char}"/>'))) == shown


@pytest.mark.parametrize(
    ("code", "unseen"), [(' SET x "9" ', True), ("ASK x 9", True), ("=SUM(ABOVE)", False), ("SETUP 1", False)]
)
def test_a_field_that_only_keeps_a_value_shows_no_result(code: str, unseen: bool) -> None:
    field = WordField()
    field.add(code)
    field.separate()
    assert field.in_code is unseen
