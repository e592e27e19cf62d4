"""What is being made of a page: paragraphs, lists and tables that are open, and what becomes of them where they end."""

from __future__ import annotations

from core.notes import NoteCode
from core.readers.html.boxes.covers import Covers
from core.readers.html.boxes.from_right import seen_from_right
from core.readers.html.boxes.line_boxes import LineBoxes
from core.readers.html.boxes.narrow_boxes import TABLES, NarrowBoxes
from core.readers.html.boxes.shapes import PLAIN_SHAPE, Laid
from core.readers.html.css.declarations import Declared
from core.readers.html.css.family import Census, Siblings
from core.readers.html.css.generated import Counters, words
from core.readers.html.css.lists import PageLists
from core.readers.html.css.selectors import OpenElement
from core.readers.html.css.values import pixels
from core.readers.html.drawn_words import FORMULA
from core.readers.html.embedded import PageDrawings, Shadows
from core.readers.html.fields import Choice
from core.readers.html.looks import PLAIN_LOOK
from core.readers.html.rules import Rules
from core.readers.html.scripted import ScriptedCells
from core.readers.html.source_words import BREAK, visible
from core.readers.html.table import HtmlTable
from core.readers.html.tags import GROUPS, HEADINGS, PARTS_OF_TABLE, VERBATIM, WITHIN_LINES
from core.readers.left_out import IN_CELL_PICTURE, IN_CELL_SCRIPT, without_marks
from core.readers.raw import Items, RawParagraph, RawTable, words_of


class PageParts:
    """The parts of a page that are open, outermost first; ``items`` is what they have made."""

    new_table = HtmlTable
    shows_all = False  # whether what is not shown outside tables is taken in all the same

    def __init__(self, census: Census | None = None) -> None:
        self.items: Items = []
        self.targets: list[Items] = [self.items]  # where paragraphs go: the page, or the innermost open cell
        self.left: list[tuple[NoteCode, str]] = []
        self.sinks = [self.left]  # where what does not count goes, beside the targets
        self.rules = Rules()
        self.looks, self.shapes = [PLAIN_LOOK], [PLAIN_SHAPE]  # of the open elements, outermost first
        self.around: list[OpenElement] = []
        self.roles: list[str] = []  # the tags that they play: a div may be a table's row
        self.siblings, self.counters = Siblings(census), Counters(self.rules.numberings)
        self.narrow, self.covers = NarrowBoxes(), Covers()
        self.footnotes: Items = []
        self.remarks: Items = []
        self.in_notes: int = 0  # the depth at which a list of footnotes began
        self.choice: Choice | None = None  # an open list to choose from
        # The piece where an open field begins, and what it shows in grey while nothing is typed.
        self.prompted = (0, "")
        self.tables: list[HtmlTable] = []
        self.lists = PageLists(self.rules.numberings)
        self.pieces: list[str] = []
        self.boxes = LineBoxes(self.pieces)
        self.folded = False  # whether words stand in a part that is folded away
        self.beside: list[str] = []  # hidden words outside tables, since the last paragraph
        self.number = ""
        self.level, self.verbatim, self.pictures = 0, 0, 0
        self.depth: int = 0
        self.elements = 0
        self.unseen: int = 0
        self.drawings, self.shadows, self.scripted = PageDrawings(), Shadows(), ScriptedCells()
        self.from_right = False  # whether words of the line are laid out from right to left
        self.trees: list[list[str]] = []  # the sheets of the shadow trees to come
        self.outer: list[tuple[int, Rules, list[OpenElement]]] = []  # what holds around open ones, and their depths
        self.reaching_out = False  # whether rules of such a tree speak of what stands outside of it
        self.lost = ""  # which part of the words to come a rule hides: their first letter, their first line

    @property
    def in_cell(self) -> bool:
        """Whether words stand in a cell of a table."""
        return bool(self.tables) and self.tables[-1].open

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
        self.verbatim += tag in VERBATIM

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
        self.verbatim -= tag in VERBATIM

    def passes_over(self, tag: str) -> bool:
        """Whether all of a hidden element is left out unsaid: parts that only scripts unfold, nobody asks for them.

        Hidden words and paragraphs are taken in, and hidden rows and cells, for the table to tell of them.
        """
        if tag == "p" or tag in WITHIN_LINES:
            return False
        return not (self.tables and (self.tables[-1].open or tag in PARTS_OF_TABLE))

    def tell_columns(self, tag: str, attributes: dict[str, str], said: Declared) -> None:
        """Columns of a table, which may be hidden; those of a group are told one by one."""
        if tag == "col" and self.tables:
            hidden = self.looks[-1].hidden or attributes.get("width", "").strip() == "0"
            self.tables[-1].tell_columns(attributes, hidden, _width(attributes, said))

    def open_table_part(self, tag: str, attributes: dict[str, str], said: Declared) -> None:
        if tag == "table":
            fixed = said.get("table-layout") == "fixed"
            wide = _width(attributes, said) if fixed else None
            self.tables.append(self.new_table(of_boxes=self.around[-1].tag != "table", wide=wide))
            return
        self.close_cell()
        if not self.tables:
            return
        if tag == "tr":
            self.tables[-1].open_row(self.shapes[-1].lays is Laid.ROW_BACK)
        else:
            cell = self.tables[-1].open_cell(attributes, self.looks[-1].hidden)
            self.scripted.begin()
            cell.wide = _width(attributes, said)
            self.targets.append(cell.items)
            self.sinks.append(cell.left_out)

    def close_cell(self) -> None:
        self.end_paragraph()
        if self.tables and self.tables[-1].close_cell():
            cell = self.tables[-1].rows[-1][-1]
            if cell.covered and (words := cell.text):
                cell.left_out.append((NoteCode.COVERED, words))
            items, left_out = self.targets.pop(), self.sinks.pop()
            self.take_drawn(items, left_out)
            if self.drawings.icons.of_the_cell() and not items and IN_CELL_PICTURE not in left_out:
                left_out.append(IN_CELL_PICTURE)  # beside nothing it may be the figure
            if self.scripted.of_the_cell(empty=not items and not left_out):
                left_out.append(IN_CELL_SCRIPT)

    def end_drawing(self) -> None:
        """A drawing may end: the words of a formula stand in the line, those of another drawing may be all that a cell shows."""
        if (ended := self.drawings.end(self.depth)) is None:
            return
        words = ended.words.told
        if words and ended.words.kind == FORMULA:
            self.pieces.append(words)
            return
        if words and self.in_cell:
            self.drawings.told.append(words)
        self.drawn(self.drawings.counts(ended, self.in_cell))

    def drawn(self, is_picture: bool) -> None:
        """A picture inside a cell, which may be a figure."""
        if is_picture and self.tables and self.tables[-1].open and IN_CELL_PICTURE not in self.sinks[-1]:
            self.sinks[-1].append(IN_CELL_PICTURE)

    def take_drawn(self, items: Items, left_out: list[tuple[NoteCode, str]]) -> None:
        """The words of the only drawing in a cell are what it says, as far as can be told without laying it out."""
        told = self.drawings.told
        if len(told) == 1 and not items and left_out == [IN_CELL_PICTURE]:
            items.append(RawParagraph(told[0]))
            left_out[:] = [(NoteCode.COVERED, told[0])]
        told.clear()

    def hide_since(self, start: int, above: int) -> None:
        """What stands in a cell since a piece and an item is hidden by what lies over it."""
        items = self.targets[-1]
        words = [item.text for item in items[above:] if isinstance(item, RawParagraph)]
        items[above:] = [item for item in items[above:] if not isinstance(item, RawParagraph)]
        words.append("".join(self.pieces[start:]).replace(BREAK, "\n").strip())
        self.pieces[start:] = [""] * (len(self.pieces) - start)
        self.sinks[-1] += [(NoteCode.HIDDEN, one) for one in words if one]

    def take_in(self, frame: PageParts, unseen: bool) -> None:
        """Take over what stands on a page in a frame; where nobody sees it, only a cell tells of it."""
        self.end_paragraph()
        if not unseen or (self.shows_all and not self.tables):
            self.targets[-1].extend(frame.items)
            self.sinks[-1].extend(frame.left)
        elif self.in_cell:
            self.sinks[-1] += [(NoteCode.HIDDEN, " ".join(words_of(item))) for item in frame.items]

    def tell_covered(self, above: int) -> None:
        """Tables since an item lie under a box."""
        if any(isinstance(item, RawTable) for item in self.targets[-1][above:]):
            self.sinks[-1].append((NoteCode.COVERED, TABLES))

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
            if self.from_right:
                text, self.from_right = "\n".join(map(seen_from_right, text.split("\n"))), False
            self.targets[-1].append(RawParagraph(text, self.number, self.level))
            self.number = ""

    def tell_hidden(self, around: str) -> None:
        """Hidden words count as left out of a sentence, or as a sentence among others; what sites hide elsewhere does not."""
        among = any("。" in item.text for item in self.items if isinstance(item, RawParagraph))
        if "。" in around or (among and not around.strip() and any("。" in words for words in self.beside)):
            self.sinks[-1] += [(NoteCode.HIDDEN, words) for words in self.beside]
        self.beside.clear()

    def close(self) -> None:
        """Called by the parser at the end."""
        while self.tables:
            self.close_table()
        self.end_paragraph()
        if self.covers.page.covered:
            self.tell_covered(0)


def _width(attributes: dict[str, str], said: Declared) -> float | None:
    """How wide an element is told to be, in pixels; None where it is not, or in parts of another."""
    return pixels(said.get("width") or attributes.get("width", "").lower())
