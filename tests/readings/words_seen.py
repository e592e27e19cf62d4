"""Kinds of documents and pages in which grounds, themes, effects and narrow boxes decide whether words are seen, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.helpers.makers.docx_maker import W
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import HIDDEN, SOME, UNSEEN, docx, either, page, told, words

PLAIN = truth_of(REPORT, quiet=True)
OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"), made_report(shift=5))
WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F497D"/>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def _parts(style: str) -> list[tuple[str, str]]:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
    )
    styles = f'<w:styles xmlns:w="{W}"><w:style w:type="table" w:styleId="T">{style}</w:style></w:styles>'
    return [("word/styles.xml", styles), ("word/_rels/document.xml.rels", relation)]


@kind("white-on-grounds-of-tables")
def _grounds() -> Iterator[Sample]:
    white = lambda s: odd.run(s.text, WHITE)  # noqa: E731
    styled = lambda table: table.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="T"/>')  # noqa: E731
    for name, style in {
        "of a style": f"<w:tcPr>{DARK}</w:tcPr>",
        "of a whole table": f'<w:tblStylePr w:type="wholeTable"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>',
        "of bands": f'<w:tblStylePr w:type="band1Horz"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr>',
    }.items():
        yield docx(name, white, PLAIN, table=styled, parts=_parts(style))
    own = lambda table: table.replace("<w:tblPr>", f"<w:tblPr>{DARK}")  # noqa: E731
    yield docx("of a table itself", white, PLAIN, table=own)
    theme = '<w:shd w:val="clear" w:color="auto" w:themeFill="accent1"/></w:tcPr>'
    yield docx("of a theme", white, PLAIN, table=lambda table: table.replace("</w:tcPr>", theme))
    paragraph = lambda s: f"<w:p><w:pPr>{DARK}</w:pPr>{odd.run(s.text, WHITE)}</w:p>"  # noqa: E731
    yield docx("of a paragraph", paragraph, PLAIN)
    plain = lambda s: odd.run(s.text) + odd.run(HIDDEN, WHITE)  # noqa: E731
    yield docx("none", plain, UNSEEN, table=styled, parts=_parts("<w:tcPr/>"))


@kind("colours-of-themes")
def _themes() -> Iterator[Sample]:
    looks = {
        "light1": '<w:color w:val="auto" w:themeColor="light1"/>',
        "background1": '<w:color w:themeColor="background1"/>',
        "no fill": f"<w14:textFill {W14}><w14:noFill/></w14:textFill>",
        "white fill": f'<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
        "fill of the paper": f'<w14:textFill {W14}><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>',
        "clear": f'<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
    }
    for name, look in looks.items():
        yield docx(name, lambda s, look=look: odd.run(s.text) + odd.run(HIDDEN, look), UNSEEN)
    seen = {
        "darkened": '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="7F"/>',
        "text1": '<w:color w:themeColor="text1"/>',
        "black fill over white": f'{WHITE}<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textFill>',
        "half clear": f'<w14:textFill {W14}><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="50000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
    }
    for name, look in seen.items():
        yield docx(f"seen: {name}", lambda s, look=look: odd.run(s.text, look), PLAIN)


@kind("order-told-by-hand")
def _order() -> Iterator[Sample]:
    for report in OTHERS:
        name = f"{report.agency} {report.year}"
        turned = lambda s: f'<w:bdo w:val="rtl">{odd.run(s.text[::-1])}</w:bdo>'  # noqa: E731
        yield docx(f"turned, {name}", turned, either(report), report)
        for way in ('<w:bdo w:val="ltr">{}</w:bdo>', '<w:dir w:val="rtl">{}</w:dir>'):
            straight = lambda s, way=way: way.format(odd.run(s.text))  # noqa: E731
            yield docx(f"{way[:20]}, {name}", straight, truth_of(report, quiet=True), report)
        yield docx(f"marked, {name}", lambda s: odd.run(s.text, "<w:rtl/>"), truth_of(report, quiet=True), report)


@kind("clear-words-odt")
def _clear() -> Iterator[Sample]:
    space = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    for report in OTHERS:
        for share, seen in (("0%", False), ("60%", True)):
            own = f'<style:style style:name="o" style:family="text"><style:text-properties {space} loext:opacity="{share}"/></style:style>'
            figure = (lambda s: f'<text:span text:style-name="o">{s.text}</text:span>') if seen else (lambda s: f'{s.text}<text:span text:style-name="o">{HIDDEN}</text:span>')  # fmt: skip
            told = truth_of(report, quiet=True) if seen else truth_of(report, note="看不见")
            made = lambda r=report, f=figure, o=own: odd.odt(r, words(f), own=o)  # noqa: E731
            yield Sample(f"{share}, {report.agency} {report.year}", ".odt", made, told)


@kind("white-on-grounds-rtf")
def _grounds_rtf() -> Iterator[Sample]:
    colours = rb"\deff0{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green73\blue125;}"
    ways = {
        "a cell": (rb"\cellx", rb"\clcbpat3\cellx", ""),
        "a row": (rb"\trowd", rb"\trowd\trcbpat3", ""),
        "words": (b"", b"", r"\chcbpat3"),
        "marked words": (b"", b"", r"\highlight3"),
        "a paragraph": (b"", b"", r"\cbpat3"),
    }
    for name, (old, new, own) in ways.items():

        def made(old: bytes = old, new: bytes = new, own: str = own) -> bytes:
            data = odd.rtf(REPORT, told(lambda s: rf"{{\cf2{own} {rtf_maker.uni(s.text)}}}"))
            data = data.replace(rb"\deff0", colours, 1)
            return data.replace(old, new) if old else data

        yield Sample(name, ".rtf", made, PLAIN)


_ELLIPSIS = "overflow:hidden;white-space:nowrap;text-overflow:ellipsis"
_CUT = "只显示出一部分"


@kind("figures-cut-by-narrow-columns")
def _figures() -> Iterator[Sample]:
    ways = {
        "a box": f"<div style='width:8px;{_ELLIPSIS}'>{{}}</div>",
        "a box in the line": f"<span style='display:inline-block;width:8px;{_ELLIPSIS}'>{{}}</span>",
        "without dots": "<div style='width:8px;overflow:hidden'>{}</div>",
        "large letters": f"<div style='width:10px;font-size:20px;{_ELLIPSIS}'>{{}}</div>",
    }
    for name, way in ways.items():
        for report in OTHERS:
            figure = lambda slot, way=way: way.format(slot.text) if slot.key in SOME else slot.text  # noqa: E731
            yield page(f"{name}, {report.agency} {report.year}", figure, truth_of(report, note=_CUT), report)
    wide = f"<div style='width:80px;{_ELLIPSIS}'>{{}}</div>"
    for report in OTHERS:
        name = f"{report.agency} {report.year}"
        yield page(f"wide, {name}", lambda s: wide.format(s.text), truth_of(report, quiet=True), report)
        cells = "<style>td{overflow:hidden;white-space:nowrap;text-overflow:ellipsis;width:8px}</style>"
        yield page(f"cells grow, {name}", lambda s: s.text, truth_of(report, quiet=True), report, head=cells)


def _lines(report: Report, style: str) -> bytes:
    return odd.page(report, line=lambda text: f"<p style='{style}'>{escape(text)}</p>").encode()


@kind("words-cut-by-narrow-boxes")
def _words() -> Iterator[Sample]:
    for report in OTHERS:
        name = f"{report.agency} {report.year}"
        cut = lambda r=report: _lines(r, f"width:160px;{_ELLIPSIS}")  # noqa: E731
        yield Sample(f"one line, {name}", ".html", cut, truth_of(report, note=_CUT))
        wraps = lambda r=report: _lines(r, "width:160px;overflow:hidden")  # noqa: E731
        yield Sample(f"wrapped, {name}", ".html", wraps, truth_of(report, quiet=True))
