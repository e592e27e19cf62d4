"""Which character a code of a PDF stands for, as a reader sees it, and whether a font has several codes for one digit.

PDFium tells the outline of a digit by one of its codes alone.  Most fonts have
one code for each, so that is asked of the file before it is read: of its maps to
Unicode (ToUnicode) and of the names of its codes.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from functools import lru_cache

from core.patterns import lazy
from core.readers.fonts.calls import QuickCalls
from core.readers.pages.model import read_as

_NO_CHARACTER = 0xFFFE
# ISO 32000-1, 9.10.3: codes one by one, and ranges of codes from a character on or each with its own.
_BEGIN, _END, _OF_RANGES = b"beginbf", b"endbf", b"range"
_PAIR = lazy(rb"<[^<>]*>\s*<([^<>]*)>")
_RANGE = lazy(rb"<([^<>]*)>\s*<([^<>]*)>\s*(?:<([^<>]*)>|\[([^\[\]]*)\])")
_EACH = lazy(rb"<([^<>]*)>")
_NAMES = lazy(rb"/Differences\s*\[([^\[\]]*)\]")
_DIGIT_NAME = lazy(
    rb"/((zero|one|two|three|four|five|six|seven|eight|nine|u(?:ni)?0*3\d)(?:\.[^\s/\[\]<>()]*)?)(?=[\s/]|$)"
)
_WORDS = (b"zero", b"one", b"two", b"three", b"four", b"five", b"six", b"seven", b"eight", b"nine")
_ZERO, _NINE = 0x30, 0x39
_WIDEST = 0x10FFFF


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


def maps_a_digit_twice(content: bytes) -> bool:
    """Whether a map to Unicode gives two codes the same digit."""
    counts = Counter[int]()
    for piece in content.split(_END):  # not by one pattern: beginnings without an end would take the square
        section = piece.rpartition(_BEGIN)[2]
        if not section.startswith(_OF_RANGES):
            counts.update(_digits(_PAIR.findall(section)))
            continue
        for first, last, start, each in _RANGE.findall(section):
            if each:
                counts.update(_digits(_EACH.findall(each)))
                continue
            low = _number(start)
            high = low + max(0, min(_WIDEST, _number(last) - _number(first)))
            counts.update(range(max(low, _ZERO), min(high, _NINE) + 1))
    return any(count > 1 for count in counts.values())


def names_a_digit_twice(content: bytes) -> bool:
    """Whether the names of a font's codes give two signs for one digit, such as ``/one`` and ``/uni0031``."""
    if b"/Differences" not in content:
        return False
    for names in _NAMES.findall(content):
        if b"." not in names and b"/u" not in names:  # each has one plain name
            continue
        digits: dict[bytes, bytes] = {}
        for name, digit in _DIGIT_NAME.findall(names):
            plain = b"%d" % _WORDS.index(digit) if digit in _WORDS else digit[-1:]
            if digits.setdefault(plain, name) != name:
                return True
    return False


def _digits(told: list[bytes]) -> list[int]:
    return [number for number in map(_number, told) if _ZERO <= number <= _NINE]


def _number(told: bytes) -> int:
    """A number in hexadecimals, -1 for what is none."""
    try:
        return int(b"".join(told.split()), 16)
    except ValueError:
        return -1
