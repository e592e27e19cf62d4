"""How lists and counters of a page write a number: ways that browsers know, and ways of a page's own (CSS Counter Styles 3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from core.numerals import EARTHLY, HEAVENLY, of_row
from core.patterns import lazy
from core.readers.html.css import rare_numerals
from core.readers.html.css.texts import unescaped

_BULLETS = frozenset(("initial", "disc", "circle", "square", "none", "disclosure-open", "disclosure-closed"))
_STRING = lazy(r""""((?:[^"\\]|\\[\s\S])*+)"|'((?:[^'\\]|\\[\s\S])*+)'|([^\s"',]++)""")
_WHOLE = lazy(r"[+-]?\d{1,6}")
_SYMBOLS = lazy(r"symbols\(\s*+(?:(cyclic|numeric|alphabetic|symbolic|fixed)\s)?([^()]*+)\)")
_DESCRIPTOR = lazy(r"""((?:[^;"']|"(?:[^"\\]|\\[\s\S])*+"|'(?:[^'\\]|\\[\s\S])*+')++)""")
_LONGEST = 60  # characters of a number; browsers write digits instead
_DEEPEST = 6
_FEWEST = {"alphabetic": 2, "numeric": 2}


class CounterStyle(NamedTuple):
    """A way to write numbers, as a page declares it; ``base`` is the way that it extends."""

    system: str = "symbolic"
    first: int = 1
    base: str = ""
    symbols: tuple[str, ...] = ()
    weights: tuple[tuple[int, str], ...] = ()
    prefix: str | None = None
    suffix: str | None = None
    negative: tuple[str, str] | None = None
    pad: tuple[int, str] = (0, "")
    ranges: tuple[tuple[int | None, int | None], ...] = ()
    fallback: str = "decimal"


def declared(text: str) -> CounterStyle:
    """A way to number by its declarations."""
    found = CounterStyle()
    for declaration in _DESCRIPTOR.findall(text):
        name, colon, value = declaration.partition(":")
        if colon and (changed := _told(found, name.strip().lower(), value.strip())) is not None:
            found = changed
    return found


def _told(found: CounterStyle, name: str, value: str) -> CounterStyle | None:
    words = [_word(one) for one in _STRING.finditer(value)]
    take = _TAKES.get(name)
    return take(found, words, value) if take and words else None


def _system(found: CounterStyle, words: list[str], _: str) -> CounterStyle:
    number = int(words[1]) if words[1:] and _WHOLE.fullmatch(words[1]) else 1
    return found._replace(system=words[0], first=number, base=words[1].lower() if words[1:] else "")


def _signs(found: CounterStyle, words: list[str], value: str) -> CounterStyle | None:
    names = [one[3] for one in _STRING.finditer(value) if one[3]]
    sound = all(name[0].isalpha() or name[0] in "\\_-" or not name.isascii() for name in names)
    return found._replace(symbols=tuple(words)) if sound else None


def _pad(found: CounterStyle, words: list[str], _: str) -> CounterStyle | None:
    numbers = [int(word) for word in words if _WHOLE.fullmatch(word)]
    signs = [word for word in words if not _WHOLE.fullmatch(word)] or words[1:]
    return found._replace(pad=(min(numbers[0], _LONGEST), signs[0])) if numbers and signs else None


_TAKES: dict[str, Callable[[CounterStyle, list[str], str], CounterStyle | None]] = {
    "system": _system,
    "symbols": _signs,
    "additive-symbols": lambda found, _, value: found._replace(weights=tuple(_weights(value))),
    "prefix": lambda found, words, _: found._replace(prefix=words[0]),
    "suffix": lambda found, words, _: found._replace(suffix=words[0]),
    "negative": lambda found, words, _: found._replace(negative=(words[0], words[1] if words[1:] else "")),
    "pad": _pad,
    "range": lambda found, _, value: found._replace(ranges=tuple(_ranges(value))) if value != "auto" else None,
    "fallback": lambda found, words, _: found._replace(fallback=words[0].lower()),
}


def _word(found: re.Match[str]) -> str:
    quoted = found[1] if found[1] is not None else found[2]
    return unescaped(quoted if quoted is not None else found[3])


def _weights(value: str) -> Iterator[tuple[int, str]]:
    for part in value.split(","):
        words = [_word(one) for one in _STRING.finditer(part)]
        numbers = [word for word in words if _WHOLE.fullmatch(word)]
        if len(words) == 2 and numbers:
            yield int(numbers[0]), words[1] if words[0] == numbers[0] else words[0]


def _ranges(value: str) -> Iterator[tuple[int | None, int | None]]:
    for part in value.split(","):
        ends = [int(word) if _WHOLE.fullmatch(word) else None for word in part.split()]
        if len(ends) == 2:
            yield ends[0], ends[1]


class Numberings:
    """The ways to number that a page knows: its own by name, and those of every browser."""

    def __init__(self) -> None:
        self.own: dict[str, CounterStyle] = {}

    def numeral(self, number: int, style: str) -> str:
        """A number as a style of lists or counters writes it; "" for bullets, digits where the style is not known."""
        return "" if style in _BULLETS and style not in self.own else self._numeral(number, style, 0)

    def marker(self, number: int, style: str) -> str:
        """What stands before an item: the number with its signs (``1.``, ``一、``), or a text that the style gives."""
        if (found := _STRING.fullmatch(style)) and found[3] is None:
            return _readable(_word(found))
        if found := _SYMBOLS.fullmatch(style):
            signs = tuple(_word(one) for one in _STRING.finditer(found[2]))
            return _readable(self._by(CounterStyle(found[1] or "symbolic", symbols=signs), number, 0))
        written = self.numeral(number, style)
        prefix, suffix = self._around(style, 0)
        return _readable(f"{prefix}{written}{suffix}") if written else ""

    def _around(self, style: str, depth: int) -> tuple[str, str]:
        """What stands before and behind each number."""
        own = self.own.get(style)
        if own is None or depth > _DEEPEST:
            return "", "、" if style in _CHINESE or style in _JAPANESE else rare_numerals.SUFFIXES.get(style, ".")
        prefix, suffix = self._around(own.base, depth + 1) if own.system == "extends" else ("", ". ")
        return (
            prefix if own.prefix is None else own.prefix,
            suffix if own.suffix is None else own.suffix,
        )

    def _numeral(self, number: int, style: str, depth: int) -> str:
        if depth > _DEEPEST:
            return str(number)
        if style in self.own:
            return self._by(self.own[style], number, depth)
        if style in _WRITTEN:
            return _WRITTEN[style](number)
        if style in _PREDEFINED:
            return self._by(_PREDEFINED[style], number, depth)
        return rare_numerals.numeral(number, style) or str(number)

    def _by(self, way: CounterStyle, number: int, depth: int) -> str:
        ranges = way.ranges or _RANGES.get(way.system, ())
        if ranges and not any(
            (low is None or low <= number) and (high is None or number <= high) for low, high in ranges
        ):
            return self._numeral(number, way.fallback, depth + 1)
        signed = number < 0 and way.system not in ("cyclic", "fixed") and way.base not in _WRITTEN
        found = abs(number) if signed else number
        if way.system == "extends":
            plain = self._numeral(found, way.base, depth + 1)
        else:
            plain = _SYSTEMS[way.system](way, found) if way.system in _SYSTEMS else ""
        if not plain or len(plain) > _LONGEST:
            return self._numeral(number, way.fallback, depth + 1)
        before, behind = (way.negative or ("-", "")) if signed else ("", "")
        return before + way.pad[1] * (way.pad[0] - len(before + plain + behind)) + plain + behind


_RANGES = {"alphabetic": ((1, None),), "symbolic": ((1, None),), "additive": ((0, None),)}


def _readable(text: str) -> str:
    text = text.strip()
    return text if any(map(str.isalnum, text)) else ""


def _cyclic(way: CounterStyle, number: int) -> str:
    return way.symbols[(number - 1) % len(way.symbols)] if way.symbols else ""


def _fixed(way: CounterStyle, number: int) -> str:
    place = number - way.first
    return way.symbols[place] if 0 <= place < len(way.symbols) else ""


def _symbolic(way: CounterStyle, number: int) -> str:
    if number < 1 or not way.symbols or (number - 1) // len(way.symbols) >= _LONGEST:
        return ""
    return _cyclic(way, number) * ((number - 1) // len(way.symbols) + 1)


def _in_places(way: CounterStyle, number: int, letters: bool) -> str:
    base = len(way.symbols)
    if base < _FEWEST["numeric"] or number < letters:
        return ""
    found = "" if number else way.symbols[0]
    while number and len(found) <= _LONGEST:
        number -= letters
        found = way.symbols[number % base] + found
        number //= base
    return found


def _additive(way: CounterStyle, number: int) -> str:
    if not number:
        return dict(way.weights).get(0, "")
    found = ""
    for weight, sign in way.weights:
        if weight and number >= weight:
            if len(found) + number // weight * len(sign) > _LONGEST:
                return ""
            found += sign * (number // weight)
            number %= weight
    return "" if number else found


_SYSTEMS: dict[str, Callable[[CounterStyle, int], str]] = {
    "cyclic": _cyclic,
    "fixed": _fixed,
    "symbolic": _symbolic,
    "alphabetic": partial(_in_places, letters=True),
    "numeric": partial(_in_places, letters=False),
    "additive": _additive,
}


def _alphabetic(signs: str) -> CounterStyle:
    return CounterStyle("alphabetic", symbols=tuple(signs))


def _numeric(zero: int) -> CounterStyle:
    return CounterStyle("numeric", symbols=tuple(chr(zero + digit) for digit in range(10)))


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん"
_IROHA = "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす"
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_ROMANS = ((1, 3999),)
_PREDEFINED = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), _alphabetic("abcdefghijklmnopqrstuvwxyz")),
    **dict.fromkeys(("upper-alpha", "upper-latin"), _alphabetic("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    "lower-greek": _alphabetic("αβγδεζηθικλμνξοπρστυφχψω"),
    "lower-roman": CounterStyle("additive", weights=_ROMAN, ranges=_ROMANS),
    "upper-roman": CounterStyle("additive", weights=tuple((n, s.upper()) for n, s in _ROMAN), ranges=_ROMANS),
    "cjk-decimal": CounterStyle("numeric", symbols=tuple("〇一二三四五六七八九"), ranges=((0, None),)),
    "hiragana": _alphabetic(_KANA),
    "hiragana-iroha": _alphabetic(_IROHA),
    "katakana": _alphabetic(_KANA.translate(_TO_KATAKANA)),
    "katakana-iroha": _alphabetic(_IROHA.translate(_TO_KATAKANA)),
    "hangul": _alphabetic("가나다라마바사아자차카타파하"),
    "hangul-consonant": _alphabetic("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    **{
        name: _numeric(zero)
        for name, zero in {
            **{"arabic-indic": 0x660, "persian": 0x6F0, "urdu": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6},
            **{"gurmukhi": 0xA66, "gujarati": 0xAE6, "oriya": 0xB66, "tamil": 0xBE6, "telugu": 0xC66},
            **{"kannada": 0xCE6, "malayalam": 0xD66, "thai": 0xE50, "lao": 0xED0, "tibetan": 0xF20},
            **{"myanmar": 0x1040, "khmer": 0x17E0, "cambodian": 0x17E0, "mongolian": 0x1810},
        }.items()
    },
}


class _Spoken(NamedTuple):
    """The characters of numbers as they are said: digits, places below ten thousand, ten thousand, minus."""

    digits: str
    places: tuple[str, ...]
    large: str
    minus: str
    bare_ten: bool  # 十五, not 一十五


def _chinese(number: int, way: _Spoken) -> str:
    """A number up to 99,999,999: 一百零五, 壹佰零伍."""
    if number < 0:
        return way.minus + _chinese(-number, way)
    if number >= 10**8:
        return str(number)
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = way.digits[0] if 0 < low < 1000 else ""
        return _chinese(high, way) + way.large + (gap + _below(low, way) if low else "")
    found = _below(number, way) if number else way.digits[0]
    return found[1:] if way.bare_ten and 10 <= number < 20 else found


def _below(number: int, way: _Spoken) -> str:
    """A number below ten thousand with every digit said: 一十五."""
    found, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            found += (way.digits[0] if gap and found else "") + way.digits[digit] + way.places[place]
        gap = not digit
    return found


def _japanese(number: int) -> str:
    if not 0 < number < 10_000:
        return "〇" if not number else str(number)
    return "".join(
        ("" if digit == 1 and place else "〇一二三四五六七八九"[digit]) + ("", "十", "百", "千")[place]
        for place in (3, 2, 1, 0)
        if (digit := number // 10**place % 10)
    )


def _of_row(number: int, row: str) -> str:
    found = of_row(number, row)
    return found if found in row else str(number).translate(_BY_DIGIT) if number >= 0 else str(number)


_BY_DIGIT = str.maketrans("0123456789", "〇一二三四五六七八九")
_PLACES, _FORMAL = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
_COUNTING = "零一二三四五六七八九"
_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal-leading-zero": lambda number: f"{number:02d}",
    "simp-chinese-informal": partial(_chinese, way=_Spoken(_COUNTING, _PLACES, "万", "负", True)),
    **dict.fromkeys(
        ("trad-chinese-informal", "cjk-ideographic"),
        partial(_chinese, way=_Spoken(_COUNTING, _PLACES, "萬", "負", True)),
    ),
    "simp-chinese-formal": partial(_chinese, way=_Spoken("零壹贰叁肆伍陆柒捌玖", _FORMAL, "万", "负", False)),
    "trad-chinese-formal": partial(_chinese, way=_Spoken("零壹貳參肆伍陸柒捌玖", _FORMAL, "萬", "負", False)),
    "japanese-informal": _japanese,
    "cjk-heavenly-stem": partial(_of_row, row=HEAVENLY),
    "cjk-earthly-branch": partial(_of_row, row=EARTHLY),
}
_CHINESE = frozenset(_WRITTEN) - {"decimal-leading-zero", "japanese-informal"} | {"cjk-decimal"}
_JAPANESE = frozenset(("japanese-informal", "hiragana", "hiragana-iroha", "katakana", "katakana-iroha"))
