"""Kinds of files with signs of no width in each figure, label, heading and sentence: nobody sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from core.opening import Opened
from core.report.report import Report
from core.writers import html
from core.writers.xlsx import book
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.helpers.makers.odt_maker import par
from tests.helpers.makers.programs_maker import delimited, excel_2003, ods
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report

_SIGNS = {
    **{"zero-width space": "\u200b", "non-joiner": "\u200c", "joiner": "\u200d", "word joiner": "\u2060"},
    **{"no-break space of no width": "\ufeff", "soft hyphen": "\u00ad", "mark of direction": "\u200e"},
}
OTHER = made_report("白石县民政局", 3)


def _sown(sign: str, text: str) -> str:
    return sign.join(text)


def _in(pattern: str, text: str, sign: str) -> bytes:
    return re.sub(pattern, lambda found: _sown(sign, found[0]), text).encode()


def _workbook(report: Report, sign: str) -> bytes:
    def finish(made: Workbook) -> None:
        for row in made.worksheets[0].iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and isinstance(cell.value, str):
                    cell.value = _sown(sign, cell.value)

    return odd.workbook(report, lambda cell, slot: setattr(cell, "value", slot.text), finish=finish)


_WAYS: dict[str, Callable[[Report, str], bytes]] = {
    ".docx": lambda r, s: odd.docx(r, lambda x: odd.run(_sown(s, x.text)), line=lambda t: f"<w:p>{odd.run(_sown(s, t))}</w:p>"),
    ".html": lambda r, s: odd.page(r, lambda x: _sown(s, x.text), line=lambda t: f"<p>{_sown(s, t)}</p>").encode(),
    ".odt": lambda r, s: odd.odt(r, lambda x: escape(_sown(s, x.text)), line=lambda t: par(escape(_sown(s, t)))),
    ".rtf": lambda r, s: odd.rtf(
        r, lambda x: rtf_maker.uni(_sown(s, x.text)), line=lambda t: rtf_maker.par(rtf_maker.uni(_sown(s, t)))
    ),
    ".xlsx": _workbook,
    ".csv": lambda r, s: _in(r"[^,\"\r\n]+", delimited(r), s),
    ".fods": lambda r, s: _in("(?<=<text:p>)[^<]+", ods(r, flat=True).decode(), s),
    ".xml": lambda r, s: _in(r'(?<="String">)[^<>]+(?=</Data>)', excel_2003(r).decode(), s),
}  # fmt: skip


def _same_words(report: Report, sign: str, opened: Opened) -> Iterable[str]:
    for key in report.form.text_keys:
        if opened.text(key).replace(sign, "") != report.text(key):
            yield f"{key}: {opened.text(key)[:40]!r}"


@kind("signs-of-no-width")
def _no_width() -> Iterator[Sample]:
    for name, sign in _SIGNS.items():
        for suffix, way in _WAYS.items():
            for report in (REPORT, OTHER):
                truth = truth_of(report, texts={}, quiet=True, extra=partial(_same_words, report, sign))
                yield Sample(f"{name}, {report.agency}", suffix, partial(way, report, sign), truth)


@kind("signs-of-no-width-own")
def _own() -> Iterator[Sample]:
    """In the texts of our own files they come back to the letter."""
    for name, sign in _SIGNS.items():
        said = f"全年公开{sign}信息，其中政策{sign}{sign}解读。"
        report = REPORT.with_text("problems", f"{said}\n改进：{said}")
        truth = truth_of(report, quiet=True)
        yield Sample(name, ".html", lambda r=report: html.page(r).encode(), truth)
        yield Sample(name, ".xlsx", lambda r=report: book.to_bytes(r), truth)
