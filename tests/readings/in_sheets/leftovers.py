"""Kinds of sheets and texts with separators: words lost when saved, labels over lines, boxes bound to a page, doubled tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBarRule

from core.opening import Opened
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import delimited, excel_2003, ods
from tests.helpers.places import DATA
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME
from tests.readings.workbooks import OTHERS


@kind("csv-lost-words")
def _lost() -> Iterator[Sample]:
    """Chinese that became signs of question, or of another charset, when the file was saved."""
    ways = {
        "questions": lambda text: text.encode("ascii", "replace"),
        "as Latin": lambda text: text.encode("gb18030").decode("latin-1").encode(),
        "UTF-8 as Latin": lambda text: text.encode().decode("latin-1").encode(),
        "UTF-8 as GB": lambda text: text.encode().decode("gb18030", "replace").encode(),
    }
    told = Truth(refusable=True, doubt="the words are gone")
    for name, way in ways.items():
        for sign in ",\t":
            yield Sample(f"{name} {sign!r}", ".csv", lambda w=way, s=sign: w(delimited(REPORT, s)), told)


@kind("csv-by-hand")
def _by_hand() -> Iterator[Sample]:
    """Digits kept as text, labels over lines in quotation marks, a separator that is told, signs of question in a text."""
    figure = re.compile(r"(?<=,)(\d+)(?=[,\r])")
    ways = {
        "as text": lambda text: figure.sub(r'="\1"', text),
        "as text, in quotation marks": lambda text: figure.sub(r'"=""\1"""', text),
        "behind a tab": lambda text: figure.sub("\t\\1", text),
        "over lines": lambda text: re.sub(
            r"(?<=,)([\u4e00-\u9fff]{2})([\u4e00-\u9fff]{2,9})(?=[,\r])", '"\\1\n\\2"', text
        ),
        "told": lambda text: "sep=,\r\n" + text,
        "line ends of an old Macintosh": lambda text: text.replace("\r\n", "\r"),
    }
    for report in OTHERS:
        for name, way in ways.items():
            made = lambda w=way, r=report: w(delimited(r)).encode("gb18030")  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".csv", made, truth_of(report, quiet=True))
    asked = REPORT.with_text("other", "有没有收取信息处理费??没有。" * 30)
    yield Sample("asked", ".csv", lambda: delimited(asked).encode(), truth_of(asked, quiet=True))


_MARKED = 98765


def _bound(key: str, clear: bool) -> bytes:
    """A flat sheet of known heights and widths, with a box that is bound to the page and lies on the cell of a figure."""
    text = ods(REPORT.with_values({key: _MARKED}), flat=True).decode()
    row = text[: text.index(f">{_MARKED}<")].count("<table:table-row") - 1
    line = text[: text.index(f">{_MARKED}<")].rpartition("<table:table-row")[2]
    column = line.count("table-cell ") + line.count("table-cell/>") - 1
    look = (
        '<style:style style:name="r" style:family="table-row"><style:table-row-properties style:row-height="0.5cm"/></style:style>'
        '<style:style style:name="c" style:family="table-column"><style:table-column-properties style:column-width="2.5cm"/></style:style>'
        f'<style:style style:name="g" style:family="graphic"><style:graphic-properties draw:fill="{"none" if clear else "solid"}"/></style:style>'
    )
    place = f'svg:x="{2.5 * column + 0.2:.2f}cm" svg:y="{0.5 * row + 0.1:.2f}cm" svg:width="2cm" svg:height="8pt"'
    box = f'<table:shapes><draw:custom-shape draw:style-name="g" {place}><text:p>{"注" if clear else "99"}</text:p></draw:custom-shape></table:shapes>'
    columns = '<table:table-column table:style-name="c" table:number-columns-repeated="99"/>'
    text = text.replace("<table:table-row", '<table:table-row table:style-name="r"')
    text = text.replace("</office:automatic-styles>", f"{look}</office:automatic-styles>")
    text = text.replace(
        "<office:document ", '<office:document xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" ', 1
    )
    return text.replace(
        '<table:table table:name="Sheet1">', f'<table:table table:name="Sheet1">{box}{columns}', 1
    ).encode()


@kind("boxes-bound-to-pages-ods")
def _bound_boxes() -> Iterator[Sample]:
    for key in SOME[1:5]:
        report = REPORT.with_values({key: _MARKED})
        values = {one: None if one == key else REPORT.value(one) for one in REPORT.form.typed}

        def at_the_cell(opened: Opened, key: str = key) -> Iterator[str]:
            if not any(note.cell == key and "99" in note.message for note in opened.notes):
                yield f"no note at {key}"

        told = truth_of(report, values=values, extra=at_the_cell)
        yield Sample(f"opaque, {key}", ".fods", lambda k=key: _bound(k, False), told)
        clear = truth_of(report, note="后来填写或添加的“注”")
        yield Sample(f"clear, {key}", ".fods", lambda k=key: _bound(k, True), clear)


def _last_twice(found: list[odd.Piece]) -> list[odd.Piece]:
    last = max(place for place, piece in enumerate(found) if not isinstance(piece, str))
    again: odd.Piece = [replace(slot) for slot in found[last]]  # type: ignore[arg-type]
    return [*found[: last + 1], "（续）", again, *found[last + 1 :]]


@kind("a-table-printed-twice")
def _printed_twice() -> Iterator[Sample]:
    """The same figures both times: nothing is to be chosen and nothing to be said."""
    for report in OTHERS:
        for suffix, make in odd.ways(_last_twice).items():
            made = lambda m=make, r=report: m(r)  # noqa: E731
            yield Sample(f"{report.agency} {report.year}", suffix, made, _same(report))


def _same(report: Report) -> Truth:
    def faults(opened: Opened) -> Iterator[str]:
        yield from (note.message for note in opened.notes if "不止一张" in note.message)

    values = {key: report.value(key) for key in report.form.typed}
    return Truth(year=report.year, agency=report.agency, values=values, extra=faults)


@kind("texts-between-framed-tables")
def _between() -> Iterator[Sample]:
    """Headings in other ways of writing, small headings beside a small table, captions: alone in a row without a frame."""
    small = (("平台", "发布数", "浏览量"), ("门户网站", "865", "12万"), ("微信公众号", "312", "3万"))
    slots = [odd.Slot(r, c, 1, 1, word) for r, words in enumerate(small) for c, word in enumerate(words)]

    ways = {
        "digits": lambda text: re.sub(r"^([一二三四五六])、", lambda m: f"{'一二三四五六'.index(m[1]) + 1}. ", text),
        "in brackets": lambda text: re.sub(r"^([一二三四五六])、", r"（\1）", text),
        "without a number": lambda text: re.sub(r"^[一二三四五六]、", "", text),
        "as parts": lambda text: re.sub(r"^([一二三四五六])、", r"第\1部分　", text),
    }
    for report in OTHERS:

        def unlost(opened: Opened) -> Iterator[str]:
            yield from (note.message for note in opened.notes if "未读入" in note.message)

        for name, way in ways.items():
            change = lambda found, w=way: [w(p) if isinstance(p, str) and len(p) < 40 else p for p in found]  # noqa: E731
            made = lambda r=report, c=change: odd.workbook(r, change=c)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".xlsx", made, truth_of(report, extra=unlost))
    lines = REPORT.text("overview").split("\n")
    parted = REPORT.with_text(
        "overview", "\n".join((lines[0], "（一）主动公开", "通过门户网站按栏目更新。", *lines[2:]))
    )
    told = truth_of(parted, note="不属于年度报告格式")

    def with_small(found: list[odd.Piece]) -> list[odd.Piece]:
        place = found.index(lines[0]) + 1
        return [*found[:place], slots, *found[place:]]

    yield Sample("below a small table", ".xlsx", lambda: odd.workbook(parted, change=with_small), told)


_REMARK = "此处应为58"


def _remark(cell: Any, slot: odd.Slot) -> None:
    cell.value = odd.figure(slot.text)
    if slot.key == SOME[0]:
        cell.comment = Comment(_REMARK, "张三")


@kind("remarks-at-cells")
def _remarked() -> Iterator[Sample]:
    """批注 at a figure, as each program keeps them."""
    told = truth_of(REPORT, note=_REMARK)
    yield Sample("XLSX", ".xlsx", lambda: odd.workbook(REPORT, _remark), told)
    yield Sample("XLS, by LibreOffice", ".xls", DATA / "workbooks" / "remarked.xls", told)
    figure = '<Data ss:Type="Number">'
    remark = f'<Comment ss:Author="a"><Data><B>{_REMARK}</B></Data></Comment>'
    yield Sample(
        "Excel XML",
        ".xml",
        lambda: excel_2003(REPORT).replace(f"{figure}3</Data>".encode(), f"{figure}3</Data>{remark}".encode(), 1),
        told,
    )
    note = f"<office:annotation><text:p>{_REMARK}</text:p></office:annotation><text:p>3</text:p>"
    yield Sample("ODS", ".fods", lambda: ods(REPORT, flat=True).replace(b"<text:p>3</text:p>", note.encode(), 1), told)


def _on_sheets(report: Report, order: Sequence[int | None]) -> bytes:
    """Each table on a sheet of its own, the texts (None) on another, in this order of tabs."""
    found = list(odd.pieces(report))
    tables = [piece for piece in found if not isinstance(piece, str)]
    book = Workbook()
    book.remove(book.worksheets[0])
    for place in order:
        sheet = book.create_sheet("文字" if place is None else f"表{'二三四'[place]}")
        if place is None:
            for line in (piece for piece in found if isinstance(piece, str)):
                sheet.append([line])
            continue
        for slot in tables[place]:
            row, column = 1 + slot.row, 1 + slot.column
            sheet.cell(row, column, odd.figure(slot.text) if slot.key else slot.text).border = odd.FRAME
            if slot.height * slot.width > 1:
                sheet.merge_cells(None, row, column, row + slot.height - 1, column + slot.width - 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@kind("texts-on-a-sheet-of-their-own")
def _texts_apart() -> Iterator[Sample]:
    """Wherever the tab of the texts is among those of the tables."""
    for report in OTHERS[:3]:
        for order in ((None, 0, 1, 2), (0, None, 1, 2), (0, 1, None, 2), (0, 1, 2, None), (2, None, 1, 0)):
            name = ", ".join("文字" if place is None else str(place + 2) for place in order)
            made = lambda r=report, o=order: _on_sheets(r, o)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".xlsx", made, truth_of(report))


@kind("bars-over-whole-sheets")
def _bars() -> Iterator[Sample]:
    """Bars in the place of numbers for all cells of a sheet: its words are seen all the same."""
    nothing = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="看不见")
    for shown, truth in ((False, nothing), (True, truth_of(REPORT, quiet=True))):

        def finish(made: Workbook, shown: bool = shown) -> None:
            rule = DataBarRule("num", 0, "num", 100, color="FF638EC6", showValue=shown)
            made.worksheets[0].conditional_formatting.add("A1:Z200", rule)

        yield Sample(f"XLSX, {shown}", ".xlsx", lambda f=finish: odd.workbook(REPORT, finish=f), truth)
        bars = (
            '<c:conditional-formats xmlns:c="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
            f'<c:conditional-format c:target-range-address="Sheet1.A1:Sheet1.Z200"><c:data-bar c:show-value="{str(shown).lower()}"/>'
            "</c:conditional-format></c:conditional-formats></table:table>"
        )
        made = lambda b=bars: ods(REPORT, flat=True).decode().replace("</table:table>", b, 1).encode()  # noqa: E731
        yield Sample(f"ODS, {shown}", ".fods", made, truth)


_EXCEL = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'


@kind("heads-of-printed-pages")
def _printed() -> Iterator[Sample]:
    """What is printed above and below each page of a sheet is told; numbers of pages and names of sheets are not."""
    ends = {
        "a year": ('&C&"宋体,常规"&12 2022年度', "2022年度"),
        "what is counted": ("&C含下属单位12家 &P", "含下属单位12家"),
        "seen: numbers of pages": ("&C第 &P 页，共 &N 页", ""),
        "seen: the name of the sheet": ("&C&A", ""),
    }
    for name, (code, words) in ends.items():
        truth = truth_of(REPORT, note=words) if words else truth_of(REPORT, quiet=True)

        def finish(made: Workbook, code: str = code) -> None:
            cast("Any", made.worksheets[0]).oddFooter.center.text = code[2:]

        yield Sample(name, ".xlsx", lambda f=finish: odd.workbook(REPORT, finish=f), truth)
        page = f"<x:WorksheetOptions {_EXCEL}><x:PageSetup><x:Header x:Data={quoteattr(code)}/></x:PageSetup></x:WorksheetOptions>"
        told = lambda p=page: excel_2003(REPORT).replace(b"</Table>", b"</Table>" + p.encode())  # noqa: E731
        yield Sample(f"{name}, Excel XML", ".xml", told, truth)
    for name, truth in (("year", truth_of(REPORT, note="2022年度")), ("pages", truth_of(REPORT, quiet=True))):
        for suffix in (".xls", ".ods"):
            yield Sample(f"{name}{suffix}", suffix, DATA / "workbooks" / f"printed_{name}{suffix}", truth)
