"""What is seen of the fields of Word by their codes alone: in DOCX and RTF alike.

Some only keep a value, and their result is shown nowhere; of others no result is stored, and the code tells
what is drawn (公式域 for a sign over another, a fraction; a sign by its number).
"""

from __future__ import annotations

import re

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import LeftOut
from core.readers.symbol_fonts import sign

_UNSHOWN = lazy(r"\s*+(?:set|ask)\s", re.IGNORECASE)  # fields that only keep a value: their result is not shown
# 拼音指南, 带圈字符: one sign above or around another, the last of the arguments is what is meant.
_OVER = lazy(r"\s*+eq\b(?=[^()]*\\o\b)(?=.*(?:\\s\\up|[(,][○◯〇□△▽◇☆]+,)).*,([^,()\\]{1,40})\)\s*+", re.IGNORECASE)
_READING = lazy(r"\\s\s*+\\up\s*+-?\d{0,4}\s*+\(([^()]{1,40})\)", re.IGNORECASE)
_COUNTING = lazy(r"\s*+(autonum(?:lgl|out)?|listnum|bidioutline)\b", re.IGNORECASE)
_OF_TODAY = lazy(r"\s*+(?:date|time)\b", re.IGNORECASE)
_EQUATION = lazy(r"\s*+eq\b(.{1,400})", re.IGNORECASE | re.DOTALL)
_SWITCH = lazy(r"\\\*\s*+(?:\"[^\"]*+\"|\S++)|\\[a-z]++\s*+-?\d*+", re.IGNORECASE)
_SIGN = lazy(r"\s*+symbol\s++(0x[0-9a-f]{1,5}|\d{1,6})\b(?:.*?\\f\s*+\"?([^\"\\]{1,40}))?.*", re.IGNORECASE | re.DOTALL)
_BUTTON = lazy(r"\s*+(?:macrobutton|gotobutton)\s++\S++\s++(.{1,200})", re.IGNORECASE | re.DOTALL)
_PARTED = lazy(r"\s*+eq\s*+\\f\s*+\(([^,()\\]{1,40}),([^,()\\]{1,40})\)\s*+", re.IGNORECASE)


def shows_nothing(code: str) -> bool:
    """Whether the result of a field is as unseen as its code."""
    return _UNSHOWN.match(code) is not None


def counting(code: str) -> str:
    """The name of a field of which the program counts the number when it shows the file; "" for any other."""
    found = _COUNTING.match(code)
    return found[1].upper() if found else ""


def left_by(code: str) -> LeftOut:
    """What of a field without a stored result is not read: a number that the program counts, the small letters above a sign."""
    if name := counting(code):
        return ((NoteCode.FIELD, name),)
    letters = _READING.search(code) if _OVER.fullmatch(code) else None
    return ((NoteCode.ABOVE, letters[1].strip()),) if letters else ()


def of_today(code: str) -> LeftOut:
    """What is made anew of a field that tells the day on which the file is opened, whatever result it has stored."""
    return ((NoteCode.RECOUNTED, "当天的日期"),) if _OF_TODAY.match(code) else ()


def told_by(code: str, locked: bool) -> LeftOut:
    """What the code of a field alone tells of what is not read, or made anew unless the field is ``locked``."""
    return (*left_by(code), *(() if locked else of_today(code)))


def shown(code: str) -> str:
    """What is seen of a field without a stored result; "" where its code does not tell."""
    if found := _OVER.fullmatch(code):
        return found[1].strip()
    if found := _BUTTON.fullmatch(code):
        return found[1].strip()
    if found := _PARTED.fullmatch(code):
        return f"{found[1].strip()}/{found[2].strip()}"
    if found := _SIGN.fullmatch(code):
        return sign(int(found[1], 0) if found[1][1:2] in "xX" else int(found[1]), (found[2] or "").strip().lower())
    found = _EQUATION.fullmatch(code)
    return _words_of_equation(found[1]) if found else ""


def _words_of_equation(code: str) -> str:
    """The words of a 公式域 of any other kind; several of them, which may lie over one another, stand apart."""
    return " ".join(_SWITCH.sub(" ", code).replace("(", " ").replace(")", " ").replace(",", " ").split())
