"""图解: the figures of one year; what is 0 or blank is named, the official relation is told as it stands."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from core.report.report import Report
from core.writers.pictures.infographic import infographic
from core.writers.pictures.scene import Caption, Scene
from tests.helpers.core.year_reports import AGENCY, applications, random_reports, table_of, year_report


def words(scene: Scene) -> list[str]:
    return [mark.text for mark in scene.marks if isinstance(mark, Caption)]


def test_the_key_figures() -> None:
    report = year_report(
        2024,
        disclosure__licensing__decisions=1204,
        disclosure__fees__amount=Decimal("12.5"),
        applications__new__natural_person=9,
        applications__carried_in__business=1,
        applications__granted__natural_person=6,
        applications__refused__third_party__natural_person=2,
        proceedings__review__upheld=3,
    )
    scene = infographic(table_of(report))
    found = words(scene)
    for text in (
        "1204",
        "行政许可",
        "12.5",
        "万元",
        "9",
        "1",
        "8",
        "2",
        "6件（75.0%）",
        "行政复议3件",
        "行政诉讼0件",
        "=",
    ):
        assert text in found, text
    assert scene.title == f"{AGENCY}2024年政府信息公开工作年度报告图解"
    assert any("为0的项目" in text for text in found)
    assert not any("未填" in text for text in found)


def test_blank_is_never_zero() -> None:
    found = words(infographic(table_of(Report("2021", 2024, {"agency": AGENCY}))))
    assert "未填" in found and any(text.startswith("未填的项目") for text in found)
    assert not any(text in ("0", "0件") for text in found)
    assert not any("为0的项目" in text for text in found)


def test_a_relation_that_does_not_hold_is_not_drawn_as_one() -> None:
    report = replace(applications(2024, 5, 4), printed={"applications.carried_out.total": 7})
    assert "≠" in words(infographic(table_of(report)))
    assert "=" in words(infographic(table_of(applications(2024, 5, 4))))


@given(reports=random_reports())
def test_any_report(reports: Sequence[Report]) -> None:
    for report in reports[:2]:
        scene = infographic(table_of(report))
        marks = [mark for mark in scene.marks if isinstance(mark, Caption)]
        assert all(0 <= mark.y <= scene.height and 0 <= mark.x <= scene.width for mark in marks)
        assert min(mark.size for mark in marks) * 375 / scene.width >= 11


def test_a_long_name_and_long_figures() -> None:
    report = year_report(2024, agency="临江市" + "很长的名称" * 12, disclosure__licensing__decisions=999_999_999_999)
    scene = infographic(table_of(report))
    for mark in (mark for mark in scene.marks if isinstance(mark, Caption)):
        wide = sum(1 if ord(char) > 255 else 0.56 for char in mark.text) * mark.size
        left = mark.x - {"start": 0, "middle": wide / 2, "end": wide}[mark.anchor]
        assert left >= -1 and left + wide <= scene.width + 1, mark
