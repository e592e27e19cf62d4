"""What is drawn in a document: boxes with words, pictures, and lines or painted boxes that lie over words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.docx.elements import ALTERNATE, TEXTS, P, W, alternative
from core.readers.docx.letters import letters_of
from core.readers.drawn_over import THIN, DrawnStroke, left_by_stroke
from core.readers.left_out import FIGURE, LINE, PAINTED, POINTS, SLANTED, LeftOut
from core.readers.safe_xml import Element
from core.records import record

_BOX = W + "txbxContent"
_A, _VML = "{http://schemas.openxmlformats.org/drawingml/2006/main}", "{urn:schemas-microsoft-com:vml}"
PICTURE, SHEET = "图片", "工作表"
UNREAD_PICTURES = "文件里有{}张图片，图片里的内容无法读取。"
UNREAD_SHEETS = (
    "文件里插入了{}个 Excel 工作表，文档里显示的是图片，其中的内容无法读取。"
    "请双击打开工作表，把表格复制、粘贴到文档里再保存，或者另存为 .xlsx 后打开。"
)
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_SHEETS = ("Excel.Sheet", "ET.", "Ket.", "opendocument.Calc")  # what names of programs begin with
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
    _OLE,
    "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart",  # written by hand
    W + "contentPart",
    W + "control",  # ActiveX: what it shows is kept in a part of its own
)
_TEXT_PATH = _VML + "textpath"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_GROUP = _VML + "group"
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
_KIND, _STRAIGHT = "{urn:schemas-microsoft-com:office:office}spt", ("20", "32")  # lines
_BOXES = ("_t1", "_t2", "_t202")  # how the types of rectangles end
_THICK = 8.0  # points; what is no higher or no wider covers no words
_WIDTH, _HEIGHT, _TOP = (
    lazy(rf"(?:^|;){name}:(-?\d{{1,5}}(?:\.\d{{1,9}})?)(pt|in|cm|mm)?") for name in ("width", "height", "margin-top")
)
_SIZED = lazy(r"(-?\d{1,5}(?:\.\d{1,9})?)(pt|in|cm|mm)?")
_INLINE, _DOWN, _CLOSED = _DRAWING + "inline", _DRAWING + "positionV", _A + "close"
_CROSSES = ("mathmultiply", "mathminus", "flowchartsummingjunction")  # forms with which words are crossed out
NOTHING = DrawnStroke("")


@record
class Drawing:
    """What is seen of a drawing: boxes with words, whether these may stand elsewhere, bent words, whether it is a picture.

    ``pictured`` is a name for it where it is a picture, or is seen as one: "" where it is none.
    ``stroke`` is what may strike or cover other words: a line, a slanted one, a painted box, another figure.
    """

    boxes: tuple[Element, ...]
    hidden: bool
    elsewhere: bool
    bent: tuple[str, ...]
    pictured: str
    stroke: DrawnStroke


def drawing(node: Element) -> Drawing:
    """Look at a ``w:drawing``, ``w:pict`` or ``w:object``."""
    boxes, bent = tuple(_text_boxes(node)), tuple(_shaped_words(node))
    pictured = "" if boxes else _picture(node)
    stroke = NOTHING if boxes or bent or pictured else _stroke(node)
    return Drawing(boxes, _is_hidden(node), bool(boxes) and stands_elsewhere(node), bent, pictured, stroke)


def _picture(node: Element) -> str:
    """What a drawing without boxes is called that is seen as a picture: a sheet that another program keeps in it, or one."""
    programs = (each.get("ProgID") or "" for each in node.iter(_OLE))
    if any(program.startswith(_SHEETS) for program in programs):
        return SHEET
    return PICTURE if any(next(node.iter(tag), None) is not None for tag in _PICTURES) else ""


def notes_on_pictures(found: Sequence[str]) -> list[tuple[NoteCode, str]]:
    """Notes on the pictures of a document, and on sheets that are seen as such, by what they are called."""
    said = ((PICTURE, UNREAD_PICTURES), (SHEET, UNREAD_SHEETS))
    return [(NoteCode.PICTURE, text.format(count)) for name, text in said if (count := found.count(name))]


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
    styles = map(_style, node.iter(_LINE, *_SHAPES))
    return any("visibility:hidden" in style or "display:none" in style for style in styles)


def stands_elsewhere(node: Element) -> bool:
    """Whether a drawing may be seen elsewhere than where it is kept: at a place of the page, or far from its line."""
    return any(map(_is_far, node.iter(_ANCHOR))) or any(
        _is_far_by_style(_style(shape)) for shape in node.iter(*_SHAPES)
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


def left_by(node: Element, seen: Drawing, cell: Element | None, styles: Element | None = None) -> LeftOut:
    """What of a drawing strikes or covers the words of its cell, else of its paragraph."""
    if not seen.stroke.form:
        return ()
    around = cell if cell is not None else node
    while cell is None and around.tag != P and (parent := around.getparent()) is not None:
        around = parent
    words = "".join(text.text or "" for text in around.iter(*TEXTS))
    return left_by_stroke(seen.stroke, words, cell is not None, letters_of(around, styles) if cell is None else None)


def _stroke(node: Element) -> DrawnStroke:
    """What is drawn, where it is no box, picture or word."""
    shapes = list(node.iter(_SHAPE, _LINE, *_SHAPES))
    if not shapes:
        return NOTHING
    shape = next((one for one in shapes if one.tag != _GROUP), shapes[0])
    return _of_drawing(node, shape) if shape.tag == _SHAPE else _of_older(shape)


def _of_drawing(node: Element, shape: Element) -> DrawnStroke:
    preset = next(shape.iter(_PRESET), None)
    form = "" if preset is None else (preset.get("prst") or "").lower()
    size = next(node.iter(_SIZE, _DRAWING + "extent"), None)
    wide, high = [0.0, 0.0] if size is None else [_whole(size.get(side)) / _POINT for side in ("cx", "cy")]
    painted = any(fill.tag in _FILLS for looks in shape if looks.tag.endswith("}spPr") for fill in looks)
    free = preset is None and not painted and next(shape.iter(_CLOSED), None) is None
    told = DrawnStroke(
        FIGURE, wide, high, _down(node), next(node.iter(_INLINE), None) is not None, free or form in _CROSSES
    )
    if "line" in form or "connector" in form:
        return replace(told, form=SLANTED if min(wide, high) > 1 else LINE)
    if "rect" in form and painted:
        return replace(told, form=PAINTED if min(wide, high) > _THICK else LINE if min(wide, high) < THIN else FIGURE)
    return told


def _down(node: Element) -> float | None:
    """How far below the top of its paragraph a drawing begins, in points; None where its place is one of the page."""
    position = next(node.iter(_DOWN), None)
    if position is None:
        return 0.0
    offset = next((one.text or "" for one in position if one.tag == _DRAWING + "posOffset"), "").strip()
    if (position.get("relativeFrom") or "") not in _WITH_THE_TEXT or not offset.removeprefix("-").isdecimal():
        return None
    return int(offset[:12]) / _POINT


def _style(shape: Element) -> str:
    """What a shape of older programs says of its look and place."""
    return (shape.get("style") or "").replace(" ", "").lower()


def _of_older(shape: Element) -> DrawnStroke:
    """The same of shapes of older programs."""
    style = _style(shape)
    down = None if any(of not in _WITH_THE_TEXT for of in _BY_PLACE.findall(style)) else _length(_TOP, style)
    told = DrawnStroke(FIGURE, _length(_WIDTH, style), _length(_HEIGHT, style), down, "position:absolute" not in style)
    if shape.tag == _LINE:
        return _of_line(shape, told)
    kind = shape.get(_KIND) or (shape.get("type") or "").rpartition("_t")[2]
    told = replace(told, free=_is_free(shape))
    sized = _WIDTH.search(style) and _HEIGHT.search(style)
    if sized and min(told.wide, told.high) < 1:
        return replace(told, form=LINE)
    if kind in _STRAIGHT:
        return replace(told, form=SLANTED)
    box = shape.tag in _RECTANGLES or (shape.get("type") or "").endswith(_BOXES)
    if sized and box and shape.get("filled") not in ("f", "false"):
        least = min(told.wide, told.high)
        return replace(told, form=PAINTED if least > _THICK else LINE if least < THIN else FIGURE)
    return told


def _of_line(shape: Element, told: DrawnStroke) -> DrawnStroke:
    """A line of older programs, from one place to another; it may go straight across or down."""
    ends = [[_points(one) for one in (shape.get(end) or "0,0").split(",")] for end in ("from", "to")]
    (x0, y0), (x1, y1) = ((one[0], one[1]) if len(one) == 2 else (0.0, 0.0) for one in ends)
    form = LINE if x0 == x1 or y0 == y1 else SLANTED
    down = None if told.down is None else told.down + min(y0, y1)
    return replace(told, form=form, wide=abs(x1 - x0), high=abs(y1 - y0), down=down)


def _is_free(shape: Element) -> bool:
    """Whether a shape of older programs has a path of its own that is not closed: drawn by a free hand."""
    path = shape.get("path") or ""
    return bool(path) and "x" not in path and shape.get("filled") in ("f", "false")


def _length(wanted: re.Pattern[str], style: str) -> float:
    found = wanted.search(style)
    return float(found[1]) * POINTS[found[2] or "pt"] if found else 0.0


def _points(text: str) -> float:
    found = _SIZED.fullmatch(text.strip())
    return float(found[1]) * POINTS[found[2] or "pt"] if found else 0.0


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0
