"""Parts that the forms of 2019 and 2021 share word for word.

Labels: the templates of 国办公开办函〔2019〕60号 and 〔2021〕30号.  The guides
(填报口径) only point to articles of 政府信息公开条例 (国务院令第711号); the notices
define no more than the printed words.
"""

from __future__ import annotations

from core.forms.applications import applications
from core.forms.concepts import Concept, Part
from core.forms.proceedings import proceedings
from core.forms.spec import Head, Kind, Section, Table


def counted(label: str, key: str, guide: str = "", *aliases: str, concept: Concept | None = None) -> Head:
    """A row of table two."""
    return Head(label, key, guide=guide, aliases=aliases, concept=concept)


def money(label: str, key: str, span: int = 1) -> Head:
    """A column of table two that holds an amount in 万元."""
    return Head(label, key, span=span, kind=Kind.MONEY, guide="单位是万元，可以有小数。")


def text_sections(aspects: tuple[str, ...], limit: int, guide: str) -> dict[str, Section]:
    """The three text sections, which both forms print alike; of 总体情况 the notices do not say the same."""
    overview = Section(
        "overview",
        "一",
        "总体情况",
        "总体情况",
        placeholder="（文字描述）",
        aspects=aspects,
        limit=limit,
        guide=guide,
        aliases=("概述", "概况", "总体概况", "基本情况", "工作概况"),
        part=Part.WORK,
    )
    problems = Section(
        "problems",
        "五",
        "存在的主要问题及改进情况",
        "问题及改进",
        placeholder="（文字描述）",
        guide="条例第五十条第一款第（四）项：政府信息公开工作存在的主要问题及改进情况。",
        aliases=(
            "存在的主要问题和改进措施",
            "主要问题及整改措施",
            "存在问题及改进情况",
            "政府信息公开工作存在的主要问题及改进情况",
            "存在的问题及改进措施",
            "主要问题及改进情况",
        ),
        part=Part.PROBLEMS,
    )
    other = Section(
        "other",
        "六",
        "其他需要报告的事项",
        "其他事项",
        placeholder="（文字描述，收取信息处理费情况在此处报告。）",
        guide="收取信息处理费情况在此处报告（国办函〔2020〕109号）；没有收取也写明。",
        aliases=("需要报告的其他事项", "其他报告事项", "其他需要报告事项", "其他事项"),
        part=Part.OTHER,
    )
    return {"overview": overview, "problems": problems, "other": other}


def sections(
    disclosure: Table,
    other_row: Head,
    aspects: tuple[str, ...] = (),
    limit: int = 0,
    guide: str = "总体情况用文字描述。",
) -> tuple[Section, ...]:
    """All six sections; the forms differ in table two, in one row of table three, and in what 总体情况 must treat."""
    texts = text_sections(aspects, limit, guide)
    return (
        texts["overview"],
        Section(
            "disclosure",
            "二",
            "主动公开政府信息情况",
            "主动公开",
            disclosure,
            aliases=("主动公开信息情况",),
            part=Part.DISCLOSURE,
        ),
        Section(
            "applications",
            "三",
            "收到和处理政府信息公开申请情况",
            "申请办理",
            applications(other_row),
            aliases=("收到和处理政府信息公开的申请情况", "政府信息公开申请办理情况"),
            part=Part.APPLICATIONS,
        ),
        Section(
            "proceedings",
            "四",
            "政府信息公开行政复议、行政诉讼情况",
            "复议诉讼",
            proceedings(),
            aliases=(
                "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "政府信息公开行政复议和行政诉讼情况",
            ),
            part=Part.PROCEEDINGS,
        ),
        texts["problems"],
        texts["other"],
    )
