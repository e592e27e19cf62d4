"""Only years move: digits of every other kind stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.texts.year_moves import move, moves, places

YEARS = {
    "甲局2024年政府信息公开": "甲局2025年政府信息公开",
    "自2024年1月1日起至2024年12月31日止": "自2025年1月1日起至2025年12月31日止",
    "2024 年度": "2025 年度",
    "截至2024.12.31": "截至2025.12.31",
    "2024.1.1-2024.12.31": "2025.1.1-2025.12.31",
    "2024/01/01-2024/12/31": "2025/01/01-2025/12/31",
    "截至2024年12月底，2024年1—12月": "截至2025年12月底，2025年1—12月",
    "2024年，按2024年1月1日起施行的《条例》": "2025年，按2024年1月1日起施行的《条例》",
    "2024年实施《条例》，印发文件，2024年发布信息": "2025年实施《条例》，印发文件，2025年发布信息",
    "2024年1月至12月印发的文件": "2025年1月至12月印发的文件",
    "现公布2024年度报告（2024年度）": "现公布2025年度报告（2025年度）",
    "依据〔2024〕3号（2024年度）": "依据〔2024〕3号（2025年度）",
    "2024-01-01至2024-12-31": "2025-01-01至2025-12-31",
    "２０２４年和二〇二四年": "２０２５年和二〇二五年",
    "可在https://www.a.gov.cn查阅2024年度报告": "可在https://www.a.gov.cn查阅2025年度报告",
    "某办(2024)12号，2024年": "某办(2024)12号，2025年",
    "依据《2024年工作要点》（某办〔2024〕3号），2024年度": "依据《2024年工作要点》（某办〔2024〕3号），2025年度",
}
STAY = (
    "地址：滨河路2024号",
    "邮编：202400，320240",
    "电话：0571-82024120",
    "电话：2024-1234567",
    "传真：(0571)2024120",
    "xx2024@yunxishi.gov.cn",
    "https://www.a.gov.cn/2024/202401/t20240117_2024.html",
    "www.a.gov.cn/zwgk/2024年报",
    "a.gov.cn/2024/",
    "某办〔2024〕12号",
    "某办[2024]12号",
    "某办【2024】第12号",
    "公开经费2024.5万元",
    "支出2024元",
    "接待12024人次，2024人次",
    "档案2024卷",
    "编号为20240117",
    "编号2024-15",
    "2021—2024年规划",
    "12024年",
    "财政部公告2024年第12号",
    "国办函2024年30号",
    "政府公报2024年第3期",
    "自2024年5月1日起施行",
    "2024年5月1日起施行的《条例》",
    "国务院办公厅2024年印发的《格式》",
    "《格式》（2024年9月印发）",
    "《条例》（2024年4月3日国务院令第711号修订）",
    "公司法（2024年修正）",
    "目录（2024版）",
    "2024年版",
    "国务院令第790号（2024年）",
    "2024年国务院令第790号",
    "于2024年3月挂牌成立",
    "2024年3月机构改革",
    "成立于2024年",
    "2022、2023、2024年",
    "二〇二三年至二〇二四年",
    "2023年、2025年",
)


@pytest.mark.parametrize("old", YEARS)
def test_years_move(old: str) -> None:
    assert move(old, 2024, 2025) == YEARS[old]
    assert move(YEARS[old], 2025, 2024) == old


@pytest.mark.parametrize("text", STAY)
def test_other_digits_stay(text: str) -> None:
    assert move(text, 2024, 2025) == text
    assert move(f"2024年，{text}，2024年度", 2024, 2025) == f"2025年，{text}，2025年度"


def test_the_title_may_name_its_year_without_the_word() -> None:
    assert move("甲局2024政府信息公开工作年度报告", 2024, 2025, "title") == "甲局2025政府信息公开工作年度报告"
    assert move("政府信息公开工作年度报告（2024）", 2024, 2025, "title") == "政府信息公开工作年度报告（2025）"
    assert places("公开2024", 2024) == []


def test_a_move_shows_its_words_and_can_be_kept() -> None:
    text = "2024年，其他\n自2024年1月1日起至2024年12月31日止"
    assert [(m.before, m.after) for m in moves(text, 2024, "preamble")] == [
        ("", "年，其他"),
        ("自", "年1月1日起至2…"),
        ("…4年1月1日起至", "年12月31日止"),
    ]
    assert move(text, 2024, 2025, kept=(0, 2)) == "2024年，其他\n自2025年1月1日起至2024年12月31日止"


@given(st.text("0123456789年月日.-/〔〕号《》（）万元@a ", max_size=40), st.integers(1000, 9999))
def test_nothing_but_four_digits_changes(text: str, year: int) -> None:
    moved = move(text, 2024, year)
    assert len(moved) == len(text)
    starts = places(text, 2024)
    assert [i for i in range(len(text)) if text[i] != moved[i] and not any(s <= i < s + 4 for s in starts)] == []
