"""A pane of the side panel that follows the cursor: it shows what a function makes of the session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from core.markup import escape
from gui.work.session import Session


class CursorPane(QWidget):
    """Shows ``html(session)``, anew whenever cursor, figures, texts or report change; text can be copied from it.

    Out of sight it waits until it is shown.
    """

    help_topic = "side"

    def __init__(
        self, session: Session, name: str, html: Callable[[Session], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._html = session, html
        self._shown = ""
        self.view = QTextBrowser(self)
        self.view.setOpenLinks(False)
        self.view.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.view.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._place = ""
        for signal in (session.current_changed, session.cells_changed, session.text_changed, session.report_replaced):
            signal.connect(self.refresh)
        session.last_text_shown_changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what there is to say at the cursor; the reader's place is kept until the cursor goes elsewhere."""
        if not self.isVisible():
            return
        html, bar = self._html(self._session), self.view.verticalScrollBar()
        if html == self._shown:
            return
        read = bar.value() if self._session.current == self._place else 0
        self._shown, self._place = html, self._session.current
        self.view.setHtml(html)
        bar.setValue(read)


def paragraphs_html(text: str) -> str:
    """Plain text as paragraphs, one a line."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
