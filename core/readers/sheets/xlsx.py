"""XLSX → raw paragraphs and tables: all sheets in sight, merged cells once, figures in plain digits.  Knows no form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.notes import NoteCode
from core.readers.left_out import IN_CELL_PICTURE, looks_alike
from core.readers.on_sheets import blocks_on_sheet
from core.readers.on_sheets.cells import Merge, Oddities, Sheet, SheetCell, address, sheet
from core.readers.on_sheets.conditions import ConditionedLook, ConditionRules
from core.readers.on_sheets.number_formats import CellFormat, printable
from core.readers.on_sheets.number_formats import look as number_look
from core.readers.on_sheets.print_margins import words_of_margins
from core.readers.on_sheets.seen import LOWEST, PLAIN, UNSHOWN, CellFont, Hidden, worded
from core.readers.raw import RawDocument
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_conditions import conditions, place_of, ruled
from core.readers.sheets.xlsx_drawings import drawn
from core.readers.sheets.xlsx_looks import FALSE, TRUE, runs_of, whole
from core.readers.sheets.xlsx_package import SheetPart, Workbook, opened
from core.readers.sheets.xlsx_sizes import is_below, widths_of

_NARROWEST = 0.3  # characters, as columns are measured
_MOST_COLUMNS = 16_384  # of a sheet
_NUMBER, _WORDS = (None, "n"), ("s", "inlineStr", "str")  # the types of cells that hold numbers, and words


def document(data: bytes) -> RawDocument:
    """Read the bytes of a workbook; refs of cells are their addresses.  Raises UnusableInput."""
    with opened(data) as package:
        reader = _CellReader(package)
        sheets = [reader.sheet(part) for part in package.sheets if part.shown]
        reader.odd.hidden += [part.name for part in package.sheets if not part.shown]
        made = blocks_on_sheet.document(sheets, (*reader.odd.notes(), *_unseen(package)))
        return replace(made, enclosed=package.enclosed())


class _CellReader:
    """Reads the cells of all sheets."""

    def __init__(self, package: Workbook) -> None:
        self.package = package
        self.looks = package.looks()
        self.strings = package.strings(self.looks.colours)
        self.from_1904 = package.counts_from_1904
        self.odd = Oddities()
        self.conditions: ConditionRules | None = None
        self.no_zeros = False  # whether the sheet shows nothing where a cell holds 0
        self._faces: dict[str | None, CellFont] = {}

    def sheet(self, part: SheetPart) -> Sheet:
        root = self.package.parse(part.part)
        view = root.find("{*}sheetViews/{*}sheetView")
        beside = self.package.beside(part.part)
        over = drawn(beside["drawing"], root)
        remarks = (remark for comments in beside["comments"] for remark in comments.iter("{*}comment"))
        self.odd.remarks += ["".join(text.text or "" for text in remark.iter("{*}t")) for remark in remarks]
        self.odd.margins += words_of_margins(root.find("{*}headerFooter"))
        self.no_zeros = view is not None and view.get("showZeros") in FALSE
        rules = conditions(root, self.looks)
        words = {place: "".join(text for text, _ in runs) for place, runs in enumerate(self.strings)} if rules else {}
        self.conditions = ruled(rules, root, words) if rules else None
        merges = list(_merges(root))
        cells = over.told(self.cells(root), merges)
        made = sheet(part.name, cells, merges, _hidden(root), self.odd)
        self.odd.boxes += over.rest()
        return made

    def cells(self, root: Element) -> Iterator[SheetCell]:
        """Every cell of a sheet; addresses may be left out and then run on."""
        row = -1
        for node in root.iter("{*}row"):
            named = node.get("r") or ""
            row = whole(named) - 1 if whole(named) > 0 else row + 1
            column = -1
            for cell in node:
                place = place_of(cell.get("r") or "")
                column = place[1] if place else column + 1
                look = self.looks.of(cell.get("s"))
                if not len(cell):  # kept for its frame
                    yield SheetCell(row, column, "", look.framed)
                    continue
                text, left = worded(self.runs(cell, (row, column), look))
                if not text and not left and (formula := self.uncomputed(cell, row, column)):
                    left = ((NoteCode.FORMULA, formula),)
                text = look.show_text(text) if cell.get("t") in _WORDS else text
                left = (*left, *look.strokes(text)) if look.slashed else left
                if cell.get("t") == "e" and cell.get("vm"):  # a picture in the place of a value
                    text, left = "", (*left, IN_CELL_PICTURE)
                digit = look.digit if look.repeats or cell.get("t") in _NUMBER else 0.0
                yield SheetCell(row, column, printable(text), look.framed, left, look.continues, digit, look.repeats)

    def runs(self, cell: Element, place: tuple[int, int], look: CellFormat) -> Sequence[tuple[str, CellFont]]:
        """The words of a cell with what is seen of them: those of a font of their own, else by that of the cell."""
        changed = (
            self.conditions.look(place, lambda made: self.would_hide(cell, look, made)) if self.conditions else _AS_IS
        )
        if changed is None:  # a rule that hides may hold or not
            return [(text, font._replace(unshown=True)) for text, font in self.words(cell, look)]
        look = _with(look, changed)
        words = self.words(cell, look)
        is_number = cell.get("t") in _NUMBER
        if look.text_gone and not is_number:
            return [(text, font._replace(unshown=True)) for text, font in words]
        if changed == _AS_IS:
            face = self.face(cell.get("s"), look)
            if face == PLAIN and not any(font.told or font.ink for _, font in words):
                return words
        return [(text, _seen(font, look, changed, is_number)) for text, font in words]

    def face(self, name: str | None, look: CellFormat) -> CellFont:
        """What the look of a cell does to its words."""
        if name not in self._faces:
            self._faces[name] = _seen(PLAIN, look, _AS_IS, False)._replace(ink="", told=False)
        return self._faces[name]

    def would_hide(self, cell: Element, look: CellFormat, changed: ConditionedLook) -> bool:
        """Whether a condition, if it holds, lets less of a cell be seen."""
        if changed.struck or changed.figure_gone:
            return True
        after = _seen(PLAIN, _with(look, changed), changed, True)
        value = cell.findtext("{*}v") or ""
        try:
            return after.white or (bool(changed.code) and _with(look, changed).hides(float(value)))
        except ValueError:
            return after.white

    def words(self, cell: Element, look: CellFormat) -> Sequence[tuple[str, CellFont]]:
        """The words of a cell as they are stored, with fonts of their own."""
        kind = cell.get("t")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return () if inline is None else runs_of(inline, self.looks.colours)
        if kind == "s":
            found = cell.find("{*}v")
            stored = "" if found is None else found.text or ""
            named = stored.isdecimal() and int(stored[:8]) < len(self.strings)
            return self.strings[int(stored)] if named and len(stored) < 8 else ()
        return (self.text(cell, look),)

    def text(self, cell: Element, look: CellFormat) -> tuple[str, CellFont]:
        """What a cell with a number or formula shows, and whether it is shown; a formula shows its stored result."""
        kind, found = cell.get("t") or "n", cell.find("{*}v")
        stored = "" if found is None else found.text or ""
        if not stored:
            return "", PLAIN
        if kind == "b":
            return ("TRUE" if stored == "1" else "FALSE"), PLAIN
        return (stored, PLAIN) if kind != "n" else self.number(stored, cell, look)

    def uncomputed(self, cell: Element, row: int, column: int) -> str:
        """The formula of a cell that keeps no result, "" where there is none."""
        formula = cell.find("{*}f")
        if formula is None or cell.get("t") == "str" or cell.findtext("{*}v"):
            return ""
        self.odd.uncomputed.append(address(row, column))
        return f"={formula.text or ''}"

    def number(self, stored: str, cell: Element, look: CellFormat) -> tuple[str, CellFont]:
        if stored.isdecimal() and not (look.code or look.is_time or look.scale or look.written):
            return stored, UNSHOWN if self.no_zeros and not stored.strip("0") else PLAIN
        try:
            number = float(stored)
        except ValueError:
            return stored, PLAIN
        where = cell.get("r") or ""
        self.odd.look_at(number, look, where)
        unshown = look.hides(number) or (self.no_zeros and not number)
        shown = look.show(number, self.from_1904)
        return shown, UNSHOWN if unshown else CellFont(ink=ink) if (ink := look.ink_of(number)) else PLAIN


_AS_IS = ConditionedLook()


def _with(look: CellFormat, changed: ConditionedLook) -> CellFormat:
    """A look with the number format and the ground that a condition gives it."""
    if changed.code:
        other = number_look(0, changed.code, look.framed, look.face)
        look = replace(other, ground=look.ground, continues=look.continues)
    return replace(look, ground=changed.ground) if changed.ground else look


def _seen(font: CellFont, look: CellFormat, changed: ConditionedLook, is_number: bool) -> CellFont:
    """What is seen of words in this font in a cell of this look."""
    if not font.told:
        font = look.face._replace(unshown=look.face.unshown or font.unshown, ink=font.ink or look.face.ink)
    ink = changed.ink or font.ink
    return font._replace(
        struck=font.struck or changed.struck,
        white=bool(ink and look.ground) and looks_alike(ink, look.ground),
        unshown=font.unshown or (changed.figure_gone and is_number),
    )


def _hidden(root: Element) -> Hidden:
    """Rows and columns that are not shown, also those of no height or width; and how wide columns are."""
    hidden = Hidden(widths=widths_of(root))
    place = -1
    for row in root.iter("{*}row"):
        named = row.get("r") or ""
        place = whole(named) - 1 if whole(named) > 0 else place + 1
        if row.get("hidden") in TRUE or (row.get("customHeight") in TRUE and is_below(row.get("ht"), LOWEST)):
            hidden.row(place, _level(row))
    for columns in root.iter("{*}col"):
        if columns.get("hidden") in TRUE or is_below(columns.get("width"), _NARROWEST):
            first, last = (columns.get(end) or "" for end in ("min", "max"))
            if first.isdecimal() and last.isdecimal():
                for column in range(whole(first) - 1, min(whole(last), _MOST_COLUMNS)):
                    hidden.column(column, _level(columns))
    return hidden


def _level(node: Element) -> int:
    level = node.get("outlineLevel") or "0"
    return int(level) if level.isdecimal() and len(level) < 3 else 0


def _merges(root: Element) -> Iterator[Merge]:
    for merge in root.iter("{*}mergeCell"):
        first, last = (place_of(corner) for corner in (merge.get("ref") or "").partition(":")[::2])
        if first and last:
            yield Merge(*first, last[0] - first[0] + 1, last[1] - first[1] + 1)


def _unseen(package: Workbook) -> Iterator[tuple[NoteCode, str]]:
    """What the package holds that is not in cells."""
    if pictures := package.count("xl/media/"):
        yield NoteCode.PICTURE, f"文件里有{pictures}张图片，图片里的内容无法读取。"
