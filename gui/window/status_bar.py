"""The status bar: where saved and when, the verdict, the days left; and passing messages."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from core.report.checks.deadline import days_left
from core.report.findings import state_of
from gui.work.open_file import Document
from gui.work.session import Session

MESSAGE_MS = 8000


class StatusBar(QStatusBar):
    """Follows session and document."""

    def __init__(self, session: Session, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self.saved, self.verdict, self.days = QLabel(self), QLabel(self), QLabel(self)
        self.addWidget(self.saved, 1)
        self.addPermanentWidget(self.verdict)
        self.addPermanentWidget(self.days)
        for label in (self.saved, self.verdict, self.days):
            label.setContentsMargins(12, 0, 12, 0)
        session.findings_changed.connect(self.refresh)
        session.report_replaced.connect(self.refresh)
        session.body_changed.connect(self.refresh)
        document.changed.connect(self.refresh)
        session.message.connect(lambda text: self.showMessage(text, MESSAGE_MS))
        self._midnight = QTimer(self, interval=60_000)
        self._midnight.timeout.connect(self.refresh)
        self._midnight.start()
        self.refresh()

    def refresh(self) -> None:
        """Say where we stand."""
        report = self._session.report
        self.saved.setText(self._where())
        self.saved.setToolTip(str(self._document.path or ""))
        self.verdict.setText(str(state_of(report, self._session.findings)))
        self.days.setText(days_left(report, date.today()))

    def _where(self) -> str:
        document = self._document
        if self._session.read_only:
            return f"只读 · {document.path.name if document.path else ''}"
        if document.path is None:
            return "还没有保存"
        shown = "/".join(document.path.parts[-2:])
        when = document.saved_at.strftime("%H:%M") if document.saved_at else ""
        return f"有未保存的修改 · {shown}" if document.unsaved else f"已保存 {when} · {shown}"
