"""Titles among lines: body, year and subject, over one line or several, with what stands before and behind them.

A line may hold two titles, of two bodies, where a program joined lines; it is
cut behind 报告 wherever another title or a body's name begins there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from core.forms.labels import fold, likeness
from core.matching.naming.body_names import is_document_number, is_organ
from core.numerals import COUNTED, SPELT_YEAR, year_value
from core.patterns import lazy
from core.records import record

_YEAR = lazy(rf"((?:19|20)\d{{2}}|{SPELT_YEAR})(?:年度|年|度)")
_SUBJECT_WORDS = r"(?:法定主动公开|(?<!人民)政府|政务)?信息公开|政府信息(?:与|和|及|暨)政务公开|政务公开"
_SUBJECT = lazy(_SUBJECT_WORDS)
# Two digits of a year right before the subject, and two years of which nobody knows which is meant.
_SHORT_YEAR = lazy(rf"(?<![\d年])['’]?(\d{{2}})(?:年度|年)(?={_SUBJECT_WORDS})")
_YEARS = lazy(r"(?:19|20)\d{2}年?[-—–~～至到](?=(?:19|20)\d{2}(?:年度|年|度))")
_PERIOD = r"[(（【]((?:19|20)\d{2})年\d{1,2}月(?:\d{1,2}日)?[-—–~～至到]{1,2}(?:\1年)?\d{1,2}月(?:\d{1,2}日)?[)）】]"
_TITLE_END = lazy(
    rf"(?:报告|年报|工作总结)[》”\"]?(?:{_PERIOD}|[(（【]?(?:(?:19|20)\d{{2}}|{SPELT_YEAR})年?度?[)）】]?)?$"
)
_END_WORDS = ("报告", "年报", "工作总结")
_ENDS = lazy("|".join(_END_WORDS))
# The day of writing behind a title is not the report's year.
_WRITTEN = lazy(r"[(（【](?:19|20)\d{2}[年.\-/]\d{1,2}(?:月(?:\d{1,2}日)?|[.\-/]\d{1,2})?[)）】]$")
_NARROW = str.maketrans({chr(0xFEE0 + i): chr(i) for i in range(0x30, 0x3A)})  # digits of full width; all else stays
_WIDE = lazy("[\uff10-\uff19]")
_NOT_OF_TITLES = "。；;：:，,！？"  # nor of what stands behind one
_NO_TITLE = lazy(f"[{_NOT_OF_TITLES}]")
# What stands behind a title without being of it: ①, (1), （征求意见稿）, 【转载】, 全文, _副本 …
_TAIL = lazy(
    r"(?:[(（【\[〔［〈<][^()（）【】\[\]〔〕［］〈〉<>]{0,16}[)）】\]〕］〉>]|[①-⓿❶-➓⑴-⒛㈠-㈩*＊※†‡§#¹²³⁰-⁹]"
    r"|注\d{0,2}|\.(?:docx?|wps|pdf|ofd|xlsx?|et|html?)|[-_—·.~]{0,3}(?:副本|全文|正文|附表|最终|定稿|终稿|草稿|初稿|[\u4e00-\u9fff]{1,4}[稿版])|[-_—][vV]?\d{1,2}|\d|的(?:公示|公告|通告))$"
)
# What stands before it: 附件1：, 标题：, 【转载】, 1. …
_HEAD = lazy(
    r"(?:附[件表]\d{0,2}[:：、.]|(?:原)?(?:标题|题目|名称)[:：]|[(（【\[〔][^()（）【】\[\]〔〕\d]{1,6}[)）】\]〕]|(?:转载|转发|转)[:：]"
    rf"|(?:\d{{1,2}}|[{COUNTED}]{{1,2}})[.、．](?=[\u4e00-\u9fff《])|[{COUNTED}]{{1,2}}[:：])"
)
_BETWEEN = " \t|｜/／、;；，,_-—·"
_CONTENTS = lazy(r"(?:…{2,}|[.·．‥。\-_]{3,})\d{1,3}$|[\t ]{2,}\d{1,3}$|\t\s*\d{1,3}$")
_NO_NEXT = lazy(r"的|等|[^\u4e00-\u9fff《“（(]")
_CUT_YEAR = lazy(r"(?:年|度|[〇○零ＯOo一二三四五六七八九\d]{1,3}年)")
_BEHIND = lazy(r"[》”\"]|[(（【\[][^()（）【】\[\]]{0,16}[)）】\]]|[①-⓿*※]")
_BEFORE_NAME = lazy(r"^(?:关于|印发|发布|公布|报送|上报|转发|转载)+")
_BEHIND_NAME = lazy(r"(?:的|编制|发布|年度)+$")
_SUBJECT_BEHIND = lazy(rf"(?:{_SUBJECT_WORDS})(?:工作)?$")
_OPENING, _CLOSING = "(（【[〔［", ")）】]〕］"
_BRACKETS = _OPENING + _CLOSING
_TWO = lazy(r"[\u4e00-\u9fff]{2}")
_FEW_LINES = 5
_MOST = 90  # characters
_MOST_PARTS = 6  # titles in one line
_TAILS = 4  # marks behind a title
_ALIKE = 0.75  # of two titles of one report


@record
class FoundTitle:
    """What a title says; ``first`` and ``last`` are the lines it was read from (-1 where there is none).

    ``head`` and ``tail`` stand around it without being of it; ``beside`` is what
    else stands in its lines, another title or a body's name; ``above`` the line
    above that may begin the body's name.  ``of_notice`` is one that a notice names
    which sends the report out: all of the notice's own title is its ``head``.
    """

    text: str = ""
    year: int | None = None
    agency: str = ""
    first: int = -1
    last: int = -1
    head: str = ""
    tail: str = ""
    beside: tuple[str, ...] = ()
    above: str = ""
    of_notice: bool = False

    @property
    def whole(self) -> str:
        """All that stands in its lines, where nothing stands beside it."""
        return self.head + self.text + self.tail


class TitlePart(NamedTuple("TitlePart", [("line", int), ("text", str), ("torn", bool)])):
    """A line, or one of the parts it is cut into; a ``torn`` one goes on in the next line."""

    # Its types are no words: Python would compile these, which takes as long as reading a small file.
    __slots__ = ()


def compact(line: str) -> str:
    """A line without blanks and with narrow digits; as many characters as the line has without its blanks."""
    joined = "".join(line.split())
    return joined.translate(_NARROW) if _WIDE.search(joined) else joined


def is_contents(line: str) -> bool:
    """Whether a line is an entry of a table of contents: words and the number of a page, set apart."""
    return len(line) < 200 and _CONTENTS.search(line.rstrip()) is not None


def titles(lines: Sequence[str]) -> list[FoundTitle]:
    """All titles among some lines, each over as few lines as it needs, none sharing a part of a line."""
    return titles_in(list(cut(lines)))


def titles_in(parts: Sequence[TitlePart]) -> list[FoundTitle]:
    """All titles among lines that are cut into their parts."""
    found: list[FoundTitle] = []
    done = 0
    for last in range(len(parts)):
        begin = max(done, last - _FEW_LINES + 1)
        starts = [first for first in range(last, begin - 1, -1) if not first or not parts[first - 1].torn]
        runs = (title for first in starts if (title := title_of(parts[first : last + 1])))
        if title := max(runs, key=lambda t: bool(t.agency), default=None):
            found.append(_with_beside(title, parts))
            done = last + 1
    return found


def _with_beside(title: FoundTitle, parts: Sequence[TitlePart]) -> FoundTitle:
    beside = tuple(p.text for p in parts if title.first <= p.line <= title.last and p.text not in title.whole)
    return replace(title, beside=beside)


def cut(lines: Sequence[str], first: int = 0) -> Iterator[TitlePart]:
    """Lines in their parts: cut behind 报告 where another title or a body's name begins, in the line or with the next."""
    texts = ["" if is_contents(line) else compact(line) for line in lines]
    for i, whole in enumerate(texts):
        text, following = whole, texts[i + 1] if i + 1 < len(texts) else ""
        for _ in range(_MOST_PARTS):
            place = _cut_at(text, following) if len(text) > 16 else 0
            if not place:
                break
            yield TitlePart(first + i, text[:place], False)
            text = text[place:].lstrip(_BETWEEN)
        torn = text != whole and not (is_organ(text) or _begins_title(text)) and _goes_on(text, following)
        yield TitlePart(first + i, text, torn)


def _cut_at(text: str, following: str) -> int:
    """Where the first title of a line ends and something else begins, 0 where nothing does."""
    head = len(_head(text))
    last = found.start() if (found := _NO_TITLE.search(text, head)) else len(text)
    for found in _ENDS.finditer(text[: 4 * _MOST]):
        if found.start() > last:  # no title goes on behind such a sign: most are words of a sentence
            break
        stop = _behind(text, found.end())
        rest = text[stop:].lstrip(_BETWEEN)
        if rest and title_of([TitlePart(0, text[:stop], False)]) and _goes_on(rest, following):
            return stop
    return 0


def _goes_on(rest: str, following: str) -> bool:
    """Whether what stands behind a title is a body's name or a title, which the next line may end."""
    if len(rest) > 3 and (is_organ(rest) or _begins_title(rest)):
        return True
    torn = len(rest) < 30 and not (_NO_NEXT.match(rest) or _TAIL.fullmatch(rest) or _YEAR.match(following))
    return torn and bool(following) and _begins_title(rest + following)


def _behind(text: str, end: int) -> int:
    """Where the marks behind a title end that ends here."""
    while found := _BEHIND.match(text[end:]):
        end += found.end()
    return end


def _begins_title(text: str) -> bool:
    """Whether a text begins as a title does: a body's name or a year, and a subject not far behind."""
    begin = text[:_MOST]
    starts = [found.start() for rule in (_YEAR, _SUBJECT) for found in rule.finditer(begin)]
    return any(not start or is_organ(name_in(begin[:start])) for start in starts)


def title_of(parts: Sequence[TitlePart]) -> FoundTitle | None:
    """The title that some parts make, None where they make none."""
    return _title_of(tuple(parts))


@lru_cache(maxsize=256)  # the lines around a title are put together in several ways, more than once
def _title_of(parts: tuple[TitlePart, ...]) -> FoundTitle | None:
    texts = [part.text for part in parts]
    whole = "".join(texts)
    # No subject, no end, or the end of a sentence: most lines.
    if "公开" not in whole or whole[-1] in _NOT_OF_TITLES or not any(word in whole for word in _END_WORDS):
        return None
    if not all(texts) or len(whole) > 2 * _MOST or any(map(_is_no_part, texts)) or _is_over(texts):
        return None
    if whole.endswith(_NOTICES):
        return _of_notice(whole, parts[0].line, parts[-1].line)
    head = _head(whole)
    shown, tail = _without_tail(whole[len(head) :])
    if tail.startswith("的") and shown.startswith("关于"):  # 关于…报告的公示: both are of the notice
        head, shown = f"{head}关于", shown.removeprefix("关于")
    text = _WRITTEN.sub("", shown)
    if not text or len(text) > _MOST or _NO_TITLE.search(text) or texts[0].endswith("文件") or _CUT_YEAR.match(text):
        return None
    # A body's name may contain the subject: the last one is the report's.
    subjects = list(_SUBJECT.finditer(text))
    if not subjects or not _TITLE_END.search(text):
        return None
    subject = subjects[-1]
    match, year = _year_in(text, subject.start())
    before = text[: min(match.start(), subject.start())] if match else text[: subject.start()]
    between = text[match.end() : subject.start()] if match and match.end() < subject.start() else ""
    agency = name_in(before) or name_in(between)
    return FoundTitle(shown, year, agency, parts[0].line, parts[-1].line, head, tail)


def _is_no_part(text: str) -> bool:
    return is_document_number(text) or _DAY.fullmatch(text) is not None


_DAY = lazy(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_NOTICES = ("的通知", "的函", "的通报", "的批复", "的请示")
_SENDS = lazy(
    r"(.{0,40}?)关于(?:印发|发布|公布|公开|报送|上报|报请|转发|同意)?(?:[《“]([^《》“”]++)[》”]|([^《》“”]+?))的[通函批请][知报复示]?"
)


def _of_notice(whole: str, first: int, last: int) -> FoundTitle | None:
    """The title of the report that a notice sends out (…关于印发…年度报告的通知), None where it sends something else."""
    sent = _SENDS.fullmatch(whole)
    found = title_of([TitlePart(first, sent[2] or sent[3], False)]) if sent else None
    if sent is None or found is None or found.head or found.tail:
        return None
    agency = found.agency or name_in(sent[1])
    text = found.text if found.agency else agency + found.text
    return replace(found, text=text, agency=agency, last=last, head=whole, of_notice=True)


def _head(text: str) -> str:
    """What stands before a title, "" where that is the name of its body in brackets."""
    found = _HEAD.match(text)
    return found[0] if found and not is_organ(found[0].strip(_BRACKETS)) else ""


def _year_in(text: str, subject: int) -> tuple[re.Match[str] | None, int | None]:
    """Where a title names its year, and the year: the one nearest before the subject, None of two joined by a dash."""
    if two := _YEARS.search(text):
        return two, None
    every = list(_YEAR.finditer(text))
    if not every and (short := _SHORT_YEAR.search(text)):
        return short, 2000 + int(short[1])
    before = [found for found in every if found.end() <= subject]
    found = before[-1] if before else every[0] if every else _BARE_YEAR.search(text) or _YEAR_LAST.search(text)
    return found, year_value(found[1]) if found else None


def _is_over(texts: Sequence[str]) -> bool:
    """Whether a title, or the name of another paper, ends before the last of some parts; a year may follow it."""
    return any(
        _OTHER_PAPER.search(text) or (_TITLE_END.search(_without_tail(text)[0]) and not _BRACKETED.fullmatch(after))
        for text, after in pairwise(texts)
    )


_OTHER_PAPER = lazy(r"(?:函|通知|批复|通报|公告|请示|文件)$")
_BRACKETED = lazy(r"[(（【\[].{1,20}[)）】\]]")
_BARE_YEAR = lazy(r"((?:19|20)\d{2})")
_YEAR_LAST = lazy(f"({SPELT_YEAR})")


def _without_tail(text: str) -> tuple[str, str]:
    """A title and the marks behind it; a year or a day in brackets stays."""
    end = len(text)
    for _ in range(_TAILS):
        if _TITLE_END.search(_WRITTEN.sub("", text[:end])):
            return text[:end], text[end:]
        found = _TAIL.search(text[max(0, end - 24) : end])
        if found is None:
            break
        end -= len(found[0])
    ended = _TITLE_END.search(_WRITTEN.sub("", text[:end])) is not None
    return (text[:end], text[end:]) if ended else (text, "")


def name_in(text: str) -> str:
    """A body's name without what holds the title together: 关于, 的, marks of quotation, brackets of the year beside it."""
    name = _without_brackets(text.strip("《》“”\"'〈〉<>·-—–_|｜/"))
    name = _BEFORE_NAME.sub("", name)
    name = _BEHIND_NAME.sub("", name.split("关于")[0]).strip("《》“”\"'〈〉<>·-—–_|｜/")
    name = name if is_organ(name) else _SUBJECT_BEHIND.sub("", name)
    return name if _TWO.search(name) else ""


def _without_brackets(text: str) -> str:
    """A name without the bracket that opens or closes around what stood beside it, or without those around all of it."""
    inner = text[1:-1]
    if inner and text[0] in _OPENING and text[-1] in _CLOSING and not set(_BRACKETS).intersection(inner):
        return inner
    return text.rstrip(_OPENING).lstrip(_CLOSING)


def is_alike(one: FoundTitle, other: FoundTitle) -> bool:
    """Whether two titles are one and the same, up to a name left out or a word put in."""
    a, b = fold(one.text), fold(other.text)
    return a in b or b in a or likeness(a, b, _ALIKE) >= _ALIKE


def is_same(title: FoundTitle, chosen: FoundTitle) -> bool:
    """Whether two titles are those of one report: alike, and neither names another body or another year."""
    bodies = not title.agency or title.agency in chosen.agency or chosen.agency in title.agency
    years = None in (title.year, chosen.year) or title.year == chosen.year
    return bodies and years and is_alike(title, chosen)
