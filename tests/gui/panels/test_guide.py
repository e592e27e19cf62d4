"""口径: what counts where the cursor is, how a total is made, what the file printed, what last year's figure was."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.panels.guide import guide_html
from gui.work.session import Session

NEW, TOTAL = "applications.new.business", "applications.new.total"


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    found = Session()
    report = Report("2021", 2025, {"agency": "临江市财政局"}, values={NEW: 15})
    found.open(replace(report, printed={TOTAL: 22}, last_year=Report("2021", 2024, values={NEW: 12})))
    return found


def at(session: Session, place: str) -> str:
    session.set_current(place)
    return guide_html(session)


def test_a_cell_says_its_column_and_last_years_figure(session: Session) -> None:
    said = at(session, NEW)
    assert "新收政府信息公开申请数量" in said and "商业企业" in said
    assert "上年12，本年15，增加3" in said and "计算：" not in said and "原文件合计" not in said


def test_a_total_says_how_it_is_made_and_what_the_file_printed(session: Session) -> None:
    said = at(session, TOTAL)
    assert "计算：" in said and "15" in said.partition("计算：")[2] and "原文件合计：22" in said


def test_a_text_says_what_belongs_into_it(session: Session) -> None:
    section = session.report.form.section("problems")
    said = at(session, "problems")
    assert section.numbered in said and all(aspect in said for aspect in section.aspects)


def test_where_nothing_is_chosen_it_says_what_to_do(session: Session) -> None:
    assert "选中任意一格" in at(session, "agency")
