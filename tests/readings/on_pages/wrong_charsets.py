"""Kinds of pages and CSV files that were once read in a wrong charset and saved so: 乱码."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import delimited
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report

REPORTS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))


def _as_windows_shows(data: bytes) -> str:
    """Bytes in the charset of Western Windows; what it does not know stays a control sign."""
    return "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in data)


MANGLED: dict[str, Callable[[str], str]] = {
    "UTF-8 taken for Western": lambda text: text.encode().decode("latin-1"),
    "UTF-8 taken for Western by Windows": lambda text: _as_windows_shows(text.encode()),
    "GBK taken for Western": lambda text: text.encode("gb18030").decode("latin-1"),
    "GBK taken for Western by Windows": lambda text: _as_windows_shows(text.encode("gb18030")),
}


@kind("saved-in-a-wrong-charset")
def _mangled() -> Iterator[Sample]:
    """All is given back where no byte is lost; where some are, a sentence says that nothing can be read."""
    for name, mangle in MANGLED.items():
        for report in REPORTS:
            told = truth_of(report, note="已还原")
            page = lambda r=report, m=mangle: m(odd.page(r)).encode()  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".html", page, told)
        table = lambda m=mangle: m(delimited(REPORT)).encode()  # noqa: E731
        yield Sample(f"{name}, CSV", ".csv", table, truth_of(REPORT, note="已还原"))
    lossy: dict[str, Callable[[str], str]] = {
        "UTF-8 taken for GBK": lambda text: text.encode().decode("gb18030", "replace"),
        "GBK taken for UTF-8": lambda text: text.encode("gb18030").decode("utf-8", "replace"),
        "signs of question": lambda text: text.encode("ascii", "replace").decode(),
    }
    for name, mangle in lossy.items():
        lost = truth_of(REPORT, refusable=True, doubt="the bytes that are lost nobody can tell")
        yield Sample(f"lost: {name}", ".html", lambda m=mangle: m(odd.page(REPORT)).encode(), lost)
    for report in REPORTS:
        plain = truth_of(report, quiet=True)
        yield Sample(f"seen: {report.agency} {report.year}", ".html", odd.page(report).encode, plain)
        accented = lambda text: f"<p>{text}</p>" + "<!-- é è ü -->"  # noqa: E731
        yield Sample(
            f"seen: with accents, {report.agency} {report.year}",
            ".html",
            lambda r=report, a=accented: odd.page(r, line=a).encode(),
            plain,
        )
