"""Pasted text comes in as plain paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.texts.clean_text import clean_text, count_characters


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("　　2021年，我局公开信息。", "2021年，我局公开信息。"),
        ("第一段\r\n\r\n　　第二段\r\n", "第一段\n第二段"),
        ("软回车\x0b之后", "软回车\n之后"),
        ("不间断\xa0\xa0空格\u200b零宽", "不间断 空格零宽"),
        ("\uf0b7\t第一项\n•\t第二项\n1.\t第三项", "• 第一项\n• 第二项\n1. 第三项"),
        ("张　三", "张 三"),
        ("表格\x07", "表格"),
        (" \u3000\n\t\n", ""),
    ],
)
def test_plain_paragraphs_remain(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert not [line for line in once.split("\n") if line != line.strip()] or once == ""


def test_count_leaves_out_blanks_and_breaks() -> None:
    assert count_characters("一、总体 情况\n　2021年。") == 12
