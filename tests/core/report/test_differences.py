from __future__ import annotations

from dataclasses import replace

import pytest

from core.forms.catalog import FORMS
from core.report.differences import DifferenceKind, changed_paragraphs, differences, summary
from core.report.report import BODY_FIELDS, Report, text_names

REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": "概述。"}, {"applications.new.business": 2})


def test_equal_reports_do_not_differ() -> None:
    assert differences(REPORT, replace(REPORT)) == ()
    assert summary(()) == ""


def test_a_figure_a_text_and_a_line_of_the_cover() -> None:
    other = REPORT.with_values({"applications.new.business": 3}).with_text("overview", "另一段。")
    found = differences(REPORT, other.with_body("agency", "临江市教育局"))
    assert [(one.kind, one.key, one.before, one.after) for one in found] == [
        (DifferenceKind.BODY, "agency", "临江市财政局", "临江市教育局"),
        (DifferenceKind.FIGURE, "applications.new.business", "2", "3"),
        (DifferenceKind.TEXT, "overview", "概述。", "另一段。"),
    ]
    assert summary(found) == "1格数据、1部分文字、1项机关信息"


def test_blank_and_zero_differ() -> None:
    (found,) = differences(REPORT, REPORT.with_values({"applications.new.legal_service": 0}))
    assert (found.before, found.after) == ("未填", "0")


@pytest.mark.parametrize("form_key", FORMS)
def test_no_change_of_any_place_goes_unseen(form_key: str) -> None:
    report = Report(form_key, 2024)
    changed = [report.with_values({key: 1}) for key in report.form.typed]
    changed += [report.with_text(key, "字") for key, _ in text_names(report.form)]
    changed += [report.with_body(field.key, "x") for field in BODY_FIELDS]
    for other in changed:
        assert len(differences(report, other)) == 1 == len(differences(other, report))


def test_what_does_not_show_on_the_page_is_named_too() -> None:
    for other in (replace(REPORT, kept={"X": "有理由"}), replace(REPORT, last_year=Report("2021", 2023))):
        assert summary(differences(REPORT, other)) == "核对情况、保留理由或上年数据"


def test_another_form_and_year() -> None:
    found = differences(Report("2019", 2020), Report("2021", 2021))
    assert [one.kind for one in found] == [DifferenceKind.FORM, DifferenceKind.YEAR]


def test_the_kind_of_body_and_marks_are_told_in_words() -> None:
    plain = Report("2021", 2025, {"kind": "department"})
    (kind,) = differences(plain, plain.with_body("kind", "township"))
    assert (kind.before, kind.after) == ("政府工作部门", "乡镇人民政府、街道办事处")
    (mark,) = differences(plain, plain.with_marks({"applications.new.business": "/"}))
    assert (mark.before, mark.after) == ("未填", "/")


def test_paragraphs_that_differ_stand_opposite_each_other() -> None:
    before, after = "一段不变。\n二段旧。\n三段删去。\n尾。", "一段不变。\n二段新。\n尾。\n添上一段。"
    assert changed_paragraphs(before, after) == (("二段旧。", "二段新。"), ("三段删去。", ""), ("", "添上一段。"))
    assert changed_paragraphs(before, before) == ()
    assert changed_paragraphs("", "新写。") == (("", "新写。"),)
