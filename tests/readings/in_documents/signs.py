"""Kinds of documents and sheets whose figures a person sees otherwise than they are written: signs of fonts, files within files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from openpyxl.styles import Font

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import excel_2003
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.sheets import PLAIN, book
from tests.readings.unseen import docx, runs, told, words

NO_FIGURE = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="不是数字")
TICKED = truth_of(REPORT, note="✓")
FONTS = ("Wingdings", "Wingdings 2", "Webdings")


def _rtf(font: str, figure: Callable[[odd.Slot], str]) -> bytes:
    named = rf"{{\fonttbl{{\f7\fnil\fcharset2{{\*\panose 05}}{font};}}"
    return odd.rtf(REPORT, told(figure)).replace(rb"{\fonttbl", named.encode(), 1)


def _odt(font: str) -> bytes:
    own = (
        '<style:style style:name="signs" style:family="text">'
        f'<style:text-properties style:font-name="{font}"/></style:style>'
    )
    return odd.odt(REPORT, words(lambda s: f'<text:span text:style-name="signs">{s.text}</text:span>'), own=own)


def _sheet_in(font: str) -> Callable[..., None]:
    def put(cell: object, slot: odd.Slot) -> None:
        cell.value = odd.figure(slot.text)  # type: ignore[attr-defined]
        cell.font = Font(name=font)  # type: ignore[attr-defined]

    return put


@kind("figures-in-fonts-of-signs")
def _signs() -> Iterator[Sample]:
    for font in FONTS:
        look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
        yield docx(font, lambda s, look=look: odd.run(s.text, look), NO_FIGURE)
        yield Sample(font, ".rtf", lambda f=font: _rtf(f, lambda s: rf"{{\f7 {s.text}}}"), NO_FIGURE)
        yield Sample(font, ".odt", lambda f=font: _odt(f), NO_FIGURE)
        yield book(font, _sheet_in(font), NO_FIGURE)
    font_of = b'<Style ss:ID="framed"><Font ss:FontName="Wingdings"/>'
    made = lambda: excel_2003(REPORT).replace(b'<Style ss:ID="framed">', font_of, 1)  # noqa: E731
    yield Sample("excel 2003", ".xml", made, NO_FIGURE)
    for font in ("Symbol", "Arial", "宋体"):
        look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="Wingdings"/>'
        yield docx(f"seen: {font}", lambda s, look=look: odd.run(s.text, look), PLAIN)
        yield book(f"seen: {font}", _sheet_in(font), PLAIN)
    own = '<w:rFonts w:ascii="Wingdings" w:asciiTheme="minorHAnsi" w:hAnsi="Wingdings"/>'
    yield docx("seen: the theme wins", lambda s: odd.run(s.text, own), PLAIN)


@kind("ticks-in-fonts-of-signs")
def _ticks() -> Iterator[Sample]:
    look = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    for code in ("\xfc", "\uf0fc"):
        yield docx(f"{ord(code):x}", lambda s, c=code: odd.run(s.text) + odd.run(c, look), TICKED)
    yield Sample("in RTF", ".rtf", lambda: _rtf("Wingdings", lambda s: rf"{s.text}{{\f7\'fc}}"), TICKED)
    yield Sample("by number", ".rtf", lambda: _rtf("Wingdings", lambda s: rf"{s.text}{{\f7\u-3844?}}"), TICKED)


_OWN_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="{}"/></Relationships>'
)


def _with_chunk(name: str, content: bytes, target: str = "") -> bytes:
    """The report with its last table in a file of its own."""
    relations = ("word/_rels/document.xml.rels", _OWN_RELATIONS.format(target or name))
    parts: list[tuple[str, str]] = [relations, (f"word/{name}", content)]  # type: ignore[list-item]
    tables = 0

    def table(made: str) -> str:
        nonlocal tables
        tables += 1
        return '<w:altChunk r:id="a1"/>' if tables == 3 else made

    return odd.docx(REPORT, runs(lambda s: odd.run(s.text)), table=table, parts=parts)


def _last_alone(found: list[odd.Piece]) -> list[odd.Piece]:
    tables: list[odd.Piece] = [piece for piece in found if not isinstance(piece, str)]
    return tables[-1:]


@kind("files-within-documents")
def _chunks() -> Iterator[Sample]:
    page = odd.page(REPORT, change=_last_alone).encode()
    for name, content in (
        ("a.html", page),
        ("a.docx", odd.docx(REPORT, change=_last_alone)),
        ("a.rtf", odd.rtf(REPORT, change=_last_alone)),
    ):
        for target in (name, f"/word/{name}"):
            made = lambda n=name, c=content, t=target: _with_chunk(n, c, t)  # noqa: E731
            yield Sample(target, ".docx", made, PLAIN)
    values = {k: None if k.startswith("proceedings") else REPORT.value(k) for k in REPORT.form.typed}
    lost = truth_of(REPORT, values=values, note="a.bin")
    yield Sample("a file of no kind", ".docx", lambda: _with_chunk("a.bin", b"\x00\x01" * 99), lost)


@kind("figures-in-controls-of-office")
def _controls() -> Iterator[Sample]:
    """ActiveX: what the box shows is kept in a part of its own, and in a picture."""
    box = '<w:r><w:object><w:control r:id="x1" w:name="TextBox1"/></w:object></w:r>'
    nothing = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="图片")
    yield docx("a box", lambda s: box if s.text else "", nothing)
