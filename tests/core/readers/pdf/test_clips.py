"""Clips of a PDF: words outside are not seen, fills and lines reach no further, pictures cover only what they hide."""

from core.readers.pages.model import Page
from core.readers.pdf import reader
from tests.helpers.makers.pdf_maker import Maker


def page_of(operators: list[str], forms: tuple[str, ...] = ()) -> Page:
    maker = Maker()
    maker.page()
    maker.forms = list(forms)
    for one in operators:
        if one.startswith("text "):
            maker.text(100, float(one.split()[1]), one.split()[2])
        else:
            maker.put(one)
    (page,) = reader.pages(maker.data())
    return page


def seen(page: Page) -> str:
    return "".join(glyph.text for glyph in page.glyphs if glyph.colour is not None)


def test_words_lines_and_fills_under_a_clip() -> None:
    clip = "q 90 700 100 60 re W n"
    page = page_of(
        [clip, "text 100 in", "text 200 out", "1 g 0 0 595 842 re f", "0 600 m 595 600 l S", "Q", "text 300 on"]
    )
    assert seen(page) == "inon"
    assert [tuple(map(round, ground[:4])) for ground in page.grounds] == [(90, 82, 190, 142)]
    assert page.across == ()


def test_a_clip_that_is_no_box_hides_nothing_that_may_be_seen() -> None:
    page = page_of(["text 100 seen", "q 90 700 m 190 700 l 140 800 l h W n 1 g 0 0 595 842 re f Q"])
    (ground,) = page.grounds
    assert ground.colour is None and not ground.covers


def test_clips_around_drawings() -> None:
    page = page_of(["q 90 700 100 60 re W n 1 0 0 1 0 0 cm /X0 Do Q"], ("0 0 595 842 re f 0 600 m 595 600 l S",))
    assert [tuple(map(round, ground[:4])) for ground in page.grounds] == [(90, 82, 190, 142)]
    assert page.across == ()


def test_pictures_that_cover_and_such_that_let_shine_through() -> None:
    picture = "q 50 0 0 50 100 700 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q"
    (ground,) = page_of([picture]).grounds
    assert ground.picture and ground.covers
    (turned,) = page_of([picture.replace("50 0 0 50", "50 20 -20 50")]).grounds
    assert not turned.covers
