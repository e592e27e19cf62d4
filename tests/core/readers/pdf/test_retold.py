"""Text that a PDF tells otherwise than it shows it: what is seen is read, but for letters that say nothing."""

from __future__ import annotations

import pytest

from core.readers.pdf import reader
from tests.helpers.makers.pdf_maker import Maker


def words(maker: Maker) -> str:
    (page,) = reader.pages(maker.data())
    return "".join(glyph.text for glyph in page.glyphs)


def told(inner: str, tag: str = "Span") -> Maker:
    maker = Maker()
    maker.codes = {sign: code for code, sign in enumerate("政府信息公开", 1)}  # the first of a font are blanks
    maker.page()
    maker.put(f"/{tag} <</ActualText ({inner})>> BDC")
    maker.text(100, 100, "952", 10)
    maker.put("EMC")
    maker.text(100, 120, "17", 10)
    return maker


@pytest.mark.parametrize("inner", ["86", "", " ", "952"])
def test_what_is_seen_is_read(inner: str) -> None:
    assert words(told(inner)) == "95217"
    assert words(told(inner, "P")) == "95217"


def test_inside_drawings_too() -> None:
    maker = told("86")
    maker.forms = ["\n".join(maker.pages[0])]
    maker.pages[0] = ["/X0 Do"]
    maker.group = (1, 0, 0)
    assert words(maker) == "95217"


def test_letters_that_say_nothing_are_read_as_told() -> None:
    maker = told("86")
    maker.readable = False
    assert words(maker) == "86\ufffd\ufffd"


def test_letters_that_say_nothing_and_are_not_told_are_unknown() -> None:
    maker = Maker()
    maker.readable = False
    maker.page()
    maker.text(100, 100, "政府信息公开工作年度报告952", 10)
    (page,) = reader.pages(maker.data())
    assert {glyph.text for glyph in page.glyphs if glyph.text.strip()} == {"\ufffd"}
    assert page.unreadable == sum(glyph.text == "\ufffd" for glyph in page.glyphs) > 10
