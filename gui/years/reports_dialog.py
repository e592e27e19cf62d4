"""What 历年对比 and 图解 have in common: report files are chosen or dropped, read and written in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from gui.basics import dialogs, dropping
from gui.basics.answers import NOT_EXPORTED, DialogTitle
from gui.basics.widgets import fit_to_screen
from gui.years.background import Background


class ReportsDialog(QDialog):
    """A dialog that report files are dropped into; ``folder`` is where files are asked for."""

    help_topic: str  # what the manual says of it

    def __init__(self, title: str, size: QSize, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAcceptDrops(True)
        fit_to_screen(self, size)
        self.folder = folder
        self.background = Background(self)

    def add(self, paths: Iterable[Path]) -> None:
        """Take in these files."""
        raise NotImplementedError

    def enable(self) -> None:
        """Enable what can be done now."""
        raise NotImplementedError

    def write(self, what: str, name: str, kinds: Mapping[str, str], work: Callable[[Path], str], asked: str) -> None:
        """Ask where to (``asked`` is the title of that), and write in the background; ``work`` gives what is to be told."""
        path = dialogs.save_file(self, asked, self.folder / name, dialogs.written_kinds(kinds))
        if path is None:
            return
        done = partial(self._written, what, path)
        self.background.ask(partial(work, path), done, partial(dialogs.say, self, NOT_EXPORTED))
        self.enable()

    def _written(self, what: str, path: Path, said: str) -> None:
        self.enable()
        dialogs.show_files(
            self, DialogTitle("已导出", self.help_topic), f"已导出{what}", [path], [said] if said else []
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropping.local_files(event):
            dropping.welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropping.local_files(event):
            dropping.welcome(event)
            self.add(paths)

    def done(self, result: int) -> None:
        self.background.forget()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.background.forget()
        super().closeEvent(event)
