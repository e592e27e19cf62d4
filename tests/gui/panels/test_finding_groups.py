"""In which order findings stand."""

import re
from collections import Counter
from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.helpers.gui.findings_desk import ASPECTS, BAD, Desk, fine


def test_verdict_groups_and_grades_in_words(desk: Desk) -> None:
    assert desk.panel.verdict.text() == "1处错误，4处提醒，1处未填"
    lines = desk.lines()
    assert [line for line in lines if line.endswith("）") and "：" not in line] == [
        "错误（1）",  # first, wherever they are
        "一、总体情况（2处提醒）",
        "三、申请办理（1处未填）",
        "五、问题及改进（2处提醒）",
    ]
    assert [line.partition("：")[0] for line in lines[:2]] == ["错误（1）", "错误"]
    assert not desk.panel.closed.isVisible()


def test_numbers_of_the_headings_add_up_to_the_verdict(qtbot: QtBot) -> None:
    waiting = {"problems": ("2023年解读单一，正在改进。，",), "overview": tuple(ASPECTS.split("\n"))}
    desk = Desk(qtbot, replace(BAD, unverified=waiting, last_year=BAD))
    numbers = Counter[str]()
    for line in desk.lines():
        if (found := re.search(r"（(.*)）$", line)) and "：" not in line:
            for number, what in re.findall(r"(\d+)(处未填|处提醒|段未核对)", found[1]):
                numbers[what] += int(number)
    assert desk.panel.verdict.text() == "1处错误，" + "，".join(
        f"{numbers[what]}{what}" for what in ("处提醒", "处未填", "段未核对")
    )
    assert [line for line in desk.lines() if line.startswith("未核对：1段")]


def test_words_beside_a_table_stand_with_its_part(qtbot: QtBot) -> None:
    beside = {"applications.below": "注：2024年收到3件。", "disclosure.below": "注：数据来自综合执法队。"}
    report = replace(fine(**beside), unverified={"disclosure.below": (beside["disclosure.below"],)})
    heads = [line for line in Desk(qtbot, report).lines() if line.endswith("）") and "：" not in line]
    assert heads == ["二、主动公开（1段未核对）", "三、申请办理（1处提醒）"]
