"""Characters of a PDF page."""

from core.notes import NoteCode
from core.readers.pages import document as page_refusals
from core.readers.pdf import reader as pdf_reader
from core.readers.text_decoding import BROKEN
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


def test_digits_turned_over_say_nothing_unless_the_whole_page_is() -> None:
    few, all_of_it = Maker(), Maker()
    for maker in (few, all_of_it):
        maker.page()
    all_of_it.put("q -1 0 0 1 595 0 cm")
    for maker in (few, all_of_it):
        filler(maker)
    all_of_it.text(100, 130, "12")
    few.put("q -1 0 0 1 400 0 cm")
    few.text(100, 130, "12")
    for maker, shown in ((few, ["�", "�"]), (all_of_it, ["1", "2"])):
        (page,) = pdf_reader.pages(maker.data())
        assert [glyph.text for glyph in page.glyphs][-2:] == shown


def test_digits_that_slant_stand_in_no_line_but_are_told() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    maker.text(100, 130, "公开12", slant=20)
    (page,) = pdf_reader.pages(maker.data())
    assert not {"公", "1", "2"} & {glyph.text for glyph in page.glyphs if glyph.base > 120}
    assert [(code, glyph.text) for code, glyph in page.doubted] == [(NoteCode.SLANTED, "1"), (NoteCode.SLANTED, "2")]


def test_a_size_below_nothing_turns_a_figure_upside_down() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    maker.text(100, 130, "16")
    maker.pages[-1][-1] = maker.pages[-1][-1].replace(" 10.5 Tf", " -10.5 Tf")
    (page,) = pdf_reader.pages(maker.data())
    assert [glyph.text for glyph in page.glyphs][-2:] == [BROKEN, BROKEN]


def test_a_digit_written_again_half_over_itself_says_nothing() -> None:
    """PDFium gives the first of two texts alike alone; close by it is one that looks bold."""
    for apart, shown in ((0.6, ["7"]), (3.0, [BROKEN])):
        maker = Maker()
        maker.page()
        filler(maker)
        maker.text(100, 130, "7")
        maker.text(100 + apart, 130, "7")
        (page,) = pdf_reader.pages(maker.data())
        assert [glyph.text for glyph in page.glyphs if glyph.base > 125] == shown
