"""Words that an office puts above or below a table: shown where they are printed, edited like any other text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from core.forms.spec import ABOVE
from gui.tabs.unverified_counter import UnverifiedCounter
from gui.text.editor import SectionEdit
from gui.text.typesetting import PARAGRAPHS
from gui.work.session import Session

_MOST_HEIGHT = 16_777_215  # px: Qt's own for no limit
_LINES = 3  # that are seen while somebody writes where there is little room
_TOLD = {True: "表格上方的文字，{more}随表格印出", False: "表格下方的文字，{more}随表格印出"}


class TableWords(QWidget):
    """The words beside a table under ``key``; out of sight where there are none."""

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._session = session
        self.editor = SectionEdit(session, key, PARAGRAPHS, self)
        self.label = QLabel(self)
        self.label.setBuddy(self.editor)
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(UnverifiedCounter(session, key, self))
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._box.addLayout(head)
        self._box.addWidget(self.editor, 1)
        self._head, self._brief = head, False
        self.set_brief(False)
        self.editor.installEventFilter(self)
        session.text_changed.connect(self._text_changed)
        session.report_replaced.connect(self.refresh)
        self.refresh()

    def _text_changed(self, key: str) -> None:
        if key == self.key:
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the words where there are any, and while somebody writes them anew."""
        self.setVisible(bool(self._session.report.text(self.key)) or self.editor.hasFocus())

    def whole(self) -> int:
        """How high it is with all of its words, in px."""
        return self._head.sizeHint().height() + self._box.spacing() + self.editor.sizeHint().height()

    def set_brief(self, brief: bool) -> None:
        """Keep to one line beside its label, to be scrolled; to a few while somebody writes there."""
        if brief != self._brief:
            self._brief = brief
            direction = QBoxLayout.Direction
            self._box.setDirection(direction.LeftToRight if brief else direction.TopToBottom)
            self._box.setSpacing(8 if brief else 2)
        paragraphs = self._session.report.text(self.key).count("\n") + 1
        more = f"共{paragraphs}段，" if brief and paragraphs > 1 else ""  # else nobody sees that there are more
        self.label.setText(_TOLD[self.key.endswith(ABOVE)].format(more=more))
        writing, bar = self.editor.hasFocus(), Qt.ScrollBarPolicy
        self.editor.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if brief and writing else bar.ScrollBarAlwaysOff)
        self.editor.setMaximumHeight(self.editor.height_of(_LINES if writing else 1) if brief else _MOST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._brief and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.set_brief(self._brief)
            self.editor.ensureCursorVisible()
        return super().eventFilter(watched, event)

    def go_to(self, span: tuple[int, int] | None = None) -> None:
        """Put the focus into the words, and select some if any are given."""
        self.setVisible(True)
        self.editor.go_to(span)
