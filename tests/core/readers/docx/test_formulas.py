"""Formulas as a person sees them: signs that are drawn, parts that are crossed out or not shown."""

import pytest

from core.notes import NoteCode
from core.readers.docx.reader import walked
from core.readers.raw import RawCell
from core.readers.safe_xml import parse
from tests.helpers.makers.docx_maker import W, par, table

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def word(text: str, look: str = "") -> str:
    return f"<m:r><w:rPr>{look}</w:rPr><m:t>{text}</m:t></m:r>"


def part(name: str, *arguments: str, says: str = "") -> str:
    inner = "".join(f"<m:e>{one}</m:e>" for one in arguments)
    return f"<m:{name}><m:{name}Pr>{says}</m:{name}Pr>{inner}</m:{name}>"


def read(formula: str) -> RawCell:
    """A cell with a formula in a table of plain ones."""
    cell = f"<w:tc>{par(f'<m:oMath>{formula}</m:oMath>')}</w:tc>"
    block = table([["件数", cell]])
    return walked(parse(f'<w:body xmlns:w="{W}" xmlns:m="{M}">{block}</w:body>'.encode())).tables[0].cells[1]


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (word("12"), "12"),
        (part("d", word("12")), "(12)"),
        (
            part("d", word("1"), word("2"), says='<m:begChr m:val="["/><m:sepChr m:val="，"/><m:endChr m:val=""/>'),
            "[1，2",
        ),
        (part("d", word("12"), says="<m:begChr/>"), "12)"),
        (part("rad", word("16")), "√16"),
        (part("nary", word("5")), "∫5"),
        (part("nary", word("5"), says='<m:chr m:val="∑"/>'), "∑5"),
        (part("eqArr", word("12"), word("34")), "12\n34"),
        (
            "<m:m><m:mr><m:e>{}</m:e><m:e>{}</m:e></m:mr><m:mr><m:e>{}</m:e></m:mr></m:m>".format(*map(word, "123")),
            "1\t2\n3",
        ),
        (f"<m:f><m:num>{word('1')}</m:num><m:den>{word('2')}</m:den></m:f>", "1/2"),
        (
            f"<m:f><m:fPr><m:type m:val='noBar'/></m:fPr><m:num>{word('1')}</m:num><m:den>{word('2')}</m:den></m:f>",
            "1\n2",
        ),
        (part("phant", word("12")), "12"),
        (part("phant", word("12"), says="<m:show/><m:zeroWid/>"), "12"),
        (part("borderBox", word("12")), "12"),
        (part("borderBox", word("12"), says='<m:strikeH m:val="0"/>'), "12"),
        (part("bar", word("12")), "12"),
    ],
)
def test_a_formula_is_read_as_it_is_seen(formula: str, text: str) -> None:
    cell = read(formula)
    assert (cell.text, cell.left_out) == (text, ())


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        (part("phant", word("3"), says='<m:show m:val="0"/>'), NoteCode.HIDDEN),
        (part("phant", word("3"), says='<m:show m:val="off"/>'), NoteCode.HIDDEN),
        (part("borderBox", word("3"), says="<m:strikeH/>"), NoteCode.STRUCK),
        (part("borderBox", word("3"), says='<m:strikeBLTR m:val="1"/>'), NoteCode.STRUCK),
        (word("3", "<w:vanish/>"), NoteCode.HIDDEN),
    ],
)
def test_what_of_a_formula_does_not_count(formula: str, why: NoteCode) -> None:
    cell = read(word("12") + formula)
    assert (cell.text, cell.left_out) == ("12", ((why, "3"),))
