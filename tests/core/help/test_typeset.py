"""The manual as a PDF file, read back by pypdf: every topic is in it, the quick start on one page."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.errors import UserError
from core.help.book import TITLE, manual
from core.help.typeset import document, export, to_bytes

WHEN = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def made() -> PdfReader:
    return PdfReader(io.BytesIO(to_bytes(WHEN)))


def outline(reader: PdfReader) -> list[tuple[int, str]]:
    """Title and level of each bookmark."""

    def walk(items: list[object], level: int) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for item in items:
            found += walk(item, level + 1) if isinstance(item, list) else [(level, str(item["/Title"]))]  # type: ignore[index]
        return found

    return walk(reader.outline, 1)  # type: ignore[arg-type]


def test_bookmarks_are_the_contents(made: PdfReader) -> None:
    assert outline(made) == [(topic.level, topic.title) for topic in manual().topics]
    assert made.metadata is not None and made.metadata.title == TITLE


def test_the_quick_start_is_one_page(made: PdfReader) -> None:
    items = [item for item in made.outline if not isinstance(item, list)]
    starts = [made.get_destination_page_number(item) or 0 for item in items]
    assert starts[1] - starts[0] == 1
    text = made.pages[starts[0]].extract_text()
    assert "10." in text and "F1" in text


def test_pictures_and_links_are_in_it(made: PdfReader) -> None:
    pictures = {passage.picture for topic in manual().topics for passage in topic.passages if passage.picture}
    assert sum(len(page.images) for page in made.pages) == len(pictures)
    links = [note for page in made.pages for note in page.get("/Annots", [])]
    assert len(links) > len(manual().topics)  # the contents, and those in the text


def test_it_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    export(tmp_path / "手册.pdf", WHEN)
    assert (tmp_path / "手册.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match="未能保存"):
        export(tmp_path / "没有" / "手册.pdf", WHEN)


def test_the_template_gets_every_word() -> None:
    data = document(manual())
    topics = data["topics"]
    assert isinstance(topics, list) and len(topics) == len(manual().topics)
