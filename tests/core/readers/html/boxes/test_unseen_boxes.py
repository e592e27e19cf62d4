"""Boxes of a page in which nobody sees anything, and those that look alike and show their words."""

import pytest

from core.readers.html.boxes.unseen_boxes import BoxKind, hides_box, shrinks
from core.readers.html.rules import declarations

UNSEEN = (
    *("position:absolute;left:-9999px", "position:fixed;top:-40em", "position:relative;left:-9999px", "position:absolute;clip:rect(1px,1px,1px,1px)"),
    *("width:0;overflow:hidden", "height:0px;overflow:hidden", "max-height:.5px;overflow-y:hidden"),
    *("text-indent:-5000px", "margin-left:-9999px", "clip-path:inset(50%)", "clip-path:circle(0)"),
    *("transform:scale(0)", "transform:translate(1px) scaleX(0)"),
    *("inline-size:0;overflow:clip", "block-size:calc(1px - 1px);overflow:hidden", "inset:0 0 0 -100vw;position:absolute"),
    *("clip-path:polygon(0 0,0 0)", "mask:linear-gradient(transparent,transparent)", "mask-image:url(#gone)"),
    *("transform:rotateY(180deg);backface-visibility:hidden", "transform:matrix(0,0,0,0,0,0)", "scale:0", "translate:-200vw"),
    "text-indent:100%;white-space:nowrap;overflow:hidden",
)  # fmt: skip
SEEN = (
    *("position:relative;left:-9px", "left:-9999px", "width:0", "overflow:hidden", "height:1%;overflow:hidden"),
    *(
        "text-indent:2em",
        "margin-left:-20px",
        "clip:rect(0,0,0,0)",
        "transform:scale(0.9)",
        "width:100px;overflow:hidden",
    ),
    *("height:auto;overflow:hidden", "color:red", "max-width:0"),
)


@pytest.mark.parametrize("style", UNSEEN)
def test_unseen(style: str) -> None:
    said = declarations(style)
    assert hides_box(said, BoxKind.BOX) or not shrinks(said, BoxKind.BOX)


@pytest.mark.parametrize("style", SEEN)
def test_seen(style: str) -> None:
    said = declarations(style)
    assert not hides_box(said, BoxKind.BOX) and shrinks(said, BoxKind.BOX) > 0.5


def test_what_stands_within_a_line_has_no_size_unless_it_is_a_box() -> None:
    for style in ("width:0;overflow:hidden", "text-indent:-999px"):
        assert not hides_box(declarations(style), BoxKind.IN_LINE) and not hides_box(declarations(style), BoxKind.PART)
    assert hides_box(declarations("clip-path:inset(50%)"), BoxKind.IN_LINE)
    assert shrinks(declarations("zoom:.1;scale:0"), BoxKind.IN_LINE) == 0.1
