"""预览 as a clerk uses it: pages appear, follow the typing, zoom, say what is missing, and lead to a field."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells, SetText
from core.report.report import Report
from core.writers.pages import compiler as pages_compiler
from core.writers.pages import places as pages_places
from core.writers.pages import typeset as pages_typeset
from gui.preview.pages import FIT_PAGE, FIT_WIDTH
from gui.preview.panel import PreviewPanel
from gui.work.session import Session
from tests.helpers.hands import turn_wheel

MakePanel = Callable[..., PreviewPanel]


def filled() -> Report:
    texts = {"overview": "第一段。\n\n第二段。\n第三段。", "problems": "问题。", "other": "没有。"}
    report = Report("2021", 2025, {"agency": "临江市财政局"}, texts)
    return report.with_values(dict.fromkeys(report.form.typed, 6))


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(filled())


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> PreviewPanel:
    made = PreviewPanel(session, style="document")
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitSignal(made.updated, timeout=5000):
        made.show()
    return made


def picture(panel: PreviewPanel) -> QImage:
    return panel.view.viewport().grab().toImage()


def is_drawn(panel: PreviewPanel) -> bool:
    """Whether anything black stands in sight: a page, not an empty sheet."""
    seen = picture(panel)
    return any(
        seen.pixelColor(x, y).lightness() < 60 for x in range(0, seen.width(), 2) for y in range(0, seen.height(), 2)
    )


def test_pages_appear(panel: PreviewPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_drawn(panel), timeout=5000)
    assert panel.view.pages == pages_typeset.pages_svg(filled(), "document", links=True)
    assert panel.page_label.text() == f"第1页，共{len(panel.view.pages)}页"


def test_typing_reaches_the_pages_within_a_second(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    before, began = panel.view.pages, time.perf_counter()
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.perform(SetText("overview", "改过的第一段。"))
    took = time.perf_counter() - began
    assert panel.view.pages == pages_typeset.pages_svg(session.report, "document", links=True) != before
    assert took < 1 or typesetting_alone() > 0.3  # a machine too busy to tell


def typesetting_alone() -> float:
    began = time.perf_counter()
    pages_typeset.pages_svg(filled().with_text("problems", str(began)), "document")
    return time.perf_counter() - began


def test_the_last_of_many_changes_counts(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    key = session.report.form.typed[0]
    for figure in range(100, 130):
        session.perform(SetCells({key: figure}))
        QTest.qWait(10)
    qtbot.waitUntil(
        lambda: panel.view.pages == pages_typeset.pages_svg(session.report, "document", links=True), timeout=5000
    )


def test_typing_is_not_held_up(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    """While pages are made and drawn the window goes on: no pause that a hand would feel."""
    gaps: list[float] = []
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.perform(SetText("overview", "一段很长的话。" * 400))
    end = last = time.perf_counter()
    while last < end + 1:
        QApplication.processEvents()
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
    assert sorted(gaps)[-1] < 0.25


def test_a_report_opened_anew_is_shown(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.open(Report("2019", 2020, {"agency": "青山县财政局"}))
    assert panel.view.pages == pages_typeset.pages_svg(session.report, "document", links=True)


def test_nothing_is_made_while_hidden(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    panel.hide()
    with qtbot.assertNotEmitted(panel.updated, wait=700):
        session.perform(SetText("overview", "看不见。"))
    with qtbot.waitSignal(panel.updated, timeout=5000):
        panel.show()
    assert panel.view.pages == pages_typeset.pages_svg(session.report, "document", links=True)


def test_the_other_style(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([panel.updated, panel.style_changed], timeout=5000):
        panel.styles.setCurrentIndex(panel.styles.findData("official"))
    assert panel.style_key == "official"
    assert panel.view.pages == pages_typeset.pages_svg(session.report, "official", links=True)


def test_zoom(panel: PreviewPanel, qtbot: QtBot) -> None:
    view = panel.view
    wide = view.zoom
    assert view.horizontalScrollBar().maximum() == 0
    panel.zooms.setCurrentIndex(panel.zooms.findData(FIT_PAGE))
    panel.zooms.activated.emit(panel.zooms.currentIndex())
    assert view.zoom < wide
    panel.resize(900, 400)
    assert view.zoom < 0.5
    view.set_zoom(2.0)
    assert view.horizontalScrollBar().maximum() > 0
    assert panel.zooms.currentText() == "200%"
    qtbot.waitUntil(lambda: is_drawn(panel), timeout=5000)
    view.step_zoom(1)
    assert view.zoom == pytest.approx(2.4)
    assert panel.zooms.placeholderText() == "240%"
    view.set_zoom(FIT_WIDTH)
    assert view.zoom == pytest.approx(wide)


def test_the_wheel_with_ctrl_zooms(panel: PreviewPanel) -> None:
    before = panel.view.zoom
    turn_wheel(panel.view.viewport(), 1, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.zoom > before


def test_pages_are_told_while_scrolling(panel: PreviewPanel) -> None:
    count = len(panel.view.pages)
    panel.view.go_to_page(2)
    assert panel.page_label.text() == f"第2页，共{count}页"
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert panel.page_label.text() == f"第{count}页，共{count}页"
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert panel.page_label.text() == f"第1页，共{count}页"


def test_zooming_keeps_the_place(panel: PreviewPanel) -> None:
    panel.view.go_to_page(3)
    for step in (1, 1, -1, -1):
        panel.view.step_zoom(step)
        assert panel.view.current_page == 3


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
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.perform(SetCells({key: None}))
    click(panel, key)
    assert jumps == [key]


def test_fonts_that_stand_in_are_named(panel: PreviewPanel) -> None:
    missing = pages_typeset.substitutions("document")
    assert panel.note.isVisible() == bool(missing)
    for wanted, used in missing:
        assert wanted in panel.note.text()
        assert used in panel.note.text()


def test_characters_that_will_be_missing_are_named(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.perform(SetText("overview", "经办人李\ue863明。"))
    assert panel.note.text().startswith("以下字无法显示，本机没有相应字体：编码 E863 的自造字。")
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.perform(SetText("overview", "经办人李明。"))
    assert "自造字" not in panel.note.text()


def test_a_failure_is_said_once_and_the_last_pages_stay(
    panel: PreviewPanel,
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before, good = panel.view.pages, pages_compiler.REPORT
    monkeypatch.setattr(pages_compiler, "REPORT", "missing.typ")
    with qtbot.waitSignal(panel.maker.failed, timeout=5000):
        session.perform(SetText("overview", "排不出来。"))
    assert panel.view.pages == before
    assert panel.note.text().startswith("排版失败")
    assert "no pages" in caplog.text
    monkeypatch.setattr(pages_compiler, "REPORT", good)
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.perform(SetText("overview", "又好了。"))
    assert not panel.note.text().startswith("排版失败")


def test_closing_while_pages_are_made_is_quiet(
    session: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    panel = PreviewPanel(session)
    panel.show()
    panel.close()
    panel.deleteLater()
    QTest.qWait(600)
    assert not caplog.records


def test_only_pages_near_the_window_keep_pictures(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.updated, timeout=5000):
        session.perform(SetText("problems", "很长的一段。\n" * 400))
    count = len(panel.view.pages)
    assert count > 15
    for number in range(1, count + 1, 2):
        panel.view.go_to_page(number)
        QTest.qWait(30)
    qtbot.waitUntil(lambda: is_drawn(panel), timeout=5000)
    assert len(panel.view._pictures) < 8


def test_the_page_list_leads_to_a_page_and_follows_it(panel: PreviewPanel) -> None:
    assert panel.pages.count() == len(panel.view.pages)
    panel.pages.setCurrentRow(2)
    assert panel.view.current_page == 3
    panel.view.go_to_page(1)
    assert panel.pages.currentRow() == 0


def test_words_are_found_lit_up_and_gone_through_by_keys(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    before = picture(panel)
    panel.search.open()
    with qtbot.waitSignal(panel.maker.found, timeout=5000):
        QTest.keyClicks(panel.search.words, "6")
    count = len(panel.search._hits)
    assert count > 100
    assert panel.search.count.text() == f"第1处，共{count}处"
    assert picture(panel) != before
    QTest.keyClick(panel.search.words, Qt.Key.Key_Return)
    assert panel.search.count.text() == f"第2处，共{count}处"
    for _ in range(2):
        QTest.keyClick(panel.search.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert panel.search.count.text() == f"第{count}处，共{count}处"
    assert panel.view.current_page == len(panel.view.pages), "the last one is in sight"
    with qtbot.waitSignal(panel.maker.found, timeout=5000):
        panel.search.words.setText("第三段")
    assert panel.search.count.text() == "第1处，共1处"
    with qtbot.waitSignal(panel.maker.found, timeout=5000):
        session.perform(SetText("overview", "第三段。第三段。"))
    assert panel.search.count.text() == "第1处，共2处", "it follows what is written"
    QTest.keyClick(panel.search.words, Qt.Key.Key_Escape)
    assert not panel.search.isVisible()
    assert panel.isVisible()
    assert panel.view.hasFocus()


def test_a_page_on_and_back_by_keys(panel: PreviewPanel) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_PageDown, control)
    assert panel.view.current_page == 2
    QTest.keyClick(panel.view, Qt.Key.Key_PageUp, control)
    assert panel.view.current_page == 1


def test_print_and_export_are_in_it(panel: PreviewPanel, qtbot: QtBot) -> None:
    for key, name in ((Qt.Key.Key_P, "print"), (Qt.Key.Key_E, "export")):
        with qtbot.waitSignal(panel.command_asked, timeout=1000) as asked:
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
