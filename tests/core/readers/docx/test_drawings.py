"""What is seen of a drawing, and whether it may strike or cover other words."""

import pytest

from core.readers import safe_xml
from core.readers.docx import drawings

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
FILL = "<a:solidFill/>"


def xml(inner: str) -> safe_xml.Element:
    return next(iter(safe_xml.parse(f"<w:x {NAMES}>{inner}</w:x>".encode())))  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        *(("position:absolute;margin-left:2pt; margin-top:1pt", False), ("margin-left:200pt", False), ("", False)),
        *(("position:absolute;margin-left:70pt", True), ("position:absolute;margin-top:-1in", True)),
        ("position:absolute;mso-position-horizontal-relative:page", True),
        ("position:absolute;mso-position-vertical-relative:text", False),
    ],
)
def test_shapes_that_stand_elsewhere(style: str, expected: bool) -> None:
    shape = xml(f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{style}"/></w:pict>')
    assert drawings.stands_elsewhere(shape) is expected


def shape(preset: str, wide: int, high: int, fill: str = "") -> str:
    """A shape of DrawingML, in points."""
    looks = f'<wps:spPr><a:prstGeom prst="{preset}"/>{fill}</wps:spPr>'
    size = f'<wp:extent cx="{12_700 * wide}" cy="{12_700 * high}"/>'
    return f"<w:drawing><wp:anchor>{size}<wps:wsp>{looks}</wps:wsp></wp:anchor></w:drawing>"


def old(tag: str, **told: str) -> str:
    attributes = " ".join(f'{name}="{value}"' for name, value in told.items())
    return f"<w:pict><v:{tag} {attributes}/></w:pict>"


@pytest.mark.parametrize(
    ("drawn", "over"),
    [
        (shape("line", 30, 0), drawings.LINE),
        (shape("straightConnector1", 0, 20), drawings.LINE),
        (shape("line", 30, 20), drawings.SLANTED),
        (shape("rect", 30, 20, FILL), drawings.PAINTED),
        (shape("roundRect", 30, 20, FILL), drawings.PAINTED),
        (shape("rect", 400, 2, FILL), drawings.FIGURE),  # as thin as a line
        (shape("rect", 30, 20), drawings.FIGURE),
        (shape("star5", 20, 20, FILL), drawings.FIGURE),
        (old("line", **{"from": "0,7pt", "to": "20pt,7pt"}), drawings.LINE),
        (old("line", **{"from": "0,0", "to": "20pt,17pt"}), drawings.SLANTED),
        (old("rect", style="width:30pt; height:20pt"), drawings.PAINTED),
        (old("rect", style="width:30pt;height:20pt", filled="f"), drawings.FIGURE),
        (old("rect", style="width:300pt;height:1pt"), drawings.FIGURE),
        (old("shape", style="width:24pt;height:0.05pt", filled="f"), drawings.LINE),
        (old("shape", style="width:24pt;height:20pt", type="#_x0000_t1"), drawings.PAINTED),
        (old("shape", style="width:24pt;height:20pt", type="#_x0000_t12"), drawings.FIGURE),
        ("<w:drawing><wp:inline/></w:drawing>", ""),
    ],
)
def test_what_lies_over_words(drawn: str, over: str) -> None:
    assert drawings.drawing(xml(drawn)).over == over


def test_what_is_written_by_hand_is_a_picture() -> None:
    seen = drawings.drawing(xml("<w:drawing><wp:inline><w14:contentPart/></wp:inline></w:drawing>"))
    assert seen.pictured and not seen.over


def test_a_line_across_the_head_of_a_table_strikes_nothing() -> None:
    head, figure = (xml(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>") for text in ("项目", "12"))
    assert not drawings.lies_over(drawings.SLANTED, head)
    assert drawings.lies_over(drawings.SLANTED, figure) and drawings.lies_over(drawings.LINE, head)
    assert not drawings.lies_over("", figure)


def test_rules_and_ornaments_of_a_page_strike_nothing() -> None:
    told = [
        one
        for one in (drawings.LINE, drawings.FIGURE, drawings.SLANTED, drawings.PAINTED)
        if drawings.lies_over(one, None)
    ]
    assert told == [drawings.SLANTED, drawings.PAINTED]
