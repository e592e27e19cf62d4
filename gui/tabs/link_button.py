"""Says how many numbers of a text agree with the tables and are not linked yet, and links them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QToolButton

from gui.basics.actions import keys_of
from gui.text.editor import SectionEdit
from gui.work.session import Session

PAUSE_MS = 400  # looking through a text takes some milliseconds: not at each keystroke


class LinkCounter(QObject):
    """Keeps a button's words up to date; hides it where there is nothing to link."""

    def __init__(self, session: Session, editor: SectionEdit, button: QToolButton) -> None:
        super().__init__(button)
        self._session, self._editor, self._button = session, editor, button
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.refresh)
        for signal in (session.text_changed, session.cells_changed, session.report_replaced, session.read_only_changed):
            signal.connect(self.later)
        button.clicked.connect(self._link)
        button.hide()

    def later(self, *_: object) -> None:
        """Count when typing pauses, if anybody can see it; who is shown asks for it."""
        if self._editor.isVisible():
            self._soon.start()

    def refresh(self) -> None:
        """Count anew, if anybody can see it."""
        if not self._editor.isVisible():
            return
        count = 0 if self._session.read_only else sum(offer.agrees for offer in self._editor.figures.offers())
        self._button.setText(f"联动{count}处")
        self._button.setToolTip(
            f"文中有{count}处数字与表格一致。联动后，文字随表格变化（单个联动：{keys_of('link_figure')}）"
        )
        self._button.setVisible(count > 0)

    def _link(self) -> None:
        self._editor.figures.link_all()
        self._editor.setFocus()
        self.refresh()
