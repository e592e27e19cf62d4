"""Kinds of words that nobody sees, and of figures that are no words: in documents and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from core.opening import Opened
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report

OTHER = made_report("白石县民政局", 3)
HIDDEN = "9"  # what stands unseen behind each figure
SOME = tuple(key for key in REPORT.form.typed if REPORT.value(key))[:40:7]

Figure = Callable[[odd.Slot], str]


def runs(figure: Figure) -> odd.Shown:
    """Labels as runs, figures by a hook."""
    return lambda slot: figure(slot) if slot.key else odd.run(slot.text)


def words(figure: Figure) -> odd.Shown:
    """Labels as words, figures by a hook."""
    return lambda slot: figure(slot) if slot.key else escape(slot.text)


def told(figure: Figure) -> odd.Shown:
    """Labels in RTF, figures by a hook."""
    return lambda slot: figure(slot) if slot.key else rtf_maker.uni(slot.text)


def docx(name: str, figure: Figure, truth: Truth, report: Report = REPORT, **more: object) -> Sample:
    """A DOCX with figures written by a hook."""
    return Sample(name, ".docx", lambda: odd.docx(report, runs(figure), **more), truth)  # type: ignore[arg-type]


def page(name: str, figure: Figure, truth: Truth, report: Report = REPORT, **more: object) -> Sample:
    """A page with figures written by a hook."""
    return Sample(name, ".html", lambda: odd.page(report, words(figure), **more).encode(), truth)  # type: ignore[arg-type]


def either(report: Report = REPORT, **more: object) -> Truth:
    """Right, or blank with a note at the cell."""
    return truth_of(report, values={key: (report.value(key), None) for key in report.form.typed}, **more)


UNSEEN = truth_of(REPORT, note="看不见")


@kind("unseen-docx")
def _unseen_docx() -> Iterator[Sample]:
    looks = {
        "nearly white": '<w:color w:val="FEFEFE"/>',
        "pale grey": '<w:color w:val="F5F5F5"/>',
        "one point": '<w:sz w:val="2"/>',
        "squeezed": '<w:w w:val="1"/>',
        "black on black": '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
        "black on solid black": '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000" w:fill="auto"/>',
        "highlighted in its colour": '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        "red on red": '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FE0101"/>',
        "white": '<w:color w:val="FFFFFF"/>',
    }
    for name, look in looks.items():
        yield docx(name, lambda slot, look=look: odd.run(slot.text) + odd.run(HIDDEN, look), UNSEEN)
    seen = {
        "white on black": '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>',
        "white on a pattern": '<w:color w:val="FFFFFF"/><w:shd w:val="pct75" w:color="000000" w:fill="auto"/>',
        "white on a highlight": '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
        "grey": '<w:color w:val="A0A0A0"/>',
        "small": '<w:sz w:val="10"/>',
    }
    for name, look in seen.items():
        yield docx(f"seen: {name}", lambda slot, look=look: odd.run(slot.text, look), truth_of(REPORT, quiet=True))


@kind("unseen-page")
def _unseen_page() -> Iterator[Sample]:
    styles = (
        *("color:#fefefe", "color:rgb(250,250,250)", "color:snow", "color:hsl(0,0%,99%)", "color:#ffffff00"),
        *("background:#000;color:#000", "background:red;color:#fe0101", "font-size:1px", "font-size:.5pt"),
        *("opacity:.01", "font:0/0 a", "position:absolute;left:-9999px", "position:fixed;top:-100em"),
        *("display:inline-block;width:0;overflow:hidden", "position:absolute;width:1px;height:1px;overflow:hidden"),
        *("display:block;max-height:0;overflow:hidden", "display:inline-block;text-indent:-9999px"),
        *("position:absolute;clip:rect(0,0,0,0)", "display:inline-block;transform:scale(0)", "visibility:collapse"),
        *("position:absolute;clip-path:inset(50%)", "float:left;height:0;overflow-y:hidden"),
    )
    for style in styles:
        hidden = f'<span style="{style}">{HIDDEN}</span>'
        yield page(style, lambda slot, hidden=hidden: slot.text + hidden, UNSEEN)
    seen = (
        *("color:#fff;background:#333", "color:#999", "font-size:8px", "opacity:.6", "width:0;overflow:hidden"),
        *("position:relative;left:-2px;color:red", "text-indent:-9999px", "font:12px/0 a", "overflow:hidden"),
    )
    for style in seen:
        yield page(
            f"seen: {style}",
            lambda slot, style=style: f'<span style="{style}">{slot.text}</span>',
            truth_of(REPORT, quiet=True),
        )


@kind("unseen-odt")
def _unseen_odt() -> Iterator[Sample]:
    looks = {
        "nearly white": 'fo:color="#fdfdfd"',
        "black on black": 'fo:color="#000000" fo:background-color="#000000"',
        "red on red": 'fo:color="#ff0000" fo:background-color="#fd0102"',
        "one point": 'fo:font-size="1pt"',
        "squeezed": 'style:text-scale="1%"',
    }
    for name, look in looks.items():
        own = f'<style:style style:name="z" style:family="text"><style:text-properties {look}/></style:style>'
        hidden = f'<text:span text:style-name="z">{HIDDEN}</text:span>'
        for report in (REPORT, OTHER):
            made = lambda h=hidden, o=own, r=report: odd.odt(r, words(lambda slot: slot.text + h), own=o)  # noqa: E731
            yield Sample(f"{name}, {report.agency}", ".odt", made, truth_of(report, note="看不见"))


@kind("unseen-rtf")
def _unseen_rtf() -> Iterator[Sample]:
    colours = (
        r"{\colortbl;\red0\green0\blue0;\red250\green251\blue252;\red255\green0\blue0;\red254\green1\blue1;"
        r"\red255\green255\blue255;}"
    )
    looks = {
        "nearly white": r"\cf2",
        "red on red": r"\cf3\chcbpat4",
        "black on black": r"\cf1\chcbpat1",
        "one point": r"\fs2",
        "squeezed": r"\charscalex1",
        "white": r"\cf5",
    }
    for name, look in looks.items():
        for report in (REPORT, OTHER):

            def made(look: str = look, report: Report = report) -> bytes:
                hidden = rf"{{{look} {HIDDEN}}}"
                data = odd.rtf(report, told(lambda slot: rtf_maker.uni(slot.text) + hidden))
                return data.replace(rb"\deff0", rb"\deff0" + colours.encode(), 1)

            yield Sample(f"{name}, {report.agency}", ".rtf", made, truth_of(report, note="看不见"))


@kind("unseen-rows-docx")
def _rows_docx() -> Iterator[Sample]:
    """The last row of each table doubled above itself with other figures, and hidden."""
    for mark in ("<w:hidden/>", '<w:trHeight w:val="1" w:hRule="exact"/>', '<w:trHeight w:val="40" w:hRule="exact"/>'):
        row = lambda _, cells, mark=mark: (  # noqa: E731
            f"<w:tr><w:trPr>{mark * (odd.DOUBLE in cells)}</w:trPr>{cells}</w:tr>"
        )
        for report in (REPORT, OTHER, made_report(form="2019")):
            yield Sample(
                f"{mark}, {report.agency} {report.year}",
                ".docx",
                lambda row=row, report=report: odd.docx(report, change=odd.doubled, row=row),
                truth_of(report, note="看不见"),
            )
    low = '<w:tr><w:trPr><w:trHeight w:val="280" w:hRule="exact"/></w:trPr>{}</w:tr>'
    yield Sample(
        "low rows", ".docx", lambda: odd.docx(REPORT, row=lambda _, c: low.format(c)), truth_of(REPORT, quiet=True)
    )


@kind("style-sheets")
def _sheets() -> Iterator[Sample]:
    """What the rules of a page hide, and what they hide only elsewhere or would hide if no other rule showed it."""
    hides = {
        "inside": (".art .z{display:none}", "z"),
        "right inside": ("td > .z{display:none}", "z"),
        "tags inside": ("table td em{display:none}", ""),
        "two classes": (".a.b{display:none}", "a b"),
        "an id around": ("#top .z{display:none}", "z"),
        "wide screens": ("@media screen and (min-width:800px){.z{display:none}}", "z"),
        "any medium": ("@media all{p{color:red}.z{display:none}}", "z"),
        "important": (".q,.z{display:none!important}", "z"),
        "the later rule": (".z{display:inline}.z{display:none}", "z"),
    }
    for name, (sheet, classes) in hides.items():
        hidden = f'<em class="{classes}">{HIDDEN}</em>'
        around = lambda table: f"<div id=top class=art>{table}</div>"  # noqa: E731
        yield page(name, lambda slot, h=hidden: slot.text + h, UNSEEN, head=f"<style>{sheet}</style>", table=around)
    shows = {
        "print": "@media print{.z,td,table{display:none}}",
        "print, behind other rules": "p{color:red}@media print{.x{color:red}.z{display:none}}b{color:red}",
        "narrow screens": "@media (max-width:768px){.z{display:none}}",
        "narrow screens and tall ones": "@media screen and (max-width:768px) and (orientation:portrait){.z{display:none}}",
        "not on screens": "@media not screen{.z{display:none}}",
        "elsewhere": ".nav .z{display:none}",
        "not right inside": ".art > .z{display:none}",
        "at the mouse": ".z:hover{display:none}",
        "shown by a stronger rule": ".z.on{display:inline}.z{display:none}",
        "shown by a later rule": ".art .z{display:none}.art .z{display:inline}",
        "a tab that is open": ".z{display:none}.art .on{display:inline}",
        "pictures of letters": "@font-face{font-family:x;src:url(a)}@keyframes k{from{opacity:0}to{opacity:1}}.z{color:#333}",
    }
    for name, sheet in shows.items():
        yield page(
            f"shown: {name}",
            lambda slot: f'<em class="z on">{slot.text}</em>',
            truth_of(REPORT, quiet=True),
            head=f"<style>{sheet}</style>",
            table=lambda table: f"<div class=art>{table}</div>",
        )
    yield page(
        "shown: a sheet for print",
        lambda slot: f"<em class=z>{slot.text}</em>",
        truth_of(REPORT, quiet=True),
        head="<style media=print>.z{display:none}</style>",
    )


@kind("style-sheets-of-archives")
def _archive_sheets() -> Iterator[Sample]:
    """Browsers keep the style sheets of an archive as parts of their own."""
    sheets = (".z{display:none}", '@charset "utf-8";\n.art .z{visibility:hidden}', ".z{font-size:0}", ".z{color:#fff}")
    for sheet in sheets:
        for report in (REPORT, OTHER, made_report(form="2019")):
            yield Sample(
                f"{sheet}, {report.agency} {report.year}",
                ".mht",
                lambda sheet=sheet, report=report: _archive(report, sheet),
                truth_of(report, note="看不见"),
            )


def _archive(report: Report, sheet: str) -> bytes:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    made = MIMEMultipart("related")
    hidden = f"<em class=z>{HIDDEN}</em>"
    content = odd.page(report, words(lambda slot: slot.text + hidden), table=lambda t: f"<div class=art>{t}</div>")
    for place, text, form in (("https://example.cn/a.html", content, "html"), ("cid:css@mhtml.blink", sheet, "css")):
        part = MIMEText(text, form, "utf-8")
        part["Content-Location"] = place
        made.attach(part)
    return made.as_bytes()


def _pictured(report: Report = REPORT) -> Truth:
    """Blank in some places, and never told as 空白: something stands there."""

    def faults(opened: Opened) -> Iterable[str]:
        for key in SOME:
            said = [note.message for note in opened.notes if note.cell == key]
            if not said or any("没有发生的请填0" in message for message in said):
                yield f"{key}: {said}"

    blank = {key: None if key in SOME else report.value(key) for key in report.form.typed}
    return truth_of(report, values=blank, extra=faults)


@kind("pictures-for-figures")
def _pictures() -> Iterator[Sample]:
    truth = _pictured()
    for name, run in {
        "drawing": '<w:drawing><a:blip r:embed="rId7"/></w:drawing>',
        "picture": "<w:pict><v:imagedata/></w:pict>",
        "object": "<w:object><v:imagedata/></w:object>",
    }.items():
        yield docx(name, lambda s, r=run: f"<w:r>{r}</w:r>" if s.key in SOME else odd.run(s.text), truth)
    for tag in (
        *('<img src="a.png">', '<img src="a.png" alt="12" width=20>', "<svg><path d='M0 9h9'/><text>12</text></svg>"),
        *(
            "<math><msqrt><mn>12</mn></msqrt></math>",
            "<canvas>12</canvas>",
            "<p><img src='x'></p>",
            "<object data=a.swf>12</object>",
        ),
    ):
        yield page(tag, lambda s, tag=tag: tag if s.key in SOME else s.text, truth)
    for name, frame in {
        "image": "<draw:frame><draw:image/></draw:frame>",
        "formula": "<draw:frame><draw:object/><draw:image/></draw:frame>",
        "formula alone": "<draw:frame><draw:object/></draw:frame>",
        "control": '<draw:control draw:control="c1"/>',
    }.items():
        shown = words(lambda s, f=frame: f if s.key in SOME else s.text)
        yield Sample(name, ".odt", lambda shown=shown: odd.odt(REPORT, shown), truth)
    for name, group in {
        "pict": r"{\pict\pngblip 89504e47}",
        "shape": r"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 00}}",
    }.items():
        shown = told(lambda s, g=group: g if s.key in SOME else rtf_maker.uni(s.text))
        yield Sample(name, ".rtf", lambda shown=shown: odd.rtf(REPORT, shown), truth)
    yield page(
        "a picture that keeps a place",
        lambda s: f'<img src="spacer.gif" width=1 height=1>{s.text}',
        truth_of(REPORT, quiet=True),
    )
