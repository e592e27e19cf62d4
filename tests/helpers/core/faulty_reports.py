"""Reports that are wrong in one way each, and what the checks say of them, line by line.

``.venv/bin/python -m tests.helpers.core.faulty_reports`` writes the file that
tests/core/report/checks/test_told.py holds the sentences against.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from core.forms.applications import APPLICANTS
from core.report.calc import compute
from core.report.checks import run_checks
from core.report.report import Report
from tests.helpers.check_reports import OVERVIEW, after, good
from tests.helpers.places import DATA

FILE = DATA / "golden" / "findings.txt"
NEW, GRANTED, IN, OUT = (f"applications.{row}" for row in ("new", "granted", "carried_in", "carried_out"))


def figures(**more: int | Decimal | None) -> Report:
    """A right report with other figures; a key's dots are written as two underscores."""
    return good().with_values({key.replace("__", "."): value for key, value in more.items()})


def text(section: str, words: str) -> Report:
    return good().with_text(section, words)


def printed(report: Report, **other: int) -> Report:
    """A file that prints its totals, some of them otherwise."""
    totals = {key: total.value for key, total in compute(report.form, report.values).items()}
    return replace(report, printed={**totals, **{key.replace("__", "."): value for key, value in other.items()}})


def busy() -> Report:
    """A right report with a figure in every column of table three."""
    values = {f"{NEW}.{column}": 20 + place for place, column in enumerate(APPLICANTS)}
    given = {f"{GRANTED}.{column}": 20 + place for place, column in enumerate(APPLICANTS)}
    return good().with_values({**values, **given})


def reports() -> Iterator[tuple[str, Report]]:
    yield "nothing to find", good()
    yield "results above what arrived", figures(applications__granted__business=2)
    yield "three columns do not hold", good().with_values({f"{GRANTED}.{column}": 2 for column in APPLICANTS[:3]})
    yield "row below nothing", figures(applications__new__business=-1)
    yield "printed total of a row", printed(busy(), applications__new__total=1)
    yield (
        "printed totals of three rows",
        printed(
            busy(), applications__new__total=1, applications__granted__total=2, applications__results_total__total=3
        ),
    )
    yield "printed carry-over", printed(busy(), applications__carried_out__business=4)
    yield "two figures changed places", printed(busy().with_values({f"{NEW}.business": 22, f"{NEW}.research": 21}))
    yield "a digit too many", printed(busy()).with_values({f"{GRANTED}.business": 221})
    yield "a half", figures(applications__new__business=Decimal("1.5"), applications__granted__business=Decimal("1.5"))
    yield "a negative", figures(disclosure__regulations__issued=-3)
    yield "blanks", figures(disclosure__regulations__issued=None, applications__new__business=None)
    yield (
        "carry-over of last year",
        after(figures(applications__new__business=5), figures(applications__carried_in__business=2)),
    )
    yield (
        "rules of law",
        replace(good(), body={"agency": "白石县财政局"}).with_values({"disclosure.regulations.in_force": 3}),
    )
    yield "more issued than in force", figures(disclosure__regulations__issued=3)
    yield "money in yuan", figures(disclosure__fees__amount=Decimal(251000))
    yield (
        "a hundred times last year",
        after(figures(disclosure__fees__amount=Decimal("2.5")), figures(disclosure__fees__amount=Decimal("250.1"))),
    )
    yield (
        "many others",
        figures(
            applications__new__business=100, applications__granted__business=70, applications__other__other__business=30
        ),
    )
    yield "unpaid fees", figures(applications__new__natural_person=1, applications__other__fee_unpaid__natural_person=1)
    yield "disputes", figures(proceedings__review__upheld=9, proceedings__direct_suit__upheld=8)
    yield "as last year", after(busy(), busy())
    yield "body unknown", replace(good(), body={})
    yield "empty texts", text("overview", "").with_text("problems", " ")
    yield "placeholder", text("overview", "（文字描述）")
    yield "gap", text("other", "本年度收取信息处理费____元。")
    yield "other body", replace(good(), texts={**good().texts, "title": "白石县财政局2025年政府信息公开工作年度报告"})
    yield (
        "year of the title",
        replace(good(), texts={**good().texts, "title": "临江市住房和城乡建设局2023年政府信息公开工作年度报告"}),
    )
    yield "aspects", text("overview", "本局积极公开各类信息。")
    yield "long", text("overview", OVERVIEW + "\n" + "做好公开工作。" * 200)
    yield "short", text("problems", "解读不够。")
    yield "no problems", text("problems", "存在的主要问题：无。改进情况：继续加强学习。")
    yield "fees not told", text("other", "无其他需要报告的事项。")
    yield "writing", text("problems", "存在不足，，需要改进。一是解读单一。三是培训不够。本局（含下属单位。")
    yield "commas of Latin", text("problems", "存在解读形式单一,培训不够的问题,需要改进工作。")
    yield "doubled", text("problems", "存在的的问题是解读形式单一，需要进一步加强培训。")
    yield "card", text("other", "本年度没有收取信息处理费。联系人身份证号11010519491231002X，手机13812345678。")
    yield "bank card", text("other", "本年度没有收取信息处理费。账号6222021234567890128。")
    yield (
        "years",
        text("overview", OVERVIEW + "\n2024年公开信息126条。").with_text(
            "problems", "2025年，我局将加强培训，解决解读形式单一的问题。"
        ),
    )
    yield "period", text("preamble", "本报告的统计期限为2024年1月1日至2024年12月31日。")
    yield "claims", text("overview", OVERVIEW + "\n全年收到政府信息公开申请7件，予以公开3件，未发生行政复议。")
    yield (
        "denied though there are",
        figures(applications__new__business=1, applications__granted__business=1).with_text(
            "overview", OVERVIEW + "\n全年未收到政府信息公开申请。"
        ),
    )
    yield "shares", busy().with_text("overview", OVERVIEW + "\n全年收到申请161件，其中自然人申请占90%。")
    yield "compared", after(busy(), figures()).with_text("overview", OVERVIEW + "\n申请量较上年增长50%。")


def told() -> str:
    """Each report with its findings: rule, grade, place, cells, sentence."""
    lines: list[str] = []
    for name, report in reports():
        lines.append(f"# {name}")
        for one in run_checks(report):
            where = " ".join([one.place or "-", *(map(str, one.span or ())), *one.cells])
            lines += [f"{one.id} {one.grade.name} {where}", f"    {one.message}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(told(), "utf-8")
