"""Words are found on the pages that are shown, over the ends of lines too, where they stand."""

from functools import cache
from typing import Any

from core.report.report import Report
from core.writers.typesetting import typeset
from core.writers.typesetting.find import hits, read_pages

LONG = "我局认真贯彻落实政府信息公开条例，围绕中心工作做好主动公开，" * 4
REPORT = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": LONG, "problems": "独一无二的问题。"})


@cache
def pages() -> Any:
    return read_pages(typeset.pdf(REPORT))


def test_each_place_is_found_in_order() -> None:
    found = hits(pages(), "围绕中心工作")
    assert len(found) == 4
    assert [hit.page for hit in found] == sorted(hit.page for hit in found)
    assert hits(pages(), "围绕 中心工作") == found, "blanks do not matter"
    assert hits(pages(), "没有这样的词语") == hits(pages(), " ") == ()


def test_words_over_the_end_of_a_line_have_a_box_on_each() -> None:
    (whole,) = hits(pages(), LONG)
    assert len(whole.boxes) >= 3
    tops = [top for _, top, _, _ in whole.boxes]
    assert tops == sorted(tops) and len(set(tops)) == len(tops)
    assert all(
        0 < left < 595 and 0 < top < 842 and width > 0 and height > 0 for left, top, width, height in whole.boxes
    )


def test_a_box_is_as_wide_as_its_words() -> None:
    ((box,),) = (hit.boxes for hit in hits(pages(), "独一无二的问题"))
    assert 7 * 10 < box[2] < 7 * 14  # seven characters of 12 points
