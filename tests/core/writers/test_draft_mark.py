"""草稿 in the head of each page of Word, PDF and print where it is asked for, and nowhere else."""

import zipfile
from io import BytesIO

import pypdfium2
import pytest

from core.report.report import Report
from core.writers.docx import report as docx
from core.writers.layout.style import STYLES, Style, style_of
from core.writers.typesetting import typeset

REPORT = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "总体情况。"})


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("style", list(STYLES))
def test_word_pages_are_marked(style: str) -> None:
    def parts(look: Style) -> dict[str, str]:
        with zipfile.ZipFile(BytesIO(docx.to_bytes(REPORT, look))) as archive:
            return {name: archive.read(name).decode() for name in archive.namelist()}

    marked, plain = parts(style_of(style, draft=True)), parts(STYLES[style])
    assert marked.keys() - plain.keys() == {"word/header1.xml"}
    assert "草稿" in marked["word/header1.xml"]
    assert "rIdHeader1" in marked["word/document.xml"]
    assert 'Target="header1.xml"' in marked["word/_rels/document.xml.rels"]
    assert "/word/header1.xml" in marked["[Content_Types].xml"]
    assert not any("草稿" in part for part in plain.values())


@pytest.mark.parametrize("style", list(STYLES))
def test_every_typeset_page_is_marked(style: str) -> None:
    marked, plain = (pages_of(typeset.pdf(REPORT, style_of(style, draft))) for draft in (True, False))
    assert len(marked) == len(plain) > 1
    assert all("草稿" in page for page in marked)
    assert not any("草稿" in page for page in plain)


def test_the_style_is_the_same_but_for_its_mark() -> None:
    assert style_of("official") is STYLES["official"]
    draft, plain = vars(style_of("official", draft=True)), vars(STYLES["official"])
    assert {name for name in plain if draft[name] != plain[name]} == {"mark"}
    assert style_of("official", draft=True) is style_of("official", draft=True)  # what is built for it is kept
    with pytest.raises(KeyError):
        style_of("nothing")
