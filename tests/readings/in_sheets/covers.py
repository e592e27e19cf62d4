"""Kinds of sheets on which something lies over the cells or in them, or rows and columns are too small to be seen."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from openpyxl import Workbook
from openpyxl.styles import Border, Side

from core.notes import NoteCode
from core.opening import Opened
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import Odd, excel_2003, ods
from tests.helpers.places import DATA
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.sheets import PLAIN, with_drawing
from tests.readings.workbooks import OTHERS, figures

HEAD_ROW = 10  # the first of the first table
KEY, NEXT = "applications.carried_in.business", "applications.carried_in.research"
WHITE = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
CLEAR = "<a:solidFill><a:srgbClr val='FFFF00'><a:alpha val='40000'/></a:srgbClr></a:solidFill>"


def painted(fill: str, form: str = "rect", words: str = "", more: str = "") -> bytes:
    """A workbook with a shape over two cells beside each other."""
    place: list[tuple[int, int]] = []

    def put(cell: object, slot: odd.Slot) -> None:
        figures(cell, slot)
        if slot.key == KEY:
            place.append((cell.row - 1, cell.column - 1))  # type: ignore[attr-defined]

    data = odd.workbook(REPORT, put)
    ((row, column),) = place
    corners = "".join(
        f"<x:{name}><x:col>{c}</x:col><x:colOff>0</x:colOff><x:row>{r}</x:row><x:rowOff>0</x:rowOff></x:{name}>"
        for name, r, c in (("from", row, column), ("to", row + 1, column + 2))
    )
    text = f"<x:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></x:txBody>" if words else ""
    looks = f'<x:spPr><a:prstGeom prst="{form}"/>{fill}</x:spPr>{more}'
    shape = f'<x:sp><x:nvSpPr><x:cNvPr id="2" name="a"/></x:nvSpPr>{looks}{text}</x:sp>'
    drawing = (
        '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><x:twoCellAnchor>'
        f"{corners}{shape}</x:twoCellAnchor></x:wsDr>"
    )
    return with_drawing(data, drawing, {})


def _without(*keys: str) -> Mapping[str, object]:
    return {key: None if key in keys else REPORT.value(key) for key in REPORT.form.typed}


def drawn_line(start: float, end: float, rows: int = 0, at: str = KEY) -> bytes:
    """A workbook with a line over two cells beside each other, between these heights in points; it ends some rows below."""
    place: list[tuple[int, int]] = []

    def put(cell: object, slot: odd.Slot) -> None:
        figures(cell, slot)
        if slot.key == at:
            place.append((cell.row - 1, cell.column - 1))  # type: ignore[attr-defined]

    data = odd.workbook(REPORT, put)
    row, column = place[0] if place else (HEAD_ROW, 0)
    corners = "".join(
        f"<x:{name}><x:col>{c}</x:col><x:colOff>{off}</x:colOff><x:row>{r}</x:row><x:rowOff>{int(12_700 * high)}</x:rowOff></x:{name}>"
        for name, r, c, off, high in (
            ("from", row, column, 30_000, start),
            ("to", row + rows, column + 1, 300_000, end),
        )
    )
    looks = '<x:spPr><a:prstGeom prst="line"/></x:spPr>'
    shape = f'<x:cxnSp><x:nvCxnSpPr><x:cNvPr id="2" name="a"/></x:nvCxnSpPr>{looks}</x:cxnSp>'
    drawing = (
        '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><x:twoCellAnchor>'
        f"{corners}{shape}</x:twoCellAnchor></x:wsDr>"
    )
    return with_drawing(data, drawing, {})


@kind("lines-drawn-through-cells")
def _lines() -> Iterator[Sample]:
    """A line through figures may strike them; one along the edges of cells, or across the head of the table, does not."""
    for name, (start, end, rows) in (("level", (7, 7, 0)), ("slanted", (1, 12, 0)), ("over rows", (1, 9, 2))):
        yield Sample(name, ".xlsx", lambda s=start, e=end, r=rows: drawn_line(s, e, r), truth_of(REPORT, note="画有"))
    for name, (start, end) in (("above", (0, 0.5)), ("below", (13.2, 13.2))):
        yield Sample(f"seen: an edge {name}", ".xlsx", lambda s=start, e=end: drawn_line(s, e), PLAIN)
    yield Sample("seen: across the head", ".xlsx", lambda: drawn_line(1, 12, at="no figure"), PLAIN)


_STRUCK = (
    *(
        f"applications.{row}.{of}"
        for row in ("carried_in", "refused.forbidden_by_law")
        for of in ("business", "research")
    ),
    *(f"applications.{row}.business" for row in ("partly_granted", "refused.third_party", "refused.deliberative")),
)


def _told_where_struck(opened: Opened) -> Iterator[str]:
    told = {note.cell for note in opened.notes if note.code is NoteCode.DRAWN}
    yield from (f"{key} is struck, and nothing told" for key in _STRUCK if key not in told)
    yield from (f"{key} is not struck" for key in told if key not in _STRUCK)


@kind("lines-drawn-through-cells-elsewhere")
def _lines_elsewhere() -> Iterator[Sample]:
    """The same in XLS and ODS, as LibreOffice saves them: a level line, a slanted one, two in a group, a cross, a scrawl.

    Outlines around figures, an edge, and a frame around the table say nothing.
    """
    struck = truth_of(REPORT, note="画有", extra=_told_where_struck)
    for suffix in (".xls", ".ods"):
        yield Sample(f"over{suffix}", suffix, DATA / "workbooks" / f"lines_over_figures{suffix}", struck)
        yield Sample(f"seen: beside{suffix}", suffix, DATA / "workbooks" / f"lines_beside_figures{suffix}", PLAIN)


COVERED = truth_of(REPORT, values=_without(KEY, NEXT), note="看不见的“26”")


@kind("painted-over-cells")
def _painted() -> Iterator[Sample]:
    """A rectangle that is painted hides all that lies below it, with words in it or without; a clear one does not."""
    style = "<x:style><a:fillRef idx='{}'><a:schemeClr val='accent1'/></a:fillRef></x:style>"
    yield Sample("white", ".xlsx", lambda: painted(WHITE), COVERED)
    yield Sample("white, with words", ".xlsx", lambda: painted(WHITE, words="更正"), COVERED)
    yield Sample("rounded", ".xlsx", lambda: painted(WHITE, "roundRect"), COVERED)
    yield Sample("by its style", ".xlsx", lambda: painted("", more=style.format(1)), COVERED)
    yield Sample("by LibreOffice, xls", ".xls", DATA / "workbooks" / "painted_over.xls", COVERED)
    yield Sample("by LibreOffice, ods", ".ods", DATA / "workbooks" / "painted_over.ods", COVERED)
    noted = truth_of(REPORT, note="画有色块")
    yield Sample("an ellipse, of which the corners are clear", ".xlsx", lambda: painted(WHITE, "ellipse"), noted)
    for name, fill, form, more in (
        ("nothing", "<a:noFill/>", "rect", ""),
        ("a marker's yellow", CLEAR, "rect", ""),
        ("the outline of an ellipse", "<a:noFill/>", "ellipse", ""),
        ("no style", "", "rect", style.format(0)),
    ):
        made = lambda f=fill, g=form, m=more: painted(f, g, more=m)  # noqa: E731
        yield Sample(f"seen through: {name}", ".xlsx", made, PLAIN)


@kind("pictures-in-cells")
def _in_cells() -> Iterator[Sample]:
    """A picture that WPS or Excel keeps in the cell of a figure: no figure, and not blank."""

    def told(opened: object) -> Iterator[str]:
        notes = [note for note in opened.notes if note.cell == KEY]  # type: ignore[attr-defined]
        if not any("图片" in note.message and not note.choices for note in notes):
            yield "no word of a picture"

    truth = truth_of(REPORT, values=_without(KEY), extra=told)
    wps = '=DISPIMG("ID_8F3A5B7C",1)'
    cells = {
        "WPS": f'<c r="\\1" t="str"><f>_xlfn.DISPIMG("ID_8F3A5B7C",1)</f><v>{wps}</v></c>'.replace('("ID_8F3A5B7C",1)</f>', "(&quot;ID&quot;,1)</f>"),
        "Excel": '<c r="\\1" t="e" vm="1"><v>#VALUE!</v></c>',
    }  # fmt: skip
    for name, cell in cells.items():
        yield Sample(name, ".xlsx", lambda c=cell: _replaced(REPORT.with_values({KEY: 98765}), c), truth)


def _replaced(report: Report, cell: str) -> bytes:
    data = odd.workbook(report)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                text = re.sub(r'<c r="(\w+)"[^>]*><v>98765</v></c>', cell, text.decode()).encode()
            new.writestr(name, text)
    return out.getvalue()


@kind("rows-too-low-to-see")
def _low() -> Iterator[Sample]:
    """A doubled row of a point or two: nobody sees it; one of six points is seen."""
    for report in OTHERS:
        for height in (0.75, 2):

            def finish(made: Workbook, height: float = height) -> None:
                sheet = made.worksheets[0]
                for row in sheet.iter_rows():
                    if any(cell.value == 88 for cell in row):
                        sheet.row_dimensions[row[0].row or 0].height = height

            made = lambda r=report, f=finish: odd.workbook(r, change=odd.doubled, finish=f)  # noqa: E731
            told = truth_of(report, note="隐藏的行或列")
            yield Sample(f"{height}, {report.agency} {report.year}", ".xlsx", made, told)
        low = lambda r=report: excel_2003(r, Odd(hidden_rows=True)).replace(b'ss:Hidden="1"', b'ss:Height="1.5"')  # noqa: E731
        yield Sample(f"excel 2003, {report.agency} {report.year}", ".xml", low, truth_of(report, note="隐藏的行或列"))
        flat = lambda r=report: _low_ods(r)  # noqa: E731
        yield Sample(f"ods, {report.agency} {report.year}", ".fods", flat, truth_of(report, note="隐藏的行或列"))


def _low_ods(report: Report) -> bytes:
    text = ods(report, Odd(hidden_rows=True), flat=True).decode()
    low = '<style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="0.4mm"/></style:style>'
    text = text.replace('table:visibility="collapse"', 'table:style-name="low"')
    return text.replace("</office:automatic-styles>", f"{low}</office:automatic-styles>").encode()


@kind("sheets-framed-to-their-end")
def _framed() -> Iterator[Sample]:
    """Thousands of empty rows with frames below the report, as a whole sheet with borders has them."""

    def finish(made: Workbook) -> None:
        sheet, side = made.worksheets[0], Side("thin")
        for row in range(sheet.max_row + 1, sheet.max_row + 4000):
            for column in range(1, 15):
                sheet.cell(row, column).border = Border(side, side, side, side)

    yield Sample("xlsx", ".xlsx", lambda: odd.workbook(REPORT, finish=finish), PLAIN)
    framed = "<Row>{}</Row>".format('<Cell ss:StyleID="framed"/>' * 14) * 4000
    yield Sample("excel 2003", ".xml", lambda: excel_2003(REPORT).replace(b"</Table>", f"{framed}</Table>".encode()), PLAIN)  # fmt: skip


@kind("titles-in-pieces")
def _titles() -> Iterator[Sample]:
    """Each part of the title stands in a cell of its own."""
    for report in OTHERS:

        def finish(made: Workbook, report: Report = report) -> None:
            sheet = made.worksheets[0]
            year, rest = str(report.year), str(sheet["A1"].value).partition(str(report.year))[2]
            for column, words in enumerate((report.agency, int(year), rest), 1):
                sheet.cell(1, column, words)

        made = lambda r=report, f=finish: odd.workbook(r, finish=f)  # noqa: E731
        yield Sample(f"{report.agency} {report.year}", ".xlsx", made, truth_of(report, quiet=True))


@kind("formulas-without-a-result")
def _formulas() -> Iterator[Sample]:
    """Written by a program that does not reckon: no blank, and nothing that invites a 0; totals are worked out anew."""

    def told(opened: object) -> Iterator[str]:
        said = [(note.cell, note.message) for note in opened.notes if note.cell]  # type: ignore[attr-defined]
        if not any(cell == KEY and "没有存下计算结果" in words for cell, words in said):
            yield "no word of the formula"
        yield from (f"{cell}: {words}" for cell, words in said if "填0" in words)

    def put(cell: object, slot: odd.Slot) -> None:
        if slot.key == KEY or slot.key in REPORT.form.computed:
            cell.value = "=Sheet9!B3"  # type: ignore[attr-defined]
        else:
            figures(cell, slot)

    yield Sample("xlsx", ".xlsx", lambda: odd.workbook(REPORT, put), truth_of(REPORT, values=_without(KEY), extra=told))
    marked = REPORT.with_values({KEY: 98765})
    old = lambda: excel_2003(marked).replace(b'><Data ss:Type="Number">98765</Data>', b' ss:Formula="=R1C1">')  # noqa: E731
    yield Sample("excel 2003", ".xml", old, truth_of(marked, values=_without(KEY), extra=told))
    flat = lambda: ods(marked, flat=True).replace(  # noqa: E731
        b'office:value-type="float" office:value="98765"><text:p>98765</text:p>', b'table:formula="of:=[.B3]">'
    )
    yield Sample("ods", ".fods", flat, truth_of(marked, values=_without(KEY), extra=told))


@kind("pictures-over-many-cells")
def _many() -> Iterator[Sample]:
    """A picture that is bound to one cell, or to a place of the sheet, and lies over the blank cells behind it too."""
    keys = (KEY, NEXT)

    def told(opened: object) -> Iterator[str]:
        for key in keys:
            if not any("图片" in note.message for note in opened.notes if note.cell == key):  # type: ignore[attr-defined]
                yield f"{key}: no word of a picture"

    truth = truth_of(REPORT, values=_without(*keys), extra=told)
    for anchored in (True, False):
        yield Sample(f"{anchored}", ".xlsx", lambda a=anchored: _with_wide_picture(keys, a), truth)


def _with_wide_picture(keys: tuple[str, ...], anchored: bool) -> bytes:
    place: list[tuple[int, int]] = []

    def put(cell: object, slot: odd.Slot) -> None:
        if slot.key in keys:
            place.append((cell.row - 1, cell.column - 1))  # type: ignore[attr-defined]
        else:
            figures(cell, slot)

    def finish(made: Workbook) -> None:
        made.worksheets[0].sheet_format.defaultRowHeight = 15
        made.worksheets[0].sheet_format.defaultColWidth = 10

    data = odd.workbook(REPORT, put, finish=finish)
    row, column = min(place)
    name = "oneCellAnchor" if anchored else "absoluteAnchor"
    start = f"<x:from><x:col>{column}</x:col><x:row>{row}</x:row></x:from>"
    start = start if anchored else f'<x:pos x="{round(column * 52.5 * 12700)}" y="{row * 15 * 12700}"/>'
    drawing = (
        '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">'
        f'<x:{name}>{start}<x:ext cx="{100 * 12700}" cy="{14 * 12700}"/><x:pic/></x:{name}></x:wsDr>'
    )
    return with_drawing(data, drawing, {"xl/media/image1.png": b"x"})
