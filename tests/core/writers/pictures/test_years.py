"""The pictures of 历年对比: of any reports, with gaps, all 0, all blank, one year."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from core import arguments
from core.report.report import Report
from core.report.years.lines import YearPart
from core.writers.pictures import years
from core.writers.pictures.pen import Room
from core.writers.pictures.scene import Caption, Plate
from tests.helpers.core.year_reports import AGENCY, applications, random_reports, table_of, ten_years, year_report

KEYS = [*years.keys()]


def words(scene: years.Scene) -> list[str]:
    return [mark.text for mark in scene.marks if isinstance(mark, Caption)]


def test_the_command_line_knows_their_keys() -> None:
    assert tuple(KEYS) == arguments.PICTURES


def test_a_gap_and_the_names_of_the_bars() -> None:
    scene = years.picture(table_of(applications(2021, 3, 2), applications(2023, 4, 4)), "requests")
    found = words(scene)
    assert found.count(years.GAP) == 1
    assert "新收 3件" in found and "办结 2件" in found, "the first bars bear the names"
    assert found.count("4件") == 2, "the others do not"
    assert "2022年：没有报告。" in scene.told and "2021年：新收3件，办结2件。" in scene.told


def test_shares_and_why_there_are_none() -> None:
    reports = (
        applications(2021, 4, 3, 1),
        year_report(2022),
        Report("2021", 2023, {"agency": AGENCY}),
        Report("2021", 2024, {"agency": AGENCY}, {}, {}, {"applications.granted.total": -1}),
    )
    found = words(years.picture(table_of(*reports), "results"))
    for text in ("75%", "25%", "共4件", "0件", "未填", "有负数，无法计算占比"):
        assert text in found


@pytest.mark.parametrize("key", KEYS)
def test_one_year_all_zero_all_blank(key: str) -> None:
    for report in (year_report(2024), Report("2021", 2024, {"agency": AGENCY})):
        scene = years.picture(table_of(report), key)
        assert scene.height < 300
        assert not [mark for mark in scene.marks if isinstance(mark, Plate)], "a key explains nothing then"


def test_a_long_name_goes_over_lines() -> None:
    table = table_of(year_report(2024, agency="临江市" + "很长的名称" * 12))
    for mark in years.sheet(table).marks:
        if isinstance(mark, Caption):
            assert mark.x + len(mark.text) * mark.size * 0.55 <= 480 + 1


def test_unknown_picture() -> None:
    with pytest.raises(KeyError):
        years.picture(ten_years(), "none")


@given(reports=random_reports())
def test_any_reports_in_any_room(reports: Sequence[Report]) -> None:
    table = table_of(*reports)
    for room in (Room(320, 11), Room(480, 14.5), Room(1200, 13)):
        scene = years.sheet(table, room)
        assert scene.width == room.width and scene.height > 0
        assert all(0 <= mark.y <= scene.height for mark in scene.marks if isinstance(mark, Caption))
        for year in table.years:
            assert words(scene).count(f"{year}年") == len(years.PICTURES)


def test_what_each_picture_shows() -> None:
    shown = {one.key: [line.part for line in one.lines(ten_years())] for one in years.PICTURES}
    assert shown["requests"] == [YearPart.RECEIVED, YearPart.PROCESSED]
    assert shown["disputes"] == [YearPart.REVIEWS, YearPart.SUITS]
