"""Which years of a title or preamble move when the report moves on to another year, and which digits are none.

A year says so itself: 年 or 年度 stands behind it, or month and day do.  Digits
inside a number (12024人次), an address, a link, the number of a document or an
amount (2024.5万元) never move, nor do years in the titles of documents, days on
which rules were issued or came into force or a body was founded, what stands
behind the name of a number (编号：2024-01-15), and months and days of an event
(2024年3月15日召开): of the days of a year only the ends of its period move with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from unicodedata import normalize

from core.numerals import COUNTED, SPELT_YEAR, value, year_like, year_value
from core.patterns import lazy
from core.records import record
from core.report.texts.years import Stretches

MOVING_TEXTS = ("title", "preamble")  # the texts in which the report's own year stands
_SIGN = r"0-9０-９〇○零一二三四五六七八九"
_FOUR = rf"(?:[0-9]{{4}}|[０-９]{{4}}|{SPELT_YEAR})"
_RUN = lazy(rf"(?<![{_SIGN}A-Za-zＡ-Ｚａ-ｚ_]){_FOUR}")
_YEAR = lazy(r"[^\S\n]{0,9}年")
_DATE = lazy(r"([-./／．－])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![0-9])")
_TITLE = lazy(r"(?=[\u4e00-\u9fff）)】\]」』”]|$)")
_DATE_BEFORE = lazy(r"[0-9][-./／]$")
_DAY_BEFORE = lazy(r"(?<![0-9])[0-9]{4}([-./／])[0-9]{1,2}\1[0-9]{1,2}[-/]$")  # the first day of a stretch of days
_LONGEST_DAY = 12  # characters of such a day
# What is never touched: titles (but for that of a report like this one), numbers of documents, links and addresses of mail.
_FIXED = lazy(
    r"《(?![^》\n]{0,60}信息公开[^》\n]{0,12}(?:报告|年报)(?:[（(][^）)》\n]{0,20}[）)])?》)[^》\n]{0,200}》|〈[^〉\n]{0,200}〉|〔[^〕\n]{0,60}〕"
    r"|[\[［(（【﹝][^\S\n]*+[0-9]{4}[^\S\n]*+年?[^\S\n]*+[\]］)）】﹞][^\S\n]*+第?[^\S\n]*+[0-9]++[^\S\n]*+号"
    r"|(?:[A-Za-z][A-Za-z0-9+.-]{0,20}://|www\.)[^\s，。；、）】》”\u4e00-\u9fff]*"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]++@[A-Za-z0-9.-]+"
    r"|(?<![A-Za-z0-9-])(?<![A-Za-z0-9-]\.)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:cn|com|net|org)(?:/[^\s，。；、）】》”\u4e00-\u9fff]*)?"
)
_WHOLE = rf"(?<![{_SIGN}]){_FOUR}[^\S\n]?年"
_DAY = r"[0-9]{1,2}月(?:[0-9]{1,2}日)?"
_MADE = "施行|实施|生效|印发|发布|公布|颁布|通过|修订|修正|修改|出台"
_FOUNDED = "成立|组建|挂牌|设立|更名|揭牌|机构改革|撤并|划转|转隶"
# Behind the name of a number or of the day on which a paper was made stands no year of the report.
_NAMED = lazy(
    r"(?:电话|传真|手机|热线|邮编|邮政编码|编号|编码|代码|文号|索引号|档号|案号|证号|序号|账号|房号|门牌号|QQ|微信"
    r"|(?:发布|公布|生成|成文|发文|印发|制作|更新|成立|形成|落款)(?:日期|时间))(?:号码?|为|是)?[^\S\n]*[:：为是][^\S\n]*"
    r"(?=[0-9０-９])[0-9０-９年月日./／－-]+"
)
# Years of rules, issues and foundings: 2024年第3期, 2024年5月1日起施行, 2024年印发的《…》, 《…》（2024年修订）, 2024年3月挂牌.
_OF_OTHERS = lazy(
    rf"{_WHOLE}度?[^\S\n]?第?[^\S\n]?[0-9]{{1,5}}[^\S\n]?[号期辑]"
    rf"|{_WHOLE}(?:{_DAY}起?(?:正式)?(?:{_MADE})(?=[的并第，。；、）)》《]|$)|(?:新?(?:{_MADE})|制定|编制|修编|出版)的(?=[《〈“]))"
    rf"|{_WHOLE}{_DAY}[^，。；、\n]{{0,6}}?(?:{_FOUNDED})"
    rf"|{_WHOLE}度?[^，。；、\n]{{0,4}}?(?:{_FOUNDED})"
    rf"|(?:成立|组建|设立|始建|挂牌|更名)于{_WHOLE}"
    rf"|[自从]{_WHOLE}(?:起|开始)|{_WHOLE}[以之]前"
    rf"|{_WHOLE}[^，。；、《》0-9\n]{{0,10}}令第?[0-9]+号"
    rf"|[》号][（(]{_WHOLE}(?!度)[^）)至—~\n-]{{0,30}}[）)]"
    rf"|[（(]{_WHOLE}(?:{_DAY})?(?:{_MADE}|版|本)[^）)\n]{{0,4}}[）)]"
    rf"|(?<![{_SIGN}]){_FOUR}[^\S\n]?年?(?:修订)?版"
)
# A span of years (2021—2024年) names a plan, not the report's year; nor do years that are told one by one.
_SPAN = lazy(
    rf"(?<![{_SIGN}]){_FOUR}[^\S\n]?年?[^\S\n]?(?:[-－–—―─~～]+|至|到)[^\S\n]?{_FOUR}(?![{_SIGN}])[^\S\n]?(?:年|(?=.))"
    r"|(?<![0-9])[0-9]{4}年?(?:[、和与及][0-9]{4}年?)+"
    # 2021年1月至2024年12月, 自2021年以来至2024年: several years; the report's own period ends in the year it begins in.
    rf"|(?<![{_SIGN}])({_FOUR})年(?:{_DAY}|以来)(?:[-－–—―─~～]+|至|到)(?!\1){_FOUR}年"
)
# Month and day behind a year; the ends of the report's period are told by their words or their days.
_NUMBER = rf"[0-9０-９{COUNTED}]{{1,3}}"
_EVENT = lazy(
    rf"[^\S\n]?年[^\S\n]?({_NUMBER})[^\S\n]?月(?:份|[^\S\n]?({_NUMBER})[^\S\n]?[日号])?"
    r"|[-./／．－]([0-9]{1,2})[-./／．－]([0-9]{1,2})(?![0-9])"
)
_ENDS = ((1, 1), (12, 31))
_FROM = lazy(r"(?:[自从由至到止－—―─~～]|[0-9日月年]-)[^\S\n]?$")
_UNTIL = lazy(r"[^\S\n]?(?:[0-9]{1,2}时)?[^\S\n]?(?:[-－–—―─~～至到起止底末间]|以来|期间)")
_SEEN = 8  # characters shown on either side of a year that moves


@record
class YearMove:
    """A year that moves: the ``number``-th of the text ``key``, with the words around it."""

    key: str
    number: int
    before: str
    year: str
    after: str

    def told(self, year: int) -> str:
        """What becomes of it in the year moved to, in its words."""
        return f"{self.before}{self.year}→{year_like(year, self.year)}{self.after}"


def places(text: str, year: int, key: str = "preamble") -> list[int]:
    """Where the report's year stands in a text (of the title also without 年): indexes of its first digit."""
    fixed = [Stretches(match.span() for match in rule.finditer(text)) for rule in (_FIXED, _SPAN, _OF_OTHERS, _NAMED)]
    return [
        match.start()
        for match in _RUN.finditer(text)
        if year_value(match.group()) == year
        and _is_year(text, match, key == "title")
        and not any(stretches.hold(match.start(), match.start() + 1) for stretches in fixed)
    ]


_IN_OTHER_WORDS = lazy(r"(?<!\d)(?:\d{2}|\d{4}年?[-—–~～至到]+\d{2,4})年")


def names_year_otherwise(title: str, year: int) -> bool:
    """Whether a title names its year in a way that cannot be moved on: by two digits, or as one of two."""
    return not places(title, year, "title") and _IN_OTHER_WORDS.search(normalize("NFKC", title)) is not None


def _is_year(text: str, match: re.Match[str], in_title: bool) -> bool:
    before = text[max(0, match.start() - _LONGEST_DAY) : match.start()]
    if _DATE_BEFORE.search(before) and not _DAY_BEFORE.search(before):
        return False
    after = (_YEAR, _DATE, _TITLE) if in_title else (_YEAR, _DATE)
    return any(rule.match(text, match.end()) for rule in after) and (in_title or not _is_event(text, match, before))


def _is_event(text: str, match: re.Match[str], before: str) -> bool:
    """Whether month or day stand behind a year, and do not say where the report's period begins or ends."""
    told = _EVENT.match(text, match.end())
    if told is None:
        return False
    found = (normalize("NFKC", part) for part in told.groups() if part)
    return tuple(map(value, found)) not in _ENDS and not (_FROM.search(before) or _UNTIL.match(text, told.end()))


def move(text: str, old: int, new: int, key: str = "preamble", kept: Collection[int] = ()) -> str:
    """The text with its years moved, written as they were; ``kept`` are the numbers (from 0) of those that stay."""
    for number, start in reversed(list(enumerate(places(text, old, key)))):
        if number not in kept:
            text = text[:start] + year_like(new, text[start : start + 4]) + text[start + 4 :]
    return text


def moves(text: str, year: int, key: str) -> Iterator[YearMove]:
    """The years of a text that would move, in order."""
    for number, start in enumerate(places(text, year, key)):
        before = text[max(0, start - _SEEN - 1) : start].rpartition("\n")[2]
        after = text[start + 4 : start + 4 + _SEEN + 1].partition("\n")[0]
        head = ("…" if len(before) > _SEEN else "") + before[-_SEEN:]
        tail = after[:_SEEN] + ("…" if len(after) > _SEEN else "")
        yield YearMove(key, number, head, text[start : start + 4], tail)
