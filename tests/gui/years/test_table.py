"""The table on the screen: a line a row, headings across, what is odd in words; rows are copied with their names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidgetItem
from pytestqt.qtbot import QtBot

from core.report.years.lines import YearPart
from gui.basics import theme
from gui.years.table import YearsView
from tests.helpers.core.year_reports import applications, table_of, ten_years


def names(view: YearsView) -> list[str]:
    heads = (view.verticalHeaderItem(row) for row in range(view.rowCount()))
    return [head.text() if head else "" for head in heads]


def cell(view: YearsView, row: int, column: int) -> QTableWidgetItem:
    found = view.item(row, column)
    assert found is not None
    return found


def cells(view: YearsView, row: int) -> list[str]:
    items = (view.item(row, column) for column in range(view.columnCount()))
    return [item.text() if item else "" for item in items]


def test_every_line_and_the_shares(qtbot: QtBot) -> None:
    view, table = YearsView(), ten_years()
    qtbot.addWidget(view)
    view.show_table(table)
    shown = names(view)
    assert [name for name in shown if name][: len(table.lines)]
    for line in table.lines:
        assert cells(view, shown.index(line.name)) == [figure.shown for figure in table.of(line)]
    headings = [cell(view, row, 0).text() for row, name in enumerate(shown) if not name]
    assert headings == [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "办理结果占比",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]
    blank = next(line for line in table.lines if line.part is YearPart.RECEIVED)
    row = shown.index(blank.name)
    assert "没有这一年的报告" in cell(view, row, 3).toolTip()
    assert "按已填数据计算" in cell(view, row, 6).toolTip()
    view.show_table(None)
    assert view.rowCount() == view.columnCount() == 0


def test_copied_with_names_and_years(qtbot: QtBot) -> None:
    view = YearsView()
    qtbot.addWidget(view)
    view.show_table(table_of(applications(2021, 3, 2), applications(2022, 4, 4)))
    view.selectRow(names(view).index("一、本年新收政府信息公开申请数量"))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "项目\t2021年\t2022年\n一、本年新收政府信息公开申请数量\t3\t4"


def test_years_are_as_wide_as_their_figures_whatever_heading_stands_above(qtbot: QtBot) -> None:
    view = YearsView()
    qtbot.addWidget(view)
    view.show_table(table_of(applications(2024, 3, 2), applications(2025, 4, 2)))
    assert view.columnWidth(0) == view.columnWidth(1)
    view.show_table(table_of(applications(2025, 4, 2)))
    assert view.columnWidth(0) > 2 * view.fontMetrics().horizontalAdvance("收到和处理")


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_lines_have_the_colour_of_those_of_the_form(qtbot: QtBot, qapp: QApplication, look: theme.Colours) -> None:
    view = YearsView()
    qtbot.addWidget(view)
    try:
        theme.paint(qapp, look)
        view.show_table(ten_years())
        view.resize(600, 400)
        view.show()
        box = view.visualItemRect(cell(view, 1, 0))
        line = view.viewport().grab().toImage().pixelColor(box.center().x(), box.bottom() + 1)
    finally:
        theme.paint(qapp, theme.LIGHT)
    wanted = QColor(look.grid)
    pairs = ((line.red(), wanted.red()), (line.green(), wanted.green()), (line.blue(), wanted.blue()))
    assert all(abs(one - other) <= 3 for one, other in pairs), (line.name(), look.grid)
