"""Numbers as lists of a page write them in letters and words of languages that few pages have (CSS Counter Styles 3, 6 and 7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

_FOUR_PLACES = (1000, 100, 10, 1)
_GEORGIAN = "აბგდევზჱთიკლმნჲოპჟრსტჳფქღყშჩცძწჭხჴჯჰჵ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HOLY = {15: "טו", 16: "טז"}  # not written as ten and five, ten and six
_ETHIOPIC_ONES, _ETHIOPIC_TENS, _HUNDRED, _MYRIAD = 0x1369, 0x1372, "፻", "፼"
SUFFIXES = {
    **dict.fromkeys(("korean-hangul-formal", "korean-hanja-informal", "korean-hanja-formal"), ","),
    **{"japanese-formal": "、", "ethiopic-numeric": "/"},
}


def numeral(number: int, style: str) -> str:
    """A number in a style; "" where the style is none of these, or does not reach so far."""
    write = _STYLES.get(style)
    return write(number) if write and number > 0 else ""


def _in_letters(number: int, letters: str, most: int) -> str:
    """A letter for each of 1–9, 10–90, 100–900 and so on, in this order."""
    if number > most:
        return ""
    digits = [int(digit) for digit in str(number)]
    places = range(len(digits) - 1, -1, -1)
    return "".join(letters[9 * place + digit - 1] for place, digit in zip(places, digits, strict=True) if digit)


def _armenian(number: int, first: int) -> str:
    return _in_letters(number, "".join(chr(first + at) for at in range(36)), 9999)


def _hebrew(number: int) -> str:
    if number > 10_999:
        return ""
    thousands, rest = divmod(number, 1000)
    found = f"{_hebrew(thousands)}׳" if thousands else ""
    found += "ת" * (rest // 400)
    rest %= 400
    found += _HEBREW[17 + rest // 100] if rest >= 100 else ""
    rest %= 100
    if rest in _HOLY:
        return found + _HOLY[rest]
    found += _HEBREW[8 + rest // 10] if rest >= 10 else ""
    return found + (_HEBREW[rest % 10 - 1] if rest % 10 else "")


def _in_words(number: int, digits: str, places: str, bare: bool) -> str:
    """A number below ten thousand by digits and places; ``bare`` places stand alone for one of them."""
    if number >= 10_000:
        return ""
    signs = (*places, "")
    parts = ((number // place % 10, sign) for place, sign in zip(_FOUR_PLACES, signs, strict=True))
    return "".join(("" if bare and digit == 1 and sign else digits[digit]) + sign for digit, sign in parts if digit)


def _ethiopic(number: int) -> str:
    return "".join(_ethiopic_groups(number)) if number > 1 else chr(_ETHIOPIC_ONES)


def _ethiopic_groups(number: int) -> Iterator[str]:
    """Pairs of digits with a sign of hundreds behind odd ones and of myriads behind even ones, the last without."""
    pairs: list[int] = []
    while number:
        number, pair = divmod(number, 100)
        pairs.append(pair)
    for place in range(len(pairs) - 1, -1, -1):
        tens, ones = divmod(pairs[place], 10)
        alone = pairs[place] == 1 and (place == len(pairs) - 1 or place % 2)
        signs = (chr(_ETHIOPIC_TENS + tens - 1) if tens else "") + (chr(_ETHIOPIC_ONES + ones - 1) if ones else "")
        yield "" if alone else signs
        if place % 2:
            yield _HUNDRED if pairs[place] else ""
        elif place:
            yield _MYRIAD


_STYLES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("armenian", "upper-armenian"), partial(_armenian, first=0x531)),
    "lower-armenian": partial(_armenian, first=0x561),
    "georgian": partial(_in_letters, letters=_GEORGIAN, most=19_999),
    "hebrew": _hebrew,
    "ethiopic-numeric": _ethiopic,
    "korean-hangul-formal": partial(_in_words, digits="영일이삼사오육칠팔구", places="천백십", bare=False),
    "korean-hanja-informal": partial(_in_words, digits="零一二三四五六七八九", places="千百十", bare=True),
    "korean-hanja-formal": partial(_in_words, digits="零壹貳參四五六七八九", places="仟百拾", bare=False),
    "japanese-formal": partial(_in_words, digits="零壱弐参四伍六七八九", places="阡百拾", bare=False),
}
