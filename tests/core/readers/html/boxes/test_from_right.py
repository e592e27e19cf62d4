"""Lines from right to left, as Chromium shows them."""

import pytest

from core.readers.html.boxes.from_right import seen_from_right


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        *(("-5", "5-"), ("+5", "5+"), ("1 234", "234 1"), ("-1,234.5", "1,234.5-"), ("(5)", "(5)"), ("5%", "5%")),
        *(("-5%", "5%-"), ("12-3", "12-3"), ("12/3", "12/3"), ("¥5", "¥5"), ("5.", ".5"), ("−5", "5−"), ("－5", "5－")),
        *(
            ("共5件", "共5件"),
            ("5件，-7", "5件，-7"),
            ("-5件", "5件-"),
            ("12", "12"),
            ("", ""),
            ("甲（乙）", "甲（乙）"),
        ),
        ("-5 א", "-5 א"),
    ],
)
def test_signs_go_where_they_are_seen(written: str, seen: str) -> None:
    assert seen_from_right(written) == seen
