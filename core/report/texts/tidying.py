"""整理文字: what typing and pasting leave in a text – blanks, half-width marks, broken lines – found one by one.

Nothing but blanks, line breaks and the width of marks is changed: no word is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from core.numerals import COUNTED
from core.patterns import lazy
from core.records import record
from core.report.edits import SetTexts, unread
from core.report.links import Linked
from core.report.report import Report

_HAN = "\u4e00-\u9fff"
_BLANK = " \t\u3000\xa0"
_FULL = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))

EDGE, EMPTY, INNER, DOUBLE, WIDTH, BREAK = "段首段尾空格", "空行", "汉字间空格", "重复空格", "半角标点", "段中换行"
_FOUND = lazy(
    rf"(?P<empty>\n[{_BLANK}]*+(?=\n|\Z))"
    rf"|(?P<edge>(?:(?<=\n)|\A)[{_BLANK}]++|[{_BLANK}]++(?=\n|\Z))"
    rf"|(?P<inner>(?<=[{_HAN}，。；：、）])[{_BLANK}]++(?=[{_HAN}（]))"
    rf"|(?P<double>[{_BLANK}]{{2,}}+)"
    rf"|(?P<width>(?<=[{_HAN}）”》])[,;:?!.](?=[{_HAN}（“《\n]|\Z))"
    rf"|(?P<break>(?<=[{_HAN}，、])\n(?=[{_HAN}]))"
)
_KINDS = {"empty": EMPTY, "edge": EDGE, "inner": INNER, "double": DOUBLE, "width": WIDTH, "break": BREAK}
_PAIR = lazy(r"\(([^()\n]{1,60})\)")
# Also 第一章, 一是: a line that is not glued to the one before.
_HEADING = lazy(rf"\s*[（(]?[{COUNTED}第\d]{{1,3}}[）)、.．章节条是]")
_CHINESE = lazy(f"[{_HAN}]")
_SHORT = 20  # characters: a shorter line is a heading or ends by itself


@record
class Tidying:
    """One change: ``report.text(key)[start:end]`` becomes ``words``; ``sure`` where it can hardly be meant otherwise."""

    key: str
    start: int
    end: int
    words: str
    kind: str
    sure: bool = True


def tidyings(report: Report) -> tuple[Tidying, ...]:
    """All changes that are on offer, in the order of the texts; linked figures are left alone."""
    return tuple(one for key in report.form.all_text_keys for one in _of(report, key))


def _of(report: Report, key: str) -> Iterator[Tidying]:
    linked = report.linked(key)
    found = sorted((*_runs(key, linked.text), *_brackets(key, linked.text)), key=lambda one: one.start)
    for one in found:
        if not any(link.start < one.end and one.start < link.end for link in linked.links):
            yield one


def _runs(key: str, text: str) -> Iterator[Tidying]:
    for match in _FOUND.finditer(text):
        name = str(match.lastgroup)
        start, end = match.span()
        if name == "break" and not _is_broken(text, start):
            continue
        words = {"double": " ", "width": _FULL.get(match.group(), "")}.get(name, "")
        yield Tidying(key, start, end, words, _KINDS[name], sure=name != "break")


def _brackets(key: str, text: str) -> Iterator[Tidying]:
    """Half-width brackets around Chinese words, both or none."""
    for match in _PAIR.finditer(text):
        if _CHINESE.search(match[1]):
            for place in (match.start(), match.end() - 1):
                yield Tidying(key, place, place + 1, _FULL[text[place]], WIDTH)


def _is_broken(text: str, place: int) -> bool:
    """Whether a long line goes on in the next: neither is a heading."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return len(before) >= _SHORT and not _HEADING.match(before) and not _HEADING.match(text, place + 1)


def tidied(report: Report, chosen: Iterable[Tidying]) -> SetTexts:
    """The chosen changes as one step; paragraphs 未核对 stay so, for nobody has read them by that."""
    texts: dict[str, Linked] = {}
    for one in sorted(chosen, key=lambda one: -one.start):
        text = texts.get(one.key, report.linked(one.key))
        texts[one.key] = text.replaced(one.start, one.end, Linked(one.words))
    steps = tuple(unread(report, key, text.template, "整理文字") for key, text in texts.items())
    return SetTexts(steps, "整理文字")


def counted(found: Iterable[Tidying]) -> str:
    """``汉字间空格3处、半角标点2处``."""
    return "、".join(f"{kind}{count}处" for kind, count in Counter(one.kind for one in found).items())
