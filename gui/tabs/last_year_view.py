"""The page that shows last year's text: to be read, copied from and clicked, never typed into."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QToolTip, QWidget

from core.report.texts.sentence_changes import SentenceChange, SentenceSpan, of_before
from gui.basics.scroll_parts import know_viewport
from gui.basics.theme import colours, tooltip
from gui.tabs.last_year_marks import marked, set_off, tip
from gui.text.marks import Subheadings
from gui.text.qt_text import as_shown, character_at, cursor_over
from gui.text.typesetting import SIDE_PAGE, em, set_type


class LastYearView(QTextEdit):
    """Shows a text with its sentences marked.

    ``chosen`` carries the sentence that was clicked, ``wanted`` the words to be
    inserted into this year's text.
    """

    chosen = Signal(object)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self._zoom = 100
        self._now = ""
        self._changes: tuple[SentenceChange, ...] = ()
        self._here: SentenceSpan = (0, 0)
        self._looks: list[QTextEdit.ExtraSelection] = []
        self.editable = True  # whether words can be inserted into this year's text
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)  # not white: nothing to type here
        self.viewport().setMouseTracking(True)
        self._subheadings = Subheadings(self.document())
        self._set_type()

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller."""
        self._zoom = percent
        self._set_type()
        self._arrange()

    def show_changes(self, text: str, now: str, changes: tuple[SentenceChange, ...]) -> None:
        """Show last year's text and what became of its sentences in ``now``; the reader's place is kept."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._set_type()
            self._here = (0, 0)
        self._now, self._changes = now, changes
        self._mark()

    def point_out(self, here: SentenceSpan) -> None:
        """Set off a sentence of the text; an empty span sets off none."""
        if here != self._here:
            self._here = here
            self._set_off()

    def bring(self, place: int, level: int) -> None:
        """Scroll so that the line of a character comes to ``level``, px from the viewport's top, as far as it goes."""
        line = self.cursorRect(cursor_over(self.document(), self.toPlainText(), (place, place)))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + line.top() - level)

    def _mark(self) -> None:
        self._looks = marked(self.document(), self.toPlainText(), self._changes, colours(self.palette()))
        self._set_off()

    def _set_off(self) -> None:
        here = set_off(self.document(), self.toPlainText(), self._here, colours(self.palette()))
        self.setExtraSelections([here, *self._looks])

    # Mouse and menu

    def sentence_at(self, point: QPoint) -> SentenceChange | None:
        """The sentence at a point of the viewport."""
        place = character_at(self, point)
        return None if place is None else of_before(self._changes, place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        here = self.sentence_at(event.position().toPoint())
        if here and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.chosen.emit(here)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu_at(self, point: QPoint) -> QMenu:
        """What can be done with the selected words, or else with the sentence at a point."""
        here = self.sentence_at(point)
        words = as_shown(self.textCursor().selectedText()) or (self.toPlainText()[slice(*here.before)] if here else "")
        menu = QMenu(self)
        whole = "" if self.textCursor().hasSelection() else "这一句"
        copy = menu.addAction(f"复制{whole}", lambda: _copy(words))
        insert = menu.addAction(f"插入{whole}到光标处", lambda: self.wanted.emit(words))
        jump = menu.addAction("转到本年对应的位置", lambda: self.chosen.emit(here))
        copy.setEnabled(bool(words))
        insert.setEnabled(bool(words) and self.editable)
        jump.setEnabled(here is not None)
        return menu

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words only, not their marks."""
        data = QMimeData()
        data.setText(as_shown(self.textCursor().selectedText()))
        return data

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            here = self.sentence_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip(tip(here, self._now)) if here else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # Setting

    def _set_type(self) -> None:
        set_type(self, SIDE_PAGE, self._zoom)
        self.document().setDocumentMargin(SIDE_PAGE.margin * em(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Centre the page; where there is no room for it, its lines become shorter."""
        page = round((SIDE_PAGE.columns + 2 * SIDE_PAGE.margin) * em(self))
        side = max(0, (self.width() - self.verticalScrollBar().sizeHint().width() - page) // 2)
        self.setViewportMargins(side, 0, side, 0)


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)
