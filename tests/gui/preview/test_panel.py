"""预览 as a clerk uses it: pages appear, follow the typing, zoom, say what is missing, and lead to a field."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells, SetText
from core.report.report import Report
from core.writers.layout.style import DOCUMENT, OFFICIAL
from core.writers.typesetting import places as pages_places
from core.writers.typesetting import typeset
from gui.preview.panel import PreviewPanel
from gui.work.session import Session
from tests.helpers.gui.preview_desk import filled, is_drawn


def test_pages_appear(panel: PreviewPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_drawn(panel))
    assert panel.view.pages == typeset.pages_svg(filled(), DOCUMENT, links=True)
    assert panel.page_label.text() == f"第1页，共{len(panel.view.pages)}页"


def test_typing_reaches_the_pages(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    """How soon is measured in tests/benchmarks/test_bench_preview.py."""
    before = panel.view.pages
    with qtbot.waitSignal(panel.updated):
        session.perform(SetText("overview", "改过的第一段。"))
    assert panel.view.pages == typeset.pages_svg(session.report, DOCUMENT, links=True) != before


def test_the_last_of_many_changes_counts(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    key = session.report.form.typed[0]
    for figure in range(100, 130):
        session.perform(SetCells({key: figure}))
        QTest.qWait(10)
    wanted = typeset.pages_svg(session.report, DOCUMENT, links=True)
    qtbot.waitUntil(lambda: panel.view.pages == wanted)


def test_typing_is_not_held_up(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    """While pages are made the window goes on: it turns many times before they are there.

    How long its longest pause is, is measured in tests/benchmarks/test_bench_stalls.py.
    """
    turns: list[bool] = []
    tick = QTimer(panel, interval=1)
    tick.timeout.connect(lambda: turns.append(bool(panel.maker._waiting)))
    tick.start()
    with qtbot.waitSignal(panel.updated):
        session.perform(SetText("overview", "一段很长的话。" * 400))
    tick.stop()
    assert turns.count(True) > 5


def test_a_report_opened_anew_is_shown(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.updated):
        session.open(Report("2019", 2020, {"agency": "青山县财政局"}))
    assert panel.view.pages == typeset.pages_svg(session.report, DOCUMENT, links=True)


def test_nothing_is_made_while_hidden(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    panel.hide()
    with qtbot.assertNotEmitted(panel.updated, wait=700):
        session.perform(SetText("overview", "看不见。"))
    with qtbot.waitSignal(panel.updated):
        panel.show()
    assert panel.view.pages == typeset.pages_svg(session.report, DOCUMENT, links=True)


def test_the_other_style(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([panel.updated, panel.style_changed]):
        panel.styles.setCurrentIndex(panel.styles.findData("official"))
    assert panel.style_key == "official"
    assert panel.view.pages == typeset.pages_svg(session.report, OFFICIAL, links=True)


def click(panel: PreviewPanel, key: str) -> None:
    """Click on the middle of a place on the pages, by way of what the view shows."""
    for number, page in enumerate(panel.view.pages):
        for place in pages_places.places(page):
            if place.key == key:
                panel.view.set_zoom(1.0)
                panel.view.go_to_page(number + 1)
                scale = panel.view.logicalDpiX() / 72
                frame = panel.view._frames[number].translated(-panel.view._offset())
                middle = QPointF(place.left + place.width / 2, place.top + place.height / 2) * scale
                point = frame.topLeft() + middle.toPoint()
                panel.view.verticalScrollBar().setValue(panel.view.verticalScrollBar().value() + point.y() - 200)
                QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point.x(), 200))
                return
    raise AssertionError(key)


def test_a_click_goes_to_the_field(panel: PreviewPanel, session: Session) -> None:
    jumps: list[tuple[str, object]] = []
    session.jump_requested.connect(lambda place, span: jumps.append((place, span)))
    typed = session.report.form.typed
    for place in ("overview#0", "overview#2", typed[0], typed[60]):
        click(panel, place)
    text = session.report.text("overview")
    third = text.index("第三段")
    assert jumps == [("overview", (0, 0)), ("overview", (third, third)), (typed[0], None), (typed[60], None)]


def test_a_blank_cell_can_be_clicked_too(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    jumps: list[str] = []
    session.jump_requested.connect(lambda place, _: jumps.append(place))
    key = session.report.form.typed[40]
    with qtbot.waitSignal(panel.updated):
        session.perform(SetCells({key: None}))
    click(panel, key)
    assert jumps == [key]


def test_the_page_list_leads_to_a_page_and_follows_it(panel: PreviewPanel) -> None:
    assert panel.pages.count() == len(panel.view.pages)
    panel.pages.setCurrentRow(2)
    assert panel.view.current_page == 3
    panel.view.go_to_page(1)
    assert panel.pages.currentRow() == 0


def test_print_and_export_are_in_it(panel: PreviewPanel, qtbot: QtBot) -> None:
    for key, name in ((Qt.Key.Key_P, "print"), (Qt.Key.Key_E, "export")):
        with qtbot.waitSignal(panel.command_asked) as asked:
            QTest.keyClick(panel.view, key, Qt.KeyboardModifier.ControlModifier)
        assert asked.args == [name]
    QTest.keyClick(panel.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.search.words.hasFocus()


def test_every_button_has_a_letter_or_keys(panel: PreviewPanel, qtbot: QtBot) -> None:
    """No button of the preview, and none of its search bar, needs the mouse; no letter leads to two places."""
    panel.search.open()
    buttons = [button for button in panel.findChildren(QAbstractButton) if button.isVisible() and button.text()]
    shown = [button.text() for button in buttons] + [label.text() for label in panel.findChildren(QLabel)]
    letters = [text.partition("&")[2][0] for text in shown if "&" in text]
    assert len(set(letters)) == len(letters)
    assert {button.text() for button in buttons if "&" not in button.text()} == {"−", "+"}
    before = panel.view.zoom
    QTest.keyClick(panel.view, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.zoom > before
    QTest.keyClick(panel.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.zoom == pytest.approx(before)
    QTest.keyClick(panel.view, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert panel.zooms.hasFocus()
    QTest.keyClick(panel.zooms, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not panel.search.isVisible())
