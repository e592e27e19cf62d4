"""Which of what is drawn strikes words, and which parts the page."""

import pytest

from core.notes import NoteCode
from core.readers.drawn_over import DrawnStroke, left_by_stroke, may_strike_cell
from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED

PROSE = "全年公开信息1271条，其中规划计划类26条，机构职能类17条，主动公开的及时性和准确性都有提高。"
PAGE = 440.0  # points: as wide as the text


def test_in_a_cell_all_may_strike_but_a_line_across_its_head() -> None:
    assert not may_strike_cell(SLANTED, "项目") and may_strike_cell(SLANTED, "项目12")
    assert may_strike_cell(LINE, "项目") and may_strike_cell(FIGURE, "") and not may_strike_cell("", "12")
    assert left_by_stroke(DrawnStroke(LINE), "12", True) == ((NoteCode.DRAWN, LINE),)


@pytest.mark.parametrize(
    ("stroke", "words", "strikes"),
    [
        (DrawnStroke(LINE, 60), "58条", True),
        (DrawnStroke(LINE, 60), "  ", False),
        (DrawnStroke(LINE, 60, down=40), "", True),  # away from an empty paragraph: over others
        (DrawnStroke(LINE, 60, down=None), "", False),
        (DrawnStroke(LINE, 60, down=None), "58条", True),
        (DrawnStroke(LINE, 0, 400), PROSE, False),  # down the side of the page
        (DrawnStroke(LINE, 60, in_line=True), PROSE, False),
        (DrawnStroke(LINE, PAGE, down=10), PROSE, True),
        (DrawnStroke(LINE, PAGE, down=45), PROSE, True),  # through its second line
        (DrawnStroke(LINE, PAGE, down=70), PROSE, False),
        (DrawnStroke(LINE, PAGE, down=0), PROSE, False),
        (DrawnStroke(LINE, PAGE, down=None), PROSE, False),
        (DrawnStroke(LINE, PAGE, down=10), "一、总体情况", True),
        (DrawnStroke(LINE, PAGE, down=10), "  ", False),
        (DrawnStroke(LINE, PAGE, down=5), "一、总体情况", False),  # above the letters
        (DrawnStroke(LINE, PAGE, down=16), "一、总体情况", False),  # below small ones
        (DrawnStroke(SLANTED), "", True),
        (DrawnStroke(PAINTED), "", True),
        (DrawnStroke(FIGURE), PROSE, False),
        (DrawnStroke(FIGURE, free=True), PROSE, True),
        (DrawnStroke(""), PROSE, False),
    ],
)
def test_in_the_text(stroke: DrawnStroke, words: str, strikes: bool) -> None:
    assert bool(left_by_stroke(stroke, words, False)) is strikes


def test_the_words_tell_where() -> None:
    assert left_by_stroke(DrawnStroke(LINE, 60), " 58条 ", False) == ((NoteCode.DRAWN, "线条（58条）"),)
    ((_, told),) = left_by_stroke(DrawnStroke(LINE, 60), PROSE, False)
    assert told == "线条（全年公开信息1271条，其中…）"
