"""What is underlined in a text."""

from pytestqt.qtbot import QtBot

from tests.helpers.gui.editor_desk import Make, centre
from tests.helpers.hands import commit


def test_years_and_findings_are_underlined_with_their_reason(qtbot: QtBot, make: Make) -> None:
    _, edit = make("2025年公开。2024年受理。（文字描述）")
    edit.repaint()
    looks = [selection.format.underlineStyle() for selection in edit.extraSelections()]  # type: ignore[attr-defined]
    assert len(looks) == len(set(looks)) == 2
    year, finding = edit.mark_at(10), edit.mark_at(16)
    assert year is not None
    assert "2024年" in year.message
    assert finding is not None
    assert "文字描述" in finding.message
    assert edit.mark_at(2) is None
    assert edit.tip_at(centre(edit, 10)) == year.message
    assert edit.tip_at(centre(edit, 2)) == ""
    edit.select((8, 13))
    commit(edit, "2025年")
    qtbot.waitUntil(lambda: edit.mark_at(10) is None)
