"""Checks of what the texts must say: S4, S5, S6."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from core.forms.concepts import Part
from core.forms.labels import fold, likeness
from core.forms.spec import Section
from core.numerals import COUNTED
from core.patterns import lazy
from core.report.checks.base import Context, Rule
from core.report.checks.structure import template_words
from core.report.checks.wording import say
from core.report.findings import Finding, Grade
from core.report.texts.clean_text import count_characters
from core.report.texts.waiting import missing_aspects


def aspects_and_length(context: Context) -> Iterator[Finding]:
    """S4: an aspect that the section must treat is missing, or the section is too long."""
    for section in context.form.sections:
        text = context.report.text(section.key) if section.aspects or section.limit else ""
        if not text.strip():
            continue
        missing = _untreated(section, text)
        if missing:
            message = say("S4.aspects", section=section.numbered, missing="、".join(missing))
            yield Finding("S4", Grade.HINT, message, place=section.key)
        count = count_characters(text)
        if section.limit and count > section.limit:
            message = say("S4.long", section=section.numbered, count=count, limit=section.limit)
            yield Finding("S4", Grade.HINT, message, place=section.key)


_LEAST, _ALIKE = 4, 0.6
_HEAD = lazy(rf"(?:^|(?<=[。；\n]))[^\S\n]*+(?:[（(]?[{COUNTED}\d]+[）)、.．是]+)?[^\S\n]*+([^。；：:，,\n]{{2,20}})")
_WORDLESS = lazy(r"(?:工作)?(?:情况|方面|工作)$|^(?:加强|强化|做好|推进|规范|完善|深化|抓好)")


@lru_cache(maxsize=8)
def _untreated(section: Section, text: str) -> tuple[str, ...]:
    """Aspects that no paragraph begins with, in these or other words: 平台建设, 强化监督保障, 主动公开方面."""
    missing = missing_aspects(section, text)
    if not missing:
        return ()
    named = {fold(aspect) for aspect in section.aspects}
    heads = {_WORDLESS.sub("", fold(match.group(1))) for match in _HEAD.finditer(text)}
    return tuple(a for a in missing if fold(a) not in heads and not any(_means(h, fold(a)) for h in heads - named))


def _means(head: str, aspect: str) -> bool:
    if len(head) < _LEAST:
        return False
    if all(word in head for word in (aspect[-4:-2], aspect[-2:])):
        return True
    ends_alike = head[-2:] == aspect[-2:] or (len(aspect) < len("政府信息公开") and head[:3] == aspect[:3])
    return aspect.endswith(head) or aspect in head or (ends_alike and likeness(head, aspect, _ALIKE) >= _ALIKE)


_SHORTEST = 10
_NONE = lazy(
    r"(?<![\u4e00-\u9fff])(?:暂)?(?:无|没有|不存在)(?:(?:主要|明显|突出|重大)?(?:的)?问题)?(?:[。；;]|(?=$|\n))"
    r"|(?:工作(?:中)?)?(?:暂无|没有|不存在|未发现)(?:任何|明显)?(?:主要|突出)?(?:的)?问题[。；;]"
)


def problems_stated(context: Context) -> Iterator[Finding]:
    """S5: section five must tell problems and what is done; a few characters cannot, 无 hardly."""
    key = context.form.key_of(Part.PROBLEMS)
    text = context.report.text(key)
    count = count_characters(text)
    section = context.form.section(key).numbered if count else ""
    if template_words(text):
        return  # S1 says what is left of the blank form
    if 0 < count < _SHORTEST:
        yield Finding("S5", Grade.ERROR, say("S5.short", section=section, count=count), place=key)
    elif none := _NONE.search(text):
        message = say("S5.none", section=section, words=none.group().strip())
        yield Finding("S5", Grade.HINT, message, place=key, span=none.span())


_FEES_SINCE = 2021  # 国办函〔2020〕109号 is in force since 2021-01-01
_FEES = lazy(r"处理费|收费|收取|费用|缴费|未收.{0,4}费")


def fees_stated(context: Context) -> Iterator[Finding]:
    """S6: section six says whether fees for handling were charged, in reports on years with such fees."""
    key = context.form.key_of(Part.OTHER)
    text = context.report.text(key)
    if context.report.year >= _FEES_SINCE and text.strip() and not _FEES.search(text):
        section = context.form.section(key).numbered
        yield Finding("S6", Grade.HINT, say("S6", section=section), place=key)


RULES: tuple[Rule, ...] = (
    Rule(("S4",), Grade.HINT, "总体情况写全五个方面、不超过一千字", aspects_and_length, "国办公开办函〔2021〕30号附件"),
    Rule(("S5",), Grade.ERROR, "写明主要问题及改进情况", problems_stated, "政府信息公开条例第五十条"),
    Rule(("S6",), Grade.HINT, "写明收取信息处理费情况", fees_stated, "国办函〔2020〕109号"),
)
