"""Which of what is drawn strikes words, and which parts the page."""

import pytest

from core.notes import NoteCode
from core.readers.drawn_over import DrawnStroke, LettersOfLine, left_by_stroke, may_strike_cell
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


@pytest.mark.parametrize(
    ("letters", "struck", "apart"),
    [
        (LettersOfLine(22), (10, 14, 16, 19), (2, 24, 30)),
        (LettersOfLine(22, exact=36), (16, 20, 25), (8, 30, 36)),
        (LettersOfLine(22, exact=28), (9, 14, 19), (4, 24, 28)),
        (LettersOfLine(16, exact=28), (13, 16, 20), (8, 24, 28)),
        (LettersOfLine(22, grid=15.6), (11, 15.6, 20), (5, 24, 31)),
        (LettersOfLine(16, times=1.5), (8, 14, 20), (2, 28, 31)),
        (LettersOfLine(10.5), (4, 7, 9), (1, 12, 14)),
        (None, (7, 10, 13), (5, 14, 20)),
    ],
)
def test_where_letters_of_a_heading_are_struck(
    letters: LettersOfLine | None, struck: tuple[float, ...], apart: tuple[float, ...]
) -> None:
    def strikes(down: float) -> bool:
        return bool(left_by_stroke(DrawnStroke(LINE, PAGE, down=down), "一、总体情况", False, letters))

    assert [strikes(down) for down in struck] == [True] * len(struck)
    assert [strikes(down) for down in apart] == [False] * len(apart)


def test_the_words_tell_where() -> None:
    assert left_by_stroke(DrawnStroke(LINE, 60), " 58条 ", False) == ((NoteCode.DRAWN, "线条（58条）"),)
    ((_, told),) = left_by_stroke(DrawnStroke(LINE, 60), PROSE, False)
    assert told == "线条（全年公开信息1271条，其中…）"
