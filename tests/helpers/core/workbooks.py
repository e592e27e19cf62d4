"""Reports as workbooks, read back with openpyxl; for the tests of XLSX."""

from __future__ import annotations

import io
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st
from openpyxl import load_workbook

from core.forms.catalog import FORMS
from core.forms.layout import Grid, grid
from core.forms.spec import Kind
from core.report.numbers import Number, normal_money
from core.report.report import Report

TEXTS = {
    "overview": "2025年，本机关依法公开政府信息。\n（一）主动公开\n全年公开126条。\n（二）依申请公开。收到3件，办结3件。",
    "problems": "主要问题：解读形式单一。\n改进情况：增加图解、视频。",
    "other": "本年度没有收取信息处理费。",
}


SEEDS = st.integers(0, 2**32)


FORM_KEYS = st.sampled_from(sorted(FORMS))


def sample(form_key: str = "2021") -> Report:
    body = {"agency": "临江市财政局", "contact": "办公室", "telephone": "0793-1234567"}
    report = Report(form_key, FORMS[form_key].first_year, body, TEXTS)
    return report.with_values({key: index % 13 for index, key in enumerate(report.form.typed)})


def some_figures(form_key: str, seed: int) -> Report:
    """A report with blanks and figures of any size in it."""
    report, chance = sample(form_key), Random(seed)

    def figure(kind: Kind) -> Number:
        size = chance.randrange(10 ** chance.randint(1, 9))
        if kind is Kind.MONEY:
            return normal_money(Decimal(size * 1000 + chance.randrange(1000)).scaleb(-6))
        return -size if kind is Kind.CHANGE and chance.random() < 0.5 else size

    cells = report.form.cells
    return report.with_values({k: chance.choice((None, 0, figure(cells[k].kind))) for k in report.form.typed})


def opened(data: bytes, results: bool = False) -> Any:
    return load_workbook(io.BytesIO(data), data_only=results)


def table_sheets(book: Any, report: Report) -> list[tuple[Any, Grid]]:
    return list(zip(book.worksheets[1:], map(grid, report.form.tables), strict=True))


def by_key(book: Any, report: Report) -> dict[str, Any]:
    """The cell of every figure; tables begin below their heading."""
    return {
        box.key: sheet.cell(box.row + 2, box.column + 1)
        for sheet, drawn in table_sheets(book, report)
        for box in drawn.boxes
        if box.key
    }
