"""The preview in a window of its own, beside the one in which the report is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gui.preview import PreviewPanel
from gui.session import Session


class PreviewWindow(QDialog):
    """Holds a PreviewPanel; stays open while one goes on writing, Esc closes it."""

    def __init__(self, session: Session, parent: QWidget, style: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("预览")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.panel = PreviewPanel(session, self, style)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width()), min(860, room.height() - 60))
