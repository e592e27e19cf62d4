"""Elements of WordprocessingML: their names, and what can be told of one without its surroundings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from core.notes import NoteCode
from core.readers.left_out import LOWEST_LINE, LOWEST_ROW, LeftOut, Raised, slash
from core.readers.safe_xml import Element, child, namespaces, parse
from core.readers.text_decoding import BACKWARDS, backwards

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P, TBL, TR, TC, R, T = (W + name for name in ("p", "tbl", "tr", "tc", "r", "t"))
PPR, RPR, _TCPR, _TRPR, _SDT = (W + name for name in ("pPr", "rPr", "tcPr", "trPr", "sdt"))
_VAL, FIELD_CHAR, FIELD_TYPE = (W + name for name in ("val", "fldChar", "fldCharType"))
SPAN, DOWN, _ACROSS, _CELL_DELETED = (W + name for name in ("gridSpan", "vMerge", "hMerge", "cellDel"))
TEXTS = frozenset((T, "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
ALTERNATE, _CHOICE, _FALLBACK = (_MC + name for name in ("AlternateContent", "Choice", "Fallback"))
_NOTHING = b"<nothing/>"
_OF_OFFICE = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")
_TAGS_OF_OFFICE = tuple("{" + name for name in (*_OF_OFFICE, "http://purl.oclc.org/ooxml/"))
GRAPHICS = frozenset(W + name for name in ("drawing", "pict", "object"))
TURNED, _WAY = W + "bdo", W + "dir"  # signs of which the order is told by hand
CHUNK, BINDING = W + "altChunk", W + "dataBinding"
_OTHER_DOCUMENT = W + "subDoc"
_RUBY, _ABOVE = W + "ruby", W + "rt"
_BORDERS, SLASHES = W + "tcBorders", (W + "tl2br", W + "tr2bl")
_FRAME, _DROP = W + "framePr", W + "dropCap"
_HEIGHT, _HIDDEN_ROW, _RULE = W + "trHeight", W + "hidden", W + "hRule"
_EXACT = int(20 * LOWEST_ROW)  # twentieths of a point
UNSEEN = frozenset(
    W + name
    for name in (
        *("pPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"),
        *("del", "moveFrom", "delText", "delInstrText", "rt", "softHyphen", "fldData"),
    )
)
GONE = frozenset((W + "del", W + "moveFrom"))
MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
SPACING, LINE = W + "spacing", W + "line"
PITCH = LINE  # under what the pitch of lines is kept among the marks of a style
_RULES = (W + "lineRule", W + "line-rule")  # the second in Word XML of 2003
_MOST_LOW = 200  # twentieths of a point, or parts of a line: no line of more hides letters of up to 33 points
_TWENTIETHS, _PARTS_OF_LINE = 20, 240
_MOST_COLUMNS = 63  # Word's own limit; a larger span is damage or malice


def turned_round(node: Element, words: Iterable[str]) -> str:
    """The words of an element that shows them from right to left, as they are seen; marked where that is not certain."""
    parts = list(words)
    plain = sum(1 for _ in node.iter(TURNED, _WAY)) == 1 and not any(isinstance(one, Raised) for one in parts)
    seen = backwards("".join(parts)) if plain else None
    return BACKWARDS + "".join(parts).lstrip() if seen is None else seen


def alternative(node: Element) -> Element:
    """The same content is written twice, for newer and older programs: take it once, as today's programs do.

    What is only written for programs that none of them is, they do not show.
    """
    choices = [child for child in node if child.tag == _CHOICE]
    choice = next((one for one in choices if len(one) and _is_known(one)), None)
    if choice is not None:
        return choice
    fallback = node.find(_FALLBACK)
    return fallback if fallback is not None else parse(_NOTHING)


def chosen(node: Element, left: list[tuple[NoteCode, str]]) -> Element:
    """What is shown of such content; where that is nothing, its words are added to what is not read."""
    found = alternative(node)
    if found.getparent() is None and (words := "".join(text.text or "" for text in node.iter(*TEXTS)).strip()):
        left.append((NoteCode.HIDDEN, words))
    return found


def _is_known(choice: Element) -> bool:
    """Whether all that a choice asks for are extensions of Office, which today's programs know."""
    spaces = namespaces(choice)
    needed = (choice.get("Requires") or "").split()
    return all(spaces.get(name, "").startswith(_OF_OFFICE) for name in needed)


def is_foreign(tag: str) -> bool:
    """Whether an element is none of Office's: programs leave out what others keep in a document for themselves."""
    return tag[:1] == "{" and not tag.startswith(_TAGS_OF_OFFICE)


def has_foreign(root: Element, data: bytes) -> bool:
    """Whether there may be such elements: the root names what they belong to, and one is written so in the bytes."""
    return any(
        f"<{name}:".encode() in data for name, of in namespaces(root).items() if name and is_foreign(f"{{{of}}}")
    )


def is_prompt(node: Element) -> bool:
    """Whether a content control only shows its own 单击此处输入文字; a figure that it shows is seen as one."""
    if node.tag != _SDT or node.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return False
    return not "".join(text.text or "" for text in node.iter(T)).strip().isdecimal()


def end_deleted(properties: Element | tuple[()]) -> bool:
    """Whether the paragraph mark was deleted or moved away under tracked changes."""
    for mark in properties:
        if mark.tag == RPR:
            return any(change.tag in GONE for change in mark)
    return False


def children_of(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for node in parent:
        tag = node.tag
        if tag == wanted:
            yield node
        elif tag not in UNSEEN and len(node):
            yield from children_of(alternative(node) if tag == ALTERNATE else node, wanted)


def rows_of(table: Element) -> Iterator[Element]:
    """Rows of a table but those deleted under tracked changes."""
    return (row for row in children_of(table, TR) if row.find(f"{_TRPR}/{W}del") is None)


def properties_of(node: Element, wanted: str) -> Element | tuple[()]:
    """The properties of a cell or paragraph: they come first, and looking there is far quicker than searching."""
    for first in node:
        return first if first.tag == wanted else ()
    return ()


def may_hide_rows(body: Element) -> bool:
    """Whether any row of a document may be hidden: most documents have none."""
    marks = body.iter(_HEIGHT, _HIDDEN_ROW)
    return any(mark.tag == _HIDDEN_ROW or mark.get(_RULE) == "exact" for mark in marks)


def is_hidden(row: Element) -> bool:
    """Whether a row is marked as hidden, or made so low that nothing of it is seen."""
    properties = properties_of(row, _TRPR)
    for mark in properties:
        if mark.tag == _HIDDEN_ROW and (mark.get(_VAL) or "1") not in ("0", "false", "off"):
            return True
        if mark.tag == _HEIGHT and mark.get(_RULE) == "exact":
            height = mark.get(_VAL) or ""
            return height.isdecimal() and int(height[:6]) <= _EXACT
    return False


def left_in_rows(table: Element) -> list[tuple[NoteCode, str]]:
    """The words of whole rows and cells of a table that are only written for programs that none of today's is."""
    left: list[tuple[NoteCode, str]] = []
    for node in table.iter(ALTERNATE):
        around = node.getparent()
        if around is not None and around.tag in (TBL, TR):
            chosen(node, left)
    return left


def of_unseen_row(row: Element) -> list[tuple[NoteCode, str]] | None:
    """What of a row nobody sees: its words where it is hidden, nothing where it was deleted; None of one that is seen."""
    if row.find(f"{_TRPR}/{W}del") is not None:
        return []
    if not is_hidden(row):
        return None
    words = "".join(text.text or "" for text in row.iter(T)).strip()
    return [(NoteCode.HIDDEN, words)] if words else []


def is_drop_cap(properties: Element | tuple[()]) -> bool:
    """Whether a paragraph is the first sign of the next one, drawn large (首字下沉)."""
    return any((frame.get(_DROP) or "none") != "none" for frame in _frames(properties))


def is_framed(properties: Element | tuple[()]) -> bool:
    """Whether a paragraph stands in a frame at a place of its own (图文框)."""
    return any((frame.get(_DROP) or "none") == "none" for frame in _frames(properties))


def _frames(properties: Element | tuple[()]) -> Iterator[Element]:
    return iter(()) if isinstance(properties, tuple) else properties.iterchildren(_FRAME)


def left_at(node: Element) -> list[tuple[NoteCode, str]]:
    """What stands there and is not read: small letters above words (拼音指南), another document that is only named."""
    if node.tag == _OTHER_DOCUMENT:
        return [(NoteCode.DROPPED, "子文档")]
    if node.tag != _RUBY:
        return []
    said = "".join(text.text or "" for above in node if above.tag == _ABOVE for text in above.iter(T))
    return [(NoteCode.ABOVE, said)] if said.strip() else []


def is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: one column, or more cells in inner tables than of its own."""
    if not any(_cells(row, 2) > 1 for row in rows_of(table)):
        return True
    if next(islice(table.iter(TBL), 1, None), None) is None:
        return False
    own = sum(_cells(row) for row in rows_of(table))
    return sum(1 for _ in table.iter(TC)) > 2 * own


def _cells(row: Element, most: int | None = None) -> int:
    return sum(1 for _ in islice(children_of(row, TC), most))


def columns_before(row: Element) -> int:
    """Grid columns left empty in front of a row."""
    skipped = row.find(f"{_TRPR}/{W}gridBefore")
    return 0 if skipped is None else _number(skipped.get(_VAL))


def columns_of(mark: Element) -> int:
    """Grid columns of a cell, by its ``w:gridSpan``."""
    return max(1, _number(mark.get(_VAL)))


def goes_on(mark: Element) -> str:
    """Whether a ``w:vMerge`` begins a merged cell (restart) or goes on with the one above (continue)."""
    return mark.get(_VAL) or "continue"


def merge_of(cell: Element) -> tuple[int, str, bool] | None:
    """Grid columns, vertical merge ("", restart, continue), whether joined to its left; None for a deleted cell."""
    span, down, joined = 1, "", False
    for mark in properties_of(cell, _TCPR):
        tag = mark.tag
        if tag == SPAN:
            span = columns_of(mark)
        elif tag == DOWN:
            down = goes_on(mark)
        elif tag == _ACROSS:
            joined = (mark.get(_VAL) or "continue") == "continue"
        elif tag == _CELL_DELETED:
            return None
    return span, down, joined


class CellBox:
    """A ``w:tc`` at its place; it grows while merges go on."""

    __slots__ = ("column", "height", "node", "row", "width")

    def __init__(self, row: int, column: int, width: int, node: Element) -> None:
        self.row, self.column, self.height, self.width, self.node = row, column, 1, width, node


def boxes_of(table: Element) -> list[CellBox]:
    """The cells of a table but those deleted under tracked changes; merged ones once."""
    boxes: list[CellBox] = []
    above: dict[int, CellBox] = {}
    for row, node in enumerate(rows_of(table)):
        here: dict[int, CellBox] = {}
        column = columns_before(node)
        for cell in children_of(node, TC):
            if (merge := merge_of(cell)) is None:
                continue
            span, down, joined = merge
            over = above.get(column)
            if joined and boxes and boxes[-1].row == row:
                boxes[-1].width += span
            elif down == "continue" and over is not None:
                over.height += 1
                here[column] = over
            else:
                boxes.append(CellBox(row, column, span, cell))
                if down:
                    here[column] = boxes[-1]
            column += span
        above = here
    return boxes


def slashed(cell: Element, lines: Iterable[str]) -> LeftOut:
    """The line that its frame draws across a cell with these lines of words, where it goes through a figure."""
    borders = next((mark for mark in properties_of(cell, _TCPR) if mark.tag == _BORDERS), ())
    across = any(side.tag in SLASHES and side.get(_VAL) not in (None, "nil", "none") for side in borders)
    return slash("".join(lines)) if across else ()


def line_rule(spacing: Element) -> str:
    """What the pitch of lines that a ``w:spacing`` tells means: a share of a line (``auto``), or a height."""
    return next((told for name in _RULES if (told := spacing.get(name))), "auto")


def may_be_low(spacing: Element) -> bool:
    """Whether what a ``w:spacing`` says of lines may hide letters: seldom, and then all have to be looked at."""
    return bool(_low(spacing))


def pitch(properties: Element | None) -> dict[str, str]:
    """The pitch of the lines of a paragraph or style: ``1.0pt``, ``0`` where it is next to nothing of a line, "" where it is none of these; {} where it says nothing."""
    spacing = None if properties is None else child(properties, SPACING)
    if spacing is None or not spacing.get(LINE):
        return {}
    return {PITCH: _low(spacing)}


def _low(spacing: Element) -> str:
    said = spacing.get(LINE) or ""
    if not said.isdecimal() or not 0 < int(said[:6]) < _MOST_LOW:
        return ""
    if (rule := line_rule(spacing)) == "exact":
        return f"{int(said) / _TWENTIETHS}pt"
    return "0" if rule == "auto" and int(said) <= LOWEST_LINE * _PARTS_OF_LINE else ""


def is_low(pitch: str, size: float) -> bool:
    """Whether lines of that pitch show nothing of letters of that size in points."""
    return bool(pitch) and float(pitch.removesuffix("pt")) <= LOWEST_LINE * size


def control_around(cell: Element) -> Element | None:
    """The content control that holds a whole cell, None for most cells."""
    content = cell.getparent()
    control = None if content is None else content.getparent()
    return control if control is not None and control.tag == _SDT else None


def _number(text: str | None) -> int:
    return min(int(text), _MOST_COLUMNS) if text and text.isdecimal() and len(text) < 10 else 0
