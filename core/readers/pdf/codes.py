"""Which character a code of a PDF stands for, as a reader sees it."""

from __future__ import annotations

import ctypes
import unicodedata
from functools import lru_cache

from core.readers.fonts.calls import QuickCalls
from core.readers.pages.model import read_as

_NO_CHARACTER = 0xFFFE


def codes_of(ask: QuickCalls, text: int, count: int) -> list[int]:
    """The codes of the first ``count`` characters of a page, in halves beyond U+FFFF."""
    room = (ctypes.c_uint16 * (count + 1))()
    if ask.FPDFText_GetText(text, 0, count, ctypes.addressof(room)) == count + 1:
        return room[:count]
    return [ask.FPDFText_GetUnicode(text, index) for index in range(count)]  # some have no code


@lru_cache(maxsize=4096)
def meaning_of(code: int) -> str:
    """What a code stands for; "" where it shows nothing, :data:`BROKEN` where nobody knows."""
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code == _NO_CHARACTER:
        return ""
    character = chr(code)
    if "\uf900" <= character <= "\ufaff" or character in "\u2329\u232a":
        return unicodedata.normalize("NFKC", character)
    return read_as(character)
