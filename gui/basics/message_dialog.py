"""What is told or asked in a sentence or two: however long names and paths are, it fits the screen and its buttons show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.records import record
from gui.basics.answers import CANCEL, KNOWN, Answer, AnswerButton, DialogTitle, safe
from gui.basics.buttons import foot, push_button
from gui.basics.theme import bold, explain
from gui.basics.tones import PictureLabel
from gui.basics.widgets import breakable, room_on_screen

_WIDEST, _NARROWEST = 34, 16  # characters in a line
_GAP = 12  # px
_PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class ScrolledWords(QScrollArea):
    """Paragraphs of at most a width, as high as they are or as the screen allows; what is more is scrolled to.

    ``whole``: as wide as ``most`` in any case, to stand under rows of that width.
    """

    def __init__(self, texts: Sequence[str], parent: QWidget, most: QSize, *, whole: bool = False) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        self.labels = [QLabel(breakable(text), page) for text in texts]
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP // 2)
        for label, text in zip(self.labels, texts, strict=True):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAccessibleName(text)
            column.addWidget(label)
        self._page, self._most, self._whole = page, most, whole
        self.fit()

    def fit(self) -> None:
        """Take the width that the longest line needs, and the height of all."""
        width = self._most.width() - self._bar_width() if self._whole else self._needed()
        heights = [label.heightForWidth(width) for label in self.labels]
        height = sum(heights) + _GAP // 2 * max(len(heights) - 1, 0)
        for label, its in zip(self.labels, heights, strict=True):
            label.setFixedSize(width, its)
        self._page.setFixedSize(width, height)
        self.setWidget(self._page)
        scrolled = height > self._most.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if scrolled else policy.ScrollBarAlwaysOff)
        bar = self._bar_width() if scrolled or self._whole else 0
        self.setFixedSize(width + bar, min(height, self._most.height()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolled else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("详细说明")

    def _needed(self) -> int:
        """The width in px of the longest line, within what is pleasant to read."""
        em = self.fontMetrics().horizontalAdvance("字")
        lines = [line for label in self.labels for line in label.text().split("\n")]
        metrics = max((label.fontMetrics() for label in self.labels), key=lambda found: found.horizontalAdvance("字"))
        longest = max((metrics.horizontalAdvance(line) for line in lines), default=0) + _GAP
        return min(max(longest, _NARROWEST * em), _WIDEST * em, self._most.width())

    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def turn(self, pages: int) -> None:
        """Scroll by so many pages."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())


@record
class Message:
    """``text`` in bold, ``detail`` below it; Enter gives the first of the answers."""

    title: DialogTitle
    text: str
    detail: str = ""
    answers: tuple[Answer, ...] = (KNOWN,)
    picture: str = "info"


class MessageDialog(QDialog):
    """Shows a message; ``chosen`` is the answer given, the safe one where there was none."""

    def __init__(self, parent: QWidget | None, message: Message) -> None:
        super().__init__(parent)
        self.setWindowTitle(message.title)
        self.help_topic = message.title.topic
        self.message, self.chosen = message, safe(message.answers)
        self.buttons = [self._button(answer) for answer in message.answers]
        below = self._row() if self._in_a_row() else self._stack()
        layout = QVBoxLayout(self)
        layout.setSpacing(_GAP)
        margins = layout.contentsMargins()
        taken = below.sizeHint().height() + margins.top() + margins.bottom() + 2 * _GAP
        side = 2 * self.fontMetrics().height()
        room = room_on_screen(self) - QSize(side + margins.left() + margins.right() + 3 * _GAP, taken)
        self.words = ScrolledWords([part for part in (message.text, message.detail) if part], self, room)
        self.words.labels[0].setFont(bold(self.font()))
        self.words.fit()
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(PictureLabel(self, message.picture, "accent", side), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words)
        head.addStretch(1)
        layout.addLayout(head, 1)
        layout.addLayout(below)
        self.setAccessibleDescription("\n".join((message.text, message.detail)).strip())
        self.buttons[0].setFocus()

    def _button(self, answer: Answer) -> AnswerButton:
        made = AnswerButton(answer, self)
        made.given.connect(self._choose)
        return made

    def _in_a_row(self) -> bool:
        wide = sum(button.sizeHint().width() + _GAP for button in self.buttons)
        return wide <= _WIDEST * self.fontMetrics().horizontalAdvance("字")

    def _row(self) -> QHBoxLayout:
        first, *rest = self.buttons
        if first.answer is safe(self.message.answers):
            return foot(leave=first, others=rest)
        leave = next((button for button in rest if button.answer is CANCEL), None)
        return foot(first, leave, [button for button in rest if button is not leave])

    def _stack(self) -> QVBoxLayout:
        """Names that are longer than a row has room for stand one below the other; many of them are scrolled to."""
        self.buttons[0].setDefault(True)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        widest = _WIDEST * self.fontMetrics().horizontalAdvance("字")
        for button in self.buttons:
            words = button.answer.words
            button.setAccessibleName(words)
            button.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, widest))
            explain(button, words if button.text() != words else "")
            column.addWidget(button)
        most = room_on_screen(self).height() // 2
        outer = QVBoxLayout()
        if page.sizeHint().height() <= most:
            outer.addWidget(page)
            return outer
        view = QScrollArea(self)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setWidget(page)
        view.setWidgetResizable(True)
        view.setFixedHeight(most)
        view.setMinimumWidth(page.sizeHint().width() + view.verticalScrollBar().sizeHint().width())
        outer.addWidget(view)
        return outer

    def _choose(self, answer: Answer) -> None:
        self.chosen = answer
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll from everywhere; Ctrl+C copies what is said, for whoever is asked for help."""
        if (pages := _PAGE_KEYS.get(Qt.Key(event.key()))) is not None:
            self.words.turn(pages)
        elif event.matches(QKeySequence.StandardKey.Copy):
            said = (self.message.title, self.message.text, self.message.detail)
            QGuiApplication.clipboard().setText("\n".join(part for part in said if part))
        else:
            super().keyPressEvent(event)


class LineDialog(QDialog):
    """Asks for a line of text, which may not be empty; ``line`` holds it."""

    def __init__(self, parent: QWidget | None, title: DialogTitle, label: str, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.help_topic = title.topic
        room = room_on_screen(self)
        told = ScrolledWords([label], self, QSize(room.width() - 4 * _GAP, room.height() // 2))
        self.line = QLineEdit(text, self)
        self.line.setAccessibleName(label)
        self.line.selectAll()
        self.ok = push_button(self, KNOWN.words, "", self.accept)
        self.line.textChanged.connect(self._enable)
        layout = QVBoxLayout(self)
        for part in (told, self.line):
            layout.addWidget(part)
        layout.addLayout(foot(self.ok, push_button(self, CANCEL.words, "", self.reject)))
        self._enable()
        self.line.setFocus()

    def _enable(self) -> None:
        self.ok.setEnabled(bool(self.line.text().strip()))
