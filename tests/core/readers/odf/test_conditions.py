"""Conditions as an ODS keeps them."""

import pytest

from core.readers.odf.conditions import conditions, place_of
from core.readers.odf.looks import OdtStyles
from core.readers.odf.number_inks import NumberInks
from core.readers.on_sheets.conditions import ConditionedLook, ConditionRule
from core.readers.safe_xml import parse

NAMES = (
    'xmlns:c="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:f="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
STYLES = OdtStyles(
    parse(
        f"<x {NAMES}><s:style s:name='W_5f_1' s:family='table-cell'><s:text-properties f:color='#ffffff'/></s:style>"
        "<s:style s:name='D' s:family='table-cell'><s:table-cell-properties f:background-color='#000000'/></s:style></x>".encode()
    )
)
WHITE = ConditionedLook("FFFFFF")


def rules(inner: str) -> list[ConditionRule]:
    reach = "c:target-range-address='Sheet.A1:Sheet.B2 Sheet.D4:Sheet.D4'"
    return [
        *conditions(
            parse(f"<t {NAMES}><c:conditional-format {reach}>{inner}</c:conditional-format></t>".encode()),
            STYLES,
            NumberInks(STYLES.roots),
        )
    ]


def rule(value: str, style: str = "W_1") -> ConditionRule:
    (one,) = rules(f"<c:condition c:apply-style-name='{style}' c:value='{value}' c:base-cell-address='Sheet.A1'/>")
    return one


@pytest.mark.parametrize(
    ("value", "kind", "operator", "formulas"),
    [
        ("=0", "cellIs", "equal", ("0",)),
        ("!=0", "cellIs", "notEqual", ("0",)),
        ("&lt;=5", "cellIs", "lessThanOrEqual", ("5",)),
        ("between(0,5)", "cellIs", "between", ("0", "5")),
        ("not-between(0,5)", "cellIs", "notBetween", ("0", "5")),
        ("formula-is([.B13]=0)", "expression", "", ("B13=0",)),
        ("duplicate", "duplicateValues", "", ("",)),
        ("is-error", "containsErrors", "", ("",)),
        ("top-elements(3)", "", "", ("3",)),
    ],
)
def test_rules(value: str, kind: str, operator: str, formulas: tuple[str, ...]) -> None:
    found = rule(value)
    assert (found.kind, found.operator, found.formulas, found.look, found.base) == (
        kind,
        operator,
        formulas,
        WHITE,
        (0, 0),
    )
    assert found.ranges == (((0, 0), (1, 1)), ((3, 3), (3, 3)))


def test_words_grounds_and_bars() -> None:
    assert rule('contains-text("无")').words == "无"
    assert rule("=0", "D").look == ConditionedLook(ground="000000")
    assert rules("<c:condition c:apply-style-name='none' c:value='=0'/>") == []
    assert rules("<c:data-bar c:show-value='false'/>")[0].look.figure_gone
    assert rules("<c:icon-set/>") == []


def test_places() -> None:
    assert place_of("$Sheet.$AB$12") == (11, 27)
    assert place_of("Sheet") is None and place_of("A0") is None
