"""The stream of a web page's tags as paragraphs and tables, as a browser shows them.

A stream, not a tree: no nesting is too deep, and a page of a million tags costs
no memory.  Scripts, styles, hidden parts and what only Office sees are left out;
tables that arrange the page are dissolved, those inside cells of other tables
are put behind them.
"""

from __future__ import annotations

from dataclasses import replace

from core.notes import NoteCode
from core.readers.html.css.conditions import holds_on_screen
from core.readers.html.css.declarations import Declared
from core.readers.html.family import Census, Siblings
from core.readers.html.generated import Counters, words
from core.readers.html.line_boxes import LineBoxes, needs_box
from core.readers.html.lists import PageLists
from core.readers.html.looks import PLAIN_LOOK, PageLook, inside
from core.readers.html.narrow_boxes import NarrowBoxes
from core.readers.html.rules import Rules
from core.readers.html.selectors import OpenElement
from core.readers.html.shapes import PLAIN_SHAPE, Laid, Shape, shape_of
from core.readers.html.source_words import BREAK, KEPT, Choice, is_comment, is_mark_of_word, lists_notes, visible
from core.readers.html.table import HtmlTable
from core.readers.html.tags import (
    BLOCKS,
    DRAWN,
    FOLDS,
    GROUPS,
    HEADINGS,
    PARTS_AROUND_CELLS,
    PARTS_OF_TABLE,
    TYPED,
    UNSEEN,
    VOID,
    WITHIN_LINES,
)
from core.readers.left_out import IN_CELL_PICTURE, Raised, without_marks
from core.readers.raw import Items, RawParagraph
from core.readers.text_decoding import BACKWARDS

MAX_ELEMENTS = 150_000  # a real page has some thousands
MAX_DEPTH = 1000  # unclosed tags pile up; browsers stop at 512

_TINY_PICTURE = frozenset(("0", "1", "2", "0px", "1px", "2px"))  # what only keeps a place
_MOST_SHEET = 2000  # pieces of a style sheet


_NONE: dict[str, str] = {}  # what the parser has in its place asks Python for each attribute


class TooManyTags(Exception):
    """More elements, or deeper ones, than any page of a site has."""


class ParserTarget:
    """Receives a page's tags from a parser; ``items`` is what they make.

    Every tag that begins also ends, as the parser mends what is missing.  Raises
    TooManyTags where the bounds are passed.
    """

    new_table = HtmlTable

    def __init__(self, census: Census | None = None) -> None:
        self.items: Items = []
        self.targets: list[Items] = [self.items]  # where paragraphs go: the page, or the innermost open cell
        self.left: list[tuple[NoteCode, str]] = []
        self.sinks = [self.left]  # where what does not count goes, beside the targets
        self.rules, self.sheet = Rules(), list[str]()
        self.looks, self.shapes = [PLAIN_LOOK], [PLAIN_SHAPE]  # of the open elements, outermost first
        self.around: list[OpenElement] = []
        self.roles: list[str] = []  # the tags that they play: a div may be a table's row
        self.siblings, self.counters = Siblings(census), Counters()
        self.narrow = NarrowBoxes()
        self.footnotes: Items = []
        self.in_notes = 0  # the depth at which a list of footnotes began
        self.choice: Choice | None = None  # an open list to choose from
        self.tables: list[HtmlTable] = []
        self.lists = PageLists()
        self.pieces: list[str] = []
        self.boxes = LineBoxes(self.pieces)
        self.folded = False  # whether words stand in a part that is folded away
        self.beside: list[str] = []  # hidden words outside tables, since the last paragraph
        self.number = ""
        self.level = self.elements = self.depth = self.unseen = self.verbatim = self.pictures = 0
        self.sheet_holds = True

    @property
    def in_cell(self) -> bool:
        """Whether words stand in a cell of a table."""
        return bool(self.tables) and self.tables[-1].open

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
        plain = shape is PLAIN_SHAPE and self.shapes[-1] is PLAIN_SHAPE
        role = tag if plain else self.role(tag, shape)
        self.looks.append(look)
        self.shapes.append(shape)
        self.around.append(element)
        self.roles.append(role)
        if tag == "ol":
            self.lists.begun()
        elif tag == "style":
            self.sheet.clear()
            self.sheet_holds = holds_on_screen(attributes.get("media", ""))
        if self.unseen or tag in UNSEEN:
            self.drawn(tag in DRAWN and not self.unseen and not look.gone)
            self.unseen += 1
        elif attributes and (is_comment(attributes) or is_mark_of_word(self.around)):
            self.unseen += 1
        elif tag in ("col", "colgroup"):
            self.tell_columns(tag, attributes)
        elif look.hidden and self.passes_over(role):
            self.unseen += 1
        else:
            if said:
                self.counters.take(said, self.depth)
            self.shown(role, attributes, look, said)
            if not plain and self.in_cell and needs_box(shape, self.shapes[-2], look):
                self.boxes.open(self.depth, shape, look.from_right)
            if self.rules.sheets.generates and tag not in VOID:
                self.generate("before")

    def role(self, tag: str, shape: Shape) -> str:
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

    def generate(self, where: str) -> None:
        """Take the words that rules add before or after those of the innermost element."""
        element = self.around[-1]
        said = self.rules.generated(element, self.around[:-1], where, self.looks[-1])
        content = said.get("content", "none")
        if content in ("none", "normal") or (look := inside(self.looks[-1], "span", {}, said)).unseen:
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
        if tag == "br":
            self.pieces += () if look.gone else (BREAK,)
        elif tag in BLOCKS:
            self.end_paragraph()
            if attributes and not self.in_notes and lists_notes(attributes):
                self.in_notes = self.depth
                self.targets.append(self.footnotes)
            self.open_block(tag, attributes, said)
        elif tag in ("table", "tr", "td", "th"):
            self.end_paragraph()
            self.open_table_part(tag, attributes)
        elif tag in WITHIN_LINES:
            if self.shapes[-1].block:
                self.pieces.append(BREAK)
        elif tag == "img":
            self.pictures += not look.gone
            self.drawn(not look.gone and _TINY_PICTURE.isdisjoint(map(attributes.get, ("width", "height"))))
        elif tag == "input" and attributes.get("type", "").lower() in TYPED:
            self.pieces.append("" if look.gone else attributes.get("value", ""))
        elif tag == "select":
            self.choice = Choice() if not look.unseen else None
        elif tag == "option" and self.choice:
            self.choice.options.append("")
            self.choice.chosen = len(self.choice.options) - 1 if "selected" in attributes else self.choice.chosen
        if said:
            self.narrow.begin(tag, self.depth, said, len(self.pieces))

    def drawn(self, is_picture: bool) -> None:
        """A picture inside a cell, which may be a figure."""
        if is_picture and self.tables and self.tables[-1].open and IN_CELL_PICTURE not in self.sinks[-1]:
            self.sinks[-1].append(IN_CELL_PICTURE)

    def end(self, tag: str) -> None:
        """Called by the parser where an element ends."""
        if not self.unseen:
            if cut := self.narrow.end(self.depth, self.pieces):
                self.sinks[-1].append((NoteCode.CUT_WORDS, cut))
            if self.rules.sheets.generates and tag not in VOID:
                self.generate("after")
            if self.boxes.used and self.boxes.depth == self.depth and self.boxes.close():
                self.end_paragraph()
        self.counters.ended(self.depth)
        self.depth -= 1
        self.looks.pop()
        shape, role = self.shapes.pop(), self.roles.pop()
        self.around.pop()
        if self.rules.sheets.counts:
            self.siblings.close()
        if tag == "style":
            self.rules.add("".join(self.sheet) if self.sheet_holds else "")
            self.look_again()
            self.sheet.clear()
            if self.rules.sheets.counts:
                self.siblings.catch_up(self.around, self.elements)
        if self.unseen:
            self.unseen -= 1
        else:
            self.ended(role, shape)

    def look_again(self) -> None:
        """A sheet was added: what it says holds for the elements that are open, too."""
        if not FOLDS.intersection(element.tag for element in self.around):
            for place, element in enumerate(self.around):
                self.looks[place + 1], _, _ = self.rules.inside(self.looks[place], element, self.around[:place])

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
        elif shape.block and tag in WITHIN_LINES:
            self.pieces.append(BREAK)

    def data(self, text: str) -> None:
        """Called by the parser with the text between tags."""
        look = self.looks[-1]
        if self.unseen:
            if self.unseen == 1 and len(self.sheet) < _MOST_SHEET:
                self.sheet.append(text)
        elif look is PLAIN_LOOK and not self.choice and not self.verbatim:
            self.pieces.append(text)
        elif self.choice:
            self.choice.add(text)
        elif look.unseen or look.struck:
            if words := text.strip():
                if look.gone and not self.tables:
                    self.beside.append(words)
                else:
                    self.sinks[-1].append((NoteCode.HIDDEN if look.unseen else NoteCode.STRUCK, words))
        else:
            words = text.translate(KEPT) if look.spaced else text.replace("\n", BREAK) if self.verbatim else text
            words = BACKWARDS + words.lstrip() if look.backwards or look.overlaps else words
            self.pieces.append(Raised(words) if look.raised else words)

    def comment(self, text: str) -> None:
        """Called by the parser; holds what only Office programs see."""

    def close(self) -> None:
        """Called by the parser at the end."""
        while self.tables:
            self.close_table()
        self.end_paragraph()

    def open_block(self, tag: str, attributes: dict[str, str], said: Declared) -> None:
        if tag in ("ol", "ul"):
            self.lists.open(tag, attributes, said)
        elif tag == "li":
            self.number, number = self.lists.item(attributes, said)
            self.counters.set_item(number, self.depth)
            if self.rules.sheets.generates:
                content = self.rules.generated(self.around[-1], self.around[:-1], "marker").get("content", "normal")
                told = words(content, attributes, self.counters).strip()
                self.number = self.number if content == "normal" else told
        elif tag in HEADINGS:
            self.level = int(tag[1])
        elif tag in GROUPS and self.tables:
            self.tables[-1].begin_group(tag)
        elif tag == "pre":
            self.verbatim += 1

    def close_choice(self, choice: Choice) -> None:
        """Take what is chosen of a list, where it is a figure in a cell: other lists lead to other sites."""
        self.choice = None
        words = choice.words.strip()
        if words and self.tables and self.tables[-1].open and any(map(str.isdigit, words)):
            self.pieces.append(words)

    def close_block(self, tag: str) -> None:
        self.end_paragraph()
        if tag == "li" and self.number and self.tables and self.tables[-1].open:
            self.targets[-1].append(RawParagraph("", self.number))  # a number that nothing was written behind
        if tag in ("ol", "ul"):
            self.lists.close()
        elif tag == "li":
            self.number = ""
        elif tag in HEADINGS:
            self.level = 0
        elif tag in GROUPS and self.tables:
            self.close_cell()
            self.tables[-1].begin_group("")
        elif tag == "pre":
            self.verbatim -= 1

    def passes_over(self, tag: str) -> bool:
        """Whether all of a hidden element is left out unsaid: parts that only scripts unfold, nobody asks for them.

        Hidden words and paragraphs are taken in, and hidden rows and cells, for the table to tell of them.
        """
        if tag == "p" or tag in WITHIN_LINES:
            return False
        return not (self.tables and (self.tables[-1].open or tag in PARTS_OF_TABLE))

    def tell_columns(self, tag: str, attributes: dict[str, str]) -> None:
        """Columns of a table, which may be hidden; those of a group are told one by one."""
        if tag == "col" and self.tables:
            self.tables[-1].tell_columns(
                attributes, self.looks[-1].hidden or attributes.get("width", "").strip() == "0"
            )

    def open_table_part(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self.tables.append(self.new_table(of_boxes=self.around[-1].tag != "table"))
            return
        self.close_cell()
        if not self.tables:
            return
        if tag == "tr":
            self.tables[-1].open_row(self.shapes[-1].lays is Laid.ROW_BACK)
        else:
            cell = self.tables[-1].open_cell(attributes, self.looks[-1].hidden)
            self.targets.append(cell.items)
            self.sinks.append(cell.left_out)

    def close_cell(self) -> None:
        self.end_paragraph()
        if self.tables and self.tables[-1].close_cell():
            self.targets.pop()
            self.sinks.pop()

    def close_table(self) -> None:
        self.close_cell()
        table = self.tables.pop()
        self.targets[-1].extend(table.items())
        self.sinks[-1].extend(table.loose)

    def end_paragraph(self) -> None:
        if self.beside:
            self.tell_hidden("".join(self.pieces))
        waiting = self.boxes.used and self.boxes.waiting
        if not self.pieces and not waiting:  # most tags end one that never began
            return
        for pieces in self.boxes.lines() if waiting else (self.pieces,):
            self.tell_line(pieces)
        self.pieces.clear()

    def tell_line(self, pieces: list[str]) -> None:
        """A paragraph made of these pieces."""
        words, marks = without_marks(pieces)
        self.sinks[-1].extend(marks)
        if text := visible(words):
            self.targets[-1].append(RawParagraph(text, self.number, self.level))
            self.number = ""

    def tell_hidden(self, around: str) -> None:
        """Hidden words count as left out of a sentence, or as a sentence among others; what sites hide elsewhere does not."""
        among = any("。" in item.text for item in self.items if isinstance(item, RawParagraph))
        if "。" in around or (among and not around.strip() and any("。" in words for words in self.beside)):
            self.sinks[-1] += [(NoteCode.HIDDEN, words) for words in self.beside]
        self.beside.clear()
