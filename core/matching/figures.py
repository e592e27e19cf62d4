"""Reading figures leniently: what offices write into cells, and what is made of it.

Nothing is guessed in silence: whatever is more than width and blanks folded
comes with a code and a sentence, and what is not certain stays blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal
from unicodedata import category, normalize

from core import numerals
from core.figure_words import (
    COUNT_UNIT,
    MONEY_UNIT,
    PER_LARGE,
    PER_ONE,
    PER_WAN,
    plain,
    says_nothing,
    stated_unit,
    two_figures,
    ungrouped,
)
from core.forms.spec import Kind
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.text_decoding import BACKWARDS
from core.records import record
from core.report.numbers import NotANumber, Number, Value, check_kind, show

_LONGEST = 500  # characters; a figure with the longest remark has some fifty
_QUOTED = 30  # characters that a sentence quotes
_LEFTOVER = lazy(r"\[bookmark:[^\]]*\]|\[/?[a-z]+\]|&nbsp;?|(?<=\d)\s?[✓✔☑√]$", re.IGNORECASE)
# A remark in words behind the figure; a second figure in brackets, 5（8）, would be no remark but a doubt.
_REMARK = lazy(rf"([+-]?\d+(?:[,.]\d+)*)(?:{COUNT_UNIT}|万元)?[,;]?(?:\([^\d()][^()]*\)|其中[^()]*){COUNT_UNIT}?")
# A second figure that takes the place of the first: 16（更正为13）; 23（原报26） only tells what was there before.
_CORRECTS = lazy(r"(?:更正|改|修正|订正|纠正|调整|应当?|实际?)(?:为|是)[^\d]{0,4}\d")
_COUNTED = lazy(rf"(?:共计?|合计|总计)?([+-]?\d+(?:[,.]\d+)*){COUNT_UNIT}")
_LARGE = lazy(rf"([+-]?\d+(?:[,.]\d+)*)({'|'.join(PER_LARGE)}){COUNT_UNIT}?")
# ¥ says that it is money, and so what a 万 behind it stands for.
_MONEY = lazy(rf"(¥?)([+-]?(?:\d+(?:[,.]\d+)*|\.\d+))({MONEY_UNIT}|万)(?:整|人民币)?")
_CHANGE = lazy(rf"(增加|增|↑|减少|减|下降|↓|负)(\d+){COUNT_UNIT}?")
_PLAINEST = lazy(r"0|[1-9][0-9]{0,11}")
_DIGITS = lazy(r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)")
_SIGNLESS = lazy(r"\d{1,12}")
_FIGURES = lazy(r"\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:\.\d++)?")
_MOST_CHOICES = 3
_LOOK_ALIKE = str.maketrans("OoQDIl|○◯", "000011100")
_SCALED = lazy(r"\d\s*[万千百亿]|\d[eE][+-]?\d")  # 1万余, 1E+03: its digits are not the figure
_POINTED = lazy(r"[1-9]\d{0,2}(?:\.\d{3})++")
_STARS = "*※★☆†‡"  # marks of notes that are no digits; 3① and 3[1] may be something else
_BEFORE, _BEHIND = ":='‘’`", ".。;,、:"
_NUMERAL = lazy("[零〇一二两三四五六七八九十百千万]{1,20}")
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬", "一二二三三四五六六七八九十百千万")
# Blanks of a fixed, narrow width before each three digits part thousands and nothing else (ISO 80000-1, 7.3.1).
_PARTED = lazy(r"(?<!\d)\d{1,3}(?:[\u2006-\u2009\u202f]\d{3})++(?!\d)")
_COUNTED_OFF = lazy(f"{COUNT_UNIT}$")


@record(slots=True)
class Figure:
    """What a cell's text means; ``code`` is "" where it is plainly a number, else ``message`` says why not.

    ``choices`` are the figures that a doubtful cell may mean.
    """

    value: Value
    code: NoteCode | Literal[""] = ""
    message: str = ""
    choices: tuple[Number, ...] = ()


_BLANK = Figure(None, NoteCode.BLANK, "原文件此处为空白，按空白读入。没有发生的请填0。")


@lru_cache(maxsize=4096)
def read_cell(text: str, kind: Kind, head: str = "") -> Figure:
    """Read a figure; ``head`` is the column head where it names a unit of money."""
    shown = text.strip()
    if kind is Kind.COUNT and not head and _PLAINEST.fullmatch(shown):
        return _checked(Decimal(shown), kind, shown)
    if len(shown) > _LONGEST:
        return _doubtful(shown[:_QUOTED] + "…", "太长，不是数字")
    if BACKWARDS in shown:
        return _turned(shown.replace(BACKWARDS, ""), kind)
    grouped = _PARTED.sub(lambda found: "".join(found[0].split()), shown)
    folded = normalize("NFKC", grouped).strip()
    cleaned = _LEFTOVER.sub("", folded).strip()
    if cleaned != folded:
        return _cleaned(shown, cleaned, kind, head)
    compact = plain(folded)
    figure = _no_figure(shown, folded, compact) or _figure(compact, kind, shown)
    if figure.code == NoteCode.DOUBTFUL:
        return replace(figure, choices=figure.choices or _choices(shown, kind))
    if figure.code == "" and (len(folded) != len(compact) or grouped != shown):
        figure = _put_in_order(figure.value, shown)
    return _in_unit_of(head, figure, shown, kind) if head and figure.code != NoteCode.UNIT else figure


def _no_figure(shown: str, folded: str, compact: str) -> Figure | None:
    """What is not to be read as one figure at all."""
    if not folded:
        return _BLANK
    if says_nothing(compact):
        return Figure(None, NoteCode.MARK, f"原文件这里写的是“{shown}”，按空白读入。如果是没有发生，请填0。")
    if two_figures(folded):
        return _doubtful(shown, "里有两个数")
    if any(category(sign) == "No" for sign in shown):  # folding would make 12² or 12② into 122
        return _doubtful(shown, "带有注释符号")
    return None


def _figure(compact: str, kind: Kind, shown: str) -> Figure:
    figures = (rule(compact, kind, shown) for rule in _RULES[kind])
    return next(filter(None, figures), None) or _doubtful(shown, "不是数字")


def _cleaned(shown: str, cleaned: str, kind: Kind, head: str) -> Figure:
    figure = read_cell(cleaned, kind, head)
    if figure.value is None:
        return figure
    return Figure(figure.value, NoteCode.LEFTOVER, f"原文件这里是“{shown}”，去掉多余的标记后读为{show(figure.value)}。")


def _plain(compact: str, kind: Kind, shown: str) -> Figure | None:
    digits = ungrouped(compact)
    if not _DIGITS.fullmatch(digits):
        return None
    figure = _checked(Decimal(digits), kind, shown)
    # The sign in 本年增/减 is meant; anything else that is not printed back alike was put in order.
    if figure.value is None or compact.removeprefix("+") == show(figure.value):
        return figure
    return _put_in_order(figure.value, shown)


def _put_in_order(value: Value, shown: str) -> Figure:
    return Figure(value, NoteCode.NORMALISED, f"原文件这里是“{shown}”，读为{show(value)}。")


def _counted(compact: str, kind: Kind, shown: str) -> Figure | None:
    match = _COUNTED.fullmatch(compact)
    return _part(match[1], kind, shown, NoteCode.UNIT, "去掉单位后") if match else None


def _large(compact: str, kind: Kind, shown: str) -> Figure | None:
    """A count in units of ten thousand; in a column of money nothing tells whether the unit is that of the column."""
    match = _LARGE.fullmatch(compact)
    number = _number(match[1]) if match else None
    if match is None or number is None:
        return None
    figure = _checked(number * PER_LARGE[match[2]], kind, shown)
    if figure.value is None:
        return figure
    if kind is Kind.MONEY:
        both = (check_kind(number, kind), figure.value)
        return replace(_doubtful(shown, f"可能是{show(both[0])}，也可能是{show(both[1])}"), choices=both)
    return Figure(figure.value, NoteCode.UNIT, f"原文件这里是“{shown}”，换算为{show(figure.value)}。请核对。")


def _remarked(compact: str, kind: Kind, shown: str) -> Figure | None:
    match = _REMARK.fullmatch(compact)
    if match is None:
        return None
    if _CORRECTS.search(compact):
        return _doubtful(shown, "括号里写有更正的数")
    unit = stated_unit(compact[match.end(1) :])
    factor = (PER_WAN if kind is Kind.MONEY else PER_ONE).get(unit)
    number = _number(match[1])
    if factor is None or number is None:
        return _part(match[1], kind, shown, NoteCode.REMARK, "括号里的说明未读入，")
    figure = _checked(number * factor, kind, shown)
    if figure.value is None:
        return figure
    return Figure(figure.value, NoteCode.UNIT, f"原文件这里是“{shown}”，换算为{show(figure.value)}。请核对。")


def _spelt(compact: str, kind: Kind, shown: str) -> Figure | None:
    """A figure in characters; 一 alone may be the dash that stands for nothing."""
    numeral = _COUNTED_OFF.sub("", compact).translate(_FORMAL)
    if not numeral or compact == "一" or not _NUMERAL.fullmatch(numeral):
        return None
    number = numerals.value(numeral)
    figure = None if number is None else _checked(Decimal(number), kind, shown)
    return figure if figure is None or figure.value is None else _put_in_order(figure.value, shown)


def _edged(compact: str, kind: Kind, shown: str) -> Figure | None:
    """A figure behind an apostrophe or colon, as spreadsheets and forms leave them, or before a stop or a star."""
    marked = compact.strip(_STARS)
    bare = marked.lstrip(_BEFORE).rstrip(_BEHIND)
    if bare == compact or not bare:
        return None
    figure = next(filter(None, (rule(bare, kind, shown) for rule in _RULES[kind] if rule is not _edged)), None)
    if figure is None or figure.value is None or figure.code not in ("", NoteCode.NORMALISED, NoteCode.UNIT):
        return None
    if marked != compact:
        message = f"原文件这里是“{shown}”，去掉注释符号后读为{show(figure.value)}。"
        return Figure(figure.value, NoteCode.NOTE_MARK, message)
    return figure if figure.code == NoteCode.UNIT else _put_in_order(figure.value, shown)


def _changed(compact: str, kind: Kind, shown: str) -> Figure | None:
    match = _CHANGE.fullmatch(compact)
    if match is None:
        return None
    sign = "" if match[1] in ("增加", "增", "↑") else "-"
    return _part(sign + match[2], kind, shown, NoteCode.SIGN, "按增减方向")


def _money(compact: str, kind: Kind, shown: str) -> Figure | None:
    match = _MONEY.fullmatch(compact)
    number = _number(match[2]) if match else None
    if match is None or number is None or (match[3] == "万" and not match[1]):
        return None
    figure = _checked(number * PER_WAN["万元" if match[3] == "万" else match[3]], kind, shown)
    if figure.value is None:
        return figure
    return Figure(
        figure.value, NoteCode.UNIT, f"原文件这里是“{shown}”，本列单位是万元，读为{show(figure.value)}。请核对。"
    )


def _in_unit_of(head: str, figure: Figure, shown: str, kind: Kind) -> Figure:
    """Convert where a label or head around the figure states another unit than the form's."""
    unit = stated_unit(head)
    factor = (PER_WAN if kind is Kind.MONEY else PER_ONE).get(unit, Decimal(1))
    if not figure.value or factor == 1:
        return figure
    found = _checked(Decimal(figure.value) * factor, kind, shown)
    if found.value is None:
        return found
    own = "万元" if kind is Kind.MONEY else "件"
    message = f"原文件注明的单位是{unit}，“{shown}”换算为{show(found.value)}{own}。请核对。"
    return Figure(found.value, NoteCode.UNIT, message)


def differ(head: str, caption: str) -> bool:
    """Whether a head and the caption of its table state two units of money."""
    units = {unit for unit in map(stated_unit, (head, caption)) if unit in PER_WAN}
    return len(units) > 1


def two_units(text: str, head: str, caption: str) -> Figure:
    """An amount for which two units are stated, and nothing that tells which is meant."""
    values = tuple(read_cell(text, Kind.MONEY, words).value for words in (head, caption))
    known = tuple(dict.fromkeys(value for value in values if value is not None))
    if len(known) < 2:
        return read_cell(text, Kind.MONEY, head)
    return replace(_doubtful(text.strip(), f"单位有{stated_unit(head)}和{stated_unit(caption)}两种说法"), choices=known)


def _part(number: str, kind: Kind, shown: str, code: NoteCode, how: str) -> Figure | None:
    found = _number(number)
    figure = None if found is None else _checked(found, kind, shown)
    if figure is None or figure.value is None:
        return figure
    return Figure(figure.value, code, f"原文件这里是“{shown}”，{how}读为{show(figure.value)}。")


def _number(text: str) -> Decimal | None:
    digits = ungrouped(text)
    try:
        return Decimal(digits) if _DIGITS.fullmatch(digits) else None
    except InvalidOperation:
        return None


def _checked(number: Decimal, kind: Kind, shown: str) -> Figure:
    try:
        return Figure(check_kind(number, kind))
    except NotANumber as error:
        return Figure(None, NoteCode.DOUBTFUL, f"原文件这里是“{shown}”，按空白读入。{error}")


def _choices(shown: str, kind: Kind) -> tuple[Number, ...]:
    """The figures in a doubtful text, where these are one to three: apart, and as one where only a blank parts them.

    A letter that looks like a digit may be one (8O), a point may part thousands (1.086).
    """
    if shown.startswith("#") or _SCALED.search(shown):  # #DIV/0!, #REF!: the 0 in it is none
        return ()
    plain_signs = "".join(" " if category(sign) == "No" else sign for sign in shown)
    texts = [ungrouped(text) for text in _FIGURES.findall(normalize("NFKC", plain_signs))]
    folded = "".join(normalize("NFKC", shown).split())
    alike = folded.translate(_LOOK_ALIKE)
    if alike != folded and _SIGNLESS.fullmatch(alike):
        texts = [alike]
    elif _POINTED.fullmatch(folded):
        texts = [folded.replace(".", "")]
    elif _DIGITS.fullmatch(folded):
        texts.append(folded)
    found = [_checked(number, kind, text).value for text in texts[:9] if (number := _number(text)) is not None]
    known = tuple(dict.fromkeys(value for value in found if value is not None))
    return known if len(known) <= _MOST_CHOICES else ()


def _turned(shown: str, kind: Kind) -> Figure:
    """Digits that are shown in another order than they are written; which one nobody knows: this one, or the other way round."""
    digits = ungrouped(plain(normalize("NFKC", shown)))
    ways = (digits, digits[::-1]) if _SIGNLESS.fullmatch(digits) else ()
    found = [_checked(Decimal(way), kind, way).value for way in ways]
    known = tuple(dict.fromkeys(value for value in found if value is not None))
    figure = _doubtful(shown[:_QUOTED], "各位数字显示的先后不明")
    return replace(figure, choices=known if len(known) > 1 else ())


def _doubtful(shown: str, why: str) -> Figure:
    return Figure(None, NoteCode.DOUBTFUL, f"原文件这里是“{shown}”，{why}，无法确定数值，按空白读入。请核对后填写。")


FigureRule = Callable[[str, Kind, str], Figure | None]
_RULES: dict[Kind, tuple[FigureRule, ...]] = {
    Kind.COUNT: (_plain, _counted, _large, _remarked, _spelt, _edged),
    Kind.CHANGE: (_plain, _counted, _large, _remarked, _changed, _spelt, _edged),
    Kind.MONEY: (_plain, _money, _large, _counted, _remarked, _spelt, _edged),
}
