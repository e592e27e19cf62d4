"""“还有 n 段未核对”: a list of these paragraphs to go to, and a button that confirms them all."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from core.report.edits import Confirm
from core.report.report import still_unverified
from core.report.texts.waiting import Waiting, waiting_paragraphs
from gui.basics.actions import keys_of
from gui.text.menu import text_name
from gui.work.session import Session

_LONGEST = 24  # characters of a paragraph that its line of the list shows


class UnverifiedCounter(QWidget):
    """Counts the paragraphs of a text carried over and not looked at; hidden where there are none."""

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._key = session, key
        self.list_button = QPushButton(self)
        self.list_button.setToolTip(f"列出全部未核对的段落，本部分在前；{keys_of('next_unverified')} 转到下一段")
        self.menu = QMenu(self.list_button)
        self.menu.aboutToShow.connect(self._fill)
        self.list_button.setMenu(self.menu)
        self.button = QPushButton("全部确认", self)
        self.button.setToolTip("确认以上段落均已核对，内容适用于本年度")
        self.button.clicked.connect(lambda: session.perform(Confirm(key, (), "确认全部段落")))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list_button)
        layout.addWidget(self.button)
        session.text_changed.connect(self._text_changed)
        for signal in (session.report_replaced, session.read_only_changed):
            signal.connect(self.refresh)
        self.refresh()

    def _text_changed(self, key: str) -> None:
        if key == self._key:
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Count anew."""
        count = len(still_unverified(self._session.report, self._key))
        self.list_button.setText(f"还有{count}段未核对")
        self.button.setEnabled(not self._session.read_only)
        self.setVisible(count > 0)

    def _fill(self) -> None:
        self.menu.clear()
        key = ""
        for paragraph in waiting_paragraphs(self._session.report, self._key):
            if key and key != paragraph.key:
                self.menu.addSeparator()
            key = paragraph.key
            self.menu.addAction(self._line(paragraph), lambda found=paragraph: self._go_to(found))

    def _go_to(self, paragraph: Waiting) -> None:
        self._session.jump(paragraph.key, (paragraph.start, paragraph.start))

    def _line(self, paragraph: Waiting) -> str:
        words = paragraph.words
        shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        return f"{text_name(self._session.report.form, paragraph.key)}：{shown}".replace("&", "&&")
