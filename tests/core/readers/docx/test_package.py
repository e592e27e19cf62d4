"""The container of a DOCX."""

import pytest

from core.errors import UnusableInput
from core.readers.docx.package import load, not_too_long, own_names, usual_names
from core.readers.limits import MOST_PARAGRAPHS, TooLarge
from core.readers.safe_xml import parse
from core.report.report import Report
from core.writers.docx.report import to_bytes

STRICT = b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'


def test_parts_of_our_own_document() -> None:
    parts = load(to_bytes(Report("2021", 2024, {"agency": "甲局"})))
    assert parts.document.tag.endswith("}document") and parts.styles is not None
    assert parts.main == "word/document.xml"


def test_more_paragraphs_than_any_report_are_refused() -> None:
    most, more = (
        b'<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%b</document>' % (b"<p/>" * n)
        for n in (MOST_PARAGRAPHS, MOST_PARAGRAPHS + 1)
    )
    assert len(not_too_long(parse(most), most)) == MOST_PARAGRAPHS
    with pytest.raises(TooLarge):
        not_too_long(parse(more), more)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableInput):
        load(data)


def test_names_of_a_strict_package_there_and_back() -> None:
    usual = usual_names(STRICT)
    assert b"schemas.openxmlformats.org" in usual
    assert own_names(usual, STRICT) == STRICT
