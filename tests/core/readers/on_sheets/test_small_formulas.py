"""Small formulas, as conditions are made of them."""

import pytest

from core.readers.on_sheets.small_formulas import CellValue, Unknown, reckoned

CELLS: dict[tuple[int, int], CellValue] = {(0, 0): 3.0, (0, 1): "甲", (1, 0): 0.0, (1, 1): "#N/A", (2, 0): " "}


def value(formula: str, moved: tuple[int, int] = (0, 0)) -> CellValue:
    return reckoned(formula, CELLS, (4, 2), moved)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("A1=3", 1.0),
        ("=A1<>3", 0.0),
        ("1+2*3-4/2", 5.0),
        ("-(2+1)", -3.0),
        ("50%", 0.5),
        ("A1>=3", 1.0),
        ("A1<B1", 1.0),
        ('B1="甲"', 1.0),
        ('"a""b"', 'a"b'),
        ("A1&B1", "3甲"),
        ("C9=0", 1.0),
        ('C9=""', 1.0),
        ("TRUE", 1.0),
        ("FALSE()", 0.0),
        ("AND(A1>1,NOT(A2>1))", 1.0),
        ("OR(A1=0;A2=0)", 1.0),
        ("IF(A1,2,1)", 2.0),
        ("IF(A2,2)", 0.0),
        ("LEN(TRIM(A3))", 0.0),
        ("ISBLANK(C9)", 1.0),
        ("ISNUMBER(B1)", 0.0),
        ("ISTEXT(B1)", 1.0),
        ("ISERROR(B2)", 1.0),
        ("ISNA(B2)", 1.0),
        ("MOD(ROW(),2)", 1.0),
        ("COLUMN()", 3.0),
        ("INT(2.5)+ABS(-1)+N(B1)", 3.0),
        ("1.5e1", 15.0),
    ],
)
def test_values(formula: str, result: CellValue) -> None:
    assert value(formula) == result


def test_places_move_with_the_cell_but_for_those_held() -> None:
    assert value("A1", (1, 0)) == 0.0
    assert value("A1", (0, 1)) == "甲"
    assert value("$A1", (0, 1)) == 3.0
    assert value("A$1", (1, 1)) == "甲"
    assert value("$A$1", (7, 7)) == 3.0


@pytest.mark.parametrize(
    "formula",
    [
        *("VLOOKUP(A1,B:C,2)", "SUM(A1:A3)", "Sheet2!A1=1", "1/0", "\"x\"+1", "A1=", "(1", "1)", "{1}", "AND", "LEN()", "MOD(1,0)"),
        *("", "ROW(A1)", "(" * 200, "1" * 400, "a b"),
    ],
)  # fmt: skip
def test_what_is_more_is_unknown(formula: str) -> None:
    with pytest.raises(Unknown):
        value(formula)
