"""Finding words on the pages."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.edits import SetText
from gui.preview.panel import PreviewPanel
from gui.work.session import Session
from tests.helpers.gui.preview_desk import picture


def test_words_are_found_lit_up_and_gone_through_by_keys(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    before = picture(panel)
    panel.search.open()
    with qtbot.waitSignal(panel.maker.found):
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
    with qtbot.waitSignal(panel.maker.found):
        panel.search.words.setText("第三段")
    assert panel.search.count.text() == "第1处，共1处"
    with qtbot.waitSignal(panel.maker.found):
        session.perform(SetText("overview", "第三段。第三段。"))
    assert panel.search.count.text() == "第1处，共2处", "it follows what is written"
    QTest.keyClick(panel.search.words, Qt.Key.Key_Escape)
    assert not panel.search.isVisible()
    assert panel.isVisible()
    assert panel.view.hasFocus()
