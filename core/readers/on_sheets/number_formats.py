"""How a spreadsheet shows what its cells hold: figures, percentages, days, errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from datetime import time as daytime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from core.figure_words import says_nothing
from core.patterns import lazy
from core.readers.left_out import LeftOut, slash
from core.readers.on_sheets.format_sections import BELOW, FormatSection, power_of, section_for, sections
from core.readers.on_sheets.seen import PLAIN, CellFont
from core.readers.text_decoding import INVISIBLE
from core.records import record

_FIRST_DAY = datetime(1899, 12, 31)
_NO_LEAP_DAY = 60  # the format counts a 29 February 1900, which never was
_DAYS_TO_1904 = 1462
_LAST_DAY = 2_958_465  # 31 December 9999
# Formats without a code in the file (ECMA-376 part 1, 18.8.30): days and times, also those of Chinese editions.
_TIMES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_CODES = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"},
    **{37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 48: "##0.0E+0"},
}
_LITERAL = lazy(r'"[^"]*"|\\.|\[(?!(?:h+|m+|s+)\])[^\[\]]*+\]|[_*].|General', re.IGNORECASE)
_DIGITS = lazy(r"[#0?][#0?,]*+(?:(?<=[#0?])\.([#0?]*))?")
_GENERAL_IN_CHINESE = "G/通用格式"  # as windows in Chinese name the format, and some programs keep it
_POINT = lazy(r'[!\\]\.|"\."')
_DIGIT = lazy(r"\d")
_WORDED_DIGIT = lazy(r'"[^"]{0,99}\d|[\\\\!]\d')
# No digit is shown, or in a colour.
_WORDS_ALONE = lazy(r"^[^0#?@]*+$|\[(?:white|color|白色|yellow|黄色)", re.IGNORECASE)
_IS_TIME, _SPARSE = lazy("[ymdhsgb]|aaa|e(?![+-])", re.IGNORECASE), lazy(r"[#,]+")
_LONGEST = 255  # characters of a code; Excel takes no more
_NOISE = Decimal("1e-10")
_CONTROL = lazy("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ESCAPED = lazy("_x([0-9A-Fa-f]{4})_")


@record
class CellFormat:
    """A cell's number format and whether it has a frame; ``code`` is "" where all digits are shown."""

    code: str = ""
    is_time: bool = False
    framed: bool = False
    scale: int = 0  # powers of ten by which a number is divided to be shown: 3 for "0,", 4 for "0!.0,"
    places: int = 0  # decimals that are shown of a number that is scaled
    face: CellFont = PLAIN
    continues: bool = False  # whether the text goes on from the row above
    filled: bool = False  # whether there is a ground on which white words are seen
    ground: str = "FFFFFF"  # its colour; "" where it is no plain one
    written: str = ""  # the whole code as it is written
    varied: bool = False  # whether its sections scale numbers, or show them as percent or days, in different ways
    text_beside: tuple[str, str] = ("", "")  # what is shown before and behind words
    text_gone: bool = False  # whether words are not shown: the fourth section has no place for them
    digit: float = 0.0  # how wide a digit is (core/readers/on_sheets/narrow.py); 0 where that is unknown or it shrinks
    repeats: bool = False  # whether what stands in the cell is repeated until it is full
    slashed: bool = False  # whether its frame has a line across it (斜线)

    def strokes(self, words: str) -> LeftOut:
        """The line across a cell, where it goes through a figure: one across a head only parts it."""
        return slash(words) if self.slashed else ()

    def at(self, number: float) -> CellFormat:
        """This look as far as it is that of a number."""
        section = section_for(self.written, number) if self.varied else None
        return self if section is None or not section.has_digits else _of_section(self, section.code)

    def show(self, number: float, from_1904: bool = False) -> str:
        """A number as this look shows it, but for separators, and for rounding where it is not scaled."""
        section = section_for(self.written, number) if self.written else None
        if section and section.places:
            digits = f"{abs(number):.{section.decimals}f}".replace(".", "")
            sign = "-" if number < 0 and section is sections(self.written)[0] else ""
            return sign + section.before + section.filled(digits) + section.behind
        if section and self.loses_sign(number):
            number = abs(number)
        if section and self.adds_digits(number):
            return section.before + plain(number) + section.behind
        if section and not section.has_digits and (number or not stands_for_nothing(section.before)):
            return section.before.strip() or plain(number)
        own = self.at(number)
        before, behind = section.beside if section and number and not own.is_time else ("", "")
        number = abs(number) if any(sign in BELOW for sign in before) else number  # 负5: the word is its sign
        return f"{before}{own._digits(number, from_1904, power_of(behind))}{behind}"

    def _digits(self, number: float, from_1904: bool, power: int) -> str:
        """The figure alone; ``power`` is the power of ten that the words behind it stand for."""
        if self.scale:
            shown = Decimal(f"{number:.15g}").scaleb(-self.scale)
            if power == self.scale:  # 4.5万 for 45355: all its digits count
                return plain(float(shown))
            return plain(float(shown.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP)) + 0.0)
        if self.is_time and (moment := _moment(number, from_1904)) is not None:
            return _in_words(moment.time() if number < 1 else moment)
        return plain(number * 100) + "%" if "%" in self.code else plain(number)

    def show_text(self, text: str) -> str:
        """Words as this look shows them."""
        before, behind = self.text_beside
        return f"{before}{text}{behind}" if text and (before or behind) else text

    def hides(self, number: float) -> bool:
        """Whether a number is not shown at all."""
        section = section_for(self.written, number)
        return section is not None and (section.hides or section.leaves_blank(number))

    def ink_of(self, number: float) -> str:
        """The colour that the format gives a number, "" where it gives none that may not be seen."""
        section = section_for(self.written, number) if "[" in self.written else None
        return section.ink if section else ""

    def adds_digits(self, number: float) -> bool:
        """Whether digits are shown beside a number that are words of its format."""
        section = section_for(self.written, number) if self.written else None
        if section is None or not section.has_digits:
            return False
        between = "".join(text for kind, text in section.places if kind == "words")
        return any(map(str.isdigit, section.before + between + section.behind))

    def loses_sign(self, number: float) -> bool:
        """Whether a number below nothing is shown without any sign of it: ``0;0``.  One in red shows what it is."""
        if number >= 0 or ";" not in self.written:
            return False
        section = section_for(self.written, number)
        if section is None or section.condition or section is sections(self.written)[0]:
            return False
        return section.has_digits and not (section.is_signed or section.red)

    def reddens(self, number: float) -> bool:
        """Whether nothing but its red colour tells that a number is below nothing."""
        section = section_for(self.written, number) if number < 0 and ";" in self.written else None
        return bool(section and section.has_digits and section.red and not section.is_signed)

    def names_scale(self, number: float) -> bool:
        """Whether the words behind the digits say by how much these are scaled: 4.5万 for 45355."""
        section = section_for(self.written, number) if self.written else None
        scale = self.at(number).scale
        return section is not None and bool(scale) and power_of(section.beside[1]) == scale

    def loses(self, number: float) -> bool:
        """Whether a number that is scaled is shown with fewer digits than it has."""
        own = self.at(number)
        return round(number / 10**own.scale, own.places) != number / 10**own.scale

    def rounds(self, number: str) -> bool:
        """Whether fewer digits are shown than the number has: 0.00, #,##0."""
        if "E" in self.code or "e" in self.code:
            return any(section.rounds_power(float(number)) for section in sections(self.code)[:1])
        digits = None if self.is_time or self.scale or "%" in self.code else _DIGITS.search(self.code)
        return digits is not None and -int(Decimal(number).as_tuple().exponent) > len(digits[1] or "")


def look(number: int, code: str, framed: bool, face: CellFont = PLAIN) -> CellFormat:
    """The look of a cell whose number format has this number and, where the file gives one, this code."""
    code = code.replace(_GENERAL_IN_CHINESE, "General")
    first = (code or _CODES.get(number, ""))[:_LONGEST].partition(";")[0]
    stripped = _LITERAL.sub("", first)
    is_time = number in _TIMES or _IS_TIME.search(stripped) is not None
    scale, places = (0, 0) if is_time or "%" in stripped else _scaled(first)
    written = _told(code)[:_LONGEST]
    made = CellFormat(stripped, is_time, framed, scale, places, face, written=written)
    if "@" in written:
        made = replace(made, text_beside=_beside_text(sections(written)))
    if ";" not in written:
        return made
    shown = [section for section in sections(written) if section.has_digits]
    ways = {(one.scale, one.places if one.scale else 0, one.is_time, "%" in one.code) for one in _parts(made, shown)}
    return replace(made, varied=len(ways) > 1, text_gone=_hides_text(sections(written)))


def _told(code: str) -> str:
    """A code of which the sections or the words in it matter: few formats have any."""
    matters = (
        ";" in code
        or any(section.places for section in sections(code[:_LONGEST]))
        or _WORDED_DIGIT.search(code)
        or _WORDS_ALONE.search(code)
        or _SPARSE.fullmatch(code)
    )
    return code if matters or any(any(section.beside) for section in sections(code[:_LONGEST])) else ""


def _parts(look: CellFormat, shown: list[FormatSection]) -> list[CellFormat]:
    return [_of_section(look, section.code) for section in shown]


@lru_cache(maxsize=256)
def _of_section(whole: CellFormat, code: str) -> CellFormat:
    """The look of numbers that one section of a format shows."""
    stripped = _LITERAL.sub("", code)
    is_time = _IS_TIME.search(stripped) is not None
    scale, places = (0, 0) if is_time or "%" in stripped else _scaled(code)
    return replace(whole, code=stripped, is_time=is_time, scale=scale, places=places, varied=False)


def _hides_text(found: Sequence[FormatSection]) -> bool:
    """Whether words are not shown, or others in their place."""
    return len(found) > 3 and "@" not in found[3].code


def _beside_text(found: Sequence[FormatSection]) -> tuple[str, str]:
    """What the section for words shows before and behind them."""
    section = found[3] if len(found) > 3 else found[-1]
    return (section.before, section.behind) if "@" in section.code else ("", "")


def stands_for_nothing(words: str) -> bool:
    """Whether words in the place of a 0 are a mark for nothing: “-”, 无."""
    return not words.strip() or says_nothing(words)


def _scaled(code: str) -> tuple[int, int]:
    """By how many powers of ten a number is divided to be shown, and its decimals then; (0, 0) for most formats.

    Commas behind the last digit divide by a thousand each; a point that is written
    as a word between digits (``0!.0``, ``0\\.0``, ``0"."0``) moves them apart.
    """
    pointed = _POINT.sub("\0", code)
    digits = re.sub(r"[^#0?.,\0]", "", _LITERAL.sub("", pointed).replace("!", ""))
    body = digits.rstrip(",")
    thousands = len(digits) - len(body)
    whole, point, behind = body.partition("\0")
    moved = sum(sign in "#0?" for sign in behind.partition(".")[0]) if point else 0
    own = sum(sign in "#0?" for sign in body.partition(".")[2])
    scale = 3 * thousands + moved
    return (scale, moved + own) if scale and (whole or behind) else (0, 0)


def plain(number: float) -> str:
    """A figure in plain digits, with the fifteen that a spreadsheet keeps; what sums leave behind the ninth decimal goes."""
    value = Decimal(f"{number:.15g}")
    if value.is_finite() and abs(value - round(value, 9)) < _NOISE:
        value = round(value, 9)
    if not value.is_finite():
        return str(number)
    return format(value.to_integral_value() if value == value.to_integral_value() else value.normalize(), "f")


def printable(text: str) -> str:
    """A cell's text with plain line ends and no control characters, "" where there is nothing to be seen in it.

    Signs of no width stay in words; a figure is one without them.
    """
    if text.isalnum():
        return text
    plainer = _ESCAPED.sub(_character, text).replace("\r\n", "\n").replace("\r", "\n")
    seen = INVISIBLE.sub("", plainer)
    if seen == plainer or not any(map(str.isalpha, seen)):
        return "" if seen.isspace() else seen
    return _CONTROL.sub("", plainer)


def _character(escaped: re.Match[str]) -> str:
    """A character written by its number: _x000D_."""
    return chr(int(escaped[1], 16))


def _moment(number: float, from_1904: bool) -> datetime | None:
    """The day and time that a number stands for; None outside the calendar."""
    number += _DAYS_TO_1904 if from_1904 else 0
    if not 0 <= number <= _LAST_DAY:
        return None
    days = timedelta(days=number - (1 if number > _NO_LEAP_DAY else 0))
    return _FIRST_DAY + timedelta(seconds=round(days.total_seconds()))


def _in_words(moment: datetime | daytime) -> str:
    if isinstance(moment, daytime):
        return moment.isoformat("minutes")
    day = f"{moment.year}年{moment.month}月{moment.day}日"
    return day if moment.time() == daytime() else f"{day} {moment.time().isoformat('minutes')}"
