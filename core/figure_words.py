"""What offices write beside a figure or in its place: units, and marks for nothing.

One vocabulary for whatever takes a figure in: typing, pasting, importing, and
telling figures from labels on a page.  A leaf: readers may ask it too.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from core.patterns import lazy

COUNT_UNITS = (
    *("件次", "人次", "条次", "批次", "件", "个", "项", "条", "份", "次", "宗", "部", "起", "篇", "例", "封"),
    *("人", "名", "家", "户", "批"),
)
# In 万元, the form's unit of money; longer names first, so that 十万元 is not read as 万元.
PER_WAN = {
    "百万元": Decimal(100),
    "千万元": Decimal(1000),
    "十万元": Decimal(10),
    "万元": Decimal(1),
    "亿元": Decimal(10000),
    "千元": Decimal("0.1"),
    "百元": Decimal("0.01"),
    "元": Decimal("0.0001"),
}
PER_ONE = {"万件": Decimal(10000), "千件": Decimal(1000), "百件": Decimal(100)}  # of counts
PER_LARGE = {"万": Decimal(10000), "千": Decimal(1000), "百": Decimal(100)}  # behind a figure: 1.2万件
NOTHING_WORDS = (
    *("无", "無", "没有", "暂无", "不适用", "不涉及", "未涉及", "未发生", "没有发生", "未产生", "不存在"),
    *("无此项", "无此类", "无此项目", "无数据", "N/A", "n/a"),
)
# Regular expressions for folded text: one unit of a count, one of money, and what stands where there is nothing.
COUNT_UNIT = f"(?:{'|'.join(COUNT_UNITS)})"
MONEY_UNIT = f"(?:{'|'.join(PER_WAN)})"
NOTHING = rf"(?:[/\\|\-—―─_*~]+|{'|'.join(map(re.escape, NOTHING_WORDS))})"
_STATED = lazy(rf"(?:单位[:为是]?|[(\[])(?:人民币)?({'|'.join((*PER_WAN, *PER_ONE))})(?:人民币)?(?:[)\]]|$|[,;。])")
_GROUPED = lazy(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_APART = lazy(r"\d\s+\d")
_NOTHING = lazy(rf"\(?{NOTHING}\)?[.。]?")


def plain(text: str) -> str:
    """Fold full-width characters and minus signs, and drop all blanks: ``１ ２`` becomes ``12``."""
    folded = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    return "".join(folded.split())


def ungrouped(compact: str) -> str:
    """A folded figure without the commas between groups of three digits: ``1,234`` becomes ``1234``."""
    return compact.replace(",", "") if _GROUPED.fullmatch(compact) else compact


@lru_cache(maxsize=4096)
def stated_unit(label: str) -> str:
    """The unit that a label, head or caption states (``（单位：元）``, ``（万件）``), "" where it states none."""
    found = _STATED.search(plain(label))
    return found[1] if found else ""


SLASH, NOT_APPLICABLE = MARKS = ("/", "不适用")  # what a clerk may enter in the place of a figure


def mark_of(text: str) -> str:
    """The mark that a text is, as it is kept and printed; "" where it is none of them."""
    folded = plain(text)
    return folded if folded in MARKS else ""


def two_figures(text: str) -> bool:
    """Whether blanks part digits: ``12 34``, and ``1 234``, of which nobody can tell whether it is one figure or two."""
    return _APART.search(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a mark or word for "nothing" stands here (``／``, ``——``, ``不适用``); no for a blank."""
    return _NOTHING.fullmatch(plain(text)) is not None
