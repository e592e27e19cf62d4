"""The letters of a paragraph and the pitch of its lines, by itself or through styles; lines that show nothing of their words."""

import pytest

from core.notes import NoteCode
from core.readers.docx.elements import PITCH, P, is_low, may_be_low, pitch
from core.readers.docx.letters import letters_of
from core.readers.docx.looks import PlainLooks, RunLooks
from core.readers.docx.reader import walked
from core.readers.drawn_over import LettersOfLine
from core.readers.safe_xml import Element, parse
from tests.helpers.makers.docx_maker import W, body, par, run, table

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="a" w:default="1"/>'
    '<w:style w:type="paragraph" w:styleId="b"><w:rPr><w:sz w:val="44"/></w:rPr>'
    '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="character" w:styleId="d"><w:rPr><w:sz w:val="72"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ring"><w:basedOn w:val="ring"/></w:style>'
)
SIZED = run("总体").replace("<w:t", '<w:rPr><w:sz w:val="32"/></w:rPr><w:t')
NAMED = run("总体").replace("<w:t", '<w:rPr><w:rStyle w:val="d"/></w:rPr><w:t')
GRID = '<w:sectPr><w:docGrid w:type="{}" w:linePitch="312"/></w:sectPr>'


def letters(inner: str, grid: str = "", styles: str = STYLES) -> LettersOfLine | None:
    sheet: Element | None = parse(f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()) if styles else None
    document = parse(body(par(inner) + (GRID.format(grid) if grid else "")).encode())
    return letters_of(next(document.iter(P)), sheet)


def lines(line: int, rule: str) -> str:
    return f'<w:pPr><w:spacing w:line="{line}" w:lineRule="{rule}"/></w:pPr>'


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (run("总体"), LettersOfLine(10.5, times=1.5)),
        (SIZED, LettersOfLine(16.0, times=1.5)),
        (run("总") + SIZED + NAMED, LettersOfLine(36.0, times=1.5)),
        ('<w:pPr><w:pStyle w:val="b"/></w:pPr>' + run("总体"), LettersOfLine(22.0, exact=28.0)),
        ('<w:pPr><w:pStyle w:val="c"/></w:pPr>' + SIZED, LettersOfLine(16.0, exact=28.0)),
        ('<w:pPr><w:pStyle w:val="ring"/></w:pPr>' + SIZED, LettersOfLine(16.0, times=1.5)),
        (lines(720, "exact") + SIZED, LettersOfLine(16.0, exact=36.0)),
        (lines(300, "atLeast") + SIZED, LettersOfLine(16.0)),
        ("", None),
    ],
)
def test_letters(inner: str, found: LettersOfLine | None) -> None:
    assert letters(inner) == found


def test_without_styles_only_what_runs_say_is_known() -> None:
    assert letters(run("总体"), styles="") is None
    assert letters(SIZED, styles="") == LettersOfLine(16.0)
    assert letters(lines(480, "auto") + SIZED, styles="") == LettersOfLine(16.0, times=2.0)


def test_the_grid_of_the_page() -> None:
    assert letters(SIZED, "lines", "") == LettersOfLine(16.0, grid=15.6)
    assert letters(SIZED, "default", "") == LettersOfLine(16.0)


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
