"""图解: the key figures of the open report as one picture, on screen and as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from core.report.years.table import YearsTable
from core.writers.pictures.infographic import infographic
from core.years.files import write_infographic
from gui.basics import dialogs
from gui.basics.buttons import closing_row, push_button
from gui.basics.widgets import fit_to_screen
from gui.years.background import Background
from gui.years.dialog import PICTURE_SUFFIXES, PICTURES
from gui.years.picture import PictureView

_SIZE = QSize(620, 760)


class InfographicDialog(QDialog):
    """Shows the picture of a table's last year; ``state`` says what is left to do in the report, "" where nothing is."""

    def __init__(self, table: YearsTable, state: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("图解")
        fit_to_screen(self, _SIZE)
        self.table, self.folder = table, folder
        self.background = Background(self)
        self.view = PictureView(self)
        self.view.show_picture(partial(infographic, table))
        self.state = QLabel(f"{state}。公开前请先处理。" if state else "", self)
        self.state.setWordWrap(True)
        self.state.setVisible(bool(state))
        self.export_button = push_button(self, "导出…", "file-output", self.export)
        layout = QVBoxLayout(self)
        layout.addWidget(self.state)
        layout.addWidget(self.view, 1)
        layout.addLayout(closing_row(self, self.export_button))

    def export(self) -> None:
        """Ask where to, and write it as PNG, SVG or PDF by the name's ending."""
        scene = infographic(self.table)
        path = dialogs.save_file(self, "导出图解", self.folder / f"{scene.title}.png", PICTURES)
        if path is None:
            return
        path = dialogs.with_ending(path, ".png", *PICTURE_SUFFIXES)
        work = partial(write_infographic, self.table, path)
        self.background.ask(work, partial(self._exported, path), partial(dialogs.say, self, "未能导出"))

    def _exported(self, path: Path, said: str) -> None:
        dialogs.show_files(self, "已导出", "已导出图解", [path], [said] if said else [])

    def done(self, result: int) -> None:
        self.background.forget()
        super().done(result)
