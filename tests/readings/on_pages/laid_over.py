"""Kinds of pages in which boxes lie over words, or rare styles hide, turn or take them back; each was looked at in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import HIDDEN, SOME, UNSEEN, page, words

PLAIN = truth_of(REPORT, quiet=True)
TOLD = truth_of(REPORT, note="可能被遮住或隐藏")
OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))


def _gone(report: Report = REPORT, **more: object) -> Truth:
    """Blank with a note where some of the figures are not seen."""
    values = {key: (None,) if key in SOME else report.value(key) for key in report.form.typed}
    return truth_of(report, **({"values": values, "doubt": "something is written there that nobody sees"} | more))


def _in_some(name: str, way: str, truth: Truth, head: str = "") -> Iterator[Sample]:
    """``way`` around some figures, the others as they are."""
    for report in OTHERS[:2]:
        told = (
            truth
            if report is REPORT
            else _gone(report)
            if truth.doubt
            else truth_of(report, note=truth.note, quiet=truth.quiet)
        )
        shown = lambda s: way.format(s.text) if s.key in SOME else s.text  # noqa: E731
        yield page(f"{name}, {report.agency}", shown, told, report, head=head)


@kind("figures-under-other-boxes")
def _covered() -> Iterator[Sample]:
    around = "<div style='position:relative'>{}</div>"
    over = "position:absolute;inset:0;background:#fff"
    all_over = {
        "a white box": around.format(f"{{}}<div style='{over}'></div>"),
        "as wide and high": around.format(
            "{}<b style='position:absolute;left:0;top:0;width:100%;height:100%;background:snow'></b>"
        ),
        "a picture": around.format("{}<i style='position:absolute;inset:0;background:url(a.png)'></i>"),
        "before the words": around.format(f"<i style='{over}'></i>{{}}"),
        "words on it": around.format(f"<p>{{}}</p><div style='{over}'>&nbsp;</div>"),
    }
    for name, way in all_over.items():
        yield from _in_some(name, way, _gone())
    sheet = "<style>.c{position:relative}.c::after{content:'';position:absolute;inset:0;background:#fff}</style>"
    yield from _in_some("a rule", "<div class=c>{}</div>", _gone(), sheet)
    partly = (
        "<div>{}</div><div style='margin-top:-20px;height:20px;background:#fff;position:relative'>&nbsp;</div>",
        around.format("{}<b style='position:absolute;left:0;top:0;width:30px;height:20px;background:#fff'></b>"),
        "{}<b style='position:absolute;left:200px;top:80px;width:30px;height:20px;background:#fff'></b>",
        "<div style='outline:20px solid #fff;outline-offset:-20px'>{}</div>",
        "<div style='position:relative;top:-40px'>{}</div>",
        "<div style='position:absolute;left:-60px'>{}</div>",
        "<div style='position:relative;z-index:-1'>{}</div>",
    )
    for way in partly:
        yield from _in_some(way[:60], way, TOLD)
    another = around.format(f"{HIDDEN}<div style='{over}'>{{}}</div>")
    yield page("another figure", lambda s: another.format(s.text), UNSEEN)


@kind("figures-beside-or-above-other-boxes")
def _uncovered() -> Iterator[Sample]:
    around = "<div style='position:relative'>{}</div>"
    ways = (
        around.format("{}<b style='position:absolute;inset:0;background:rgba(255,255,255,.2)'></b>"),
        around.format("{}<b style='position:absolute;inset:0;z-index:-1;background:#fff'></b>"),
        around.format("{}<b style='position:absolute;right:0;top:0;width:4px;height:4px;background:red'></b>"),
        around.format(
            "<b style='position:absolute;inset:0;background:#eee'></b><i style='position:relative;z-index:1'>{}</i>"
        ),
        around.format("{}<b style='position:absolute;inset:0;background:#fff;display:none'></b>"),
        around.format("{}<b style='position:absolute;left:100%;background:#fff'></b>"),
        "<div style='position:relative;background:#333;color:#fff'>{}</div>",
        "<div style='margin-top:-1px;background:#eee'>{}</div>",
    )
    for way in ways:
        yield from _in_some(way[:90], way, PLAIN)


@kind("lines-of-boxes-through-figures")
def _crossed() -> Iterator[Sample]:
    """As pages cross words out without saying so: told; lines below words, and grounds, are none."""
    around, line = "<div style='position:relative'>{}</div>", "<b style='position:absolute;left:0;{}'></b>"
    through = (
        around.format("{}" + line.format("right:0;top:50%;height:1px;background:#000")),
        around.format("{}" + line.format("width:100%;top:.6em;border-top:2px solid red")),
        "<p>{}</p><hr style='margin-top:-26px'>",
        "<p style='background:linear-gradient(transparent 48%,#000 48%,#000 52%,transparent 52%)'>{}</p>",
        "<p style='background:linear-gradient(transparent,transparent 9px,red 9px,red 10px,transparent 10px)'>{}</p>",
    )
    for way in through:
        yield from _in_some(way[:90], way, TOLD)
    sheet = "<style>.c{position:relative}.c::after{content:'';position:absolute;left:0;right:0;top:50%;border-top:1px solid}</style>"
    yield from _in_some("a rule", "<div class=c>{}</div>", TOLD, sheet)
    stroke = (
        "data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27%3E%3Cline x2=%279%27 y2=%279%27/%3E%3C/svg%3E"
    )
    for ground in (
        "url(line.png) repeat-x center",
        "url(line.png) repeat-x 0 50%",
        "url(line.png) no-repeat 0 9px/100% 2px",
        "url(line.png) no-repeat center",
        f"url({stroke}) 0 0/100% 100%",
        "linear-gradient(red,red) no-repeat center/100% 2px",
        "linear-gradient(#000,#000) 0 55%/100% 1px no-repeat",
    ):
        for tag in ("p", "span"):
            yield from _in_some(f"{tag}: {ground[-60:]}", f'<{tag} style="background:{ground}">{{}}</{tag}>', TOLD)
    in_long = (
        "<style>.c{background-image:url(line.png);background-repeat:repeat-x;background-position:0 center}</style>"
    )
    yield from _in_some("a picture told in long", "<b class=c>{}</b>", TOLD, in_long)
    for ground in (
        "url(paper.png)",
        "url(line.png) repeat-x bottom",
        "url(line.png) repeat-x",
        "url(up.png) no-repeat left center",
        "url(up.png) no-repeat 100% 50%",
        "#fff url(paper.png) repeat 0 0",
        "linear-gradient(#000,#000) no-repeat 0 100%/100% 1px",
        "linear-gradient(#000,#000) no-repeat 0 100%/0 2px",
    ):
        yield from _in_some(f"seen: {ground}", f'<span style="background:{ground}">{{}}</span>', PLAIN)
    beside = (
        around.format("{}" + line.format("right:0;bottom:0;height:2px;background:red")),
        around.format("{}" + line.format("right:0;top:100%;border-top:2px solid red")),
        around.format("{}" + line.format("right:0;top:50%;height:1px")),
        around.format("{}" + line.format("right:0;top:50%;border:0 solid")),
        "<p>{}</p><hr>",
        "<p style='background:linear-gradient(transparent 60%,yellow 60%)'>{}</p>",
        "<p style='background:linear-gradient(#eee,#fff)'>{}</p>",
        "<p style='background:linear-gradient(transparent,#eee,transparent)'>{}</p>",
        "<p style='border:1px solid;height:20px'>{}</p>",
    )
    for way in beside:
        yield from _in_some(way[:90], way, PLAIN)


@kind("lines-through-rows-of-pages")
def _rows() -> Iterator[Sample]:
    """The ground of a row, and what a rule draws over it, may go through all its figures; edges and papers are none."""
    after = "<style>.c{position:relative}.c::after{content:'';position:absolute;left:0;right:0;top:50%;border-top:1px solid}</style>"
    for name, row, head in (
        ("a picture", 'style="background:url(line.png) repeat-x center"', ""),
        ("a packed drawing", 'style="background:url(data:image/svg+xml;base64,PHN2Zy8+) repeat-x center"', ""),
        ("a rule", "class=c", after),
    ):
        for report in OTHERS[:2]:
            made = lambda r=report, w=row, h=head: _with_rows(r, w, h)  # noqa: E731
            yield Sample(f"{name}, {report.agency}", ".html", made, truth_of(report, note="可能被遮住或隐藏"))
    for ground in ("url(paper.png)", "url(line.png) repeat-x bottom", "linear-gradient(#fff,#eee)"):
        made = lambda g=ground: _with_rows(REPORT, f'style="background:{g}"')  # noqa: E731
        yield Sample(ground, ".html", made, truth_of(REPORT, quiet=True))


def _with_rows(report: Report, row: str, head: str = "") -> bytes:
    lined = lambda place, cells: f"<tr{f' {row}' if place > 3 else ''}>{cells}</tr>"  # noqa: E731
    return odd.page(report, row=lined, head=head).encode()


@kind("tables-under-other-boxes")
def _whole() -> Iterator[Sample]:
    over = "<div style='position:{};inset:0;background:{}'></div>"
    for place in ("absolute", "fixed"):
        table = lambda t, p=place: f"<div style='position:relative'>{t}{over.format(p, '#fff')}</div>"  # noqa: E731
        yield page(f"{place}", lambda s: s.text, TOLD, table=table)
        thin = lambda t, p=place: f"<div style='position:relative'>{t}{over.format(p, 'rgba(0,0,0,.3)')}</div>"  # noqa: E731
        yield page(f"{place}, thin", lambda s: s.text, PLAIN, table=thin)


@kind("unseen-by-rare-styles")
def _rare() -> Iterator[Sample]:
    styles = (
        *("contain:size;overflow:hidden", "contain:strict", "contain:layout paint size", "display:table-column"),
        *("transform:perspective(1px) translateZ(2px)", "transform:matrix3d(0,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1)"),
        *(
            "mask-image:linear-gradient(#000,#000);mask-size:0",
            "mask:linear-gradient(#000,#000) 0/0 0",
            "font-size-adjust:0",
        ),
        *("-webkit-mask-size:0 0;-webkit-mask-image:linear-gradient(red,red)", "clip-path:polygon(0 0,0 1px,0 2px)"),
        *("padding-top:50px;height:0;overflow:hidden", "position:absolute;clip:rect(0 0 99px 0)"),
        *("position:absolute;clip:rect(auto auto 0 auto)", "text-indent:9999px;overflow:hidden;white-space:nowrap"),
    )
    for style in styles:
        yield from _in_some(style, f"<div style='{style}'>{{}}</div>", _gone())
    doubtful = (
        *(
            "mask:linear-gradient(#000,#000) 999px 0 no-repeat",
            "mask-image:linear-gradient(#000,#000);mask-mode:luminance",
        ),
        *(
            "mix-blend-mode:screen",
            "transform:translateZ(900px)",
            'offset-path:path("M900 900L901 901")',
            'clip-path:path("M0 0")',
            "text-indent:-60px;overflow:hidden",
        ),
    )
    for style in doubtful:
        yield from _in_some(style, f"<div style='{style}'>{{}}</div>", TOLD)
    seen = (
        *(
            "contain:size",
            "contain:content",
            "contain:paint",
            "perspective:1px",
            "mix-blend-mode:multiply",
            "transform:translate3d(0,0,0)",
            "transform:perspective(100px) translateZ(1px)",
        ),
        *("mask:linear-gradient(#000,#000)", "font-size-adjust:.5", "position:absolute;clip:rect(auto auto auto auto)"),
        *(
            "text-indent:2em;overflow:hidden",
            "outline:1px solid;outline-offset:-1px",
            "text-indent:-2em;padding-left:2em;overflow:hidden",
        ),
    )
    for style in seen:
        yield page(f"seen: {style}", lambda s, style=style: f"<div style='{style}'>{s.text}</div>", PLAIN)


@kind("rules-taken-back")
def _taken_back() -> Iterator[Sample]:
    hides = (
        "@layer a{b{display:none}}@layer b{b{display:inline}}@layer b{b{display:revert-layer}}",
        "@layer a{b{color:#fff}}b{color:revert-layer}",
        "@layer a{b{display:none}}b{all:revert-layer}",
    )
    for sheet in hides:
        yield from _in_some(sheet, "<b>{}</b>", _gone(), f"<style>{sheet}</style>")
    yield from _in_some(
        "by the element", "<b style='display:revert-layer'>{}</b>", _gone(), "<style>td b{display:none}</style>"
    )
    shows = (
        "@layer a{b{display:inline}}b{display:none}b{display:revert-layer}",
        "@layer a{b{display:none}}b{all:revert}",
    )
    for sheet in shows:
        yield from _in_some(f"shown: {sheet}", "<b>{}</b>", PLAIN, f"<style>{sheet}</style>")


@kind("signs-in-cells-from-right-to-left")
def _from_right() -> Iterator[Sample]:
    """A minus is seen behind its digits there, parts of a number in another order; plain figures are as they are."""
    for way in ("<div dir=rtl>{}</div>", "<p style='direction:rtl'>{}</p>", "<bdi dir=rtl>{}</bdi>"):
        yield page(way, lambda s, way=way: way.format(s.text), PLAIN)
        yield from _in_some(f"a minus, {way}", way.format("-{}"), _gone())
        yield from _in_some(f"in two, {way}", way.format("1 {}"), _gone())
    yield page("no way of its own", lambda s: f"<span style='direction:rtl'>{s.text}</span>", PLAIN)


@kind("fields-with-a-prompt-in-grey")
def _prompts() -> Iterator[Sample]:
    """What nobody typed: the cell is blank, the prompt is told."""
    ways = (
        *("<input placeholder='{}'>", "<input type=number placeholder='{}'>", "<textarea placeholder='{}'></textarea>"),
        "<div class=e data-placeholder='{}'></div>",
    )
    head = "<style>.e:empty::before{content:attr(data-placeholder);color:#999}</style>"
    for way in ways:
        yield from _in_some(way, way, _gone(note="灰色的提示"), head)
    typed = (
        "<input placeholder=1 value='{}'>",
        "<textarea placeholder=1>{}</textarea>",
        "<input placeholder=请填写 value='{}'>",
    )
    for way in typed:
        yield page(f"typed: {way}", lambda s, way=way: way.format(s.text), PLAIN)
    search = lambda t: f"<table><tr><td><input placeholder='请输入关键字'></table>{t}"  # noqa: E731
    yield page("a search", lambda s: s.text, PLAIN, table=search)


@kind("style-sheets-saved-beside-pages")
def _beside() -> Iterator[Sample]:
    """Browsers save a page's sheets in a folder beside it; without the folder they lack, which only some pages need."""
    both = lambda s: f"{s.text}<em class=z>{HIDDEN}</em>"  # noqa: E731
    for folder in ("file_files", "file.files"):
        head = f'<link rel="stylesheet" href="./{folder}/a.css">'
        sheets = {
            "one": {"a.css": ".z{display:none}"},
            "imported": {"a.css": "@import 'b.css';", "b.css": ".z{color:#fff}"},
        }
        for name, files in sheets.items():
            there = {f"{folder}/{place}": text.encode() for place, text in files.items()}
            made = odd.page(REPORT, words(both), head=head).encode
            yield Sample(f"{folder}, {name}", ".html", made, UNSEEN, there)
        plain = odd.page(REPORT, lambda s: f"<span class=n>{escape(s.text)}</span>", head=head).encode
        yield Sample(f"{folder}, gone", ".html", plain, PLAIN)
        needed = odd.page(REPORT, words(both), head=head).encode
        yield Sample(
            f"{folder}, gone and needed", ".html", needed, truth_of(REPORT, values={}, note="样式文件不在网页旁边")
        )
    frame = "<html><body><iframe src='file_files/saved_resource.html'></iframe></body></html>".encode
    yield Sample("a frame", ".html", frame, PLAIN, {"file_files/saved_resource.html": odd.page(REPORT).encode()})


@kind("trees-with-sheets-of-their-own")
def _trees() -> Iterator[Sample]:
    """Rules of a shadow tree hold in it and nowhere else."""
    tree = "<div><template shadowrootmode=open>{}</template></div>"
    hides = "<style>b{display:none}</style>"
    yield from _in_some(
        "in it", tree.format(hides + "<b>{}</b>").replace("b{display", "b{{display").replace("none}", "none}}"), _gone()
    )
    yield page("of another", lambda s: tree.format(hides) + f"<b>{s.text}</b>", PLAIN)
    yield page("of the page", lambda s: tree.format(f"<b>{s.text}</b>"), PLAIN, head=hides)
    out = "<div><template shadowrootmode=open><style>::slotted(b){color:red}</style><slot></slot></template><b>{}</b></div>"
    out = out.replace("b){color:red}", "b){{color:red}}")
    yield from _in_some("out of it", out, truth_of(REPORT, note="自带样式的部件"))


@kind("sheets-within-addresses")
def _within_addresses() -> Iterator[Sample]:
    both = "<em class=z>{}</em>"
    for head in (
        "<style>@import url('data:text/css,.z%7Bdisplay:none%7D');</style>",
        "<link rel=stylesheet href='data:text/css;base64,Lnp7ZGlzcGxheTpub25lfQ=='>",
    ):
        yield from _in_some(head, both, _gone(), head)
