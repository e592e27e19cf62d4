"""PDFium asked by addresses says what it says otherwise."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, cast

import pypdfium2.raw as pdfium
import pytest

from core.readers.fonts.calls import address, quick_calls
from tests.helpers.makers.pdf_maker import Maker

ask: Any = quick_calls(cast("Any", pdfium))
slow: Any = pdfium


@pytest.fixture(name="text")
def _text() -> Iterator[tuple[Any, int]]:
    maker = Maker()
    maker.page()
    maker.text(100, 100, "主动公开 12\U00020000", 10)
    data = maker.data()
    document = slow.FPDF_LoadMemDocument64(data, len(data), None)
    page = slow.FPDF_LoadPage(document, 0)
    text = slow.FPDFText_LoadPage(page)
    yield text, slow.FPDFText_CountChars(text)
    slow.FPDFText_ClosePage(text)
    slow.FPDF_ClosePage(page)
    slow.FPDF_CloseDocument(document)


def test_numbers_and_pointers_come_as_they_do_otherwise(text: tuple[Any, int]) -> None:
    handle, count = text
    assert count > 7
    for index in range(count):
        assert ask.FPDFText_GetUnicode(address(handle), index) == slow.FPDFText_GetUnicode(handle, index)
        assert ask.FPDFText_GetUnicode(handle, index) == slow.FPDFText_GetUnicode(handle, index)
        item = slow.FPDFText_GetTextObject(handle, index)
        assert ask.FPDFText_GetTextObject(address(handle), index) == address(item) != 0
        assert ask.FPDFText_GetFontSize(address(handle), index) == slow.FPDFText_GetFontSize(handle, index) > 0


def test_what_is_filled_in_is_filled_in_at_its_address(text: tuple[Any, int]) -> None:
    handle, _ = text
    sides, box = (ctypes.c_float * 4)(), slow.FS_RECTF()
    assert ask.FPDFText_GetLooseCharBox(address(handle), 0, ctypes.addressof(sides))
    assert slow.FPDFText_GetLooseCharBox(handle, 0, box)
    assert sides[:] == [box.left, box.top, box.right, box.bottom]


def test_nothing_is_nowhere() -> None:
    assert address(None) == address(ctypes.POINTER(ctypes.c_int)()) == 0
    assert ask.FPDFText_CountChars(0) == slow.FPDFText_CountChars(None) == -1
    assert ask.FPDFText_GetTextObject(0, 0) == 0
