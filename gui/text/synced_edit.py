"""A plain-text editor whose text lives in the session: every change is performed there, and undone there."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from core.report.edits import SetText, unread
from core.report.links import Linked
from core.report.text_changes import changes
from core.report.texts.clean_text import clean_text
from gui.basics.actions import keys_of
from gui.basics.scroll_parts import know_viewport, listen
from gui.text.menu import edit_menu, text_name, told_read_only, undo_or_redo
from gui.text.qt_text import as_shown, cursor_over, from_qt, linked_words, to_qt, words_to_copy
from gui.text.typing_bursts import Burst
from gui.work.session import Session
from gui.work.unfinished import Held, commit, is_alt_letter


class SyncedEdit(QTextEdit):
    """Edits the text ``key`` of the session's report.

    The document holds plain paragraphs only; which numbers are linked figures
    the report knows, and typing beside one does not loosen it.  Changes from elsewhere (undo,
    replace, import) come in as the least difference, so that the cursor stays;
    while an input method composes a word they wait.
    """

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.key = key
        self._session = session
        self._syncing = self._stale = False
        self._text: str | None = None  # as the document has it, once it was asked for
        self._preedit = ""  # what an input method is composing
        self._revision = -1  # of the document when it was last in step with the report
        self._burst = Burst(self)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(text_name(session.report.form, key))
        listen(self.document(), "contentsChange(int,int,int)", self._other_text)
        self.textChanged.connect(self._push)
        self.cursorPositionChanged.connect(self._moved)
        session.text_changed.connect(self._text_changed)
        session.report_replaced.connect(self._replace)
        session.read_only_changed.connect(self._show_read_only)
        session.unfinished.asked.connect(self._add_held)
        session.unfinished.finishing.connect(self._finish)
        self._replace()
        self._show_read_only()

    # Text and cursor, counted in characters of the report's text

    def text(self) -> str:
        """The text as it stands in the editor, paragraphs parted by line breaks."""
        if self._text is None:
            self._text = self.toPlainText()
        return self._text

    def _other_text(self, *_: object) -> None:
        self._text = None

    def linked(self) -> Linked:
        """The report's text as the editor shows it, with its linked figures."""
        report = self._session.report
        return report.expand(as_shown(report.template(self.key)))

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

    def selected_text(self) -> str:
        """All that is selected, over paragraphs too."""
        start, end = self.selection() if self.textCursor().hasSelection() else (0, 0)
        return self.text()[start:end]

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

        The lines may hold linked figures as tokens.  An empty paragraph takes the
        first of them; at the start of a paragraph they go before it, anywhere
        else behind it.  The cursor ends up behind them.
        """
        text, place = self.text(), self.selection()[1]
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        words = "\n".join(lines)
        if not text[start:end].strip():
            self.put((start, end), words, name)
        elif place == start:
            self.put((start, start), words + "\n", name)
            self.moveCursor(QTextCursor.MoveOperation.Left)
        else:
            self.put((end, end), "\n" + words, name)

    def put(self, span: tuple[int, int], template: str, name: str) -> None:
        """Put words, with their linked figures as tokens, in the place of others: an undo step of its own."""
        self._burst.end()
        words = self._session.report.expand(template)
        new = self._as_typed(self.linked()).replaced(*span, words)
        if self._session.perform(unread(self._session.report, self.key, new.template, name)):
            end = span[0] + len(words.text)
            self.setTextCursor(self._cursor(end, end))
            self.ensureCursorVisible()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        return cursor_over(self.document(), self.text(), (start, end))

    def _as_typed(self, before: Linked) -> Linked:
        """What stands in the editor, with the links that typing left (a drop takes words away before it inserts)."""
        text = self.text()
        return before.reworded(text, from_qt(text, self.textCursor().position()))

    # From the editor to the session

    def _moved(self) -> None:
        """Typing moves the cursor, too, before it is announced; only a move without a change is a jump."""
        if self.document().revision() == self._revision:
            self._burst.moved(self.textCursor().position())

    def _push(self) -> None:
        self._revision = self.document().revision()
        report, text, old = self._session.report, self.text(), self.linked()
        if self._syncing or text == old.text:
            return
        new = self._as_typed(old)
        bare = report.with_text(self.key, None).text(self.key)  # generated, or nothing
        name = f"修改“{text_name(report.form, self.key)}”"
        edit = SetText(self.key, None if text == as_shown(bare) else new.template, name)
        if not self._session.perform(edit, self._burst.name):
            self._sync()
        elif len(new.links) < len(old.links) and len(text) > len(old.text):
            self._session.message.emit(f"该数字已改为普通文字，不再随表格变化。按 {keys_of('undo')} 可以恢复。")
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
            self.verticalScrollBar().setValue(0)  # a heading may stand above the first line

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
        if undo_or_redo(self._session, event) or told_read_only(self._session, event):
            return
        if is_alt_letter(event):
            event.ignore()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.isReadOnly():  # Shift+Enter too: the report knows paragraphs only
            self.textCursor().insertText("\n")
            self._burst.end()
            self.ensureCursorVisible()
            event.accept()
        else:
            self._take_whole_link(event)
            super().keyPressEvent(event)

    def _take_whole_link(self, event: QKeyEvent) -> None:
        """Backspace and Delete take a linked figure as one character."""
        start, end = self.selection()
        steps = {Qt.Key.Key_Backspace: -1, Qt.Key.Key_Delete: 1}
        if self.isReadOnly() or start != end or event.key() not in steps:
            return
        other = start + steps[Qt.Key(event.key())]
        link = self.linked().link_at(min(start, other), max(start, other))
        if link is not None:
            self.setTextCursor(self._cursor(link.start, link.end))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        if self._stale and not self._composing:
            self._sync()
        super().inputMethodEvent(event)
        self._session.unfinished.changed.emit()

    @property
    def _composing(self) -> bool:
        return bool(self._preedit)

    def _finish(self, _: object = None) -> None:
        """Words in composition count as typed: Qt drops them where the input method does not commit."""
        commit(self, lambda: self._preedit)

    def _add_held(self, held: Held) -> None:
        """The words in composition belong to a copy; the text in the editor does not have them yet."""
        if self._composing:
            text = self.linked()
            start, end = (min(place, len(text.text)) for place in self.selection())
            words = text.replaced(start, end, Linked(self._preedit))
            held.edits.append(SetText(self.key, words.template))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._session.set_current(self.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._finish()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._burst.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.edit_menu_at(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def edit_menu_at(self, point: QPoint) -> QMenu:
        """The context menu at a point of the viewport."""
        return edit_menu(self, self._session)

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
        words = linked_words(source, self._session.report.form.cells)
        if not words:
            words = clean_text(source.text() if source.hasText() else _words_of(source.html()))
        if words and self.canInsertFromMimeData(source):
            self.put(self.selection(), words, "粘贴文字")

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words only: pasted into Word they take the looks of their new place; here links stay."""
        return words_to_copy(self.linked().cut(*self.selection()))

    def dropEvent(self, event: QDropEvent) -> None:
        self._burst.end()
        moved = event.source() in (self, self.viewport()) and event.dropAction() == Qt.DropAction.MoveAction
        if moved and not self.isReadOnly():
            super().dragLeaveEvent(QDragLeaveEvent())  # the caret that showed where it would fall
            self.move_selected(from_qt(self.text(), self.cursorForPosition(event.position().toPoint()).position()))
            event.acceptProposedAction()
        else:
            super().dropEvent(event)
        self._burst.end()

    def move_selected(self, to: int) -> None:
        """Move the selected words before this character, as one undo step: Qt takes them away and inserts them anew."""
        start, end = self.selection()
        if start <= to <= end:
            return
        words, length = self.linked().cut(start, end), end - start
        place = to - length if to > end else to
        new = self.linked().replaced(start, end, Linked("")).replaced(place, place, words)
        if self._session.perform(unread(self._session.report, self.key, new.template, "移动文字")):
            self.select((place, place + length))


def _words_of(html: str) -> str:
    from core.report.texts.html_text import html_text

    return html_text(html)
