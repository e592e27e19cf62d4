"""打印 as a clerk uses it, onto a PDF printer: pages, range, copies, grey, sharpness, and what can go wrong."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.report.report import Report
from core.writers.layout.style import DOCUMENT, STYLES
from core.writers.typesetting.typeset import pages_svg, pdf
from gui.basics import dialogs
from gui.preview import printing
from gui.work.session import Session

Setting = Callable[[QPrinter], object]


@pytest.fixture
def session(qapp: QApplication) -> Session:
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "公开126条。", "problems": "问题。" * 900})
    return Session(report.with_values(dict.fromkeys(report.form.typed, 8)))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Desk:
    """A PDF file in the place of a printer, and what the clerk sets in the dialog."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self.settings, self.said = path, list[Setting](), list[str]()
        self.offered = 0
        monkeypatch.setattr(dialogs, "print_settings", self._settings)
        monkeypatch.setattr(dialogs, "say", lambda *a: self.said.append(a[2]))

    def _settings(self, parent: object, printer: QPrinter, pages: int) -> bool:
        self.offered = pages
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return all(setting(printer) is not False for setting in self.settings)

    @property
    def pages(self) -> int:
        return len(PdfReader(BytesIO(self.path.read_bytes())).pages)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path / "printed.pdf", monkeypatch)


def test_all_pages_of_both_styles(window: QWidget, session: Session, desk: Desk) -> None:
    for style, look in STYLES.items():
        pages = pages_svg(session.report, look)
        assert printing.print_report(window, session, style)
        assert desk.pages == desk.offered == len(pages)
    page = PdfReader(desk.path).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


def test_range_and_order(window: QWidget, session: Session, desk: Desk) -> None:
    printer = printing.new_printer("年报")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert printing.page_order(printer, 4) == [0, 1, 2, 3]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert printing.page_order(printer, 4) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.page_order(printer, 4) == [2, 1]
    desk.settings.append(lambda p: (p.setPrintRange(QPrinter.PrintRange.PageRange), p.setFromTo(2, 2)))
    assert printing.print_report(window, session)
    assert desk.pages == 1


class Slow(QPrinter):
    """A printer that leaves copies to the program."""

    def supportsMultipleCopies(self) -> bool:
        return False


def test_copies_where_the_printer_makes_none(qtbot: QtBot) -> None:
    printer = Slow(QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert printing.page_order(printer, 2) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    assert printing.page_order(printer, 2) == [0, 0, 1, 1]


def pictures(path: Path, resolution: int) -> list[QImage]:
    """The pages of a PDF as grey pixels, by another program than ours."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler is not installed")
    subprocess.run(["pdftoppm", "-r", str(resolution), "-png", str(path), str(path)], check=True)
    # Paper sizes are rounded differently by a fraction of a point.
    sheet = QRect(0, 0, 595 * resolution // 72, 841 * resolution // 72)
    return [QImage(str(picture)).copy(sheet) for picture in sorted(path.parent.glob(f"{path.name}-*.png"))]


_INVERTED = bytes(range(255, -1, -1))


def darkness(image: QImage) -> bytes:
    """0 (white) to 255 (black), pixel by pixel."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = bytes(grey.constBits())
    step, width = grey.bytesPerLine(), grey.width()
    return b"".join(lines[start : start + width] for start in range(0, len(lines), step)).translate(_INVERTED)


def ink_frame(image: QImage) -> tuple[int, int, int, int]:
    """First and last row and column with anything on them."""
    pixels, width = darkness(image), image.width()
    rows = [start // width for start in range(0, len(pixels), width) if max(pixels[start : start + width]) > 128]
    columns = [column for column in range(width) if max(pixels[column::width]) > 128]
    return rows[0], rows[-1], columns[0], columns[-1]


def test_printed_pages_are_the_typeset_ones_drawn_as_lines(window: QWidget, session: Session, desk: Desk) -> None:
    assert printing.print_report(window, session, "document")
    for page in PdfReader(desk.path).pages:
        assert not page["/Resources"].get("/XObject")  # type: ignore[attr-defined] - no pictures of pages
    typeset = desk.path.with_name("typeset.pdf")
    typeset.write_bytes(pdf(session.report, DOCUMENT))
    for printed, ours in zip(pictures(desk.path, 72), pictures(typeset, 72), strict=True):
        assert all(abs(a - b) <= 1 for a, b in zip(ink_frame(printed), ink_frame(ours), strict=True))
        differing = sum(1 for a, b in zip(darkness(printed), darkness(ours), strict=True) if abs(a - b) > 160)
        assert differing < 0.01 * printed.width() * printed.height()


def test_grey_is_grey(window: QWidget, session: Session, desk: Desk) -> None:
    assert printing.print_report(window, session, "official")
    assert any(has_colour(picture) for picture in pictures(desk.path, 30))
    desk.path = desk.path.with_name("grey.pdf")
    desk.settings.append(lambda p: p.setColorMode(QPrinter.ColorMode.GrayScale))
    assert printing.print_report(window, session, "official")
    assert not any(has_colour(picture) for picture in pictures(desk.path, 30))


def has_colour(image: QImage) -> bool:
    dots = (image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return any(dot.saturation() > 20 for dot in dots)


def test_one_table_and_the_check_list(window: QWidget, session: Session, desk: Desk) -> None:
    table = next(section.key for section in session.report.form.sections if section.table)
    assert printing.print_report(window, session, "document", table)
    assert desk.pages == 1
    assert session.findings
    assert printing.print_check_list(window, session)
    assert desk.pages == 1


def test_cancelled_prints_nothing(window: QWidget, session: Session, desk: Desk) -> None:
    desk.settings.append(lambda p: False)
    assert not printing.print_report(window, session)
    assert not desk.path.exists()
    assert not desk.said


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said(window: QWidget, session: Session, desk: Desk) -> None:
    desk.path = desk.path.parent / "missing" / "printed.pdf"
    assert not printing.print_report(window, session)
    assert desk.said == [printing.NO_PRINTER]
    assert QApplication.overrideCursor() is None


def test_windows_without_any_printer(
    window: QWidget, session: Session, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    made = printing.new_printer

    def none_installed(name: str) -> QPrinter:
        printer = made(name)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # Qt's own answer to that
        return printer

    monkeypatch.setattr(printing, "new_printer", none_installed)
    assert not printing.print_report(window, session)
    assert desk.said == [printing.NONE_INSTALLED]
    assert not desk.offered


def test_pages_that_cannot_be_made_are_said(
    window: QWidget, session: Session, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.writers.typesetting import compiler as pages_compiler

    monkeypatch.setattr(pages_compiler, "REPORT", "missing.typ")
    assert not printing.print_report(window, session)
    assert len(desk.said) == 1
    assert desk.said[0].startswith("排版失败")


def test_print_support_is_loaded_on_use_only() -> None:
    script = "import sys, gui.window.main_window, gui.preview.printing; print('PySide6.QtPrintSupport' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
