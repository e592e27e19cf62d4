"""Characters of a PDF page."""

from core.readers.pages import document as page_refusals
from core.readers.pdf import reader as pdf_reader
from tests.helpers.core.pdf_reports import filler, plain_page, unusable
from tests.helpers.makers.pdf_maker import Maker
from tests.helpers.raw_views import texts


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    maker.text(111, 130, "⽂件⻚数〈⻓〉")
    assert texts(pdf_reader.document(maker.data()))[-1] == "文件页数〈长〉"


def test_fonts_that_do_not_say_their_characters() -> None:
    maker = plain_page()
    maker.readable = False
    assert unusable(maker.data()) == page_refusals.NO_CODES.format(name="PDF")
