"""What a screen reader says of a table, asked as it asks: by Qt's accessible interfaces."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from core.opening import open_any
from core.report import rollover
from core.report.edits import SetCells
from gui.importing.dialog import ImportDialog
from gui.importing.table import TablePreview
from gui.tabs.table_tab import TableTab
from gui.window.main_window import MainWindow
from tests.helpers.gui.every_dialog import SAMPLE

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
NEW, TOTAL = "applications.new.business", "applications.new.total"


@pytest.fixture
def page(window: MainWindow) -> TableTab:
    draft = rollover.draft(open_any(SAMPLE).report, 2025)
    window.document.start(draft, frozenset(draft.values))
    window.show_editor()
    window.editor.jump(NEW)
    found = window.editor.parts["applications"]
    assert isinstance(found, TableTab)
    return found


def said(view: QWidget, role: QAccessible.Role) -> Iterator[QAccessibleInterface]:
    table = QAccessible.queryAccessibleInterface(view)
    parts = (table.child(number) for number in range(table.childCount()))
    return (part for part in parts if part is not None and part.role() == role)


def cell(page: TableTab, key: str) -> QAccessibleInterface:
    name = page.view.table.cells[key].name
    return next(found for found in said(page.view, QAccessible.Role.Cell) if found.text(NAME).startswith(f"{name}，"))


def state(page: TableTab, key: str) -> str:
    return cell(page, key).text(NAME).removeprefix(page.view.table.cells[key].name)


def test_each_figure_is_told_with_its_row_its_column_and_how_it_stands(page: TableTab) -> None:
    session = page.view.session
    assert state(page, NEW) == "，未填"  # never the same as 0
    session.perform(SetCells({NEW: 0}))
    assert state(page, NEW) == "，0"
    session.perform(SetCells({}, marks={NEW: "/"}))
    assert state(page, NEW) == "，填写“/”"
    session.perform(SetCells({NEW: 12}))
    assert state(page, TOTAL) == "，12，自动合计，按已填数据计算"
    assert state(page, "applications.carried_in.business").endswith("，带入，未查看")


def test_errors_and_hints_are_told_apart_and_explained(page: TableTab) -> None:
    figures = {NEW: 0, "applications.carried_in.business": 0, "applications.granted.business": 7}
    page.view.session.perform(SetCells(figures))
    found = cell(page, "applications.carried_out.business")
    assert "有错误" in found.text(NAME)
    assert "7" in found.text(DESCRIPTION)
    assert "<" not in found.text(DESCRIPTION)  # words, not what makes them wrap


def test_rows_and_columns_are_called_by_their_labels(page: TableTab) -> None:
    columns = [head.text(NAME) for head in said(page.view, QAccessible.Role.ColumnHeader)]
    rows = [head.text(NAME) for head in said(page.view, QAccessible.Role.RowHeader)]
    assert columns[0] == "申请人情况 自然人" and columns[-1].endswith("总计")
    assert rows[0] == "一、本年新收政府信息公开申请数量"
    assert not [name for name in (*columns, *rows) if not name or name.isdigit()]


def test_the_preview_of_an_import_tells_how_each_cell_was_read(window: MainWindow) -> None:
    dialog = ImportDialog(open_any(SAMPLE), SAMPLE.name, 2024, window)
    preview = dialog.pages["applications"]
    assert isinstance(preview, TablePreview)
    names = [found.text(NAME) for found in said(preview.view, QAccessible.Role.Cell)]
    assert names[0] == "一、本年新收政府信息公开申请数量·自然人，7，原样读入"
    assert len(names) == len(set(names))
    dialog.done(0)


def test_tabs_and_bars_are_told_in_words(page: TableTab, window: MainWindow) -> None:
    bar = QAccessible.queryAccessibleInterface(window.editor.tabs.tabBar())
    tabs = [bar.child(number).text(NAME) for number in range(window.editor.tabs.count())]
    assert tabs[1].startswith("一 总体情况：") and tabs[1].endswith("段未核对")
    assert not [name for name in tabs if any(sign in name for sign in "●✓!")]
    for widget in (window.status.step, window.status.verdict):
        assert "<" not in QAccessible.queryAccessibleInterface(widget).text(DESCRIPTION)
