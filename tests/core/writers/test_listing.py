"""A difference report as a document: the same words in every format, valid, read by others."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import html
from pypdf import PdfReader

from core.errors import UnusableInput
from core.report.difference_report import difference_report
from core.report.report import Report
from core.writers import registry
from core.writers.listing import NONE, Listing, listing_of
from tests.helpers.docx_audit import faults

BEFORE = Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": "解读形式单一<b>。", "problems": "问题。"})


def listing() -> Listing:
    before = BEFORE.with_values(dict.fromkeys(BEFORE.form.typed, 0))
    after = replace(before, year=2025).with_text("overview", "新设专栏。")
    after = after.with_values({"applications.new.business": 4, "disclosure.rules.issued": 1})
    return listing_of(difference_report(before, after))


def words(content: Listing) -> list[str]:
    tables = (text for t in content.tables for text in (t.title, *t.head, *(cell for row in t.rows for cell in row)))
    return [text for text in (content.title, *content.lines, *tables) if text]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_docx_is_valid_and_says_all(tmp_path: Path) -> None:
    path = tmp_path / "对照.docx"
    registry.export_listing(listing(), path)
    data = path.read_bytes()
    assert not faults(data)
    document = Document(BytesIO(data))
    shown = [p.text for p in document.paragraphs]
    cells = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in document.tables]
    assert cells == [[table.head, *table.rows] for table in listing().tables]
    assert [line for line in shown if line][: 1 + len(listing().lines)] == [listing().title, *listing().lines]


def test_pdf_says_all_with_bookmarks(tmp_path: Path) -> None:
    path = tmp_path / "对照.pdf"
    registry.export_listing(listing(), path)
    reader = PdfReader(path, strict=True)
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    assert all(squeezed(piece) in text for piece in words(listing()))
    assert [mark.title for mark in reader.outline] == [table.title for table in listing().tables]  # type: ignore[union-attr]
    assert b"<pdfaid:part>2</" in path.read_bytes()


def test_page_says_all_and_nothing_becomes_a_tag(tmp_path: Path) -> None:
    path = tmp_path / "对照.html"
    registry.export_listing(listing(), path)
    root = html.document_fromstring(path.read_bytes())
    text = squeezed(root.text_content())
    assert all(squeezed(piece) in text for piece in words(listing()))
    assert not list(root.iter("b", "script"))


def test_reports_without_differences_say_so() -> None:
    content = listing_of(difference_report(BEFORE, BEFORE, ("甲", "乙")))
    assert content.lines == ("对照：甲与乙", NONE) and content.tables == ()


def test_other_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="可以导出的格式有"):
        registry.export_listing(listing(), tmp_path / "对照.csv")
