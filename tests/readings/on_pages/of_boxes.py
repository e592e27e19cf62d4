"""Kinds of pages whose tables are made of grids and rows of boxes, or that show their text only without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report

OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))
Slots = list[odd.Slot]


def _page(report: Report, table: Callable[[Slots], str], head: str = "") -> bytes:
    parts = [f"<p>{escape(p)}</p>" if isinstance(p, str) else table(p) for p in odd.pieces(report)]
    return f"<html><head><meta charset=utf-8>{head}</head><body>{''.join(parts)}</body></html>".encode()


def _columns(slots: Slots) -> int:
    return max(slot.column + slot.width for slot in slots)


def _spans(slots: Slots) -> str:
    """Each part finds its place, as wide and high as it says."""
    style = "grid-row:span {};grid-column:span {}"
    parts = [
        f"<div style='{style.format(s.height, s.width)}'>{escape(s.text)}</div>"
        for row in odd.in_rows(slots)
        for s in row
    ]
    return f"<div style='display:grid;grid-template-columns:repeat({_columns(slots)},1fr)'>{''.join(parts)}</div>"


def _lines(slots: Slots) -> str:
    """Each part is put between lines, in any order."""
    parts = [
        f"<p style='grid-area:{s.row + 1}/{s.column + 1}/{s.row + s.height + 1}/{s.column + s.width + 1}'>{escape(s.text)}</p>"
        for s in reversed(slots)
    ]
    return f"<section style='display:grid;grid-template-columns:{' '.join(['auto'] * _columns(slots))}'>{''.join(parts)}</section>"


def _contents(slots: Slots) -> str:
    """Rows that are there in the source alone."""
    style = "grid-row:span {};grid-column:span {}"
    rows = [
        "<div class=r>"
        + "".join(f"<span style='{style.format(s.height, s.width)}'>{escape(s.text)}</span>" for s in row)
        + "</div>"
        for row in odd.in_rows(slots)
    ]
    return f"<div class=g style='grid-template-columns:minmax(90px,2fr) repeat({_columns(slots) - 1},[a] 1fr)'>{''.join(rows)}</div>"


@kind("tables-of-grids")
def _grids() -> Iterator[Sample]:
    head = "<style>.g{display:grid}.r{display:contents}</style>"
    for name, way in (("spans", _spans), ("lines", _lines), ("contents", _contents)):
        for report in OTHERS:
            made = lambda r=report, w=way: _page(r, w, head)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".html", made, truth_of(report))


def _in_rows(table: str, row: str, part: str) -> Callable[[Slots], str]:
    """Tables without merged rows as rows of boxes that declare how wide they are, others as grids."""

    def made(slots: Slots) -> str:
        if any(slot.height > 1 for slot in slots):
            return _spans(slots)
        wide = 100 / _columns(slots)
        rows = [
            "".join(f"<div style='{part.format(s.width, s.width * wide)}'>{escape(s.text)}</div>" for s in line)
            for line in odd.in_rows(slots)
        ]
        return table.format("".join(row.format(inner) for inner in rows))

    return made


@kind("tables-of-rows-of-boxes")
def _of_rows() -> Iterator[Sample]:
    ways = {
        "flexible": ("<div>{}</div>", "<div style='display:flex'>{}</div>", "flex:{}"),
        "in percents": ("<div>{}</div>", "<div style='display:flex'>{}</div>", "flex:0 0 {1:.4f}%"),
        "as wide as told": ("<section>{}</section>", "<ul style='display:flex'>{}</ul>", "width:{1:.4f}%"),
    }
    for name, way in ways.items():
        for report in OTHERS:
            made = lambda r=report, w=way: _page(r, _in_rows(*w))  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".html", made, truth_of(report))


@kind("pages-without-any-table")
def _none() -> Iterator[Sample]:
    """Tables of tabs, of boxes that declare no columns: refused in plain words."""
    ways = {
        "tabs": lambda slots: "<pre>" + "\n".join("\t".join(escape(s.text) for s in row) for row in odd.in_rows(slots)) + "</pre>",
        "boxes without columns": lambda slots: "".join("<div style='display:flex'>" + "".join(f"<div>{escape(s.text)}</div>" for s in row) + "</div>" for row in odd.in_rows(slots)),
        "floats": lambda slots: "".join("<div>" + "".join(f"<div style='float:left;width:9%'>{escape(s.text)}</div>" for s in row) + "</div>" for row in odd.in_rows(slots)),
    }  # fmt: skip
    for name, way in ways.items():
        for report in OTHERS[:2]:
            made = lambda r=report, w=way: _page(r, w)  # noqa: E731
            yield Sample(
                f"{name}, {report.agency}", ".html", made, truth_of(report, refusable=True, doubt="no columns are told")
            )


@kind("texts-shown-without-scripts")
def _without_script() -> Iterator[Sample]:
    def made(report: Report) -> bytes:
        page = odd.page(report).replace("<body>", "<body><div id=app></div><noscript>")
        return page.replace("</body>", "</noscript></body>").encode()

    for report in OTHERS:
        name = f"{report.agency} {report.year}"
        yield Sample(name, ".html", partial(made, report), truth_of(report, note="不运行脚本"))
    beside = odd.page(REPORT).replace(
        "<body>", "<body><noscript><p>请打开脚本</p><table><tr><td>1<td>2</table></noscript>"
    )
    yield Sample("beside the text", ".html", beside.encode, truth_of(REPORT, quiet=True))


def _filled(slots: Slots) -> list[list[str]]:
    """A table without merged cells: their words stand in the first, nothing in the others."""
    rows = [[""] * _columns(slots) for _ in range(max(slot.last for slot in slots) + 1)]
    for slot in slots:
        rows[slot.row][slot.column] = slot.text
    return rows


@kind("tables-of-boxes-beside-each-other")
def _beside() -> Iterator[Sample]:
    """Boxes that float, stand in a line, or flexible ones without widths, as many in each row."""
    ways = {
        "float": ("<div style='overflow:hidden'>{}</div>", "<div style='float:left;width:{0:.3f}%'>{1}&nbsp;</div>"),
        "in one list": ("{}", "<li style='float:left;width:{0:.3f}%'>{1}&nbsp;</li>"),
        "in a line": ("<div>{}</div>", "<span style='display:inline-block;width:{0:.3f}%'>{1}&nbsp;</span>"),
        "without widths": ("<div style='display:flex'>{}</div>", "<div>{1}</div>"),
    }
    for name, (row, part) in ways.items():

        def made(slots: Slots, row: str = row, part: str = part) -> str:
            wide = 100 / _columns(slots)
            rows = (row.format("".join(part.format(wide, escape(text)) for text in line)) for line in _filled(slots))
            return f"<ul>{''.join(rows)}</ul>"

        for report in OTHERS:
            told = truth_of(report)
            page = lambda r=report, w=made: _page(r, w)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".html", page, told)


@kind("tables-of-boxes-beside-real-ones")
def _beside_real() -> Iterator[Sample]:
    """One or two tables are made of table elements, the others of boxes."""
    ways = {"grid": _spans, "flex": _in_rows("<div>{}</div>", "<div style='display:flex'>{}</div>", "flex:{}")}
    for name, way in ways.items():
        for real in ({0}, {1}, {2}, {0, 1}, {1, 2}):
            for report in OTHERS:
                yield Sample(
                    f"{name}, {real}, {report.agency} {report.year}",
                    ".html",
                    lambda r=report, w=way, real=real: _mixed(r, w, real),
                    truth_of(report),
                )


def _mixed(report: Report, way: Callable[[Slots], str], real: set[int]) -> bytes:
    made = 0

    def table(slots: Slots) -> str:
        nonlocal made
        made += 1
        if made - 1 not in real:
            return way(slots)
        cell = "<td rowspan={} colspan={}>{}</td>"
        rows = ("".join(cell.format(s.height, s.width, escape(s.text)) for s in row) for row in odd.in_rows(slots))
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    return _page(report, table)
