"""Small pieces of WordprocessingML, for building documents and filling them."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Protocol, cast, overload

from lxml import etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]

from core.patterns import lazy
from core.writers.layout.blocks import has_long_word
from core.writers.layout.style import Align, Font, ParagraphLook

_library = cast("Any", etree)


class WordElement(Protocol):
    """What writers use of an lxml element (lxml ships no types)."""

    tag: str
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None: ...

    def set(self, key: str, value: str) -> None: ...

    def find(self, path: str) -> WordElement | None: ...

    def findtext(self, path: str) -> str | None: ...

    def iter(self, *tags: str) -> Iterator[WordElement]: ...

    def iterchildren(self, *tags: str) -> Iterator[WordElement]: ...

    def iterdescendants(self, *tags: str) -> Iterator[WordElement]: ...

    def append(self, child: WordElement) -> None: ...

    def extend(self, children: Iterable[WordElement]) -> None: ...

    def remove(self, child: WordElement) -> None: ...

    def replace(self, old: WordElement, new: WordElement) -> None: ...

    def addprevious(self, sibling: WordElement) -> None: ...

    def addnext(self, sibling: WordElement) -> None: ...

    def getprevious(self) -> WordElement | None: ...

    def getnext(self) -> WordElement | None: ...

    def getparent(self) -> WordElement | None: ...

    def iterancestors(self, *tags: str) -> Iterator[WordElement]: ...

    def insert(self, place: int, child: WordElement) -> None: ...

    @overload
    def __getitem__(self, place: int) -> WordElement: ...

    @overload
    def __getitem__(self, place: slice) -> list[WordElement]: ...

    def __iter__(self) -> Iterator[WordElement]: ...

    def __len__(self) -> int: ...


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Names of the built-in paragraph styles, so that Word's navigation shows the headings.
TITLE, HEADING, SUBHEADING, TEXT = "Title", "Heading1", "Heading2", "BodyText"
# Our own, for the paragraphs in table cells.
LABEL, FIGURE = "TableLabel", "TableFigure"


def w(name: str) -> str:
    """A name in WordprocessingML's namespace: ``w("p")``."""
    return f"{{{NAMESPACE}}}{name}"


def node(name: str, /, *children: WordElement, **attributes: object) -> WordElement:
    """An element with its attributes in the same namespace."""
    values = {w(key): str(value) for key, value in attributes.items()}
    made: WordElement = _library.Element(w(name), values, nsmap={"w": NAMESPACE, "r": RELATIONS})
    made.extend(children)
    return made


def fonts(family: str) -> WordElement:
    """One family for all scripts; the hint makes ambiguous marks such as “ ” Chinese ones."""
    return node("rFonts", hint="eastAsia", ascii=family, hAnsi=family, eastAsia=family, cs=family)


def run_properties(font: Font, tracking: int = 0) -> WordElement:
    """The properties of a run, of a paragraph's mark or of a style."""
    made = node("rPr", fonts(font.family))
    if font.bold:
        made.extend((node("b"), node("bCs")))
    if tracking:
        made.append(node("spacing", val=tracking))
    made.extend((node("sz", val=half_points(font.size)), node("szCs", val=half_points(font.size))))
    return made


def half_points(size: float) -> int:
    """A font size as OOXML counts it."""
    return round(size * 2)


def run(font: Font, text: str = "") -> WordElement:
    """A run of text; line breaks and tabs become their elements."""
    made = node("r", run_properties(font), node("t"))
    if text:
        set_run_text(made, text)
    return made


def set_run_text(target: WordElement, text: str) -> None:
    """Give a run this text in place of what it held; ``\\n`` is a line break, ``\\t`` a tab."""
    if len(target) == _PLAIN and "\n" not in text and "\t" not in text:
        _fill(target[1], text)
        return
    for old in target[1:]:
        target.remove(old)
    for piece in _BREAKS.split(text):
        target.append(node(_MARKS[piece]) if piece in _MARKS else _fill(node("t"), piece))


_PLAIN = 2  # a run's properties and one piece of text
_BREAKS = lazy("([\n\t])")
_MARKS = {"\n": "br", "\t": "tab"}


def _fill(piece: WordElement, text: str) -> WordElement:
    piece.text = text
    if text != text.strip():
        piece.set(SPACE, "preserve")
    return piece


_WIDTH = f"{w('tcPr')}/{w('tcW')}"


def cell_width(cell: WordElement) -> int:
    """The width of a cell in twips, 0 where the file gives none in twips."""
    width = cell.find(_WIDTH)
    if width is None or width.get(w("type")) not in ("dxa", None):
        return 0
    given = width.get(w("w")) or ""
    return int(given) if given.isdecimal() else 0


def resize(target: WordElement, size: float) -> None:
    """Give a run with properties this font size in points."""
    properties, wanted = cast("WordElement", target.find(_PROPERTIES)), str(half_points(size))
    for name in _SIZES:
        mark = properties.find(name)
        if mark is None:
            mark = _library.SubElement(properties, name)
        mark.set(_VAL, wanted)


_PROPERTIES, _SIZES, _VAL = w("rPr"), (w("sz"), w("szCs")), w("val")


def to_bytes(root: WordElement) -> bytes:
    """A part as it stands in the package."""
    return _library.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def fragment(element: WordElement) -> bytes:
    """An element as it stands inside a part, whose root names the namespaces."""
    return _library.tostring(element, encoding="UTF-8").replace(_DECLARED, b"", 1)


_DECLARED = f' xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"'.encode()


def parsed(xml: str) -> WordElement:
    """An element from its text, for what has namespaces of its own (drawings); the text is ours."""
    return _library.fromstring(xml)


def place(name: str) -> WordElement:
    """A mark that something goes here when the document is filled; :func:`at_places` finds it again."""
    return _library.ProcessingInstruction("place", name)


def at_places(root: WordElement) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """A part cut at its places: the pieces around them, one more than there are places, and the places' names."""
    pieces = _PLACE.split(to_bytes(root))
    return tuple(pieces[::2]), tuple(name.decode() for name in pieces[1::2])


_PLACE = lazy(rb"<\?place ([^?]*+)\?>")


def paragraph(look: ParagraphLook, style: str, *pieces: tuple[Font, str], keep_next: bool = False) -> WordElement:
    """A paragraph of a built-in style with its look spelled out, and a run for each piece of text."""
    made = copy.deepcopy(_empty_paragraph(look, style, tuple(font for font, _ in pieces), keep_next))
    for place, (_, text) in enumerate(pieces, start=1):
        set_run_text(made[place], text)
        if has_long_word(text):
            break_words(made[0])
    return made


def break_words(properties: WordElement) -> None:
    """Let the lines of a paragraph with these properties break inside a word: an address then tears no line open.

    Not every program does, so they are not stretched either.
    """
    add_property(properties, node("wordWrap", val=0))
    align = properties.find(w("jc"))
    if align is not None and align.get(w("val")) == Align.BOTH:
        align.set(w("val"), Align.LEFT)


def add_property(properties: WordElement, new: WordElement) -> None:
    """Put a property of a paragraph where the schema wants it, in the place of one of its name."""
    rank = _RANK[new.tag]
    for old in properties:
        if old.tag == new.tag:
            properties.replace(old, new)
            return
        if _RANK.get(old.tag, rank) > rank:
            old.addprevious(new)
            return
    properties.append(new)


# CT_PPr of ECMA-376, in its order.
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_RANK = {w(name): place for place, name in enumerate(_ORDER)}


# Copying a made element costs a fraction of making it; nobody gets hold of the original.
@lru_cache
def _empty_paragraph(look: ParagraphLook, style: str, fonts: tuple[Font, ...], keep_next: bool) -> WordElement:
    properties = node("pPr", node("pStyle", val=style))
    if keep_next:
        properties.append(node("keepNext"))
    properties.extend((indent(look), node("jc", val=look.align), run_properties(look.font)))
    return node("p", properties, *(run(font) for font in fonts))


def indent(look: ParagraphLook) -> WordElement:
    """The first-line indent, in characters too where the look says so."""
    made = node("ind", left=0, firstLine=look.indent)
    if look.chars:
        made.set(w("firstLineChars"), str(look.chars * 100))
    return made
