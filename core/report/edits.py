"""Every change to a report is a command that knows its inverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import product
from typing import Protocol, cast

from core.records import record
from core.report.fees import Entry
from core.report.numbers import Value
from core.report.report import Finished, Reopening, Report, paragraphs


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


@record
class SetCells:
    """Set figures (None: blank) of any number of typed cells in one step; ``marks`` go into blank ones (“/”, 不适用)."""

    values: Mapping[str, Value]
    name: str = "修改数据"
    marks: Mapping[str, str] = field(default_factory=dict[str, str])

    def apply(self, report: Report) -> Report:
        return report.with_values(self.values).with_marks(self.marks)

    def inverse(self, report: Report) -> Edit:
        keys = (*self.values, *self.marks)
        marks = {key: report.marks[key] for key in keys if key in report.marks}
        return SetCells({key: report.value(key) for key in keys}, self.name, marks)


@record
class SetText:
    """Set a text as it is stored; None lets title or preamble be generated again.

    A paragraph that a person rewords is looked at by that: its mark 未核对 goes with
    its old words.  Where the program words it (a repair, a replacement, a link),
    ``waiting`` holds what is 未核对 afterwards, see :func:`unread`.
    """

    key: str
    text: str | None
    name: str = "修改文字"
    waiting: tuple[str, ...] | None = None

    def apply(self, report: Report) -> Report:
        worded = report.with_text(self.key, self.text)
        return worded if self.waiting is None else worded.with_unverified(self.key, self.waiting)

    def inverse(self, report: Report) -> Edit:
        waiting = None if self.waiting is None else report.unverified.get(self.key, ())
        return SetText(self.key, report.texts.get(self.key), self.name, waiting)


def unread(report: Report, key: str, text: str, name: str = "修改文字") -> SetText:
    """Set a text as it is stored without anybody reading it: paragraphs 未核对 stay so in their new words."""
    return SetText(key, text, name, _still_waiting(report, key, text))


def reword(report: Report, key: str, text: str, name: str = "修改文字") -> SetText:
    """Let a text read like this, as :func:`unread`; figures linked in what stays the same stay linked."""
    return unread(report, key, report.linked(key).reworded(text).template, name)


def _still_waiting(report: Report, key: str, text: str) -> tuple[str, ...]:
    """What is 未核对 in the new text: the paragraphs that came of those that were."""
    waiting = report.unverified.get(key, ())
    if not waiting:
        return ()
    before, after = paragraphs(report.template(key)), paragraphs(text)
    became = dict[str, list[str]]()
    for old, new in _pairs(before, after):
        became.setdefault(old, []).append(new)
    # A paragraph that is not there keeps its mark: undoing its removal brings it back unread.
    return tuple(dict.fromkeys(new for old in waiting for new in became.get(old, [old])))


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each paragraph with what became of it; where their number changed, each changed one with all that are new."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone, come = list[str](), list[str]()
    for tag, start, end, new_start, new_end in steps:
        old, new = before[start:end], after[new_start:new_end]
        if tag == "equal":
            yield from zip(old, new, strict=True)
        else:
            gone, come = [*gone, *old], [*come, *new]
    # One that now reads like another seems to have gone in one place and come in another.
    yield from product(gone, come)


@record
class SetTexts:
    """Several texts in one step (replace in all texts)."""

    steps: tuple[SetText, ...]
    name: str = "全部替换"

    def apply(self, report: Report) -> Report:
        for step in self.steps:
            report = step.apply(report)
        return report

    def inverse(self, report: Report) -> Edit:
        return SetTexts(tuple(cast("SetText", step.inverse(report)) for step in self.steps), self.name)


@record
class SetBody:
    """Set one line of 封面与说明; an empty text removes it."""

    key: str
    value: str
    name: str = "修改机关信息"

    def apply(self, report: Report) -> Report:
        return report.with_body(self.key, self.value)

    def inverse(self, report: Report) -> Edit:
        return SetBody(self.key, report.body.get(self.key, ""), self.name)


@record
class Confirm:
    """Set which paragraphs of a text are still 未核对."""

    key: str
    waiting: tuple[str, ...]
    name: str = "确认段落"

    def apply(self, report: Report) -> Report:
        return report.with_unverified(self.key, self.waiting)

    def inverse(self, report: Report) -> Edit:
        return Confirm(self.key, report.unverified.get(self.key, ()), self.name)


@record
class DropPrinted:
    """Let go of totals printed in the imported file: from now on ours count."""

    keys: tuple[str, ...]
    name: str = "采用自动合计"

    def apply(self, report: Report) -> Report:
        return replace(report, printed={key: v for key, v in report.printed.items() if key not in self.keys})

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@record
class SettleSums:
    """Set figures of typed cells and let go of printed totals, in one step: the sums of a file put right."""

    values: Mapping[str, Value]
    totals: tuple[str, ...] = ()
    name: str = "改正数据"

    def apply(self, report: Report) -> Report:
        return DropPrinted(self.totals).apply(report.with_values(self.values))

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@record
class ReplaceReport:
    """Put another report in the place of this one (import, year, roll-over): one step."""

    report: Report
    name: str = "导入"

    def apply(self, report: Report) -> Report:
        return self.report

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@record
class SetFees:
    """Keep these lines of the fee calculator."""

    fees: tuple[Entry, ...]
    name: str = "修改信息处理费记录"

    def apply(self, report: Report) -> Report:
        return replace(report, fees=self.fees)

    def inverse(self, report: Report) -> Edit:
        return SetFees(report.fees, self.name)


@record
class Finish:
    """Say that the report is 定稿: from now on it is only read, see :class:`Reopen`."""

    finished: Finished
    name: str = "定稿"

    def apply(self, report: Report) -> Report:
        return replace(report, finished=self.finished)

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@record
class Reopen:
    """Let a finished report be changed again, with the day and a note that says why."""

    day: str
    note: str
    name: str = "解除定稿"

    def apply(self, report: Report) -> Report:
        if report.finished is None:
            return report
        reopened = (*report.reopened, Reopening(self.day, self.note, report.finished))
        return replace(report, finished=None, reopened=reopened)

    def inverse(self, report: Report) -> Edit:
        return ReplaceReport(report, self.name)


@record
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
