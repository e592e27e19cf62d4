"""What is drawn in a document: boxes with words, pictures, and lines or painted boxes that lie over words."""

from __future__ import annotations

from collections.abc import Iterator

from core.patterns import lazy
from core.readers.docx.elements import ALTERNATE, TEXTS, W, alternative
from core.readers.left_out import FIGURE, LINE, PAINTED, POINTS, SLANTED
from core.readers.safe_xml import Element
from core.records import record

_BOX = W + "txbxContent"
_A, _VML = "{http://schemas.openxmlformats.org/drawingml/2006/main}", "{urn:schemas-microsoft-com:vml}"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
    "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart",  # written by hand
    W + "contentPart",
    W + "control",  # ActiveX: what it shows is kept in a part of its own
)
_TEXT_PATH = _VML + "textpath"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHAPES = tuple(_VML + name for name in ("shape", "rect", "roundrect", "oval", "group"))
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ANCHOR, _POSITIONS = _DRAWING + "anchor", {_DRAWING + "positionH": 60, _DRAWING + "positionV": 20}
_POINT = 12_700  # English metric units, in which places are told
_WITH_THE_TEXT = ("", "text", "char", "character", "column", "line", "paragraph")
_BY_PLACE = lazy(r"(?:^|;)mso-position-(?:horizontal|vertical)-relative:([a-z-]{1,30})")
_OFFSET = lazy(r"(?:^|;)margin-(left|top):(-?\d{1,5}(?:\.\d{1,9})?)(pt|in|cm|mm)?")
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_PRESET, _SIZE, _FILLS = (
    _A + "prstGeom",
    _A + "ext",
    frozenset(_A + name for name in ("solidFill", "gradFill", "pattFill")),
)
_LINE, _RECTANGLES = _VML + "line", (_VML + "rect", _VML + "roundrect")
_BOXES = ("_t1", "_t2", "_t202")  # how the types of rectangles end
_THIN = 8 * _POINT  # what is no higher or no wider is a line
_LENGTH = lazy(r"(?:^|;)(?:width|height):(\d{1,5}(?:\.\d{1,9})?)(pt|in|cm|mm)?")


@record
class Drawing:
    """What is seen of a drawing: boxes with words, whether these may stand elsewhere, bent words, whether it is a picture.

    ``over`` names what may strike or cover other words: a line, a slanted one, a painted box, another figure; "" for none.
    """

    boxes: tuple[Element, ...]
    hidden: bool
    elsewhere: bool
    bent: tuple[str, ...]
    pictured: bool
    over: str


def drawing(node: Element) -> Drawing:
    """Look at a ``w:drawing``, ``w:pict`` or ``w:object``."""
    boxes, bent = tuple(_text_boxes(node)), tuple(_shaped_words(node))
    pictured = not boxes and any(next(node.iter(tag), None) is not None for tag in _PICTURES)
    over = "" if boxes or bent or pictured else _over(node)
    return Drawing(boxes, _is_hidden(node), bool(boxes) and stands_elsewhere(node), bent, pictured, over)


def _text_boxes(node: Element) -> Iterator[Element]:
    """The outermost text boxes in a drawing, each once."""
    for child in node:
        if child.tag == _BOX:
            yield child
        else:
            yield from _text_boxes(alternative(child) if child.tag == ALTERNATE else child)


def _is_hidden(node: Element) -> bool:
    """Whether a drawing is there and not shown."""
    shown = (shape.get("hidden") or "0" for shape in node.iter(_DRAWN))
    if any(hidden in ("1", "true") for hidden in shown):
        return True
    styles = ((shape.get("style") or "").replace(" ", "").lower() for shape in node.iter(*_SHAPES))
    return any("visibility:hidden" in style or "display:none" in style for style in styles)


def stands_elsewhere(node: Element) -> bool:
    """Whether a drawing may be seen elsewhere than where it is kept: at a place of the page, or far from its line."""
    return any(map(_is_far, node.iter(_ANCHOR))) or any(
        _is_far_by_style((shape.get("style") or "").replace(" ", "").lower()) for shape in node.iter(*_SHAPES)
    )


def _is_far(anchor: Element) -> bool:
    for position in anchor:
        most = _POSITIONS.get(position.tag)
        if most is not None:
            told = "".join(offset.text or "" for offset in position if offset.tag == _DRAWING + "posOffset").strip()
            offset = int(told[:12]) if told.removeprefix("-").isdecimal() else 0
            if position.get("relativeFrom") not in _WITH_THE_TEXT or abs(offset) > most * _POINT:
                return True
    return False


def _is_far_by_style(style: str) -> bool:
    """The same of shapes of older programs."""
    if "position:absolute" not in style:
        return False
    if any(of not in _WITH_THE_TEXT for of in _BY_PLACE.findall(style)):
        return True
    most = {"left": 60, "top": 20}
    return any(abs(float(size)) * POINTS[unit or "pt"] > most[side] for side, size, unit in _OFFSET.findall(style))


def _shaped_words(node: Element) -> Iterator[str]:
    """Words that are bent along a line (艺术字 of older programs)."""
    return (words for path in node.iter(_TEXT_PATH) if (words := path.get("string")))


def lies_over(over: str, cell: Element | None) -> bool:
    """Whether what is drawn may strike or cover words: in a cell all but a line across its head (斜线表头).

    Elsewhere a straight line parts the page, and other figures adorn it.
    """
    if cell is None:
        return over in (PAINTED, SLANTED)
    words = (text.text or "" for text in cell.iter(*TEXTS))
    return bool(over) and (over != SLANTED or any(sign.isdecimal() for text in words for sign in text))


def _over(node: Element) -> str:
    shape = next(node.iter(_SHAPE, _LINE, *_SHAPES), None)
    if shape is None:
        return ""
    if shape.tag == _LINE:
        return LINE if _is_level(shape) else SLANTED
    return _of_drawing(node, shape) if shape.tag == _SHAPE else _of_older(shape)


def _of_drawing(node: Element, shape: Element) -> str:
    preset = next(shape.iter(_PRESET), None)
    form = "" if preset is None else (preset.get("prst") or "").lower()
    size = next(node.iter(_SIZE, _DRAWING + "extent"), None)
    sides = [0, 0] if size is None else [_whole(size.get(side)) for side in ("cx", "cy")]
    if "line" in form or "connector" in form:
        return SLANTED if min(sides) > _POINT else LINE
    painted = any(fill.tag in _FILLS for looks in shape if looks.tag.endswith("}spPr") for fill in looks)
    return PAINTED if painted and "rect" in form and min(sides) > _THIN else FIGURE


def _of_older(shape: Element) -> str:
    """The same of shapes of older programs."""
    style = (shape.get("style") or "").replace(" ", "").lower()
    sides = [float(size) * POINTS[unit or "pt"] * _POINT for size, unit in _LENGTH.findall(style)]
    if len(sides) == 2 and min(sides) < _POINT:
        return LINE
    box = shape.tag in _RECTANGLES or (shape.get("type") or "").endswith(_BOXES)
    painted = box and shape.get("filled") not in ("f", "false")
    return PAINTED if painted and len(sides) == 2 and min(sides) > _THIN else FIGURE


def _is_level(line: Element) -> bool:
    """Whether a line of older programs goes straight across or down."""
    ends = [(line.get(end) or "").split(",") for end in ("from", "to")]
    return any(one == other for one, other in zip(*ends, strict=False))


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0
