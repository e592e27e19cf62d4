"""Dated copies to go back to: of every file, also of one that is damaged or no longer there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core import paths
from core.errors import UserError
from core.report.differences import Difference, DifferenceKind, differences, summary
from core.report.report import Report
from core.storage import files
from core.storage.backups import Backup, Kept, folder, folder_for
from gui.basics import patience
from gui.basics.buttons import foot, push_button
from gui.basics.fitted_tree import FittedTree
from gui.basics.widgets import fit_to_screen

_DATA = Qt.ItemDataRole.UserRole
_MOST = 200  # differences that are listed
_SENTENCE = (
    "每次保存前后自动备份，关闭修改过的报告时也备份一次。"
    "恢复正在打开的报告，只替换窗口中的内容，可以撤销，保存后才写入文件；"
    "恢复其他文件的备份，作为未保存的报告打开，保存时再选择位置。"
)
_GONE, _OPEN, _DAMAGED = "已不在原处", "正在打开", "备份已损坏，无法恢复"


class BackupsDialog(QDialog):
    """Files at the left, the copies of the chosen one at the right, below what a copy has otherwise.

    ``shown`` is the open report and ``open_path`` its file; ``first`` the file to begin with.
    """

    help_topic = "backups"

    def __init__(
        self,
        kept: Sequence[Kept],
        parent: QWidget | None = None,
        open_path: Path | None = None,
        shown: Report | None = None,
        first: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("恢复备份")
        fit_to_screen(self, QSize(1000, 620))
        self._open_path, self._shown = open_path, shown
        self._now: Report | None = None  # what the copies are compared with
        self.files = FittedTree(["文件", "状态", "位置"], "有备份的文件", self)
        self.copies = FittedTree(["时间", "机关", "年度", "与现在相比"], "备份", self)
        self.details = QPlainTextEdit(self, readOnly=True)
        self.details.setAccessibleName("与现在相比的差异")
        self.restore = push_button(self, "恢复所选备份", "", self.accept)
        self._lay_out()
        self.files.currentItemChanged.connect(self._show_copies)
        self.copies.currentItemChanged.connect(self._show_details)
        self._fill(kept, first or open_path)

    @property
    def kept(self) -> Kept | None:
        """The chosen file."""
        return _data(self.files.currentItem())

    @property
    def chosen(self) -> Backup | None:
        """The chosen copy."""
        return _data(self.copies.currentItem())

    def _lay_out(self) -> None:
        label = QLabel(_SENTENCE, self)
        label.setWordWrap(True)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.addWidget(self.copies)
        right.addWidget(self.details)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(self.files)
        both.addWidget(right)
        both.setSizes([380, 620])
        right.setSizes([380, 180])
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(both, 1)
        opened, cancel = (
            push_button(self, "打开备份文件夹", "", self._open_folder),
            push_button(self, "取消", "", self.reject),
        )
        layout.addLayout(foot(self.restore, cancel, helping=(opened,)))

    def _fill(self, kept: Sequence[Kept], first: Path | None) -> None:
        begin: QTreeWidgetItem | None = None
        wanted, states = patience.beside(lambda: (_folder_name(first), list(map(self._state, kept))))
        for one, state in zip(kept, states, strict=True):
            place = str(one.path.parent) if one.path else ""
            item = self.files.add([one.name, state, place], one)
            if begin is None or one.folder.name == wanted:
                begin = item
        self.files.share_out()
        self.restore.setEnabled(False)
        if begin is not None:
            self.files.setCurrentItem(begin)

    def _state(self, kept: Kept) -> str:
        if self._is_open(kept):
            return _OPEN
        return "" if kept.path is None or paths.is_file(kept.path) else _GONE

    def _is_open(self, kept: Kept) -> bool:
        return self._shown is not None and kept.folder.name == _folder_name(self._open_path)

    def _show_copies(self, item: QTreeWidgetItem | None) -> None:
        self.copies.clear()
        kept: Kept | None = _data(item)
        if kept is None:
            return
        for copy, cells in zip(kept.copies, patience.beside(lambda: self._compared(kept)), strict=True):
            self.copies.add(cells, copy)
        self.copies.share_out()
        self.copies.setCurrentItem(self.copies.topLevelItem(0))

    def _compared(self, kept: Kept) -> list[list[str]]:
        """The cells of all copies of a file; all of them are read, and the file."""
        self._now = self._shown if self._is_open(kept) else _report(kept.path)
        return list(map(self._cells, kept.copies))

    def _cells(self, copy: Backup) -> list[str]:
        when = f"{copy.when:%Y-%m-%d %H:%M:%S}{'（关闭时未保存）' if copy.unsaved else ''}"
        report = _report(copy.path)
        if report is None:
            return [when, "", "", _DAMAGED]
        compared = "" if self._now is None else summary(differences(self._now, report)) or "相同"
        return [when, report.agency or "（未填机关名称）", str(report.year or ""), compared]

    def _show_details(self, item: QTreeWidgetItem | None) -> None:
        copy: Backup | None = _data(item)
        report = patience.beside(lambda: _report(copy.path)) if copy else None
        self.restore.setEnabled(report is not None)
        if report is None:
            self.details.setPlainText(_DAMAGED if copy else "")
        elif self._now is None:
            self.details.setPlainText("原处没有可以比较的文件。")
        else:
            found = differences(self._now, report)
            lines = [_line(difference) for difference in found[:_MOST]] or ["与现在的内容相同。"]
            more = [f"……共{len(found)}处"] if len(found) > _MOST else []
            self.details.setPlainText("\n".join([*lines, *more]))

    def _open_folder(self) -> None:
        shown = self.kept.folder if self.kept else folder()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))


def _data(item: QTreeWidgetItem | None) -> Any:
    return item.data(0, _DATA) if item is not None else None


def _folder_name(path: Path | None) -> str:
    return folder_for(path).name if path is not None else ""


@lru_cache(maxsize=256)
def _copy(path: Path, mtime_ns: int) -> Report | None:
    try:
        return files.load(path).report
    except UserError:
        return None


def _report(path: Path | None) -> Report | None:
    """The report in a file, None where there is none that can be read."""
    try:
        return _copy(path, path.stat().st_mtime_ns) if path is not None else None
    except (OSError, ValueError):
        return None


def _line(difference: Difference) -> str:
    """``（三）不予公开…：现在2，备份3``; of texts only how long they are."""
    before, after = difference.before, difference.after
    if difference.kind is DifferenceKind.TEXT:
        return f"{difference.name}：文字不同（现在{len(before)}字，备份{len(after)}字）"
    if difference.kind is DifferenceKind.REST:
        return f"{difference.name}不同"
    return f"{difference.name}：现在{before or '未填'}，备份{after or '未填'}"
