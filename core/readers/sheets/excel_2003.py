"""Excel 2003 XML (SpreadsheetML) → raw paragraphs and tables.  Knows no form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.errors import UnusableInput
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import TINIEST, looks_alike
from core.readers.on_sheets import blocks_on_sheet
from core.readers.on_sheets.cells import Merge, Oddities, Sheet, SheetCell, address, bounded, sheet
from core.readers.on_sheets.conditions import ConditionRules, Place
from core.readers.on_sheets.narrow import SheetWidths, digit_of
from core.readers.on_sheets.number_formats import CellFormat, look, printable
from core.readers.on_sheets.print_margins import words_of_margin
from core.readers.on_sheets.seen import LOWEST, UNSHOWN, CellFont, Hidden, worded
from core.readers.on_sheets.small_formulas import CellValue
from core.readers.raw import RawDocument
from core.readers.safe_xml import BadXml, Element, parse
from core.readers.sheets.excel_2003_conditions import conditions
from core.readers.symbol_fonts import sign_font

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_INDEX, _SPAN, _HIDDEN, _STYLE_ID, _TYPE = (_SS + name for name in ("Index", "Span", "Hidden", "StyleID", "Type"))
_ROW, _COLUMN, _CELL, _DATA = (_SS + name for name in ("Row", "Column", "Cell", "Data"))
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_PARENTS = 20
_SIZE, _RRGGBB = lazy(r"\d{1,4}(?:\.\d{1,4})?"), lazy(r"[0-9A-F]{6}")
_CALLED = {"WHITE": "FFFFFF", "BLACK": "000000", "RED": "FF0000", "YELLOW": "FFFF00", "BLUE": "0000FF"}
# Formats that Excel names instead of writing them out.
_NAMED = {
    **{"General": "", "General Number": "", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%"},
    **{"Currency": "#,##0.00", "Euro Currency": "#,##0.00", "Scientific": "0.00E+00"},
    **dict.fromkeys(("General Date", "Long Date", "Medium Date", "Short Date"), "yyyy/m/d"),
    **dict.fromkeys(("Long Time", "Medium Time", "Short Time"), "h:mm"),
}
_FONT = "{http://www.w3.org/TR/REC-html40}"

DAMAGED = "这个 Excel 的 XML 表格已损坏或不完整。请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"


def document(data: bytes) -> RawDocument:
    """Read the bytes of an Excel 2003 XML file; refs of cells are their addresses.  Raises UnusableInput."""
    try:
        root = parse(data)
    except BadXml as error:
        raise UnusableInput(DAMAGED) from error
    styles, odd = _Excel2003Styles(root), Oddities()
    sheets = list(_sheets(root, styles, odd))
    return blocks_on_sheet.document(sheets, odd.notes())


def _sheets(root: Element, styles: _Excel2003Styles, odd: Oddities) -> Iterator[Sheet]:
    for node in root.iter(f"{_SS}Worksheet"):
        name, shown = node.get(f"{_SS}Name") or "", node.find(f"{_X}WorksheetOptions/{_X}Visible")
        table = node.find(f"{_SS}Table")
        if shown is not None and (shown.text or "").startswith("SheetHidden"):
            odd.hidden.append(name)
        elif table is not None:
            odd.remarks += map(_every_word, table.iter(f"{_SS}Comment"))
            heads = (end.get(f"{_X}Data") or "" for end in node.iter(f"{_X}Header", f"{_X}Footer"))
            odd.margins += (words for head in heads for words in words_of_margin(head))
            walk = _Excel2003Walk(styles, odd, _columns(table))
            found = bounded(walk.cells(table))
            if rules := conditions(node):
                ruled = ConditionRules(rules, walk.stored)
                found = [_conditioned(cell, walk.looks[cell.row, cell.column], ruled) for cell in found]
            yield sheet(name, found, walk.merges, walk.hidden, odd)


@dataclass
class _ToldColumns:
    """What a sheet says of its columns before its first row."""

    hidden: Hidden = field(default_factory=Hidden)
    styles: dict[int, str] = field(default_factory=dict[int, str])
    widths: dict[int, float] = field(default_factory=dict[int, float])  # points, of those that do not grow with numbers


def _columns(table: Element) -> _ToldColumns:
    """Which columns are hidden, and the styles that columns give their cells."""
    told, column = _ToldColumns(), 0
    for node in table.iter(_COLUMN):
        column = _place(node.get(_INDEX), column, _MOST_COLUMNS)
        end = min(column + _number(node.get(_SPAN)) + 1, _MOST_COLUMNS)
        for one in range(column, end):
            told.styles[one] = node.get(_STYLE_ID) or ""
            if node.get(f"{_SS}AutoFitWidth") == "0" and (width := _points(node.get(f"{_SS}Width"))):
                told.widths[one] = width
            if node.get(_HIDDEN) == "1" or _is_nothing(node.get(f"{_SS}Width")):
                told.hidden.column(one, 0)
        column = end
    return told


class _Excel2003Walk:
    """One pass over the cells of a sheet."""

    def __init__(self, styles: _Excel2003Styles, odd: Oddities, columns: _ToldColumns) -> None:
        self.styles, self.odd = styles, odd
        self.column_styles, self.hidden = columns.styles, columns.hidden
        self.hidden.widths = SheetWidths(columns.widths)
        self.merges: list[Merge] = []
        self.stored: dict[Place, CellValue] = {}  # what the cells hold, for conditions
        self.looks: dict[Place, CellFormat] = {}

    def cells(self, table: Element) -> Iterator[SheetCell]:
        row = 0
        for node in table.iter(_ROW):
            row = _place(node.get(_INDEX), row, _MOST_ROWS)
            span = _number(node.get(_SPAN))
            if node.get(_HIDDEN) == "1" or _is_nothing(node.get(f"{_SS}Height")):
                for one in range(row, min(row + span + 1, _MOST_ROWS)):
                    self.hidden.row(one, 0)
            yield from self.row(node, row)
            row += span + 1

    def row(self, node: Element, row: int) -> Iterator[SheetCell]:
        column = 0
        for cell in node.iter(_CELL):
            column = _place(cell.get(_INDEX), column, _MOST_COLUMNS)
            across, down = _number(cell.get(f"{_SS}MergeAcross")), _number(cell.get(f"{_SS}MergeDown"))
            if across or down:
                self.merges.append(Merge(row, column, down + 1, across + 1))
            style = cell.get(_STYLE_ID) or node.get(_STYLE_ID) or self.column_styles.get(column, "")
            yield self.found(cell, row, column, self.styles.look(style))
            column += across + 1

    def found(self, cell: Element, row: int, column: int, look: CellFormat) -> SheetCell:
        """A cell with the words that count, as it shows them."""
        data = cell.find(_DATA)
        self.looks[row, column] = look
        if data is None:
            formula = cell.get(f"{_SS}Formula")
            if formula:
                self.odd.uncomputed.append(address(row, column))
            return SheetCell(row, column, "", look.framed, ((NoteCode.FORMULA, formula),) if formula else ())
        stored = data.text or ""
        self.stored[row, column] = _held(data)
        match data.get(_TYPE):
            case "Number":
                shown = self.number(stored, look, address(row, column))
            case "Boolean":
                shown = "TRUE" if stored.strip() == "1" else "FALSE"
            case "DateTime":
                shown = _day(stored)
            case _:
                shown = None
        face = look.face
        if data.get(_TYPE) == "Number" and _hides(look, stored):
            face = UNSHOWN
        elif look.text_gone and shown is None:
            shown, face = _every_word(data), UNSHOWN
        runs = _runs(data, look.face, look.ground) if shown is None else ((shown, face),)
        text, left = worded(runs)
        text = look.show_text(text) if shown is None else text
        left = (*left, *look.strokes(text))
        digit = look.digit if look.repeats or data.get(_TYPE) == "Number" else 0.0
        return SheetCell(row, column, printable(text), look.framed, left, digit=digit, repeats=look.repeats)

    def number(self, stored: str, look: CellFormat, where: str) -> str:
        try:
            number = float(stored)
        except ValueError:
            return stored
        self.odd.look_at(number, look, where)
        return look.show(number)


def _held(data: Element) -> CellValue:
    words = _every_word(data)
    try:
        return float(words) if data.get(_TYPE) == "Number" else words
    except ValueError:
        return words


def _every_word(data: Element) -> str:
    return "".join(f"{one.text or ''}{'' if one is data else one.tail or ''}" for one in data.iter())


def _conditioned(cell: SheetCell, look: CellFormat, rules: ConditionRules) -> SheetCell:
    """A cell with what is seen of it where conditions give it another look."""
    if not (cell.text or cell.left_out):
        return cell
    text, left = rules.seen(cell.text, cell.left_out, (cell.row, cell.column), look.face.ink, look.ground)
    return cell._replace(text=text, left_out=left)


def _hides(look: CellFormat, stored: str) -> bool:
    """Whether a number's format shows nothing of it, or shows it in the colour of its ground."""
    try:
        number = float(stored)
    except ValueError:
        return False
    return bool(look.written) and (look.hides(number) or looks_alike(look.ink_of(number), look.ground))


class _Excel2003Styles:
    """The looks of cells by the names of their styles."""

    def __init__(self, root: Element) -> None:
        self._nodes = {node.get(f"{_SS}ID") or "": node for node in root.iter(f"{_SS}Style")}
        self._known: dict[str, CellFormat] = {}

    def look(self, name: str) -> CellFormat:
        """The look of a style; cells without one have that of Default."""
        name = name if name in self._nodes else "Default"
        if name not in self._known:
            self._known[name] = _look(list(self._chain(name)))
        return self._known[name]

    def _chain(self, name: str) -> Iterator[Element]:
        """A style and what it is based on, down to Default."""
        for _ in range(_MOST_PARENTS):
            node = self._nodes.get(name)
            if node is None:
                return
            yield node
            if name == "Default":
                return
            name = node.get(f"{_SS}Parent") or "Default"


def _look(chain: list[Element]) -> CellFormat:
    """The look that a chain of styles gives its cells."""

    def said(part: str) -> Element | None:
        found = (node.find(_SS + part) for node in chain)
        return next((node for node in found if node is not None), None)

    font, ground, borders, code = said("Font"), said("Interior"), said("Borders"), said("NumberFormat")
    painted = _painted(ground)
    framed = borders is not None and len(borders) > 0
    named = (None if code is None else code.get(f"{_SS}Format")) or ""
    face = _face(font, painted)
    digit, repeats = _aligned(said("Alignment"), font)
    made = look(0, _NAMED.get(named, named), framed, face)
    slashed = borders is not None and any(map(_is_across, borders))
    return replace(made, filled=painted != "FFFFFF", ground=painted, digit=digit, repeats=repeats, slashed=slashed)


def _is_across(border: Element) -> bool:
    """Whether a line of a frame goes across the cell."""
    across = (border.get(f"{_SS}Position") or "").startswith("Diagonal")
    return across and border.get(f"{_SS}LineStyle") not in (None, "None")


def _aligned(told: Element | None, font: Element | None) -> tuple[float, bool]:
    """How wide digits are at least in points, 0 where they shrink or are turned; and whether they are repeated."""
    name, size = ("", None) if font is None else (font.get(f"{_SS}FontName") or "", _points(font.get(f"{_SS}Size")))
    digit = digit_of(name, size)
    if told is None:
        return digit, False
    shrinks = told.get(f"{_SS}ShrinkToFit") == "1" or told.get(f"{_SS}Rotate") not in (None, "0")
    return (0.0 if shrinks else digit), told.get(f"{_SS}Horizontal") == "Fill"


def _painted(ground: Element | None) -> str:
    """The colour of a cell as ``RRGGBB``, "" where it is a pattern of two."""
    pattern = None if ground is None else ground.get(f"{_SS}Pattern")
    if ground is None or pattern in (None, "None"):
        return "FFFFFF"
    return _rgb(ground.get(f"{_SS}Color")) if pattern == "Solid" else ""


def _face(font: Element | None, ground: str) -> CellFont:
    if font is None:
        return CellFont(white=looks_alike("000000", ground))
    ink = _rgb(font.get(f"{_SS}Color")) or "000000"
    return CellFont(
        font.get(f"{_SS}StrikeThrough") == "1",
        font.get(f"{_SS}VerticalAlign") in ("Superscript", "Subscript"),
        looks_alike(ink, ground),
        unshown=_is_tiny(font.get(f"{_SS}Size")),
        ink=ink,
        signs=sign_font(font.get(f"{_SS}FontName")),
    )


def _is_tiny(size: str | None) -> bool:
    """Whether letters of so many points are too small to be read."""
    points = _points(size)
    return points is not None and points <= TINIEST


def _rgb(colour: str | None) -> str:
    """``RRGGBB`` of a colour, "" for one that is the program's own choice."""
    text = (colour or "").strip().upper().lstrip("#")
    return _CALLED.get(text, text if _RRGGBB.fullmatch(text) else "")


def _runs(node: Element, face: CellFont, ground: str) -> Iterator[tuple[str, CellFont]]:
    """The words of a cell by font; those in part of a cell are written as in a page: S, Sup, Sub, Font."""
    if node.text:
        yield node.text, face
    for inner in node:
        yield from _runs(inner, _inside(face, inner, ground), ground)
        if tail := inner.tail:
            yield tail, face


def _inside(face: CellFont, node: Element, ground: str) -> CellFont:
    name = node.tag.removeprefix(_FONT)
    if name == "S":
        return face._replace(struck=True)
    if name in ("Sup", "Sub"):
        return face._replace(raised=True)
    if name == "Font":
        colour, size = node.get(f"{_FONT}Color"), node.get(f"{_FONT}Size")
        face = face._replace(white=looks_alike(_rgb(colour) or "000000", ground)) if colour else face
        face = face._replace(signs=sign_font(family)) if (family := node.get(f"{_FONT}Face")) else face
        return face._replace(unshown=_is_tiny(size)) if size else face
    return face


def _day(stored: str) -> str:
    """A day as it is stored: ``2024-01-15T00:00:00.000``."""
    day, _, time = stored.partition("T")
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return stored
    told = "{}年{}月{}日".format(*(int(part) for part in parts)) if parts[0] != "1899" else ""
    return told if not time.strip("0:.") else f"{told} {time[:5]}".strip()


def _points(size: str | None) -> float | None:
    """A size in points; None where none is told."""
    return float(size) if size and _SIZE.fullmatch(size) else None


def _is_nothing(size: str | None) -> bool:
    """Whether a row or column of this size, in points, is too small to be seen."""
    points = _points(size)
    return points is not None and points <= LOWEST


def _place(index: str | None, otherwise: int, most: int) -> int:
    """A place from 0, where one is told; else that behind the one before."""
    told = _number(index)
    return min(told - 1 if told else otherwise, most)


def _number(text: str | None) -> int:
    return int(text) if text and len(text) < 8 and text.isdecimal() else 0
