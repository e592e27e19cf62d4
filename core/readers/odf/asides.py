"""What of an OpenDocument text is decided or calculated anew when it is opened, and what stands beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED, LeftOut
from core.readers.odf.looks import OdtStyles
from core.readers.odf.package import DRAW, OFFICE, SVG, TEXT, points_of
from core.readers.safe_xml import Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PAGE_ENDS = tuple(f"{_STYLE}{end}{pages}" for end in ("header", "footer") for pages in ("", "-left", "-first"))
_SHOWN, _REMARK = _STYLE + "display", OFFICE + "annotation"
_LINES = (TEXT + "p", TEXT + "h")
_CONDITIONAL, _OF_PARAGRAPH = TEXT + "conditional-text", TEXT + "hidden-paragraph"
_HIDING = frozenset((TEXT + "hidden-text", _OF_PARAGRAPH, TEXT + "section"))
_CALCULATED = frozenset(TEXT + name for name in ("expression", "variable-set"))
RECOUNTED = _HIDING | _CALCULATED | {_CONDITIONAL}  # names of elements
_CONDITION, _FORMULA, _STORED = (TEXT + name for name in ("condition", "formula", "string-value"))
_EITHER = tuple(TEXT + f"string-value-if-{case}" for case in ("true", "false"))
_FORMS = ("line", "connector", "measure", "rect", "custom-shape", "ellipse", "circle", "path", "polyline", "polygon")
DRAWN_OVER = frozenset(DRAW + name for name in _FORMS)  # names of elements
_FILL, _THIN = DRAW + "fill", 8.0  # points; what is no higher or no wider is a line
_LANGUAGE, _NAME = lazy(r"[a-z]{1,10}:"), lazy(r"[^\W\d_]")  # of a formula; in one that asks for anything else


def words_in(parent: Element) -> str:
    """All words in an element, as they are written."""
    return "".join(_words(parent))


def _words(parent: Element) -> Iterator[str]:
    for node in parent.iter():
        yield node.text or ""
        if node is not parent:
            yield node.tail or ""


def remarks(body: Element) -> Iterator[str]:
    """What readers of the document remarked (批注), each as one."""
    return (" ".join(map(words_in, remark.iter(*_LINES))) for remark in body.iter(_REMARK))


def margins(roots: Iterable[Element]) -> Iterator[str]:
    """The lines above and below the text of each page."""
    ends = (end for root in roots for end in root.iter(*_PAGE_ENDS) if end.get(_SHOWN) != "false")
    return (words_in(line) for end in ends for line in end.iter(*_LINES))


def drawn_over(shape: Element, around: Element, in_cell: bool, styles: OdtStyles) -> LeftOut:
    """What is drawn over the words of a paragraph: lines and painted boxes may strike or cover them.

    A slanted line in a cell without a figure crosses the head of a table (斜线表头); outside of cells straight lines
    part the page and other figures adorn it.
    """
    if words_in(shape).strip():
        return ()
    form = _form(shape)
    if form == PAINTED and any(one.get(_FILL) == "none" for one in _looks(shape, styles)):
        form = FIGURE
    crosses_head = form == SLANTED and not any(map(str.isdecimal, words_in(around)))
    strikes = not crosses_head if in_cell else form in (SLANTED, PAINTED)
    return ((NoteCode.DRAWN, form),) if strikes else ()


def _looks(shape: Element, styles: OdtStyles) -> Iterator[Element]:
    """The properties of the style of a shape; of those it is based on only where it says nothing."""
    for style in styles.chain("graphic", shape.get(DRAW + "style-name") or ""):
        if found := [one for one in style if one.get(_FILL)]:
            return iter(found)
    return iter(())


def _form(shape: Element) -> str:
    geometry = shape.find(DRAW + "enhanced-geometry")
    name = shape.tag.removeprefix(DRAW) if geometry is None else geometry.get(DRAW + "type") or ""
    if any(line in name for line in ("line", "connector", "spt20", "spt32", "measure")):
        ends = [(shape.get(f"{SVG}{axis}1"), shape.get(f"{SVG}{axis}2")) for axis in "xy"]
        sides = [abs((points_of(one) or 0) - (points_of(other) or 0)) for one, other in ends if one and other]
        return SLANTED if min(sides or _sides(shape)) > 1 else LINE
    if any(box in name for box in ("rect", "spt1", "spt2")) and min(_sides(shape)) > _THIN:
        return PAINTED
    return FIGURE


def _sides(shape: Element) -> list[float]:
    return [points_of(shape.get(SVG + side)) or 0.0 for side in ("width", "height")]


def recounted(node: Element) -> LeftOut:
    """What may be seen otherwise when programs decide a condition or calculate a formula anew; its stored words are read."""
    stored = words_in(node).strip()
    if node.tag not in _CALCULATED and not _NAME.search(_LANGUAGE.sub("", node.get(_CONDITION) or "", count=1)):
        return ()  # it holds or not, whatever else stands there
    if node.tag == _CONDITIONAL:
        others = [words for name in _EITHER if (words := (node.get(name) or "").strip()) != stored]
        return ((NoteCode.RECOUNTED, f"另一种内容：{others[0] or '空白'}"),) if others else ()
    if node.tag in _CALCULATED:
        formula = _LANGUAGE.sub("", node.get(_FORMULA) or "", count=1).strip('" ')
        return ((NoteCode.RECOUNTED, formula),) if formula not in ("", stored) else ()
    around = node.getparent() if node.tag == _OF_PARAGRAPH else None
    words = words_in(around).strip() if around is not None else stored or (node.get(_STORED) or "").strip()
    return ((NoteCode.COVERED, words),) if words else ()
