"""What of a DOCX is seen although no words say it: fields without a stored result, symbols of a font, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.patterns import lazy
from core.readers.safe_xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SYMBOL, CODE = _W + "sym", _W + "instrText"
SCRIPTS = frozenset((_M + "sup", _M + "sub"))
FRACTION, _NUMERATOR, _DENOMINATOR = _M + "f", _M + "num", _M + "den"
_UNSHOWN = lazy(r"\s*+(?:set|ask)\s", re.IGNORECASE)  # fields that only keep a value: their result is not shown
_LIST, _RESULT, _ENTRY, _VAL = _W + "ddList", _W + "result", _W + "listEntry", _W + "val"
_LONGEST = 2000  # characters of a field's code
# 带圈字符, 拼音指南: one sign over another, the last of the arguments is what is meant.
_OVER = lazy(r"\s*+eq\b(?=[^()]*\\o\b).*,([^,()\\]{1,40})\)\s*+", re.IGNORECASE)
_PARTED = lazy(r"\s*+eq\s*+\\f\s*+\(([^,()\\]{1,40}),([^,()\\]{1,40})\)\s*+", re.IGNORECASE)
_PRIVATE = range(0xF000, 0xF100)  # where symbol fonts keep their characters
_ASCII = range(0x20, 0x7F)
_LETTER_FONTS = ("symbol", "times new roman", "arial", "calibri", "simsun", "宋体", "仿宋", "黑体")
_WINGDINGS = {
    0xFC: "✓",
    0xFE: "☑",
    0xFB: "✗",
    0xA8: "□",
    0x6F: "□",
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
    0xD8: "➢",
    0xE0: "→",
}
_UNKNOWN = "〓"  # a sign that nobody can name without its font


@dataclass
class WordField:
    """An open field: whether its code is being told, the code, what is chosen of a list, whether it has a result."""

    entry: str = ""
    code: str = ""
    in_code: bool = True

    def add(self, text: str) -> None:
        """Take a piece of the code."""
        if len(self.code) < _LONGEST:
            self.code += text

    def separate(self) -> None:
        """The result begins; of a field that shows none it is as unseen as the code."""
        self.in_code = _UNSHOWN.match(self.code) is not None

    def shown(self) -> str:
        """What is seen of the field where its end comes and no result was stored."""
        if not self.in_code:
            return ""
        if found := _OVER.fullmatch(self.code):
            return found[1].strip()
        found = _PARTED.fullmatch(self.code)
        return f"{found[1].strip()}/{found[2].strip()}" if found else self.entry


def begun(node: Element) -> WordField:
    """The field that a ``w:fldChar`` begins: of a list to choose from, what is chosen."""
    chosen = next(node.iter(_LIST), None)
    if chosen is None:
        return WordField()
    result = chosen.find(_RESULT)
    place = (result.get(_VAL) or "0") if result is not None else "0"
    entries = [entry.get(_VAL) or "" for entry in chosen.iter(_ENTRY)]
    return WordField(entries[int(place)] if place.isdecimal() and int(place[:5]) < len(entries) else "")


def symbol(node: Element) -> str:
    """The character that a ``w:sym`` shows: of a font of letters by its code, of Wingdings the usual ones."""
    text, font = node.get(_W + "char") or "", (node.get(_W + "font") or "").lower()
    try:
        code = int(text[:6], 16)
    except ValueError:
        return ""
    private = code in _PRIVATE
    code -= _PRIVATE.start if private else 0
    if font.startswith("wingdings"):
        return _WINGDINGS.get(code, _UNKNOWN)
    if not private:
        return chr(code) if code < 0xD800 else _UNKNOWN
    return chr(code) if code in _ASCII and font.startswith(_LETTER_FONTS) else _UNKNOWN


def parts_of_fraction(node: Element) -> Iterator[Element]:
    """Numerator and denominator of an ``m:f``."""
    return (part for name in (_NUMERATOR, _DENOMINATOR) if (part := node.find(name)) is not None)
