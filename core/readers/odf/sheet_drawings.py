"""What is drawn on a sheet of an ODS, over a cell or at a place of the page, and the cell that lies below it."""

from __future__ import annotations

from collections.abc import Iterator

from core.patterns import lazy
from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED
from core.readers.odf.conditions import place_of
from core.readers.odf.drawings import DRAWN_OVER, ends_of_shape, form_of, is_outline, turn_of
from core.readers.odf.looks import OdtStyles, is_hidden_line
from core.readers.odf.package import DRAW, SVG, TABLE, TEXT, count, points_of
from core.readers.on_sheets.conditions import Place
from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver, WithinCell, middle
from core.readers.on_sheets.ruler import SheetRuler, moved
from core.readers.on_sheets.turning import TurnedBox, is_turned, take_turned_figure, take_turned_line
from core.readers.safe_xml import Element

ROW, COLUMN = (TABLE + name for name in ("table-row", "table-column"))
GROUPS = (TABLE + "table-row-group", TABLE + "table-column-group")
_AROUND = frozenset(
    (*GROUPS, *(TABLE + f"table-{name}" for name in ("header-rows", "rows", "header-columns", "columns")))
)
_STYLE_NAME, _DEFAULT_STYLE = TABLE + "style-name", TABLE + "default-cell-style-name"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_SIZES = {ROW: f"{_NAMES}style:1.0}}row-height", COLUMN: f"{_NAMES}style:1.0}}column-width"}
_REPEATED = {ROW: TABLE + "number-rows-repeated", COLUMN: TABLE + "number-columns-repeated"}
_FAMILIES = {ROW: "table-row", COLUMN: "table-column"}
_MOST = 2000  # rows or columns of a sheet among which a box is looked for
_RECTANGULAR = tuple(DRAW + name for name in ("custom-shape", "rect", "frame"))
_RECTANGLES = ("rectangle", "round-rectangle", "ooxml-rect", "ooxml-roundRect", "mso-spt202")
_OPAQUE = 90  # percent
_NOTHING = lazy(r"0(?:\.0*)?[a-z]")
_GROUP, _DEEPEST = DRAW + "g", 8
_P = TEXT + "p"


class OdsDrawings:
    """Takes in what is drawn over one sheet."""

    def __init__(self, styles: OdtStyles, table: Element) -> None:
        self.styles, self.table, self.over = styles, table, DrawnOver()
        self._ruler: SheetRuler | None = None

    def on_cell(self, shape: Element, first: Place) -> None:
        """Take what is drawn over the sheet from a cell on."""
        last = place_of(shape.get(TABLE + "end-cell-address") or "") or first
        if next(shape.iter(DRAW + "image"), None) is not None:
            self.over.picture(first, last)
        elif words := words_of(shape):
            at_edge = (bool(_NOTHING.match(shape.get(TABLE + name) or "")) for name in ("end-y", "end-x"))
            self.over.box(DrawnBox(words, middle(first, last, *at_edge), self.is_opaque(shape)))
        if self.ruler.at(self.ruler.start(last)) is not None:
            self._strike(shape, self.ruler.start(first))
        elif shape.tag in DRAWN_OVER and not (words_of(shape) or is_outline(shape)):
            self.over.line(first, last, form_of(shape))
        if self.covers(shape) and shape.get(TABLE + "end-cell-address"):
            down, across, below, beyond = (
                points_of(shape.get(name)) or 0.0 for name in (SVG + "y", SVG + "x", TABLE + "end-y", TABLE + "end-x")
            )
            self.over.lid(first, last, (down, across), (below, beyond))

    def on_page(self) -> None:
        """Take what is bound to places of the page; the sizes of rows and columns tell which cells lie there."""
        shapes = [shape for shapes in self.table.iter(TABLE + "shapes") for shape in shapes]
        if not shapes:
            return
        ruler = self.ruler
        for shape in shapes:
            left, top, width, height = (points_of(shape.get(SVG + name)) for name in ("x", "y", "width", "height"))
            start, end = (top, left), moved((top, left), height, width)
            first, last = ruler.at(start), ruler.at(end)
            if next(shape.iter(DRAW + "image"), None) is not None:
                if first and last:
                    self.over.picture(first, last)
            elif words := words_of(shape):
                where = ruler.at(moved(start, height, width, 0.5))
                self.over.box(DrawnBox(words, where, self.is_opaque(shape)))
            self._strike(shape, (0.0, 0.0))
            if first and last and self.covers(shape):
                self.over.lid(first, last, ruler.within(start, first), ruler.within(end, last))

    @property
    def ruler(self) -> SheetRuler:
        """The sizes of the sheet's rows and columns."""
        if self._ruler is None:
            self._ruler = SheetRuler(self._sizes(ROW), self._sizes(COLUMN))
        return self._ruler

    def _strike(self, shape: Element, corner: WithinCell, depth: int = 0) -> None:
        """Take a line or a figure that may strike or cover figures, told from a corner of the sheet."""
        if shape.tag == _GROUP:
            for child in shape if depth < _DEEPEST else ():
                self._strike(child, corner, depth + 1)
        elif shape.tag in DRAWN_OVER and not words_of(shape) and shape.get(DRAW + "display") != "none":
            ends = ends_of_shape(shape)
            if ends is not None:
                first, last = ((at[0] + corner[0], at[1] + corner[1]) for at in ends)
                self._take(shape, first, last)

    def _take(self, shape: Element, start: WithinCell, end: WithinCell) -> None:
        form, box = form_of(shape), TurnedBox(start, end, turn_of(shape))
        if form in (LINE, SLANTED):
            take_turned_line(self.over, self.ruler, box)
        elif not is_outline(shape):
            take_turned_figure(self.over, self.ruler, box, FIGURE)
        elif self.is_opaque(shape):
            take_turned_figure(self.over, self.ruler, box, PAINTED)

    def covers(self, shape: Element) -> bool:
        """Whether a shape is a painted rectangle that hides what lies below it."""
        geometry = shape.find(DRAW + "enhanced-geometry")
        form = "rectangle" if geometry is None else geometry.get(DRAW + "type") or ""
        is_rectangle = shape.tag in _RECTANGULAR and (shape.tag != DRAW + "custom-shape" or form in _RECTANGLES)
        plain = is_rectangle and next(shape.iter(DRAW + "image"), None) is None and not is_turned(turn_of(shape))
        return plain and self.is_opaque(shape)

    def is_opaque(self, shape: Element) -> bool:
        """Whether nobody sees what is below a shape; a frame of words is clear where nothing is said."""
        chain = self.styles.chain("graphic", shape.get(DRAW + "style-name") or "")
        parts = [part for style in chain for part in style]
        fill = next((told for part in parts if (told := part.get(DRAW + "fill"))), "")
        opacity = next((told for part in parts if (told := part.get(DRAW + "opacity"))), "100%").removesuffix("%")
        if opacity.isdecimal() and int(opacity[:4]) < _OPAQUE:
            return False
        return (fill or ("none" if shape.tag == DRAW + "frame" else "solid")) != "none"

    def _sizes(self, kind: str) -> list[float]:
        """The sizes of rows or columns, in points, as far as they are told."""
        sizes: list[float] = []
        for node, folded in lines(self.table, kind):
            size = 0.0 if folded or is_hidden_line(node) else size_of(self.styles, node, kind)
            if size is None or len(sizes) >= _MOST:
                break
            sizes += [size] * min(count(node, _REPEATED[kind], _MOST), _MOST)
        return sizes


def size_of(styles: OdtStyles, node: Element, kind: str) -> float | None:
    """The height of a row or the width of a column in points; None where it is not told."""
    chain = styles.chain(_FAMILIES[kind], node.get(_STYLE_NAME) or "")
    said = (told for style in chain for part in style if (told := part.get(_SIZES[kind])))
    return points_of(next(said, None))


def lines(parent: Element, wanted: str, folded: bool = False) -> Iterator[tuple[Element, bool]]:
    """Rows or columns of a table, and whether they stand in a group that is folded away."""
    for node in parent:
        if node.tag == wanted:
            yield node, folded
        elif node.tag in _AROUND:
            yield from lines(node, wanted, folded or (node.tag in GROUPS and is_hidden_line(node)))


def words_of(shape: Element) -> str:
    """What stands in a shape that is drawn."""
    return "".join(text for line in shape.iter(_P) for text in _texts(line)).strip()


def _texts(line: Element) -> Iterator[str]:
    for node in line.iter():
        yield node.text or ""
        if node is not line:
            yield node.tail or ""
