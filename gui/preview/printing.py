"""打印: the typeset pages on a printer, sharp at its own resolution."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.writers.layout.style import style_of
from core.writers.typesetting.check_list import check_list_pages
from core.writers.typesetting.typeset import pages_svg, unshown
from gui.basics import dialogs, patience
from gui.basics.answers import DialogTitle
from gui.work.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Printed = TypeVar("Printed")

NOT_PRINTED = DialogTitle("未能打印", "q-print")
NONE_INSTALLED = "这台电脑没有可用的打印机。请安装打印机，或导出为 PDF 文件后在其他电脑上打印。"
NO_PRINTER = "打印机没有响应。请检查打印机是否开机、已连接；打印到文件的，请换一个位置或文件名。"


def print_report(parent: QWidget, session: Session, style: str = "official", table: str = "") -> bool:
    """Print the report, or the one table with this key; whether anything went to a printer."""
    report, look = session.printed_report, style_of(style, session.printed_as_draft)

    def make() -> list[bytes]:
        return pages_svg(report, look, table, missing=unshown(report, look))

    return _print(parent, session, report.text("title"), make)


def print_check_list(parent: QWidget, session: Session) -> bool:
    """Print the 自查表: the findings, those kept with their reasons last."""
    name = f"{session.report.text('title')}自查表"
    findings, off = session.current_findings(), session.checks_off
    return _print(parent, session, name, lambda: check_list_pages(session.report, findings, off=off))


def _print(parent: QWidget, session: Session, name: str, make: Callable[[], list[bytes]]) -> bool:
    """Make the pages, ask for printer and range, and print."""
    try:
        pages = patience.beside(make)
    except UserError as error:
        dialogs.say(parent, NOT_PRINTED, str(error))
        return False
    printer = new_printer(name)
    if sys.platform == "win32" and printer.outputFormat() != printer.OutputFormat.NativeFormat:
        dialogs.say(parent, NOT_PRINTED, NONE_INSTALLED)  # the dialog of Windows would not even open
        return False
    if not dialogs.print_settings(parent, printer, len(pages)):
        return False
    if not _with_patience(lambda: paint(printer, pages)):
        dialogs.say(parent, NOT_PRINTED, NO_PRINTER)
        return False
    made = printer.outputFileName()  # Windows prints to a file under a name that only its own dialog knows
    session.message.emit(f"已保存为文件：{made}" if made else f"已送往打印机：{name}")
    return True


def _with_patience(work: Callable[[], Printed]) -> Printed:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return work()
    finally:
        QGuiApplication.restoreOverrideCursor()


def new_printer(name: str) -> QPrinter:
    """A4, the whole sheet to draw on.  Made on use only: a network printer may take its time to answer."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setFullPage(True)
    return printer


def paint(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Draw the pages that the printer's settings ask for; False where it takes none."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, index in enumerate(page_order(printer, len(pages))):
        if number:
            printer.newPage()
        _paint_page(painter, printer, pages[index])
    return painter.end()


def page_order(printer: QPrinter, count: int) -> list[int]:
    """The pages to draw (from 0), in order: range, copies and direction as chosen in the dialog."""
    chosen = [index for index in range(count) if _in_range(printer, index + 1)]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [index for index in chosen for _ in range(copies)]


def _in_range(printer: QPrinter, number: int) -> bool:
    if printer.printRange() != printer.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return ranges.contains(number)
    return printer.fromPage() <= number <= (printer.toPage() or number)


def _paint_page(painter: QPainter, printer: QPrinter, page: bytes) -> None:
    """One page at its true size, in the middle of the paper; smaller only where the paper is."""
    renderer = QSvgRenderer(QByteArray(page))
    dots = printer.resolution() / 72
    paper = printer.paperRect(printer.Unit.DevicePixel).size()
    size = QSizeF(renderer.viewBoxF().size()) * dots
    if size.width() > paper.width() + dots or size.height() > paper.height() + dots:
        size.scale(paper, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
    renderer.render(painter, QRectF(left, top, size.width(), size.height()))
