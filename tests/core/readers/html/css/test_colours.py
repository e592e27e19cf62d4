"""Colours in every notation are what a browser paints."""

import pytest

from core.readers.html.css.colours import BLACK, CLEAR, colour, digits, legacy, of_digits, over
from tests.helpers.places import DATA

_LINES = (DATA / "colours.txt").read_text("utf-8").splitlines()[1:]
PAINTED = [tuple(map(str.strip, line.split("|"))) for line in _LINES]
_STEP = 3  # of 255: browsers round


@pytest.mark.parametrize(("written", "painted"), PAINTED, ids=[written for written, _ in PAINTED])
def test_as_a_browser_paints_it(written: str, painted: str) -> None:
    found = colour(written)
    if not painted:
        assert found is None
        return
    assert found is not None
    wanted, alpha = painted.split()
    assert abs(255 * found[3] - int(alpha)) < 1
    if int(alpha) > 10:  # what is clear has no colour
        assert all(abs(a - b) <= _STEP for a, b in zip(found[:3], bytes.fromhex(wanted), strict=True))


def test_there_are_many() -> None:
    assert len(PAINTED) > 100
    assert sum(not painted for _, painted in PAINTED) > 3


def test_in_terms_of_others() -> None:
    red = of_digits("ff0000")
    assert colour("currentcolor", red) == red and colour("transparent") == CLEAR
    assert digits(over((0, 0, 0, 0.5), of_digits("ffffff"))) == "808080"
    assert digits(over(BLACK, of_digits("ffffff"), 0.0)) == "ffffff"
    assert legacy("FFF") == "#fff" and legacy("Red") == "red" and legacy("#abcdef") == "#abcdef"


@pytest.mark.parametrize("space", ["lab(", "oklab(", "color(a98-rgb ", "color(rec2020 ", "color(xyz ", "lch("])
def test_what_is_beyond_all_measure(space: str) -> None:
    for parts in ("calc(1e99*1e99*1e99) 1e99 -1e99", "-1e99 1e99 1e99"):
        assert colour(f"{space}{parts})") is not None


def test_what_is_nested_without_end() -> None:
    assert colour("color-mix(in srgb," * 50 + "red,red)" * 50) is None
