"""Which checks can be switched off, and under which names.

What cannot be right whatever the facts are (grade ERROR) is always checked: a
report with such an error cannot be handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from core.records import record
from core.report.checks import rules
from core.report.checks.base import Rule
from core.report.findings import Grade

# One rule looks for twelve kinds of statements; each has a switch of its own.
_STATEMENTS = {
    "X1": "收到申请的件数",
    "X2": "办结、答复的件数",
    "X3": "结转下年度的件数",
    "X4": "上年结转的件数",
    "X5": "没有收到申请的说法",
    "X6": "各类办理结果的件数",
    "X7": "各类申请人的件数",
    "X8": "百分比",
    "X9": "行政复议的件数和结果",
    "X10": "行政诉讼的件数和结果",
    "X11": "规章和规范性文件的件数",
    "X12": "许可、处罚、强制的件数",
}


@record
class Switch:
    """Checks that go on and off together: their ids, what they ask, grade, source; ``fixed`` ones stay on."""

    ids: tuple[str, ...]
    name: str
    grade: Grade
    source: str

    @property
    def fixed(self) -> bool:
        """Whether the check cannot be switched off."""
        return self.grade is Grade.ERROR


def switches() -> tuple[Switch, ...]:
    """All declared checks, in the order of the rules; notes such as the days left are no checks."""
    asked = (rule for rule in rules() if rule.grade is not Grade.NOTE)
    return tuple(switch for _, rules in groupby(asked, key=lambda rule: rule.ids) for switch in _of(list(rules)))


def _of(rules: list[Rule]) -> Iterator[Switch]:
    """The switches of rules with the same ids."""
    first = rules[0]
    if set(first.ids) <= _STATEMENTS.keys():
        for key in first.ids:
            yield Switch((key,), f"{first.name}：{_STATEMENTS[key]}", first.grade, first.source)
    else:
        yield Switch(first.ids, "；".join(rule.name for rule in rules), first.grade, first.source)


def may_be_off(ids: Collection[str]) -> frozenset[str]:
    """Those of the ids that name checks that can be switched off; settings may be old or damaged."""
    return frozenset(key for switch in switches() if not switch.fixed for key in switch.ids if key in ids)


def names_off(ids: Collection[str]) -> tuple[str, ...]:
    """The checks that these ids switch off, each as id and name."""
    found = (switch for switch in switches() if not switch.fixed and set(switch.ids) <= set(ids))
    return tuple(f"{'、'.join(switch.ids)} {switch.name}" for switch in found)
