"""Places in a text: Qt's and ours."""

from core.report.edits import Confirm, SetText
from tests.helpers.gui.editor_desk import KEY, Make


def test_rare_characters_are_counted_once(make: Make) -> None:
    session, edit = make("𬭎𬭎2024年")
    assert edit.mark_at(2) is not None
    edit.select((2, 7))
    assert edit.selected_words() == "2024年"
    assert edit.selection() == (2, 7)
    session.perform(SetText(KEY, "𬭎𬭎甲2024年"))
    assert edit.text() == "𬭎𬭎甲2024年"


def test_line_breaks_of_all_kinds_are_paragraphs_and_change_nothing(make: Make) -> None:
    session, edit = make("甲\r\n乙\u2028丙\xa0丁")
    assert edit.text() == "甲\n乙\n丙 丁"
    session.perform(Confirm(KEY, ()))
    assert session.report.text(KEY) == "甲\r\n乙\u2028丙\xa0丁"
