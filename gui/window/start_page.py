"""What the program opens with: what to go on with, the ways to begin, and what was open lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.settings import Recent
from gui.basics import dropping
from gui.basics.focus import OWN_FOCUS
from gui.basics.icons import icon
from gui.basics.theme import bold, colours, scaled
from gui.work.workspace import proposed_year

_PATH = Qt.ItemDataRole.UserRole
NARROW, WIDE = 52, 78  # characters: the page in one column and in two
TWO_COLUMNS = 880  # px that the window has to be wide for two: a screen of 911 px less its frames
_ROWS = 5  # reports opened lately that are in sight, of two lines each
_BAR = 6  # px: how high the bar of what is filled is


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
        self._column = column = QWidget(self)
        self.go_on = GoOnCard(column)
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
        self.recent_title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.recent = self._recent_list(column)
        self._over = False
        self._lay_out(column)

    def _lay_out(self, column: QWidget) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for card in (self.start, self.new, self.open):
            ways.addWidget(card, 1)
        lately = QVBoxLayout()
        lately.setSpacing(4)
        lately.addWidget(self.recent_title)
        lately.addWidget(self.recent)
        lately.addStretch(0)  # beside a card that is higher the room is left below the rows
        self._upper = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._upper.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignTop)
        self._upper.addLayout(lately)
        layout = QVBoxLayout(column)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(_title(column))
        layout.addWidget(self.lead)
        layout.addSpacing(8)
        layout.addLayout(self._upper)
        layout.addSpacing(8)
        layout.addLayout(ways)
        layout.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Nothing while a report is shown: the window is as low then as the report's pages allow."""
        return QSize(0, 0) if self.isHidden() else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """What to go on with beside what was open lately, below each other where there is no room for both."""
        roomy = self.width() >= TWO_COLUMNS
        beside = roomy and self.recent.count() > 0
        self._upper.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._upper.setSpacing(24 if beside else 8)
        for half in range(self._upper.count()):
            self._upper.setStretch(half, 1 if beside else 0)
        self.go_on.set_tall(roomy)
        self._column.setMaximumWidth(self.fontMetrics().horizontalAdvance("字") * (WIDE if beside else NARROW))

    def _recent_list(self, parent: QWidget) -> RecentList:
        made = RecentList(parent)
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
        """The first becomes the card to go on with, the others a list; of each its body, year, state and day."""
        self.recent.clear()
        names = [_name(report) for report in recent]
        for report, name in zip(recent[1:], names[1:], strict=True):
            path = Path(report.path)
            where = "/".join(path.parts[-2:]) if names.count(name) > 1 else ""  # tells two of one name apart
            item = QListWidgetItem(icon("file-text"), f"{name}\n{_joined(_state(report), where) or path.name}")
            item.setData(_PATH, path)
            item.setToolTip(report.path)
            self.recent.addItem(item)
        if recent:
            self._latest = Path(recent[0].path)
            self.go_on.tell(recent[0])
        self.recent.updateGeometry()
        self._arrange()  # before it is seen: what is too high for a moment makes the window higher for good
        for widget in (self.recent_title, self.recent):
            widget.setVisible(len(recent) > 1)
        self.go_on.setVisible(bool(recent))

    def first(self) -> QWidget:
        """What Enter is most likely meant for: going on, or last year's report."""
        return self.start if self.go_on.isHidden() else self.go_on

    def _chosen(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(item.data(_PATH))

    def _mark(self, over: bool) -> None:
        self._over = over
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropping.one_file(event) is not None:
            dropping.welcome(event)
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        path = dropping.one_file(event)
        if path is not None:
            dropping.take(event, self, lambda: self.file_chosen.emit(path))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over:  # a frame only while a file is held over the page
            painter = QPainter(self)
            painter.setPen(QPen(QColor(colours(self.palette()).accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), 6, 6)


class RecentList(QListWidget):
    """Reports opened lately, two lines each; as high as its rows, lower where there is no room for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height(min(self.count(), _ROWS)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height(1))

    def _height(self, rows: int) -> int:
        row = max(0, self.sizeHintForRow(0))  # below 0 where there is none
        return rows * (row + 2 * self.spacing()) + 2 * self.spacing()


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
        room = self._ground(painter)
        line = painter.fontMetrics().height()
        _write(painter, room, bold(self.font()), palette.ink, self._text)
        _write(painter, room.translated(0, int(line * 1.4)), scaled(self.font(), 0.92), palette.quiet, self._line)

    def _ground(self, painter: QPainter) -> QRect:
        """Draw the card without its words; returns the room for them."""
        palette = colours(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.hasFocus() or self.underMouse()
        ground = palette.selection if self.isDown() else palette.computed if self._main else palette.paper
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(palette.accent if lit else palette.grid), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        extent, left = 24, 14
        top = left if self.height() > 4 * extent else (self.height() - extent) // 2
        icon(self._picture, "accent").paint(painter, left, top, extent, extent)
        return self.rect().adjusted(left + extent + 10, 12, -12, -12)


class GoOnCard(StartCard):
    """The report that was open last: body and year, verdict, a bar of how much is filled in, when and where."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "", "file-text", parent, main=True)
        self._report = Recent("")
        self._tall = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, report: Recent) -> None:
        """Show this report."""
        self._report = report
        self.say(f"继续填写：{_name(report)}", _joined(report.state, self._filled(), report.when, report.path))

    def set_tall(self, tall: bool) -> None:
        """With a line of its own for each thing, where it stands beside a list."""
        if tall != self._tall:
            self._tall = tall
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(320, int(line * 4.4) + 56) if self._tall else QSize(200, int(line * 2.4) + 32 + _BAR)

    def _filled(self) -> str:
        percent = self._report.percent
        return "" if percent is None else f"已填{percent}%"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self._ground(painter)
        (self._paint_tall if self._tall else self._paint_flat)(painter, room)

    def _paint_flat(self, painter: QPainter, room: QRect) -> None:
        of, line = colours(self.palette()), self.fontMetrics().height()
        _write(painter, room, bold(self.font()), of.ink, self._text)
        _write(painter, room.translated(0, int(line * 1.3)), scaled(self.font(), 0.92), of.quiet, self._line)
        self._bar(painter, QRect(room.left(), room.bottom() - _BAR, room.width(), _BAR))

    def _paint_tall(self, painter: QPainter, room: QRect) -> None:
        of, line = colours(self.palette()), self.fontMetrics().height()
        small, report = scaled(self.font(), 0.92), self._report
        _write(painter, room, bold(small), of.accent, "继续填写")
        _write(painter, room.translated(0, line + 4), bold(scaled(self.font(), 1.2)), of.ink, _name(report))
        _write(painter, room.translated(0, int(line * 2.4) + 6), self.font(), of.ink, report.state)
        bar = QRect(room.left(), room.top() + int(line * 3.4) + 16, room.width(), _BAR)
        if words := self._filled():
            wide = self.fontMetrics().horizontalAdvance(words)
            bar.setRight(bar.right() - wide - 8)
            _write(painter, QRect(bar.right() + 8, bar.center().y() - line // 2, wide, line), small, of.quiet, words)
        self._bar(painter, bar)
        where = _joined(report.when, report.path)
        _write(painter, room.translated(0, bar.bottom() + 8 - room.top()), small, of.quiet, where)

    def _bar(self, painter: QPainter, place: QRect) -> None:
        """How much is filled in; nothing where that is not known."""
        percent = self._report.percent
        if percent is None:
            return
        of = colours(self.palette())
        painter.setPen(QPen(QColor(of.grid), 1))
        painter.setBrush(QColor(of.paper))
        frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _BAR / 2, _BAR / 2)
        if percent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(of.good if percent == 100 else of.accent))
            full = QRectF(place)
            full.setWidth(max(_BAR, full.width() * percent / 100))
            painter.drawRoundedRect(full, _BAR / 2, _BAR / 2)


def _write(painter: QPainter, place: QRect, font: QFont, colour: str, words: str) -> None:
    """One line of words at the top of a place, its middle left out where there is no room."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, place.width())
    painter.drawText(place.left(), place.top() + metrics.ascent(), shown)


def _name(report: Recent) -> str:
    """Body and year as they were when it was last open, else the file's name."""
    return f"{report.body}{report.year}年报告" if report.body and report.year else Path(report.path).stem


def _state(report: Recent) -> str:
    return "，".join(words for words in (report.state, report.when) if words)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _title(parent: QWidget) -> QLabel:
    title = QLabel("政府信息公开工作年度报告", parent)
    title.setFont(bold(scaled(title.font(), 1.5)))
    return title
