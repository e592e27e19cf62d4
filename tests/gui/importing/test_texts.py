"""A text that the file encloses otherwise than it is seen: both on show, the visible read until a person chooses."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from core import enclosed
from core.notes import NoteCode
from core.opening import Opened, open_any
from core.report.report import Report
from core.writers import registry
from gui.importing.dialog import ImportDialog, Into
from gui.importing.marks import COVER
from gui.importing.texts import GIVE_BACK, TAKE, TextPreview
from tests.helpers.gui.import_preview import OPEN, click, notes, show
from tests.helpers.makers.import_maker import AGENCY, opened, report_html

KEY = "applications.new.business"


def report() -> Report:
    texts = {
        "overview": f"（一）主动公开\n收到商业企业申请{{{KEY}}}件。",
        "problems": "问题一。\n问题二。",
        "other": "没有其他事项。",
    }
    made = Report("2021", 2024, {"agency": AGENCY}, texts)
    made = made.with_values(dict.fromkeys(made.form.typed, 3))
    return made.with_unverified("problems", ("问题二。",))


def edited(change: Callable[[Report], Report], path: Path) -> Opened:
    """Our file of one state with what another encloses: what somebody edited after the export."""
    registry.export(change(report()), path, data=enclosed.data_of(report()))
    return open_any(path)


def both(seen: Report) -> Report:
    return seen.with_text("problems", "问题一，已改。\n问题二。").with_text("other", "没有其他事项，补充。")


def page(dialog: ImportDialog, part: str) -> TextPreview:
    found = dialog.pages[part]
    assert isinstance(found, TextPreview)
    return found


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".ofd", ".html", ".xlsx"])
def test_the_visible_wins_until_a_person_chooses(suffix: str, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(qtbot, edited(both, tmp_path / f"年报{suffix}"))
    assert dialog.report.text("problems") == "问题一，已改。\n问题二。"
    click(qtbot, dialog, "用附带的“问题一。")
    assert dialog.report.text("problems") == "问题一。\n问题二。"
    assert dialog.report.unverified == {"problems": ("问题二。",)}
    assert dialog.report.text("other") == "没有其他事项，补充。"
    click(qtbot, dialog, "✓ 已用附带的“问题一。")
    assert dialog.report.text("problems") == "问题一，已改。\n问题二。" and not dialog.report.unverified


def test_a_word_replaced_in_the_file_itself(qtbot: QtBot, tmp_path: Path) -> None:
    """As in an office program: the document says another word, what it encloses stays as it is."""
    path = tmp_path / "年报.docx"
    registry.export(report(), path, data=enclosed.data_of(report()))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    old, new = "没有其他事项".encode(), "另有两个事项".encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part if name.startswith("customXml") else part.replace(old, new))
    dialog = show(qtbot, open_any(path))
    assert dialog.report.text("other") == "另有两个事项。"
    click(qtbot, dialog, "用附带的“没有其他事项。")
    assert dialog.report.text("other") == "没有其他事项。"


def test_both_are_shown_with_what_differs(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(qtbot, edited(both, tmp_path / "年报.html"), Into(OPEN))
    sheet = page(dialog, "problems")
    assert sheet.enclosed is not None and sheet.enclosed.toPlainText() == "问题一。\n问题二。"
    assert sheet.found.toPlainText() == "问题一，已改。\n问题二。"
    marked = [mark.cursor.selectedText() for mark in sheet.found.extraSelections()]  # type: ignore[attr-defined]
    assert marked == ["，已改"]
    assert page(dialog, "overview").enclosed is None
    sheet.button.click()
    assert dialog.report.text("problems") == "问题一。\n问题二。" and sheet.button.text() == GIVE_BACK
    sheet.button.click()
    assert dialog.report.text("problems") == "问题一，已改。\n问题二。" and sheet.button.text() == TAKE


def test_one_key_for_all_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(qtbot, edited(both, tmp_path / "年报.html"))
    click(qtbot, dialog, "用全部附带的文字（2处）")
    assert dialog.report.texts == report().texts
    assert sum("✓ 已用" in line for line in notes(dialog)) == 3
    dialog.notes.setFocus()
    qtbot.keyClick(dialog.notes, Qt.Key.Key_Return)
    assert dialog.report.text("other") == "没有其他事项，补充。"


def test_choices_are_steps_that_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(qtbot, edited(both, tmp_path / "年报.html"))
    click(qtbot, dialog, "用附带的“问题一。")
    click(qtbot, dialog, "用附带的“没有其他")
    qtbot.keySequence(dialog, QKeySequence("Ctrl+Z"))
    assert (
        dialog.report.text("other") == "没有其他事项，补充。" and dialog.report.text("problems") == "问题一。\n问题二。"
    )
    assert sum("✓ 已用" in line for line in notes(dialog)) == 1
    qtbot.keySequence(dialog, QKeySequence("Ctrl+Y"))
    assert dialog.report.text("other") == "没有其他事项。"


def test_links_follow_what_is_seen_in_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    """A figure and the words around it were edited: the words come back, their figure is that of the table."""

    def change(seen: Report) -> Report:
        return seen.with_values({KEY: 8}).with_text("overview", "（一）主动公开\n收到企业申请8件。")

    dialog = show(qtbot, edited(change, tmp_path / "年报.html"))
    click(qtbot, dialog, "用附带的“（一）主动公开")
    assert dialog.report.text("overview") == "（一）主动公开\n收到商业企业申请8件。"
    assert dialog.report.template("overview") == report().texts["overview"]


def test_contact_data_come_with_the_preamble(qtbot: QtBot, tmp_path: Path) -> None:
    before = report().with_body("telephone", "0793-1234567")
    path = tmp_path / "年报.docx"
    registry.export(before.with_body("telephone", "0793-7654321"), path, data=enclosed.data_of(before))
    dialog = show(qtbot, open_any(path))
    assert dialog.report.body["telephone"] == "0793-7654321"
    sheet = page(dialog, COVER)
    assert sheet.enclosed is not None and "0793-1234567" in sheet.enclosed.toPlainText()
    sheet.button.click()
    assert dialog.report.body["telephone"] == "0793-1234567" and "0793-1234567" in dialog.report.text("preamble")
    sheet.button.click()
    assert dialog.report.body["telephone"] == "0793-7654321" and "0793-7654321" in dialog.report.text("preamble")


def test_a_text_that_is_seen_and_not_enclosed(qtbot: QtBot, tmp_path: Path) -> None:
    data = enclosed.data_of(report().with_text("other", None))
    path = tmp_path / "年报.html"
    registry.export(report(), path, data=data)
    dialog = show(qtbot, open_any(path))
    click(qtbot, dialog, "用附带的（没有文字）")
    assert dialog.report.text("other") == ""


def test_files_without_data_offer_nothing(qtbot: QtBot) -> None:
    dialog = show(qtbot, opened(report_html()))
    assert all(sheet.enclosed is None for sheet in dialog.pages.values() if isinstance(sheet, TextPreview))
    found = opened(report_html())
    assert replace(found, stored=None).differing == ()
    assert NoteCode.ENCLOSED not in {note.code for note in found.notes}
