"""Counts in a text, each with the words around it, what it counts, and whose and when (first step of two)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from core.numerals import LONGEST, value
from core.patterns import lazy
from core.records import record
from core.report.phrases import words
from core.report.phrases.folding import ARABIC, CHINESE, Folded
from core.report.phrases.topics import APPLICATIONS, ELSEWHERE, Topics


@record
class Owner:
    """Whose report: its year, its name, and whether figures of a whole area are its own."""

    year: int
    agency: str = ""
    sums_up: bool = False


@record
class Mention:
    """A count, a percentage (``percent``) or a denial (``denied``: the verb; the words follow in ``right``).

    ``left`` and ``right`` are the words of the clause around it, as far as the
    next count; ``start``, ``number``, ``end`` places in the folded text: of the
    words on the left, of the numeral, and behind the unit.  ``loose``: with a
    unit of pieces of information too (条).  ``bracket``: where the innermost
    bracket around it begins, 0 for none.
    """

    value: int | Decimal
    start: int
    number: int
    end: int
    left: str
    right: str
    topic: str
    stretch: int
    sentence: str
    own: bool
    this_year: bool
    year_end: bool
    bracket: int
    among: bool
    percent: bool = False
    denied: str = ""
    numeral: str = ""
    loose: bool = False


_NUMERAL = rf"{ARABIC}(?=(?:{words.UNITS}|{words.LOOSE_UNITS})(?!事|套))|(?<!数){CHINESE}(?=(?:{words.CHINESE_UNITS})(?!事|套))"
_NOT_AFTER = r"(?<![\d.第几近约超逾每零〇一二两三四五六七八九十百千万])(?<!\d[至到~—–-])"
_UNIT = lazy(f"{words.UNITS}|{words.LOOSE_UNITS}")
# 申请数量为12: the word before it says as much as a unit.
_UNITLESS = (
    "(?:(?<=数量为)|(?<=数量：)|(?<=件数为)|(?<=总数为)|(?<=总量为)|(?<=均为)"
    f"|(?<=予以公开)|(?<=部分公开)|(?<=不予公开)|(?<=无法提供)|(?<=不予处理)|(?<=其他处理)){ARABIC}(?=[，。；、（）]|$)"
)
_LOOSE = tuple(words.LOOSE_UNITS.split("|"))
_PERCENT = rf"{_NOT_AFTER[: _NOT_AFTER.index(')') + 1]}\d+(?:\.\d+)?%"
_DENIED = (
    "未(?=结转|转结|顺延)|未曾?(?:引起|引发|存在|收到|接到|接收|受理|新收|发生|产生|出现|被|涉及|引发|因|有|制发|制定|出台|印发|废止|作出|实施)|没有(?:收到|接到|发生|出现|产生|受理)?|"
    r"没收到|不存在|无(?=[因人涉被，。；]|$|任何|一[起例件宗]|受理|收到|接到|提起|引[起发]|发生|出现|产生|相关|有关|政务公开|行政|上一?年|下一?年|结转|政府信息公开|信息公开|依申请|申请|公开申请|人申请|行政复议|行政诉讼|复议|诉讼)|零(?=申请|受理|收件|行政复议|行政诉讼|复议|诉讼|发生)|为零(?![点\d件宗])"
)
# The first characters of all marks: skips most of a text before the alternatives are tried (a test holds it complete).
FIRST = (
    r"[。！？；，：（）\d上去往前下次明翌结顺转延递遗跨滚推相较比与同和跟对因由就针为超高低自从截第年初中旬历近“本今全当统报以"
    "零〇一二两三四五六七八九十百千万未没不无其包含我各所直区县市省州旗乡镇基兄法]"
)
MARKS = "|".join(
    f"(?P<{name}>{pattern})"
    for name, pattern in (
        ("stop", "[。！？]"),
        ("pause", "；"),
        ("comma", "[，：]"),
        ("open", "（"),
        ("close", "）"),
        ("carried", f"{words.CARRIED_IN}|{words.CARRIED_OUT}"),
        ("compared", words.COMPARED),
        ("cause", words.CAUSE),
        ("whole_year", words.WHOLE_YEAR),
        ("year_end", words.YEAR_END),
        ("part_of_year", words.PART_OF_YEAR),
        ("year", r"(?<!\d)\d{4}年度?"),
        ("last_years", words.LAST_YEARS),
        ("this_year", words.THIS_YEAR),
        ("since", words.SINCE),
        ("count", f"{_NOT_AFTER}(?:{_NUMERAL}|{_UNITLESS})"),
        ("percent", _PERCENT),
        ("denied", _DENIED),
        ("among", "其中|包括|包含|含"),
        ("own_level", words.OWN_LEVEL),
        ("own_body", words.OWN_BODY),
        ("area", words.WHOLE_AREA),
        ("others", words.OTHER_BODIES),
    )
)

_MARKS = lazy(f"(?={FIRST})(?:{MARKS})")
_RIGHT_END = lazy(r"[，。；：（）、！？\n]")
# 未发生行政复议，行政诉讼情况 denies both.
_DENIAL_END = lazy(
    r"[。；：（）！？\n]|，(?!(?:或|也未)?(?:被?提起|提出|引发|引起|发生)?行政诉讼(?:的|情况|情形|案件|案|等|发生|现象)*(?:[，。；]|$))"
)
_ANOTHER = lazy(_NUMERAL)
_LONGEST_LEFT, _LONGEST_RIGHT = 120, 60
_LONGEST_SENTENCE = 400
_GOES_ON = ("其中", "按申请人", "从申请人", "从办理结果", "按办理结果")
_ONLY_FILL = lazy(words.FILL)


@dataclass
class _State:
    """Where reading stands: what was last counted, whose figures and of when, and where clauses began."""

    heading: str = ""
    topic: str = ""
    applied: bool = False
    own_year: bool = True
    own_body: bool = True
    this_year: bool = False
    year_end: bool = False
    since: bool = False
    compared: bool = False
    among: bool = False
    outside: list[tuple[bool, bool, bool, int]] = field(default_factory=list[tuple[bool, bool, bool, int]])
    stretch: int = 0
    sentence: int = 0
    clauses: list[int] = field(default_factory=lambda: [0])

    def new_clause(self, place: int) -> None:
        self.clauses.append(place)
        self.compared = False

    def new_sentence(self, place: int, goes_on: bool) -> None:
        """``goes_on``: it tells parts of what the sentence before counted."""
        self.new_clause(place)
        self.clauses = [place]
        if not goes_on:
            self.own_year = self.own_body = True
            self.this_year = self.year_end = self.since = False
        self.among = self.applied = False
        self.outside = []
        self.sentence = place
        self.stretch += 1


def mentions(folded: Folded, topics: Topics, owner: Owner, heading: str) -> Iterator[Mention]:
    """All counts, percentages and denials of a folded paragraph, in order; ``heading``: the topic it stands under."""
    return _MentionReader(folded.text, topics, owner, heading).read()


class _MentionReader:
    def __init__(self, text: str, topics: Topics, owner: Owner, heading: str) -> None:
        self._text, self._topics, self._owner = text, topics, owner
        self._state = _State(heading, heading)

    def read(self) -> Iterator[Mention]:
        text, state = self._text, self._state
        marks = [(mark, False) for mark in _MARKS.finditer(text)]
        marks += [(mark, True) for mark in self._topics.words.finditer(text)]
        for mark, of_topic in sorted(marks, key=_place):
            if of_topic:
                state.topic = self._topics.topic(mark, state.heading, state.topic)
                state.applied = state.applied or state.topic == APPLICATIONS
                continue
            kind = mark.lastgroup
            if kind in ("count", "percent", "denied"):
                found = self._mention(mark, kind)
                if found is not None:
                    yield found
                    if kind != "denied":
                        state.clauses = [found.end]
            else:
                getattr(self, f"_{kind}")(mark)

    # What each mark means for what follows.

    def _stop(self, mark: re.Match[str]) -> None:
        state = self._state
        if state.topic == ELSEWHERE and (state.applied or state.heading == APPLICATIONS):
            state.topic = ""
        state.new_sentence(mark.end(), self._text.startswith(_GOES_ON, mark.end()))

    def _pause(self, mark: re.Match[str]) -> None:
        self._state.new_clause(mark.end())
        self._state.clauses = [mark.end()]
        self._state.stretch += 1
        self._state.among = False
        if self._state.applied and self._state.topic == ELSEWHERE:
            self._state.topic = ""

    def _comma(self, mark: re.Match[str]) -> None:
        self._state.new_clause(mark.end())

    def _open(self, mark: re.Match[str]) -> None:
        self._state.new_clause(mark.end())
        state = self._state
        state.outside.append((state.own_year, state.own_body, state.among, mark.end()))

    def _close(self, mark: re.Match[str]) -> None:
        self._state.new_clause(mark.end())
        if self._state.outside:
            self._state.own_year, self._state.own_body, self._state.among, _ = self._state.outside.pop()

    def _carried(self, mark: re.Match[str]) -> None:
        """From year to year: says nothing about whose year the other figures are."""

    def _compared(self, mark: re.Match[str]) -> None:
        self._state.compared = True

    def _cause(self, mark: re.Match[str]) -> None:
        """The year of what gave rise to a case, not of the case."""

    def _whole_year(self, mark: re.Match[str]) -> None:
        self._set_year(all(int(y) == self._owner.year for y in re.findall(r"\d{4}", mark.group())))

    def _year_end(self, mark: re.Match[str]) -> None:
        self._set_year(all(int(y) == self._owner.year for y in re.findall(r"\d{4}", mark.group())), marked=False)
        self._state.year_end = self._state.own_year and not self._state.since

    def _part_of_year(self, mark: re.Match[str]) -> None:
        self._set_year(False)

    def _year(self, mark: re.Match[str]) -> None:
        self._set_year(int(mark.group()[:4]) == self._owner.year)

    def _last_years(self, mark: re.Match[str]) -> None:
        self._set_year(False)

    def _since(self, mark: re.Match[str]) -> None:
        if not self._text.endswith(f"{self._owner.year}年", 0, mark.start()):
            self._set_year(False)
            self._state.since = True

    def _this_year(self, mark: re.Match[str]) -> None:
        self._set_year(True)

    def _set_year(self, own: bool, marked: bool = True) -> None:
        self._state.own_year = own
        self._state.this_year = own and marked

    def _among(self, mark: re.Match[str]) -> None:
        self._state.among = True

    def _own_level(self, mark: re.Match[str]) -> None:
        self._state.own_body = not self._owner.sums_up

    def _own_body(self, mark: re.Match[str]) -> None:
        self._state.own_body = True

    def _area(self, mark: re.Match[str]) -> None:
        self._state.own_body = self._owner.sums_up

    def _others(self, mark: re.Match[str]) -> None:
        self._state.own_body = self._owner.sums_up and mark.group() in words.ALL_BODIES

    # The count itself.

    def _mention(self, mark: re.Match[str], kind: str) -> Mention | None:
        text, state = self._text, self._state
        number = _number(mark.group(), kind)
        if number is None:
            return None
        end = mark.end()
        if kind == "count":
            unit = _UNIT.match(text, end)
            end = unit.end() if unit else end
        right = self._right(end, kind == "denied")
        start = mark.start() if kind == "denied" else self._left_start(mark.start(), right)
        if kind != "denied":
            start = max(start + text.startswith("、", start, mark.start()), mark.start() - _LONGEST_LEFT)
        topic = state.topic
        if kind == "count" and (after := self._topics.words.search(right)):
            topic = self._topics.topic(after, state.heading, topic)
        return Mention(
            number,
            start,
            mark.start(),
            end,
            text[start : mark.start()],
            right,
            topic,
            state.stretch,
            text[max(state.sentence, mark.start() - _LONGEST_SENTENCE) : mark.start()],
            state.own_year and state.own_body and not state.compared,
            state.this_year,
            state.year_end,
            state.outside[-1][-1] if state.outside else 0,
            state.among,
            kind == "percent",
            mark.group() if kind == "denied" else "",
            mark.group(),
            text.startswith(_LOOSE, mark.end()),
        )

    def _left_start(self, number: int, right: str) -> int:
        """Where the clause begins; a clause like 共12件 goes on from the one before, if that has no count."""
        starts = self._state.clauses
        alone = starts[-1] < number or not right
        if len(starts) > 1 and alone and _ONLY_FILL.fullmatch(self._text, starts[-1], number):
            return starts[-2]
        return starts[-1]

    def _right(self, end: int, denied: bool) -> str:
        last = end + _LONGEST_RIGHT
        stop = (_DENIAL_END if denied else _RIGHT_END).search(self._text, end, last)
        right = self._text[end : stop.start() if stop else last]
        return "" if _ANOTHER.search(right) else right


def _place(found: tuple[re.Match[str], bool]) -> int:
    return found[0].start()


def _number(numeral: str, kind: str) -> int | Decimal | None:
    if kind == "denied":
        return 0
    if kind != "percent":
        return value(numeral)
    return Decimal(numeral[:-1]) if len(numeral) <= LONGEST else None
