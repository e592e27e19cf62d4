"""The conditions of Excel 2003 XML: ranges, formulas that name cells by number, looks told as a page tells them."""

import pytest

from core.readers.on_sheets.conditions import ConditionedLook
from core.readers.safe_xml import parse
from core.readers.sheets.excel_2003_conditions import conditions, in_letters

_SPACE = "urn:schemas-microsoft-com:office:excel"
_WHITE = "<Format Style='color:#FFFFFF'/>"


def _sheet(*conditions: str, reach: str = "R2C3") -> str:
    inner = "".join(f"<Condition>{one}</Condition>" for one in conditions)
    group = f"<ConditionalFormatting xmlns='{_SPACE}'><Range>{reach}</Range>{inner}</ConditionalFormatting>"
    return f"<Worksheet>{group}</Worksheet>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("RC=0", "C2=0"),
        ("R[-1]C[2]>R1C1", "E1>$A$1"),
        ("R5C", "C$5"),
        ("RC5+RC[24]", "$E2+AA2"),
        ("SUM(RC)>1", "SUM(C2)>1"),
        ('RC="RC"', 'C2="RC"'),
        ("R[-2]C", "R[-2]C"),
        ("ARC(1)", "ARC(1)"),
        ("RC[16382]", "RC[16382]"),
    ],
)
def test_cells_that_are_named_by_number(formula: str, shown: str) -> None:
    assert in_letters(formula, (1, 2)) == shown


@pytest.mark.parametrize(
    ("reach", "ranges"),
    [
        ("R2C3", [((1, 2), (1, 2))]),
        ("R2C3:R4C5, R9C1", [((1, 2), (3, 4)), ((8, 0), (8, 0))]),
        ("C2", [((0, 1), (1_048_575, 1))]),
        ("R3:R4", [((2, 0), (3, 16_383))]),
    ],
)
def test_where_a_rule_holds(reach: str, ranges: list[object]) -> None:
    (rule,) = conditions(parse(_sheet(f"<Value1>RC=0</Value1>{_WHITE}", reach=reach).encode()))
    assert list(rule.ranges) == ranges and rule.last and rule.kind == "expression"


@pytest.mark.parametrize(
    ("style", "look"),
    [
        ("color:white", ConditionedLook(ink="FFFFFF")),
        ("color: #00ff7F ;background:silver", ConditionedLook("00FF7F", "C0C0C0")),
        ("background:black;mso-pattern:gray-50 none", ConditionedLook(ground="000000")),
        ("text-line-through:single", ConditionedLook(struck=True)),
    ],
)
def test_looks(style: str, look: ConditionedLook) -> None:
    compared = f"<Qualifier>Between</Qualifier><Value1>0</Value1><Value2>5</Value2><Format Style='{style}'/>"
    (rule,) = conditions(parse(_sheet(compared).encode()))
    assert (rule.look, rule.kind, rule.operator, rule.formulas) == (look, "cellIs", "between", ("0", "5"))


@pytest.mark.parametrize(
    "sheet",
    [
        "<Worksheet/>",
        _sheet("<Value1>RC=0</Value1><Format Style='font-style:italic'/>"),
        _sheet("<Value1>RC=0</Value1>"),
        _sheet(f"<Value1>RC=0</Value1>{_WHITE}", reach="Sheet9"),
        _sheet(f"<Value1>RC=0</Value1>{_WHITE}", reach=""),
    ],
)
def test_rules_that_change_nothing_are_none(sheet: str) -> None:
    assert conditions(parse(sheet.encode())) == ()
