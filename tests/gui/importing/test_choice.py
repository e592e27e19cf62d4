"""What the file becomes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.importing.dialog import ImportAs, Into
from tests.helpers.gui.import_preview import OPEN, show
from tests.helpers.makers.import_maker import A, opened, report_html, table_html


@pytest.mark.parametrize("year, usual", [(2023, ImportAs.DRAFT), (2024, ImportAs.DRAFT), (2025, ImportAs.EDIT)])
def test_the_usual_choice_follows_the_year(qtbot: QtBot, year: int, usual: ImportAs):
    assert show(qtbot, opened(report_html(year=year))).bar.choice is usual


def test_the_button_takes_the_choice(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()))
    dialog.bar.ways[ImportAs.EDIT].click()
    assert dialog.go_button.text() == "继续填写(&J)"
    assert dialog.go_button.accessibleName() == "继续填写"
    dialog.go_button.click()
    assert dialog.choice is ImportAs.EDIT and dialog.result() == QDialog.DialogCode.Accepted


def test_no_open_report_no_import_into_it(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()))
    assert dialog.bar.ways[ImportAs.INTO].isHidden()
    assert dialog.bar.choice is ImportAs.DRAFT


def test_parts_are_accepted_unless_empty(qtbot: QtBot):
    html = report_html(texts={"overview": "文字。"}).replace(table_html("proceedings"), "")
    dialog = show(qtbot, opened(html), Into(OPEN, first=True))
    assert dialog.bar.choice is ImportAs.INTO and dialog.figures_only
    assert dialog.sections == {"disclosure", A}
    assert not dialog.bar.parts["proceedings"].isEnabled()
    assert not dialog.bar.parts["overview"].isVisible()
    dialog.bar.figures.click()
    assert dialog.sections == {"overview", "disclosure", A}
    dialog.bar.parts[A].click()
    assert dialog.sections == {"overview", "disclosure"}


def test_what_would_change_is_said_beforehand(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html({f"{A}.new.natural_person": "7"})), Into(OPEN, first=True))
    assert "将改动当前报告的数据160格（其中1格原来填的数会被替换）" in dialog.bar.summary.text()
    assert "2024年" in dialog.bar.summary.text()
    for part in ("disclosure", A, "proceedings"):
        dialog.bar.parts[part].click()
    assert not dialog.go_button.isEnabled()
    assert "没有需要导入的内容" in dialog.bar.summary.text()
    dialog.bar.ways[ImportAs.EDIT].click()
    assert dialog.go_button.isEnabled()
