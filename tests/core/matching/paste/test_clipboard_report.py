"""Whole reports and single tables recognised on the clipboard."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.errors import UnusableInput
from core.forms.catalog import form_of
from core.forms.layout import grid
from core.matching import report as matching_report
from core.matching.paste import clipboard_report

FORM = form_of("2021")
A = "applications"


def rows(table: str, figures: Mapping[str, str]) -> list[list[tuple[str, int, int]]]:
    """Text, height and width of each box of a table, row by row."""
    shown = grid(FORM.table(table))
    found: list[list[tuple[str, int, int]]] = [[] for _ in range(shown.rows)]
    for box in shown.boxes:
        found[box.row].append((figures.get(box.key, "0") if box.key else box.label, box.height, box.width))
    return found


def html(table: str, figures: Mapping[str, str] | None = None) -> str:
    lines = (
        "".join(f'<td rowspan={height} colspan="{width}">{text}</td>' for text, height, width in row)
        for row in rows(table, figures or {})
    )
    return f"<table border=1>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def report(**figures: str) -> str:
    parts = [f"<p>{s.numbered}</p>" + (html(s.key, figures) if s.table else "<p>文字。</p>") for s in FORM.sections]
    return f"<html><body><h1>甲市财政局2024年政府信息公开工作年度报告</h1>{''.join(parts)}</body></html>"


def test_whole_report():
    reading = clipboard_report.read(report(**{f"{A}.new.business": "7"}), "7\t8")
    assert reading is not None
    assert (reading.agency, reading.year, reading.texts["overview"]) == ("甲市财政局", 2024, "文字。")
    assert reading.values[f"{A}.new.business"] == 7
    assert clipboard_report.tables(reading) == {"disclosure", A, "proceedings"}
    assert clipboard_report.has_texts(reading)
    assert {note.code for note in reading.notes} == {"total_differs", "suspect"}  # the totals still say 0


@pytest.mark.parametrize("table", ["disclosure", A, "proceedings"])
def test_one_table_is_not_blamed_for_what_was_not_copied(table: str):
    reading = clipboard_report.read(html(table), "")
    assert reading is not None
    assert clipboard_report.tables(reading) == {table}
    assert not clipboard_report.has_texts(reading)
    assert not reading.notes and reading.year is None


def test_what_is_missing_inside_a_table_is_still_said():
    last_row = html(A).rindex("<tr>")
    reading = clipboard_report.read(html(A)[:last_row], "")
    assert reading is not None
    assert {note.cell for note in reading.notes} >= {f"{A}.carried_out.total"}


def test_text_with_tabs_without_html():
    lines = []
    for row in rows(A, {f"{A}.granted.research": "6"}):
        lines.append("\t".join(text.replace("\n", "") for text, _, _ in row))
    reading = clipboard_report.read("", "\r\n".join(lines))
    assert reading is not None
    assert reading.values[f"{A}.granted.research"] == 6


@pytest.mark.parametrize(
    "markup, text",
    [
        ("", ""),
        ("", "一段文字"),
        ("", "1\t2\n3\t4"),
        ("<p>一段文字</p>", "一段文字"),
        ("<table><tr><td>1<td>2</table>", "1\t2"),
        ("<table>", ""),
        ("<table><tr><td>姓名<td>职务<tr><td>张三<td>科长</table>", ""),
        ("<table><![endif" + "<" * 99, "x"),
    ],
)
def test_anything_else_is_none(markup: str, text: str):
    assert clipboard_report.read(markup, text) is None


def test_two_reports_at_once_are_refused():
    with pytest.raises(UnusableInput, match="两份"):
        clipboard_report.read(report() + report(), "")
    assert "两份" in matching_report.TWO_REPORTS


def test_html_too_large_for_a_report_is_left_alone():
    assert clipboard_report.read(html(A) + " " * (8 * 2**20), "") is None
