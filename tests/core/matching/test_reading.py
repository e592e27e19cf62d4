"""What was read, as a report."""

from core.matching.reading import Reading, to_report


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
