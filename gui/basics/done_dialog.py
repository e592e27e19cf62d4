"""What was made: a tick, the files with their places, and buttons that open them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.basics.answers import DialogTitle
from gui.basics.buttons import foot, push_button
from gui.basics.message_dialog import ScrolledWords
from gui.basics.theme import bold
from gui.basics.tones import PictureLabel
from gui.basics.widgets import ElidedLabel, fit_to_screen, room_on_screen

_SIZE = QSize(640, 0)


class DoneDialog(QDialog):
    """``line`` says what was done; ``notes`` what is odd about it."""

    def __init__(
        self,
        title: DialogTitle,
        line: str,
        files: Sequence[Path],
        notes: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.help_topic = title.topic
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(self._head(line))
        layout.addLayout(self._files(files))
        if notes:
            room, margins = room_on_screen(self), layout.contentsMargins()
            across = min(_SIZE.width(), room.width()) - margins.left() - margins.right()
            layout.addWidget(ScrolledWords(notes, self, QSize(across, room.height() // 4), whole=True))
        layout.addStretch(1)
        self.folder_button = push_button(
            self, "打开文件夹(&D)", "folder-open", lambda _checked=False: self._open(files[0].parent)
        )
        self.done_button = push_button(self, "完成", "check", self.accept)
        layout.addLayout(foot(leave=self.done_button, others=(self.folder_button,)))
        fit_to_screen(self, _SIZE)
        self.done_button.setFocus()

    def _head(self, line: str) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QLabel(line, self)
        words.setFont(bold(words.font()))
        row.addWidget(PictureLabel(self, "circle-check", "good"))
        row.addWidget(words, 1)
        return row

    def _files(self, files: Sequence[Path]) -> QGridLayout:
        """Each file with its whole path, shortened in the middle, and a button that opens it."""
        grid = QGridLayout()
        for row, path in enumerate(files):
            shown = ElidedLabel(self, Qt.TextElideMode.ElideMiddle)
            shown.say(str(path))
            number = f"(&{row + 1})" if row < 9 else ""
            button = push_button(self, f"打开文件{number}", "", lambda _checked=False, path=path: self._open(path))
            button.setAccessibleName(f"打开文件 {path.name}")
            grid.addWidget(shown, row, 0)
            grid.addWidget(button, row, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
