"""Kinds of lists whose numbers stand in no text: OpenDocument counts them by its styles, pages by their tags and rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.odt_maker import par
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report

OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))
_NUMBERED = re.compile(r"（([一二三四五六七])）|([一二三四五六七])、")
_PLACES = "一二三四五六七"


def _taken(text: str) -> tuple[str, int, str]:
    """A line without its number, its level (1 of 一、, 2 of （一）, 0 of none), and the number."""
    found = _NUMBERED.match(text)
    return (text[found.end() :], 1 if found[2] else 2, found[1] or found[2]) if found else (text, 0, "")


def _level(depth: int, before: str, behind: str) -> str:
    around = f'style:num-prefix="{before}" style:num-suffix="{behind}"'
    return f'<text:list-level-style-number text:level="{depth}" style:num-format="一, 二, 三, ..." {around}/>'


_STYLE = f'<text:list-style style:name="L1">{_level(1, "", "、")}{_level(2, "（", "）")}</text:list-style>'
_GOES_ON = 'text:style-name="L1" text:continue-numbering="true"'


def _in_list(text: str) -> str:
    """A line as LibreOffice keeps it: its number is that of an item of a list that goes on."""
    words, depth, _ = _taken(text)
    inner = par(escape(words))
    for place in range(depth):
        more = _GOES_ON if place == depth - 1 else ""
        inner = f"<text:list {more}><text:list-item>{inner}</text:list-item></text:list>"
    return inner


def _with_start(text: str) -> str:
    words, depth, number = _taken(text)
    inner = par(escape(words))
    for place in reversed(range(depth)):
        start = f'text:start-value="{_PLACES.index(number) + 1}"' if place == depth - 1 else ""
        inner = f'<text:list text:style-name="L1"><text:list-item {start}>{inner}</text:list-item></text:list>'
    return inner


def _as_heading(text: str) -> str:
    words, depth, number = _taken(text)
    if not depth:
        return par(escape(text))
    start = f'text:restart-numbering="true" text:start-value="{_PLACES.index(number) + 1}"'
    return f'<text:h text:outline-level="{depth}" {start}>{escape(words)}</text:h>'


def _outline() -> str:
    levels = _STYLE.partition(">")[2].rpartition("</text:list-style>")[0]
    return f'<text:outline-style style:name="Outline">{levels.replace("list-level-style-number", "outline-level-style")}</text:outline-style>'


def _stored(text: str) -> str:
    words, depth, _ = _taken(text)
    number = text[: len(text) - len(words)]
    return par(f"<text:number>{number}</text:number>{escape(words)}") if depth else par(escape(text))


@kind("numbers-of-lists-odt")
def _odt() -> Iterator[Sample]:
    ways = {
        "lists that go on": (_in_list, _STYLE),
        "items that say their number": (_with_start, _STYLE),
        "headings of an outline": (_as_heading, _outline()),
        "stored beside the words": (_stored, ""),
    }
    for name, (line, own) in ways.items():
        for report in OTHERS:
            made = lambda r=report, line=line, own=own: odd.odt(r, line=line, own=own)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".odt", made, truth_of(report, quiet=True))


_RULES = {
    "a list each": ("", "<ol start={place} style='list-style:cjk-ideographic'><li>{words}</ol>"),
    "by a rule": ("ol{list-style-type:simp-chinese-informal}", "<ol><li value={place}>{words}</ol>"),
    "typed, the list shows none": ("*{list-style:none}", "<ol><li>{printed}{words}</ol>"),
    "typed, items are blocks": ("li{display:block}", "<ol><li>{printed}{words}</ol>"),
    "typed, in a list of signs": ("", "<ul><li>{printed}{words}</ul>"),
    "counted by a rule": (
        "p.n1{counter-increment:a;counter-reset:b} p.n1:before{content:counter(a,cjk-ideographic) '、'}"
        "p.n2{counter-increment:b} p.n2:before{content:'（' counter(b,cjk-ideographic) '）'}",
        "<p class=n{depth}>{words}</p>",
    ),
    "a mark by a rule": (
        "li.n1::marker{content:counter(list-item,cjk-ideographic) '、'}"
        "li.n2::marker{content:'（' counter(list-item,cjk-ideographic) '）'}",
        "<ol start={place}><li class=n{depth}>{words}</ol>",
    ),
    "Word's": (
        "",
        "<p class=MsoNormal style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>{printed}"
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span></span><![endif]>{words}</p>",
    ),
}


def _page(report: Report, rule: str, item: str) -> bytes:
    def line(text: str) -> str:
        words, depth, number = _taken(text)
        if not depth or (depth == 2 and ("cjk-ideographic'" in item or "value=" in item)):
            return f"<p>{escape(text)}</p>"
        printed = text[: len(text) - len(words)]
        return item.format(place=_PLACES.index(number) + 1, words=escape(words), printed=printed, depth=depth)

    return odd.page(report, line=line, head=f"<style>{rule}</style>").encode()


@kind("numbers-of-lists-page")
def _pages() -> Iterator[Sample]:
    for name, (rule, item) in _RULES.items():
        for report in OTHERS:
            made = lambda r=report, rule=rule, item=item: _page(r, rule, item)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".html", made, truth_of(report, quiet=True))
