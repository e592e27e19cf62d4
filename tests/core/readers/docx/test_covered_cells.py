"""Cells that LibreOffice leaves out of Word 2003 XML."""

import pytest

from core.notes import NoteCode
from core.readers.docx import covered_cells, word_2003
from core.readers.docx.elements import W
from core.readers.safe_xml import parse

NAMES = f'xmlns:w="{W[1:-1]}"'


def table(columns: int, *rows: str):
    """Rows of cells as ``text`` or ``text:width``, parted by blanks."""
    made = ""
    for row in rows:
        cells = (cell.partition(":") for cell in row.split(" "))
        made += "<w:tr>" + "".join(_cell(text, width or "1") for text, _, width in cells) + "</w:tr>"
    return parse(f"<w:tbl {NAMES}><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{made}</w:tbl>".encode())


def _cell(text: str, width: str) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def merges(made) -> list[str]:
    """For each row its cells, those that go on down as ``v``, those that are covered as ``^``."""
    rows: list[str] = []
    for row in made.iter(f"{W}tr"):
        signs: list[str] = []
        for cell in row.iter(f"{W}tc"):
            mark = cell.find(f"{W}tcPr/{W}vMerge")
            words = "".join(node.text or "" for node in cell.iter(f"{W}t"))
            signs.append(words + ("" if mark is None else "v" if mark.get(f"{W}val") else "^"))
        rows.append(" ".join(signs))
    return rows


@pytest.mark.parametrize(
    ("columns", "rows", "seen"),
    [
        (3, ("甲 乙 1", "丙 2"), ["甲v 乙 1", "^ 丙 2"]),
        (3, ("甲 乙 1", "丙:2 2"), ["甲 乙 1", "丙 2"]),  # nothing is short
        (4, ("项:2 人:2", "甲 乙", "丙:2 1 2"), ["项v 人", "^ 甲 乙", "丙 1 2"]),
        # Heads whose last column reaches down, as the first does: what stands between them goes on in its place.
        (5, ("项 甲 法人:2 总计", "乙 丙"), ["项v 甲v 法人 总计v", "^ ^ 乙 丙 ^"]),
        (
            4,
            ("三 （一） 甲 1", "乙 2", "丙 3", "（二） 丁 4"),
            ["三v （一）v 甲 1", "^ ^ 乙 2", "^ ^ 丙 3", "^ （二） 丁 4"],
        ),
    ],
)
def test_what_reaches_down_is_told_by_the_room(columns: int, rows: tuple[str, ...], seen: list[str]) -> None:
    made = table(columns, *rows)
    assert covered_cells.complete(made)
    assert merges(made) == seen
    assert not covered_cells.is_short(made)


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (2, ("1 2", "3")),  # figures do not reach down
        (2, (" 2", "3")),  # that the empty cell does is a guess
        (3, ("甲:2 1", "乙:2")),  # no room
        (2, ("甲 1", "乙 1 2")),  # too many
    ],
)
def test_what_cannot_be_told_is_said(columns: int, rows: tuple[str, ...]) -> None:
    assert not covered_cells.complete(table(columns, *rows))


def test_a_figure_in_pieces_is_told_at_its_cell_where_libreoffice_wrote_it() -> None:
    old = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    cell = "<w:tc><w:p><w:r><w:t>12</w:t></w:r><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    for editor, last, told in (("LibreOffice/7.4", "3", True), ("Word", "3", False), ("LibreOffice/7.4", "件", False)):
        row = f"<w:tbl><w:tr>{cell.format(last)}{cell.format('')}</w:tr></w:tbl>"
        data = f"<w:wordDocument {old}><o:Editor>{editor}</o:Editor><w:body>{row}</w:body></w:wordDocument>"
        first, second = word_2003.document(data.encode()).tables[0].cells
        assert first.left_out == (((NoteCode.PIECES, "12|3"),) if told else ())
        assert second.left_out == ()


def test_a_piece_of_a_style_that_says_nothing_may_have_been_hidden() -> None:
    old = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    marked = '<w:r><w:rPr><w:rStyle w:val="T1"/></w:rPr><w:t>3</w:t></w:r>'
    cell = f"<w:tc><w:p><w:r><w:t>12</w:t></w:r>{marked}</w:p></w:tc>"
    for look, text in (("<w:rPr/>", "12 3"), ("", "12 3"), ('<w:rPr><w:b w:val="on"/></w:rPr>', "123")):
        styles = f'<w:styles><w:style w:styleId="T1" w:type="character">{look}</w:style></w:styles>'
        body = f"<w:body><w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl></w:body>"
        data = f"<w:wordDocument {old}><o:Editor>LibreOffice/7.4</o:Editor>{styles}{body}</w:wordDocument>"
        first = word_2003.document(data.encode()).tables[0].cells[0]
        assert first.text == text and first.left_out == ((NoteCode.PIECES, "12|3"),)
