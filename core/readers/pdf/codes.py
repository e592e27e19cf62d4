"""Which character a code of a PDF stands for, as a reader sees it."""

from __future__ import annotations

import ctypes
import unicodedata
from functools import lru_cache

from core.readers.fonts.calls import QuickCalls
from core.readers.pages.model import plain_digit, without_radicals
from core.readers.text_decoding import BROKEN

_PRIVATE = range(0xE000, 0xF900)
_SYMBOLS = range(0xF020, 0xF100)  # of fonts of symbols: mostly points before a line
_SYMBOL_DIGITS = range(0xF030, 0xF03A)
_UNKNOWN, _NO_CHARACTER = 0xFFFD, 0xFFFE


def codes_of(ask: QuickCalls, text: int, count: int) -> list[int]:
    """The codes of the first ``count`` characters of a page, in halves beyond U+FFFF."""
    room = (ctypes.c_uint16 * (count + 1))()
    if ask.FPDFText_GetText(text, 0, count, ctypes.addressof(room)) == count + 1:
        return room[:count]
    return [ask.FPDFText_GetUnicode(text, index) for index in range(count)]  # some have no code


@lru_cache(maxsize=4096)
def meaning_of(code: int) -> str:
    """What a code stands for; "" where it shows nothing, :data:`BROKEN` where nobody knows."""
    if code in _PRIVATE or code == _UNKNOWN:
        return "" if code in _SYMBOLS and code not in _SYMBOL_DIGITS else BROKEN
    return "" if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else _read_as(code)


def _read_as(code: int) -> str:
    """What a character code of a page stands for; "" where it shows nothing."""
    character = chr(code)
    if "\u2e80" <= character <= "\u2fdf":
        return without_radicals(character)
    if "\uf900" <= character <= "\ufaff" or character in "\u2329\u232a":
        return unicodedata.normalize("NFKC", character)
    if character.isspace():
        return " "
    kind = unicodedata.category(character)
    return (
        "" if kind in ("Cc", "Cf") or code == _NO_CHARACTER else plain_digit(character) if kind == "Nd" else character
    )
