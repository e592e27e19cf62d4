"""The editor of one text as it will be printed: line width, indent, marks, paragraphs still 未核对."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QSizePolicy, QToolTip, QWidget

from core.report.edits import Confirm
from core.report.report import still_unverified, without
from gui.basics.actions import CONFIRM_KEYS
from gui.basics.focus import OWN_FOCUS
from gui.basics.scroll_parts import listen
from gui.basics.theme import colours, tooltip
from gui.text.gutter import WIDTH, Gutter
from gui.text.linked_figures import LinkedFigures
from gui.text.marks import Subheadings, TextMark, marks, underlines
from gui.text.qt_text import character_at, from_qt
from gui.text.read_aloud import ReadAloud
from gui.text.synced_edit import SyncedEdit
from gui.text.typesetting import PAGE, TextSetting, em, set_type
from gui.work.session import Session

_HEADING = 2.2  # height of a heading's line, in characters


class SectionEdit(SyncedEdit):
    """A text of the report, set as ``look`` says, with its marks and a tick at each paragraph 未核对."""

    def __init__(self, session: Session, key: str, look: TextSetting = PAGE, parent: QWidget | None = None) -> None:
        super().__init__(session, key, parent)
        self._look = look
        self._zoom = 100
        self._marks: list[TextMark] = []
        self._marked_text = ""
        self._hint = ""
        self._heading = ""
        self._gutter = Gutter(self)
        self._aloud = ReadAloud(self)
        self.figures = LinkedFigures(self, session)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if look.columns:
            self.setLineWrapMode(SectionEdit.LineWrapMode.FixedPixelWidth)
            self._subheadings = Subheadings(self.document())
            self.setFrameShape(QFrame.Shape.NoFrame)
            self.setProperty(OWN_FOCUS, True)  # on a page of paper the cursor says enough
        if look.grows:
            self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)  # whole at 150 %, unlike Fusion's own
            self.setForegroundRole(QPalette.ColorRole.Mid)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            listen(self.document().documentLayout(), "documentSizeChanged(QSizeF)", self.updateGeometry)
        self._due = False  # whether the marks have to be made anew once the text is in sight
        session.findings_changed.connect(self._mark)
        self._mark()
        self._set_type()

    # What pages use

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller; the characters a line stay the same."""
        self._zoom = percent
        self._set_type()

    def set_heading(self, heading: str) -> None:
        """Print a heading above the text, on the same page."""
        self._heading = heading
        self._set_margins()

    def set_hint(self, hint: str) -> None:
        """What an empty text says in grey."""
        self._hint = hint
        self.viewport().update()

    def first_line(self) -> int:
        """Where the middle of the first line is, in px from the editor's top (for a label beside it)."""
        top = self.document().rootFrame().frameFormat().topMargin()
        return self.frameWidth() + round(top + self._look.line * em(self) / 2)

    def mark_at(self, index: int) -> TextMark | None:
        """The mark on a character of the text, if any."""
        return next((mark for mark in self._marks if mark.start <= index < mark.end), None)

    def confirm_here(self) -> None:
        """Confirm the paragraph with the cursor if it is 未核对, and go on to the next that is."""
        block = self.textCursor().block()
        self._confirm(block)
        waiting = [found for found, _ in self._gutter.blocks()]
        onward = [found for found in waiting if found.position() > block.position()] or waiting
        if onward:
            self.setTextCursor(QTextCursor(onward[0]))
            self.ensureCursorVisible()

    def _confirm(self, block: QTextBlock) -> None:
        words = block.text().strip()
        if words in self._gutter.waiting:
            self._session.perform(Confirm(self.key, without(self._session.report, self.key, words)))

    # Setting

    def _set_type(self) -> None:
        """Font, indent, line height and margins, as the look and the zoom say."""
        set_type(self, self._look, self._zoom)
        self._set_margins()
        self._arrange()

    def _set_margins(self) -> None:
        """The page's margins; at the left never less than bars and ticks need."""
        width = em(self)
        margin = self._look.margin * width
        self._gutter.left = max(margin, WIDTH if self._gutter.waiting else 0)
        top = margin / 2 + (_HEADING * width if self._heading else 0)
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        if (look.leftMargin(), look.rightMargin(), look.topMargin()) == (self._gutter.left, margin, top):
            return
        look.setLeftMargin(self._gutter.left)
        look.setRightMargin(margin)
        look.setTopMargin(top)
        look.setBottomMargin(margin / 2)
        frame.setFrameFormat(look)

    def _arrange(self) -> None:
        """Centre the page; where there is no room for it, its lines become shorter."""
        if not self._look.columns:
            return
        width, bar = em(self), self.verticalScrollBar()
        room = self.width() - (bar.sizeHint().width() if bar.isVisible() else 0)
        page = int(self._look.columns * width + self._gutter.left + self._look.margin * width) + 2
        side = max(0, (room - page) // 2)
        self.setViewportMargins(side, 0, side, 0)
        self.setLineWrapColumnOrWidth(min(page, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._look.grows:
            return super().sizeHint()
        height = self.document().size().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), int(height) + 1)

    def height_of(self, lines: int) -> int:
        """How high it is with so many lines in sight, in px."""
        inner = self.document().rootFrame().frameFormat().topMargin() + lines * self._look.line * em(self)
        return round(inner) + 2 * self.frameWidth()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height() if self._look.grows else 120)

    # Marks and paragraphs 未核对

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._due:
            self._mark()

    def _mark(self) -> None:
        """Mark findings and paragraphs 未核对 anew, if anybody can see them."""
        self._due = not self.isVisible()
        if self._due:
            return
        session = self._session
        self._gutter.waiting = frozenset(still_unverified(session.report, self.key))
        self._aloud.show_waiting(self._gutter.waiting)
        self._set_margins()
        self.viewport().update()
        found, text = marks(session.report, self.key, session.findings), self.text()
        if (found, text) != (self._marks, self._marked_text):
            self._marks, self._marked_text = found, text
            self.setExtraSelections(underlines(self.document(), text, found, colours(self.palette())))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # light and dark have marks of their own
            self._marked_text = ""
            self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._gutter.paint(painter)
        painter.translate(0, -self.verticalScrollBar().value())
        top = self.document().rootFrame().frameFormat().topMargin()
        place = QRectF(self.viewport().rect()).adjusted(self._gutter.left, top, -self._gutter.left, 0)
        place.setLeft(place.left() + self._look.indent * em(self))
        if self._heading:
            self._paint_heading(painter, place)
        if self._hint and not self._composing and self.document().isEmpty():
            self._paint_hint(painter, place)

    def _paint_heading(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(QColor(colours(self.palette()).ink))
        painter.setFont(self._ui_font(self.font().pointSizeF(), QFont.Weight.DemiBold))
        painter.drawText(place.translated(0, -_HEADING * em(self)), self._heading)

    def _paint_hint(self, painter: QPainter, place: QRectF) -> None:
        """The hint stands where the first line would, behind the cursor."""
        painter.setFont(self._ui_font(self.font().pointSizeF() * 0.8))
        painter.setPen(QColor(colours(self.palette()).quiet))
        place.setTop(self.cursorRect().center().y() - painter.fontMetrics().height() / 2)
        painter.drawText(place.translated(em(self) / 3, 0), Qt.TextFlag.TextWordWrap, self._hint)

    def _ui_font(self, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(QApplication.font())
        font.setPointSizeF(points)
        font.setWeight(weight)
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.figures.key(event):
            return
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm_here()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setForegroundRole(QPalette.ColorRole.Link)  # the frame of a field

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setForegroundRole(QPalette.ColorRole.Mid)
        self.figures.close_popup()

    def edit_menu_at(self, point: QPoint) -> QMenu:
        """The context menu at a point of the viewport, with what can be done about a number there."""
        menu = super().edit_menu_at(point)
        self.figures.fill(menu, from_qt(self.text(), self.cursorForPosition(point).position()))
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._gutter.at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if block is None:
            super().mousePressEvent(event)
        else:
            self._confirm(block)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        block = self._gutter.at(event.position())
        hovered = -1 if block is None else block.blockNumber()
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor if block is None else Qt.CursorShape.PointingHandCursor)
        if hovered != self._gutter.hovered:
            self._gutter.hovered = hovered
            self.viewport().update()
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            if words := self.tip_at(event.pos()):
                QToolTip.showText(event.globalPos(), tooltip(words), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """What the tooltip at a point of the viewport says, "" for none."""
        if self._gutter.at(QPointF(point)) is not None:
            return f"本段沿用上年文字。核对无误后单击此处确认（{CONFIRM_KEYS}）；修改后自动视为已核对。"
        place = character_at(self, point)
        mark = None if place is None else self.mark_at(place)
        return mark.message if mark else ""
