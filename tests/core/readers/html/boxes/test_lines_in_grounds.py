"""Lines that grounds draw through words: shades of colours, thin pictures, strokes; underlines, icons and textures are none."""

import pytest

from core.readers.html.boxes.lines_in_grounds import line_in_ground
from core.readers.html.css.declarations import styles
from core.readers.html.reader import document

PICTURE = "url(a.png)"
STROKE = "url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><line x2='9' y2='9'/></svg>\")"
DOT = "url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><circle r='9'/></svg>\")"


@pytest.mark.parametrize(
    ("ground", "found"),
    [
        ("linear-gradient(transparent 48%, #000 48%, #000 52%, transparent 52%)", True),
        ("url(a.png), linear-gradient(to top, transparent, red 5px, red 6px, transparent)", True),
        ("linear-gradient(transparent 60%, yellow 60%)", False),
        ("linear-gradient(transparent, #000 10%, #000 90%, transparent)", False),
        ("linear-gradient(#fff, #000 49%, #000 50%, #fff)", False),
        ("linear-gradient(transparent, #000, transparent)", False),
        ("radial-gradient(transparent, #000 49%, #000 50%, transparent)", False),
        ("none", False),
        (f"{PICTURE} repeat-x center", True),
        (f"{PICTURE} repeat-x 0 50%", True),
        (f"{PICTURE} repeat-x 0 9px", True),
        (f"{PICTURE} repeat-x left center", True),
        (f"{PICTURE} no-repeat center", True),
        (f"{PICTURE} no-repeat 0 50%/100% 2px", True),
        (f"{PICTURE} no-repeat 0 0/100% 100%", True),
        (f"none, {PICTURE} center repeat-x", True),
        ("linear-gradient(red, red) no-repeat center/100% 2px", True),
        ("linear-gradient(90deg, red, blue) 0 50% / 100% 10% no-repeat", True),
        (STROKE, True),
        (f"{STROKE} no-repeat center/100% 100%", True),
        ("url(data:image/svg+xml;base64,PHN2Zy8+)", True),
        ("url(data:image/svg+xml;base64,PHN2Zy8+) no-repeat left center", False),
        (PICTURE, False),
        (f"{PICTURE} repeat-x", False),
        (f"{PICTURE} repeat-x bottom", False),
        (f"{PICTURE} repeat-x 0 100%", False),
        (f"{PICTURE} repeat-x 0 2px", False),
        (f"{PICTURE} no-repeat left center", False),
        (f"{PICTURE} no-repeat 100% 50%", False),
        (f"{PICTURE} no-repeat 5px center", False),
        (f"{PICTURE} center/cover no-repeat", False),
        (f"{PICTURE} center repeat", False),
        ("linear-gradient(red, red) no-repeat 0 100%/100% 2px", False),
        ("linear-gradient(transparent, transparent) no-repeat center/100% 2px", False),
        ("linear-gradient(red, red) no-repeat center/100% 60%", False),
        ("linear-gradient(red, red) center/100% 2px", False),
        (DOT, False),
    ],
)
def test_a_line_in_a_ground(ground: str, found: bool) -> None:
    assert line_in_ground(styles(f"background:{ground}")[0]) is found


def test_a_line_told_in_long() -> None:
    style = "background-image:url(a.png);background-repeat:repeat-x;background-position:0 center"
    assert line_in_ground(styles(style)[0])
    assert not line_in_ground(styles(style + ";background-image:none")[0])


def test_a_line_through_a_row() -> None:
    page = "<p>年度报告</p><table><tr><td>甲<td>乙<tr {}><td>3<td><tr><td>4<td>5</table>"
    table = document(page.format("style='background:url(a.png) repeat-x center'").encode()).tables[0]
    assert [cell.text for cell in table.cells if cell.left_out] == ["3"], "of its row alone, and of what stands there"
