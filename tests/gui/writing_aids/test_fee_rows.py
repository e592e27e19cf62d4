"""The lines of the calculator: added, removed, gone through by keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.report.fees import PAGES, Entry
from tests.helpers.gui.fee_desk import ENTER, TAB, TWO, opened, row
from tests.helpers.hands import focused, press


def test_tab_goes_through_all_lines_and_back_to_the_first(qtbot: QtBot) -> None:
    dialog = opened(qtbot, *TWO)
    dialog.rows.add()
    row(dialog, 3).removed.emit()
    row(dialog, 1).way.setFocus()
    first, second = row(dialog, 1), row(dialog, 2)
    passed_over = {second.month}  # by volume there is no month
    wanted = [w for w in (*first.stops(), *second.stops()) if w not in passed_over]
    wanted += [dialog.add_button, dialog.working, dialog.offered]
    wanted += [dialog.copy_button, dialog.close_button, dialog.insert_button]
    seen: list[QWidget] = []
    for _ in wanted:
        seen.append(focused())
        press(TAB)
    assert seen == wanted
    assert focused() is first.way


def test_lines_can_be_removed_and_one_always_stays(qtbot: QtBot) -> None:
    dialog = opened(qtbot, *TWO)
    QTest.mouseClick(row(dialog, 1).remove, Qt.MouseButton.LeftButton)
    assert dialog.entries() == TWO[1:]
    assert row(dialog, 1).number.text() == "1."
    row(dialog, 1).remove.setFocus()
    press(ENTER)
    assert dialog.entries() == () and len(dialog.rows.rows) == 1
    assert focused() is row(dialog, 1).quantity


def test_many_lines_scroll_and_heads_stay_above_their_columns(qtbot: QtBot) -> None:
    dialog = opened(qtbot, *(Entry(PAGES, 31 + n, 0, f"第{n}件") for n in range(30)))
    last = row(dialog, 30)
    last.quantity.setFocus()
    qtbot.waitUntil(lambda: dialog.rows.rect().contains(last.mapTo(dialog.rows, last.rect().center())))
    head = dialog.rows.heads.findChildren(QWidget)[6]
    assert (
        abs(
            head.mapTo(dialog, head.rect().topLeft()).x()
            - last.payment.mapTo(dialog, last.payment.rect().topLeft()).x()
        )
        <= 2
    )
