"""The styles of an XLSX: number formats, frames, and what fonts and grounds let be seen of a cell's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import islice
from typing import TypeVar

from core.patterns import lazy
from core.readers.left_out import TINIEST, looks_alike
from core.readers.on_sheets.conditions import ConditionedLook
from core.readers.on_sheets.narrow import digits_of_usual
from core.readers.on_sheets.number_formats import CellFormat, look
from core.readers.on_sheets.seen import PLAIN as PLAIN_FACE
from core.readers.on_sheets.seen import CellFont
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_colours import XlsxColours
from core.readers.symbol_fonts import sign_font
from core.records import record

CONTINUED = "续上行"  # the style of a cell whose text goes on from the row above, in workbooks of our own
_MOST = 65_536  # Excel's own limit is below it
_NONE = CellFormat()
TRUE, FALSE = ("1", "true"), ("0", "false")  # how the format writes yes and no
_BY_ITSELF = "64"  # the colour that the window gives
_NAMES = ("}name", "}rFont")  # of a font: that of a cell, that of a run
_SIZE = lazy(r"\d{1,3}(?:\.\d{1,6})?")
_Told = TypeVar("_Told")


@record
class XlsxLooks:
    """The looks of a workbook by number, those of its conditions, and its colours."""

    looks: tuple[CellFormat, ...]
    conditioned: tuple[ConditionedLook, ...] = ()
    colours: XlsxColours = field(default_factory=XlsxColours)

    def of(self, number: str | None) -> CellFormat:
        """The look a cell names; the plain one where it names none that is there."""
        place = whole(number)
        return self.looks[place] if place < len(self.looks) else _NONE


PLAIN = XlsxLooks(())


def looks(styles: Element, theme: Element | None = None) -> XlsxLooks:
    """Read the styles part, with the theme that its colours are of."""
    colours = XlsxColours(styles, theme)
    codes = {whole(node.get("numFmtId")): node.get("formatCode") or "" for node in styles.iter("{*}numFmt")}
    framed = [(_is_framed(border), _is_slashed(border)) for border in _inside(styles, "{*}borders")]
    fonts = list(_inside(styles, "{*}fonts"))
    faces = [face(font, colours) for font in fonts]
    digits = [_digit(font, fonts[0]) for font in fonts]
    grounds = [_ground(fill, colours) for fill in _inside(styles, "{*}fills")]
    formats = islice(_inside(styles, "{*}cellXfs"), _MOST)
    on = {whole(node.get("xfId")) for node in styles.iter("{*}cellStyle") if node.get("name") == CONTINUED}

    def look_of(node: Element) -> CellFormat:
        number, (has_frame, slashed) = whole(node.get("numFmtId")), _at(framed, node.get("borderId"), (False, False))
        font, ground = _at(faces, node.get("fontId"), PLAIN_FACE), _at(grounds, node.get("fillId"), "FFFFFF")
        made = look(number, codes.get(number, ""), has_frame, font)
        digit, repeats = _aligned(node.find("{*}alignment"), _at(digits, node.get("fontId"), 0.0))
        continues = whole(node.get("xfId")) in on
        return replace(made, continues=continues, ground=ground, digit=digit, repeats=repeats, slashed=slashed)

    changed = tuple(conditioned(node, colours) for node in _inside(styles, "{*}dxfs"))
    return XlsxLooks(tuple(map(look_of, formats)), changed, colours)


def _digit(font: Element, usual: Element) -> float:
    """How wide digits of a font are at least, in those of the usual one, by which columns are measured."""
    (size, name), (usual_size, usual_name) = ((_said(one, "sz"), _said(one, "name")) for one in (font, usual))
    sizes = [float(told) if _SIZE.fullmatch(told) else None for told in (size, usual_size)]
    return digits_of_usual(name, sizes[0], usual_name, sizes[1])


def _said(font: Element, part: str) -> str:
    found = font.find(f"{{*}}{part}")
    return "" if found is None else found.get("val") or ""


def _aligned(told: Element | None, digit: float) -> tuple[float, bool]:
    """How wide digits are in a cell that is aligned so, 0 where they shrink or are turned; and whether they are repeated."""
    if told is None:
        return digit, False
    shrinks = told.get("shrinkToFit") in TRUE or told.get("textRotation") not in (None, "0")
    return (0.0 if shrinks else digit), told.get("horizontal") == "fill"


def conditioned(node: Element, colours: XlsxColours) -> ConditionedLook:
    """What a look of a condition changes; grounds that are no plain colour count as one on which all is seen."""
    font, fill, number = (node.find(f"{{*}}{name}") for name in ("font", "fill", "numFmt"))
    made = face(font, colours)
    pattern = None if fill is None else fill.find("{*}patternFill")
    ground = "" if pattern is None else colours.of(pattern.find("{*}bgColor"))
    return ConditionedLook(made.ink, ground, "" if number is None else number.get("formatCode") or "", made.struck)


def _at(told: Sequence[_Told], number: str | None, otherwise: _Told) -> _Told:
    return told[whole(number)] if whole(number) < len(told) else otherwise


def _inside(styles: Element, path: str) -> Iterator[Element]:
    found = styles.find(path)
    return iter(()) if found is None else iter(found)


def _is_framed(border: Element) -> bool:
    return any(side.get("style") not in (None, "none") for side in border)


def _is_slashed(border: Element) -> bool:
    """Whether a frame has a line across the cell."""
    line = border.find("{*}diagonal")
    across = border.get("diagonalUp") in TRUE or border.get("diagonalDown") in TRUE
    return across and line is not None and line.get("style") not in (None, "none")


def face(font: Element | None, colours: XlsxColours) -> CellFont:
    """What a font, of a cell or of a run in it, does to the words; the plain one where nothing is told."""
    if font is None:
        return PLAIN_FACE
    struck, align, colour, size = (font.find(f"{{*}}{name}") for name in ("strike", "vertAlign", "color", "sz"))
    points = "" if size is None else size.get("val") or ""
    return CellFont(
        struck is not None and struck.get("val") not in FALSE,
        align is not None and align.get("val") in ("superscript", "subscript"),
        unshown=bool(_SIZE.fullmatch(points)) and float(points) <= TINIEST,
        ink=colours.of(colour),
        told=True,
        signs=next((name for node in font if node.tag.endswith(_NAMES) and (name := sign_font(node.get("val")))), ""),
    )


def _ground(fill: Element, colours: XlsxColours) -> str:
    """The colour of a cell's ground; "" for patterns, and for colours that go over into others, on which anything is seen."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        ends = [colours.of(node) for node in fill.iter("{*}color")]
        return ends[0] if ends and all(looks_alike(end, ends[0]) for end in ends) else ""
    kind = pattern.get("patternType")
    if kind in (None, "none"):
        return "FFFFFF"
    told = pattern.find("{*}fgColor")
    return colours.of(told) if kind == "solid" and told is not None and told.get("indexed") != _BY_ITSELF else ""


def runs_of(item: Element, colours: XlsxColours) -> tuple[tuple[str, CellFont], ...]:
    """The runs of a string, without the readings printed above it; whether white is seen, the cell's ground tells."""
    runs: list[tuple[str, CellFont]] = []
    for node in item:
        kind = node.tag.rpartition("}")[2]
        if kind == "t":
            runs.append((node.text or "", PLAIN_FACE))
        elif kind == "r":
            runs += [(text.text or "", face(node.find("{*}rPr"), colours)) for text in node.iter("{*}t")]
    return tuple(runs)


def whole(text: str | None) -> int:
    """A whole number as the format writes it; 0 for what is none, or beyond any sheet."""
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0
