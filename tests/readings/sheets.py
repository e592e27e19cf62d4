"""Kinds of workbooks: what formats, colours and the sheet hide or add; pictures over cells; sums that are not exact."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from core.opening import Opened
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import SOME

PLAIN = truth_of(REPORT, quiet=True)
ZEROS_UNSEEN = truth_of(
    REPORT,
    values={key: REPORT.value(key) or (0, None) for key in REPORT.form.typed},
    note="看不见的“0”",
    doubt="a person sees nothing, the file has a 0",
)
NOTHING_SEEN = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="看不见")


def formatted(code: str, change: Callable[[object], object] = lambda value: value) -> Callable[..., None]:
    """Writes a figure in a number format."""

    def put(cell: object, slot: odd.Slot) -> None:
        cell.value = change(odd.figure(slot.text))  # type: ignore[attr-defined]
        cell.number_format = code  # type: ignore[attr-defined]

    return put


def book(name: str, put: Callable[..., None], truth: Truth, **more: object) -> Sample:
    """A workbook with figures written by a hook."""
    return Sample(name, ".xlsx", lambda: odd.workbook(REPORT, put, **more), truth)  # type: ignore[arg-type]


@kind("formats-that-hide")
def _hide() -> Iterator[Sample]:
    for code in (";;;", ";;", '"";"";""', '" ";" ";" "'):
        yield book(code, formatted(code), NOTHING_SEEN)
    for code in ("0;-0;;@", "#,##0;-#,##0;", '0;-0;" "', "[=0];0", "[<>0]0;", '0_ ;-0_ ;"  "'):
        yield book(code, formatted(code), ZEROS_UNSEEN)
    yield book("no zeros", formatted("General"), ZEROS_UNSEEN, finish=_no_zeros)


def _no_zeros(made: Workbook) -> None:
    made.worksheets[0].sheet_view.showZeros = False


@kind("formats-that-show")
def _show() -> Iterator[Sample]:
    codes = (
        *("General", "0", "0000", '0"件"', "#,##0", "@", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "[Red]0;[Blue]-0"),
        *('_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "[DBNum1][$-804]General", "# ?/?", '0;-0;"—"', "0.00_ "),
    )
    for code in codes:
        yield book(code, formatted(code), PLAIN)
    yield book("what a sum leaves", formatted("General", lambda v: v + 2e-12 if v else v), PLAIN)  # type: ignore[operator]


@kind("formats-that-add-digits")
def _add() -> Iterator[Sample]:
    def read(change: Callable[[str], str]) -> Truth:
        values = {key: (int(change(str(REPORT.value(key)))), None) for key in REPORT.form.typed}
        return truth_of(REPORT, values=values, note="按显示的数字")

    for code in ('0"0"', r"0\0", "0!0", '#"0"', '0"0";-0"0"', '[>=0]0"0"', '0"0"_ '):
        yield book(code, formatted(code), read(lambda text: text + "0"))
    for code in ('"1"0', r"\10", '"1"0;-0'):
        yield book(code, formatted(code), read(lambda text: "1" + text))


@kind("colours-on-sheets")
def _colours() -> Iterator[Sample]:
    def coloured(ink: str, ground: str = "") -> Callable[..., None]:
        def put(cell: object, slot: odd.Slot) -> None:
            cell.value, cell.font = odd.figure(slot.text), Font(color=ink)  # type: ignore[attr-defined]
            if ground:
                cell.fill = PatternFill("solid", start_color=ground)  # type: ignore[attr-defined]

        return put

    for ink, ground in (
        *(("FFFFFFFF", ""), ("FFFEFEFE", ""), ("FFF5F5F5", ""), ("FF00B050", "FF00B050"), ("FF000000", "FF050505")),
        *(("FFFFFFFF", "FFFFFFFF"), ("FFFF0000", "FFFE0101"), ("FFD9D9D9", "FFDDDDDD")),
    ):
        yield book(f"{ink} on {ground or 'paper'}", coloured(ink, ground), NOTHING_SEEN)
    for ink, ground in (("FFFFFFFF", "FF333333"), ("FF808080", ""), ("FF000000", "FFFFFF00"), ("FFFF0000", "FF00FF00")):
        yield book(f"seen: {ink} on {ground or 'paper'}", coloured(ink, ground), PLAIN)


@kind("pictures-over-cells")
def _pictures() -> Iterator[Sample]:
    """A picture in the place of a figure: the cell below it is not blank."""
    for number, key in enumerate(SOME):
        for wide in (False, True):
            if number < 5:
                yield Sample(f"{key} {wide}", ".xlsx", lambda k=key, w=wide: _with_picture(k, w), _pictured(key))


def _pictured(key: str) -> Truth:
    def faults(opened: Opened) -> Iterator[str]:
        said = [note.message for note in opened.notes if note.cell == key]
        if not any("图片" in message for message in said):
            yield f"{key}: {said}"

    values = {one: None if one == key else REPORT.value(one) for one in REPORT.form.typed}
    return truth_of(REPORT, values=values, extra=faults)


def _with_picture(key: str, wide: bool) -> bytes:
    place: list[tuple[int, int]] = []

    def put(cell: object, slot: odd.Slot) -> None:
        if slot.key == key:
            place.append((cell.row - 1, cell.column - 1))  # type: ignore[attr-defined]
        else:
            cell.value = odd.figure(slot.text)  # type: ignore[attr-defined]

    data = odd.workbook(REPORT, put)
    ((row, column),) = place
    ends = "".join(
        f"<x:{name}><x:col>{column}</x:col><x:row>{row}</x:row></x:{name}>"
        for name in (("from", "to") if wide else ("from",))
    )
    anchor = "twoCellAnchor" if wide else "oneCellAnchor"
    drawing = f'<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><x:{anchor}>{ends}<x:pic/></x:{anchor}></x:wsDr>'
    return with_drawing(data, drawing, {"xl/media/image1.png": b"x"})


def with_drawing(data: bytes, drawing: str, more: Mapping[str, bytes]) -> bytes:
    """A workbook with a drawing on its first sheet, and further parts."""
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/drawings/drawing1.xml", drawing)
        package.writestr("xl/worksheets/_rels/sheet1.xml.rels", relation)
        for name, part in more.items():
            package.writestr(name, part)
    return out.getvalue()


# Rows and columns beside the form's own


def _counting_row(found: list[odd.Piece], words: Callable[[int], str], label: str) -> list[odd.Piece]:
    """A row below the heads of each table that says something of each column."""
    made: list[odd.Piece] = []
    for piece in found:
        if isinstance(piece, str):
            made.append(piece)
            continue
        first = min(slot.row for slot in piece if slot.key)
        at = sorted((slot for slot in piece if slot.row == first), key=lambda slot: slot.column)
        lower = [
            replace(s, row=s.row + 1) if s.row >= first else replace(s, height=s.height + (s.last >= first))
            for s in piece
        ]
        told = iter(range(1, 99))
        new = [
            odd.Slot(first, s.column, 1, s.width, words(next(told)) if s.key else label if not s.column else "")
            for s in at
        ]
        made.append([*lower, *new])
    return made


@kind("rows-below-the-heads")
def _below_heads() -> Iterator[Sample]:
    ways = {
        "numbers": (str, "栏次"),
        "numbers in brackets": (lambda n: f"（{n}）", "甲"),
        "from nothing": (lambda n: str(n - 1), ""),
        "units": (lambda _: "件", "单位"),
        "units in brackets": (lambda _: "（件）", "计量单位"),
    }
    for name, (told, label) in ways.items():
        for form in ("2021", "2019"):
            report = made_report(form=form)
            change = lambda found, t=told, w=label: _counting_row(found, t, w)  # noqa: E731
            yield Sample(f"{name}, {form}", ".docx", lambda r=report, c=change: odd.docx(r, change=c), truth_of(report))
            yield Sample(
                f"{name}, {form}", ".html", lambda r=report, c=change: odd.page(r, change=c).encode(), truth_of(report)
            )


@kind("shares-beside-figures")
def _shares() -> Iterator[Sample]:
    """A column with the share of each row, which is no figure of the form."""

    def change(found: list[odd.Piece]) -> list[odd.Piece]:
        made: list[odd.Piece] = []
        for piece in found:
            if isinstance(piece, str):
                made.append(piece)
                continue
            columns = max(slot.column + slot.width for slot in piece)
            wide = {row for s in piece if s.width == columns for row in range(s.row, s.last + 1)}
            figures = {slot.row for slot in piece if slot.key}
            rows = [row for row in range(max(s.last for s in piece) + 1) if row not in wide]
            share = [odd.Slot(r, columns, 1, 1, f"{3 * r + 1}.5%" if r in figures else "占比") for r in rows]
            made.append([*(replace(s, width=s.width + (s.width == columns)) for s in piece), *share])
        return made

    for shift in (0, 3, 5):
        report = made_report(shift=shift)
        yield Sample(f"{shift}", ".docx", lambda r=report: odd.docx(r, change=change), truth_of(report))
        yield Sample(f"{shift}", ".html", lambda r=report: odd.page(r, change=change).encode(), truth_of(report))
        yield Sample(f"{shift}", ".xlsx", lambda r=report: odd.workbook(r, change=change), truth_of(report))
    yield Sample("ODT", ".odt", lambda: odd.odt(REPORT, change=change), truth_of(REPORT))


@kind("csv-torn-figures")
def _torn() -> Iterator[Sample]:
    """Commas of thousands without quotation marks: whole where nothing else is possible, refused else; never shifted."""
    import re

    from tests.helpers.makers.programs_maker import delimited

    values = {key: (REPORT.value(key), None) for key in REPORT.form.typed}
    for shift in range(10):
        report = made_report(shift=shift)
        text = re.sub(r"(?<=,)(\d)(\d{3})(?=[,\r])", r"\1,\2", delimited(report))
        allowed = {key: (report.value(key), None) for key in values}
        told = truth_of(report, values=allowed, refusable=True, doubt="commas of thousands or of columns")
        yield Sample(f"{shift}", ".csv", lambda text=text: text.encode(), told)
