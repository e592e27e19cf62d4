"""The stream of a web page's tags as paragraphs and tables, as a browser shows them.

A stream, not a tree: no nesting is too deep, and a page of a million tags costs
no memory.  Scripts, styles, hidden parts and what only Office sees are left out;
tables that arrange the page are dissolved, those inside cells of other tables
are put behind them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.html.looks import WITHIN_LINES, Rules
from core.readers.html.style_sheets import OpenElement, holds_on_screen
from core.readers.html.table import HtmlTable
from core.readers.left_out import IN_CELL_PICTURE, PLAIN, Raised, WordLook, without_marks
from core.readers.raw import Items, RawParagraph
from core.readers.text_decoding import BACKWARDS, INVISIBLE

MAX_ELEMENTS = 150_000  # a real page has some thousands
MAX_DEPTH = 1000  # unclosed tags pile up; browsers stop at 512

_UNSEEN = frozenset(
    (
        *("title", "script", "style", "noscript", "template", "xml", "rt", "rp", "datalist"),
        *("svg", "math", "canvas", "object", "audio", "video", "iframe"),
    )
)
_DRAWN = frozenset(("svg", "math", "canvas", "object"))  # pictures, although they are written
_MS_COMMENTS = ("msocommentreference", "msocomanchor", "msocomoff")
_MS_COMMENT_LIST = ("mso-element:comment-list", "mso-element: comment-list")
_NOTES_OF_WORD = ("mso-element:footnote-list", "mso-element:endnote-list")
_NOTES_BY_CLASS = frozenset(("footnotes", "footnote-list", "endnotes"))  # pandoc
_NOTES_BY_ID = lazy(r"sd(?:foot|end)note\d+")  # LibreOffice
_TINY_PICTURE = frozenset(("0", "1", "2", "0px", "1px", "2px"))  # what only keeps a place
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "details", "div", "fieldset"),
        *("figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "main", "marquee", "nav"),
        *("p", "pre", "section", "summary", "tbody", "tfoot", "thead"),
        *("dd", "dir", "dl", "dt", "li", "menu", "ol", "ul"),
    )
)
_PARTS_OF_TABLE = frozenset(("tbody", "thead", "tfoot", "tr", "td", "th"))
_MOST_SHEET = 2000  # pieces of a style sheet
_TYPED = frozenset(("", "text", "number", "tel"))  # kinds of form fields that show what was typed


class TooManyTags(Exception):
    """More elements, or deeper ones, than any page of a site has."""


class ParserTarget:
    """Receives a page's tags from a parser; ``items`` is what they make.

    Every tag that begins also ends, as the parser mends what is missing.  Raises
    TooManyTags where the bounds are passed.
    """

    new_table = HtmlTable

    def __init__(self) -> None:
        self.items: Items = []
        self.targets: list[Items] = [self.items]  # where paragraphs go: the page, or the innermost open cell
        self.left: list[tuple[NoteCode, str]] = []
        self.sinks = [self.left]  # where what does not count goes, beside the targets
        self.rules, self.sheet = Rules(), list[str]()
        self.looks = [PLAIN]  # of the open elements, outermost first
        self.around: list[OpenElement] = []
        self.footnotes: Items = []
        self.in_notes = 0  # the depth at which a list of footnotes began
        self.choice: Choice | None = None  # an open list to choose from
        self.tables: list[HtmlTable] = []
        self.lists: list[int | None] = []  # the next number of each open list; None where it has bullets
        self.pieces: list[str] = []
        self.beside: list[str] = []  # hidden words outside tables, since the last paragraph
        self.number = ""
        self.level = self.elements = self.depth = self.unseen = self.verbatim = self.pictures = 0
        self.sheet_holds = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Called by the parser where an element begins."""
        self.elements += 1
        self.depth += 1
        if self.elements > MAX_ELEMENTS or self.depth > MAX_DEPTH:
            raise TooManyTags
        look = self.rules.inside(self.looks[-1], tag, attributes, self.around)
        self.looks.append(look)
        self.around.append((tag, attributes))
        if tag == "style":
            self.sheet.clear()
            self.sheet_holds = holds_on_screen(attributes.get("media", ""))
        if self.unseen or tag in _UNSEEN:
            self.drawn(tag in _DRAWN and not self.unseen and not look.hidden)
            self.unseen += 1
        elif attributes and _is_comment(attributes):
            self.unseen += 1
        elif tag in ("col", "colgroup"):
            self.tell_columns(tag, attributes)
        elif self.passes_over(tag, look):
            self.unseen += 1
        else:
            self.shown(tag, attributes, look)

    def shown(self, tag: str, attributes: dict[str, str], look: WordLook) -> None:
        """An element begins of which anything may be seen."""
        if tag == "br":
            self.pieces += () if look.hidden else (_BREAK,)
        elif tag in _BLOCKS:
            self.end_paragraph()
            if attributes and not self.in_notes and _lists_notes(attributes):
                self.in_notes = self.depth
                self.targets.append(self.footnotes)
            self.open_block(tag, attributes)
        elif tag in ("table", "tr", "td", "th"):
            self.end_paragraph()
            self.open_table_part(tag, attributes)
        elif tag == "img":
            self.pictures += not look.hidden
            self.drawn(not look.hidden and _TINY_PICTURE.isdisjoint(map(attributes.get, ("width", "height"))))
        elif tag == "input" and attributes.get("type", "").lower() in _TYPED:
            self.pieces.append(attributes.get("value", ""))
        elif tag == "select":
            self.choice = Choice()
        elif tag == "option" and self.choice:
            self.choice.options.append("")
            self.choice.chosen = len(self.choice.options) - 1 if "selected" in attributes else self.choice.chosen

    def drawn(self, is_picture: bool) -> None:
        """A picture inside a cell, which may be a figure."""
        if is_picture and self.tables and self.tables[-1].open and IN_CELL_PICTURE not in self.sinks[-1]:
            self.sinks[-1].append(IN_CELL_PICTURE)

    def end(self, tag: str) -> None:
        """Called by the parser where an element ends."""
        self.depth -= 1
        self.looks.pop()
        self.around.pop()
        if tag == "style":
            self.rules.add("".join(self.sheet) if self.sheet_holds else "")
            self.sheet.clear()
        if self.unseen:
            self.unseen -= 1
        elif tag in _BLOCKS:
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

    def data(self, text: str) -> None:
        """Called by the parser with the text between tags."""
        look = self.looks[-1]
        if self.unseen:
            if self.unseen == 1 and len(self.sheet) < _MOST_SHEET:
                self.sheet.append(text)
        elif self.choice:
            self.choice.add(text)
        elif look.unseen or look.struck:
            if words := text.strip():
                if look.hidden and not self.tables:
                    self.beside.append(words)
                else:
                    self.sinks[-1].append((NoteCode.HIDDEN if look.unseen else NoteCode.STRUCK, words))
        else:
            words = text.translate(_KEPT) if look.spaced else text.replace("\n", _BREAK) if self.verbatim else text
            words = BACKWARDS + words.lstrip() if look.backwards else words
            self.pieces.append(Raised(words) if look.raised else words)

    def comment(self, text: str) -> None:
        """Called by the parser; holds what only Office programs see."""

    def close(self) -> None:
        """Called by the parser at the end."""
        while self.tables:
            self.close_table()
        self.end_paragraph()

    def open_block(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("ol", "ul"):
            self.lists.append(_count(attributes.get("start"), 1) if tag == "ol" else None)
        elif tag == "li" and self.lists and (place := self.lists[-1]) is not None:
            place = _count(attributes.get("value"), place)
            self.lists[-1] = place + 1
            self.number = f"{place}."
        elif tag in _HEADINGS:
            self.level = int(tag[1])
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
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.number = ""
        elif tag in _HEADINGS:
            self.level = 0
        elif tag == "pre":
            self.verbatim -= 1

    def passes_over(self, tag: str, look: WordLook) -> bool:
        """Whether all of an element is left out unsaid: parts that only scripts unfold, nobody asks for them.

        Hidden words and paragraphs are taken in, and hidden rows and cells, for the table to tell of them.
        """
        if not look.hidden or tag == "p" or tag in WITHIN_LINES:
            return False
        return not (self.tables and (self.tables[-1].open or tag in _PARTS_OF_TABLE))

    def tell_columns(self, tag: str, attributes: dict[str, str]) -> None:
        """Columns of a table, which may be hidden; those of a group are told one by one."""
        if tag == "col" and self.tables:
            self.tables[-1].tell_columns(
                attributes, self.looks[-1].hidden or attributes.get("width", "").strip() == "0"
            )

    def open_table_part(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self.tables.append(self.new_table())
            return
        self.close_cell()
        if not self.tables:
            return
        if tag == "tr":
            self.tables[-1].rows.append([])
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
        if not self.pieces:  # most tags end one that never began
            return
        words, marks = without_marks(self.pieces)
        self.sinks[-1].extend(marks)
        text = _visible(words)
        self.pieces.clear()
        if text:
            self.targets[-1].append(RawParagraph(text, self.number, self.level))
            self.number = ""

    def tell_hidden(self, around: str) -> None:
        """Hidden words count as left out of a sentence, or as a sentence among others; what sites hide elsewhere does not."""
        among = any("。" in item.text for item in self.items if isinstance(item, RawParagraph))
        if "。" in around or (among and not around.strip() and any("。" in words for words in self.beside)):
            self.sinks[-1] += [(NoteCode.HIDDEN, words) for words in self.beside]
        self.beside.clear()


@dataclass
class Choice:
    """An open list to choose from: its entries, and which of them is chosen."""

    options: list[str] = field(default_factory=list[str])
    chosen: int = 0

    def add(self, text: str) -> None:
        """Words of the last entry."""
        if self.options:
            self.options[-1] += text

    @property
    def words(self) -> str:
        """What the list shows."""
        return self.options[self.chosen] if self.options else ""


def _is_comment(attributes: dict[str, str]) -> bool:
    """Whether an element is a remark of somebody on the text, or the list of all of them, as Word writes them."""
    if "class" in attributes and attributes["class"].lower() in _MS_COMMENTS:
        return True
    return "style" in attributes and any(said in attributes["style"] for said in _MS_COMMENT_LIST)


def _lists_notes(attributes: dict[str, str]) -> bool:
    """Whether a block holds footnotes: of Word, LibreOffice or pandoc."""
    style, name = attributes.get("style", ""), attributes.get("id", "")
    if "mso-element" in style and any(said in style.replace(" ", "") for said in _NOTES_OF_WORD):
        return True
    classes = attributes.get("class", "").lower().split()
    return not _NOTES_BY_CLASS.isdisjoint(classes) or bool(name and _NOTES_BY_ID.fullmatch(name))


def _count(text: str | None, otherwise: int) -> int:
    return int(text) if text and len(text) < 6 and text.isdecimal() else otherwise


_BREAK = "\v"
# Blanks that are kept are told from those of the source by signs that stand for nothing else.
_KEPT = str.maketrans({"\n": _BREAK, " ": "\ufdd0", "\t": "\ufdd1", "\xa0": "\ufdd2"})
_BACK = str.maketrans({"\ufdd0": " ", "\ufdd1": "\t", "\ufdd2": "\xa0"})
_HELD = lazy("[\ufdd0-\ufdd2]")
_EDGES = " \ufdd0\ufdd1\ufdd2"
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u3000\u2018-\u201d]"
_WRAP = lazy(rf"(?<={_WIDE})[ \t\r\f]*+\n[ \t\r\n\f]*+(?={_WIDE})")
_BLANKS = lazy(r"[ \t\r\n\f]+")


def _visible(text: str) -> str:
    """Fold the blanks and line ends of the source; what the page breaks stays broken, full-width blanks stay.

    Between two Chinese characters the end of a source line is nothing, elsewhere
    a blank (CSS Text 3, 4.1.3).
    """
    if text.isspace() or not text:
        return ""
    text = INVISIBLE.sub("", text)
    folded = _BLANKS.sub(" ", _WRAP.sub("", text) if "\n" in text else text).replace("\xa0", " ")
    lines = (line.strip(_EDGES) for line in folded.split(_BREAK))
    joined = "\n".join(line for line in lines if line and not line.isspace())
    return joined.translate(_BACK) if _HELD.search(joined) else joined
