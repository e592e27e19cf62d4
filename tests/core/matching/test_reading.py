"""What was read, as a report."""

import pytest

from core.matching.reading import Note, Reading, on_suspicion, to_report
from core.notes import NoteCode


def reading(year: int | None) -> Reading:
    values = {"applications.new.business": 3, "applications.new.research": None}
    return Reading("2021", year, "临江市财政局", {"overview": "公开了信息。"}, values, {"applications.new.total": 3})


def test_figures_texts_and_printed_totals_come_along() -> None:
    report = to_report(reading(2024), 2020)
    assert (report.form_key, report.year, report.agency) == ("2021", 2024, "临江市财政局")
    assert report.values == {"applications.new.business": 3}
    assert report.text("overview") == "公开了信息。"
    assert report.printed == {"applications.new.total": 3}


def test_a_year_stands_in_only_where_the_file_names_none() -> None:
    assert to_report(reading(None), 2023).year == 2023


SUSPICION = ((NoteCode.JOINED, "可能丢失了标记。"),)


@pytest.mark.parametrize(
    ("code", "found", "told"),
    [
        (NoteCode.TOTAL_DIFFERS, "12", True),
        (NoteCode.SUSPECT, "12", True),
        (NoteCode.NORMALISED, "012", True),
        (NoteCode.NORMALISED, "0", False),
        (NoteCode.NORMALISED, "1,012", False),
        (NoteCode.BLANK, "", False),
    ],
)
def test_suspicion_is_told_where_figures_do_not_add_up(code: NoteCode, found: str, told: bool) -> None:
    notes = on_suspicion(SUSPICION, [Note(code, "", "key", found=found)])
    assert [(note.code, note.message) for note in notes] == (list(SUSPICION) if told else [])
    assert on_suspicion((), [Note(code, "", "key", found=found)]) == ()
