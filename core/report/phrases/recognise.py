"""From a text to its claims about the tables (second step): which phrase a count stands in, and what binds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.forms.spec import Form
from core.report.phrases import words
from core.report.phrases.claim import Claim
from core.report.phrases.denials import denied
from core.report.phrases.folding import Folded, fold
from core.report.phrases.mentions import Mention, Owner, mentions
from core.report.phrases.patterns import (
    CARRIED_IN,
    Phrase,
    application_phrases,
    part_phrases,
    row_phrases,
    unmistakable_phrases,
)
from core.report.phrases.shares import share
from core.report.phrases.topics import APPLICATIONS, topics_of

# Paragraphs without any of these are not read at all.
_CUE = re.compile(rf"[\d〇一二两三四五六七八九十百千万]\s*(?:{words.UNITS})|[%％﹪]|未|没|无|零|不存在")
_HEADING = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[\d０-９]{1,2}[.．、](?!\d))")
_HEADING_LENGTH = 24
_NO_COUNT = re.compile(words.NO_COUNT)
_ONE_KIND = re.compile(words.ONE_KIND)
_CHANNELS = re.compile(words.CHANNELS)
_ALL_CHANNELS = re.compile(words.ALL_CHANNELS)
_PLAIN_AFTER = re.compile(words.PLAIN_AFTER)
_AMONG = re.compile("其中|包括|包含|含")
_NEWLY = re.compile(words.NEWLY_RECEIVED)
_ALSO_RECEIVED = re.compile(f"(?:{words.RECEIVED})(?:并|和|及)")
_REVIEWING = re.compile("办理|审理|审结|办结|立案|承办|代理|化解|出庭|应诉|开庭|调解|作为复议机关|不予受理|作出|受理")
_CONCERNED = re.compile("信息公开|依申请|被|引起|引发|发生|政务公开|涉及|因申请")
_PUBLISHED = re.compile(
    "公开(?!条例|工作|方面)|公示|公布|审查|备案|审核|清理|修改|修订|解读|报送|转发|起草|失效|拟|汇编|上传|归集|录入|建议"
)
_NOT_DECIDED = re.compile(
    "公开|公示|公布|发布|受理|申请|收到|信息|结果|事项|清单|评查|目录|归集|报送|移送|复议|听证|推送|上传|立案|裁量|检查|办法"
)
_PLAIN_IDS = ("X1", "X2")


@dataclass
class _Course:
    """What earlier claims of the text mean for later ones."""

    stretch: int = -1
    whole: str = ""
    last: str = ""
    seen: set[str] = field(default_factory=set[str])

    def go_on(self, mention: Mention) -> None:
        if mention.stretch != self.stretch:
            self.stretch = mention.stretch
            self.seen = set()


def claims(text: str, form: Form, owner: Owner) -> tuple[Claim, ...]:
    """All claims of a text about the figures of its form, in order."""
    topics, heading, offset = topics_of(form.key), "", 0
    found: list[Claim] = []
    for line in text.split("\n"):
        if _HEADING.match(line):
            heading = topics.heading(line[:_HEADING_LENGTH])
        if _CUE.search(line):
            found += _claims(fold(line, offset), form, owner, heading)
        offset += len(line) + 1
    return tuple(found)


def _claims(folded: Folded, form: Form, owner: Owner, heading: str) -> Iterator[Claim]:
    course, before = _Course(), None
    for mention in mentions(folded, topics_of(form.key), owner, heading):
        found: Claim | None = None
        course.go_on(mention)
        if not mention.own:
            before = None
        elif mention.denied:
            yield from denied(mention, folded, form)
        elif mention.percent:
            found = share(mention, before, folded, form)
        else:
            found = _claim(mention, folded, form, course)
            before = (found, mention.end) if found else None
        if found:
            yield found


def _claim(mention: Mention, folded: Folded, form: Form, course: _Course) -> Claim | None:
    phrases, allowed = _phrases(mention, form.key)
    if not allowed:
        return None
    for phrase in phrases:
        match = phrase.match(mention.left, mention.right)
        if match is not None:
            claim = _located(phrase, match, mention, folded)
            return _bound(claim, phrase, mention, course) if claim.readings else None
    return None


def _phrases(mention: Mention, form_key: str) -> tuple[tuple[Phrase, ...], bool]:
    """The phrases of the mention's topic, and whether the clause may state a count of it at all."""
    left, topic = mention.left, mention.topic
    allowed = not _NO_COUNT.search(left) and ("累计" not in left or mention.this_year)
    if topic == APPLICATIONS:
        return application_phrases(form_key), allowed
    if not topic:
        return unmistakable_phrases(form_key), allowed
    if topic.startswith("proceedings:"):
        concerned = bool(_CONCERNED.search(mention.sentence + mention.right))
        return part_phrases(form_key, topic.partition(":")[2]), allowed and concerned and not _REVIEWING.search(left)
    if topic.startswith("disclosure."):
        return row_phrases(form_key, topic), allowed
    return (), False


def _located(phrase: Phrase, match: re.Match[str], mention: Mention, folded: Folded) -> Claim:
    on_the_left = match.string is mention.left or match.string == mention.left
    start = mention.start + match.start() if on_the_left else mention.number
    end = mention.end if on_the_left else mention.end + match.end()
    return Claim(
        phrase.id,
        mention.value,
        folded.span(start, end),
        folded.span(mention.number, mention.number + len(mention.numeral)),
        phrase.readings(match),
    )


def _bound(claim: Claim, phrase: Phrase, mention: Mention, course: _Course) -> Claim | None:
    """The claim as far as it binds here, None where it states a part or something else."""
    if claim.id in _PLAIN_IDS:
        return _plain(claim, phrase, mention, course)
    if claim.id == "X7":
        if course.last not in ("", *_PLAIN_IDS, "X7"):
            return None
        course.last = "X7"
        return claim
    if claim.id in ("X11", "X12") and (_PUBLISHED if claim.id == "X11" else _NOT_DECIDED).search(mention.left):
        return None
    course.last = claim.id
    return claim


def _plain(claim: Claim, phrase: Phrase, mention: Mention, course: _Course) -> Claim | None:
    left = mention.left
    one_kind = _ONE_KIND.search(left) or (_CHANNELS.search(left) and not _ALL_CHANNELS.search(left))
    if one_kind or not _PLAIN_AFTER.match(mention.right):
        return None
    among = mention.among or mention.in_brackets
    if among and (course.whole == claim.id or not course.whole or _AMONG.search(left)):
        if claim.id == "X1":
            return claim if course.whole == "X1" and _NEWLY.search(left) else None
        if course.whole != "X1":
            return None
    if claim.id == "X1" and "X1" in course.seen and not _NEWLY.search(left):
        return None
    joined = _ALSO_RECEIVED.search(left) or (among and course.whole == "X1")
    course.seen.add(claim.id)
    course.last = claim.id
    if not among:
        course.whole = claim.id
    return replace(claim, if_zero=(f"{CARRIED_IN}.total",)) if claim.id == "X2" and joined else claim
