"""DOCX → raw tables and paragraphs, as a reader of the accepted text sees them.  Knows no form.

Walks the real ``w:tc`` elements.  Tracked deletions, hidden text, field codes and
placeholders are left out; insertions, content controls, links, field results
and text boxes (once) are kept; tables that only serve the layout are dissolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.notes import NoteCode
from core.readers.docx.elements import (
    ALTERNATE,
    CHUNK,
    FIELD_CHAR,
    FIELD_TYPE,
    GONE,
    GRAPHICS,
    MARKS,
    PPR,
    RPR,
    TBL,
    TC,
    TEXTS,
    TR,
    TURNED,
    UNSEEN,
    P,
    R,
    W,
    boxes_of,
    children_of,
    chosen,
    control_around,
    end_deleted,
    is_drop_cap,
    is_foreign,
    is_framed,
    is_hidden,
    is_layout,
    is_prompt,
    left_at,
    left_in_rows,
    may_hide_rows,
    merge_of,
    of_unseen_row,
    properties_of,
    rows_of,
    slashed,
    turned_round,
)
from core.readers.docx.fields import (
    CODE,
    SIMPLE_FIELD,
    SYMBOL,
    WordField,
    as_seen,
    begun,
    left_of_simple,
    shows_none,
    symbol,
)
from core.readers.docx.formulas import FORMULAS, MATH_RUN, SCRIPTS, laid_out, left_out
from core.readers.docx.looks import HIDES, RunLook, RunLooks, has_ground, hides_itself
from core.readers.docx.numbering import NO_NUMBERING, Numbering
from core.readers.docx.package import Parts, load
from core.readers.docx.plain_tables import plain_cells
from core.readers.left_out import IN_CELL_PICTURE, LeftOut, Raised, notes_on, without_marks
from core.readers.raw import Items, RawCell, RawDocument, RawParagraph, RawTable, closed_up, printed, words_of
from core.readers.safe_xml import Element

_RUNS = (R, MATH_RUN)


def document(data: bytes) -> RawDocument:
    """Read the bytes of a DOCX; raises UnusableInput with a sentence for the user where that fails."""
    parts = load(data)
    return replace(of_parts(parts), enclosed=parts.enclosed)


def of_parts(parts: Parts, numbering: Numbering | None = None) -> RawDocument:
    """Read the parts of a document; ``numbering`` where its lists are kept in another way."""
    looks = None if parts.plain else RunLooks(parts.styles)
    document = walked(parts.document, numbering or Numbering(parts.numbering, parts.styles), looks, parts)
    return replace(document, notes=(*document.notes, *parts.notes)) if parts.notes else document


def walked(
    root: Element, numbering: Numbering = NO_NUMBERING, looks: RunLooks | None = None, parts: Parts | None = None
) -> RawDocument:
    """Walk a ``w:document`` or ``w:body`` element; refs are the ``w:tc`` and ``w:p`` elements.

    Without ``looks`` every run counts as seen that does not hide itself.
    """
    body = root.find(W + "body")
    return _BodyWalk(numbering, looks, parts).run(root if body is None else body)


class _BodyWalk:
    """One pass over a body; keeps what runs across paragraphs: open fields, joined paragraphs, list counters."""

    def __init__(self, numbering: Numbering, looks: RunLooks | None, parts: Parts | None) -> None:
        self.chunks, self.bound, self.styles = (parts.chunks, parts.bound, parts.styles) if parts else (None,) * 3
        self.numbering, self.looks, self.counts = numbering, looks, numbering.counts
        self.left: list[tuple[NoteCode, str]] = []  # out of the texts
        self.around: tuple[Element, Element | None] | None = None  # the paragraph and the cell one is in
        self.cell: Element | None = None
        self.fields: list[WordField] = []  # open ones, outermost first
        self.carried = ""  # text of a paragraph whose end was deleted: it runs on in the next
        self.tables, self.pictures = 0, list[str]()
        # Whether to look for these at all; most documents have none of them.
        self.tracked = self.hidden = self.low_rows = True
        self.seen = False  # whether every run is seen as it is written

    def run(self, body: Element) -> RawDocument:
        items: Items = []
        self.tracked = next(body.iter(*GONE), None) is not None
        self.hidden = next(body.iter(*HIDES), None) is not None
        self.seen = self.looks is None and not self.hidden
        if self.looks is not None:
            self.looks.shaded_tables = any(map(has_ground, body.iter(W + "tblPr")))
        self.low_rows = may_hide_rows(body)
        self.blocks(body, items)
        self.flush(items)
        notes = [*notes_on(self.left), *(self.chunks.notes if self.chunks else ())]
        if self.pictures:
            from core.readers.docx.drawings import notes_on_pictures  # few documents have any

            notes += notes_on_pictures(self.pictures)
        return RawDocument(tuple(items), tuple(notes))

    def blocks(self, parent: Element, items: Items) -> None:
        for node in parent:
            tag = node.tag
            if tag == P:
                self.paragraph(node, items)
            elif tag == TBL:
                self.flush(items)
                self.table(node, items)
            elif tag == ALTERNATE:
                self.blocks(chosen(node, self.left), items)
            elif tag == CHUNK:
                self.flush(items)
                items += self.chunk(node)
            elif not (tag in UNSEEN or self.differs(node) or is_prompt(node) or is_foreign(tag)):
                self.blocks(node, items)

    def differs(self, node: Element) -> bool:
        """Whether a content control in a cell says something else than the data it is bound to: neither is read.

        In a text the document's own words stay.
        """
        if (found := self.bound.get(node) if self.bound else None) is None:
            return False
        words, data = found
        self.left += [(NoteCode.CONTROL, words)] if self.cell is not None else []
        self.left.append((NoteCode.BOUND, data))
        return self.cell is not None

    def chunk(self, node: Element) -> Items:
        """What another file in the package holds."""
        found = self.chunks.items(node, self.tables) if self.chunks is not None else []
        self.tables += sum(isinstance(item, RawTable) for item in found)
        return found

    def paragraph(self, node: Element, items: Items) -> None:
        boxes: list[Element] = []
        text, self.carried = self.carried + self.text(node, boxes), ""
        for box in boxes:
            self.blocks(box, items)
        properties = properties_of(node, PPR)
        if isinstance(properties, tuple):
            items.append(RawParagraph(text, ref=node))
        elif (self.tracked and end_deleted(properties)) or is_drop_cap(properties):
            self.carried = text
        else:
            if is_framed(properties):
                self.placed(text)
            number, level = self.numbering.of(properties)
            items.append(RawParagraph(text, number, level, node))

    def placed(self, words: str) -> None:
        """Keep in mind that words may be seen elsewhere: figures, and whatever stands in a cell."""
        if words.strip() and (self.cell is not None or words.strip().isdecimal()):
            self.left.append((NoteCode.PLACED, words.strip()))

    def flush(self, items: Items) -> None:
        """A paragraph cannot run on into a table or past the end."""
        if self.carried:
            items.append(RawParagraph(self.carried))
            self.carried = ""

    def table(self, node: Element, items: Items) -> None:
        if (plain := self.plain(node)) is not None:
            items.append(RawTable(self.tables, plain))
            self.tables += 1
            return
        if is_layout(node):
            for row in rows_of(node):
                self.left += (gone := of_unseen_row(row)) or ()
                for cell in children_of(row, TC) if gone is None else ():
                    if merge_of(cell) is not None:
                        self.blocks(cell, items)
                        self.flush(items)
            return
        self.left += left_in_rows(node)
        index, self.tables = self.tables, self.tables + 1
        cells = tuple(self.cells(node))
        if self.low_rows and (hidden := [row for row, line in enumerate(rows_of(node)) if is_hidden(line)]):
            cells, gone = closed_up(cells, hidden, ())
            self.left += [(NoteCode.HIDDEN, cell.text) for cell in gone if cell.text.strip()]
        items.append(RawTable(index, cells))

    def plain(self, table: Element) -> tuple[RawCell, ...] | None:
        """The cells of a table in which nothing has to be looked at in particular, None of any other."""
        if self.looks is not None or self.low_rows or self.fields:
            return None
        return plain_cells(table, self.cell_text, self.numbering.of if self.counts else None)

    def cells(self, table: Element) -> Iterator[RawCell]:
        for box in boxes_of(table):
            text, left = self.cell_text(box.node)
            yield RawCell(box.row, box.column, box.height, box.width, text, box.node, left)

    def cell_text(self, cell: Element) -> tuple[str, LeftOut]:
        lines: list[str] = []
        outside, self.left, self.cell = self.left, [], cell
        owner = control_around(cell) if self.bound else None
        if owner is None or not self.differs(owner):
            self.lines(cell, lines)
        if self.carried:
            lines.append(self.carried)
            self.carried = ""
        left, self.left, self.cell = (*self.left, *slashed(cell, lines)), outside, None
        return (lines[0] if len(lines) == 1 else "\n".join(lines)), left

    def lines(self, parent: Element, lines: list[str]) -> None:
        """Texts of the paragraphs in a cell, those of inner tables and text boxes too."""
        for node in parent:
            tag = node.tag
            if tag == P:
                self.line(node, lines)
            elif tag == ALTERNATE:
                self.lines(chosen(node, self.left), lines)
            elif tag == CHUNK:
                lines += [words for item in self.chunk(node) for words in words_of(item)]
            elif tag == TR and (gone := of_unseen_row(node)) is not None:
                self.left += gone
            elif not (tag in UNSEEN or self.differs(node) or is_prompt(node) or is_foreign(tag)):
                self.lines(node, lines)

    def line(self, paragraph: Element, lines: list[str]) -> None:
        boxes: list[Element] = []
        text, self.carried = self.carried + self.text(paragraph, boxes), ""
        for box in boxes:
            self.lines(box, lines)
        properties = properties_of(paragraph, PPR)
        if isinstance(properties, tuple):
            lines.append(text)
        elif (self.tracked and end_deleted(properties)) or is_drop_cap(properties):
            self.carried = text
        else:
            if is_framed(properties):
                self.placed(text)
            lines.append(printed(self.numbering.of(properties)[0], text) if self.counts else text)

    def text(self, paragraph: Element, boxes: list[Element]) -> str:
        parts: list[str] = []
        if self.looks is None:
            self.inline(paragraph, parts, boxes)
            return "".join(parts)
        self.around = (paragraph, self.cell)
        self.inline(paragraph, parts, boxes)
        self.around = None
        text, marks = without_marks(parts)
        self.left += marks
        return text

    def run_of(self, run: Element, parts: list[str], boxes: list[Element]) -> None:
        """The words of a run as they are seen: what is crossed out or hidden is kept apart, raised words are told."""
        look = self._look(run)
        signs = self.looks.signs if self.looks is not None else ""
        if look is RunLook.SEEN and not signs:
            self.inline(run, parts, boxes)
            return
        words: list[str] = []
        self.inline(run, words, [] if look in (RunLook.STRUCK, RunLook.HIDDEN) else boxes)
        said = as_seen("".join(words), signs) if signs else "".join(words)
        if look is RunLook.SEEN:
            parts.append(said)
            return
        if look is RunLook.RAISED:
            parts.append(Raised(said))
        elif said.strip():
            self.left.append((NoteCode.STRUCK if look is RunLook.STRUCK else NoteCode.HIDDEN, said))

    def _look(self, run: Element) -> RunLook:
        if self.looks is not None and self.around is not None:
            return self.looks.of(run, *self.around)
        return RunLook.HIDDEN if self.hidden and hides_itself(run) else RunLook.SEEN

    def inline(self, parent: Element, parts: list[str], boxes: list[Element]) -> None:
        for node in parent:
            tag = node.tag
            if tag in _RUNS:
                (self.inline if self.seen else self.run_of)(node, parts, boxes)
            elif tag in TEXTS:
                if not self.fields:
                    parts.append(node.text or "")
                else:
                    self.say(node.text or "", parts)
            elif tag == RPR or tag in UNSEEN:
                continue
            elif tag in MARKS:
                parts.append(MARKS[tag])
            elif tag == ALTERNATE:
                self.inline(chosen(node, self.left), parts, boxes)
            elif not (self.special(node, parts, boxes) or self.differs(node) or is_prompt(node)):
                self.inline(node, parts, boxes)

    def special(self, node: Element, parts: list[str], boxes: list[Element]) -> bool:
        """Take what is neither words nor holds them as they are seen; False where an element is something else."""
        tag = node.tag
        if tag == FIELD_CHAR:
            self.field(node, parts)
        elif tag == CODE:
            if self.fields:
                self.fields[-1].add(node.text or "")
        elif tag == SYMBOL:
            self.say(symbol(node), parts)
        elif tag == TURNED and node.get(W + "val") == "rtl":
            words: list[str] = []
            self.inline(node, words, boxes)
            parts.append(turned_round(node, words))
        elif tag in GRAPHICS:
            self.graphic(node, parts, boxes)
        elif tag in FORMULAS:
            self.formula(node, parts, boxes)
        elif tag == SIMPLE_FIELD:
            self.tell(left_of_simple(node))
            return shows_none(node)
        else:
            self.left += left_at(node)
            return is_foreign(tag)
        return True

    def field(self, node: Element, parts: list[str]) -> None:
        """Where a field begins, its result begins, or it ends; one without a stored result may be seen all the same."""
        step = node.get(FIELD_TYPE)
        if step == "begin":
            self.fields.append(begun(node))
        elif self.fields and step == "separate":
            self.fields[-1].separate()
        elif self.fields and step == "end":
            ended = self.fields.pop()
            self.say(ended.shown(), parts)
            self.tell(ended.left_out())

    def tell(self, left: LeftOut) -> None:
        """Keep in mind what of a field is not read, but for those in the code of another."""
        if left and not any(field.in_code for field in self.fields):
            self.left += left

    def say(self, words: str, parts: list[str]) -> None:
        """Take words, but for those in a field's code."""
        if not any(field.in_code for field in self.fields):
            parts.append(words)

    def formula(self, node: Element, parts: list[str], boxes: list[Element]) -> None:
        """A part of a formula that is not just words on its line."""
        pieces: list[str] = []
        for part in laid_out(node):
            if isinstance(part, str):
                pieces.append(part)
            else:
                self.inline(part, pieces, boxes)
        said = "".join(pieces)
        if (why := left_out(node)) is None:
            parts.append(Raised(said) if node.tag in SCRIPTS else said)
        elif said.strip():
            self.left.append((why, said))

    def graphic(self, node: Element, parts: list[str], boxes: list[Element]) -> None:
        from core.readers.docx.drawings import drawing, left_by  # few documents have any

        seen = drawing(node)
        said = " ".join(text.text or "" for box in seen.boxes for text in box.iter(*TEXTS))
        if seen.hidden:
            self.left += [(NoteCode.HIDDEN, said)] if said.strip() else []
            return
        if seen.elsewhere:
            self.placed(said)
        boxes += seen.boxes
        parts += seen.bent
        self.pictures += [seen.pictured] if seen.pictured else []
        if seen.pictured and self.cell is not None:
            self.left.append(IN_CELL_PICTURE)
        self.left += left_by(node, seen, self.cell, self.styles)
