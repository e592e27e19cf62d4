"""Checks of structure and years: S1, S3, Y2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.forms.catalog import form_for_year
from core.numerals import COUNTED, SPELT_YEAR, value, year_value
from core.patterns import lazy
from core.report.checks.base import Context, Rule, around
from core.report.checks.wording import say
from core.report.findings import Finding, Grade

_PLACEHOLDERS = lazy(r"（文字描述[^）]{0,200}）|\(文字描述[^)]{0,200}\)|该部分以表格形式报告。?(?:表格如下：?)?")

# A gap to fill in, or a linked figure that this form does not have (a file written by hand, a key mistyped).
_GAP = lazy(r"[_＿]{2,}|\{[a-z0-9_]+(?:\.[a-z0-9_]+)+(?:\+[a-z0-9_.]+)*\}")


def template_words(text: str) -> re.Match[str] | None:
    """Where words of the blank form were left in: （文字描述）."""
    return _PLACEHOLDERS.search(text)


def texts_present(context: Context) -> Iterator[Finding]:
    """S1: a text missing, or words of the blank form left in."""
    if not context.report.agency:
        yield Finding("S1", Grade.ERROR, say("S1.agency"), place="agency")
    for section in context.form.sections:
        if section.table is not None:
            continue
        text = context.report.text(section.key)
        left = template_words(text)
        if left:
            message = say("S1.placeholder", section=section.numbered, words=left.group())
            yield Finding("S1", Grade.ERROR, message, place=section.key, span=left.span())
        elif not text.strip():
            yield Finding("S1", Grade.ERROR, say("S1.empty", section=section.numbered), place=section.key)
        linked = context.report.linked(section.key)
        for gap in _GAP.finditer(text):
            # A linked gap closes by itself when its cell is filled in: T6 speaks of that.
            if linked.link_at(*gap.span()) is None:
                message = say("S1.gap", words=around(text, *gap.span()))
                yield Finding("S1", Grade.ERROR, message, place=section.key, span=gap.span())


def form_in_force(context: Context) -> Iterator[Finding]:
    """S3: the form of 2019 used for a report on 2021 or later."""
    right = form_for_year(context.report.year)
    if right.first_year > context.form.first_year:
        message = say("S3", year=context.report.year, form=context.form.name, right=right.name)
        yield Finding("S3", Grade.ERROR, message, place="title")


_NUMBER = rf"[0-9０-９{COUNTED}]{{1,3}}"
_YEAR = rf"(\d{{4}}|(?<!\d)\d{{2}}|{SPELT_YEAR})\s*+年\s*+"
_DAY = rf"({_NUMBER})\s*+月份?(?:\s*+({_NUMBER})\s*+[日号])?"
_UNTIL = r"\s*+(?:起|开始)?\s*+(?:[,，]?\s*+(?:截?至|到|截止到?)|[—–―~～-]+)\s*+"
_DATE = r"(?<!\d)(\d{4})[-./](\d{1,2})"
# Each tells year, month and day of both ends; a day, a year or the first end may be missing.
_PERIODS = (
    lazy(rf"(?:{_YEAR})?{_DAY}{_UNTIL}(?:{_YEAR})?{_DAY}"),
    lazy(rf"{_YEAR}({_NUMBER})(){_UNTIL}(?:{_YEAR})?{_DAY}"),  # 2025年1—12月
    lazy(rf"{_DATE}(?:[-./](\d{{1,2}}))?{_UNTIL}{_DATE}(?:[-./](\d{{1,2}}))?(?!\d)"),
    lazy(rf"{_DATE}[-./](\d{{1,2}}){_UNTIL}()(\d{{1,2}})[-./](\d{{1,2}})(?!\d)"),
    lazy(rf"(?<![起日月])(?<![起日月][,，])()()()截[至止]到?\s*+{_YEAR}{_DAY}"),
    lazy(rf"{_YEAR}(?:[上下]半年|前[一二三]个?季度|第?[一二三四1-4](?:[至—-]第?[一二三四1-4])?季度)()()()()()"),
)
# Whole days from one to another are a period; months alone, or the end alone, where the sentence speaks of one.
_OF_A_PERIOD = lazy(r"(?:统计|数据|期限|时限|起止|报告期)[^。；;\n]{0,40}\Z")
_BEFORE = 60
_WHOLE_YEAR = ((1, None), (1, None), (12,), (31, None))


def stated_period(context: Context) -> Iterator[Finding]:
    """Y2: a period of counting stated in the preamble that is not the report's year."""
    year = context.report.year
    text = context.report.text("preamble")
    for match in _periods(text):
        first_year, first_month, first_day, last_year, last_month, last_day = match.groups()
        days = [value(found) if found else None for found in (first_month, first_day, last_month, last_day)]
        if None in days and not _OF_A_PERIOD.search(text, max(0, match.start() - _BEFORE), match.start()):
            continue
        years = {year_value(found if len(found) > 2 else f"20{found}") for found in (first_year, last_year) if found}
        if years - {year} or not all(found in right for found, right in zip(days, _WHOLE_YEAR, strict=True)):
            message = say("Y2", found=match.group(), year=year)
            yield Finding("Y2", Grade.ERROR, message, place="preamble", span=match.span())


@lru_cache(maxsize=4)  # two rules ask
def _periods(text: str) -> tuple[re.Match[str], ...]:
    return tuple(match for period in _PERIODS for match in period.finditer(text))


def headings_of_the_file(context: Context) -> Iterator[Finding]:
    """S2: headings of an imported file that are not those of the form; ours are always written right."""
    named = {section.key: section.numbered for section in context.form.sections}
    for key, printed in context.headings:
        numbered = named.get(key, printed)  # a form it was converted to since may lack the part
        message = say("S2" if printed else "S2.missing", printed=printed, numbered=numbered)
        yield Finding("S2", Grade.HINT, message, place=key)


RULES: tuple[Rule, ...] = (
    Rule(("S3",), Grade.ERROR, "使用当年的表格版本", form_in_force, "国办公开办函〔2021〕30号"),
    Rule(("Y2",), Grade.ERROR, "统计期限", stated_period),
    Rule(("S1",), Grade.ERROR, "各部分内容", texts_present, "政府信息公开条例第五十条"),
    Rule(("S2",), Grade.HINT, "原文件标题", headings_of_the_file, "国办公开办函〔2021〕30号附件"),
)
