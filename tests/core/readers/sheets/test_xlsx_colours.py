"""Colours of workbooks."""

import pytest

from core.readers.safe_xml import parse
from core.readers.sheets.xlsx_colours import XlsxColours

THEME = parse(
    b'<t><clrScheme><dk1><sysClr lastClr="111111"/></dk1><lt1><sysClr lastClr="FEFEFE"/></lt1><lt2/>'
    b'<accent1><srgbClr val="4f81bd"/></accent1></clrScheme></t>'
)


@pytest.mark.parametrize(
    ("told", "colour"),
    [
        ('rgb="FF12ab34"', "12AB34"),
        ('indexed="9"', "FFFFFF"),
        ('indexed="63"', "333333"),
        ('indexed="65"', "FFFFFF"),
        ('indexed="66"', ""),
        ('theme="0"', "FEFEFE"),
        ('theme="1"', "111111"),
        ('theme="2"', ""),
        ('theme="4"', "4F81BD"),
        ('theme="99"', ""),
        ('theme="x"', ""),
        ('auto="1"', ""),
        ('rgb="FF000000" tint="0.5"', "000000"),
        ('theme="1" tint="1"', "FFFFFF"),
        ('theme="0" tint="-1"', "000000"),
        ('theme="0" tint="x"', "FEFEFE"),
    ],
)
def test_colours(told: str, colour: str) -> None:
    assert XlsxColours(None, THEME).of(parse(f"<color {told}/>".encode())) == colour


def test_a_palette_of_its_own_and_no_theme() -> None:
    styles = parse(b'<s><colors><indexedColors><rgbColor rgb="00ABCDEF"/></indexedColors></colors></s>')
    own = XlsxColours(styles)
    assert own.of(parse(b'<color indexed="0"/>')) == "ABCDEF"
    assert own.of(parse(b'<color theme="0" tint="-0.5"/>')) in ("7F7F7F", "808080")
    assert own.of(None) == ""
