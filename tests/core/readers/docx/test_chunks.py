"""Files that a DOCX holds to be taken into its text: read by the reader of their kind, named where that cannot be."""

from pathlib import Path

import pytest

from core.notes import NoteCode
from core.readers.docx.reader import document
from core.readers.raw import RawDocument, RawParagraph, RawTable
from tests.helpers.makers.docx_maker import body, par, table, write

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHUNK = f'<w:altChunk xmlns:r="{R}" r:id="a"/>'
PAGE = "<html><body><p>里面的话</p><table><tr><td>甲</td><td>1</td></tr></table></body></html>"


def read(tmp_path: Path, made: str, content: str, target: str = "a.html", name: str = "word/a.html") -> RawDocument:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{R}/aFChunk" Target="{target}"/></Relationships>'
    )
    parts = {"word/_rels/document.xml.rels": relations, name: content}
    return document(write(tmp_path / "a.docx", made, parts).read_bytes())


def test_words_and_tables_stand_where_the_file_is_named(tmp_path: Path) -> None:
    made = body(par("前"), table([["乙", "2"]]), CHUNK, table([["丙", "3"]]), par("后"))
    found = read(tmp_path, made, PAGE)
    words = [item.text if isinstance(item, RawParagraph) else item.cells[0].text for item in found.items]
    assert [word for word in words if word] == ["前", "乙", "里面的话", "甲", "丙", "后"]
    assert [item.index for item in found.items if isinstance(item, RawTable)] == [0, 1, 2]


def test_in_a_cell_all_its_words_are_lines(tmp_path: Path) -> None:
    inside = f"<w:tc><w:tcPr/>{CHUNK}</w:tc>"
    found = read(tmp_path, body(table([["甲", inside]])), "一行\n二行")
    assert "一行\n二行" in [one.text for one in found.tables[0].cells]


def test_plain_text_and_names_from_the_top_of_the_package(tmp_path: Path) -> None:
    found = read(tmp_path, body(par("前"), CHUNK), "一行\n二行", target="/other/b.txt", name="other/b.txt")
    assert [item.text for item in found.items if isinstance(item, RawParagraph)][:3] == ["前", "一行", "二行"]
    assert not found.notes


@pytest.mark.parametrize(("content", "target"), [("\0\1" * 50, "a.html"), (PAGE, "gone.html"), ("", "a.html")])
def test_what_cannot_be_read_is_named(content: str, target: str, tmp_path: Path) -> None:
    found = read(tmp_path, body(par("前"), CHUNK, par("后")), content, target)
    assert [item.text for item in found.items if isinstance(item, RawParagraph)] == ["前", "后"]
    assert [code for code, _ in found.notes] == [NoteCode.DROPPED] and target in found.notes[0][1]
