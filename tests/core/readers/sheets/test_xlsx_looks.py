"""Styles of an XLSX."""

from core.readers.on_sheets.conditions import ConditionedLook
from core.readers.on_sheets.seen import PLAIN, CellFont
from core.readers.safe_xml import parse
from core.readers.sheets.xlsx_colours import XlsxColours
from core.readers.sheets.xlsx_looks import XlsxLooks, face, looks, runs_of, whole

STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>'
    '<fonts><font/><font><strike/><sz val="1"/><color rgb="FFFF0000"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><gradientFill/></fill></fills>'
    '<borders><border/><border><left style="thin"/></border></borders>'
    '<cellXfs><xf/><xf numFmtId="170" fontId="1" fillId="1" borderId="1"/><xf fillId="2"/><xf fillId="3" fontId="99"/></cellXfs>'
    '<dxfs><dxf><font><color rgb="FFFFFFFF"/></font><fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill>'
    '<numFmt numFmtId="1" formatCode="0"/></dxf></dxfs></styleSheet>'
)


def test_looks() -> None:
    found = looks(parse(STYLES.encode()))
    one = found.of("1")
    assert (one.framed, one.ground, one.face.struck, one.face.unshown, one.face.ink) == (
        True,
        "00FF00",
        True,
        True,
        "FF0000",
    )
    assert one.hides(3)
    assert [found.of(name).ground for name in ("0", "2", "3", "77", None)] == ["FFFFFF", "", "", "FFFFFF", "FFFFFF"]
    assert found.conditioned == (ConditionedLook("FFFFFF", "000000", "0"),)
    assert XlsxLooks(()).of("3").framed is False


def test_a_ground_that_goes_over_into_its_own_colour_is_plain() -> None:
    stops = '<stop position="{}"><color rgb="FF{}"/></stop>'
    fills = "".join(
        f"<fill><gradientFill>{stops.format(0, one)}{stops.format(1, other)}</gradientFill></fill>"
        for one, other in (("FFFFFF", "FFFEFF"), ("FFFFFF", "000000"))
    )
    formats = '<xf fillId="0"/><xf fillId="1"/>'
    found = looks(parse(f"<styleSheet><fills>{fills}</fills><cellXfs>{formats}</cellXfs></styleSheet>".encode()))
    assert [look.ground for look in found.looks] == ["FFFFFF", ""]


def test_runs_tell_of_their_own_font_or_have_that_of_the_cell() -> None:
    item = parse(
        b"<si><t>a</t><r><t>b</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r><rPh><t>x</t></rPh></si>"
    )
    assert runs_of(item, XlsxColours()) == (("a", PLAIN), ("b", PLAIN), ("1", CellFont(raised=True, told=True)))
    assert face(None, XlsxColours()) == PLAIN


def test_whole_numbers() -> None:
    assert [whole(text) for text in ("12", "", None, "x", "123456789")] == [12, 0, 0, 0, 0]


def test_a_frame_may_draw_a_line_across_its_cell() -> None:
    borders = (
        '<border diagonalUp="1"><left/><diagonal style="thin"/></border><border diagonalDown="true"><diagonal/></border>'
        '<border><diagonal style="thin"/></border>'
    )
    formats = "".join(f'<xf borderId="{number}"/>' for number in range(3))
    found = looks(parse(f"<styleSheet><borders>{borders}</borders><cellXfs>{formats}</cellXfs></styleSheet>".encode()))
    assert [look.slashed for look in found.looks] == [True, False, False]
    assert found.looks[0].strokes("12") and not found.looks[0].strokes("项目") and not found.looks[1].strokes("12")
