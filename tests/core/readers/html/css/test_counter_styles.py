"""Numbers of lists and counters are written as a browser writes them."""

import pytest

from core.readers.html.css.counter_styles import Numberings, declared
from tests.helpers.places import DATA

_LINES = (DATA / "list_markers.txt").read_text("utf-8").splitlines()[1:]
STYLES = [tuple(line.split("\t")) for line in _LINES]


@pytest.mark.parametrize(("style", "text", "told"), STYLES, ids=[style for style, _, _ in STYLES])
def test_as_a_browser_writes_it(style: str, text: str, told: str) -> None:
    ways = Numberings()
    if text:
        ways.own["z"] = declared(text)
    pairs = (pair.split("=", 1) for pair in told.split(" | "))
    wrong = {}
    for number, marker in pairs:
        found = ways.marker(int(number), "z" if text else style)
        if found != (marker if any(map(str.isalnum, marker)) else ""):
            wrong[number] = (found, marker)
    # What the Japanese write before numbers below nothing, and above ten thousand, no list here has.
    if style == "japanese-informal":
        wrong = {number: pair for number, pair in wrong.items() if 0 < int(number) < 10_000}
    assert not wrong


def test_ways_that_extend_each_other_end() -> None:
    ways = Numberings()
    ways.own = {"a": declared("system:extends b"), "b": declared("system:extends a"), "c": declared("fallback:c")}
    assert ways.marker(3, "a") == "3." and ways.marker(3, "c") == "3."


def test_what_is_long_is_written_in_digits() -> None:
    ways = Numberings()
    ways.own = {"x": declared("system:symbolic;symbols:x"), "v": declared("system:additive;additive-symbols:1 I")}
    assert ways.numeral(999_999, "x") == "999999" == ways.numeral(999_999, "v")
    assert ways.numeral(3, "disc") == ""


def test_numbers_above_ten_thousand() -> None:
    assert Numberings().numeral(20_305, "simp-chinese-informal") == "二万零三百零五"
    assert Numberings().numeral(120_000, "simp-chinese-informal") == "十二万"
