"""Reading and printing of figures.

Counts are ``int``, money is ``Decimal`` in 万元, a blank is ``None``: three
states, never mixed.  :func:`parse_typed` is strict, for what a person types.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TypeAlias

from core.errors import UserError
from core.figure_words import COUNT_UNIT, MONEY_UNIT, plain, says_nothing, ungrouped
from core.forms.spec import Kind
from core.patterns import lazy

Number: TypeAlias = int | Decimal
Value: TypeAlias = Number | None

MAX_DIGITS = 12  # 999,999,999,999: far above any real figure, far below float's limits
_MOST_WRITTEN = 18  # digits before and behind the point; averages and 万元 in printed totals have some ten
_COUNTED = lazy(rf"(?:{COUNT_UNIT})$")
_UNIT = {Kind.COUNT: _COUNTED, Kind.CHANGE: _COUNTED, Kind.MONEY: lazy(r"万元$")}
_IN_MONEY = lazy(rf"[+-]?[\d,.]+({MONEY_UNIT})")
_NUMBER = lazy(r"[+-]?\d+(?:\.\d+)?")


class NotANumber(UserError):
    """Text that is not a figure of the wanted kind; the sentence says why."""


def parse_typed(text: str, kind: Kind) -> Value:
    """Read what a person typed: full-width digits, ``1,234``, ``12件`` and blanks are understood.

    Returns None for an empty text.  Raises :class:`NotANumber` with a sentence
    for the user where the text is no figure of this kind.
    """
    folded = _UNIT[kind].sub("", plain(text))
    if not folded:
        if plain(text):
            raise NotANumber(f"“{text.strip()}”里没有数字。请只输入数字，如12。")
        return None
    if says_nothing(text):
        raise NotANumber(f"“{text.strip()}”不是数字。没有发生的填0，不适用的填“/”，还没有数据的留空白。")
    if kind is Kind.MONEY and (money := _IN_MONEY.fullmatch(plain(text))) and money[1] != "万元":
        raise NotANumber(f"这里的单位是万元，“{text.strip()}”请换算成万元后填写。")
    if any(unicodedata.category(sign) == "No" for sign in text):  # folding would make 12② or 12² into 122
        raise NotANumber(f"“{text.strip()}”带有注释符号或上标、分数。请只输入数字，如12。")
    folded = ungrouped(folded)
    if not _NUMBER.fullmatch(folded):
        raise NotANumber(f"“{text.strip()}”不是数字。请只输入数字，如12；没有的填0。")
    return check_kind(Decimal(folded), kind)


def check_kind(number: Decimal, kind: Kind) -> Number:
    """Fit a decimal into a cell of this kind, or raise :class:`NotANumber` saying what is wrong."""
    number = _bounded(number)
    if number < 0 and kind is not Kind.CHANGE:
        raise NotANumber("这里不能填负数。请核对后重新输入。")
    if kind is Kind.MONEY:
        return normal_money(number)
    if number != number.to_integral_value():
        raise NotANumber("这里要填整数，不能有小数。请核对后重新输入。")
    return int(number)


def _bounded(number: Decimal) -> Decimal:
    """The number, where it has so few digits that any arithmetic may be done with it.

    Looks at digits and exponent only: already ``abs`` of a number with a large
    exponent overflows, and written out it would fill the memory.
    """
    if not number.is_finite():
        raise NotANumber("这不是数字。请核对后重新输入。")
    if not number:
        return Decimal(0)
    if number.adjusted() >= MAX_DIGITS:
        raise NotANumber("数字太大，请核对位数和单位。")
    if number.adjusted() < -_MOST_WRITTEN or len(number.as_tuple().digits) > _MOST_WRITTEN:
        raise NotANumber("小数位太多，请核对后重新输入。")
    return number


def normal_money(number: Decimal) -> Decimal:
    """Drop trailing zeros without an exponent, so that equal amounts print alike: 12.50 → 12.5."""
    normal = number.normalize() + 0
    return normal.quantize(Decimal(1)) if normal.as_tuple().exponent > 0 else normal  # type: ignore[operator]


def said(value: Value) -> str:
    """A figure within a sentence or a sum: as it is printed, 空白 where there is none."""
    return show(value) or "空白"


def show(value: Value) -> str:
    """Print a figure as the report prints it: digits only, a blank as ``""``."""
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
