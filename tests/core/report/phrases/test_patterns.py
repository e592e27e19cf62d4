"""The phrases as data: which figures the words before or behind a count name."""

from core.forms.catalog import FORMS
from core.report.phrases.patterns import application_phrases, check_of_part, column_words, readings_of, row_phrases

FORM = FORMS["2021"]


def test_sums_that_a_form_has_not_are_no_reading() -> None:
    (known,) = readings_of(FORM, ("applications.new.total",), ("no.such.cell",))
    assert known.cells == ("applications.new.total",)


def test_words_for_kinds_of_applicants_but_not_other_alone() -> None:
    words = column_words(FORM)
    assert words["商业企业"].path == "business"
    assert "其他" not in words


def test_a_phrase_names_its_figures_by_the_words_on_either_side() -> None:
    named = [(phrase, match) for phrase in application_phrases(FORM) if (match := phrase.match("其中自然人申请", "件"))]
    assert any(
        "applications.new.natural_person" in reading.cells
        for phrase, match in named
        for reading in phrase.readings(match)
    )


def test_parts_of_table_four_have_their_checks() -> None:
    assert check_of_part(FORM, ("proceedings.review.upheld",)) == "X9"
    assert check_of_part(FORM, ("proceedings.suit_direct.upheld",)) == "X10"


def test_rows_of_table_two_have_phrases() -> None:
    assert {phrase.id for phrase in row_phrases(FORM, "disclosure.licensing")} <= {"X11", "X12"}
    assert row_phrases(FORM, "disclosure.licensing")
