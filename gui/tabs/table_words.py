"""Words that an office puts above or below a table: shown where they are printed, edited like any other text."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.forms.spec import ABOVE
from gui.tabs.unverified_counter import UnverifiedCounter
from gui.text.editor import SectionEdit
from gui.text.typesetting import PARAGRAPHS
from gui.work.session import Session

_TOLD = {True: "表格上方的文字，随表格印出", False: "表格下方的文字，随表格印出"}


class TableWords(QWidget):
    """The words beside a table under ``key``; out of sight where there are none."""

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._session = session
        self.editor = SectionEdit(session, key, PARAGRAPHS, self)
        label = QLabel(_TOLD[key.endswith(ABOVE)], self)
        label.setBuddy(self.editor)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(UnverifiedCounter(session, key, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.editor)
        session.text_changed.connect(self._text_changed)
        session.report_replaced.connect(self.refresh)
        self.refresh()

    def _text_changed(self, key: str) -> None:
        if key == self.key:
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the words where there are any, and while somebody writes them anew."""
        self.setVisible(bool(self._session.report.text(self.key)) or self.editor.hasFocus())

    def go_to(self, span: tuple[int, int] | None = None) -> None:
        """Put the focus into the words, and select some if any are given."""
        self.setVisible(True)
        self.editor.go_to(span)
