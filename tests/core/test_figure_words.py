"""One vocabulary of units and of marks for nothing, whichever way a figure comes in."""

import pytest

from core.figure_words import COUNT_UNITS, NOTHING_WORDS, PER_WAN, says_nothing
from core.forms.spec import Kind
from core.matching.figures import read_cell as imported
from core.matching.paste.plan import read_cell as pasted
from core.notes import NoteCode
from core.report.numbers import NotANumber, parse_typed
from core.report.phrases import words

MARKS = ("/", "／", "//", "\\", "-", "－", "--", "—", "——", "―", "_", "*", "~", "（无）", "无。", " 无 ", "－ －")


@pytest.mark.parametrize("text", [*MARKS, *NOTHING_WORDS])
def test_nothing_is_nothing_at_every_door(text: str) -> None:
    assert says_nothing(text)
    assert (imported(text, Kind.COUNT).value, imported(text, Kind.COUNT).code) == (None, NoteCode.MARK)
    assert pasted(text, Kind.COUNT) is None
    with pytest.raises(NotANumber, match="没有发生的填0，不适用的填“/”，还没有数据的留空白"):
        parse_typed(text, Kind.COUNT)  # one who types decides between 0 and blank


@pytest.mark.parametrize("text", ["", " ", "0", "-1", "无锡", "没有现成信息需要另行制作", "1-2", "件", "（）"])
def test_and_nothing_else_is(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.CHANGE])
@pytest.mark.parametrize("unit", COUNT_UNITS)
def test_units_of_counts(unit: str, kind: Kind) -> None:
    for text in (f"12{unit}", f"１２ {unit}"):
        assert parse_typed(text, kind) == pasted(text, kind) == imported(text, kind).value == 12


@pytest.mark.parametrize("unit", PER_WAN)
def test_units_of_money(unit: str) -> None:
    """An import converts and says so; who types or pastes is asked to."""
    assert imported(f"30{unit}", Kind.MONEY).value == 30 * PER_WAN[unit]
    for read in (parse_typed, pasted):
        if unit == "万元":
            assert read(f"30{unit}", Kind.MONEY) == 30
        else:
            with pytest.raises(NotANumber, match="单位是万元"):
                read(f"30{unit}", Kind.MONEY)


def test_texts_count_in_the_same_units() -> None:
    assert {*words.UNITS.split("|"), *words.LOOSE_UNITS.split("|")} <= {*COUNT_UNITS}
