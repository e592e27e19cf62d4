"""The list of files of 历年对比: which gave which year, what is to be looked at in it, why one gave none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from core.records import record
from core.report.years.choice import YearEntry
from gui.basics.theme import colours, tooltip

_LINE = Qt.ItemDataRole.UserRole


@record
class UnusedFile:
    """A file that is not among the years, and the sentence on why."""

    source: str
    sentence: str


@record
class Awaited:
    """A file that is being read."""

    source: str


FileLine = YearEntry | UnusedFile | Awaited


class FilesList(QListWidget):
    """The files by their years, those without one below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSpacing(2)
        self.setAccessibleName("各年的报告文件")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)

    def show_lines(self, lines: Sequence[FileLine]) -> None:
        """List these files; those that are selected stay so."""
        selected = self.chosen()
        current = self.currentItem().data(_LINE) if self.currentItem() else None
        self.clear()
        for line in sorted(lines, key=_order):
            item = QListWidgetItem("\n".join(_words(line)), self)
            item.setData(_LINE, line)
            item.setToolTip(tooltip("\n".join(_told(line))))
            shown = colours(self.palette())
            if isinstance(line, UnusedFile):
                item.setForeground(QColor(shown.error))
            elif isinstance(line, Awaited):
                item.setForeground(QColor(shown.quiet))
            if line == current:
                self.setCurrentItem(item, QItemSelectionModel.SelectionFlag.NoUpdate)
            item.setSelected(line in selected)

    def chosen(self) -> list[FileLine]:
        """The selected files."""
        return [item.data(_LINE) for item in self.selectedItems()]


def _order(line: FileLine) -> tuple[bool, int, str]:
    return (True, 0, line.source) if not isinstance(line, YearEntry) else (False, line.year, line.source)


def _words(line: FileLine) -> Iterator[str]:
    match line:
        case YearEntry():
            yield f"{line.year}年　{line.source}"
            yield line.report.agency or "机关名称未识别"
            if line.remarks:
                yield f"需要核对{len(line.remarks)}处"
        case UnusedFile():
            yield line.source
            yield f"未加入：{line.sentence}"
        case Awaited():
            yield line.source
            yield "正在读取…"


def _told(line: FileLine) -> Iterator[str]:
    yield from _words(line)
    if isinstance(line, YearEntry):
        yield from line.remarks
