"""“还有 n 段未核对” with a button that confirms them all."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.report.edits import Confirm
from core.report.report import still_unverified
from gui.session import Session


class UnverifiedCounter(QWidget):
    """Counts the paragraphs of a text carried over and not looked at; hidden where there are none."""

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._key = session, key
        self.label = QLabel(self)
        self.button = QPushButton("全部确认", self)
        self.button.setToolTip("这些段落都已看过，内容适用于本年")
        self.button.clicked.connect(lambda: session.perform(Confirm(key, (), "确认全部段落")))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.button)
        for signal in (session.text_changed, session.report_replaced, session.read_only_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Count anew."""
        count = len(still_unverified(self._session.report, self._key))
        self.label.setText(f"还有 {count} 段未核对")
        self.button.setEnabled(not self._session.read_only)
        self.setVisible(count > 0)
