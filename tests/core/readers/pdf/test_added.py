"""What was added to a page later is read where it is seen; what has no look is told with its place."""

import pytest

from core.errors import UnusableInput
from core.readers.pages.model import Page
from core.readers.pdf import reader
from tests.helpers.makers.pdf_maker import Look, pdf
from tests.readings.added import PATCH, TYPED, Paint, added
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME


def signs(pages: tuple[Page, ...]) -> int:
    return sum(bool(glyph.text.strip()) for page in pages for glyph in page.glyphs)


FIGURES = sum(len(str(REPORT.value(key))) for key in SOME)
ALL = signs(reader.pages(pdf(REPORT, Look())))


@pytest.mark.parametrize("subtype", ["FreeText", "Widget", "Stamp"])
def test_words_with_a_look_are_glyphs_of_the_page(subtype: str) -> None:
    pages = reader.pages(added(REPORT, subtype, TYPED, blank=True))
    assert signs(pages) == ALL
    assert not any(page.added for page in pages)


@pytest.mark.parametrize("subtype", ["FreeText", "Widget"])
def test_words_without_one_are_told_with_their_places(subtype: str) -> None:
    pages = reader.pages(added(REPORT, subtype, None, blank=True))
    told = [one for page in pages for one in page.added]
    assert [words for words, _, _ in told] == [str(REPORT.value(key)) for key in SOME]
    assert all(90 < x < 505 and 72 < y < 780 for _, x, y in told)
    assert signs(pages) == ALL - FIGURES


@pytest.mark.parametrize(("subtype", "paint"), [("Text", PATCH), ("Link", None), ("Highlight", PATCH), ("Popup", None)])
def test_what_changes_nothing_is_left_alone(subtype: str, paint: Paint | None) -> None:
    pages = reader.pages(added(REPORT, subtype, paint))
    assert signs(pages) == ALL
    assert all(len(page.grounds) == 0 for page in pages)


def test_a_broken_list_of_what_was_added_is_no_crash() -> None:
    data = added(REPORT, "FreeText", TYPED)
    for old, new in (
        (b"/Rect", b"/Rxct"),
        (b"/AP", b"/AQ"),
        (b"/Subtype /FreeText", b"/Subtype /FreeTxxx"),
        (b"/N ", b"/M "),
    ):
        try:
            assert reader.pages(data.replace(old, new))
        except UnusableInput:  # a sentence will do
            continue
