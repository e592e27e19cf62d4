"""Years that a draft moves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.opening import Opened
from core.report.report import Report
from gui.importing.dialog import ImportAs
from tests.helpers.gui.import_preview import show
from tests.helpers.makers.import_maker import AGENCY


def test_years_that_move_are_listed_and_kept_one_by_one(qtbot: QtBot) -> None:
    words = "统计期限为2024年1月1日至2024年12月31日，电话：0571-82024120。"
    found = Opened(Report("2021", 2024, {"agency": AGENCY}, {"preamble": words}))
    dialog = show(qtbot, found)
    rows = dialog.years.list
    assert [rows.item(i).text() for i in range(rows.count())] == [
        "说明：统计期限为2024→2025年1月1日至20…",
        "说明：…24年1月1日至2024→2025年12月31日，…",
    ]
    assert dict(dialog.kept_years) == {}
    rows.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.bar.ways[ImportAs.EDIT].setChecked(True)
    assert not dialog.years.isVisible()
    dialog.bar.ways[ImportAs.DRAFT].setChecked(True)
    assert dict(dialog.kept_years) == {"preamble": frozenset({1})}
    dialog.year.setValue(2023)  # a year that stands nowhere in the text
    assert not dialog.years.isVisible()
