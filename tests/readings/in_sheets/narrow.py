"""Kinds of sheets on which a number cannot be seen as it is: columns too narrow for it, alignment that repeats it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import excel_2003, ods
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.sheets import PLAIN, book

LARGE = REPORT.with_values({key: (REPORT.value(key) or 0) + 12_300 for key in REPORT.form.typed if REPORT.value(key)})
NARROW = truth_of(LARGE, note="显示为“####”")
SEEN = truth_of(LARGE, quiet=True)
REPEATED = truth_of(REPORT, note="“填充”对齐")


def _wide(width: float) -> Callable[[Workbook], None]:
    """All columns of this width, in digits of the usual font."""

    def finish(made: Workbook) -> None:
        for column in range(2, 40):
            made.worksheets[0].column_dimensions[get_column_letter(column)].width = width

    return finish


def _put(
    font: Font | None = None, alignment: Alignment | None = None, code: str = "General", as_words: bool = False
) -> Callable[..., None]:
    def put(cell: object, slot: odd.Slot) -> None:
        cell.value, cell.number_format = slot.text if as_words else odd.figure(slot.text), code  # type: ignore[attr-defined]
        cell.font, cell.alignment = font or Font(name="Calibri", size=11), alignment or Alignment()  # type: ignore[attr-defined]

    return put


def _book(name: str, put: Callable[..., None], width: float, seen: bool = False) -> Sample:
    made = lambda: odd.workbook(LARGE, put, finish=_wide(width))  # noqa: E731
    return Sample(name, ".xlsx", made, SEEN if seen else NARROW)


@kind("sheets-too-narrow")
def _narrow() -> Iterator[Sample]:
    usual = Font(name="Calibri", size=11)
    yield _book("a figure wider than its column", _put(usual), 3.7)
    yield _book("with all its decimals", _put(usual, code="0.00"), 3.7)
    yield _book("in larger letters", _put(Font(name="Calibri", size=22)), 8)
    yield _book("seen: wide enough", _put(usual), 7, seen=True)
    yield _book("seen: in smaller letters", _put(Font(name="Calibri", size=6)), 4.7, seen=True)
    yield _book("seen: that shrinks", _put(usual, Alignment(shrinkToFit=True)), 2.7, seen=True)
    yield _book("seen: that is turned", _put(usual, Alignment(textRotation=90)), 2.7, seen=True)
    wide = '<Column ss:AutoFitWidth="{}" ss:Width="{}" ss:Span="30"/>'
    for width, grows, truth in ((14, 0, NARROW), (60, 0, SEEN), (14, 1, SEEN)):
        told = wide.format(grows, width).encode()
        made = lambda told=told: re.sub(rb"(<Table[^>]*>)", rb"\g<1>" + told, excel_2003(LARGE), count=1)  # noqa: E731
        yield Sample(f"excel 2003, {width} points, {'grows' if grows else 'fixed'}", ".xml", made, truth)
    for width, truth in ((14, NARROW), (60, SEEN)):
        yield Sample(f"ods, {width} points", ".fods", lambda w=width: _ods_columns(w), truth)


def _ods_columns(width: int) -> bytes:
    text = ods(LARGE, flat=True).decode()
    style = (
        '<style:style style:name="thin" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}pt"/></style:style>'
    )
    text = _with_style(text, style)
    columns = '<table:table-column table:style-name="thin" table:number-columns-repeated="40"/>'
    return re.sub(r"(<table:table [^>]*>)", lambda found: found[1] + columns, text, count=1).encode()


def _with_style(text: str, style: str) -> str:
    if "<office:automatic-styles>" in text:
        return text.replace("<office:automatic-styles>", f"<office:automatic-styles>{style}", 1)
    return text.replace("<office:body>", f"<office:automatic-styles>{style}</office:automatic-styles><office:body>", 1)


@kind("sheets-that-repeat")
def _repeat() -> Iterator[Sample]:
    fill = Alignment(horizontal="fill")
    yield Sample("numbers", ".xlsx", lambda: odd.workbook(REPORT, _put(alignment=fill)), REPEATED)
    yield book("words", _put(alignment=fill, as_words=True), REPEATED)
    for across in ("center", "distributed", "centerContinuous"):
        yield book(f"seen: {across}", _put(alignment=Alignment(horizontal=across)), PLAIN)
    filled = b'<Style ss:ID="framed"><Alignment ss:Horizontal="Fill"/>'
    made = lambda: excel_2003(REPORT).replace(b'<Style ss:ID="framed">', filled, 1)  # noqa: E731
    yield Sample("excel 2003", ".xml", made, REPEATED)
