"""The stream of a web page's tags as paragraphs and tables, as a browser shows them.

A stream, not a tree: no nesting is too deep, and a page of a million tags costs
no memory.  Scripts, styles, hidden parts and what only Office sees are left out;
tables that arrange the page are dissolved, those inside cells of other tables
are put behind them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.notes import NoteCode
from core.readers.html.boxes.covers import Cover, PlacedBy, Stance, cover_of
from core.readers.html.boxes.line_boxes import needs_box
from core.readers.html.boxes.narrow_boxes import CUTTING, SMALLEST, TABLES, Needed, cutting_box
from core.readers.html.boxes.shapes import PLAIN_SHAPE, Shape, shape_of
from core.readers.html.building import PageParts
from core.readers.html.css.declarations import Declared
from core.readers.html.css.family import Census
from core.readers.html.css.generated import words
from core.readers.html.css.selectors import OpenElement
from core.readers.html.drawn_words import DRAWING, FORMULA
from core.readers.html.embedded import Shadows, drawing, is_speck, painted
from core.readers.html.fields import Choice, is_cut, is_drawn, prompt, typed
from core.readers.html.looks import PLAIN_LOOK, PageLook, inside, kind_of
from core.readers.html.parsing import TooManyTags
from core.readers.html.rules import Rules
from core.readers.html.source_words import BREAK, KEPT, is_comment, is_mark_of_word, lists_notes, lists_remarks
from core.readers.html.tags import (
    BLOCKS,
    BOXES_IN_LINES,
    DRAWN,
    FOLDS,
    GAUGES,
    PARTS_AROUND_CELLS,
    PARTS_OF_TABLE,
    UNSEEN,
    VERBATIM,
    VOID,
    WITHIN_LINES,
)
from core.readers.left_out import Raised
from core.readers.text_decoding import BACKWARDS

MAX_ELEMENTS = 150_000  # a real page has some thousands
MAX_DEPTH = 1000  # unclosed tags pile up; browsers stop at 512

_NONE: dict[str, str] = {}  # what the parser has in its place asks Python for each attribute


class ParserTarget(PageParts):
    """Receives a page's tags from a parser; ``items`` is what they make.

    Every tag that begins also ends, as the parser mends what is missing.  Raises
    TooManyTags where the bounds are passed.
    """

    def __init__(self, census: Census | None = None) -> None:
        super().__init__(census)
        self.framed: Callable[[type[ParserTarget], str], ParserTarget] | None = None  # reads a page within this one
        self.frame_beside: Callable[[str], ParserTarget | None] | None = None  # reads one that lies beside this one

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Called by the parser where an element begins."""
        self.elements += 1
        self.depth += 1
        if self.elements > MAX_ELEMENTS or self.depth > MAX_DEPTH:
            raise TooManyTags
        attributes = attributes or _NONE
        counted = self.rules.sheets.counts
        element = self.siblings.open(tag, attributes) if counted else OpenElement(tag, attributes)
        look, shape, said = self.rules.inside(self.looks[-1], element, self.around)
        if tag in FOLDS:
            look = self.folds(tag, attributes, look)
        if self.shadows:
            self.shadows.slot(tag)
            look = replace(look, hidden=True) if self.shadows.hides else look
        plain = shape is PLAIN_SHAPE and self.shapes[-1] is PLAIN_SHAPE
        role = tag if plain else self.role(tag, shape, said)
        self.looks.append(look)
        self.shapes.append(shape)
        self.around.append(element)
        self.roles.append(role)
        if tag == "ol":
            self.lists.begun()
        if self.unseen or (tag in UNSEEN and not self.begins_part(tag, attributes)):
            self.embed(tag, attributes, look, said)
            self.unseen += 1
        elif attributes and (is_comment(attributes) or is_mark_of_word(self.around)):
            self.unseen += 1
        elif tag in ("col", "colgroup"):
            self.tell_columns(tag, attributes, said)
        elif look.hidden and self.passes_over(role):
            self.unseen += 1
        else:
            self.shown(role, attributes, look, said)
            self.scripted.element(attributes)
            if shape.stance:
                self.place_over(shape.stance)
            turns = look.backwards is not self.looks[-2].backwards
            if (turns or not plain) and self.in_cell and needs_box(shape, self.shapes[-2], look, turns):
                self.boxes.open(self.depth, shape, look.from_right, look.backwards if turns else None)
            if self.rules.sheets.generates and tag not in VOID:
                self.generate("before")
                self.lose(role, look)

    def place_over(self, stance: Stance) -> None:
        """An element begins that may lie over words, and by whose edges others may be placed."""
        self.lay_over(stance.cover)
        self.covers.begin(stance, PlacedBy(self.depth, len(self.pieces), len(self.targets[-1]), self.in_cell))

    def lay_over(self, cover: Cover | None) -> None:
        """A box begins that lies over words, those that came before it and those to come."""
        around = self.covers.around
        if cover is Cover.WHOLE and around.in_cell and not around.lifted and not self.boxes.waiting:
            self.hide_since(around.start, around.above)
            for depth in range(around.depth, self.depth):
                self.looks[depth] = replace(self.looks[depth], hidden=True, under=not self.looks[depth].hidden)
        elif cover is not None and self.tables:
            self.tables[-1].cover(self.roles[-1])
        if cover is Cover.WHOLE and not around.in_cell:
            around.covered = True

    def role(self, tag: str, shape: Shape, said: Declared) -> str:
        """The tag that an element plays: parts of tables may be made of others, blocks in cells may stand in a line."""
        if shape.role == "table" or (shape.role and self.tables and self.tables[-1].of_boxes):
            return shape.role
        if tag in BLOCKS and self.in_cell and tag not in PARTS_OF_TABLE:
            in_line = (
                shape.side or shape.block is False or (self.shapes[-1].lays and self.roles[-1] not in ("table", "tr"))
            )
            return "span" if in_line else tag
        return tag

    def folds(self, tag: str, attributes: dict[str, str], look: PageLook) -> PageLook:
        """The look of a part that is folded away: in a cell nobody sees it, elsewhere its first line says what it is."""
        if tag == "details":
            self.folded = self.folded or ("open" not in attributes and not self.in_cell)
            return replace(look, hidden=True) if self.in_cell and "open" not in attributes else look
        return self.looks[-2] if self.around and self.around[-1].tag == "details" else look

    def begins_part(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether an element that mostly shows nothing shows what it holds: a shadow tree, an object without data."""
        if tag == "object":
            return "data" not in attributes
        if is_root := Shadows.is_root(tag, attributes):
            self.shadows.begin(self.depth)
            self.begin_tree()
        return is_root

    def begin_tree(self) -> None:
        """A shadow tree begins: no rule of the page reaches into it, and none of its own out of it."""
        self.outer.append((self.depth, self.rules, self.around))
        self.rules, self.around = Rules(), self.around[-1:]
        for sheet in self.trees.pop(0) if self.trees else ():
            self.rules.add(sheet)
            self.reaching_out = self.reaching_out or any(word in sheet for word in (":host", "::slotted"))

    def end_tree(self) -> None:
        """A shadow tree ends."""
        _, self.rules, self.around = self.outer.pop()

    def embed(self, tag: str, attributes: dict[str, str], look: PageLook, said: Declared) -> None:
        """An element begins that holds no words of the page: a picture, a page in a frame."""
        if self.trees and self.unseen and Shadows.is_root(tag, attributes):
            self.trees.pop(0)  # of a tree that nobody sees
        if self.drawings.open:
            self.drawings.part(tag, attributes)
        elif tag == "script" and self.in_cell:
            self.scripted.script()
        elif self.unseen or look.gone or tag not in DRAWN:
            return
        elif tag == "iframe" and (frame := self.frame(attributes)):
            self.take_in(frame, is_speck(attributes, said, look.size))
        elif tag in (DRAWING, FORMULA):
            self.drawings.begin(self.depth, drawing(attributes, said, look.size, tag))
        elif tag in GAUGES:
            self.drawings.gauge(tag, self.in_cell)
        else:
            self.drawn(True)

    def frame(self, attributes: dict[str, str]) -> ParserTarget | None:
        """The page in a frame, None where it is not there."""
        if self.framed and (inner := attributes.get("srcdoc")):
            return self.framed(type(self), inner)
        return self.frame_beside(attributes.get("src", "")) if self.frame_beside else None

    def lose(self, role: str, look: PageLook) -> None:
        """See whether a rule hides the first letter, or the first line, of the words to come."""
        if look.unseen or role not in BLOCKS | {"td", "th"}:
            return
        for part in ("first-line", "first-letter"):
            said = self.rules.generated(self.around[-1], self.around[:-1], part, look)
            if said and inside(look, "span", {}, said).unseen:
                self.lost = part

    def generate(self, where: str) -> None:
        """Take the words that rules add before or after those of the innermost element."""
        element = self.around[-1]
        said = self.rules.generated(element, self.around[:-1], where, self.looks[-1])
        content = said.get("content", "none")
        if content in ("none", "normal"):
            return
        if self.in_cell and not self.looks[-1].unseen and (pictures := painted(said)):
            self.drawings.icons.add(pictures)
        look = inside(self.looks[-1], "span", {}, said)
        if cover := cover_of("span", {}, said, look):
            self.depth += 1  # a box of its own within the element
            self.lay_over(cover)
            self.depth -= 1
        if look.unseen:
            return
        if "placeholder" in content and self.in_cell:
            self.sinks[-1] += [
                (NoteCode.TEMPLATE, one) for one in [words(content, element.attributes, self.counters)] if one
            ]
            return
        self.counters.take(said, self.depth + 1)
        text = words(content, element.attributes, self.counters)
        if not text or look.struck or self.roles[-1] in PARTS_AROUND_CELLS:
            return
        shape = shape_of("span", said)
        boxed = self.in_cell and needs_box(shape, self.shapes[-1], look)
        if boxed:
            self.boxes.open(self.depth + 1, shape, look.from_right)
        self.pieces += (BREAK, text, BREAK) if shape.block else (Raised(text) if look.raised else text,)
        if boxed:
            self.boxes.close()

    def shown(self, tag: str, attributes: dict[str, str], look: PageLook, said: Declared) -> None:
        """An element begins of which anything may be seen."""
        if said:
            self.counters.take(said, self.depth)
        if tag == "br":
            self.pieces += () if look.gone else (BREAK,)
        elif tag in BLOCKS:
            self.end_paragraph()
            remarks = bool(attributes) and lists_remarks(attributes)
            if attributes and not self.in_notes and (remarks or lists_notes(attributes)):
                self.in_notes = self.depth
                self.targets.append(self.remarks if remarks else self.footnotes)
            self.open_block(tag, attributes, said)
        elif tag in ("table", "tr", "td", "th"):
            self.end_paragraph()
            self.open_table_part(tag, attributes, said)
        elif tag in WITHIN_LINES:
            if self.shapes[-1].block:
                self.pieces.append(BREAK)
        elif tag in BOXES_IN_LINES or tag in ("embed", "option"):
            self.shown_box(tag, attributes, look, said)
        if said:
            if self.in_cell and tag not in PARTS_OF_TABLE and (pictures := painted(said)):
                self.drawings.icons.add(pictures)
            strays = (stance := self.shapes[-1].stance) is not None and stance.strays and self.in_cell
            if strays or not CUTTING.isdisjoint(said):
                em = look.size if look.sized else SMALLEST
                self.narrow.begin(
                    self.depth,
                    cutting_box(tag, kind_of(tag, said), said, em, strays),
                    len(self.pieces),
                    len(self.targets[-1]),
                )

    def shown_box(self, tag: str, attributes: dict[str, str], look: PageLook, said: Declared) -> None:
        """A picture or a field of a form begins."""
        if tag == "img":
            self.pictures += not look.gone
            self.drawn(not look.gone and self.drawings.counts(drawing(attributes, said, look.size), self.in_cell))
        elif tag == "embed":
            self.drawn(not look.gone)
        elif tag == "input" and (value := typed(attributes)):
            self.data(value)
            if is_cut(attributes, said) and not look.unseen:
                self.sinks[-1].append((NoteCode.CUT_WORDS, value))
        elif tag == "input" and is_drawn(attributes):
            self.drawings.gauge(tag, self.in_cell)
        elif tag == "input" and self.in_cell and (words := prompt(attributes)):
            self.sinks[-1].append((NoteCode.TEMPLATE, words))
        elif tag == "select":
            self.choice = Choice.of(attributes) if not look.unseen else None
        elif tag == "option" and self.choice:
            self.choice.begin(attributes)
        elif tag in VERBATIM:
            self.verbatim += 1
            self.prompted = (len(self.pieces), prompt(attributes) if self.in_cell else "")

    def end(self, tag: str) -> None:
        """Called by the parser where an element ends."""
        if not self.unseen:
            if self.narrow.open:
                self.tell_cut(self.narrow.end(self.depth, self.pieces, self.targets[-1]))
            if self.rules.sheets.generates and tag not in VOID:
                self.generate("after")
            if self.boxes.used and self.boxes.depth == self.depth and self.boxes.close():
                self.end_paragraph()
        elif self.drawings.open:
            self.end_drawing()
        if self.covers.open and (box := self.covers.end(self.depth)) and box.covered:
            self.tell_covered(box.above)
        if self.shadows:
            self.shadows.end(self.depth)
        self.counters.ended(self.depth)
        if self.outer and self.outer[-1][0] == self.depth:
            self.end_tree()
        self.depth -= 1
        self.looks.pop()
        shape, role = self.shapes.pop(), self.roles.pop()
        self.around.pop()
        if self.rules.sheets.counts:
            self.siblings.close()
        if self.unseen:
            self.unseen -= 1
        else:
            self.ended(role, shape)

    def tell_cut(self, needed: Needed) -> None:
        """A box ends of whose words a part may not be seen."""
        if needed.covered and (self.in_cell or needed.covered == TABLES or "。" in needed.covered):
            self.sinks[-1].append((NoteCode.COVERED, needed.covered))
        elif needed.cut:
            self.sinks[-1].append((NoteCode.CUT_WORDS, needed.cut))
        elif needed.room and self.in_cell:
            self.tables[-1].rows[-1][-1].room = needed.room, needed.words

    def ended(self, tag: str, shape: Shape) -> None:
        """An element ends of which anything may have been seen."""
        if tag in BLOCKS:
            self.close_block(tag)
            if self.in_notes > self.depth:
                self.in_notes = 0
                self.targets.pop()
        elif tag == "select" and self.choice:
            self.close_choice(self.choice)
        elif tag in ("td", "th", "tr"):
            self.close_cell()
        elif tag == "table" and self.tables:
            self.close_table()
        elif tag in VERBATIM:
            self.verbatim -= 1
            start, words = self.prompted
            if words and not "".join(self.pieces[start:]).strip():
                self.sinks[-1].append((NoteCode.TEMPLATE, words))
        elif shape.block and tag in WITHIN_LINES:
            self.pieces.append(BREAK)

    def data(self, text: str) -> None:
        """Called by the parser with the text between tags."""
        look = self.looks[-1]
        if self.unseen:
            if self.drawings.open:
                self.drawings.say(self.around[-1].tag, text, not (look.unseen or look.struck))
            return
        if (self.lost or self.shadows) and not text.isspace():
            text = self.without_lost(text)
        if look is PLAIN_LOOK and not self.choice and not self.verbatim:
            self.pieces.append(text)
        elif self.choice:
            self.choice.add(text)
        elif look.unseen or look.struck or look.aside:
            if words := text.strip():
                if look.gone and not self.tables:
                    self.beside.append(words)
                else:
                    why = NoteCode.HIDDEN if look.unseen else NoteCode.STRUCK if look.struck else NoteCode.NOTE_MARK
                    self.sinks[-1].append((why, words))
        else:
            words = text.translate(KEPT) if look.spaced else text.replace("\n", BREAK) if self.verbatim else text
            if (look.overlaps or (look.backwards and not (self.boxes.turns and self.in_cell))) and words.strip():
                words = self.turned(words)
            self.from_right = self.from_right or (look.from_right and self.in_cell)
            self.pieces.append(Raised(words) if look.raised else words)

    def without_lost(self, text: str) -> str:
        """Words without those that a shadow tree stands for, or whose first letter a rule hides; where the order is lost, that is marked."""
        if self.shadows:
            self.shadows.words()
            if self.shadows.hides:
                self.sinks[-1] += [(NoteCode.HIDDEN, text.strip())] if self.in_cell else []
                return ""
            return self.turned(text) if self.shadows.jumbles else text
        part, self.lost = self.lost, ""
        if part == "first-line":
            return self.turned(text)
        text = text.lstrip()
        self.sinks[-1].append((NoteCode.HIDDEN, text[:1]))
        return text[1:]

    def turned(self, words: str) -> str:
        """Words that are seen in another order than they are written."""
        if self.in_cell:
            self.boxes.jumble()
            return words
        return BACKWARDS + words.lstrip()

    def comment(self, text: str) -> None:
        """Called by the parser; holds what only Office programs see."""
