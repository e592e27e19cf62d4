"""What is drawn besides text: lines, grounds, pictures."""

import pytest

from core.readers.pdf import drawings as pdf_drawings
from core.readers.pdf import guard as refusals
from core.readers.pdf import reader as pdf_reader
from tests.helpers.core.pdf_reports import REPORT, cells, filler, plain_page, small_table, unusable
from tests.helpers.makers.pdf_maker import Look, Maker, pdf
from tests.helpers.raw_views import texts


def test_crossed_out_words_do_not_count_and_underlines_are_no_borders() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    small_table(maker, 120, [["甲", "旧88"], ["乙", "3"]])
    maker.line(195, 131, 195 + 21, 131)
    maker.line(95, 155.5, 105.5, 155.5)
    assert cells(maker.data()) == [[(0, 0, 1, 1, "甲"), (0, 1, 1, 1, ""), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "3")]]


def test_ink_in_the_colour_of_its_ground_is_not_seen_and_a_covered_word_neither() -> None:
    maker = plain_page()
    maker.put("0.1 g")
    maker.bar(90, 200, 300, 220)
    maker.text(95, 214, "深底白字", grey=1)
    maker.text(200, 214, "深底深字", grey=0.12)
    maker.text(95, 244, "遮住的字")
    maker.put("1 g")
    maker.bar(90, 230, 300, 250)
    found = pdf_reader.document(maker.data())
    assert texts(found)[-1] == "深底白字"
    ((code, said),) = found.notes
    assert code == "hidden" and "深底深字" in said and "遮住的字" in said


def test_a_frame_around_text_is_no_table() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    maker.frame(80, 60, 520, 700)
    assert pdf_reader.document(maker.data()).tables == ()


def test_a_page_of_countless_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_drawings, "MOST_OBJECTS", 50)
    assert unusable(pdf(REPORT, Look())) == refusals.SLOW


@pytest.mark.parametrize(
    ("path", "ruled"),
    [
        ("100 600 m 200 600 l 200 601 l 100 601 l h f", [(100, 200)]),  # closed by a mark
        ("100 600 m 200 600 l 200 601 l 100 601 l 100 600 l f", [(100, 200)]),  # closed by a line
        ("100 600 m 150 600 l 180 600 m 230 600 l f", [(100, 150), (180, 230)]),  # two lines, no box
    ],
)
def test_thin_boxes_are_lines_however_they_are_closed(path: str, ruled: list[tuple[int, int]]) -> None:
    maker = plain_page()
    before = [(line.start, line.end) for page in pdf_reader.pages(maker.data()) for line in page.across]
    maker = plain_page()
    maker.put(path)
    found = [(line.start, line.end) for page in pdf_reader.pages(maker.data()) for line in page.across]
    assert [*map(tuple, found)] == [*before, *ruled]
