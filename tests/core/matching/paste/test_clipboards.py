"""Clipboards as Excel, WPS, LibreOffice, Word and browsers fill them: each figure goes to its place, nothing wrong in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.matching.paste.plan import PastePlan, plan
from core.readers.clipboard import parse
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.pages import REPORT, made_report

REPORTS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"), made_report(shift=5))
HIDDEN = "9"
Cell = Callable[[odd.Slot], str]


def table(report: Report) -> list[odd.Slot]:
    """The table with most figures."""
    found = [piece for piece in odd.pieces(report) if not isinstance(piece, str)]
    return max(found, key=lambda slots: sum(bool(slot.key) for slot in slots))


def html(
    slots: list[odd.Slot], inner: Cell, head: str = "", more: str = "", row: Callable[[str], str] = "<tr>{}</tr>".format
) -> str:
    """A copied table; ``inner`` gives what stands in a cell, ``more`` its further attributes."""
    rows = ""
    for found in odd.in_rows(slots):
        rows += row(
            "".join(
                f"<td rowspan={s.height} colspan={s.width}{more.format(s.text) if s.key else ''}>{inner(s) if s.key else s.text}</td>"
                for s in found
            )
        )
    return f"<html><head>{head}</head><body><table border=0><!--StartFragment-->{rows}<!--EndFragment--></table></body></html>"


def tabs(slots: list[odd.Slot]) -> str:
    """A copied table as text with tabs."""
    at = {(slot.row, slot.column): slot.text for slot in slots}
    wide = max(slot.column + slot.width for slot in slots)
    return "\r\n".join(
        "\t".join(at.get((row, c), "") for c in range(wide)) for row in range(max(s.last for s in slots) + 1)
    )


def pasted(report: Report, html: str, text: str = "") -> tuple[PastePlan, dict[str, object], dict[str, object]]:
    """The plan, what it sets, and what it is to set."""
    cells = report.form.cells
    typed = [slot.key for slot in table(report) if slot.key and cells[slot.key].formula is None]
    made = plan(report.form, typed[0], parse(html, text), {})
    return made, {key: made.values.get(key) for key in typed}, {key: report.value(key) for key in typed}


def style(sheet: str) -> str:
    return f"<style><!--{sheet}--></style>"


SEEN: dict[str, tuple[Cell, str, str]] = {
    "Excel": (lambda s: s.text, "", ""),
    "Excel, with a stored number": (lambda s: s.text, "", ' x:num="{}.0004"'),
    "Excel, blanks of an accounting format": (lambda s: f"<span style='mso-spacerun:yes'>&nbsp;&nbsp;</span>{s.text} ", "", ""),
    "Excel, thousands": (lambda s: f"{int(s.text):,}" if s.text else "", "", ""),
    "LibreOffice": (lambda s: f'<font face="宋体">{s.text}</font>', "", ' sdval="{}" sdnum="2052;"'),
    "Word": (lambda s: f"<p class=MsoNormal align=center><span lang=EN-US>{s.text}<o:p></o:p></span></p>", "", ""),
    "Word, empty paragraphs": (lambda s: f"<p class=MsoNormal>{s.text}<o:p>&nbsp;</o:p></p>", "", ""),
    "a browser, floats": (lambda s: "".join(f'<i style="float:right">{c}</i>' for c in s.text[::-1]), "", ""),
    "a browser, a row from the right": (
        lambda s: "<div style='display:flex;flex-direction:row-reverse'>" + "".join(f"<b>{c}</b>" for c in s.text[::-1]) + "</div>",
        "",
        "",
    ),
    "a browser, size told again": (lambda s: f'<div style="font-size:0"><b style="font-size:14px">{s.text}</b></div>', "", ""),
    "a browser, words of a rule": (lambda s: f'<b class=n data-v="{s.text}"></b>', style(".n:before{content:attr(data-v)}"), ""),
    "WPS, full-width digits": (lambda s: s.text.translate({48 + i: 0xFF10 + i for i in range(10)}), "", ""),
    "WPS, units": (lambda s: f"{s.text}件" if s.text else "", "", ""),
}  # fmt: skip

LEFT_OUT: dict[str, tuple[str, str]] = {
    "Excel, hidden": ("<font class=f>9</font>", ".f{mso-hide:all;display:none}"),
    "Excel, white": ("<font class=f>9</font>", ".f{color:white}"),
    "Excel, raised": ("<font class=f>1</font>", ".f{vertical-align:super}"),
    "Word, deleted": ("<del cite='mailto:x'>9</del>", ""),
    "Word, raised": ("<span style='position:relative;top:-5.0pt;mso-text-raise:5.0pt'>1</span>", ""),
    "a browser, white": ('<span style="color: rgb(255, 255, 255)">9</span>', ""),
    "a browser, the last child": ("<b></b><b>9</b>", "td b:last-child:not(:first-child){display:none}"),
    "a browser, out of sight": ("<b class=f>9</b>", "@media screen{.f{position:absolute;left:-9999px}}"),
    "a browser, an attribute": ("<b data-x=1>9</b>", "[data-x]{display:none!important}"),
    "a browser, folded": ("<details><p>9</p></details>", ""),
}


@pytest.mark.parametrize("report", REPORTS, ids=["2021", "other", "2019", "third"])
@pytest.mark.parametrize("way", [*SEEN])
def test_what_is_seen_is_pasted(way: str, report: Report) -> None:
    inner, head, more = SEEN[way]
    made, found, wanted = pasted(report, html(table(report), inner, head, more))
    assert found == wanted
    assert not made.refused and not made.totals


@pytest.mark.parametrize("report", REPORTS, ids=["2021", "other", "2019", "third"])
@pytest.mark.parametrize("way", [*LEFT_OUT])
def test_what_is_not_seen_is_counted(way: str, report: Report) -> None:
    more, sheet = LEFT_OUT[way]
    made, found, wanted = pasted(report, html(table(report), lambda s: s.text + more, style(sheet)))
    assert found == wanted
    assert made.left_out > len(wanted)


@pytest.mark.parametrize("report", REPORTS, ids=["2021", "other", "2019", "third"])
@pytest.mark.parametrize("mark", ["style='display:none'", "height=0 style='height:0pt;display:none'"])
def test_a_hidden_row_takes_no_place(mark: str, report: Report) -> None:
    doubled = [slot for slots in odd.doubled([table(report)]) if not isinstance(slots, str) for slot in slots]
    false = lambda cells: f"<tr {mark}>{cells}</tr>" if cells.count(odd.DOUBLE) > 2 else f"<tr>{cells}</tr>"  # noqa: E731
    made, found, wanted = pasted(report, html(doubled, lambda s: s.text, row=false))
    assert found == wanted and made.hidden


@pytest.mark.parametrize("report", REPORTS, ids=["2021", "other", "2019", "third"])
def test_text_with_tabs(report: Report) -> None:
    slots = table(report)
    for text in (tabs(slots), tabs(slots).replace("\r\n", "\t\t\r\n"), tabs(slots).replace("\r\n", "\n")):
        assert pasted(report, "", text)[1:] == pasted(report, html(slots, lambda s: s.text))[1:]
    broken = [slot if slot.key else replace(slot, text=f'"{slot.text[:2]}\n{slot.text[2:]}"') for slot in slots]
    _, found, wanted = pasted(report, "", tabs(broken))
    assert found == wanted
