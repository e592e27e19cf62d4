"""The rows of the sheet with the texts are, byte for byte, those that openpyxl writes."""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest

from core.report.report import Report
from core.writers.layout.blocks import fit_align
from core.writers.layout.style import OFFICIAL, STYLES, Align, ParagraphLook, Style
from core.writers.xlsx import book, texts
from core.writers.xlsx.sheet import Dress, in_rows, set_text
from tests.helpers.core.workbooks import sample

HOUR = "docProps/core.xml"  # has the time of making
ODD = (
    *("=1+1", "  -3", "+甲", "@x", "_x0041_", "<&>\"'", "甲\u00a0\u3000", "\x85\u2028\x7f", "\U0001f600", "一\t二\t"),
    *("a\r\nb", "长。" * 4000, "（一）主动公开", "\x01\x0b甲", "\ufffe"),
)


class Drawn(texts.TextSheet):
    """The sheet with a cell of openpyxl for each row."""

    def write(self, text: str, look: ParagraphLook, align: Align = Align.BOTH, link: bool = False) -> None:
        dress = Dress(look.font, fit_align(align, text), frame=False, locked=False, link=link)
        for piece, height in in_rows(texts._INDENT * bool(look.indent) + text, look.font.size, texts._WIDTH):
            self.rows.append(texts._Row(piece, height, None))
            cell = self.sheet.cell(len(self.rows), 1)
            self.wardrobe.put_on(cell, dress)
            set_text(cell, piece)
            self.sheet.row_dimensions[len(self.rows)].height = height
            dress = replace(dress, continued=True)

    def part(self, write: Any) -> bytes:
        return write()


def parts(report: Report, style: Style) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(book.to_bytes(report, style))) as package:
        return {name: package.read(name) for name in package.namelist() if name != HOUR}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("seed", range(4))
def test_the_same_bytes(style: Style, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    words = {key: "\n".join(random.sample(ODD, 5)) for key in ("preamble", "overview", "problems", "other")}
    report = Report("2021", 2025, {"agency": "临江市<财政>局"}, words)
    if seed == 1:
        report = report.with_text("title", "很长的标题" * 300)
    written = parts(report, style)
    monkeypatch.setattr(book, "TextSheet", Drawn)
    assert written == parts(report, style)


def test_no_cell_is_made_but_those_that_lead_to_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[texts.TextSheet] = []
    finish = texts.TextSheet.finish
    monkeypatch.setattr(texts.TextSheet, "finish", lambda self: (finish(self), made.append(self)))
    book.to_bytes(sample(), OFFICIAL)
    tables = sum(1 for section in sample().form.sections if section.table)
    assert len(made[0].sheet._cells) == tables + 2 < len(made[0].rows)
