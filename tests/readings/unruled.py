"""Kinds of pages whose tables have no lines at all, or only some."""

from __future__ import annotations

from collections.abc import Iterator

from tests.helpers.makers.ofd_maker import ofd
from tests.helpers.makers.pdf_maker import Look, pdf
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report

REPORTS = (REPORT, made_report("白石县民政局", 3), made_report("临江市门户网站管理局", 5, "2019"))


@kind("tables-without-lines")
def _unruled() -> Iterator[Sample]:
    """Figures in the middle of tall cells: read where nothing else is possible, refused else; never shifted."""
    looks = {
        "in the middle": Look(borders="none"),
        "in the middle, small": Look(borders="none", size=8),
        "at the top": Look(borders="none", middle=False),
        "in the middle, page numbers": Look(borders="none", footer="— {} —"),
    }
    for name, look in looks.items():
        for report in REPORTS:
            told = truth_of(
                report,
                values={key: (report.value(key), None) for key in report.form.typed},
                note="没有边框线",
                refusable=True,
            )
            yield Sample(f"{name}, {report.agency}", ".pdf", lambda r=report, k=look: pdf(r, k), told)
            yield Sample(f"{name}, {report.agency}", ".ofd", lambda r=report, k=look: ofd(r, k), told)
