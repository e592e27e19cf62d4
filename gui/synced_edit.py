"""A plain-text editor whose text lives in the session: every change is performed there, and undone there."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from core.report.clean_text import clean_text, html_text
from core.report.edits import SetText
from core.report.text_changes import changes
from gui.burst import Burst
from gui.session import Session
from gui.text_menu import edit_menu, text_name, undo_or_redo
from gui.text_positions import as_shown, from_qt, to_qt


class SyncedEdit(QTextEdit):
    """Edits the text ``key`` of the session's report.

    The document holds plain paragraphs only.  Changes from elsewhere (undo,
    replace, import) come in as the least difference, so that the cursor stays;
    while an input method composes a word they wait.
    """

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._session = session
        self._syncing = self._composing = self._stale = False
        self._revision = -1  # of the document when it was last in step with the report
        self._change_name = ""  # of the change being made, where it is not typing
        self._burst = Burst(self)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(text_name(session.report.form, key))
        self.textChanged.connect(self._push)
        self.cursorPositionChanged.connect(self._moved)
        session.text_changed.connect(self._text_changed)
        session.report_replaced.connect(self._replace)
        session.read_only_changed.connect(self._show_read_only)
        self._replace()
        self._show_read_only()

    # Text and cursor, counted in characters of the report's text

    def text(self) -> str:
        """The text as it stands in the editor, paragraphs parted by line breaks."""
        return self.toPlainText()

    def select(self, span: tuple[int, int]) -> None:
        """Select words and bring them into sight, with lines around them; equal ends only place the cursor."""
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setTextCursor(self._cursor(*span))
        self.ensureCursorVisible()
        if bar.value() != before:
            bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().height() // 2)

    def selection(self) -> tuple[int, int]:
        """The selected characters; the ends are equal where only the cursor stands."""
        text, cursor = self.text(), self.textCursor()
        return from_qt(text, cursor.selectionStart()), from_qt(text, cursor.selectionEnd())

    def selected_words(self) -> str:
        """The selected words; "" where the selection goes beyond one paragraph."""
        start, end = self.selection()
        words = self.text()[start:end]
        return "" if "\n" in words else words

    def go_to(self, span: tuple[int, int] | None = None) -> None:
        """Take the focus, and select words if any are given."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if span is not None:
            self.select(span)

    def insert_paragraphs(self, lines: tuple[str, ...], name: str) -> None:
        """Insert paragraphs at the cursor as one undo step called ``name``, never inside a paragraph.

        An empty paragraph takes the first of them; at the start of a paragraph
        they go before it, anywhere else behind it.  The cursor ends up behind them.
        """
        cursor = self.textCursor()
        cursor.clearSelection()
        words = "\n".join(lines)
        if not cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            end = cursor.selectionStart() + to_qt(words, len(words))
        elif cursor.atBlockStart():
            end = cursor.position() + to_qt(words, len(words))
            words += "\n"
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            words = "\n" + words
            end = cursor.position() + to_qt(words, len(words))
        self._insert(cursor, words, name)
        cursor.setPosition(end)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.text()
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_qt(text, min(start, len(text))))
        cursor.setPosition(to_qt(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _insert(self, cursor: QTextCursor, words: str, name: str) -> None:
        """Put words in the place of what the cursor has selected, as an undo step of its own."""
        self._burst.end()
        self._change_name = name
        cursor.insertText(words)
        self._change_name = ""
        self._burst.end()

    # From the editor to the session

    def _moved(self) -> None:
        """Typing moves the cursor, too, before it is announced; only a move without a change is a jump."""
        if self.document().revision() == self._revision:
            self._burst.moved(self.textCursor().position())

    def _push(self) -> None:
        self._revision = self.document().revision()
        report = self._session.report
        text = self.text()
        if self._syncing or text == as_shown(report.text(self.key)):
            return
        bare = report.with_text(self.key, None).text(self.key)  # generated, or nothing
        name = self._change_name or f"修改“{text_name(report.form, self.key)}”"
        edit = SetText(self.key, None if text == as_shown(bare) else text, name)
        if not self._session.perform(edit, self._burst.name):
            self._sync()
        self._burst.typed(self.textCursor().position())

    # From the session to the editor

    def _text_changed(self, key: str) -> None:
        if key == self.key:
            self._sync()

    def _replace(self) -> None:
        before = self.text()
        self._sync()
        if before != self.text() and not self.hasFocus():
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _sync(self) -> None:
        """Make the document equal to the report's text where it is not."""
        new, old = as_shown(self._session.report.text(self.key)), self.text()
        late, self._stale = self._stale, self._composing and new != old
        if new == old or self._composing:
            return
        self._burst.end()
        self._syncing = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for change in changes(old, new):
            cursor.setPosition(to_qt(old, change.start))
            cursor.setPosition(to_qt(old, change.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(change.words)
        cursor.endEditBlock()
        self._syncing = False
        if self._session.undoing and self.hasFocus() and not late:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _show_read_only(self, *_: object) -> None:
        self.setReadOnly(self._session.read_only)
        if self._session.read_only:  # the cursor still moves, so that words can be selected and copied
            keys = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
            self.setTextInteractionFlags(keys)

    # Keys, input methods, clipboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if undo_or_redo(self._session, event):
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.isReadOnly():  # Shift+Enter too: the report knows paragraphs only
            self.textCursor().insertText("\n")
            self._burst.end()
            self.ensureCursorVisible()
            event.accept()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        if self._stale and not self._composing:
            self._sync()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._session.set_current(self.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._burst.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = edit_menu(self, self._session)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # zooming is the window's affair
        else:
            super().wheelEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Words can be inserted; a file dropped here is not text and goes on to the window."""
        files = any(url.isLocalFile() for url in source.urls())
        return not files and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: clean paragraphs, one undo step.

        Plain text goes first: office programs put list numbers there, and no looks.
        """
        words = clean_text(source.text() if source.hasText() else html_text(source.html()))
        if words and self.canInsertFromMimeData(source):
            self._insert(self.textCursor(), words, "粘贴文字")
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words only: pasted into Word they take the looks of their new place."""
        data = QMimeData()
        data.setText(as_shown(self.textCursor().selectedText()))
        return data

    def dropEvent(self, event: QDropEvent) -> None:
        self._burst.end()
        super().dropEvent(event)
        self._burst.end()
