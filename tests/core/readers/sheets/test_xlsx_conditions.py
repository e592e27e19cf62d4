"""Conditions as an XLSX keeps them."""

from core.readers.on_sheets.conditions import ConditionedLook
from core.readers.safe_xml import parse
from core.readers.sheets.xlsx_conditions import conditions, place_of, ruled
from core.readers.sheets.xlsx_looks import XlsxLooks

WHITE = ConditionedLook(ink="FFFFFF")
LOOKS = XlsxLooks((), (WHITE, ConditionedLook()))


def sheet(inner: str) -> bytes:
    return f"<worksheet xmlns:xm='m'>{inner}</worksheet>".encode()


def test_rules_by_urgency() -> None:
    one = '<cfRule type="cellIs" dxfId="1" priority="2" operator="equal"><formula>0</formula></cfRule>'
    two = '<cfRule type="expression" dxfId="0" priority="1" stopIfTrue="1"><formula>A1=1</formula></cfRule>'
    root = parse(sheet(f'<conditionalFormatting sqref="A1:B2 D4 x">{one}{two}</conditionalFormatting>'))
    first, second = conditions(root, LOOKS)
    assert (first.kind, first.look, first.formulas, first.last) == ("expression", WHITE, ("A1=1",), True)
    assert (second.operator, second.look) == ("equal", ConditionedLook())
    assert first.ranges == (((0, 0), (1, 1)), ((3, 3), (3, 3)))


def test_none_where_nothing_changes() -> None:
    rule = '<cfRule type="expression" dxfId="1" priority="1"><formula>1</formula></cfRule>'
    unknown = '<cfRule type="expression" dxfId="77" priority="1"><formula>1</formula></cfRule>'
    root = parse(sheet(f'<conditionalFormatting sqref="A1">{rule}{unknown}</conditionalFormatting>'))
    assert conditions(root, LOOKS) == ()


def test_bars_and_rules_of_newer_programs() -> None:
    bar = '<cfRule type="dataBar" priority="3"><dataBar showValue="0"/></cfRule>'
    new = "<cfRule type='expression' priority='4'><xm:f>A1&gt;0</xm:f><dxf><font><color rgb='FFFFFFFF'/></font></dxf></cfRule>"
    root = parse(
        sheet(
            f'<conditionalFormatting sqref="A1">{bar}</conditionalFormatting>'
            f"<ext><conditionalFormatting>{new}<xm:sqref>B1:B9</xm:sqref></conditionalFormatting></ext>"
        )
    )
    first, second = conditions(root, LOOKS)
    assert first.kind == "always" and first.look.figure_gone
    assert second.formulas == ("A1>0",) and second.look == WHITE and second.reaches((8, 1))


def test_what_cells_hold() -> None:
    cells = (
        '<c r="A1"><v>3</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>甲</t></is></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1"/><c r="G1"><v>x</v></c><c><v>1</v></c>'
    )
    found = ruled((), parse(sheet(cells)), {1: "乙"}).cells
    assert found == {(0, 0): 3.0, (0, 1): "乙", (0, 2): "甲", (0, 3): 1.0, (0, 4): "#N/A", (0, 6): "x"}


def test_places() -> None:
    assert place_of("$AB$12") == (11, 27)
    assert place_of("A0") is None and place_of("A") is None
