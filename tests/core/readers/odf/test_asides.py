"""What of an OpenDocument text is made anew when it is opened is told, and so is what stands beside its words."""

import pytest

from core.notes import NoteCode
from core.readers.odf import text
from core.readers.raw import RawDocument, RawParagraph
from tests.helpers.makers.odt_maker import cell as cell_of
from tests.helpers.makers.odt_maker import odt, par, table

HEAD = '<style:master-page style:name="s"><style:header{}>{}</style:header></style:master-page>'


def read(*blocks: str, named: str = "") -> RawDocument:
    return text.document(odt(*blocks, named=named))


def lines(document: RawDocument) -> list[str]:
    return [item.text for item in document.items if isinstance(item, RawParagraph)]


EITHER = '<text:conditional-text text:condition="ooow:a" text:string-value-if-true="5" text:string-value-if-false="{}">5</text:conditional-text>'
FORMULA = '<text:{} text:formula="ooow:{}">5</text:{}>'


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (EITHER.format("7"), [(NoteCode.RECOUNTED, "另一种内容：7")]),
        (EITHER.format(""), [(NoteCode.RECOUNTED, "另一种内容：空白")]),
        (EITHER.format("5"), []),
        ("<text:date>5</text:date>", [(NoteCode.RECOUNTED, "当天的日期")]),
        ('<text:time text:fixed="true">5</text:time>', []),
        (FORMULA.format("expression", "x+1", "expression"), [(NoteCode.RECOUNTED, "x+1")]),
        (FORMULA.format("variable-set", "x+1", "variable-set"), [(NoteCode.RECOUNTED, "x+1")]),
        (FORMULA.format("expression", "5", "expression"), []),
        ('<text:hidden-text text:condition="ooow:a" text:string-value="5"/>', [(NoteCode.COVERED, "5")]),
        ('<text:hidden-text text:string-value="5"/>', []),
        ('5<text:hidden-paragraph text:condition="ooow:a"/>', [(NoteCode.COVERED, "5")]),
    ],
)
def test_the_stored_words_are_read_and_the_other_case_is_told(field: str, told: list[tuple[NoteCode, str]]) -> None:
    document = read(table(["a", cell_of(par(field))]), par(field))
    cell = document.tables[0].cells[1]
    assert (cell.text, list(cell.left_out)) == ("5", told)
    assert lines(document) == ["5"] and [code for code, _ in document.notes] == [code for code, _ in told]


def test_a_section_that_depends_on_a_condition() -> None:
    shown = read(f'<text:section text:display="condition" text:condition="ooow:a">{par("甲")}</text:section>')
    assert lines(shown) == ["甲"] and [code for code, _ in shown.notes] == [NoteCode.COVERED]


def test_remarks_and_words_above_each_page_are_told() -> None:
    remark = f"<office:annotation>{par('应为')}{par('58')}</office:annotation>"
    document = read(par(f"12{remark}件"), named=HEAD.format("", par("含下属单位")))
    assert lines(document) == ["12件"]
    assert [code for code, _ in document.notes] == [NoteCode.COMMENT, NoteCode.MARGIN]
    assert "“应为 58”" in document.notes[0][1] and "“含下属单位”" in document.notes[1][1]
    for head in (HEAD.format("", par("— 4 —")), HEAD.format(' style:display="false"', par("旧的"))):
        assert read(par("甲"), named=head).notes == ()
