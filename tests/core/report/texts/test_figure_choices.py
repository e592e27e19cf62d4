"""Figures that a text can be linked to, by name."""

from core.forms.catalog import FORMS
from core.report.report import Report
from core.report.texts.figure_choices import choices, matching, name_of
from core.report.texts.pinyin import initials

FORM = FORMS["2021"]
NEW = ("applications.new.total",)


def test_letters_of_chinese_characters() -> None:
    assert initials("行政许可") == "xzxk"
    assert initials("3.其他") == "3qt"


def test_every_cell_can_be_chosen() -> None:
    assert {(key,) for key in FORM.cells} <= choices(FORM).keys()


def test_letters_characters_and_digits_find_it() -> None:
    report = Report("2021", 2024).with_values({"disclosure.licensing.decisions": 4711})
    for letters in ("xzxk", "行政许可", "4711"):
        assert ("disclosure.licensing.decisions",) in [choice.cells for choice in matching(report, letters)], letters
    assert matching(report, "没有这一项") == ()


def test_names_in_official_words() -> None:
    assert "新收政府信息公开申请" in name_of(FORM, NEW)
    assert "加" in name_of(FORM, ("disclosure.licensing.decisions", "applications.new.business"))
