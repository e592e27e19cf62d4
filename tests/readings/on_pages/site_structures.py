"""Kinds of pages by the structures that sites and programs give them: heads apart, copies for some readers, merged cells cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from core.opening import Opened
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report

OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))
Slots = list[odd.Slot]


def _cell(slot: odd.Slot, more: int = 0) -> str:
    return f"<td rowspan={slot.height + more} colspan={slot.width}>{escape(slot.text)}</td>"


def _rows(rows: list[Slots], cell: Callable[[odd.Slot], str] = _cell) -> str:
    return "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)


def _heads(slots: Slots) -> tuple[list[Slots], list[Slots]]:
    rows = odd.in_rows(slots)
    first = next(place for place, row in enumerate(rows) if any(slot.key for slot in row))
    return rows[:first], rows[first:]


def _page(report: Report, table: Callable[[Slots], str], above: str = "") -> bytes:
    parts = [f"<p>{escape(p)}</p>" if isinstance(p, str) else table(p) for p in odd.pieces(report)]
    return f"<html><head><meta charset=utf-8></head><body>{above}{''.join(parts)}</body></html>".encode()


def _plain(slots: Slots) -> str:
    return f"<table>{_rows(odd.in_rows(slots))}</table>"


def _each(name: str, made: Callable[[Report], bytes], truth: Callable[[Report], Truth]) -> Iterator[Sample]:
    for report in OTHERS:
        yield Sample(f"{name}, {report.agency} {report.year}", ".html", lambda r=report: made(r), truth(report))


def _quiet(report: Report) -> Truth:
    return truth_of(report, quiet=True)


@kind("heads-in-a-table-of-their-own")
def _apart() -> Iterator[Sample]:
    """Heads that stay in sight while the rest is scrolled: apart, apart and again without height, or there twice."""

    def low(slot: odd.Slot) -> str:
        inner = f'<div style="height:0;overflow:hidden">{escape(slot.text)}</div>'
        return f"<th rowspan={slot.height} colspan={slot.width}>{inner}</th>"

    def apart(slots: Slots) -> str:
        heads, rest = _heads(slots)
        return f"<div><table>{_rows(heads)}</table></div><div><table>{_rows(rest)}</table></div>"

    def again(slots: Slots) -> str:
        heads, rest = _heads(slots)
        return f"<div><table>{_rows(heads)}</table></div><div><table><thead>{_rows(heads, low)}</thead>{_rows(rest)}</table></div>"

    def twice(slots: Slots) -> str:
        heads, rest = _heads(slots)
        return f"<div><table>{_rows(heads)}</table></div><p></p><table>{_rows(heads)}{_rows(rest)}</table>"

    for name, way in (("apart", apart), ("again", again), ("twice", twice)):
        yield from _each(name, lambda r, way=way: _page(r, way), _quiet)


@kind("copies-for-screen-readers")
def _copies() -> Iterator[Sample]:
    """The same figure once more, unseen: nothing is left out that is not read."""
    sheet = "<style>.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}</style>"
    both = lambda s: f"<span aria-hidden=true>{escape(s.text)}</span><span class=sr>{escape(s.text)}</span>"  # noqa: E731
    yield from _each("spans", lambda r: odd.page(r, both, head=sheet).encode(), _quiet)


@kind("merged-heads-cut-short")
def _short() -> Iterator[Sample]:
    """A merged cell that ends a row too early or too late moves what stands beside it: read by order, and told."""

    def changed(more: int) -> Callable[[Slots], str]:
        def table(slots: Slots) -> str:
            tall = next((slot for slot in slots if slot.height > 2), None)
            return f"<table>{_rows(odd.in_rows(slots), lambda s: _cell(s, more if s is tall else 0))}</table>"

        return table

    yield from _each("short", lambda r: _page(r, changed(-1)), lambda r: truth_of(r, note="按各列的顺序"))
    yield from _each("tall", lambda r: _page(r, changed(1)), _quiet)


@kind("words-of-sites-above-the-article")
def _above() -> Iterator[Sample]:
    """The title once more, years to choose from, what the site sums up: none of it comes into the texts."""
    title = lambda r: f"<h1>{r.text('title')}</h1>"  # noqa: E731
    yield from _each("the title", lambda r: _page(r, _plain, title(r)), _quiet)
    ways = {
        "a summary": "{}<p>发布日期：2024-01-25</p><p>摘要：本报告由本机关按照要求编制，并向社会公布。</p>",
        "years": "<div><a>2023年</a><a>2022年</a></div>{}<p>来源：本机关</p>",
        "tools": "<p>首页 > 政府信息公开年报</p>{}<div>字号：<a>大</a> <a>中</a> <a>小</a></div><div>分享到：<a>微信</a></div>",
    }
    for name, way in ways.items():
        yield from _each(
            name, lambda r, way=way: _page(r, _plain, way.format(title(r))), lambda r: truth_of(r, note="未读入")
        )


@kind("figures-written-by-scripts")
def _scripted() -> Iterator[Sample]:
    """Cells whose figures are not in the file are no blank ones: nobody is asked for a 0."""
    place = lambda s: f"v{s.row}x{s.column}"  # noqa: E731
    ways: dict[str, tuple[Callable[[odd.Slot], str], str]] = {
        "in the cell": (lambda s: f"<script>document.write({s.text})</script>", ""),
        "bound": (lambda _: '<b v-text="row.number"></b>', ""),
        "by its id": (lambda s: f"<b id={place(s)}></b>", "document.getElementById('{}').innerText = rows[{}];"),
    }

    def no_zero(opened: Opened) -> Iterator[str]:
        yield from (f"a 0 is asked for at {n.cell}" for n in opened.notes if "没有发生的请填0" in n.message)

    for name, (way, script) in ways.items():
        for report in OTHERS:
            slots = [s for piece in odd.pieces(report) if not isinstance(piece, str) for s in piece if s.key]
            head = "".join(script.format(place(s), n) for n, s in enumerate(slots)) if script else ""
            shown = lambda s, way=way: way(s) if s.key else escape(s.text)  # noqa: E731
            made = lambda r=report, w=shown, h=head: odd.page(r, w, head=f"<script>{h}</script>").encode()  # noqa: E731
            told = truth_of(
                report, values=dict.fromkeys(report.form.typed), doubt="they are not in the file", extra=no_zero
            )
            yield Sample(f"{name}, {report.agency} {report.year}", ".html", made, told)
