"""Lines and figures drawn over a sheet: in groups, turned, by a free hand, and outlines that leave all to be seen."""

import pytest

from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED
from core.readers.on_sheets.drawn_boxes import DrawnOver, WithinCell
from core.readers.on_sheets.strokes import usual_ruler
from core.readers.safe_xml import parse
from core.readers.sheets.xlsx_shapes import take_shapes

NAMES = 'xmlns:x="urn:x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
RED = "<a:solidFill/>"
ROWS = 13.5  # points of a row, 54 of a column


def struck(shapes: str, start: WithinCell = (1.0, 5.0), end: WithinCell = (12.0, 100.0)) -> dict[tuple[int, int], str]:
    over = DrawnOver()
    take_shapes(over, usual_ruler(), parse(f"<x:anchor {NAMES}>{shapes}</x:anchor>".encode()), start, end)
    return over.lines


def shape(form: str = "", fill: str = "", more: str = "", place: str = "", kind: str = "sp", name: str = "") -> str:
    geometry = f"<a:prstGeom prst='{form}'/>" if form else f"<a:custGeom>{more}</a:custGeom>"
    frame = f"<a:xfrm{place}" if place else ""
    return f"<x:{kind}><x:nv><x:cNvPr {name}/></x:nv><x:spPr>{frame}{geometry}{fill}</x:spPr></x:{kind}>"


BOTH = ((0, 0), (0, 1))


@pytest.mark.parametrize(
    ("drawn", "form"),
    [
        (shape("line", kind="cxnSp"), SLANTED),
        (shape("bentConnector3", kind="cxnSp"), FIGURE),
        (shape("mathMultiply", RED), FIGURE),
        (shape("star5", RED), FIGURE),
        (shape(), FIGURE),  # by a free hand
        (shape(more="<a:close/>", fill=RED), FIGURE),
        (shape("rect", RED), PAINTED),
        (shape("ellipse", RED), PAINTED),
        *((shape(outline), "") for outline in ("rect", "roundRect", "ellipse", "leftBrace", "bracketPair")),
        (shape(more="<a:close/>"), ""),
        (shape("line", name='hidden="1"'), ""),
        (shape("mathMultiply", RED).replace("</x:sp>", "<x:txBody><a:p><a:t>改</a:t></a:p></x:txBody></x:sp>"), ""),
    ],
)
def test_what_may_strike_or_cover(drawn: str, form: str) -> None:
    assert struck(drawn) == (dict.fromkeys(BOTH, form) if form else {})


def test_a_line_that_is_turned_goes_up() -> None:
    down = struck(shape("line", kind="cxnSp"), (1.0, 5.0), (40.0, 100.0))
    up = struck(shape("line", place=" flipV='1'/>", kind="cxnSp"), (1.0, 5.0), (40.0, 100.0))
    assert [*down] == [(0, 0), (1, 0), (1, 1), (2, 1)] and [*up] == [(0, 1), (1, 0), (1, 1), (2, 0)]


def test_shapes_of_a_group_have_places_of_its_measure() -> None:
    """The group is 2 rows high and 2 columns wide, and measures itself as 200 by 200."""
    frame = "<a:{0} {1}='0' {2}='0'/>"
    own = f"<a:xfrm>{frame.format('chOff', 'x', 'y')}<a:chExt cx='200' cy='200'/></a:xfrm>"
    group = lambda inner: f"<x:grpSp><x:nv><x:cNvPr/></x:nv><x:grpSpPr>{own}</x:grpSpPr>{inner}</x:grpSp>"  # noqa: E731
    level = shape("line", place="><a:off x='100' y='150'/><a:ext cx='100' cy='0'/></a:xfrm>", kind="cxnSp")
    place = (0.0, 0.0), (2 * ROWS, 108.0)
    assert struck(group(level), *place) == {(1, 1): LINE}
    inner = group(level).replace(
        "<x:grpSpPr><a:xfrm>", "<x:grpSpPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='200' cy='100'/>"
    )
    assert struck(group(inner), *place) == {(0, 1): LINE}  # three quarters down the upper half
    empty = group(level).replace("cx='200' cy='200'", "cx='0' cy='0'")
    assert struck(empty, *place) == {}
