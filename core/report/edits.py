"""Every change to a report is a command that knows its inverse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from core.report.numbers import Value
from core.report.report import Report, paragraphs


class Edit(Protocol):
    """A change: ``apply`` makes the new report, ``inverse`` the change that takes it back.

    ``name`` is shown in the menu (撤销 …).  ``inverse`` is asked before ``apply``,
    with the report that the edit will be applied to.
    """

    @property
    def name(self) -> str:
        """What the menu calls the change, e.g. 修改数据."""
        ...

    def apply(self, report: Report) -> Report:
        """The report after the change."""
        ...

    def inverse(self, report: Report) -> Edit:
        """The change that takes this one back; asked before ``apply``."""
        ...


@dataclass(frozen=True)
class SetCells:
    """Set figures (None: blank) of any number of typed cells in one step."""

    values: Mapping[str, Value]
    name: str = "修改数据"

    def apply(self, report: Report) -> Report:
        return report.with_values(self.values)

    def inverse(self, report: Report) -> Edit:
        return SetCells({key: report.value(key) for key in self.values}, self.name)


@dataclass(frozen=True)
class SetText:
    """Set a text as it is stored; None lets title or preamble be generated again."""

    key: str
    text: str | None
    name: str = "修改文字"

    def apply(self, report: Report) -> Report:
        return report.with_text(self.key, self.text)

    def inverse(self, report: Report) -> Edit:
        return SetText(self.key, report.texts.get(self.key), self.name)


@dataclass(frozen=True)
class SetLinks:
    """Set a text that reads as before, with other numbers linked: paragraphs 未核对 stay so."""

    key: str
    text: str
    name: str = "与表格联动"

    def apply(self, report: Report) -> Report:
        linked = report.with_text(self.key, self.text)
        if self.key not in report.unverified:
            return linked
        became = defaultdict[str, list[str]](list)  # paragraphs that read the same may read differently now
        for before, after in zip(paragraphs(report.template(self.key)), paragraphs(self.text), strict=True):
            became[before].append(after)
        waiting = dict.fromkeys(report.unverified[self.key])
        now = tuple(template for words in waiting for template in became[words] or [words])
        return replace(linked, unverified={**report.unverified, self.key: now})

    def inverse(self, report: Report) -> Edit:
        if self.key not in report.texts:  # generated, and to be generated again
            return SetText(self.key, None, self.name)
        return SetLinks(self.key, report.texts[self.key], self.name)


def reword(report: Report, key: str, text: str, name: str = "修改文字") -> SetText:
    """Let a text read like this; figures linked in what stays the same stay linked."""
    return SetText(key, report.linked(key).reworded(text).template, name)


@dataclass(frozen=True)
class SetTexts:
    """Set several texts as they are stored in one step (replace in all texts)."""

    texts: Mapping[str, str | None]
    name: str = "全部替换"

    def apply(self, report: Report) -> Report:
        for key, text in self.texts.items():
            report = report.with_text(key, text)
        return report

    def inverse(self, report: Report) -> Edit:
        return SetTexts({key: report.texts.get(key) for key in self.texts}, self.name)


@dataclass(frozen=True)
class SetBody:
    """Set one line of 封面与说明; an empty text removes it."""

    key: str
    value: str
    name: str = "修改单位信息"

    def apply(self, report: Report) -> Report:
        return report.with_body(self.key, self.value)

    def inverse(self, report: Report) -> Edit:
        return SetBody(self.key, report.body.get(self.key, ""), self.name)


@dataclass(frozen=True)
class Confirm:
    """Set which paragraphs of a text are still 未核对."""

    key: str
    waiting: tuple[str, ...]
    name: str = "确认段落"

    def apply(self, report: Report) -> Report:
        rest = {key: value for key, value in report.unverified.items() if key != self.key}
        return replace(report, unverified={**rest, self.key: self.waiting} if self.waiting else rest)

    def inverse(self, report: Report) -> Edit:
        return Confirm(self.key, report.unverified.get(self.key, ()), self.name)


@dataclass(frozen=True)
class DropPrinted:
    """Let go of totals printed in the imported file: from now on ours count."""

    keys: tuple[str, ...]
    name: str = "采用自动合计"

    def apply(self, report: Report) -> Report:
        return replace(report, printed={key: v for key, v in report.printed.items() if key not in self.keys})

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@dataclass(frozen=True)
class SettleSums:
    """Set figures of typed cells and let go of printed totals, in one step: the sums of a file put right."""

    values: Mapping[str, Value]
    totals: tuple[str, ...] = ()
    name: str = "改正数据"

    def apply(self, report: Report) -> Report:
        return DropPrinted(self.totals).apply(report.with_values(self.values))

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@dataclass(frozen=True)
class ReplaceReport:
    """Put another report in the place of this one (import, year, roll-over): one step."""

    report: Report
    name: str = "导入"

    def apply(self, report: Report) -> Report:
        return self.report

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@dataclass(frozen=True)
class KeepHint:
    """Keep a hint (:attr:`Finding.key`) as it is, with the reason written for it; "" lets it ask again."""

    key: str
    reason: str
    name: str = "保留提醒"

    def apply(self, report: Report) -> Report:
        rest = {key: reason for key, reason in report.kept.items() if key != self.key}
        return replace(report, kept={**rest, self.key: self.reason} if self.reason else rest)

    def inverse(self, report: Report) -> Edit:
        return KeepHint(self.key, report.kept.get(self.key, ""), self.name)
