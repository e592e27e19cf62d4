"""The lines of the cover: typed, refused, hinted at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.report import BODY_FIELDS
from gui.tabs.body_fields import body_hint
from tests.helpers.gui.cover_desk import open_page, retype
from tests.helpers.hands import turn_wheel


def test_each_field_is_written_to_the_report(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, body={})
    for field in BODY_FIELDS:
        if field.key != "kind":
            retype(page, field.key, f" {field.key}值 ")
            assert session.report.body[field.key] == f"{field.key}值"
            assert page.fields[field.key].text() == f"{field.key}值"  # type: ignore[union-attr]
    retype(page, "site", "")
    assert "site" not in session.report.body


@pytest.mark.parametrize("typed", ["abc", "20255", "1999", "", "-2025", "²025"])
def test_what_is_no_year_is_refused_in_place(qtbot: QtBot, typed: str) -> None:
    session, page = open_page(qtbot)
    retype(page, "year", typed)
    assert session.report.year == 2025
    assert page.fields["year"].text() == "2025"  # type: ignore[union-attr]
    assert session.undo_stack.count() == 0
    assert (typed in page._hints["year"].text()) and bool(page._hints["year"].text()) == bool(typed)


def test_kind_is_chosen_by_keys_and_never_by_the_wheel(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    kind = page.fields["kind"]
    page.go_to("kind")
    turn_wheel(kind, -1)
    assert session.report.body["kind"] == "department"
    QTest.keyClick(kind, Qt.Key.Key_Down)
    assert session.report.body["kind"] == "township"
    session.undo_stack.undo()
    assert kind.currentData() == "department"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("key", "right", "odd"),
    [
        ("post_code", "334000", "33400"),
        ("email", "gxj@zgsr.gov.cn", "gxj.zgsr.gov.cn"),
        ("filing_day", "1月20日", "月底前"),
    ],
)
def test_odd_lines_get_a_quiet_sentence_and_are_kept(qtbot: QtBot, key: str, right: str, odd: str) -> None:
    session, page = open_page(qtbot)
    retype(page, key, odd)
    assert session.report.body[key] == odd
    assert page._hints[key].text() == body_hint(key, odd) != ""
    retype(page, key, right)
    assert page._hints[key].text() == ""


def test_pasted_line_breaks_do_not_get_into_a_line(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    page.go_to("agency")
    QGuiApplication.clipboard().setText("临江市\r\n财政局\xa0\n")
    QTest.keyClick(page.fields["agency"], Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.fields["agency"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session.report.agency == "临江市 财政局"


def test_a_year_half_typed_is_taken_back_without_undoing_anything_else(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    retype(page, "contact", "人事科")
    year = page.fields["year"]
    page.go_to("year")
    QTest.keyClicks(year, "1")
    QTest.keyClick(year, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert year.text() == "2025"  # type: ignore[union-attr]
    assert session.report.body["contact"] == "人事科"
    QTest.keyClick(year, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.report.body["contact"] == "办公室"
