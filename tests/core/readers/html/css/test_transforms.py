"""What transforms make of a box; all of it was compared with what Chromium shows."""

import pytest

from core.readers.html.css.declarations import styles
from core.readers.html.css.transforms import NO_TRANSFORM, transform_of


@pytest.mark.parametrize(
    ("style", "smallest"),
    [
        ("transform:scale(0)", 0),
        ("transform:scale(.5, 2)", 0.5),
        ("transform:scaleX(.1) scaleY(10)", 0.1),
        ("transform:scale(.1) scale(.1)", 0.01),
        ("transform:matrix(0,0,0,0,0,0)", 0),
        ("transform:matrix(0,1,-1,0,0,0)", 1),
        ("transform:rotate(90deg)", 1),
        ("transform:rotateX(90deg)", 0),
        ("transform:rotateY(60deg)", 0.5),
        ("transform:rotate3d(1,0,0,90deg)", 0),
        ("rotate:y 90deg", 0),
        ("rotate:.25turn", 1),
        ("scale:1 0", 0),
        ("scale:50%", 0.5),
        ("transform:translateX(9px)", 1),
        ("transform:skewX(45deg)", 0.618),
        ("transform:none", 1),
        ("transform:what(3)", 1),
        ("transform:scale3d(1,.2,5)", 0.2),
        ("transform:scaleZ(0)", 1),
    ],
)
def test_how_small(style: str, smallest: float) -> None:
    assert transform_of(styles(style)[0]).smallest == pytest.approx(smallest, abs=1e-3)


@pytest.mark.parametrize(
    ("style", "turned"),
    [
        ("transform:rotate(180deg)", True),
        ("transform:rotate(3.14rad)", True),
        ("transform:scaleX(-1)", True),
        ("transform:scale(-1)", True),
        ("transform:rotateY(180deg)", True),
        ("rotate:180deg", True),
        ("scale:-1 1", True),
        ("transform:rotate(90deg) rotate(90deg)", True),
        ("transform:scaleX(-1) scaleX(-1)", False),
        ("transform:rotate(90deg)", False),
        ("transform:rotate(360deg)", False),
        ("transform:scaleY(-1)", False),
    ],
)
def test_turned(style: str, turned: bool) -> None:
    assert transform_of(styles(style)[0]).turned is turned


@pytest.mark.parametrize(
    ("style", "far"),
    [
        ("transform:translate(3px, -40px)", 40),
        ("translate:-2em", 20),
        ("transform:translateY(7px)", 7),
        ("transform:scale(2) translateX(5px)", 10),
        ("transform:matrix(1,0,0,1,-9,0)", 9),
        ("transform:translate(-50%,-50%)", 0),
    ],
)
def test_shifted(style: str, far: float) -> None:
    assert transform_of(styles(style)[0], em=10).shift == pytest.approx(far)


def test_what_is_beyond_all_measure() -> None:
    far = transform_of(styles("transform:" + "matrix(1e99,1e99,-1e99,1e99,1e99,0) " * 9)[0])
    assert far.smallest > 1 and far.shift > 1e6


def test_back_sides_and_nothing() -> None:
    assert transform_of(styles("transform:rotateY(180deg)")[0]).back
    assert not transform_of(styles("transform:rotateY(180deg) rotateX(180deg)")[0]).back
    assert transform_of({}) is NO_TRANSFORM
