"""Words of a page that do not count, told by tags, styles and the page's own rules; and what only looks like it."""

import pytest

from core.notes import NoteCode
from core.readers.html.reader import document
from core.readers.raw import RawDocument

STRUCK, HIDDEN, MARK = NoteCode.STRUCK, NoteCode.HIDDEN, NoteCode.NOTE_MARK
SHEET = """<style><!-- .gone { text-decoration: line-through; color:red } /* .x{display:none} */
#secret, span.hide { display : none !important } p.MsoNote span.deep { display:none } .up{vertical-align:super}
.white{color:#FFF} .tiny{font-size:0px} .clear { color: rgba(0, 0, 0, 0) }</style>"""


def read(cell: str, sheet: str = SHEET, row: str = "") -> RawDocument:
    page = f"<html><head>{sheet}</head><body><table><tr><td>件数</td><td>合计</td></tr>"
    return document(f"{page}<tr {row}><td>新收</td>{cell}</tr></table></body></html>".encode())


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<s>7</s>", STRUCK),
        ("<strike>7</strike>", STRUCK),
        ("<del>7</del>", STRUCK),
        ("<span style='text-decoration:underline line-through'>7</span>", STRUCK),
        ("<span class='a gone'>7</span>", STRUCK),
        ("<span style='display:none'>7</span>", HIDDEN),
        ("<span id=secret>7</span>", HIDDEN),
        ("<span class='hide'>7</span>", HIDDEN),
        ("<span hidden>7</span>", HIDDEN),
        ("<span class=tiny>7</span>", HIDDEN),
        ("<span class=white>7</span>", HIDDEN),
        ("<font color=white>7</font>", HIDDEN),
        ("<span class=clear>7</span>", HIDDEN),
        ("<sup>7</sup>", MARK),
        ("<span style='position: relative; top: -4px'>7</span>", MARK),
        ("<font style='position:relative;bottom:.3em'>7</font>", MARK),
        ("<sub>7</sub>", MARK),
        ("<span class=up>7</span>", MARK),
        ("<sup><a href='#1'>[7]</a></sup>", MARK),
    ],
)
def test_what_does_not_count(inner: str, code: NoteCode) -> None:
    cell = read(f"<td>35{inner}</td>").tables[0].cells[-1]
    assert cell.text == "35"
    assert [why for why, _ in cell.left_out] == [code]


@pytest.mark.parametrize(
    "inner",
    [
        "<td><sup>35</sup></td>",
        "<td><span style='position:relative;top:-4px'>35</span></td>",
        "<td style='position:relative;top:-4px'>35</td>",
        "<td><span style='position:relative;top:0'>3</span>5</td>",
        "<td style='background:#1F497D'><span class=white>35</span></td>",
        "<td bgcolor=navy><font color=white>35</font></td>",
        "<td style='background-image:url(a.png);background:url(a.png)'><span class=white>35</span></td>",
        "<td><span class='deep'>35</span></td>",  # a selector that is not known here counts as not there
        "<td><span class='x'>35</span></td>",  # in a comment
        "<td><ins>35</ins></td>",
        "<td style='vertical-align:super'>35</td>",
        "<td><s><span style='text-decoration:none'>3</span></s>5</td>",
    ],
)
def test_what_only_looks_like_it(inner: str) -> None:
    text = read(inner).tables[0].cells[-1].text
    assert text == ("5" if "<s>" in inner else "35")  # a line through the parent goes through its children


def test_a_hidden_row_does_not_count() -> None:
    assert "35" not in [cell.text for cell in read("<td>35</td>", row="style='display:none'").tables[0].cells]


def test_in_texts_it_is_noted_once() -> None:
    page = document("<p>收到申请<s>7</s>35件<sup>1</sup>。</p><p>占地3m<sup>2</sup></p>".encode())
    assert [item.text for item in page.items] == ["收到申请35件。", "占地3m2"]  # type: ignore[union-attr]
    assert [code for code, _ in page.notes] == [STRUCK, MARK]


@pytest.mark.parametrize(
    ("colour", "seen"),
    [
        ("rgb(255, 255, 255)", False),
        ("hsl(0, 0%, 100%)", False),
        ("hsl(120, 100%, 100%)", False),
        ("rgb(0, 0, 0)", True),
        ("rgba(255, 0, 0, 0.9)", True),
        ("hsl(0, 100%, 50%)", True),
        ("rgb(300, 300, 300)", False),  # more than full is full
    ],
)
def test_a_colour_by_any_of_its_names(colour: str, seen: bool) -> None:
    cell = read(f"<td>3<span style='color:{colour}'>5</span></td>").tables[0].cells[-1]
    assert (cell.text, bool(cell.left_out)) == (("35", False) if seen else ("3", True))
