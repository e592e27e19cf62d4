"""Finding words on the pages of the preview: a bar below them, each hit lit up, the next and the one before."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from core.writers.typesetting.find import PageHit
from gui.basics.buttons import push_button
from gui.preview.pages import PagesView

PAUSE_MS = 150


class SearchBar(QWidget):
    """``asked`` carries words to look for; :meth:`show_hits` takes what was found."""

    asked = Signal(str)

    def __init__(self, view: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._hits: tuple[PageHit, ...] = ()
        self._current = 0
        self.words = QLineEdit(self)
        self.words.setAccessibleName("在预览中查找")
        self.words.setPlaceholderText("在预览中查找")
        self.count = QLabel(self)
        self.next_button = push_button(self, "下一处(&X)", pressed=lambda: self.step(1))
        self.previous_button = push_button(self, "上一处(&S)", pressed=lambda: self.step(-1))
        self.next_button.setToolTip("下一处（Enter，F3）")
        self.previous_button.setToolTip("上一处（Shift+Enter，Shift+F3）")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        close = push_button(self, "关闭(&G)", pressed=self.close_bar)
        close.setToolTip("关闭查找（Esc）")
        for button in (self.previous_button, self.next_button, close):
            row.addWidget(button)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.hide()

    def open(self) -> None:
        """Show the bar with the cursor in it."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.ask()

    def close_bar(self) -> None:
        """Hide the bar and put the lights out."""
        self.hide()
        self.show_hits(())
        self._view.setFocus()

    def ask(self) -> None:
        """Have the words looked for, if the bar is open."""
        self._pause.stop()
        if self.isVisible():
            self.asked.emit(self.words.text())

    def show_hits(self, hits: tuple[PageHit, ...]) -> None:
        """Light these up; the first on the page in sight or behind it is the one to begin with."""
        self._hits = hits
        here = self._view.current_page - 1
        self._current = next((number for number, hit in enumerate(hits) if hit.page >= here), 0)
        self._light()

    def step(self, by: int) -> None:
        """To the next hit (1) or the one before (-1), round the end."""
        if self._pause.isActive():
            self.ask()
        if self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._light()

    def _light(self) -> None:
        self._view.light(self._hits, self._current)
        found = f"第{self._current + 1}处，共{len(self._hits)}处" if self._hits else "未找到"
        self.count.setText(found if self.words.text().strip() else "")
        for button in (self.next_button, self.previous_button):
            button.setEnabled(bool(self._hits))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
