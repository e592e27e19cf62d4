"""检查设置: which checks are made.  What finds errors is always on; hints can be switched off one by one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.report.checks.switches import Switch, switches
from gui.basics.buttons import foot, push_button
from gui.basics.theme import bold
from gui.basics.widgets import fit_to_screen

_EXPLAINED = (
    "只执行勾选的检查。取消勾选后，该类提醒不再列出，也不计入检查结果；检查栏和自查表会注明。"
    "错误类检查始终执行。设置对本机打开的所有报告有效，不写入报告文件。"
)
_SIZE = QSize(720, 520)
_IDS = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CheckSwitches(QDialog):
    """The declared checks with a box each; :meth:`off` tells afterwards which were switched off."""

    help_topic = "check-settings"

    def __init__(self, off: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("检查设置")
        explained = QLabel(_EXPLAINED, self)
        explained.setWordWrap(True)
        self.tree = self._tree(off)
        self.counted = QLabel(self)
        self.tree.itemChanged.connect(self._count)
        layout = QVBoxLayout(self)
        layout.addWidget(explained)
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._buttons())
        self._count()
        fit_to_screen(self, _SIZE)

    def off(self) -> frozenset[str]:
        """The ids of the checks whose box is empty."""
        return frozenset(key for item in self._items() if item.checkState(0) == _OFF for key in item.data(0, _IDS))

    def restore(self) -> None:
        """Tick everything, as at first."""
        for item in self._items():
            item.setCheckState(0, _ON)

    def _tree(self, off: frozenset[str]) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setColumnCount(2)
        tree.setHeaderLabels(["检查", "依据"])
        tree.setAccessibleName("检查项目")
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        found = switches()
        _add_group(tree, "提醒：可以关闭", (switch for switch in found if not switch.fixed), off)
        _add_group(tree, "错误：始终检查", (switch for switch in found if switch.fixed), frozenset())
        tree.expandAll()
        tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
        return tree

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]
        return [group.child(row) for group in groups if group is not None for row in range(group.childCount())]

    def _buttons(self) -> QHBoxLayout:
        restore = push_button(self, "恢复默认", "", self.restore)
        accept, cancel = push_button(self, "确定", "", self.accept), push_button(self, "取消", "", self.reject)
        return foot(accept, cancel, helping=(restore, self.counted))

    def _count(self) -> None:
        closed = sum(1 for item in self._items() if item.checkState(0) == _OFF)
        self.counted.setText(f"关闭{closed}项" if closed else "全部开启")


def _add_group(tree: QTreeWidget, name: str, found: Iterable[Switch], off: frozenset[str]) -> None:
    group = QTreeWidgetItem(tree, [name])
    group.setFlags(Qt.ItemFlag.ItemIsEnabled)
    group.setFont(0, bold(group.font(0)))
    for switch in found:
        item = QTreeWidgetItem(group, [switch.name, switch.source])
        item.setData(0, _IDS, switch.ids)
        item.setCheckState(0, _OFF if off.issuperset(switch.ids) else _ON)
        item.setToolTip(1, switch.source)
        item.setDisabled(switch.fixed)
