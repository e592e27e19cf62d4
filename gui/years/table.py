"""The figures of all years in a table: a line a row, under the headings of the report; what is odd stands out."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from core.report.years.figures import Known, YearFigure
from core.report.years.lines import FigureLine, YearPart
from core.report.years.table import YearsTable
from core.writers.years_listing import SHARES, share_rows
from gui.basics.theme import bold, colours, tooltip

_LABEL, _YEAR = 250, 74  # px of the columns
_DARKER = 120  # percent by which the style darkens what it draws lines in
_TOLD = {
    Known.PART: "有未填的格，按已填数据计算",
    Known.BLANK: "原报告这一项是空白，不等于0",
    Known.NO_ITEM: "当年的表格没有这一项",
    Known.NO_REPORT: "没有这一年的报告",
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class YearsView(QTableWidget):
    """Read only; what is selected can be copied with tabs between the cells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next = 0  # the row to fill
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("历年数据")
        self.setTabKeyNavigation(False)  # arrow keys go through the cells, Tab leaves them
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        names = self.verticalHeader()  # stays in sight however many years there are
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setFixedWidth(_LABEL)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setDefaultSectionSize(_YEAR)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """Have the style draw the lines in the colour that those of the form have; its own are as bright as figures."""
        super().initViewItemOption(option)
        palette = option.palette  # pyright: ignore[reportAttributeAccessIssue] (missing in the stubs)
        palette.setColor(QPalette.ColorRole.Window, QColor(colours(self.palette()).grid).lighter(_DARKER))
        option.palette = palette  # pyright: ignore[reportAttributeAccessIssue]

    def show_table(self, table: YearsTable | None) -> None:
        """Show these years; None leaves it empty."""
        self.clearSpans()
        self.setRowCount(0)
        self.setColumnCount(len(table.years) if table else 0)
        if table is None:
            return
        self.setHorizontalHeaderLabels([f"{year}年" for year in table.years])
        shares = len(table.lines_of(YearPart.RESULTS))
        self._next = 0
        self.setRowCount(len([*table.sections()]) + len(table.lines) + (shares and shares + 1))  # at once: far quicker
        for section, lines in table.sections():
            self._heading(section)
            for line in lines:
                self._line(table, line)
            if any(line.part is YearPart.RESULTS for line in lines):
                self._shares(table)
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, max(self._widest(column) + 8, _YEAR))

    def _widest(self, column: int) -> int:
        """The width that a year's figures take; a heading above them may go on over the other years."""
        if self.columnCount() == 1:
            return self.columnWidth(column)
        alone = (row for row in range(self.rowCount()) if self.columnSpan(row, column) == 1)
        return max((self.sizeHintForIndex(self.model().index(row, column)).width() for row in alone), default=0)

    def _heading(self, words: str) -> None:
        row = self._row("")
        item = QTableWidgetItem(words)
        item.setFont(bold(self.font()))
        item.setBackground(QColor(colours(self.palette()).head))
        self.setItem(row, 0, item)
        if self.columnCount() > 1:
            self.setSpan(row, 0, 1, self.columnCount())

    def _row(self, name: str) -> int:
        row = self._next
        self._next += 1
        head = QTableWidgetItem(name)
        head.setToolTip(tooltip(name))
        self.setVerticalHeaderItem(row, head)
        return row

    def _line(self, table: YearsTable, line: FigureLine) -> None:
        row = self._row(line.name)
        for column, (year, figure) in enumerate(zip(table.years, table.of(line), strict=True)):
            self.setItem(row, column, self._cell(figure, f"{year}年 {line.name}", table.sources.get(year, "")))

    def _cell(self, figure: YearFigure, name: str, source: str) -> QTableWidgetItem:
        item, shown = QTableWidgetItem(figure.shown), colours(self.palette())
        item.setTextAlignment(_RIGHT)
        doubt = "识别原文件时这一项需要核对" if figure.doubtful else ""
        item.setToolTip(tooltip("\n".join(filter(None, (name, _TOLD.get(figure.known, ""), doubt, source)))))
        if figure.doubtful:
            item.setForeground(QColor(shown.hint))
        elif figure.known is not Known.WHOLE:
            item.setForeground(QColor(shown.quiet))
        return item

    def _shares(self, table: YearsTable) -> None:
        self._heading(SHARES)
        for name, *cells in share_rows(table):
            row = self._row(name)
            for column, share in enumerate(cells):
                item = QTableWidgetItem(share)
                item.setTextAlignment(_RIGHT)
                self.setItem(row, column, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\n".join(self._selected()))
        else:
            super().keyPressEvent(event)

    def _selected(self) -> Iterator[str]:
        """The selected rows with their names, the selected columns with their years above."""
        chosen = self.selectedIndexes()
        columns = sorted({index.column() for index in chosen})
        if columns:
            heads = (self.horizontalHeaderItem(column) for column in columns)
            yield "\t".join(("项目", *(head.text() if head else "" for head in heads)))
        for row in sorted({index.row() for index in chosen}):
            head = self.verticalHeaderItem(row)
            cells = (self._text(self.model().index(row, column)) for column in columns)
            yield "\t".join((head.text() if head else "", *cells))

    @staticmethod
    def _text(index: QModelIndex) -> str:
        return index.data() or ""
