"""Formats of an ODS that colour their numbers."""

import pytest

from core.readers.odf.looks import OdtStyles
from core.readers.odf.number_inks import NumberInks
from core.readers.safe_xml import parse
from tests.helpers.makers.odt_maker import NAMES

_SPACE = 'xmlns:n="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'


def _map(condition: str, name: str) -> str:
    return f'<style:map style:condition="{condition}" style:apply-style-name="{name}"/>'


def _ink(own: str, number: float, named: str = "A") -> str:
    white, red = (f'<style:text-properties fo:color="#{colour}"/>' for colour in ("FFFFFF", "ff0000"))
    styles = (
        f'<n:number-style style:name="A">{own}</n:number-style><n:number-style style:name="W">{white}</n:number-style>'
        f'<n:number-style style:name="R">{red}</n:number-style>'
        f'<style:style style:name="c" style:family="table-cell" style:data-style-name="{named}"/>'
        '<style:style style:name="d" style:family="table-cell" style:parent-style-name="c"/>'
    )
    root = parse(f"<office:document {NAMES} {_SPACE}>{styles}</office:document>".encode())
    inks = NumberInks([root])
    assert inks.any
    return inks.ink(OdtStyles(root).chain("table-cell", "d"), number)


@pytest.mark.parametrize(
    ("condition", "below", "at", "above"),
    [
        ("value()=5", "", "ffffff", ""),
        ("value()&lt;&gt;5", "ffffff", "", "ffffff"),
        ("value()!=5", "ffffff", "", "ffffff"),
        ("value()&lt;5", "ffffff", "", ""),
        ("value()&lt;=5", "ffffff", "ffffff", ""),
        ("value()&gt;5.0", "", "", "ffffff"),
        ("value()&gt;= 5", "", "ffffff", "ffffff"),
        ("cell-content()=5", "", "", ""),
    ],
)
def test_the_format_that_a_number_leads_to(condition: str, below: str, at: str, above: str) -> None:
    own = _map(condition, "W")
    assert [_ink(own, number) for number in (4, 5, 6)] == [below, at, above]


def test_the_first_that_holds_and_one_that_is_missing() -> None:
    assert _ink(_map("value()&gt;0", "R") + _map("value()&gt;=0", "W"), 1) == "ff0000"
    assert _ink(_map("value()&gt;0", "?"), 1) == ""
    assert _ink("", 1) == "" and _ink("", 1, "?") == ""


def test_formats_that_lead_to_each_other_end() -> None:
    assert _ink(_map("value()&gt;0", "A"), 1) == ""


def _code(*styles: str, named: str = "A") -> str:
    cell = f'<style:style style:name="c" style:family="table-cell" style:data-style-name="{named}"/>'
    root = parse(f"<office:document {NAMES} {_SPACE}>{''.join(styles)}{cell}</office:document>".encode())
    return NumberInks([root]).code(OdtStyles(root).chain("table-cell", "c"))


def test_formats_that_show_nothing_of_some_numbers() -> None:
    nothing = '<n:number-style style:name="N"><n:text> </n:text></n:number-style>'
    shown = '<n:number-style style:name="S"><n:number n:decimal-places="0"/></n:number-style>'
    maps = _map("value()&gt;0", "S") + _map("value()&lt;0", "S")
    assert _code(nothing, named="N") == ";;;@"
    assert _code(shown, named="S") == "" and _code(shown, named="X") == ""
    hides_zero = f'<n:text-style style:name="A"><n:text/>{maps}{_map("value()=0", "N")}</n:text-style>'
    assert _code(nothing, shown, hides_zero) == "0;-0;;@"
    dash = '<n:number-style style:name="A"><n:text>-</n:text></n:number-style>'
    assert _code(dash) == ""


@pytest.mark.parametrize(
    ("named", "inside", "as_is"),
    [
        ("", "", True),
        ("A", '<n:number n:decimal-places="0"/>', True),
        ("A", '<n:number n:display-factor="1000"/>', False),
        ("A", "<n:text>约</n:text><n:number/>", False),
        ("A", "<n:number/><n:text>0</n:text>", False),
        ("A", '<n:number><n:embedded-text n:position="1">-</n:embedded-text></n:number>', False),
        ("A", "<n:number/>" + _map("value()&gt;5", "A"), False),
        ("not there", "", False),
    ],
)
def test_formats_that_show_a_number_as_it_is(named: str, inside: str, as_is: bool) -> None:
    style = f'<style:style style:name="c" style:family="table-cell" style:data-style-name="{named}"/>'
    made = f'<n:number-style style:name="A">{inside}</n:number-style>{style}'
    root = parse(f"<office:document {NAMES} {_SPACE}>{made}</office:document>".encode())
    assert NumberInks([root]).shows_as_is(OdtStyles(root).chain("table-cell", "c")) is as_is
