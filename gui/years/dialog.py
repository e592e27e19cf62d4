"""历年对比: files in, a table and pictures to look at, documents and pictures out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.report.years.choice import YearEntry
from core.report.years.table import YearsTable, years_table
from core.writers.pictures import years as pictures
from core.writers.registry import LISTING_KINDS, PICTURE_KINDS
from core.years import files as year_files
from gui.basics import dialogs
from gui.basics.buttons import foot, push_button
from gui.years.choosing import Choosing
from gui.years.files import Awaited, FileLine, FilesList, UnusedFile
from gui.years.picture import PictureView
from gui.years.reports_dialog import ReportsDialog
from gui.years.table import YearsView

TITLE = "历年对比"
_EMPTY = "把同一机关各年的报告文件拖到这里，或单击“添加文件…”。\n可以一次选择多个，格式不限，最多对比十年。"
_SIZE, _LEFT = QSize(1120, 680), 270  # px


class YearsDialog(ReportsDialog):
    """``entries`` are the reports side by side, one a year."""

    help_topic = "years"

    def __init__(
        self, entries: Sequence[YearEntry], recent: Sequence[Path], folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(TITLE, _SIZE, folder, parent)
        self.recent = list(recent)
        self.entries: list[YearEntry] = []
        self.refused: list[UnusedFile] = []
        self.awaited: list[str] = []
        self.known: dict[str, Path] = {}  # the first file of each name
        self.table: YearsTable | None = None
        self.choosing = Choosing(self)
        self.background.idle.connect(self._update)
        self._make_parts()
        self._lay_out()
        for entry in entries:
            self._take(entry)
        self._update()

    def _make_parts(self) -> None:
        self.files = FilesList(self)
        self.files.itemSelectionChanged.connect(self.enable)
        self.add_button = push_button(self, "添加文件…", "folder-open", self.choose_files)
        self.remove_button = push_button(self, "移除", "x", self.remove)
        self.recent_button = push_button(self, "", "history", self.add_recent)
        self.view = YearsView(self)
        self.views = {one.key: PictureView(self) for one in pictures.PICTURES}
        self.remarks = QTextBrowser(self)
        self.remarks.setAccessibleName("说明")
        self.remarks.setPlaceholderText("没有需要说明的事项。")
        self.hint = QLabel(_EMPTY, self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setWordWrap(True)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.view, "数据")
        for one in pictures.PICTURES:
            self.tabs.addTab(self.views[one.key], one.short)
        self.tabs.addTab(self.remarks, "说明")
        self.tabs.tabBar().setAccessibleName("数据和图")
        self.export_button = push_button(self, "导出…", "file-output")
        self.export_button.setMenu(self._export_menu())

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("数据和图（Word、PDF、网页、Excel）…", self.export_document)
        self.export_one = menu.addAction(
            "当前的图（PNG、SVG、PDF）…", lambda: self.export_picture(self.shown_picture())
        )
        menu.addAction("全部的图（PNG、SVG、PDF）…", lambda: self.export_picture(""))
        self.tabs.currentChanged.connect(self.enable)
        return menu

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.add_button, 1)
        row.addWidget(self.remove_button)
        column.addLayout(row)
        column.addWidget(self.recent_button)
        column.addWidget(self.files, 1)
        pages = QVBoxLayout(right)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self.hint, 1)
        pages.addWidget(self.tabs, 1)
        split = QSplitter(self)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_LEFT, _SIZE.width() - _LEFT])
        split.setChildrenCollapsible(False)
        self.told = QLabel(self)
        close = push_button(self, "关闭", "", self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addLayout(foot(leave=close, others=(self.export_button,), helping=(self.told,)))

    # -- files in --------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Ask for files and add them."""
        self.add(dialogs.open_reports(self, "选择各年的报告", self.folder))

    def add_recent(self) -> None:
        """Add the files of the same body that were open lately."""
        self.add(self.recent)
        self.recent = []

    def add(self, paths: Iterable[Path]) -> None:
        """Read these files, one after the other, and put each beside the others."""
        for path in paths:
            self.folder = path.parent
            name = self._name(path)
            self.refused = [line for line in self.refused if line.source != name]
            self.awaited.append(name)
            work = partial(year_files.entries_of, path, name)
            self.background.ask(work, partial(self._read, name), partial(self._refuse, name))
        self._update()

    def _name(self, path: Path) -> str:
        """What a file is called: with its folder where another one of its name came from elsewhere."""
        first = self.known.setdefault(path.name, path)
        return path.name if first == path else f"{path.parent.name}/{path.name}"

    def _read(self, name: str, found: Sequence[YearEntry]) -> None:
        self.awaited.remove(name)
        for entry in found:
            self._take(entry)
        self._update()

    def _refuse(self, name: str, sentence: str) -> None:
        self.awaited.remove(name)
        self.refused.append(UnusedFile(name, sentence))
        self._update()

    def _take(self, entry: YearEntry) -> None:
        """Put a report beside the others, or say why it is not."""
        chosen = self.choosing.among(entry, self.entries)
        self.entries = chosen.entries
        self.refused += [UnusedFile(*pair) for pair in chosen.refused]

    def remove(self) -> None:
        """Take the selected files off the list."""
        gone: list[FileLine] = self.files.chosen()
        self.entries = [entry for entry in self.entries if entry not in gone]
        self.refused = [line for line in self.refused if line not in gone]
        self._update()

    # -- what is shown ---------------------------------------------------------------------

    def _update(self) -> None:
        self.table = years_table(self.entries) if self.entries else None
        self.files.show_lines([*self.entries, *self.refused, *map(Awaited, self.awaited)])
        self.hint.setVisible(self.table is None)
        self.tabs.setVisible(self.table is not None)
        self.view.show_table(self.table)
        for key, view in self.views.items():
            view.show_picture(partial(pictures.picture, self.table, key) if self.table else None)
        self.remarks.setPlainText("\n".join(self._remarks()))
        self.tabs.setTabText(self.tabs.count() - 1, f"说明（{len(self._remarks())}）" if self._remarks() else "说明")
        left = len(self.awaited)
        self.told.setText(f"还有{left}个文件正在读取…" if left else "")
        self.enable()

    def _remarks(self) -> list[str]:
        read = [f"{entry.year}年 {entry.source}：{remark}" for entry in self.entries for remark in entry.remarks]
        return [*(self.table.remarks if self.table else ()), *read]

    def shown_picture(self) -> str:
        """The key of the picture on show, "" where the table is."""
        return next((key for key, view in self.views.items() if view is self.tabs.currentWidget()), "")

    def enable(self) -> None:
        self.remove_button.setEnabled(bool(self.files.selectedItems()))
        self.export_button.setEnabled(self.table is not None and not self.background.busy)
        self.export_one.setEnabled(bool(self.shown_picture()))
        self.recent_button.setVisible(bool(self.recent))
        self.recent_button.setText(f"加入最近打开的{len(self.recent)}份")
        self.recent_button.setToolTip("\n".join(path.name for path in self.recent))

    # -- files out -------------------------------------------------------------------------

    def export_document(self) -> None:
        """Ask where to, and write table and pictures."""
        self._export("导出历年对比", LISTING_KINDS, "")

    def export_picture(self, key: str) -> None:
        """Ask where to, and write the picture with this key, or all in one."""
        self._export("导出图片", PICTURE_KINDS, key or year_files.ALL)

    def _export(self, words: str, kinds: Mapping[str, str], key: str) -> None:
        if (table := self.table) is not None:
            name, work = f"{pictures.title(table)}{next(iter(kinds))}", partial(year_files.export, table, chosen=key)
            self.write(TITLE, name, kinds, work, words)

    # -- hands -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.files.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "told"):
            QTimer.singleShot(0, self, self._update)  # the table and the list have colours of their own
