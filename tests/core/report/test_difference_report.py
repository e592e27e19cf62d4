"""What changed between two reports: figures with their change, sentences that went and came."""

from dataclasses import replace

from core.report.difference_report import FigureChange, TextChange, difference_report
from core.report.report import Report

BEFORE = Report(
    "2021",
    2024,
    {"agency": "临江市财政局"},
    {
        "overview": "2024年公开信息12条。解读形式单一。举办培训1次。本机关制度健全。",
        "problems": "问题。",
        "other": "无。",
    },
)


def figures(report: Report, **values: int) -> Report:
    return report.with_values({f"applications.new.{key}": value for key, value in values.items()})


def test_figures_with_their_change() -> None:
    before = figures(BEFORE, natural_person=3, business=5, research=1)
    after = figures(replace(BEFORE, year=2025), natural_person=10, business=2)
    found = {change.key: change for change in difference_report(before, after).figures}
    section = BEFORE.form.section("applications").numbered
    cells = BEFORE.form.cells
    for column, one, other, change in (
        ("natural_person", "3", "10", "增加7"),
        ("business", "5", "2", "减少3"),
        ("research", "1", "未填", ""),
    ):
        key = f"applications.new.{column}"
        assert found[key] == FigureChange(key, section, cells[key].name, one, other, change)
    assert len(found) == 3  # totals with blank parts are not known


def test_totals_are_among_the_figures() -> None:
    zero = BEFORE.with_values(dict.fromkeys(BEFORE.form.typed, 0))
    found = difference_report(zero, figures(zero, business=4)).figures
    assert {change.key for change in found} >= {"applications.new.business", "applications.new.total"}


def test_sentences_that_went_came_and_changed() -> None:
    now = "2025年公开信息12条。举办培训3次。本机关制度健全。新设公开专栏。"
    found = difference_report(BEFORE, replace(BEFORE, year=2025).with_text("overview", now))
    name = BEFORE.form.section("overview").numbered
    assert set(found.texts) == {
        TextChange("overview", name, "举办培训1次。", "举办培训3次。"),
        TextChange("overview", name, "解读形式单一。", ""),
        TextChange("overview", name, "", "新设公开专栏。"),
    }


def test_a_year_that_moved_on_is_no_change_and_within_a_year_it_is() -> None:
    later = replace(BEFORE, year=2025).with_text("overview", BEFORE.text("overview").replace("2024", "2025"))
    assert difference_report(BEFORE, later).texts == ()
    same_year = BEFORE.with_text("overview", BEFORE.text("overview").replace("2024", "2025"))
    assert len(difference_report(BEFORE, same_year).texts) == 1


def test_equal_reports_and_their_names() -> None:
    found = difference_report(BEFORE, BEFORE, ("备份", "现在"))
    assert (found.before, found.after, found.figures, found.texts) == ("备份", "现在", (), ())


def test_the_former_form_is_told_by_the_labels_of_the_later_one() -> None:
    before = Report("2019", 2020, BEFORE.body, BEFORE.texts)
    before = before.with_values(dict.fromkeys(before.form.typed, 2))
    found = difference_report(before, replace(BEFORE, year=2021))
    assert {change.key for change in found.figures} <= set(BEFORE.form.cells)
    assert found.homeless and all(isinstance(name, str) for name in found.homeless)
