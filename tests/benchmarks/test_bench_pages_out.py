"""PDF with its data inside and OFD beside LibreOffice in one run, by processor time; page and 对照 by units of work."""

import resource
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from core.enclosed import data_of
from core.report.difference_report import difference_report
from core.report.report import Report
from core.writers.docx import report as docx_report
from core.writers.html import listing, page
from core.writers.layout.style import DOCUMENT, OFFICIAL, Style
from core.writers.listing import listing_of
from core.writers.ofd import report as ofd
from core.writers.typesetting import typeset
from tests.benchmarks.conftest import Tell, in_units, lower_quartile, unit
from tests.benchmarks.test_bench_pdf_out import changed

ROUNDS = 12


def of_libreoffice(folder: Path) -> Callable[[], float]:
    """A conversion of our DOCX to PDF; the seconds of processor time that it took."""
    source = folder / "report.docx"
    docx_report.export(changed(0), source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]

    def convert() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    convert()  # the first time makes its profile
    return convert


def spent(work: Callable[[Report], object], number: int) -> float:
    """Seconds of processor time of a piece of work on a report that was never seen before."""
    report = changed(number)
    start = process_time()
    work(report)
    return process_time() - start


@pytest.mark.parametrize("style", [OFFICIAL, DOCUMENT], ids=lambda style: style.key)
def test_pdf_and_ofd_beside_libreoffice(
    style: Style, tmp_path: Path, tell: Tell, request: pytest.FixtureRequest
) -> None:
    """At least 15 × faster with the data inside; an OFD takes little more than the PDF whose pages it shows."""
    counts = request.config.getoption("--benchmark-enable")
    theirs = of_libreoffice(tmp_path) if counts and shutil.which("soffice") else None
    typeset.pdf(changed(-1), style)
    pdfs, ofds, office = list[float](), list[float](), list[float]()
    for turn in range(ROUNDS if counts else 1):
        pdfs.append(spent(lambda report: typeset.to_bytes(report, style, data=data_of(report)), 1000 + 2 * turn))
        ofds.append(spent(lambda report: ofd.to_bytes(report, style, data=data_of(report)), 1001 + 2 * turn))
        if theirs and turn % 3 == 0:
            office.append(theirs())
    tell(f"{style.key}: OFD over PDF", lower_quartile(ofds) / lower_quartile(pdfs))
    if office:
        times = min(office) / lower_quartile(pdfs)
        print(f"{style.key}: PDF {lower_quartile(pdfs):.3f} s, LibreOffice {min(office):.2f} s: {times:.0f} × faster")
        assert times >= 15


UNIT = 2.0  # milliseconds of a unit of work on the machine that the goals are for


def test_page_and_difference(tell: Tell, request: pytest.FixtureRequest) -> None:
    """A page with its data takes 2 ms at most, a difference report on screen 20, told in units of work."""
    base = changed(-2)

    def differences(report: Report) -> str:
        return listing(listing_of(difference_report(base, report, ("上年报告", "本报告"))), "#000000")

    def whole(report: Report) -> str:
        return page(report, data=data_of(report))

    goals: dict[str, tuple[Callable[[Report], object], float]] = {"page": (whole, 2), "difference": (differences, 20)}
    rounds = 3 * ROUNDS if request.config.getoption("--benchmark-enable") else 1
    times: dict[str, list[float]] = {name: [] for name in goals}
    units: list[float] = []
    for turn in range(rounds):
        units.append(unit())
        for place, (name, (work, _)) in enumerate(goals.items()):
            times[name].append(1000 * spent(work, 5000 + 2 * turn + place))
    for name, (_, goal) in goals.items():
        found = in_units(times[name], units, 0.25)
        tell(f"{name}: units of work", found)
        assert rounds == 1 or found * UNIT <= goal
