"""What is shown otherwise than it is stored: choices for newer programs, hidden shapes, large first signs, prompts."""

from collections.abc import Sequence

import pytest

from core.notes import NoteCode
from core.readers.docx.reader import walked
from core.readers.raw import RawCell, RawParagraph
from core.readers.safe_xml import parse
from tests.helpers.makers.docx_maker import NAMES, body, par, run, table

SPACES = f'{NAMES} xmlns:x="urn:unheard-of" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def read(*paragraphs: str) -> RawCell:
    """A cell in a table of plain ones."""
    made = body(table([["件数", f"<w:tc>{''.join(paragraphs)}</w:tc>"]])).replace(NAMES, SPACES)
    return walked(parse(made.encode())).tables[0].cells[1]


def written(choices: Sequence[tuple[str, str]], fallback: str = "") -> str:
    inner = "".join(f'<mc:Choice Requires="{needs}">{run(text)}</mc:Choice>' for needs, text in choices)
    last = f"<mc:Fallback>{run(fallback)}</mc:Fallback>" if fallback else ""
    return f"<mc:AlternateContent>{inner}{last}</mc:AlternateContent>"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (written([("wps", "12")], "3"), "12"),
        (written([("x", "3")], "12"), "12"),
        (written([("x", "3"), ("wps", "12")], "4"), "12"),
        (written([("wps x", "3")], "12"), "12"),
        (written([("unbound", "3")], "12"), "12"),
    ],
)
def test_of_several_ways_the_one_that_programs_know_is_taken(block: str, text: str) -> None:
    assert read(par(block)).text == text


def test_what_only_unknown_programs_show_is_left_out_and_told() -> None:
    choice = written([("x", "3")])
    left = ((NoteCode.HIDDEN, "3"),)
    for content in (par(run("12"), choice), par(run("12")) + written([("x", "3")]).replace(run("3"), par(run("3")))):
        cell = read(content)
        assert (cell.text, cell.left_out) == ("12", left)
    assert read(par(run("12"), written([("wps", "")]))).left_out == ()
    row = written([("x", "")]).replace(
        run(""), f"<w:tr><w:tc>{par(run('甲'))}</w:tc><w:tc>{par(run('9'))}</w:tc></w:tr>"
    )
    made = body(table([["件数", "12"], ["乙", "3"]]).replace("</w:tbl>", f"{row}</w:tbl>")).replace(NAMES, SPACES)
    found = walked(parse(made.encode()))
    assert [cell.text for cell in found.tables[0].cells] == ["件数", "12", "乙", "3"]
    assert [(code, "甲9" in message) for code, message in found.notes] == [(NoteCode.HIDDEN, True)]


BOX = "<w:txbxContent>{}</w:txbxContent>"
DRAWN = "<w:drawing><wp:inline><wp:docPr {}/>" + BOX + "</wp:inline></w:drawing>"
SHAPE = '<w:pict><v:shape style="width:9pt;{}"><v:textbox>' + BOX + "</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    ("how", "look"), [(DRAWN, 'hidden="1"'), (SHAPE, "visibility: hidden"), (SHAPE, "display:none")]
)
def test_hidden_shapes_are_not_read(how: str, look: str) -> None:
    cell = read(par(run("12"), f"<w:r>{how.format(look, par('3'))}</w:r>"))
    assert (cell.text, cell.left_out) == ("12", ((NoteCode.HIDDEN, "3"),))


@pytest.mark.parametrize(("how", "look"), [(DRAWN, 'hidden="0"'), (SHAPE, "")])
def test_other_shapes_are(how: str, look: str) -> None:
    assert "3" in read(par(run("12"), f"<w:r>{how.format(look, par('3'))}</w:r>")).text


FRAME = '<w:framePr w:dropCap="{}" w:lines="2"/>'


def test_a_large_first_sign_belongs_to_the_next_paragraph() -> None:
    assert read(par("1", properties=FRAME.format("drop")), par("23")).text == "123"
    assert read(par("1", properties=FRAME.format("none")), par("23")).text == "1\n23"
    made = body(par("本", properties=FRAME.format("margin")), par("报告由"), par("某局编制"))
    items = walked(parse(made.encode())).items
    assert [item.text for item in items if isinstance(item, RawParagraph)] == ["本报告由", "某局编制"]


@pytest.mark.parametrize(
    ("prompt", "text"), [("0", "0"), (" 12 ", " 12 "), ("单击此处输入文字", ""), ("填写2024年的数", ""), ("", "")]
)
def test_a_prompt_is_read_where_it_is_a_figure(prompt: str, text: str) -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run(prompt)}</w:sdtContent></w:sdt>"
    assert read(par(control)).text == text
