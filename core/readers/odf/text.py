"""ODT (OpenDocument text) → raw tables and paragraphs.  Knows no form.

Deleted text is kept apart by the format and left out, what is crossed out or
hidden by us; links, fields, content
controls and frames are read through; tables that only arrange the page are
dissolved.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from decimal import Decimal

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import (
    IN_CELL_PICTURE,
    LOWEST_ROW,
    PLAIN,
    LeftOut,
    Raised,
    notes_on,
    notes_on_comments,
    notes_on_footnotes,
    notes_on_margins,
    without_marks,
)
from core.readers.odf.asides import RECOUNTED, margins, recounted, remarks, words_in
from core.readers.odf.drawings import DRAWN_OVER, drawn_over
from core.readers.odf.looks import OdtStyles, is_hidden_line
from core.readers.odf.numbering import LISTS, OdtNumbers
from core.readers.odf.package import DRAW as _DRAW
from core.readers.odf.package import OFFICE as _OFFICE
from core.readers.odf.package import SVG, count, opened, points_of
from core.readers.odf.package import TABLE as _TABLE
from core.readers.odf.package import TEXT as _TEXT
from core.readers.raw import Items, RawCell, RawDocument, RawParagraph, RawTable, closed_up, printed, words_of
from core.readers.safe_xml import Element
from core.readers.symbol_fonts import as_seen

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再打开。"
DAMAGED = f"这个 ODT 文档已损坏或不完整。{_SAVE_AS}"
LOCKED = "这个 ODT 文档设有密码，无法读取。请打开它，取消密码后另存为 .docx，再重新打开。"

_P, _H, _TBL = _TEXT + "p", _TEXT + "h", _TABLE + "table"
_COLUMN, _ROW_HEIGHT = _TABLE + "table-column", "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}row-height"
_ROW, _CELL, _COVERED = (_TABLE + name for name in ("table-row", "table-cell", "covered-table-cell"))
_UNSEEN = frozenset(
    (
        *(
            _TEXT + name
            for name in ("tracked-changes", "note", "number", "sequence-decls", "variable-decls", "ruby-text", "script")
        ),
        *(_OFFICE + name for name in ("annotation", "annotation-end", "forms")),
    )
)
_DRAWN = frozenset(_DRAW + name for name in ("image", "object", "object-ole", "control", "plugin", "applet"))
_BLANKS = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_CHANGE_ID, _DELETION = _TEXT + "change-id", _TEXT + "deletion"
# Words that were added or deleted, with those around them.
_BEGINS = {_TEXT + "change-start": 1, _TEXT + "change-end": -1}
_SHOWN = _TEXT + "display"  # "none" for a variable that is set here, and not shown
_NOTE_BODY = _TEXT + "note-body"
_VARIABLES = (_TEXT + "user-field-get", _TEXT + "user-field-input")
_FIGURE = lazy(r"-?\d{1,15}(?:\.\d{1,15})?")
_ABOVE = _TEXT + "ruby-text"
_HIDDEN_TEXT = _TEXT + "hidden-text"
_PLACES, _FAR = tuple(SVG + name for name in ("x", "y")), (60.0, 20.0)  # points
_MOST_COLUMNS = 63
_MOST_BLANKS = 200
_NAMES_OF_CHANGES = (_TEXT + "id", "{http://www.w3.org/XML/1998/namespace}id")


def document(data: bytes) -> RawDocument:
    """Read an ODT, packed or flat; raises UnusableInput with a sentence for the user where that fails."""
    body, styles = opened(data, "text", LOCKED, DAMAGED)
    return OdtWalk(styles, OdtNumbers(styles)).run(body)


class OdtWalk:
    """One pass over the text."""

    def __init__(self, styles: OdtStyles, numbers: OdtNumbers | None = None) -> None:
        self.numbers = numbers
        self.tables = 0
        self.pictures = 0
        self.styles, self.look = styles, PLAIN
        self.in_cell = False
        self.variables: dict[str, str] = {}  # of the user, by name: programs show these values, whatever is stored
        self.left: list[tuple[NoteCode, str]] = []  # what does not count: of the page, or of the open cell
        self.deletions: set[str] = set()  # names of deletions of which the words stand in the text
        self.deleted = self.cut = 0  # how many of them are open, and how often words were left out
        self.carried = ""  # the text of a paragraph whose end was deleted: it goes on in the next

    def run(self, body: Element) -> RawDocument:
        items: Items = []
        for declared in body.iter(_TEXT + "user-field-decl"):
            value = declared.get(_OFFICE + "value") or declared.get(_OFFICE + "string-value")
            if value:
                self.variables[declared.get(_TEXT + "name") or ""] = value
        if (changes := body.find(_TEXT + "tracked-changes")) is not None:
            gone = [one for one in changes if next(one.iter(_DELETION), None) is not None]
            self.deletions = {name for one in gone for key in _NAMES_OF_CHANGES if (name := one.get(key))}
        self.blocks(body, items)
        self.flush(items)
        notes = notes_on(self.left)
        notes += notes_on_footnotes("".join(words_in(node)) for node in body.iter(_NOTE_BODY))
        notes += notes_on_comments(remarks(body))
        notes += notes_on_margins(dict.fromkeys(margins(self.styles.roots)))
        if self.pictures:
            notes.append((NoteCode.PICTURE, f"文件里有{self.pictures}张图片，图片里的内容无法读取。"))
        return RawDocument(tuple(items), tuple(notes))

    def blocks(self, parent: Iterable[Element], items: Items) -> None:
        for node in parent:
            if node.tag in (_P, _H):
                self.paragraph(node, items)
            elif node.tag == _TBL:
                self.flush(items)
                self.table(node, items)
            elif node.tag in _BEGINS:
                self.change(node)
            elif node.tag in _DRAWN:
                self.drawn(node.tag == _DRAW + "image")
            elif node.tag in LISTS and self.numbers:
                with self.numbers.inside(node):
                    self.blocks(node, items)
            elif node.tag in DRAWN_OVER and (over := drawn_over(node, node, self.in_cell, self.styles)):
                self.left += over
            elif node.tag not in _UNSEEN:
                with self.inside(node):
                    self.blocks(node, items)

    def change(self, node: Element) -> None:
        """Words that were deleted begin or end; programs keep them in the text where they are shown there."""
        if node.get(_CHANGE_ID) in self.deletions:
            self.deleted = max(0, self.deleted + _BEGINS[node.tag])

    def flush(self, items: Items) -> None:
        """A paragraph cannot go on in a table or past the end."""
        if self.carried:
            items.append(RawParagraph(self.carried))
            self.carried = ""

    def drawn(self, is_image: bool) -> None:
        """A picture, formula or field of a form: inside a cell it may stand for a figure."""
        self.pictures += is_image
        if self.in_cell and IN_CELL_PICTURE not in self.left:
            self.left.append(IN_CELL_PICTURE)

    @contextmanager
    def inside(self, node: Element) -> Generator[None]:
        """Words look as this element says while it is walked through."""
        before = self.look
        self.look = self.styles.inside(before, node)
        if node.tag in RECOUNTED and not self.look.hidden:
            self.left += recounted(node)
        yield
        self.look = before

    def paragraph(self, node: Element, items: Items) -> None:
        parts: list[str] = []
        frames: list[Element] = []
        number = self.numbers.of(node) if self.numbers else ""
        with self.inside(node):
            self.inline(node, parts, frames)
        with self.numbers.apart() if self.numbers and frames else nullcontext():
            for frame in frames:
                self.blocks((frame,) if frame.tag in _DRAWN else frame, items)
        text, marks = without_marks(parts)
        text, self.carried = self.carried + text, ""
        self.left += marks
        if self.deleted:
            self.carried = text
            return
        level = count(node, _TEXT + "outline-level", 9) if node.tag == _H else 0
        items.append(RawParagraph(text, number, level))

    def words(self, text: str | None, parts: list[str]) -> None:
        """Take words as they look."""
        if not text:
            return
        if self.deleted:
            self.cut += bool(text.strip())
            return
        if self.look.signs:
            text = as_seen(text, self.look.signs)
        if not (self.look.unseen or self.look.struck):
            parts.append(Raised(text) if self.look.raised else text)
        elif text.strip():
            self.left.append((NoteCode.HIDDEN if self.look.unseen else NoteCode.STRUCK, text.strip()))

    def inline(self, parent: Element, parts: list[str], frames: list[Element]) -> None:
        self.words(parent.text, parts)
        for node in parent:
            if node.tag in _BLANKS:
                self.words(_BLANKS[node.tag] * count(node, _TEXT + "c", _MOST_BLANKS), parts)
            elif node.tag in _BEGINS:
                self.change(node)
            elif self.deleted and node.tag.startswith(_DRAW):
                self.cut += 1
            elif node.tag == _DRAW + "frame" or node.tag in _DRAWN:
                frames.append(node)
                self.placed(node)
            elif node.tag in DRAWN_OVER and (over := drawn_over(node, parent, self.in_cell, self.styles)):
                self.left += over
            elif node.tag == _HIDDEN_TEXT and not (node.text or len(node)):
                with self.inside(node):
                    self.words(node.get(_TEXT + "string-value"), parts)
            elif node.tag == _ABOVE and (said := "".join(words_in(node)).strip()):
                self.left.append((NoteCode.ABOVE, said))
            elif node.tag not in _UNSEEN and node.get(_SHOWN) != "none" and not self.differs(node):
                with self.inside(node):
                    self.inline(node, parts, frames)
            self.words(node.tail, parts)

    def differs(self, node: Element) -> bool:
        """Whether a variable in a cell stands there with another value than it has: neither is read.  Its words stay in a text."""
        value = self.variables.get(node.get(_TEXT + "name") or "") if node.tag in _VARIABLES else None
        stored = "".join(words_in(node)).strip()
        if value is None or _means(stored, value):
            return False
        self.left += [(NoteCode.CONTROL, stored)] if self.in_cell else []
        self.left.append((NoteCode.BOUND, value))
        return self.in_cell

    def placed(self, frame: Element) -> None:
        """Keep in mind that words may be seen elsewhere than where they are kept: figures, and whatever stands in a cell."""
        words = "".join(words_in(frame)).strip()
        if words and (self.in_cell or words.isdecimal()) and _stands_elsewhere(frame):
            self.left.append((NoteCode.PLACED, words))

    def table(self, node: Element, items: Items) -> None:
        with self.inside(node):
            lines = list(_below(node, (_ROW,)))
            rows = [list(_below(row, (_CELL, _COVERED))) for row in lines]
            if all(len(row) < 2 for row in rows) or _is_layout(node):
                hidden_lines = [line for line in lines if self.is_unseen(line)]
                said = ("".join(words_in(line)).strip() for line in hidden_lines)
                self.left += [(NoteCode.HIDDEN, words) for words in said if words]
                shown = (row for line, row in zip(lines, rows, strict=True) if line not in hidden_lines)
                for cell in (cell for row in shown for cell in row):
                    with self.inside(cell):
                        self.blocks(cell, items)
                return
            index = self.tables
            self.tables += 1
            hidden = {row for row, line in enumerate(lines) if self.is_unseen(line)}
            deleted: set[int] = set()
            found = list(self.cells(lines, rows, deleted))
            cells, gone = closed_up(found, hidden | deleted, _hidden_columns(node))
            self.left += [(NoteCode.HIDDEN, cell.text) for cell in gone if cell.text.strip()]
            items.append(RawTable(index, cells))

    def is_unseen(self, line: Element) -> bool:
        """Whether a row is hidden, or made so low that nothing of it is seen."""
        if is_hidden_line(line):
            return True
        height = points_of(self.styles.told("table-row", line.get(_TABLE + "style-name") or "", _ROW_HEIGHT))
        return height is not None and height <= LOWEST_ROW

    def cells(self, lines: list[Element], rows: list[list[Element]], deleted: set[int]) -> Iterator[RawCell]:
        """The cells of all rows; rows of which all words were deleted are ``deleted``."""
        for row, (line, nodes) in enumerate(zip(lines, rows, strict=True)):
            column, cut, said = 0, self.cut, ""
            for node in nodes:
                repeated = count(node, _TABLE + "number-columns-repeated", _MOST_COLUMNS)
                if node.tag == _CELL:
                    high = count(node, _TABLE + "number-rows-spanned", len(rows) - row)
                    wide = count(node, _TABLE + "number-columns-spanned", _MOST_COLUMNS)
                    with self.inside(line), self.inside(node):
                        text, left = self.cell_text(node)
                    said += text.strip()
                    for place in range(column, column + repeated):
                        yield RawCell(row, place, high, wide, text, left_out=left)
                column += repeated
            if self.cut > cut and not said:
                deleted.add(row)

    def cell_text(self, node: Element) -> tuple[str, LeftOut]:
        """What stands in a cell, and what stands there and does not count."""
        inner: Items = []
        outer, self.left = self.left, []
        around, self.in_cell = self.in_cell, True
        self.blocks(node, inner)
        self.flush(inner)
        lines: list[str] = []
        for item in inner:
            if isinstance(item, RawTable):  # a table within has no place of its own
                lines += words_of(item)
                self.left += [left for cell in item.cells for left in cell.left_out]
            else:
                lines.append(printed(item.number, item.text))
        left, self.left, self.in_cell = tuple(self.left), outer, around
        return "\n".join(lines), left


def _means(stored: str, value: str) -> bool:
    """Whether words may be how a value is shown; a figure is shown in many ways, of which only plain digits are looked at."""
    if _FIGURE.fullmatch(value.strip()):
        return not _FIGURE.fullmatch(stored) or Decimal(stored) == Decimal(value.strip())
    return "".join(stored.split()) == "".join(value.split())


def _stands_elsewhere(frame: Element) -> bool:
    """Whether a frame has a place of the page, or one far from its line; one that is in the line as a sign has none."""
    anchor = frame.get(_TEXT + "anchor-type")
    if anchor == "as-char":
        return False
    places = zip(_PLACES, _FAR, strict=True)
    return anchor == "page" or any(abs(points_of(frame.get(name)) or 0.0) > most for name, most in places)


def _hidden_columns(table: Element) -> set[int]:
    hidden: set[int] = set()
    place = 0
    for column in _below(table, (_COLUMN,)):
        end = place + count(column, _TABLE + "number-columns-repeated", _MOST_COLUMNS)
        if is_hidden_line(column):
            hidden.update(range(place, min(end, _MOST_COLUMNS)))
        place = end
    return hidden


def _below(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in header groups; not those of inner tables."""
    for node in parent:
        if node.tag in wanted:
            yield node
        elif node.tag not in (_TBL, *_UNSEEN, _ROW, _CELL):
            yield from _below(node, wanted)


def _is_layout(table: Element) -> bool:
    """Whether more cells are in inner tables than of its own."""
    every = sum(1 for _ in table.iter(_CELL))
    inner = {cell for found in table.iter(_TBL) if found is not table for cell in found.iter(_CELL)}
    return len(inner) > every - len(inner)
