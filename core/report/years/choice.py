"""Which reports stand side by side: one a year, of one body, of ten years at most; what is in the way is said."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from core.forms.labels import fold_words
from core.records import record
from core.report.report import Report

MOST_YEARS = 10


@record
class YearEntry:
    """A report and the file it came from (its name); ``doubtful`` cells and ``remarks`` are what the reading left open."""

    source: str
    report: Report
    doubtful: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The year of the report, 0 where its file names none."""
        return self.report.year


class Hindrance(StrEnum):
    """Why a report cannot simply stand beside others."""

    NO_YEAR = "no_year"
    SAME_YEAR = "same_year"
    OTHER_BODY = "other_body"
    TOO_MANY = "too_many"


@record
class Hindered:
    """What is in the way of an entry, and one plain sentence; ``other`` is the entry it is at odds with."""

    kind: Hindrance
    sentence: str
    other: YearEntry | None = None


def hindrance(entry: YearEntry, among: Sequence[YearEntry], renamed: bool = False) -> Hindered | None:
    """What is in the way of one more report, the first thing that a person has to decide; ``renamed``: names do not matter."""
    if not entry.year:
        return Hindered(Hindrance.NO_YEAR, f"“{entry.source}”里未识别出报告年度。")
    stranger = next((other for other in among if not renamed and not _one_body(entry, other)), None)
    if stranger is not None:
        names = (f"“{one.source}”是{one.report.agency}的报告" for one in (entry, stranger))
        return Hindered(Hindrance.OTHER_BODY, f"{'，'.join(names)}，机关不同。", stranger)
    for other in among:
        if other.year == entry.year:
            sentence = f"“{other.source}”和“{entry.source}”都是{entry.year}年的报告，一年只能用一份。"
            return Hindered(Hindrance.SAME_YEAR, sentence, other)
    years = [entry.year, *(other.year for other in among)]
    if max(years) - min(years) >= MOST_YEARS:
        span = f"{min(years)}—{max(years)}年"
        return Hindered(Hindrance.TOO_MANY, f"“{entry.source}”加入后是{span}，最多对比{MOST_YEARS}年。")
    return None


def _one_body(one: YearEntry, other: YearEntry) -> bool:
    """Whether two reports may be of one body; one without a name may be anybody's."""
    names = [fold_words(entry.report.agency) for entry in (one, other)]
    return names[0] == names[1] or not all(names)
