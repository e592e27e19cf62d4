"""Heads in a table of their own are joined with what stands below them, and nothing else is."""

from core.readers.html.heads_apart import with_heads
from core.readers.raw import RawParagraph, RawTable
from tests.helpers.core.html_pages import read

HEADS = "<table><tr><td>甲<td>乙<td>丙</table>"
BODY = "<table><tr><td>行<td>1<td>2<tr><td>列<td>3<td>4</table>"
LOW = "<tr>" + "".join(f"<td><div style='height:0;overflow:hidden'>{word}</div>" for word in "甲乙丙")


def grids(body: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]
        for table in read(body).tables
    ]


def test_heads_and_the_rest_are_one() -> None:
    whole = [["甲", "乙", "丙"], ["行", "1", "2"], ["列", "3", "4"]]
    wide = HEADS.replace("</table>", "<tr><td>子<td>丑<td>寅</table>")  # one row alone only arranges words
    assert grids(wide + BODY) == [[whole[0], ["子", "丑", "寅"], *whole[1:]]]
    again = BODY.replace("<table>", f"<table>{LOW}")
    (table,) = read(wide + again).tables
    assert table.rows == 4 and not any(cell.left_out for cell in table.cells)


def test_what_is_no_head_stays_apart() -> None:
    two = BODY.replace("<td>2", "").replace("<td>4", "")
    assert len(grids(HEADS + two)) == 2
    assert len(grids(BODY + BODY)) == 2
    assert len(grids(HEADS + "<p>二、</p>" + BODY)) == 2
    words = "<table><tr><td>子<td>丑<td>寅<tr><td>行<td>1<td>2</table>"
    assert len(grids(HEADS + words)) == 2
    assert with_heads([RawParagraph("一")]) == [RawParagraph("一")] and with_heads([RawTable(0, ())]) == [
        RawTable(0, ())
    ]
