"""XML of Word 2003: nearly the words of DOCX."""

import pytest

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.docx import word_2003
from core.readers.raw import RawParagraph
from tests.helpers.makers.programs_maker import WML


def written(*blocks: str, styles: str = "") -> bytes:
    return (
        f'<w:wordDocument xmlns:w="{WML}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
        f' xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:styles>{styles}</w:styles>'
        f"<w:body><wx:sect>{''.join(blocks)}</wx:sect></w:body></w:wordDocument>"
    ).encode()


def par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text: str, look: str = "", tag: str = "t") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def note(kind: str, inner: str) -> str:
    return f'<aml:annotation w:type="Word.{kind}"><aml:content>{inner}</aml:content></aml:annotation>'


def lines(data: bytes) -> list[str]:
    return [item.number + item.text for item in word_2003.document(data).items if isinstance(item, RawParagraph)]


def test_the_accepted_text_without_notes_and_comments() -> None:
    foot = f"<w:r><w:footnote>{par(run('脚注'))}</w:footnote></w:r>"
    inner = run("收到") + note("Deletion", run("8", tag="delText")) + note("Insertion", run("9")) + foot
    data = written(par(inner + run("件") + note("Comment", par(run("批注")))))
    assert lines(data) == ["收到9件"]
    told = [
        (code, words in sentence)
        for words, (code, sentence) in zip(("“脚注”", "“批注”"), word_2003.document(data).notes, strict=True)
    ]
    assert told == [(NoteCode.FOOTNOTE, True), (NoteCode.COMMENT, True)]


def test_numbers_stand_beside_their_paragraphs() -> None:
    listed = '<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="{}"/></w:listPr>'
    assert lines(written(par(run("总体情况"), listed.format("一、")), par(run("甲"), listed.format("·")))) == [
        *("一、总体情况", "甲")
    ]


def test_merged_cells() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{par(run(text))}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    first = cell("a", '<w:vmerge w:val="restart"/>') + cell("b", wide)
    rows = f"<w:tr>{first}</w:tr><w:tr>{cell('', '<w:vmerge/>')}{cell('1')}{cell('2')}</w:tr>"
    (table,) = word_2003.document(written(f"<w:tbl>{rows}</w:tbl>")).tables
    assert [(c.row, c.column, c.height, c.width, c.text) for c in table.cells] == [
        *((0, 0, 2, 1, "a"), (0, 1, 1, 2, "b"), (1, 1, 1, 1, "1"), (1, 2, 1, 1, "2"))
    ]


@pytest.mark.parametrize(
    ("look", "code"),
    [
        ("<w:strike/>", NoteCode.STRUCK),
        ('<w:rStyle w:val="Gone"/>', NoteCode.STRUCK),
        ("<w:vanish/>", NoteCode.HIDDEN),
        ('<w:vertAlign w:val="superscript"/>', NoteCode.NOTE_MARK),
    ],
)
def test_what_nobody_reads(look: str, code: NoteCode) -> None:
    gone = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    document = word_2003.document(written(par(run("5") + run("9", look)), styles=gone))
    assert [item.text for item in document.items if isinstance(item, RawParagraph)] == ["5"]
    assert [code for code, _ in document.notes] == [code]


def test_switched_off_looks_change_nothing() -> None:
    assert lines(written(par(run("5") + run("9", '<w:strike w:val="off"/>')))) == ["59"]


@pytest.mark.parametrize("data", [b"", written()[:200], b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + written()])
def test_what_cannot_be_read_is_said(data: bytes) -> None:
    with pytest.raises(UnusableInput, match=r"请.*。$"):
        word_2003.document(data)


@pytest.mark.parametrize(
    ("below", "notes"),
    [
        ("<w:tc><w:p/></w:tc>", [NoteCode.HEAD]),
        ("<w:tc><w:p/></w:tc><w:tc><w:p/></w:tc>", []),
        ('<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>', []),
        ('<w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p/></w:tc>', []),
        ("<w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc>", []),
    ],
)
def test_rows_short_of_the_cells_that_a_merged_one_covers_are_noted(below: str, notes: list[NoteCode]) -> None:
    row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    table = f"<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row}<w:tr>{below}</w:tr></w:tbl>"
    assert [code for code, _ in word_2003.document(written(table)).notes] == notes
