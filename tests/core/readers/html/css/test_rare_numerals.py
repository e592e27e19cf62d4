"""Numbers in letters and words of languages that few pages have, as Chromium writes them."""

import pytest

from core.readers.html.css.counter_styles import Numberings
from core.readers.html.css.rare_numerals import numeral


@pytest.mark.parametrize(
    ("style", "number", "written"),
    [
        *(("armenian", 1, "Ա"), ("lower-armenian", 11, "ժա"), ("upper-armenian", 9999, "ՔՋՂԹ"), ("armenian", 10000, "")),
        *(("georgian", 1, "ა"), ("georgian", 243, "სმგ"), ("georgian", 400, "ჳ"), ("georgian", 19999, "ჵჰშჟთ")),
        *(("hebrew", 1, "א"), ("hebrew", 15, "טו"), ("hebrew", 16, "טז"), ("hebrew", 243, "רמג"), ("hebrew", 999, "תתקצט")),
        *(("hebrew", 2024, "ב׳כד"), ("hebrew", 10999, "י׳תתקצט"), ("hebrew", 11000, "")),
        *(("ethiopic-numeric", 1, "፩"), ("ethiopic-numeric", 10, "፲"), ("ethiopic-numeric", 100, "፻"), ("ethiopic-numeric", 111, "፻፲፩")),
        *(("ethiopic-numeric", 1001, "፲፻፩"), ("ethiopic-numeric", 10000, "፼")),
        *(("korean-hangul-formal", 11, "일십일"), ("korean-hanja-informal", 111, "百十一"), ("korean-hanja-formal", 20, "貳拾")),
        *(("japanese-formal", 1100, "壱阡壱百"), ("japanese-formal", 10000, ""), ("decimal", 3, ""), ("hebrew", 0, "")),
    ],
)  # fmt: skip
def test_numbers(style: str, number: int, written: str) -> None:
    assert numeral(number, style) == written


def test_items_of_lists() -> None:
    marker = Numberings().marker
    assert (marker(3, "hebrew"), marker(3, "korean-hanja-informal"), marker(0, "hebrew")) == ("ג.", "三,", "0.")
