"""Percentages: 自然人申请 10 件，占 83.3%; 予以公开占比 45% (X8)."""

from __future__ import annotations

import re
from functools import lru_cache

from core.forms.concepts import Concept
from core.forms.spec import Form
from core.patterns import lazy
from core.report.phrases import words
from core.report.phrases.folding import Folded
from core.report.phrases.mentions import Mention
from core.report.phrases.patterns import Phrase, application_phrases, totals
from core.report.phrases.targets import Claim, Meaning
from core.report.phrases.topics import APPLICATIONS

_SHARE = lazy(
    "占(?:比|全部|年度|全年|本年度?|收到|已|办结|受理|新收|申请|答复|办理|处理|结果|总量|总数|总|的|件|数|量|政府信息公开|比例|比重|其)*"
    "(?:为|达到?|到)*$"
)
_BRACKET = lazy("（")
_ABOUT = lazy(words.NO_COUNT_AFTER)
_BETWEEN = lazy(r"[^，（。；\d]{0,16}[，（、]?")


def share(mention: Mention, before: tuple[Claim, int] | None, folded: Folded, form: Form) -> Claim | None:
    """The claim a percentage makes: of what its clause names, or of the count ``before`` it (and where that ended)."""
    found = _SHARE.search(mention.left) or _in_brackets(before, mention, folded.text)
    if (
        found is None
        or not (mention.topic == APPLICATIONS or (before and not mention.topic))
        or _ABOUT.match(mention.right)
    ):
        return None
    start, end = mention.start + found.start(), mention.number + len(mention.numeral)
    named = mention.left[: found.start()]
    if named:
        readings, start = _named(named, form), mention.start
    else:
        readings = _counted(before, folded.text, start)
    if not readings:
        return None
    pairs = [(part, whole) for part in readings for whole in _wholes(part, form)]
    return Claim(
        "X8",
        mention.value,
        folded.span(start, end),
        folded.span(mention.number, end),
        tuple(part for part, _ in pairs),
        bases=tuple(whole for _, whole in pairs),
    )


def _in_brackets(before: tuple[Claim, int] | None, mention: Mention, text: str) -> re.Match[str] | None:
    """The bracket of a share that stands alone in it, right behind a count: 予以公开 20 件（40%）."""
    alone = before is not None and before[1] == mention.start
    ends = text.startswith("）", mention.number + len(mention.numeral))
    return _BRACKET.fullmatch(mention.left) if alone and ends else None


def _counted(before: tuple[Claim, int] | None, text: str, start: int) -> tuple[Meaning, ...]:
    """What the count right before the share was a count of."""
    if before is None or before[0].id not in ("X6", "X7") or not _BETWEEN.fullmatch(text, before[1], start):
        return ()
    return before[0].readings


def _named(left: str, form: Form) -> tuple[Meaning, ...]:
    for phrase in _particular(form):
        match = phrase.match(left, "")
        if match:
            return phrase.readings(match)
    return ()


@lru_cache(maxsize=8)
def _particular(form: Form) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in application_phrases(form) if phrase.id in ("X6", "X7"))


def _wholes(part: Meaning, form: Form) -> tuple[Meaning, ...]:
    """Of what a figure is a share: its own rows over all columns, or for a result whatever can be meant by all."""
    rows = dict.fromkeys(concept for cell in part.cells for concept in form.cells[cell].concepts & _WHOLE_ROWS)
    if rows.keys() & {Concept.RECEIVED, Concept.ALL_RESULTS}:
        return totals(form, tuple(rows))
    return totals(form, (Concept.ALL_RESULTS,), (Concept.RECEIVED,), (Concept.RECEIVED, Concept.CARRIED_IN))


_WHOLE_ROWS = {Concept.RECEIVED, Concept.CARRIED_IN, Concept.ALL_RESULTS}
