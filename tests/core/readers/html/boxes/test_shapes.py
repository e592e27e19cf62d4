"""Shapes of boxes, by what is said of them."""

import pytest

from core.readers.html.boxes.shapes import PLAIN_SHAPE, Laid, Shape, shape_of
from core.readers.html.rules import declarations


def shape(style: str, tag: str = "span") -> Shape:
    return shape_of(tag, declarations(style))


@pytest.mark.parametrize(
    ("style", "made"),
    [
        ("float:right", Shape(side="right")),
        ("display:block", Shape(block=True)),
        ("display:inline", Shape(block=False)),
        ("display:inline-block", Shape(block=False, inline_box=True)),
        ("display:flex", Shape(block=True, lays=Laid.ROW)),
        ("display:flex;flex-direction:row-reverse", Shape(block=True, lays=Laid.ROW_BACK)),
        ("display:flex;flex-flow:column-reverse wrap", Shape(block=True, lays=Laid.LINES_BACK)),
        ("display:flex;flex-flow:column wrap-reverse", Shape(block=True, lays=Laid.LINES)),
        ("display:grid;gap:4px", Shape(block=True, lays=Laid.LINES, apart=True)),
        ("display:flex;justify-content:space-around", Shape(block=True, lays=Laid.ROW, apart=True)),
        ("order:-2", Shape(order=-2)),
        ("display:table-cell", Shape(role="td")),
        ("display:table", Shape(block=True, role="table")),
        ("position:absolute", Shape(moved=True)),
        ("position:relative;left:3px", Shape(moved=True)),
        ("margin:0 0 0 -1em", Shape(moved=True)),
        ("margin-right:-.5em", Shape(moved=True)),
        ("transform:translateX(9px);display:inline-block", Shape(block=False, inline_box=True, moved=True)),
        ("transform:translateX(9px)", PLAIN_SHAPE),
        ("transform:translateY(9px);display:inline-block", Shape(block=False, inline_box=True)),
        ("transform:rotate(180deg)", Shape(turned=True)),
        ("transform:scaleX(-1)", Shape(turned=True)),
        ("rotate:180deg", Shape(turned=True)),
    ],
)
def test_shapes(style: str, made: Shape) -> None:
    assert shape(style) == made


@pytest.mark.parametrize(
    "style",
    [
        *("color:red", "float:none", "position:relative;top:3px", "position:relative;left:0", "margin:0 auto", "order:x"),
        *("transform:rotate(90deg)", "margin-top:-4px", "margin:-4px 0", "position:static;left:9px", "flex-direction:row-reverse"),
    ],
)  # fmt: skip
def test_what_makes_no_difference(style: str) -> None:
    assert shape(style) is PLAIN_SHAPE


def test_real_tables_keep_their_parts() -> None:
    assert shape("display:table-cell", "td") is PLAIN_SHAPE
    assert shape("display:block", "td").block is None
