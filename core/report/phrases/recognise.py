"""From a text to its claims about the tables (second step): which phrase a count stands in, and what binds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from core.forms.concepts import Concept
from core.forms.spec import Form
from core.numerals import COUNTED
from core.patterns import lazy
from core.report.phrases import words
from core.report.phrases.denials import denied
from core.report.phrases.doubts import doubtful, sentence_of
from core.report.phrases.folding import Folded, fold
from core.report.phrases.joint import ended_alike, joined, named_counts, of_each, of_either
from core.report.phrases.mentions import Mention, Owner, mentions
from core.report.phrases.patterns import (
    Phrase,
    application_phrases,
    in_row,
    part_phrases,
    row_phrases,
    spoken_phrases,
    unmistakable_phrases,
)
from core.report.phrases.rest import all_decisions, is_rest, rest_of
from core.report.phrases.shares import share
from core.report.phrases.targets import Claim
from core.report.phrases.topics import APPLICATIONS, ELSEWHERE, part_of, row_of, topics_of

# Paragraphs without any of these are not read at all.
_CUE = lazy(
    rf"[\d〇一二两三四五六七八九十百千万]\s*(?:{words.UNITS}|{words.LOOSE_UNITS})|[%％﹪]|[数总]量?[为：:]|均为|未|没|无|零|不存在"
)
# Narrower than core.numerals.NUMBERED: 3.5 is a figure, and no figure may be hidden by what looks like a heading.
_HEADING = lazy(rf"\s*(?:[（(][{COUNTED}]+[）)]|[{COUNTED}]+、|[\d０-９]{{1,2}}[.．、](?!\d))")
_HEADING_LENGTH = 24
_NO_COUNT = lazy(words.NO_COUNT)
_ONE_KIND = lazy(words.ONE_KIND)
_CHANNELS = lazy(words.CHANNELS)
_ALL_CHANNELS = lazy(words.ALL_CHANNELS)
_PLAIN_AFTER = lazy(words.PLAIN_AFTER)
_AMONG = lazy("其中|包括|包含|含")
_NEWLY = lazy(words.NEWLY_RECEIVED)
_ALSO_RECEIVED = lazy(f"(?:{words.RECEIVED})(?:并|和|及|、|(?={words.ANSWERED}))")
_CONCERNED = lazy(words.CONCERNED)
_SUFFERED = lazy(words.SUFFERED)
_OF_OFFICES = lazy(words.OF_OFFICES)
_NO_COUNT_AFTER = lazy(words.NO_COUNT_AFTER)
_DOCUMENTS = lazy(words.DOCUMENTS)
_PUBLISHED_LIST = lazy(words.PUBLISHED_LIST)
_PUBLISHED_PARTS = lazy(words.PUBLISHED_PARTS)
_HANDED_IN = lazy(words.HANDED_IN)
_TO_COME = lazy(words.TO_COME)
_ORGAN = lazy(words.ORGAN)
_HANDLING = lazy(f"{words.RECEIVED}|收|{words.ANSWERED}|{words.HANDLED}|{words.CARRIED}")
_APPLICATION = lazy("依申请|申请公开|公开申请|申请(?!人)")
_PEOPLE = ("公民", "个人")
_OTHER_KINDS = lazy("法人|企业|组织|机构|单位|自然人|公民|其中")
_PLAIN_IDS = ("X1", "X2")
# 涉及征地、规划等领域的: tells of what kinds all of them are, if nothing was counted before.
_MATTERS = lazy(r"涉及[^，\d]{2,40}?等(?:方面|领域|内容|事项)?的?")
# 分别为予以公开 3 件，部分公开 1 件: each count has its own name.
_EACH_NAMED = lazy(r"，?分别(?:为|是|有)?(?=[^，；]{4})")
_OF_ONE = "同一"  # 企业5件（含同一企业提交3件）: of one of them
_CASE_IDS = ("X9", "X10")
_LISTED_IDS = ("X9", "X10", "X11", "X12")
# Kinds of applicants (received, received with carried-over, answered) after a count received or answered.
_APPLICANTS_OF = {"": slice(0, 3), "X1": slice(0, 2), "X2": slice(2, 3)}
_LONGEST_LIST = 30
# 财政局 of 临江市财政局: as much of a name as is compared.
_NAME_END = 3


@dataclass
class _Course:
    """What earlier claims of the text mean for later ones."""

    stretch: int = -1
    whole: str = ""
    all: Claim | None = None
    last: str = ""
    loose: bool = False
    counted: list[tuple[int, Claim]] = field(default_factory=list[tuple[int, Claim]])
    seen: set[str] = field(default_factory=set[str])

    def go_on(self, mention: Mention) -> None:
        if mention.stretch != self.stretch:
            self.stretch = mention.stretch
            self.seen = set()
            self.counted = []
            self.last = ""


@lru_cache(maxsize=32)
def claims(text: str, form: Form, owner: Owner) -> tuple[Claim, ...]:
    """All claims of a text about the figures of its form, in order."""
    topics, heading, offset = topics_of(form), "", 0
    found: list[Claim] = []
    for line in text.split("\n"):
        if _HEADING.match(line):
            heading = topics.heading(line[:_HEADING_LENGTH])
        if _CUE.search(line):
            found += (_moved(claim, offset) for claim in _of_paragraph(line, form, owner, heading))
        offset += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=4096)
def _of_paragraph(line: str, form: Form, owner: Owner, heading: str) -> tuple[Claim, ...]:
    """Kept for the next keystroke, which changes one paragraph of many; without what this form has no figures for."""
    return tuple(claim for claim in _claims(fold(line), form, owner, heading) if claim.readings)


def _moved(claim: Claim, by: int) -> Claim:
    """The claim of a paragraph that begins so many characters into the text."""
    (start, end), (first, last) = claim.span, claim.number_span
    return replace(claim, span=(start + by, end + by), number_span=(first + by, last + by))


def _claims(folded: Folded, form: Form, owner: Owner, heading: str) -> Iterator[Claim]:
    paragraph, before = _Paragraph(folded, form, owner, heading), None
    for mention in mentions(folded, topics_of(form), owner, heading):
        found: Claim | None = None
        paragraph.course.go_on(mention)
        if not mention.own:
            before = None
        elif mention.denied:
            yield from denied(mention, folded, form)
        elif mention.percent:
            found = share(mention, before, folded, form)
        else:
            found = paragraph.claim(mention)
            before = (found, mention.end) if found else None
        if found:
            yield from (*paragraph.taken_beside(), found)
            yield from ended_alike(found, mention, folded, form)


class _Paragraph:
    """What the counts of one paragraph claim."""

    def __init__(self, folded: Folded, form: Form, owner: Owner, heading: str) -> None:
        self._folded, self._form, self._owner, self._heading = folded, form, owner, heading
        self._used, self._named = 0, named_counts(folded.text)
        self.course = _Course()
        self._beside: tuple[Claim, ...] = ()

    def claim(self, mention: Mention) -> Claim | None:
        """The claim of the first phrase that fits, if it is about this body and year and nothing makes it doubtful."""
        mention = self._with_own_words(mention)
        if not _may_count(mention) or _OF_OFFICES.match(self._folded.text, mention.end):
            return None
        for phrase in self._phrases(mention):
            match = phrase.match(mention.left, mention.right)
            if match and _years_fit(match, self._owner.year) and not self._of_another_kind(phrase, match, mention):
                return self._stated(phrase, match, mention)
        return self._rest(mention)

    def taken_beside(self) -> tuple[Claim, ...]:
        """What the count just read says of other things too."""
        beside, self._beside = self._beside, ()
        return beside

    def _rest(self, mention: Mention) -> Claim | None:
        """What is left of a list, or decisions of every kind."""
        check, readings = "X12", all_decisions(mention.left, sentence_of(mention, self._folded), self._form)
        if is_rest(mention.left) and mention.topic in ("", APPLICATIONS):
            fellows = (claim for place, claim in self.course.counted[-_LONGEST_LIST:] if place == mention.bracket)
            check, readings = rest_of(fellows, _APPLICANTS_OF[self.course.whole], self._form)
        if not readings:
            return None
        folded, number = self._folded, mention.number
        return Claim(
            check,
            mention.value,
            folded.span(mention.start, mention.end),
            folded.span(number, number + len(mention.numeral)),
            readings,
            whole=self.course.all if check == "X7" else None,
        )

    def _with_own_words(self, mention: Mention) -> Mention:
        """Without words that belong to the count before: 1件涉及国家秘密，2件… says nothing of secrets with the 2."""
        named = self._named.get(mention.number)
        if named:
            topics = topics_of(self._form)
            word = topics.words.search(named.group())
            topic = topics.topic(word, self._heading, mention.topic) if word else mention.topic
            return replace(mention, start=named.start(), left=named.group(), topic=topic)
        if each := _EACH_NAMED.match(mention.left):
            return replace(mention, start=mention.start + each.end(), left=mention.left[each.end() :])
        if self._used > mention.start:
            return replace(mention, start=self._used, left=self._folded.text[self._used : mention.number])
        return mention

    def _phrases(self, mention: Mention) -> tuple[Phrase, ...]:
        """The phrases of the mention's topic."""
        topic, form = mention.topic, self._form
        part, row = part_of(topic), row_of(topic)
        decided = bool(row and in_row(form, row, Concept.DECISIONS))
        if topic == ELSEWHERE or (mention.loose and (decided or not topic)):
            return ()
        if part:
            if mention.loose and not self._folded.text.endswith(words.TIMES, 0, mention.end):
                return ()
            concerned = self._heading == APPLICATIONS or _CONCERNED.search(mention.sentence + mention.right)
            concerned = concerned or _SUFFERED.match(self._folded.text, mention.end)
            return part_phrases(form, part) if concerned else ()
        if row:
            listed = decided and _PUBLISHED_LIST.search(mention.sentence)
            parts = _PUBLISHED_PARTS.search(mention.sentence)
            return () if listed or parts or _HANDED_IN.search(mention.sentence) else row_phrases(form, row)
        if (mention.loose and not self.course.loose) or _DOCUMENTS.search(mention.sentence):
            return spoken_phrases(form) if _said_to_come(mention) else ()
        return application_phrases(form) if topic == APPLICATIONS else unmistakable_phrases(form)

    def _of_another_kind(self, phrase: Phrase, match: re.Match[str], mention: Mention) -> bool:
        """Whether a later phrase says it better: 收到并答复 counts what came, 公民 may be anybody."""
        both = phrase.id == "X2" and _ALSO_RECEIVED.search(mention.left)
        return bool(both) or _anybody(match, mention, self._folded)

    def _stated(self, phrase: Phrase, match: re.Match[str], mention: Mention) -> Claim | None:
        before = mention.left[: match.start()] if match.string is mention.left else ""
        claim: Claim | None = _located(phrase, match, mention, self._folded)
        if _of_another(before, self._owner) or not claim.readings:
            return None
        if doubtful(claim.id, claim.readings[0], mention, self._folded, self._form):
            return None
        if claim.id in _LISTED_IDS:
            self._beside = of_each(claim, before, mention, self._folded, self._form)
            claim = joined(claim, before, match.group(), self._form)
        if claim and claim.id in _CASE_IDS:
            claim = of_either(claim, mention.sentence, mention.left + match.group(), self._form)
        bound = _bound(claim, mention, self.course, self._form) if claim else None
        if bound:
            self._used = mention.end + (match.end() if match.string is mention.right else 0)
            self.course.loose = self.course.loose or mention.loose
            self.course.counted.append((mention.bracket, bound))
        return bound


def _anybody(match: re.Match[str], mention: Mention, folded: Folded) -> bool:
    """Whether 公民 stands for whoever applied: no other kind of applicant is named beside it."""
    word = match.groupdict().get("word")
    return word in _PEOPLE and not _OTHER_KINDS.search(sentence_of(mention, folded).replace(word, "", 1))


def _may_count(mention: Mention) -> bool:
    """Whether the clause can state a figure of the year: no change, average, plan or sum of years."""
    left = mention.left
    if _NO_COUNT.search(left) or _NO_COUNT_AFTER.search(mention.right) or _TO_COME.search(mention.sentence):
        return False
    return "累计" not in left or mention.this_year or (mention.topic == APPLICATIONS and mention.year_end)


def _said_to_come(mention: Mention) -> bool:
    """Whether the clause itself says that applications came or were answered."""
    return bool(_HANDLING.search(mention.left) and _APPLICATION.search(mention.left + mention.right))


def _years_fit(match: re.Match[str], year: int) -> bool:
    """Whether years named in a carrying over are those next to the report's."""
    named = match.groupdict()
    return all(
        int(named[name]) == right
        for name, right in (("last", year - 1), ("into", year), ("next", year + 1))
        if named.get(name)
    )


def _of_another(before: str, owner: Owner) -> bool:
    """Whether the words before a phrase name another body; a short name (住建局) is spelt with the full one's letters."""
    found = _ORGAN.search(before)
    if found is None or any(word in found["organ"] for word in ("我", "本", "全")):
        return False
    letters = iter(owner.agency)
    return bool(owner.agency) and not all(letter in letters for letter in found["organ"][-_NAME_END:])


def _located(phrase: Phrase, match: re.Match[str], mention: Mention, folded: Folded) -> Claim:
    on_the_left = match.string is mention.left
    start = mention.start + match.start() if on_the_left else mention.number
    end = mention.end if on_the_left else mention.end + match.end()
    return Claim(
        phrase.id,
        mention.value,
        folded.span(start, end),
        folded.span(mention.number, mention.number + len(mention.numeral)),
        phrase.readings(match),
    )


def _bound(claim: Claim, mention: Mention, course: _Course, form: Form) -> Claim | None:
    """The claim as far as it binds here, None where it states a part or something else."""
    if claim.id in _PLAIN_IDS:
        return _plain(claim, mention, course, form)
    if claim.id == "X7":
        if course.last not in ("", "X7", *_PLAIN_IDS) or _OF_ONE in mention.left:
            return None
        claim = replace(claim, readings=claim.readings[_APPLICANTS_OF[course.whole]], whole=course.all)
    course.last = claim.id
    return claim


def _plain(claim: Claim, mention: Mention, course: _Course, form: Form) -> Claim | None:
    """X1 and X2: the whole, a part (none of the table's figures), or what was answered of the new applications."""
    said_before = claim.span[0] < claim.number_span[0]
    left = mention.left if said_before else mention.left.rpartition("，")[2]
    if _one_kind(left if course.seen else _MATTERS.sub("", left)):
        return None
    if said_before and not _PLAIN_AFTER.match(mention.right):
        return None
    newly = bool(_NEWLY.search(left))
    inside = (mention.among or bool(mention.bracket)) and "（" not in left
    if claim.id == "X2" and course.last == "X4" and not mention.bracket and not _AMONG.search(left):
        # 办理 30 件，含上年结转 2 件，办结 28 件: what is included ends with what was carried over.
        inside = False
    if inside and (_AMONG.search(left) or course.whole in ("", claim.id)):
        if not (newly and not course.whole) and (course.whole != "X1" or (claim.id == "X1" and not newly)):
            return None
    elif claim.id == "X1" and "X1" in course.seen and not newly:
        return None
    course.seen.add(claim.id)
    course.last = claim.id
    of_the_new = claim.id == "X2" and inside and course.whole == "X1"
    if not inside:
        course.whole, course.all = claim.id, claim
    return replace(claim, if_zero=(form.total_of(Concept.CARRIED_IN),)) if of_the_new else claim


def _one_kind(left: str) -> bool:
    """Whether a clause counts one kind or one way of applications only."""
    return bool(_ONE_KIND.search(left) or (_CHANNELS.search(left) and not _ALL_CHANNELS.search(left)))
