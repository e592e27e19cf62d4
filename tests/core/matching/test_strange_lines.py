"""Rows and columns of a table that the form does not have."""

from core.matching.strange_lines import StrangeLines, is_remark
from core.readers.raw import RawCell

# Two rows of the form with two figures each and their sum, below their heads.
HEADS = [RawCell(0, 1, 1, 1, "甲类"), RawCell(0, 2, 1, 1, "乙类"), RawCell(0, 3, 1, 1, "总计")]
TAKEN = [
    *(RawCell(1, 1 + place, 1, 1, text) for place, text in enumerate("235")),
    *(RawCell(2, 1 + place, 1, 1, text) for place, text in enumerate("404")),
]
NAMES = [RawCell(1, 0, 1, 1, "第一行"), RawCell(2, 0, 1, 1, "第二行")]
LABELS = {"甲类", "乙类", "总计", "第一行", "第二行"}


def lines(*added: RawCell) -> StrangeLines:
    return StrangeLines([*HEADS, *NAMES, *TAKEN, *added], TAKEN, LABELS)


def row(name: str, figures: str) -> list[RawCell]:
    return [RawCell(3, 0, 1, 1, name), *(RawCell(3, 1 + place, 1, 1, text) for place, text in enumerate(figures))]


def test_a_row_that_adds_up_the_rows_above_is_no_news() -> None:
    name, *figures = row("小计", "639")
    assert not [*lines(name, *figures).news(figures)]
    name, *figures = row("小计", "638")
    assert [*lines(name, *figures).news(figures)] == figures
    name, *figures = row("其中", "639")
    assert [*lines(name, *figures).news(figures)] == figures, "it does not say that it is a sum"


def test_a_row_that_says_another_one_again_is_no_news() -> None:
    name, *figures = row("合计", "404")
    assert not [*lines(name, *figures).news(figures)]


def test_a_column_of_sums_and_one_of_something_else() -> None:
    sums = [RawCell(1, 4, 1, 1, "8"), RawCell(2, 4, 1, 1, "4")]
    head = RawCell(0, 4, 1, 1, "小\n计")
    assert not [*lines(head, *sums).news(sums)], "total and the figure before it, in both rows"
    other = [RawCell(1, 4, 1, 1, "7"), RawCell(2, 4, 1, 1, "4")]
    (line,) = lines(head, *other).lines(lines(head, *other).news(other))
    assert (line.words, line.printed) == ("“小计”一列的", "“7”、“4”")


def test_what_stands_in_no_line_of_its_own_has_no_name() -> None:
    beside = RawCell(1, 1, 1, 1, "9")
    (line,) = lines(beside).lines([beside])
    assert line.words == ""


def test_remarks_are_words_of_their_own() -> None:
    assert is_remark(RawCell(1, 4, 1, 1, "含网上1件"), LABELS)
    assert not any(is_remark(RawCell(1, 4, 1, 1, text), LABELS) for text in ("", "12", "12.5%", "/", "甲类", "—"))
