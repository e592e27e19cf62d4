"""插入语句, used by keyboard and mouse as a clerk would."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.work.session import READ_ONLY, Session
from gui.writing_aids.sentence_dialog import SentenceDialog
from tests.helpers.gui.sentence_desk import opened, session
from tests.helpers.hands import press

Key = Qt.Key


PENDING = "proceedings.suit_direct.pending"


def topics(dialog: SentenceDialog) -> list[str]:
    return [dialog.topics.item(row).text() for row in range(dialog.topics.count())]


def wordings(dialog: SentenceDialog) -> list[str]:
    return [dialog.sentences.item(row).text() for row in range(dialog.sentences.count())]


def choose(dialog: SentenceDialog, topic: str) -> None:
    dialog.topics.setCurrentRow(topics(dialog).index(topic))


def test_the_first_sentence_is_inserted_with_one_key(qtbot: QtBot) -> None:
    dialog = opened(qtbot, session())
    assert dialog.sentences.hasFocus()
    press(Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert "{applications.new." in dialog.chosen_template()


def test_another_topic_and_wording_by_keyboard(qtbot: QtBot) -> None:
    dialog = opened(qtbot, session())
    press(Key.Key_Left, Key.Key_Down)
    assert dialog.topics.currentItem().text() == "行政复议和行政诉讼"
    press(Key.Key_Right, Key.Key_Down)
    second = wordings(dialog)[1]
    press(Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert second.endswith(dialog.chosen_template())


def test_the_keys_pass_headings_by(qtbot: QtBot) -> None:
    dialog = opened(qtbot, session())
    press(Key.Key_Left, Key.Key_Up)
    assert dialog.topics.currentItem().text() == "依申请公开"
    press(Key.Key_End)
    assert dialog.topics.currentItem().text() == "信息处理费"
    press(Key.Key_Up)
    assert dialog.topics.currentItem().text() == "行政事业性收费"
    press(Key.Key_Home)
    assert dialog.chosen_template()


def test_escape_inserts_nothing(qtbot: QtBot) -> None:
    dialog = opened(qtbot, session())
    press(Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_topics_of_the_text_come_first(qtbot: QtBot) -> None:
    assert topics(opened(qtbot, session(), "overview"))[:2] == ["一、总体情况", "依申请公开"]
    assert topics(opened(qtbot, session(), "other"))[:3] == ["六、其他需要报告的事项", "信息处理费", "一、总体情况"]
    assert topics(opened(qtbot, session(), "problems"))[0] == "一、总体情况"


def test_a_double_click_inserts(qtbot: QtBot) -> None:
    dialog = opened(qtbot, session())
    third = dialog.sentences.item(2)
    place = dialog.sentences.visualItemRect(third).center()
    view = dialog.sentences.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.sentences.currentRow() == 2


def test_what_is_missing_is_named_and_a_key_leads_there(qtbot: QtBot) -> None:
    source = session(**{PENDING: None})
    jumps: list[str] = []
    source.jump_requested.connect(lambda place, _: jumps.append(place))
    dialog = opened(qtbot, source)
    choose(dialog, "行政复议和行政诉讼")
    assert "“四、政府信息公开行政复议、行政诉讼情况”还有1处未填" in dialog.lacking.text()
    assert "未经复议直接起诉 尚未审结" in dialog.lacking.text()
    assert not dialog.insert_button.isEnabled()
    assert dialog.chosen_template() == ""
    dialog.topics.setFocus()
    press(Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert jumps == [PENDING]


def test_an_empty_report_names_rows_not_cells(qtbot: QtBot) -> None:
    dialog = opened(qtbot, Session(Report("2021", 2025)))
    assert dialog.topics.hasFocus()
    assert "还有138处未填" in dialog.lacking.text()
    assert "一、本年新收政府信息公开申请数量（6处）" in dialog.lacking.text()


def test_figures_that_cannot_be_right_come_first(qtbot: QtBot) -> None:
    source = session(**{"applications.granted.business": 2})
    jumps: list[str] = []
    source.jump_requested.connect(lambda place, _: jumps.append(place))
    dialog = opened(qtbot, source)
    assert "为-2，" in dialog.lacking.text()
    qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert jumps == ["applications.carried_out.business"]


def test_a_read_only_report_takes_no_sentence(qtbot: QtBot) -> None:
    source = session()
    source.set_read_only(True)
    dialog = opened(qtbot, source)
    assert wordings(dialog)
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.insert_button.toolTip() == READ_ONLY
