"""Kinds of documents in which words are not where they are kept: first signs drawn large, frames, floating boxes."""

from __future__ import annotations

from collections.abc import Iterator

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import docx, told, words

PLAIN = truth_of(REPORT, quiet=True)
_FRAMED = "<w:p><w:pPr><w:framePr {}/></w:pPr>{}</w:p>"


@kind("first-signs-drawn-large")
def _drop_caps() -> Iterator[Sample]:
    """首字下沉: the sign stands in a paragraph of its own, in a frame."""
    for how, beside in (("drop", "text"), ("margin", "page")):
        look = f'w:dropCap="{how}" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="{beside}"'
        first = lambda text, k=look: _FRAMED.format(k, odd.run(text[0])) + f"<w:p>{odd.run(text[1:])}</w:p>"  # noqa: E731
        yield Sample(f"{how}, lines", ".docx", lambda f=first: odd.docx(REPORT, line=f), PLAIN)
        cell = lambda s, f=first: f(s.text) if s.text else "<w:p/>"  # noqa: E731
        yield Sample(f"{how}, cells", ".docx", lambda c=cell: odd.docx(REPORT, c), PLAIN)
    uni, large = rtf_maker.uni, r"\pard\dropcapli3\dropcapt1 "
    line = lambda text: rf"{large}{uni(text[0])}\par\pard {rtf_maker.par(uni(text[1:]))}"  # noqa: E731
    yield Sample("RTF, lines", ".rtf", lambda: odd.rtf(REPORT, line=line), PLAIN)
    within = told(lambda s: rf"{large}\intbl {uni(s.text[:1])}\par\pard\intbl {uni(s.text[1:])}")
    yield Sample("RTF, cells", ".rtf", lambda: odd.rtf(REPORT, within), PLAIN)


PLACED = truth_of(REPORT, note="可能显示在别处")
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def _drawn(text: str, kind: str, where: str) -> str:
    """A text box of DrawingML."""
    box = f"<wps:wsp><wps:txbx><w:txbxContent><w:p>{odd.run(text)}</w:p></w:txbxContent></wps:txbx></wps:wsp>"
    graphic = f"<a:graphic><a:graphicData>{box}</a:graphicData></a:graphic>"
    return f'<w:r><w:drawing><wp:{kind} xmlns:wp="{_WP}">{where}{graphic}</wp:{kind}></w:drawing></w:r>'


def _at(across: str, right: int, down: str, below: int) -> str:
    """Where a box stands, in points from what is named."""
    return "".join(
        f'<wp:position{side} relativeFrom="{of}"><wp:posOffset>{12_700 * by}</wp:posOffset></wp:position{side}>'
        for side, of, by in (("H", across, right), ("V", down, below))
    )


@kind("figures-in-floating-boxes")
def _floating() -> Iterator[Sample]:
    """Each figure in a box that hangs at its cell: at a place of the page it may lie over any other."""
    frame = 'w:w="600" w:wrap="around" w:vAnchor="{0}" w:hAnchor="{0}" w:x="3000" w:y="4000"'
    for of in ("page", "margin"):
        within = lambda s, of=of: _FRAMED.format(frame.format(of), odd.run(s.text)) + "<w:p/>"  # noqa: E731
        yield docx(f"a frame, {of}", within, PLACED)
    for name, where, truth in (
        ("a place of the page", _at("page", 90, "page", 200), PLACED),
        ("far below", _at("column", 0, "paragraph", 70), PLACED),
        ("far to the right", _at("column", 120, "paragraph", 0), PLACED),
        ("seen: at its line", _at("column", 3, "paragraph", 2), PLAIN),
    ):
        yield docx(name, lambda s, w=where: _drawn(s.text, "anchor", w), truth)
    yield docx("seen: in its line", lambda s: _drawn(s.text, "inline", ""), PLAIN)
    shape = '<w:r><w:pict><v:shape style="position:{}"><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    for name, style, truth in (
        ("VML, a place of the page", "absolute;margin-left:2pt;mso-position-vertical-relative:page", PLACED),
        ("VML, far below", "absolute;margin-left:2pt;margin-top:90pt", PLACED),
        ("seen: VML, at its line", "absolute;margin-left:2pt;margin-top:1.5pt", PLAIN),
        ("seen: VML, in its line", "static", PLAIN),
    ):
        yield docx(name, lambda s, y=style: shape.format(y, odd.run(s.text)), truth)
    odt = (
        '<draw:frame xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" text:anchor-type="{}"'
        ' svg:x="{}" svg:y="{}"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
    )
    for anchor, right, below, truth in (
        ("page", "5cm", "9cm", PLACED),
        ("paragraph", "0cm", "4cm", PLACED),
        ("paragraph", "0.1cm", "0cm", PLAIN),
        ("as-char", "0cm", "-0.4cm", PLAIN),
    ):
        figure = words(lambda s, a=anchor, x=right, y=below: odt.format(a, x, y, s.text))
        yield Sample(f"ODT, {anchor}, {right} {below}", ".odt", lambda f=figure: odd.odt(REPORT, f), truth)
