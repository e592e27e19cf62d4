"""Counts of several things together: 行政许可、行政处罚共 320 件; 行政复议和行政诉讼 0 件; lists with their counts behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from core.forms.spec import Form
from core.patterns import lazy
from core.records import record
from core.report.phrases import words
from core.report.phrases.folding import ARABIC, CHINESE, Folded
from core.report.phrases.mentions import Mention
from core.report.phrases.patterns import check_of_part, part_phrases
from core.report.phrases.targets import Claim, Meaning, alike, lines_of
from core.report.phrases.topics import part_of, row_of, topics_of

_TOGETHER = lazy("共|合计|总计|总数|总量")
# Review and suits, and the counts of both (or of the two together).
_BOTH_COUNTED = lazy(
    r"复议(?:[^，。；\d]{0,8}\d+件[，、；和及]|[、和及])[^，。；\d]{0,12}(?:诉讼|起诉)[^，。；\d]{0,8}\d+件，"
)
_PART = lazy("复议|诉讼|起诉")
_EACH = lazy("[各均]")
_BOTH = ("复议", "诉讼")


@record
class _Names:
    """What is listed in a text: ``before`` another name, or ``all`` right before an outcome; ``known``: what each names."""

    before: re.Pattern[str]
    all: re.Pattern[str]
    one: re.Pattern[str]
    known: dict[str, str]


def joined(claim: Claim, before: str, words: str, form: Form) -> Claim | None:
    """The claim about all the things named: those at the end of ``before``, and the one in ``words`` next to the count.

    Without 共 or the like the count may be of the last alone: both readings
    stand.  None for an outcome of several parts, which the tables count apart, and
    for things that no table counts in one way (行政许可和行政复议).
    """
    names = _names(form)
    if _EACH.search(words):
        return claim
    if names.all.search(before):
        return None
    found = names.before.search(before)
    if found is None:
        return claim
    (own,) = claim.readings
    others = [_other(names.known[name], own, form) for name in names.one.findall(found.group())]
    if None in others:
        return None
    both = _sum([other for other in dict.fromkeys(others) if other], own)
    return replace(claim, readings=(both,) if _TOGETHER.search(words) else (both, own))


def of_each(claim: Claim, before: str, mention: Mention, folded: Folded, form: Form) -> tuple[Claim, ...]:
    """What a count says of each of the things named before the last: 行政复议、行政诉讼均为 0 件; none where there are none."""
    names = _names(form)
    found = names.before.search(before) if _EACH.search(mention.left[len(before) :]) else None
    if found is None:
        return ()
    (own,) = claim.readings[:1]
    span = folded.span(mention.start + found.start(), mention.end)[0], claim.span[1]
    others: list[Claim] = []
    for name in dict.fromkeys(names.known[name] for name in names.one.findall(found.group())):
        other = _other(name, own, form)
        if other is None:
            continue
        label, cells = other
        reading = replace(own, labels=(label,), cells=cells)
        check = check_of_part(form, cells) if claim.id in ("X9", "X10") else claim.id
        others.append(Claim(check, claim.number, span, (span[1], span[1]), (reading,)))
    return tuple(others)


def of_either(claim: Claim, sentence: str, words: str, form: Form) -> Claim:
    """An outcome told after review and suits were both counted may be of the one, of the other, or of both."""
    counted = _BOTH_COUNTED.search(sentence)
    if counted is None or _PART.search(words + sentence[counted.end() :]):
        return claim
    own, *more = claim.readings
    if more:
        return claim
    parts = [
        replace(
            own,
            labels=(line.label,),
            cells=tuple(dict.fromkeys(same for cell in own.cells for same in alike(cell, line.cells))),
        )
        for line in lines_of(form).proceedings
        if line.outer
    ]
    if len(parts) != len(_BOTH):
        return claim
    first, last = parts
    both = replace(first, of=f"{first.of}加{last.said}", cells=first.cells + last.cells)
    return replace(claim, readings=(first, last, both))


_ENDED = lazy(r"[，、（](?=(?:结果|裁决|判决)?(?:均|全部|都))([^，。；（）\d]{2,16})")


def ended_alike(claim: Claim, mention: Mention, folded: Folded, form: Form) -> Iterator[Claim]:
    """What is said of all cases just counted: 行政复议 3 件，均被维持."""
    found = _ENDED.match(folded.text, mention.end) if claim.id in ("X9", "X10") and claim.number else None
    if found is None or len(claim.readings) != 1:
        return
    (counted,) = claim.readings
    label = next((x.label for x in lines_of(form).proceedings if x.cells == counted.cells and len(x.cells) > 1), "")
    if not label:
        return
    outcome = part_phrases(form, label)[0]
    match = outcome.after.match(found[1]) if outcome.after else None
    if match:
        end = folded.span(mention.start, found.end())[1]
        yield replace(claim, span=(claim.span[0], end), number_span=(end, end), readings=outcome.readings(match))


def _sum(others: list[tuple[str, tuple[str, ...]]], own: Meaning) -> Meaning:
    """``第二部分“甲”数量`` and others become ``第二部分“乙”加“甲”数量``."""
    labels = tuple(label for label, _ in others)
    cells = tuple(cell for _, cells in others for cell in cells)
    return replace(own, labels=labels + own.labels, cells=cells + own.cells)


def _other(named: str, own: Meaning, form: Form) -> tuple[str, tuple[str, ...]] | None:
    """Label and cells of another thing in the list: a part of table four, or a row in the same column; None without one."""
    if label := part_of(named):
        return label, next(line.cells for line in lines_of(form).proceedings if line.label == label)
    cell = f"{row_of(named)}.{own.cells[0].rpartition('.')[2]}"
    return (form.cells[cell].row[-1].label, (cell,)) if cell in form.cells else None


@lru_cache(maxsize=8)
def _names(form: Form) -> _Names:
    """Rows of table two and parts of table four as they are listed."""
    topics = topics_of(form)
    known = topics.rows | topics.parts
    one = "|".join(known) or words.NOTHING
    item = f"(?:{one})(?:处理决定|决定书?|申请|案件|案|事项|程序|的)*+"
    chain = f"(?:{item}(?:、|和|及|与|以及|或者?)(?:被?提起)?)+"
    return _Names(lazy(f"{chain}$"), lazy(f"{chain}{item}(?:均|为|结果|共|合计)*$"), lazy(f"(?:{one})"), known)


_JOIN = "(?:、|和|及|与)"
_NAME = r"(?:涉及|参与|[^，。；：、（）\d和及与]){2,24}"
_COUNT = f"(?:{ARABIC}(?:{words.UNITS})|{CHINESE}(?:{words.CHINESE_UNITS}))"
_LIST = lazy(
    rf"(?<![^，。；：（])(?:\d{{4}}年度?)?(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{1,12}}?)(?:数量|件数)?分别(?:为|是|有)"
    rf"(?P<counts>{_COUNT}(?:{_JOIN}{_COUNT}){{1,12}})(?![件宗])"
)
_ONE_NAME = lazy(_NAME)
_ONE_COUNT = lazy(_COUNT)


def named_counts(text: str) -> dict[int, re.Match[str]]:
    """Where each count of such a list stands in a folded text, and the name it belongs to."""
    found: dict[int, re.Match[str]] = {}
    for match in _LIST.finditer(text) if "分别" in text else ():
        names = list(_ONE_NAME.finditer(text, *match.span("names")))
        counts = [one.start() for one in _ONE_COUNT.finditer(text, *match.span("counts"))]
        if len(names) == len(counts):
            found |= dict(zip(counts, names, strict=True))
    return found
