"""Texts with separators as a spreadsheet program opens them."""

import pytest

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.raw import RawDocument, RawParagraph
from core.readers.sheets.delimited import LOST, document, separator_of

ROWS = 'a,b,c,d\n"1,234","两\n行","""引""",="007"\n1,2,3,4\n'


def cells(found: RawDocument) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, cell.text) for cell in found.tables[0].cells]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_quotation_marks_and_line_ends_whatever_the_charset(codec: str) -> None:
    found = cells(document(ROWS.replace("\n", "\r\n").encode(codec)))
    assert found[4:8] == [(1, 0, "1,234"), (1, 1, "两\n行"), (1, 2, '"引"'), (1, 3, "007")]


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_the_separator_is_what_makes_most_rows(sign: str) -> None:
    text = "甲，乙，丙。1,2;3\n" + sign.join("abcd") + "\n" + (sign.join("1234") + "\n") * 3
    assert separator_of(text) == sign
    assert separator_of(f"sep={sign}\na{sign}b") == sign


def test_a_mark_that_is_never_closed_is_a_plain_sign() -> None:
    assert (1, 0, '"1') in cells(document(b'a,b,c,d\n"1,2,3,4\n1,2,3,4\n'))


def test_headings_and_texts_are_no_table_and_missing_figures_keep_their_place() -> None:
    text = "一、总体情况,,,\n公开信息。,,,\n二、主动公开,,,\n项目,甲,乙,丙\n规章,1,2,3\n件数,,,\n三、其他,,,\n"
    found = document(text.encode())
    assert [item.text for item in found.items if isinstance(item, RawParagraph)] == [
        *("一、总体情况", "公开信息。", "二、主动公开", "三、其他")
    ]
    assert cells(found)[-4:] == [(2, 0, "件数"), (2, 1, ""), (2, 2, ""), (2, 3, "")]


def test_what_is_broken_is_told() -> None:
    found = document("年,b,c,d\n".encode() * 40 + b"\xff\xfe1,2,3,4\n1,2,3,4\n")
    assert [code for code, _ in found.notes] == [NoteCode.BROKEN]


@pytest.mark.parametrize("data", [b"", b"hello\n" * 9, b"a,b,c,d\n" * 9 + b"," * 3_000_000])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableInput, match=r"。$"):
        document(data)


def test_rows_without_separators_at_their_ends_have_all_their_places() -> None:
    found = cells(document("项目,甲,乙,丙\n规章,1,2,3\n件数,1\n条数,1,2\n卷,1,2,3\n".encode()))
    assert found[8:12] == [(2, 0, "件数"), (2, 1, "1"), (2, 2, ""), (2, 3, "")]


def test_figures_torn_at_their_commas_are_whole_again_or_the_file_is_refused() -> None:
    lines = ["a,b,c,d", "e,1,2,3", "f,1,048,2,3", "g,12,345,678,1,0"]
    cells = [cell.text for item in document("\n".join(lines).encode()).tables for cell in item.cells]
    assert cells[8:12] == ["f", "1,048", "2", "3"] and cells[12:] == ["g", "12,345,678", "1", "0"]
    for torn in ("h,1,234,567,8", "h,1,2,3,4", "h,0,123,4,5"):
        with pytest.raises(UnusableInput):
            document("\n".join([*lines[:2], torn]).encode())


def test_rows_of_different_widths_are_no_torn_ones() -> None:
    text = "\n".join(["a", "a,b,c,d", "e,1,2,3", "f,1,234,567,8,9,0", "g,1,234,567,8,9,0"])
    rows = [cell.row for item in document(text.encode()).tables for cell in item.cells]
    assert max(rows) == 3


def test_a_line_end_too_many_makes_no_rows() -> None:
    text = "a,b,c,d\r\r\n1,2,3,4\r\r\n5,,,\r\r\n6,7,8,9\r\r\n"
    rows = ["a", "b", "c", "d", "1", "2", "3", "4", "5", "", "", "", "6", "7", "8", "9"]
    assert [text for _, _, text in cells(document(text.encode()))] == rows


@pytest.mark.parametrize(
    ("codec", "read_as"), [("ascii", "ascii"), ("gb18030", "latin-1"), ("utf-8", "latin-1"), ("utf-8", "gb18030")]
)
def test_words_that_were_lost_when_the_file_was_saved(codec: str, read_as: str) -> None:
    text = "行政许可,本年收到申请,本年办结,其他处理情况\n" * 12
    lost = text.encode(codec, "replace").decode(read_as, "replace").encode()
    with pytest.raises(UnusableInput) as refused:
        document(lost)
    assert str(refused.value) == LOST


@pytest.mark.parametrize(
    "text", ["甲,乙,是否？？,丁\n1,2,??,4\n" * 12, "é,b,c,d\n1,2,3,4\n" * 12, "甲,乙,丙,丁\n1,2,3,4\n" * 12]
)
def test_signs_of_question_beside_words_are_no_loss(text: str) -> None:
    assert document(text.encode()).tables
