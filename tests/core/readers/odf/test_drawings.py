"""What is drawn in an OpenDocument text strikes or covers words, or only parts the page."""

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.notes import NoteCode
from core.readers.left_out import SLANTED
from core.readers.odf import text
from core.readers.odf.drawings import ends_of_shape, form_of, turn_of
from tests.helpers.makers.odt_maker import NAMES, odt, par, table
from tests.helpers.makers.odt_maker import cell as cell_of

NS = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
ENDS = 'svg:x1="0cm" svg:y1="0.2cm" svg:x2="1cm" svg:y2="{}"'
LONG = 'svg:x1="0cm" svg:y1="0.2cm" svg:x2="15cm" svg:y2="0.2cm"'
OPEN_PATH = '<draw:enhanced-geometry draw:type="ooxml-non-primitive" draw:enhanced-path="M 0 50 L 30 10 60 90 N"/>'
SIZE = 'draw:style-name="{}" svg:width="1cm" svg:height="{}"'
GEOMETRY = '<draw:enhanced-geometry draw:type="{}"/>'
CLEAR = (
    '<style:style style:name="clear" style:family="graphic"><style:graphic-properties draw:fill="none"/></style:style>'
)


@pytest.mark.parametrize(
    ("shape", "in_cell", "in_text"),
    [
        (f"<draw:line {NS} {ENDS.format('0.2cm')}/>", "线条", "线条（甲）"),
        (f"<draw:line {NS} {LONG}/>", "线条", ""),
        (f"<draw:line text:anchor-type='as-char' {NS} {ENDS.format('0.2cm')}/>", "线条", ""),
        (f"<draw:connector {NS} {ENDS.format('0.9cm')}/>", "图形", ""),
        (f"<draw:connector draw:type='line' {NS} {ENDS.format('0.9cm')}/>", "斜线", "斜线"),
        (f"<draw:polyline {NS} {SIZE.format('', '1cm')}/>", "图形", "图形"),
        (f"<draw:path svg:d='M0 0L9 9Z' {NS} {SIZE.format('clear', '1cm')}/>", "图形", ""),
        (f"<draw:line {NS} {ENDS.format('0.9cm')}/>", "斜线", "斜线"),
        (f"<draw:rect {NS} {SIZE.format('', '1cm')}/>", "色块", "色块"),
        (f"<draw:rect {NS} {SIZE.format('clear', '1cm')}/>", "图形", ""),
        (f"<draw:rect {NS} {SIZE.format('', '0.02cm')}/>", "线条", "线条"),
        (f"<draw:rect {NS} {SIZE.format('', '0.2cm')}/>", "图形", ""),
        (f"<draw:custom-shape {NS} {SIZE.format('', '1cm')}>{GEOMETRY.format('rectangle')}</draw:custom-shape>", "色块", "色块"),
        (f"<draw:custom-shape {NS} {SIZE.format('', '0cm')}>{GEOMETRY.format('mso-spt20')}</draw:custom-shape>", "线条", "线条"),
        (f"<draw:custom-shape {NS} {SIZE.format('', '1cm')}>{GEOMETRY.format('ooxml-mathMultiply')}</draw:custom-shape>", "图形", "图形"),
        (f"<draw:custom-shape {NS} {SIZE.format('clear', '1cm')}>{OPEN_PATH}</draw:custom-shape>", "图形", "图形"),
        (f"<draw:custom-shape {NS} {SIZE.format('', '1cm')}>{GEOMETRY.format('star5')}</draw:custom-shape>", "图形", ""),
    ],
)  # fmt: skip
def test_what_is_drawn_over_words_is_told(shape: str, in_cell: str, in_text: str) -> None:
    document = text.document(odt(table(["a", cell_of(par(f"5{shape}"))], ["b", "6"]), own=CLEAR))
    cell = document.tables[0].cells[1]
    assert (cell.text, cell.left_out) == ("5", ((NoteCode.DRAWN, in_cell),))
    told = text.document(odt(par(f"甲{shape}"), own=CLEAR)).notes
    assert [in_text in sentence for _, sentence in told] == ([True] if in_text else [])


def test_a_line_across_the_head_of_a_table_strikes_nothing() -> None:
    line = f"<draw:line {NS} {ENDS.format('0.9cm')}/>"
    assert text.document(odt(table(["a", cell_of(par(f"项目{line}"))], ["b", "6"]))).tables[0].cells[1].left_out == ()


def test_places_of_a_page_and_of_a_paragraph() -> None:
    """A long line through sentences strikes them where it is told of their paragraph."""
    prose = "全年公开信息1271条，其中规划计划类26条，机构职能类17条，主动公开的及时性和准确性都有提高。"
    own = (
        '<style:style style:name="of-page" style:family="graphic"><style:graphic-properties draw:fill="none"'
        ' style:vertical-rel="page"/></style:style>'
    )
    line = f"<draw:line {{}} {NS} {LONG.replace('0.2cm', '0.5cm')}/>"
    for where, told in (("", 1), ('text:anchor-type="page"', 0), ('draw:style-name="of-page"', 0)):
        notes = text.document(odt(par(prose + line.format(where)), own=own)).notes
        assert len(notes) == told


@pytest.mark.parametrize(
    ("attributes", "ends"),
    [
        (ENDS.format("0.2cm"), ((5.67, 0.0), (5.67, 28.35))),
        (SIZE.format("", "1cm"), ((0.0, 0.0), (28.35, 28.35))),
        ('svg:x="1cm" svg:y="1cm" svg:width="1cm"', ((28.35, 28.35), (28.35, 56.69))),
        ("", None),
    ],
)
def test_where_a_shape_begins_and_ends(attributes: str, ends: object) -> None:
    (shape,) = etree.fromstring(f"<office:body {NAMES} {NS}><draw:line {attributes}/></office:body>")
    found = ends_of_shape(shape)
    assert (found and tuple(tuple(round(one, 2) for one in end) for end in found)) == ends


def test_a_shape_that_is_mirrored_goes_up() -> None:
    mirrored = '<draw:enhanced-geometry draw:type="mso-spt20" draw:mirror-vertical="true"/>'
    text_of = f'<draw:custom-shape svg:width="10pt" svg:height="5pt">{mirrored}</draw:custom-shape>'
    (shape,) = etree.fromstring(f"<office:body {NAMES} {NS}>{text_of}</office:body>")
    assert ends_of_shape(shape) == ((5.0, 0.0), (0.0, 10.0)) and form_of(shape) == SLANTED


@pytest.mark.parametrize(
    ("transform", "turn", "corner"),
    [
        ("translate (3pt 4pt)", 0.0, (4.0, 3.0)),
        ("rotate (-1.5707963267949) translate (20pt, 0pt)", 90.0, (15.0, -5.0)),
        ("rotate (1.5707963267949)", -90.0, (-25.0, -15.0)),
        ("rotate (x) translate (3pt)", 0.0, (0.0, 3.0)),
        ("skewX (0.5)", 0.0, (0.0, 0.0)),
    ],
)
def test_a_shape_that_is_turned(transform: str, turn: float, corner: tuple[float, float]) -> None:
    """Its box as it would stand upright around the middle that it has."""
    written = f'<draw:rect svg:width="40pt" svg:height="10pt" draw:transform="{transform}"/>'
    (shape,) = etree.fromstring(f"<office:body {NAMES} {NS}>{written}</office:body>")
    found = ends_of_shape(shape)
    assert found is not None
    assert [round(one, 6) for one in found[0]] == pytest.approx(corner, abs=1e-6)
    assert [round(high - low, 6) for low, high in zip(*found, strict=True)] == [10.0, 40.0]
    assert turn_of(shape) == pytest.approx(turn)
