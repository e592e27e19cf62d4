"""Boxes of a page in which nobody sees anything, and those that look alike and show their words."""

import pytest

from core.readers.html.rules import declarations
from core.readers.html.unseen_boxes import hides_box

UNSEEN = (
    *("position:absolute;left:-9999px", "position:fixed;top:-40em", "position:absolute;clip:rect(1px,1px,1px,1px)"),
    *("width:0;overflow:hidden", "height:0px;overflow:hidden", "max-height:.5px;overflow-y:hidden"),
    *("text-indent:-5000px", "margin-left:-9999px", "clip-path:inset(50%)", "clip-path:circle(0)"),
    *("transform:scale(0)", "transform:translate(1px) scaleX(0)"),
)
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
    assert hides_box(declarations(style), within_line=False)


@pytest.mark.parametrize("style", SEEN)
def test_seen(style: str) -> None:
    assert not hides_box(declarations(style), within_line=False)


def test_what_stands_within_a_line_has_no_size_unless_it_is_a_box() -> None:
    for style in ("width:0;overflow:hidden", "text-indent:-999px"):
        assert not hides_box(declarations(style), within_line=True)
        for box in ("display:inline-block", "float:left", "position:absolute"):
            assert hides_box(declarations(f"{style};{box}"), within_line=True)
