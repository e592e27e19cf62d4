"""Makes and draws typeset pages away from the window's thread, one piece of work at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QSize, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from core.errors import UserError
from core.exchange import typeset
from core.report.report import Report

FAILED = "预览没有排好，文字和数据都没有改动。请再改动一处或重新打开预览；如果反复出现，请把日志文件夹交给维护人员。"


@dataclass(frozen=True)
class Made:
    """Typeset pages (SVG), the fonts that had to be replaced (wanted, used), and characters no font has."""

    pages: list[bytes]
    substitutions: list[tuple[str, str]]
    unshown: list[str]


@dataclass(frozen=True)
class Drawn:
    """A page and its picture."""

    page: bytes
    image: QImage


class PageMaker(QObject):
    """Signals: ``made`` carries a :class:`Made`, ``drawn`` a :class:`Drawn`, ``failed`` a sentence."""

    made = Signal(object)
    drawn = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")
        # What is waiting is forgotten with us; what is under way is still finished.
        self.destroyed.connect(lambda: worker.shutdown(wait=False, cancel_futures=True))

    def make(self, report: Report, style: str) -> None:
        """Typeset a report; answers by ``made`` or ``failed``."""
        self._worker.submit(self._run, "made", lambda: _make(report, style))

    def draw(self, page: bytes, size: QSize) -> None:
        """Draw a page at this size in pixels; answers by ``drawn`` or ``failed``."""
        self._worker.submit(self._run, "drawn", lambda: Drawn(page, draw_page(page, size)))

    def _run(self, answer: str, work: Callable[[], object]) -> None:
        """Do the work and send the answer; what goes wrong is logged and said in a sentence."""
        try:
            result = work()
        except Exception as error:
            logging.getLogger("preview").exception("no pages")
            answer, result = "failed", str(error) if isinstance(error, UserError) else FAILED
        if shiboken6.isValid(self):  # the window may have been closed meanwhile
            getattr(self, answer).emit(result)


def _make(report: Report, style: str) -> Made:
    pages = typeset.pages_svg(report, style, links=True)
    return Made(pages, typeset.substitutions(style), typeset.unshown(report, style))


def draw_page(page: bytes, size: QSize) -> QImage:
    """A page as a picture of this size in pixels, on white paper."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(page)).render(painter)
    painter.end()
    return image
