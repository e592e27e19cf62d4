"""Numbers in Chinese characters: read (``二百五十`` → 250) and written (12 → ``十二``); numbers of lines.

A leaf: readers, claims in texts and checks ask it.
"""

from __future__ import annotations

from core.patterns import lazy

# How lines are numbered, as pieces of patterns that look for it.  Who looks for more or less says why there.
COUNTED = "一二三四五六七八九十"
PART = rf"[{COUNTED}]+\s*[、．.]"  # 一、 as the parts of a report
ENCLOSED = rf"[（(]\s*[{COUNTED}\d]+\s*[)）]"  # （一） (1)
POINT = r"\d+\s*[.．、]"  # 1.
NUMBERED = rf"(?:{ENCLOSED}|{PART}|{POINT})"

LONGEST = 20  # characters; what is longer counts nothing, and Python makes no number of it
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_WELL_FORMED = lazy(
    r"(?=.)(?:[一二两三四五六七八九]千)?(?:零?[一二两三四五六七八九]百)?(?:零?[一二三四五六七八九]?十)?"
    r"(?:(?:零|(?<![百千]))[一二两三四五六七八九])?|[零〇]"
)


def value(numeral: str) -> int | None:
    """The number a numeral stands for (commas of thousands as ``，``); None where it is none, like 二百五十百."""
    if len(numeral) > LONGEST:
        return None
    if numeral[0].isdigit():
        return int(numeral.replace("，", ""))
    high, ten_thousands, low = numeral.rpartition("万")
    parts = [_below_ten_thousand(part) for part in ((high, low) if ten_thousands else (low,)) if part]
    if None in parts or (ten_thousands and not high):
        return None
    return (_number(parts[0]) * 10_000 + sum(map(_number, parts[1:]))) if ten_thousands else parts[0]


def _number(part: int | None) -> int:
    return part or 0


def _below_ten_thousand(numeral: str) -> int | None:
    if not _WELL_FORMED.fullmatch(numeral):
        return None
    total, digit = 0, 0
    for char in numeral:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


COUNTING = "零一二三四五六七八九"
_MOST_SPELT = 99


def spelt(number: int, digits: str = COUNTING) -> str:
    """A whole number from 1 to 99 as headings and lists count (``二十一``); others stay in digits."""
    if not 0 < number <= _MOST_SPELT:
        return str(number)
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return front + (digits[ones] if ones else "")


_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_MOST_LETTERED = 999  # letters and Roman numerals of larger numbers would be as long as a page
_ROMAN = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def legal(number: int) -> str:
    """A number of a list as amounts are written (``贰拾壹``), from 1 to 99; others stay in digits."""
    return spelt(number, _LEGAL).replace("十", "拾")


def letters(number: int) -> str:
    """A number of a list in small letters: a … z, aa, bb …; in digits from 1000 and below 1."""
    if not 0 < number <= _MOST_LETTERED:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def capitals(number: int) -> str:
    """The same in capitals: A … Z, AA, BB …."""
    return letters(number).upper()


def roman(number: int) -> str:
    """A number of a list in small Roman numerals; in digits from 1000 and below 1."""
    if not 0 < number <= _MOST_LETTERED:
        return str(number)
    hundreds, number = divmod(number, 100)
    high, number = divmod(number, 10)
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[high]
    text = ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm")[hundreds] + tens
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def roman_capitals(number: int) -> str:
    """The same in capitals."""
    return roman(number).upper()


# The zero of a year in Chinese digits as people type it: 二〇二四, 二○二四, 二零二四, 二O二四, 二0二四.
_ZEROS = "〇○零ＯOo0０"
SPELT_YEAR = rf"[一二][{_ZEROS}{COUNTING[1:]}]{{3}}"  # a piece of patterns
_YEAR_DIGITS = str.maketrans(_ZEROS + COUNTING[1:], "0" * len(_ZEROS) + "123456789")
_ZERO = lazy(f"[{_ZEROS}]")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def year_value(written: str) -> int:
    """The year that four signs stand for, in digits of any width or in Chinese ones."""
    return int(written.translate(_YEAR_DIGITS))


def year_like(year: int, like: str) -> str:
    """A year in the kind of digits in which ``like`` is written, its zero by the same sign."""
    if like.isascii():
        return str(year)
    if like.isdecimal():
        return str(year).translate(_FULL_WIDTH)
    zero = _ZERO.search(like)
    digits = digit_by_digit(year)
    return digits.replace("〇", zero[0]) if zero else digits


HEAVENLY, EARTHLY = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
IN_BRACKETS, WITH_POINT = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BY_DIGIT = str.maketrans("0123456789", "〇一二三四五六七八九")


def digit_by_digit(number: int) -> str:
    """A number of a list of which each digit is written in Chinese: 12 as ``一二``."""
    return str(number).translate(_BY_DIGIT)


def circled(number: int) -> str:
    """A number in a circle, from 1 to 20; others stay in digits."""
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def of_row(number: int, row: str) -> str:
    """A number of a list by signs that are counted through (甲, 乙, 丙); in digits where there are no more."""
    return row[number - 1] if 0 < number <= len(row) else str(number)
