"""Makes and draws typeset pages away from the window's thread, one piece of work at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from core.errors import KEEPS_FAILING, UserError
from core.records import record
from core.report.report import Report
from core.writers.layout.style import Style
from core.writers.typesetting import typeset

LOOK_MS = 15
FAILED = f"预览生成失败，文字和数据未改动。请重新打开预览；{KEEPS_FAILING}"


@record
class PreviewPages:
    """Typeset pages (SVG), the fonts that had to be replaced (wanted, used), and characters no font has."""

    pages: list[bytes]
    substitutions: list[tuple[str, str]]
    unshown: list[str]


@record
class Drawn:
    """A page and its picture."""

    page: bytes
    image: QImage


class PageMaker(QObject):
    """Signals: ``made`` carries :class:`PreviewPages`, ``found`` page hits, ``drawn`` a :class:`Drawn`, ``failed`` a sentence."""

    made = Signal(object)
    found = Signal(object)
    drawn = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")
        self._read: Any = None  # report, style, its pages as they can be searched
        self._waiting: list[tuple[str, Future[object]]] = []
        # The worker never touches a Qt object of the window, which may be closed meanwhile: we look for answers.
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._answer)
        # What is waiting is forgotten with us; what is under way is still finished.
        self.destroyed.connect(lambda: worker.shutdown(wait=False, cancel_futures=True))

    def find(self, report: Report, style: Style, words: str) -> None:
        """Look for words on the pages of a report; answers by ``found`` or ``failed``."""
        self._submit("found", lambda: self._find(report, style, words))

    def _find(self, report: Report, style: Style, words: str) -> object:
        """In the worker's thread; the pages are read once as long as they are the same."""
        from core.writers.typesetting import find

        if self._read is None or self._read[0] is not report or self._read[1] is not style:
            self._read = report, style, find.read_pages(typeset.pdf(report, style))
        return find.hits(self._read[2], words)

    def make(self, report: Report, style: Style) -> None:
        """Typeset a report; answers by ``made`` or ``failed``."""
        self._submit("made", lambda: _make(report, style))

    def draw(self, page: bytes, size: QSize) -> None:
        """Draw a page at this size in pixels; answers by ``drawn`` or ``failed``."""
        self._submit("drawn", lambda: Drawn(page, draw_page(page, size)))

    def _submit(self, answer: str, work: Callable[[], object]) -> None:
        self._waiting.append((answer, self._worker.submit(work)))
        self._look.start()

    def _answer(self) -> None:
        """Send on what has been finished, in order; what went wrong is logged and said in a sentence."""
        while self._waiting and self._waiting[0][1].done():
            answer, work = self._waiting.pop(0)
            if not self._waiting:
                self._look.stop()
            if (error := work.exception()) is None:
                getattr(self, answer).emit(work.result())
            else:
                logging.getLogger("preview").error("no pages", exc_info=error)
                self.failed.emit(str(error) if isinstance(error, UserError) else FAILED)


def _make(report: Report, style: Style) -> PreviewPages:
    pages, missing = typeset.preview(report, style)
    return PreviewPages(pages, typeset.substitutions(style), missing)


def draw_page(page: bytes, size: QSize) -> QImage:
    """A page as a picture of this size in pixels, on white paper."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(page)).render(painter)
    painter.end()
    return image
