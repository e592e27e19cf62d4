"""Choosing a figure of the tables by a few letters of its name: a list, shown below the cursor or in a dialog."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.report.report import Report
from core.report.texts.figure_choices import FigureChoice, matching
from gui.basics.buttons import foot, push_button
from gui.basics.widgets import fit_to_screen

_MOST_ROWS = 12
_CHOICE = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class FigureList(QTreeWidget):
    """Part, name and present figure of each choice; the first is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAccessibleName("表格中的数据")
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(0)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)

    def show_matches(self, report: Report, letters: str) -> int:
        """List what the letters fit; returns how many."""
        self.clear()
        for choice in matching(report, letters):
            item = QTreeWidgetItem(self, [choice.number, choice.name, report.shown(choice.cells) or "未填"])
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, _CHOICE, choice)
            item.setToolTip(1, choice.full_name)
        self.setCurrentItem(self.topLevelItem(0))
        return self.topLevelItemCount()

    def chosen(self) -> FigureChoice | None:
        """The chosen figure, None where nothing fits."""
        item = self.currentItem()
        return item.data(0, _CHOICE) if item is not None else None

    def step(self, key: int) -> bool:
        """Move the choice with a key of the keyboard; False where the key moves nothing."""
        by = _STEPS.get(Qt.Key(key))
        if by is None:
            return False
        row = self.indexOfTopLevelItem(self.currentItem()) + by
        self.setCurrentItem(self.topLevelItem(max(0, min(row, self.topLevelItemCount() - 1))))
        return True


class FigurePopup(QFrame):
    """The list below the cursor while a name is typed; the focus stays in the text."""

    def __init__(self, owner: QWidget) -> None:
        self._window = owner.window()
        super().__init__(self._window)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.list = FigureList(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._hint = QLabel("按回车键插入，数字随表格变化；按 Esc 取消", self)
        self._hint.setContentsMargins(6, 2, 6, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self._hint)
        self.hide()

    def place(self, cursor: QRect, viewport: QWidget) -> None:
        """Stand below the cursor, or above it where there is no room, and always inside the window."""
        window = self._window
        below = viewport.mapTo(window, cursor.bottomLeft()) + QPoint(0, 4)
        rows = min(self.list.topLevelItemCount(), _MOST_ROWS)
        height = self.list.sizeHintForRow(0) * rows + self._hint.sizeHint().height() + 8
        size = QSize(34 * self.fontMetrics().height(), height).boundedTo(window.size())
        x = max(0, min(below.x(), window.width() - size.width()))
        y = below.y()
        if y + size.height() > window.height():
            y = viewport.mapTo(window, cursor.topLeft()).y() - 4 - size.height()
        y = max(0, min(y, window.height() - size.height()))
        self.setGeometry(QRect(QPoint(x, y), size))


class FigureDialog(QDialog):
    """Search field and list; ``chosen`` is the figure to insert."""

    help_topic = "figures"

    def __init__(self, report: Report, letters: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入数据")
        self._report = report
        self.field = QLineEdit(letters, self)
        self.field.setPlaceholderText("输入行名的几个字、拼音首字母，或数字本身，如：新收、gfxwj、12")
        self.field.setAccessibleName("查找数据")
        self.field.setClearButtonEnabled(True)
        self.list = FigureList(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = QLabel("未找到相应数据。请更换关键字。", self)
        self.insert = push_button(self, "插入", "", self.accept)
        explained = QLabel("插入的数字与表格联动，表格改了，文字也跟着改。", self)
        layout = QVBoxLayout(self)
        for widget in (explained, self.field, self.none, self.list):
            layout.addWidget(widget)
        layout.addLayout(foot(self.insert, push_button(self, "取消", "", self.reject)))
        self.list.itemDoubleClicked.connect(self.accept)
        self.field.textChanged.connect(self.search)
        em = self.fontMetrics().height()
        fit_to_screen(self, QSize(36 * em, 24 * em))
        self.search(letters)

    def search(self, letters: str) -> None:
        """List what fits."""
        found = self.list.show_matches(self._report, letters)
        self.none.setVisible(not found)
        self.insert.setEnabled(bool(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the search field has no use for: the arrows move the choice."""
        if not self.list.step(event.key()):
            super().keyPressEvent(event)

    @property
    def chosen(self) -> FigureChoice | None:
        """The figure that was chosen, None where nothing fits."""
        return self.list.chosen()
