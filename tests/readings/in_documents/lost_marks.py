"""Kinds of files whose program kept no mark of what was deleted: joined with what stands beside it, seen by the sums alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from core.opening import Opened
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import page

OTHER = made_report("白石县民政局", 3)
_WHY = "不保存修订标记"
_PAGE_STYLE = '<style type="text/css">@page { size: 8.5in 11in; margin: 1in }</style>'
_WRITER = '<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>' + _PAGE_STYLE
_OLD_WRITER = '<META NAME="GENERATOR" CONTENT="OpenOffice 4.1.6 (Win32)">' + _PAGE_STYLE
_XHTML = '<meta name="DCTERMS.source" content="http://xml.openoffice.org/odf2xhtml"/>'
_CALC = '<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>'


def _once(opened: Opened) -> Iterator[str]:
    told = sum(_WHY in note.message for note in opened.notes)
    if told != 1:
        yield f"told {told} times"


def _joined(before: str) -> Callable[[odd.Slot], str]:
    return lambda slot: before + slot.text


@kind("deleted-words-without-a-mark")
def _deleted() -> Iterator[Sample]:
    """What LibreOffice saves as a page of a document with tracked changes: 9 deleted and 26 put in are 926."""
    lost = Truth(year=REPORT.year, agency=REPORT.agency, note=_WHY, doubt="nobody sees what was deleted", extra=_once)
    for name, head in (("a page", _WRITER), ("an old page", _OLD_WRITER), ("XHTML", _XHTML)):
        yield page(f"{name}, every figure", _joined("9"), lost, head=head)
        idle = lambda s: ("0" if s.key.startswith("disclosure") else "") + s.text  # noqa: E731
        yield page(f"{name}, a 0 before others", idle, lost, head=head)
        for report in (REPORT, OTHER):
            plain = truth_of(report, quiet=True)
            yield page(f"seen: {name} without changes, {report.agency}", _joined(""), plain, report, head=head)
    other = Truth(year=REPORT.year, extra=lambda o: [n.message for n in o.notes if _WHY in n.message])
    yield page("seen: another program's page", _joined("9"), other)
    yield page("seen: of a workbook", _joined("9"), other, head=_CALC)
