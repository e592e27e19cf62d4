"""Reports as other programs put them on the clipboard, with odd cells; for the tests of the import preview."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from core.forms.catalog import form_of
from core.forms.layout import grid
from core.matching.paste import clipboard_report
from core.matching.reading import to_report
from core.opening import Opened

AGENCY = "临江市财政局"
TEXTS = {
    "overview": "（一）主动公开\n公开信息一百条。",
    "problems": "存在的问题及改进情况。",
    "other": "没有其他事项。",
}


def table_html(table: str, figures: Mapping[str, str] | None = None, form: str = "2021") -> str:
    """A table of the form as HTML; a cell that is not among ``figures`` holds 0, the totals what they add up to."""
    declared = form_of(form)
    shown = grid(declared.table(table))
    rows: list[str] = ["" for _ in range(shown.rows)]
    for box in shown.boxes:
        text = (figures or {}).get(box.key, "0") if box.key else box.label
        rows[box.row] += f'<td rowspan="{box.height}" colspan="{box.width}">{escape(text)}</td>'
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def report_html(
    figures: Mapping[str, str] | None = None, form: str = "2021", year: int = 2024, texts: Mapping[str, str] = TEXTS
) -> str:
    """A whole report as HTML: title, headings, texts, tables."""
    pieces = [f"<p>{AGENCY}{year}年政府信息公开工作年度报告</p>"]
    for section in form_of(form).sections:
        pieces.append(f"<p>{section.numbered}</p>")
        if section.table is not None:
            pieces.append(table_html(section.key, figures, form))
        else:
            pieces += [f"<p>{escape(line)}</p>" for line in texts.get(section.key, "").splitlines()]
    return f"<html><body>{''.join(pieces)}</body></html>"


def opened(html: str) -> Opened:
    """What the preview is given for this HTML."""
    reading = clipboard_report.read(html, "")
    assert reading is not None
    return Opened(to_report(reading), reading)


A = "applications"
ODD = {
    f"{A}.new.natural_person": "12件",
    f"{A}.new.business": "",
    f"{A}.new.research": "/",
    f"{A}.new.public_welfare": "3 4",
    f"{A}.new.total": "12",
    f"{A}.granted.natural_person": "１０",
    f"{A}.granted.total": "11",
    f"{A}.processed_total.natural_person": "10",
    f"{A}.processed_total.total": "10",
    f"{A}.carried_out.natural_person": "2",
    f"{A}.carried_out.total": "2",
}
