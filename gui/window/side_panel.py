"""The panel beside the pages: findings, what counts in the cell with the cursor, last year's report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.panels.cursor_pane import CursorPane
from gui.panels.findings_panel import FindingsPanel
from gui.panels.guide import guide_html
from gui.panels.last_year import last_year_html
from gui.work.session import Session

SIDE_WIDTH, _LEAST = 320, 240  # px
NARROW = 1000  # px of the window; a table and the panel have no room beside each other


class SidePanel(QTabWidget):
    """``left`` by Esc: the cursor is wanted back in the report."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.findings = FindingsPanel(session, self)
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName("侧栏")
        self.setMinimumWidth(_LEAST)
        self.addTab(self.findings, "检查")
        self.addTab(CursorPane(session, "填报口径", guide_html, self), "口径")
        self.addTab(CursorPane(session, "上年报告", last_year_html, self), "上年内容")
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)

    def show_findings(self) -> FindingsPanel:
        """The findings come to the front; the panel stays folded where it is."""
        self.setCurrentWidget(self.findings)
        return self.findings
