"""Lines of a document that are made so low that nothing is seen of their words."""

import pytest

from core.notes import NoteCode
from core.readers.docx.looks import PlainLooks, RunLooks
from core.readers.docx.low_lines import PITCH, is_low, may_be_low, pitch
from core.readers.docx.reader import walked
from core.readers.safe_xml import Element, parse
from tests.helpers.makers.docx_maker import W, body, par, run, table

BOX = '<w:r><w:pict><v:shape style="width:9pt"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'


def spacing(said: str) -> Element:
    return parse(f'<w:pPr xmlns:w="{W}"><w:spacing {said}/></w:pPr>'.encode())


@pytest.mark.parametrize(
    ("said", "size", "low"),
    [
        ('w:line="20" w:lineRule="exact"', 12.0, True),
        ('w:line="20" w:line-rule="exact"', 12.0, True),  # Word XML of 2003
        ('w:line="60" w:lineRule="exact"', 12.0, True),
        ('w:line="80" w:lineRule="exact"', 12.0, False),
        ('w:line="80" w:lineRule="exact"', 22.0, True),
        ('w:line="560" w:lineRule="exact"', 16.0, False),
        ('w:line="20" w:lineRule="atLeast"', 12.0, False),
        ('w:line="20"', 12.0, True),
        ('w:line="240" w:lineRule="auto"', 12.0, False),
        ('w:before="20"', 12.0, False),
        ('w:line="-20" w:lineRule="exact"', 12.0, False),
        ('w:line="0" w:lineRule="exact"', 12.0, False),
    ],
)
def test_pitches(said: str, size: float, low: bool) -> None:
    found = spacing(said)
    assert is_low(pitch(found).get(PITCH, ""), size) is low
    assert may_be_low(found[0]) or not low


def test_what_says_nothing_of_lines_leaves_those_of_the_style() -> None:
    assert pitch(None) == {} and pitch(spacing('w:before="20"')) == {}
    assert pitch(spacing('w:line="560" w:lineRule="exact"')) == {PITCH: ""}
    assert not may_be_low(spacing('w:line="560" w:lineRule="exact"')[0])  # as in most official texts


def _cell(*paragraphs: str, styles: str = "") -> object:
    document = parse(body(table([["件数", f"<w:tc>{''.join(paragraphs)}</w:tc>"]])).encode())
    sheet = parse(f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode())
    assert not PlainLooks(document, sheet).hold()
    return walked(document, looks=RunLooks(sheet)).tables[0].cells[1]


LOW = '<w:pPr>{}<w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'


def test_its_words_are_left_out_but_not_the_boxes_bound_to_it() -> None:
    cell = _cell(par(run("12")), par(LOW.format(""), run("9"), BOX.format(par(run("件")))))
    assert cell.text.split() == ["12", "件"] and cell.left_out == ((NoteCode.HIDDEN, "9"),)  # type: ignore[attr-defined]


def test_by_a_style_unless_the_paragraph_says_otherwise() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="s">{LOW.format("")}</w:style>'
    named = '<w:pPr><w:pStyle w:val="s"/>{}</w:pPr>'
    usual = named.format('<w:spacing w:line="300" w:lineRule="exact"/>')
    cell = _cell(par(named.format(""), run("9")), par(usual, run("12")), styles=style)
    assert cell.text.split() == ["12"] and cell.left_out == ((NoteCode.HIDDEN, "9"),)  # type: ignore[attr-defined]
