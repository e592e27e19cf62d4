"""What the program opens with: start from last year's file, a new report, or one saved before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.basics.icons import icon
from gui.basics.theme import bold, colours, scaled

_PATH = Qt.ItemDataRole.UserRole
WIDTH = 46  # characters: the column of choices


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
        column.setFixedWidth(self.fontMetrics().horizontalAdvance("字") * WIDTH)
        self.start = _button(
            "用上年年报开始", "Word、WPS、PDF、Excel 或网页都可以，也可以把文件拖到这里", "calendar-sync", column
        )
        self.new = _button("新建空白报告", "没有上年的文件时使用", "file-plus", column)
        self.open = _button("打开以前保存的报告", "接着填写", "folder-open", column)
        self.start.clicked.connect(self.start_requested)
        self.new.clicked.connect(self.new_requested)
        self.open.clicked.connect(self.open_requested)
        self.recent_title = QLabel("最近打开", column)
        self.recent = self._recent_list(column)
        self.zone = _DropZone(column)
        zone = QVBoxLayout(self.zone)
        zone.addWidget(self.start)
        layout = QVBoxLayout(column)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(_title(column))
        layout.addWidget(QLabel("先从上年的年报开始：结转件数、单位信息和文字会自动带到今年。", column))
        layout.addSpacing(8)
        for widget in (self.zone, self.new, self.open, self.recent_title, self.recent):
            layout.addWidget(widget)
        layout.addStretch(3)
        outer = QVBoxLayout(self)
        outer.addWidget(column, 1, Qt.AlignmentFlag.AlignHCenter)

    def _recent_list(self, parent: QWidget) -> QListWidget:
        made = QListWidget(parent)
        made.setMaximumHeight(self.fontMetrics().height() * 11)
        made.setIconSize(QSize(20, 20))
        made.setSpacing(3)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setAccessibleName("最近打开的报告")
        made.itemActivated.connect(self._chosen)
        made.itemClicked.connect(self._chosen)
        return made

    def show_recent(self, paths: list[Path]) -> None:
        """List the files opened lately that are still there."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(icon("file-text"), f"{path.stem}\n{path.parent}")
            item.setData(_PATH, path)
            item.setToolTip(str(path))
            self.recent.addItem(item)
        self.recent_title.setVisible(bool(paths))
        self.recent.setVisible(bool(paths))

    def _chosen(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(item.data(_PATH))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()
            self.zone.mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.mark(False)
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)


class _DropZone(QWidget):
    """The place where a file can be dropped: a broken frame, whole while a file is over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = False

    def mark(self, over: bool) -> None:
        """A file is held over the page, or no more."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = Qt.PenStyle.SolidLine if self._over else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(palette.accent if self._over else palette.grid), 2, line))
        painter.setBrush(QColor(palette.paper))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


def dropped_file(event: QDropEvent) -> Path | None:
    """The one local file of a drag, None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _title(parent: QWidget) -> QLabel:
    title = QLabel("政府信息公开工作年度报告", parent)
    title.setFont(bold(scaled(title.font(), 1.8)))
    return title


def _button(text: str, description: str, picture: str, parent: QWidget) -> QCommandLinkButton:
    button = QCommandLinkButton(text, description, parent)
    button.setIcon(icon(picture))
    button.setIconSize(QSize(24, 24))
    return button
