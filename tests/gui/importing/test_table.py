"""A table of a file drawn with its marks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.importing.marks import CellMark
from gui.importing.table import Legend, PreviewView
from tests.helpers.gui.import_preview import Key, show, table
from tests.helpers.makers.import_maker import ODD, A, opened, report_html


def test_marks_differ_in_shape_and_are_drawn(qtbot: QtBot):
    shapes = [mark.value.shape for mark in CellMark if mark.value.shape]
    assert len(set(shapes)) == len(shapes)
    plain, odd = show(qtbot, opened(report_html())), show(qtbot, opened(report_html(ODD)))
    for key in ("new.public_welfare", "new.business", "new.natural_person", "granted.total"):
        pictures = []
        for dialog in (plain, odd):
            dialog.tabs.setCurrentWidget(dialog.pages[A])
            view = table(dialog, A).view
            index = view.table.index_of(f"{A}.{key}")
            view.scrollTo(index)
            left = view.visualRect(index)
            left.setWidth(left.width() // 2)
            pictures.append(view.viewport().grab(left).toImage())
        assert pictures[0] != pictures[1], key
    assert next(label.text() for label in odd.findChildren(Legend)[0].children() if hasattr(label, "text")) == "≈"


def test_typing_and_pasting_in_the_preview_change_nothing(qtbot: QtBot):
    found = opened(report_html(ODD))
    dialog = show(qtbot, found)
    dialog.go_to(f"{A}.new.natural_person")
    view = table(dialog, A).view
    QApplication.clipboard().setText("99")
    for key in (Key.Key_7, Key.Key_Delete, Key.Key_F2, Key.Key_Return):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert view.open_editor() is None
    assert dialog.report.values == found.report.values
    assert dialog._session.report.values == found.report.values
    assert QApplication.clipboard().text().strip() == "0"  # cut copies: Enter had gone on to the cell below
    assert dialog.isVisible()


def test_a_table_is_made_when_it_is_first_seen_and_keeps_its_place_for_the_tab_key(qtbot: QtBot) -> None:
    dialog = show(qtbot, opened(report_html()))
    assert not dialog.findChildren(PreviewView)
    tables = [key for key in dialog.pages if dialog.found.is_table(key)]
    for seen, key in enumerate(reversed(tables), 1):
        dialog.tabs.setCurrentWidget(dialog.pages[key])
        assert len(dialog.findChildren(PreviewView)) == seen
        dialog.tabs.tabBar().setFocus()
        qtbot.keyClick(dialog.tabs.tabBar(), Key.Key_Tab)
        assert QApplication.focusWidget() is table(dialog, key).view
        assert all(legend.isVisible() for legend in table(dialog, key).findChildren(Legend))
