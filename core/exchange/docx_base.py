"""Small pieces of WordprocessingML, for building the base documents and filling them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, cast

from lxml import etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]

from core.exchange.style import Font, Look

_library = cast("Any", etree)


class Element(Protocol):
    """What writers use of an lxml element (lxml ships no types)."""

    tag: str
    text: str | None

    def get(self, key: str) -> str | None: ...

    def set(self, key: str, value: str) -> None: ...

    def find(self, path: str) -> Element | None: ...

    def iter(self, *tags: str) -> Iterator[Element]: ...

    def append(self, child: Element) -> None: ...

    def extend(self, children: Iterable[Element]) -> None: ...

    def remove(self, child: Element) -> None: ...

    def addprevious(self, sibling: Element) -> None: ...

    def getparent(self) -> Element | None: ...

    def __iter__(self) -> Iterator[Element]: ...

    def __len__(self) -> int: ...


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Names of the built-in paragraph styles, so that Word's navigation shows the headings.
TITLE, HEADING, SUBHEADING, TEXT = "Title", "Heading1", "Heading2", "BodyText"
# Our own, for the paragraphs in table cells.
LABEL, FIGURE = "TableLabel", "TableFigure"


def w(name: str) -> str:
    """A name in WordprocessingML's namespace: ``w("p")``."""
    return f"{{{NAMESPACE}}}{name}"


def node(name: str, /, *children: Element, **attributes: object) -> Element:
    """An element with its attributes in the same namespace."""
    values = {w(key): str(value) for key, value in attributes.items()}
    made: Element = _library.Element(w(name), values, nsmap={"w": NAMESPACE})
    made.extend(children)
    return made


def fonts(family: str) -> Element:
    """One family for all scripts; the hint makes ambiguous marks such as “ ” Chinese ones."""
    return node("rFonts", hint="eastAsia", ascii=family, hAnsi=family, eastAsia=family, cs=family)


def run_properties(font: Font) -> Element:
    """The properties of a run, or of a paragraph's mark."""
    made = node("rPr", fonts(font.family))
    if font.bold:
        made.extend((node("b"), node("bCs")))
    made.extend((node("sz", val=half_points(font.size)), node("szCs", val=half_points(font.size))))
    return made


def half_points(size: float) -> int:
    """A font size as OOXML counts it."""
    return round(size * 2)


def run(font: Font, text: str = "") -> Element:
    """A run of text; line breaks and tabs become their elements."""
    made = node("r", run_properties(font))
    set_run_text(made, text)
    return made


def set_run_text(target: Element, text: str) -> None:
    """Give a run this text in place of what it held; ``\\n`` is a line break, ``\\t`` a tab."""
    for old in [child for child in target if child.tag != w("rPr")]:
        target.remove(old)
    for number, line in enumerate(text.split("\n")):
        if number:
            target.append(node("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                target.append(node("tab"))
            target.append(_text(piece))


def _text(piece: str) -> Element:
    made = node("t")
    made.text = piece
    if piece != piece.strip():
        made.set(SPACE, "preserve")
    return made


def to_bytes(root: Element) -> bytes:
    """A part as it stands in the package."""
    return _library.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def paragraph(look: Look, style: str, *runs: Element, **flags: object) -> Element:
    """A paragraph of a built-in style with its look spelled out; ``flags`` are on/off properties."""
    properties = node("pPr", node("pStyle", val=style))
    properties.extend([node(flag) for flag, wanted in flags.items() if wanted])
    properties.extend((indent(look), node("jc", val=look.align), run_properties(look.font)))
    return node("p", properties, *runs)


def indent(look: Look) -> Element:
    """The first-line indent, in characters too where the look says so."""
    made = node("ind", left=0, firstLine=look.indent)
    if look.chars:
        made.set(w("firstLineChars"), str(look.chars * 100))
    return made
