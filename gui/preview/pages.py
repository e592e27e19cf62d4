"""Pages one below the other on a grey ground, at any zoom; drawn elsewhere, and only what is in sight."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from core.writers.typesetting.find import PageHit
from core.writers.typesetting.places import nearest
from gui.basics.scroll_parts import know_viewport, listen
from gui.basics.theme import colours
from gui.preview.maker import Drawn

FIT_WIDTH, FIT_PAGE = "width", "page"  # zooms that follow the window
LEAST, MOST = 0.25, 4.0
_GAP = 16  # pixels around pages
_STEP = 1.2
_LIT, _CURRENT = "#ffd54a", "#ff8f1f"  # on white paper, in the dark too
_SIZE = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class PagesView(QAbstractScrollArea):
    """Shows pages (SVG): asks for pictures by ``draw_requested`` and takes them with :meth:`put`.

    ``tab_changed`` tells the page in sight (from 1) and how many there are,
    ``zoomed`` the zoom as a share of the true size, ``place_clicked`` the key of
    the field that was clicked.
    """

    draw_requested = Signal(object, QSize)
    tab_changed = Signal(int, int)
    zoomed = Signal(float)
    place_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.pages: list[bytes] = []
        self._sizes: list[tuple[float, float]] = []  # points
        self._frames: list[QRect] = []  # pixels, from the top of the first page
        self._pictures: dict[int, Drawn] = {}
        self._asked: set[tuple[bytes, int]] = set()
        self._mode: str | float = FIT_WIDTH
        self._zoom = 1.0
        self._pressed = QPoint()
        self._lit: tuple[PageHit, ...] = ()
        self._lit_current = 0
        self.setAccessibleName("预览")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or its coming would change the width
        listen(self.verticalScrollBar(), "valueChanged(int)", self._tell_page)

    def set_pages(self, pages: Sequence[bytes]) -> None:
        """Show these pages; the place in sight stays, and old pictures stand until new ones are drawn."""
        self.pages = list(pages)
        self._sizes = [_size(page) for page in pages]
        self._pictures = {index: picture for index, picture in self._pictures.items() if index < len(pages)}
        self._asked.clear()
        self._lay_out()
        self._tell_page()

    def light(self, hits: tuple[PageHit, ...], current: int) -> None:
        """Light these places up, the current one more than the others, and bring it into sight."""
        self._lit, self._lit_current = hits, current
        if current < len(hits) and hits[current].page < len(self._frames):
            box = self._place(hits[current].page, hits[current].boxes[0])
            bar, room = self.verticalScrollBar(), self.viewport().height()
            if not bar.value() <= box.top() <= bar.value() + room - box.height():
                bar.setValue(box.center().y() - room // 2)
        self.viewport().update()

    def _place(self, page: int, box: tuple[float, float, float, float]) -> QRect:
        """A box of a page, in points, as pixels from the top of the first page."""
        scale, frame = self._true_scale() * self._zoom, self._frames[page]
        left, top, width, height = (length * scale for length in box)
        return QRect(round(left), round(top), round(width), round(height)).translated(frame.topLeft())

    def put(self, drawn: Drawn) -> None:
        """Take the picture of a page."""
        self._asked.discard((drawn.page, drawn.image.width()))
        for index, page in enumerate(self.pages):
            if page == drawn.page:
                self._pictures[index] = drawn
        self.viewport().update()

    # -- zoom and place ---------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom in use: 1 is the true size."""
        return self._zoom

    def set_zoom(self, mode: str | float) -> None:
        """Fit the width, the whole page, or show at a share of the true size; the middle stays."""
        self._mode = mode if isinstance(mode, str) else min(max(mode, LEAST), MOST)
        self._lay_out()

    def step_zoom(self, step: int) -> None:
        """A step larger (1) or smaller (-1)."""
        self.set_zoom(self._zoom * _STEP**step)

    @property
    def mode(self) -> str | float:
        """FIT_WIDTH, FIT_PAGE, or the share that was asked for."""
        return self._mode

    @property
    def current_page(self) -> int:
        """The page (from 1) that the middle of the window shows; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = sum(1 for frame in self._frames if frame.top() <= middle)
        return max(above, 1) if self._frames else 0

    def go_to_page(self, number: int) -> None:
        """Bring the top of a page (from 1) into sight."""
        if 1 <= number <= len(self._frames):
            self.verticalScrollBar().setValue(self._frames[number - 1].top() - _GAP)

    def _tell_page(self) -> None:
        self.tab_changed.emit(self.current_page, len(self.pages))

    def _lay_out(self) -> None:
        """Work out zoom, frames and scroll bars."""
        bar = self.verticalScrollBar()
        shown, middle = self._height(), bar.value() + self.viewport().height() / 2
        before, self._zoom = self._zoom, self._fitting_zoom()
        self._frames = list(self._make_frames())
        view = self.viewport().size()
        bar.setRange(0, max(self._height() - view.height(), 0))
        bar.setPageStep(view.height())
        bar.setSingleStep(40)
        across = self.horizontalScrollBar()
        across.setRange(0, max(self._width() - view.width(), 0))
        across.setPageStep(view.width())
        across.setSingleStep(40)
        if before != self._zoom:
            across.setValue(across.maximum() // 2)
            if shown:  # not the first pages
                bar.setValue(round(middle / shown * self._height() - view.height() / 2))
        self.zoomed.emit(self._zoom)
        self.viewport().update()

    def _fitting_zoom(self) -> float:
        if not isinstance(self._mode, str):
            return self._mode
        if not self._sizes:
            return self._zoom
        scale = self._true_scale()
        room = self.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
        zoom = room.width() / max(width for width, _ in self._sizes) / scale
        if self._mode == FIT_PAGE:
            zoom = min(zoom, room.height() / max(height for _, height in self._sizes) / scale)
        return min(max(zoom, LEAST), MOST)

    def _true_scale(self) -> float:
        """Pixels of the window in a point of the page."""
        return self.logicalDpiX() / 72

    def _make_frames(self) -> list[QRect]:
        frames: list[QRect] = []
        top, scale = _GAP, self._true_scale() * self._zoom
        widest = max((round(width * scale) for width, _ in self._sizes), default=0)
        room = max(self.viewport().width(), widest + 2 * _GAP)
        for width, height in self._sizes:
            size = QSize(round(width * scale), round(height * scale))
            frames.append(QRect(QPoint((room - size.width()) // 2, top), size))
            top += size.height() + _GAP
        return frames

    def _height(self) -> int:
        return self._frames[-1].bottom() + 1 + _GAP if self._frames else 0

    def _width(self) -> int:
        return max((frame.width() for frame in self._frames), default=0) + 2 * _GAP

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # -- Qt ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        look = colours(self.palette())
        painter.fillRect(event.rect(), QColor(look.window))
        painter.setPen(QColor(look.grid))
        near = self.viewport().rect().adjusted(0, -self.viewport().height(), 0, self.viewport().height())
        for index, frame in enumerate(self._frames):
            place = frame.translated(-self._offset())
            if place.intersects(self.viewport().rect()):
                self._paint_page(painter, index, place)
            elif not place.intersects(near):
                self._pictures.pop(index, None)  # pictures of pages far away cost memory

    def _paint_page(self, painter: QPainter, index: int, place: QRect) -> None:
        picture = self._pictures.get(index)
        if picture is None:
            painter.fillRect(place, Qt.GlobalColor.white)
        else:
            painter.drawImage(place, picture.image)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        self._paint_lights(painter, index)
        wanted = place.size() * self.devicePixelRatioF()
        page = self.pages[index]
        if (picture is None or picture.page != page or picture.image.size() != wanted) and (
            (page, wanted.width()) not in self._asked
        ):
            self._asked.add((page, wanted.width()))
            self.draw_requested.emit(page, wanted)

    def _paint_lights(self, painter: QPainter, page: int) -> None:
        for number, hit in enumerate(self._lit):
            if hit.page == page:
                colour = QColor(_CURRENT if number == self._lit_current else _LIT)
                colour.setAlpha(110)
                for box in hit.boxes:
                    painter.fillRect(self._place(page, box).translated(-self._offset()), colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        places = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in places:
            bar.setValue(places[Qt.Key(event.key())])
        elif event.key() in steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to_page(self.current_page + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and (here - self._pressed).manhattanLength() < _GAP:
            self._click(here + self._offset())

    def _click(self, point: QPoint) -> None:
        scale = self._true_scale() * self._zoom
        for page, frame in zip(self.pages, self._frames, strict=True):
            if frame.contains(point):
                inside = point - frame.topLeft()
                if place := nearest(page, inside.x() / scale, inside.y() / scale):
                    self.place_clicked.emit(place)


def _size(page: bytes) -> tuple[float, float]:
    """Width and height of a page in points."""
    found = _SIZE.search(page, 0, 400)
    return (float(found[1]), float(found[2])) if found else (595.3, 841.9)
