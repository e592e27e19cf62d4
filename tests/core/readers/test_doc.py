"""Word 97–2003 files give the same as the DOCX they were saved from; what cannot be read is said plainly."""

import gc
import json
import tempfile
import threading
import time
from decimal import Decimal
from pathlib import Path

import pytest

from core.errors import UnusableInput
from core.matching import report as matching_report
from core.matching.reading import Reading
from core.notes import NoteCode
from core.readers import doc as readers_doc
from core.readers import limits, registry
from core.readers.docx import reader as docx_reader
from core.readers.left_out import IN_CELL_PICTURE
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable, words_of
from core.readers.time_limit import TooSlow, within
from tests.helpers.places import DATA, SAMPLES

CASES = DATA / "cases"
DOC = CASES / "case000_doc.doc"


def assert_same(got: Reading, wanted: Reading) -> None:
    assert (got.form_key, got.year, got.agency) == (wanted.form_key, wanted.year, wanted.agency)
    assert (got.values, got.printed, got.texts) == (wanted.values, wanted.printed, wanted.texts)
    assert [note.code for note in got.notes] == [note.code for note in wanted.notes]


def test_a_saved_doc_gives_what_the_docx_gives() -> None:
    got = matching_report.read(readers_doc.document(DOC.read_bytes()))
    assert_same(got, matching_report.read(docx_reader.document((CASES / "case000.docx").read_bytes())))
    truth = json.loads((CASES / "case000.json").read_text(encoding="utf-8"))
    assert {key: Decimal(got.values[key] or 0) for key in truth["values"]} == {
        key: Decimal(str(value)) for key, value in truth["values"].items()
    }


@pytest.mark.skipif(not (SAMPLES / "shangrao_gxj_2021.doc").exists(), reason="the published report is not in the repo")
def test_the_published_report() -> None:
    got = matching_report.read(readers_doc.document((SAMPLES / "shangrao_gxj_2021.doc").read_bytes()))
    assert_same(got, matching_report.read(docx_reader.document((SAMPLES / "shangrao_gxj_2021.docx").read_bytes())))


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        registry.READERS["doc"].document(data)
    return str(caught.value)


def test_what_is_no_doc() -> None:
    assert unusable(b"") == readers_doc.NOT_WORD
    assert unusable(b"PK\x03\x04" + bytes(5000)) == readers_doc.NOT_WORD
    data = DOC.read_bytes()
    renamed = data.replace("WordDocument".encode("utf-16-le"), "PowerPointDo".encode("utf-16-le"))
    assert unusable(renamed) == readers_doc.NOT_WORD


def test_only_a_part_of_a_doc() -> None:
    data = DOC.read_bytes()
    for size in (600, len(data) // 3, len(data) // 2):
        assert unusable(data[:size]) in (readers_doc.NOT_WORD, readers_doc.DAMAGED)


def test_a_password() -> None:
    data = bytearray(DOC.read_bytes())
    data[data.index(b"\xec\xa5") + 11] |= 0x01  # fEncrypted in the head of the text stream
    assert unusable(bytes(data)) == readers_doc.LOCKED


def test_damage_inside_never_gives_more_than_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    data = DOC.read_bytes()
    for start in range(512, len(data), len(data) // 5):
        try:
            readers_doc.document(data[:start] + b"\xff" * 200 + data[start + 200 :])
        except UnusableInput as error:
            assert str(error).endswith("。")
    assert list(tmp_path.iterdir()) == []  # nothing is left behind


# Stopped between opening a file and its ``with``, the worker leaves it to the garbage collector, which says so.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
# Work is stopped wherever it is, also inside a callback of the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(limits, "SECONDS", 0.1)
    assert "读取时间过长" in unusable(DOC.read_bytes())
    deadline = time.monotonic() + 60
    while any(thread.name == "bounded" for thread in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(thread.name == "bounded" for thread in threading.enumerate())
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_bounded_work_gives_its_result_or_its_error() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_endless_work_is_stopped() -> None:
    cleaned = threading.Event()

    def endless() -> None:
        try:
            while True:
                pass
        finally:
            cleaned.set()

    with pytest.raises(TooSlow):
        within(0.05, endless)
    assert cleaned.wait(60)


BOXED = DATA / "workbooks" / "text_boxes.doc"


def test_boxes_that_the_converter_does_not_take_over_are_told() -> None:
    """LibreOffice writes them so that the converter takes over none: one on a figure, one between two tables."""
    document = readers_doc.document(BOXED.read_bytes())
    told = dict(document.notes)
    assert "“99”" in told[NoteCode.TEXT_BOX] and "“注：含上年结转数5件”" in told[NoteCode.TEXT_BOX]
    assert "文本框" in told[NoteCode.PICTURE]
    assert not any("\ufffc" in words for item in document.items for words in words_of(item))
    (cell,) = (cell for table in document.tables for cell in table.cells if cell.left_out)
    assert (cell.text, cell.left_out) == ("1＋文本框", (IN_CELL_PICTURE,))


def test_what_is_drawn_leaves_no_mark_in_words() -> None:
    cells = (RawCell(0, 0, 1, 1, "5\ufffc"), RawCell(0, 1, 1, 1, "6"))
    made = readers_doc._told(RawDocument((RawParagraph("\ufffc一"), RawTable(0, cells))), ["一"])
    assert [words for item in made.items for words in words_of(item)] == ["一", "5", "6"]
    assert [code for code, _ in made.notes] == [NoteCode.PICTURE] and made.tables[0].cells[0].left_out == (
        IN_CELL_PICTURE,
    )
    plain = RawDocument((RawParagraph("一"),))
    assert readers_doc._told(plain, []) == plain
