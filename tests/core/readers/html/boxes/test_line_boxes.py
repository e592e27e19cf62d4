"""Boxes within the lines of a cell, in the order in which they are seen."""

import pytest

from core.readers.html import reader
from core.readers.text_decoding import BACKWARDS


def cell(inner: str, style: str = "") -> str:
    page = f"<table><tr><td>a<td>b<tr><td>c<td style='{style}'>{inner}</table>"
    return reader.document(page.encode()).tables[0].cells[-1].text


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ("<i style=float:right>7</i><i style=float:right>1</i>", "17"),
        ("<p style=float:left>1</p><p style=float:left>7</p>", "17"),
        ("<i style=float:right>件</i>17", "17 件"),
        ("7<i style=float:left>1</i>", "1 7"),
        ("<div style='display:flex;flex-direction:row-reverse'><b>7</b><b>1</b></div>", "17"),
        ("<div style='display:flex;flex-direction:row-reverse'>7<b>1</b></div>", "17"),
        ("<div style='display:flex'><b style='order:2'>7</b>1</div>", "17"),
        ("<div style='display:flex;gap:9px'><b>1</b><b>7</b></div>", "1 7"),
        ("<div style='display:grid'><b>1</b><b>7</b></div>", "1\n7"),
        ("<div style='display:flex;flex-direction:column-reverse'><b>1</b><b>7</b></div>", "7\n1"),
        ("<b style='display:block'>1</b>7", "1\n7"),
        ("<div style='display:flex'><div><p>1</p></div><div><p>7</p></div></div>", "1\n7"),
        ("x<div style='float:left'><p>1</p><p>7</p></div>y", "x\n1\n7\ny"),
        ("<div style='float:left'>" + "很长的话" * 20 + "</div>后", "很长的话" * 20 + "\n后"),
        ("<i style='position:relative;left:4px'>17</i>", "17"),
        ("1<i style='position:absolute'>注</i>7", "1注7"),
        ("<div dir=rtl><b style='display:inline-block'>7</b><b style='display:inline-block'>1</b></div>", "17"),
    ],
)
def test_order(inner: str, seen: str) -> None:
    assert cell(inner) == seen


def test_the_cell_itself_lays_out() -> None:
    assert cell("<b>7</b><b>1</b>", "display:flex;flex-direction:row-reverse") == "17"


@pytest.mark.parametrize(
    "inner",
    [
        "<i style='position:relative;left:4px'>7</i><i style='position:relative;left:-4px'>1</i>",
        "<i style='position:absolute;top:4px'>3</i>5",
        "3<i style='margin-left:-9px'>5</i>",
        "<i style='transform:rotate(180deg)'>35</i>",
        "<div dir=rtl>5<b style='display:inline-block'>7</b><b style='display:inline-block'>1</b></div>",
    ],
)
def test_an_order_that_nobody_knows(inner: str) -> None:
    assert cell(inner).startswith(BACKWARDS)


def test_rows_laid_out_backwards() -> None:
    row = "<tr style='display:flex;flex-direction:row-reverse'><td>2<td>1</tr>"
    table = reader.document(f"<table><tr><td>a<td>b{row}</table>".encode()).tables[0]
    assert [cell.text for cell in table.cells] == ["a", "b", "1", "2"]
