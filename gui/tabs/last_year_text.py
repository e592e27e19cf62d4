"""Last year's text of a section beside this year's: what became of each sentence, and the way there and back."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.report.texts.likeness import compare
from core.report.texts.sentence_changes import SentenceChange, of_now, place_now, sentence_changes
from gui.basics.scroll_parts import listen
from gui.basics.theme import explain, scaled
from gui.tabs.last_year_marks import LEGEND, LEGEND_TIP
from gui.tabs.last_year_view import LastYearView
from gui.text.qt_text import as_shown, from_qt
from gui.text.synced_edit import SyncedEdit
from gui.work.session import Session

PAUSE = 150  # ms without a key before the texts are compared again


class LastYearText(QWidget):
    """The second pane of a text tab; while it is shown it follows text and cursor of ``editor``."""

    def __init__(self, session: Session, editor: SyncedEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._editor = session, editor
        self._changes: tuple[SentenceChange, ...] = ()
        self._paragraph = -1  # start of last year's paragraph that was brought into sight
        self.head, self.legend = QLabel(self), QLabel(LEGEND, self)
        self.legend.setFont(scaled(self.legend.font(), 0.9))
        explain(self.legend, LEGEND_TIP)
        self.view = LastYearView(self)
        self.view.setAccessibleName("上年的文字")
        self.view.chosen.connect(self._go_there)
        self.view.wanted.connect(self._insert)
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self.refresh)
        self._level = QTimer(self, singleShot=True, interval=0)  # the editor moves its cursor first, then scrolls
        self._level.timeout.connect(self._bring_level)
        self._lay_out()
        session.text_changed.connect(self._text_changed)
        session.report_replaced.connect(self._later.start)
        session.read_only_changed.connect(self._later.start)
        editor.cursorPositionChanged.connect(self._follow)
        listen(editor.verticalScrollBar(), "valueChanged(int)", self._scrolled)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        head.addWidget(self.head, 1)
        head.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def refresh(self) -> None:
        """Compare the two texts anew, if anybody sees it."""
        last, key = self._session.report.last_year, self._editor.key
        if last is None or not self.isVisible():
            return
        before = as_shown(last.text(key)) if key in last.form.text_keys else ""
        now = self._editor.text()
        self._changes = sentence_changes(now, before) if now.strip() else ()
        self.head.setText(_head(last.year, before, now))
        self._show_legend()
        self.view.editable = not self._session.read_only
        self.view.show_changes(before, now, self._changes)
        self._follow()

    def _show_legend(self) -> None:
        """The legend, where there is something to explain and room beside the head."""
        room = self.width() - self.head.sizeHint().width() - 24  # the margins of the line
        self.legend.setVisible(bool(self._changes) and self.legend.sizeHint().width() <= room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_legend()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _text_changed(self, key: str) -> None:
        if key == self._editor.key:
            self._later.start()

    def _follow(self) -> None:
        """Set off the sentence of last year that became the one with the cursor."""
        if not self.isVisible() or self._later.isActive():
            return
        change = of_now(self._changes, self._editor.selection()[0])
        self.view.point_out(change.before if change else (0, 0))
        if change and self._paragraph_start(change) != self._paragraph:
            self._level.start()

    def _paragraph_start(self, change: SentenceChange) -> int:
        return self.view.toPlainText().rfind("\n", 0, change.before[0]) + 1

    def _scrolled(self) -> None:
        """The two pages scroll together; there is nothing to bring level while the texts are compared anew."""
        if self.isVisible() and self._changes and not self._later.isActive():
            self._level.start()

    def _bring_level(self) -> None:
        """Scroll last year's paragraph to the height of this year's line; beside what is new nothing moves."""
        change, line = self._line()
        if change is None:
            return
        self._paragraph = self._paragraph_start(change)
        top = self._editor.viewport().mapToGlobal(line.topLeft())
        self.view.bring(self._paragraph, self.view.viewport().mapFromGlobal(top).y())

    def _line(self) -> tuple[SentenceChange | None, QRect]:
        """The line with the cursor and its sentence of last year; out of sight or new, the first line seen."""
        editor, caret = self._editor, self._editor.cursorRect()
        change = of_now(self._changes, editor.selection()[0])
        if change is not None and editor.viewport().rect().intersects(caret):
            return change, caret
        first = editor.cursorForPosition(QPoint(editor.viewport().width() // 2, 0))
        return of_now(self._changes, from_qt(editor.text(), first.position())), editor.cursorRect(first)

    def _go_there(self, change: SentenceChange) -> None:
        self._paragraph = self._paragraph_start(change)
        start = place_now(self._changes, change)
        self._editor.go_to((start, start))
        self._level.stop()  # what was clicked is in sight, and stays under the mouse
        self.view.point_out(change.before)

    def _insert(self, words: str) -> None:
        """Put words of last year at the cursor, the way pasted words go."""
        data = QMimeData()
        data.setText(words)
        self._editor.insertFromMimeData(data)
        self._editor.setFocus()


def _head(year: int, before: str, now: str) -> str:
    """上年（2024年）, and how much of this year's text stood there."""
    if not before.strip():
        return f"上年（{year}年）　这一部分没有文字"
    if not now.strip():
        return f"上年（{year}年）　本年未填写文字"
    return f"上年（{year}年）　与上年文字的重复率为{compare(now, before).percent}%"
