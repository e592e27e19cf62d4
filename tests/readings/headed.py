"""Kinds of pages by what stands above and across them: titles broken inside a name, watermarks, pages before the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.report.report import Report
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Layout, Look, Maker, laid_out, width
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import made_report

LONG = (
    made_report("临江市人力资源和社会保障局"),
    made_report("白石县政务服务和大数据管理局", 3),
    made_report("临江市白石县人民政府青山街道办事处", 5, "2019"),
    made_report("临江市住房和城乡建设局", 2),
)
Title = Callable[[str, str], list[str]]  # the title and its body → lines


class _Titled(Layout):
    """Breaks its first paragraph, the title, into lines."""

    def __init__(self, look: Look, maker: Maker, breaks: Callable[[str], list[str]], size: float) -> None:
        super().__init__(look, maker)
        self.breaks, self.size, self.done = breaks, size, False

    def paragraph(self, text: str, indent: float | None = None, bold: bool = False, centre: bool = False) -> None:
        if self.done:
            super().paragraph(text, indent, bold, centre)
            return
        self.done = True
        for line in self.breaks(text):
            self.y += 1.6 * self.size
            self.maker.text(297 - width(line, self.size) / 2, self.y, line, self.size, bold)
        self.y += self.size


def _maker(form: str) -> Maker:
    return OfdMaker(Ways()) if form == ".ofd" else Maker()


@kind("titles-broken-inside-a-name")
def _broken() -> Iterator[Sample]:
    def inside(report: Report, text: str) -> list[str]:
        at = len(report.agency) // 2
        return [text[:at], text[at:]]

    def before_the_end(report: Report, text: str) -> list[str]:
        at = len(report.agency) - 1
        return [text[:at], text[at:]]

    def in_three(report: Report, text: str) -> list[str]:
        at = len(report.agency) // 2
        return [text[:at], text[at : at + 10], text[at + 10 :]]

    for name, breaks in {"inside": inside, "before its end": before_the_end, "in three": in_three}.items():
        for number, report in enumerate(LONG):
            form, size = (".pdf", ".ofd")[number % 2], (16.0, 22.0)[number // 2]

            def made(r: Report = report, f: str = form, b: Any = breaks, s: float = size) -> bytes:
                return laid_out(_Titled(Look(), _maker(f), lambda text: b(r, text), s), r)

            yield Sample(f"{name}, {report.agency}", form, made, truth_of(report, quiet=True))


class _Marked(Layout):
    """Writes something on each page before (or after) all else."""

    def __init__(self, look: Look, maker: Maker, mark: Callable[[Maker], None]) -> None:
        self.mark = mark
        super().__init__(look, maker)

    def new_page(self) -> None:
        super().new_page()
        self.mark(self.maker)


def _tiles(
    text: str, size: float, grey: float, slant: float, across: float, down: float, left: float = 40
) -> Callable[[Maker], None]:
    def mark(maker: Maker) -> None:
        for row in range(int(800 / down)):
            for column in range(int((560 - left) / across)):
                shift = across / 2 if row % 2 else 0
                maker.text(left + column * across + shift, 60 + row * down, text, size, grey=grey, slant=slant)

    return mark


MARKS = {
    "a name, tiled and slanting": _tiles("张三 2024-01-15", 12, 0.85, 25, 150, 90),
    "a name, tiled, upright": _tiles("张三 20240115", 12, 0.88, 0, 150, 63),
    "digits, tiled, slanting": _tiles("20240115", 10.5, 0.8, 30, 120, 70),
    "pale, as large as the text": _tiles("内部资料", 10.5, 0.85, 0, 170, 101),
    "large and pale": _tiles("草稿", 150, 0.92, 0, 520, 700),
    "large, slanting, dark": _tiles("样稿", 120, 0.4, 45, 400, 600),
    "upside down": _tiles("内部资料 注意保密", 20, 0.85, 180, 200, 150, left=240),
    "letters": _tiles("CONFIDENTIAL", 30, 0.85, 0, 300, 170),
}


@kind("watermarks-of-all-sorts")
def _watermarks() -> Iterator[Sample]:
    for name, mark in MARKS.items():

        def made(report: Report, form: str, mark: Callable[[Maker], None] = mark) -> bytes:
            return laid_out(_Marked(Look(), _maker(form), mark), report)

        yield from each(name, made)


@kind("watermarks-of-digits")
def _digit_marks() -> Iterator[Sample]:
    """Pale digits across the page, upright: a person does not take them for figures."""
    for size, grey in ((12.0, 0.85), (10.5, 0.85), (24.0, 0.9)):
        mark = _tiles("20240115", size, grey, 0, 140, 67)

        def made(report: Report, form: str, mark: Callable[[Maker], None] = mark) -> bytes:
            return laid_out(_Marked(Look(), _maker(form), mark), report)

        yield from each(f"{size}", made)


class _Prefaced(Layout):
    """Begins with a page of its own."""

    def __init__(self, look: Look, maker: Maker, lines: list[tuple[str, float]]) -> None:
        super().__init__(look, maker)
        y = 200.0
        for text, size in lines:
            y += 2.2 * size
            self.maker.text(297 - width(text, size) / 2, y, text, size)
        self.new_page()


@kind("pages-before-the-report")
def _prefaced() -> Iterator[Sample]:
    """A cover with the title, the body and the day; or a table of contents."""

    def cover(report: Report) -> list[tuple[str, float]]:
        return [(report.text("title"), 18), (report.agency, 14), (f"{report.year + 1}年1月", 14)]

    def contents(report: Report) -> list[tuple[str, float]]:
        parts = [f"{section.numbered}{'…' * 12}{n + 1}" for n, section in enumerate(report.form.sections)]
        return [("目  录", 16), *((part, 10.5) for part in parts)]

    for name, lines in {"a cover": cover, "contents": contents}.items():
        for report in LONG:
            for form in (".pdf", ".ofd"):
                made = lambda r=report, f=form, b=lines: laid_out(_Prefaced(Look(), _maker(f), b(r)), r)  # noqa: E731
                yield Sample(f"{name}, {report.agency}", form, made, truth_of(report))
