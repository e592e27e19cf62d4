"""What is underlined in a text."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from core.report.calc import compute
from core.report.checks import run_checks
from core.report.report import Report
from gui.text.marks import MarkKind, marks
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


SENTENCE = "全年通过县政府网站公开政府信息126条，其中政策文件3件、政策解读4篇。"
OTHER = "组织业务培训2次，将政府信息公开工作纳入年度考核，督促各科室按时报送。"


def tinted(now: str) -> list[str]:
    """The words that are tinted as last year's, with nothing left 未核对."""
    before = Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": f"{SENTENCE}\n{OTHER}"})
    report = replace(before, year=2025, texts={"overview": now}, last_year=before)
    findings = run_checks(report, compute(report.form, report.values))
    assert [finding for finding in findings if finding.id == "D1" and finding.place == "overview"]
    text = report.text("overview")
    return [text[mark.start : mark.end] for mark in marks(report, "overview", findings) if mark.kind is MarkKind.SAME]


def test_paragraphs_that_were_confirmed_as_they_stood_are_not_tinted() -> None:
    assert tinted(f"{SENTENCE}\n{OTHER}") == []
    assert tinted(f"{OTHER}\n{SENTENCE}") == []
    assert tinted(f"{SENTENCE.replace('126', '130')}\n{OTHER}") == []  # a count moved on


def test_what_a_rewritten_paragraph_still_has_of_last_year_is_tinted_within_it() -> None:
    assert tinted(f"{SENTENCE}新增专栏一个。\n{OTHER}") == [SENTENCE]
