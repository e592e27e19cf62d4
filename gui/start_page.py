"""What the program opens with: start from last year's file, a new report, or one saved before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCommandLinkButton, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.icons import icon

_PATH = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """Offers the ways to begin; a dropped file counts as last year's report or our own file."""

    start_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    file_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        column = QWidget(self)
        column.setMaximumWidth(640)
        layout = QVBoxLayout(column)
        layout.setSpacing(10)
        layout.addStretch(1)
        title = QLabel("政府信息公开工作年度报告", column)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        font.setBold(True)
        title.setFont(font)
        layout.addWidget(title)
        layout.addWidget(QLabel("先从上年的年报开始：结转件数、单位信息和文字会自动带到今年。", column))
        self.start = _button("用上年年报开始", "打开上年的 Word 文档，或把文件拖到这里", "calendar-sync", column)
        self.new = _button("新建空白报告", "没有上年的文件时使用", "file-plus", column)
        self.open = _button("打开以前保存的报告", "接着填写", "folder-open", column)
        self.start.clicked.connect(self.start_requested)
        self.new.clicked.connect(self.new_requested)
        self.open.clicked.connect(self.open_requested)
        self.recent_title = QLabel("最近打开", column)
        self.recent = QListWidget(column)
        self.recent.setMaximumHeight(170)
        self.recent.setAccessibleName("最近打开的报告")
        self.recent.itemActivated.connect(self._chosen)
        self.recent.itemClicked.connect(self._chosen)
        for widget in (self.start, self.new, self.open, self.recent_title, self.recent):
            layout.addWidget(widget)
        layout.addStretch(2)
        outer = QVBoxLayout(self)
        outer.addWidget(column, 1, Qt.AlignmentFlag.AlignHCenter)
        self.start.setDefault(True)

    def show_recent(self, paths: list[Path]) -> None:
        """List the files opened lately that are still there."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(icon("file-text"), f"{path.stem}\n{path.parent}")
            item.setData(_PATH, path)
            self.recent.addItem(item)
        self.recent_title.setVisible(bool(paths))
        self.recent.setVisible(bool(paths))

    def _chosen(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(item.data(_PATH))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)


def dropped_file(event: QDropEvent) -> Path | None:
    """The one local file of a drag, None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _button(text: str, description: str, picture: str, parent: QWidget) -> QCommandLinkButton:
    button = QCommandLinkButton(text, description, parent)
    button.setIcon(icon(picture))
    button.setIconSize(QSize(24, 24))
    return button
