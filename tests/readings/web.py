"""Kinds of pages whose style sheets say what is seen, in which order, and what is added: as sites and editors of pages write them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import HIDDEN, UNSEEN, either, page, words

PLAIN = truth_of(REPORT, quiet=True)
OTHERS = (REPORT, made_report("白石县民政局", 3))


def _styled(style: str, inner: str, tag: str = "span") -> str:
    return f'<{tag} style="{style}">{inner}</{tag}>'


def _each(style: str, text: str, tag: str = "span") -> str:
    return "".join(_styled(style, sign, tag) for sign in text)


def _numbered(text: str, order: str) -> str:
    return "".join(_styled(order.format(len(text) - place), sign, "div") for place, sign in enumerate(text))


@kind("order-in-cells")
def _order() -> Iterator[Sample]:
    """Signs of a figure written in another order than they are seen, of floats and flexible boxes."""
    seen = {
        "floats right": lambda t: _each("float:right", t[::-1]),
        "blocks float right": lambda t: _each("float:right", t[::-1], "div"),
        "blocks float left": lambda t: _each("float:left", t, "div"),
        "the whole floats": lambda t: _styled("float:right", t),
        "row-reverse": lambda t: _styled("display:flex;flex-direction:row-reverse", _each("", t[::-1]), "div"),
        "flow row-reverse": lambda t: _styled("display:flex;flex-flow:row-reverse wrap", _each("", t[::-1], "div"), "div"),
        "a row": lambda t: _styled("display:flex", _each("", t, "div"), "div"),
        "order": lambda t: _styled("display:flex", _numbered(t[::-1], "order:{}"), "div"),
        "a row from the right": lambda t: _styled("display:flex;direction:rtl", _each("", t[::-1], "div"), "div"),
        "blocks in a line": lambda t: _each("display:inline", t, "div"),
        "one box of a row": lambda t: _styled("display:flex;justify-content:space-between", _styled("", t), "div"),
    }  # fmt: skip
    for name, way in seen.items():
        yield page(name, lambda s, way=way: way(s.text), PLAIN)
    unit = lambda s: _styled("float:right", "件") + s.text if s.text else ""  # noqa: E731
    yield page("a unit floats behind", unit, truth_of(REPORT))


@kind("order-nobody-knows")
def _doubtful_order() -> Iterator[Sample]:
    """Signs that stand beside or over each other as the page draws them: never read as they are written."""
    ways = {
        "lines": lambda t: _each("display:block", t),
        "floats on both sides": lambda t: _styled("float:right", t[1:]) + _styled("float:left", t[:1]),
        "boxes from the right": lambda t: _styled("direction:rtl", _each("display:inline-block", t[::-1]), "div"),
        "in a mirror": lambda t: _styled("display:inline-block;transform:scaleX(-1)", t[::-1]),
        "upside down": lambda t: _styled("display:inline-block;transform:rotate(180deg)", t[::-1]),
        "turned by its own property": lambda t: _styled("display:inline-block;rotate:180deg", t[::-1]),
        "moved": lambda t: _styled("position:relative;left:9px", t[1:]) + _styled("position:relative;left:-9px", t[:1]),
        "moved by margins": lambda t: t[1:] + _styled("margin-left:-18px", t[:1]),
        "moved by transforms": lambda t: (
            _styled("display:inline-block;transform:translateX(9px)", t[1:])
            + _styled("display:inline-block;translate:-18px", t[:1])
        ),
        "drawn over": lambda t: _styled("position:relative", t + _styled("position:absolute;left:0", HIDDEN)),
        "a column": lambda t: _styled("display:flex;flex-direction:column", _each("", t, "div"), "div"),
    }
    for name, way in ways.items():
        figure = lambda s, way=way: way(s.text) if len(s.text) > 1 else s.text  # noqa: E731
        yield page(name, figure, either())


@kind("words-of-style-sheets")
def _generated() -> Iterator[Sample]:
    """Digits and units that a rule adds before or after words, and what rules add that is no word."""
    first = lambda s: f'<b class=n data-v="{s.text[:1]}">{s.text[1:]}</b>'  # noqa: E731
    whole = lambda s: f'<b class=n data-v="{s.text}"></b>'  # noqa: E731
    plain = lambda s: f"<b class=n>{s.text}</b>"  # noqa: E731
    read = {
        "the first digit": (".n::before{content:attr(data-v)}", first),
        "the whole": ("td .n::after{content: attr(data-v)}", whole),
        "one colon": (".n:after{content:attr(data-v)}", whole),
        "nothing stands for 0": ("td:empty::before{content:'0'}", lambda s: "" if s.text == "0" else s.text),
        "clearfix": (".n:after{content:'.';display:block;height:0;clear:both;visibility:hidden}", plain),
        "an icon": (".n:before{content:'\\e600'}", plain),
        "an arrow": (".n:after{content:'\\203A'}", plain),
        "hidden": (".n:after{content:'9';display:none}", plain),
        "at the mouse": (".n:hover:after{content:'9'}", plain),
        "a counter": (".n{counter-reset:c attr(x)}.n::after{content:''}", plain),
        "nothing": (".n::after{content:none}.n::before{content:normal}", plain),
        "read aloud only": (".n::after{content:'' / '9'}", plain),
    }
    for name, (sheet, figure) in read.items():
        yield page(name, figure, PLAIN, head=f"<style>{sheet}</style>")
    yield page("a unit", plain, truth_of(REPORT), head="<style>.n:after{content:'件'}</style>")
    more = {key: int(f"1{REPORT.value(key)}") for key in REPORT.form.typed}
    for sheet in (
        ".n::before{content:'1'}",
        ".n::before{content:'\\31'}",
        ".n:before{content:counter(x)}body{counter-reset:x 1}",
    ):
        yield page(sheet, plain, truth_of(REPORT, values=more), head=f"<style>{sheet}</style>")


@kind("headings-numbered-by-sheets")
def _counters() -> Iterator[Sample]:
    for style in ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"):
        sheet = f"body{{counter-reset:h}}h2{{counter-increment:h}}h2::before{{content:counter(h,{style}) '、'}}"

        def line(text: str) -> str:
            return f"<h2>{escape(text[2:])}</h2>" if text[1:2] == "、" else f"<p>{escape(text)}</p>"

        for report in OTHERS:
            yield page(
                f"{style}, {report.agency}",
                lambda s: s.text,
                truth_of(report, quiet=True),
                report,
                head=f"<style>{sheet}</style>",
                line=line,
            )


@kind("unseen-by-page")
def _unseen() -> Iterator[Sample]:
    styles = (
        *("display:inline-block;transform:translateX(-9999px)", "display:inline-block;translate:-9999px", "filter:opacity(0)"),
        *("display:inline-block;scale:0", "content-visibility:hidden;display:inline-block", "-webkit-text-fill-color:transparent"),
        *("position:absolute;clip-path:polygon(0 0,0 0,0 0)", "display:inline-block;line-height:0;overflow:hidden"),
    )  # fmt: skip
    hidden = [_styled(style, HIDDEN) for style in styles]
    hidden += [
        f"<dialog>{HIDDEN}</dialog>",
        f"<span hidden=until-found>{HIDDEN}</span>",
        f"<div popover>{HIDDEN}</div>",
    ]
    hidden += [f"<details><p>{HIDDEN}</p></details>"]
    for inner in hidden:
        yield page(inner, lambda s, inner=inner: s.text + inner, UNSEEN)
    for inner in (f"<template>{HIDDEN}</template>", f"<noscript>{HIDDEN}</noscript>", "<meter value=3></meter>"):
        yield page(inner, lambda s, inner=inner: s.text + inner, PLAIN)
    yield page("a summary", lambda s: f"<details><summary>{s.text}</summary>{HIDDEN}</details>", UNSEEN)


@kind("shown-again")
def _shown() -> Iterator[Sample]:
    """What is hidden, invisible or without size may hold what is seen."""
    ways = {
        "font-size": '<div style="font-size:0"> <span style="font-size:14px">{}</span> </div>',
        "font-size by a word": '<div style="font-size:0"><span style="font-size:medium">{}</span></div>',
        "hidden, but displayed": '<span hidden style="display:inline">{}</span>',
        "an open dialog": "<dialog open>{}</dialog>",
        "open details": "<details open><summary></summary>{}</details>",
    }
    for name, way in ways.items():
        yield page(name, lambda s, way=way: way.format(s.text), PLAIN)
    back = f'<span style="visibility:hidden">{HIDDEN}<b style="visibility:visible">{{}}</b></span>'
    yield page("visible", lambda s: back.format(s.text), UNSEEN)
    still = f'<span style="font-size:0">{HIDDEN}<b style="font-size:2em"></b></span>{{}}'
    yield page("a part of nothing", lambda s: still.format(s.text), UNSEEN)


@kind("selectors-of-sheets")
def _selectors() -> Iterator[Sample]:
    second, both = "<b>{}</b><b>9</b>", '<b class="y">{}</b><b class="x-hide md:z" data-hide=1>9</b>'
    hides = {
        "td{color:red; .y{color:#333} .x-hide{display:none}}": both,
        "td{.a,.x-hide{display:none}color:red}": both,
        ":is(.x-hide,.w){display:none}": both,
        ":where(td) .x-hide{display:none}": both,
        "[data-hide]{display:none}": both,
        "[data-hide='1']{display:none}": both,
        "b[class*=hide]{display:none}": both,
        "td b:not(.y){display:none}": both,
        r".md\:z{display:none}": both,
        "td b:nth-child(2){display:none}": second,
        "td b:nth-child(even){display:none}": second,
        "td b:last-child:not(:first-child){display:none}": second,
        "td b:nth-last-of-type(1):not(:only-child){display:none}": second,
        "b+b{display:none}": second,
        "b~b{display:none}": second,
        "td > :nth-child(n+2){display:none}": second,
        ".x-hide{display:none!important}.x-hide{display:inline}": both,
        ":root{--d:none}.x-hide{display:var(--d)}": both,
        ".x-hide{color:var(--w,#fff)}": both,
        "@media (width>600px){.x-hide{display:none}}": both,
    }
    for sheet, way in hides.items():
        yield page(sheet, lambda s, way=way: way.format(s.text), UNSEEN, head=f"<style>{sheet}</style>")
    shows = (
        *("td b:nth-child(3){display:none}", "b[data-hide]{display:none}", "td b:not(b){display:none}", "b+i{display:none}"),
        *("@media (width<600px){b{display:none}}", "td b:empty{display:none}", "b:last-child:first-child:is(.y){display:none}"),
        *("table:not(table) b{display:none}", "td:hover b{display:none}", "tr:nth-child(2n+99) b{display:none}"),
    )  # fmt: skip
    for sheet in shows:
        yield page(f"shown: {sheet}", lambda s: f"<b>{s.text}</b>", PLAIN, head=f"<style>{sheet}</style>")
    own = f'<b class=z style="display:inline">{HIDDEN}</b>'
    yield page("important", lambda s: s.text + own, UNSEEN, head="<style>.z{display:none !important}</style>")
    gone = "td:nth-child(99),col.gone{display:none}"
    yield page("columns that are not there", lambda s: s.text, PLAIN, head=f"<style>{gone}</style>")


@kind("tables-of-boxes")
def _boxes() -> Iterator[Sample]:
    """Tables that a style makes of other elements; heads and feet in another order than they are seen."""
    sheet = ".t{display:table}.r{display:table-row}.c{display:table-cell}.g{display:table-row-group}"

    def simple(report: Report, tags: tuple[str, str, str], group: str = "") -> bytes:
        """Merged cells as boxes cannot have: their words stand in the first, empty boxes in the others."""
        table, row, cell = tags

        def line(slots: list[odd.Slot]) -> str:
            columns = max(slot.column + slot.width for slot in slots)
            lines = ""
            for place in range(max(slot.last for slot in slots) + 1):
                at = {slot.column: slot for slot in slots if slot.row == place}
                inner = "".join(f"<{cell} class=c>{at[c].text if c in at else ''}</{cell}>" for c in range(columns))
                lines += f"<{row} class=r>{inner}</{row}>"
            return f"<{table} class=t>{f'<{table} class=g>{lines}</{table}>' if group else lines}</{table}>"

        body = "".join(p if isinstance(p, str) and p.startswith("<") else f"<p>{escape(p)}</p>" if isinstance(p, str) else line(p) for p in odd.pieces(report))  # fmt: skip
        return f"<html><head><meta charset=utf-8><style>{sheet}</style></head><body>{body}</body></html>".encode()

    values = {key: (REPORT.value(key), None) for key in REPORT.form.typed}
    for tags in (("div", "div", "div"), ("section", "p", "span"), ("dl", "div", "dd"), ("ul", "ul", "li")):
        for group in ("", "g"):
            yield Sample(f"{tags} {group}", ".html", lambda t=tags, g=group: simple(REPORT, t, g), truth_of(REPORT, values=values))  # fmt: skip
    for report in OTHERS:
        made = lambda r=report: odd.page(r, table=_with_foot_first).encode()  # noqa: E731
        yield Sample(f"foot first, {report.agency}", ".html", made, truth_of(report, quiet=True))
    menu = "<div class=t><div class=r><div class=c>首页</div><div class=c>公开</div></div></div>"
    above = lambda: odd.page(REPORT, head=f"<style>{sheet}</style>").replace("<body>", f"<body>{menu}").encode()  # noqa: E731
    yield Sample("a menu of boxes", ".html", above, truth_of(REPORT, note="标题上方"))


def _with_foot_first(table: str) -> str:
    """The last row of a table as its foot, written in front of the others as HTML 4 wants it."""
    start, *rows = table.split("<tr>")
    last = rows[-1].removesuffix("</table>")
    if "rowspan" in "".join(rows).replace('rowspan="1"', ""):
        return table
    return f"{start}<tfoot><tr>{last}</tfoot><tbody>{''.join(f'<tr>{row}' for row in rows[:-1])}</tbody></table>"


@kind("rows-in-groups")
def _groups() -> Iterator[Sample]:
    """A merged cell that is told to reach further than its group ends there."""

    def far(table: str) -> str:
        import re

        rows = table.replace("</table>", "").split("<tr>")
        heads = [int(found) for found in re.findall(r'rowspan="(\d+)"', table)]
        if max(heads, default=1) > 1:
            return re.sub(r'rowspan="1"', 'rowspan="1"', table)
        body = "".join(f"<tbody><tr>{row}</tbody>" for row in rows[1:]).replace('rowspan="1"', 'rowspan="9"')
        return f"{rows[0]}{body}</table>"

    for report in (*OTHERS, made_report(form="2019"), made_report(shift=5)):
        made = lambda r=report: odd.page(r, words(lambda s: s.text), table=far).encode()  # noqa: E731
        yield Sample(f"{report.agency} {report.year}", ".html", made, truth_of(report, quiet=True))
