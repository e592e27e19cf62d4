"""Characters of a PDF page."""

import pytest

from core.errors import UnusableInput
from core.readers import registry
from core.readers.pages import document as page_refusals
from core.readers.pdf import reader as pdf_reader
from tests.helpers.makers.pdf_maker import Maker
from tests.helpers.raw_views import texts


def filler(maker: Maker) -> None:
    maker.text(90, 90, "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。")


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    maker.text(111, 130, "⽂件⻚数〈⻓〉")
    assert texts(pdf_reader.document(maker.data()))[-1] == "文件页数〈长〉"


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        registry.READERS["pdf"].document(data)
    return str(caught.value)


def plain_page() -> Maker:
    maker = Maker()
    maker.page()
    filler(maker)
    return maker


def test_fonts_that_do_not_say_their_characters() -> None:
    maker = plain_page()
    maker.readable = False
    assert unusable(maker.data()) == page_refusals.NO_CODES.format(name="PDF")
