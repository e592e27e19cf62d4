"""What is seen of a drawing, and whether it may strike or cover other words."""

import pytest

from core.notes import NoteCode
from core.readers import safe_xml
from core.readers.docx import drawings
from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED

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
        (shape("line", 30, 0), LINE),
        (shape("straightConnector1", 0, 20), LINE),
        (shape("line", 30, 20), SLANTED),
        (shape("rect", 30, 20, FILL), PAINTED),
        (shape("roundRect", 30, 20, FILL), PAINTED),
        (shape("rect", 400, 2, FILL), LINE),  # as thin as one
        (shape("rect", 400, 5, FILL), FIGURE),
        (shape("rect", 30, 20), FIGURE),
        (shape("star5", 20, 20, FILL), FIGURE),
        (old("line", **{"from": "0,7pt", "to": "20pt,7pt"}), LINE),
        (old("line", **{"from": "0,0", "to": "20pt,17pt"}), SLANTED),
        (old("rect", style="width:30pt; height:20pt"), PAINTED),
        (old("rect", style="width:30pt;height:20pt", filled="f"), FIGURE),
        (old("rect", style="width:300pt;height:1pt"), LINE),
        (old("shape", style="width:30pt;height:12pt", type="#_x0000_t32"), SLANTED),
        ('<w:pict><v:group><v:line from="0,7pt" to="20pt,7pt"/></v:group></w:pict>', LINE),
        (old("shape", style="width:24pt;height:0.05pt", filled="f"), LINE),
        (old("shape", style="width:24pt;height:20pt", type="#_x0000_t1"), PAINTED),
        (old("shape", style="width:24pt;height:20pt", type="#_x0000_t12"), FIGURE),
        ("<w:drawing><wp:inline/></w:drawing>", ""),
    ],
)
def test_what_lies_over_words(drawn: str, over: str) -> None:
    assert drawings.drawing(xml(drawn)).stroke.form == over


def test_what_is_written_by_hand_is_a_picture() -> None:
    seen = drawings.drawing(xml("<w:drawing><wp:inline><w14:contentPart/></wp:inline></w:drawing>"))
    assert seen.pictured and not seen.stroke.form


def left(drawn: str, text: str, in_cell: bool = False) -> list[str]:
    """What a drawing at these words strikes or covers."""
    cell = xml(f"<w:tc><w:p><w:r><w:t>{text}</w:t>{drawn}</w:r></w:p></w:tc>")
    node = next(cell.iter(f"{{{W}}}drawing", f"{{{W}}}pict"))
    return [words for _, words in drawings.left_by(node, drawings.drawing(node), cell if in_cell else None)]


def test_a_line_across_the_head_of_a_table_strikes_nothing() -> None:
    slanted, level = shape("line", 30, 20), shape("line", 30, 0)
    assert left(slanted, "项目", True) == [] and left(slanted, "12", True) == [SLANTED]
    assert left(level, "项目", True) == [LINE]
    assert left("<w:drawing/>", "12", True) == []


def at(down: str, wide: int, high: int = 0, of: str = "paragraph") -> str:
    """A line at a place of its paragraph, in points."""
    place = f'<wp:positionV relativeFrom="{of}"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
    return shape("line", wide, high).replace("<wp:anchor>", f"<wp:anchor>{place}")


PROSE = "全年公开信息1271条，其中规划计划类26条，机构职能类17条，主动公开的及时性和准确性都有提高。"


def test_a_line_drawn_over_words_of_the_text_is_told_and_one_that_parts_the_page_is_not() -> None:
    assert left(at("127000", 60), PROSE) == [f"{LINE}（{PROSE[:14]}…）"]
    assert left(at("127000", 430), PROSE) == [f"{LINE}（{PROSE[:14]}…）"]
    assert left(old("line", style="position:absolute", **{"from": "0,7pt", "to": "40pt,7pt"}), "58条") == [
        f"{LINE}（58条）"
    ]
    assert left(at("127000", 430), "一、总体情况") == [f"{LINE}（一、总体情况）"]  # through its letters
    for rule in (
        at("215900", 430),  # below a title
        at("0", 0, 400),  # down the side of a page
        shape("line", 60, 0).replace("wp:anchor", "wp:inline"),  # as a sign in the line
    ):
        assert left(rule, "一、总体情况") == []
    assert left(at("900000", 430), PROSE) == [] and left(at("0", 430), PROSE) == []  # below the words, and above them
    assert left(at("127000", 430, of="page"), PROSE) == [] and left(at("", 430), PROSE) == []
    assert left(at("127000", 60), "") == [] and left(at("900000", 60), "") == [LINE]  # over other words


FREE = "<a:custGeom><a:pathLst><a:path><a:moveTo/><a:lnTo/>{}</a:path></a:pathLst></a:custGeom>"


def test_what_a_free_hand_draws_is_told_and_ornaments_are_not() -> None:
    by_hand = shape("x", 30, 20).replace('<a:prstGeom prst="x"/>', FREE.format(""))
    assert left(by_hand, PROSE) == [f"{FIGURE}（{PROSE[:14]}…）"]
    assert left(shape("mathMultiply", 30, 20, FILL), "58条") == [f"{FIGURE}（58条）"]
    assert left(old("shape", style="position:absolute;width:9pt;height:9pt", path="m0,0l9,9e", filled="f"), "58") == [
        f"{FIGURE}（58）"
    ]
    for ornament in (
        by_hand.replace("<a:lnTo/>", "<a:lnTo/><a:close/>"),
        shape("star5", 20, 20, FILL),
        shape("rect", 30, 20),
    ):
        assert left(ornament, PROSE) == []
    assert left(shape("line", 30, 20), PROSE) and left(shape("rect", 30, 20, FILL), PROSE)


def test_hidden_lines_are_not_seen() -> None:
    assert drawings.drawing(xml(old("line", style="visibility:hidden", **{"from": "0,0", "to": "9pt,0"}))).hidden


def test_sheets_of_other_programs_are_told_apart_from_pictures() -> None:
    assert drawings.notes_on_pictures([drawings.PICTURE, drawings.SHEET, drawings.PICTURE]) == [
        (NoteCode.PICTURE, "文件里有2张图片，图片里的内容无法读取。"),
        (NoteCode.PICTURE, drawings.UNREAD_SHEETS.format(1)),
    ]
    assert drawings.notes_on_pictures([drawings.PICTURE])[1:] == []
