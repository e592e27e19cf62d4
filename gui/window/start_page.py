"""What the program opens with: what to go on with, the ways to begin, and what was open lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from core.settings import Recent
from gui.basics.focus import OWN_FOCUS
from gui.basics.icons import icon
from gui.basics.theme import bold, colours, scaled
from gui.work.workspace import proposed_year

_PATH = Qt.ItemDataRole.UserRole
WIDTH = 52  # characters: the column of choices


class StartPage(QWidget):
    """Offers the ways to begin; a dropped file counts as last year's report or our own file."""

    start_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    backups_requested = Signal()
    file_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        year = proposed_year()
        column = QWidget(self)
        column.setMaximumWidth(self.fontMetrics().horizontalAdvance("字") * WIDTH)
        self.go_on = StartCard("", "", "file-text", column, main=True)
        self.start = StartCard("用上年报告生成草稿", f"请选{year - 1}年的报告", "calendar-sync", column)
        self.new = StartCard("新建空白报告", "没有上年报告时使用", "file-plus", column)
        self.open = StartCard("打开报告", "打开已有报告，继续填写", "folder-open", column)
        self.start.clicked.connect(self.start_requested)
        self.new.clicked.connect(self.new_requested)
        self.open.clicked.connect(self.open_requested)
        self.go_on.clicked.connect(lambda: self.file_chosen.emit(self._latest))
        self._latest = Path()
        self.lead = QLabel(
            f"填报{year}年报告，请先打开{year - 1}年的报告：结转件数、机关信息和文字会自动带入草稿。\n"
            "Word、PDF、Excel、网页都可以，也可以把文件拖到窗口里。",
            column,
        )
        self.lead.setWordWrap(True)
        self.backups = QPushButton(icon("archive-restore"), "从备份恢复…", column)
        self.backups.setFlat(True)
        self.backups.setToolTip("报告损坏、误删或改错时，可恢复到以前保存的内容")
        self.backups.clicked.connect(self.backups_requested)
        self.recent_title = QLabel("最近打开", column)
        self.recent_title.setFont(bold(self.recent_title.font()))
        self.recent = self._recent_list(column)
        self._over = False
        self._lay_out(column)

    def _lay_out(self, column: QWidget) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for card in (self.start, self.new, self.open):
            ways.addWidget(card, 1)
        layout = QVBoxLayout(column)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(_title(column))
        layout.addWidget(self.lead)
        layout.addSpacing(8)
        layout.addWidget(self.go_on)
        layout.addLayout(ways)
        layout.addSpacing(16)
        layout.addWidget(self.recent_title)
        layout.addWidget(self.recent, 8)
        layout.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def _recent_list(self, parent: QWidget) -> QListWidget:
        made = QListWidget(parent)
        made.setIconSize(QSize(20, 20))
        made.setSpacing(3)
        made.setFrameShape(QListWidget.Shape.NoFrame)
        # A list on the page, not a box in it.  Asked for the viewport it made itself, Qt for Python gets all its widgets
        # ready to tell what that is: 10 ms.
        made.setViewport(QWidget(made))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setAccessibleName("最近打开的报告")
        made.itemActivated.connect(self._chosen)
        made.itemClicked.connect(self._chosen)
        return made

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """The first becomes the card to go on with, the others a list; of each its body, year, state and place."""
        self.recent.clear()
        for report in recent[1:]:
            path = Path(report.path)
            item = QListWidgetItem(icon("file-text"), f"{_name(report)}\n{_state(report)}{path.parent}")
            item.setData(_PATH, path)
            item.setToolTip(report.path)
            self.recent.addItem(item)
        line = self.fontMetrics().height()
        self.recent.setMaximumHeight(max(0, min(len(recent) - 1, 5)) * (2 * line + 12) + 8)
        for widget in (self.recent_title, self.recent):
            widget.setVisible(len(recent) > 1)
        self.go_on.setVisible(bool(recent))
        if recent:
            self._latest = Path(recent[0].path)
            self.go_on.say(f"继续填写：{_name(recent[0])}", f"{_state(recent[0])}{self._latest}")

    def first(self) -> QWidget:
        """What Enter is most likely meant for: going on, or last year's report."""
        return self.start if self.go_on.isHidden() else self.go_on

    def _chosen(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(item.data(_PATH))

    def _mark(self, over: bool) -> None:
        self._over = over
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over:  # a frame only while a file is held over the page
            painter = QPainter(self)
            painter.setPen(QPen(QColor(colours(self.palette()).accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), 6, 6)


class StartCard(QPushButton):
    """A way to begin: what it does, a line below it, a picture; Enter and a click take it."""

    def __init__(self, text: str, line: str, picture: str, parent: QWidget, main: bool = False) -> None:
        super().__init__(parent)
        self._picture, self._main = picture, main
        self.setAutoDefault(True)
        self.setProperty(OWN_FOCUS, True)  # its own frame follows the rounded corners
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(text, line)

    def say(self, text: str, line: str) -> None:
        """Change what the card says."""
        self._text, self._line = text, line
        self.setAccessibleName(text)
        self.setAccessibleDescription(line)
        self.setToolTip(line)
        self.update()

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(200, int(height * 2.4) + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus() or self.underMouse()
        ground = palette.selection if self.isDown() else palette.computed if self._main else palette.paper
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(palette.accent if lit else palette.grid), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        extent = 24
        icon(self._picture, "accent").paint(painter, 14, (self.height() - extent) // 2, extent, extent)
        room = self.rect().adjusted(14 + extent + 10, 10, -10, -10)
        lines = (
            (bold(self.font()), self._text, palette.ink, Qt.AlignmentFlag.AlignTop),
            (scaled(self.font(), 0.92), self._line, palette.quiet, Qt.AlignmentFlag.AlignBottom),
        )
        for font, text, colour, where in lines:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, where | Qt.AlignmentFlag.AlignLeft, shown)


def dropped_file(event: QDropEvent) -> Path | None:
    """The one local file of a drag, None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


def _name(report: Recent) -> str:
    """Body and year as they were when it was last open, else the file's name."""
    return f"{report.body}{report.year}年报告" if report.body and report.year else Path(report.path).stem


def _state(report: Recent) -> str:
    said = "，".join(words for words in (report.state, report.when) if words)
    return f"{said} · " if said else ""


def _title(parent: QWidget) -> QLabel:
    title = QLabel("政府信息公开工作年度报告", parent)
    title.setFont(bold(scaled(title.font(), 1.5)))
    return title
