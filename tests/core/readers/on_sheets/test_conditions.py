"""Conditions under which cells look otherwise."""

import pytest

from core.notes import NoteCode
from core.readers.on_sheets.conditions import ConditionedLook, ConditionRule, ConditionRules, shows
from core.readers.on_sheets.small_formulas import CellValue

WHITE, RED = ConditionedLook(ink="FFFFFF"), ConditionedLook(ink="FF0000")
CELLS: dict[tuple[int, int], CellValue] = {(0, 0): 0.0, (1, 0): 5.0, (2, 0): "无", (3, 0): "#REF!", (4, 0): 5.0}
WHOLE = (((0, 0), (9, 0)),)


def rule(
    kind: str, operator: str = "", *formulas: str, words: str = "", look: ConditionedLook = WHITE
) -> ConditionRule:
    return ConditionRule(WHOLE, kind, look, operator, formulas, words)


def hit(one: ConditionRule) -> str:
    rules = ConditionRules((one,), CELLS)
    return "".join(str(row) for row in range(6) if rules.look((row, 0), lambda _: True) == WHITE)


@pytest.mark.parametrize(
    ("one", "rows"),
    [
        (rule("cellIs", "equal", "0"), "05"),
        (rule("cellIs", "equal", '"无"'), "2"),
        (rule("cellIs", "notEqual", "5"), "0235"),
        (rule("cellIs", "lessThan", "1"), "05"),
        (rule("cellIs", "greaterThanOrEqual", "5"), "1234"),
        (rule("cellIs", "between", "1", "9"), "14"),
        (rule("cellIs", "notBetween", "9", "1"), "0235"),
        (rule("containsBlanks"), "5"),
        (rule("notContainsBlanks"), "01234"),
        (rule("containsErrors"), "3"),
        (rule("notContainsErrors"), "01245"),
        (rule("duplicateValues"), "14"),
        (rule("uniqueValues"), "023"),
        (rule("containsText", words="无"), "2"),
        (rule("beginsWith", words="#"), "3"),
        (rule("endsWith", words="!"), "3"),
        (rule("notContainsText", words="5"), "0235"),
        (rule("expression", "", "A1=0"), "05"),
        (rule("expression", "", "$A$2=5"), "012345"),
        (rule("always"), "012345"),
    ],
)
def test_what_holds(one: ConditionRule, rows: str) -> None:
    assert hit(one) == rows


def test_the_more_urgent_rule_wins() -> None:
    both = ConditionRules(
        (rule("always", look=RED), rule("always", look=ConditionedLook("FFFFFF", struck=True))), CELLS
    )
    assert both.look((0, 0), lambda _: False) == ConditionedLook("FF0000", struck=True)
    last = ConditionRule(WHOLE, "always", RED, last=True)
    assert ConditionRules((last, rule("always")), CELLS).look((0, 0), lambda _: False) == RED
    assert both.look((0, 9), lambda _: False) == ConditionedLook()


@pytest.mark.parametrize(
    "one", [rule("top10"), rule("cellIs", "equal"), rule("cellIs", "like", "1"), rule("expression")]
)
def test_what_is_unknown_matters_only_where_it_hides(one: ConditionRule) -> None:
    rules = ConditionRules((one,), CELLS)
    assert rules.look((0, 0), lambda _: True) is None
    assert rules.look((0, 0), lambda _: False) == ConditionedLook()


@pytest.mark.parametrize(
    ("made", "seen"),
    [
        (ConditionedLook(ink="000000"), True),
        (ConditionedLook(ground="1F497D"), True),
        (ConditionedLook(), False),
        (ConditionedLook(ink="FFFFFF"), False),
        (ConditionedLook(ink="000000", struck=True), False),
        (ConditionedLook(ink="000000", figure_gone=True), False),
    ],
)
def test_a_look_may_show_white_words(made: ConditionedLook, seen: bool) -> None:
    assert shows(made, "FFFFFF", "FFFFFF") is seen
    assert not shows(made, "000000", "FFFFFF")


def test_a_condition_whose_format_shows_nothing() -> None:
    rule = ConditionRule((((0, 0), (9, 9)),), "cellIs", ConditionedLook(code="0;-0;;@"), "lessThan", ("5",))
    rules = ConditionRules((rule,), {(0, 0): 0.0, (0, 1): 3.0, (0, 2): "甲"})
    assert rules.seen("0", (), (0, 0), "000000", "FFFFFF") == ("", ((NoteCode.HIDDEN, "0"),))
    assert rules.seen("3", (), (0, 1), "000000", "FFFFFF") == ("3", ())
    assert rules.seen("甲", (), (0, 2), "000000", "FFFFFF") == ("甲", ())


def test_a_bar_in_the_place_of_a_number_leaves_words() -> None:
    rules = ConditionRules((rule("always", look=ConditionedLook(figure_gone=True)),), CELLS)
    assert rules.seen("5", (), (1, 0), "", "ffffff") == ("", ((NoteCode.HIDDEN, "5"),))
    assert rules.seen("无", (), (2, 0), "", "ffffff") == ("无", ())
    nothing = ConditionRules((rule("always", look=ConditionedLook(gone=True)),), CELLS)
    assert nothing.seen("无", (), (2, 0), "", "ffffff") == ("", ((NoteCode.HIDDEN, "无"),))
