"""Kinds of pages as browsers print them and as gazettes are set: lines at the edges, letters spread, columns, menus.

What stands here was seen in files that Chromium 156 printed (date and title above, address and number of the page
below, up to the last line of the article) and is written anew by our own maker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.report.report import Report
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Layout, Look, Maker, laid_out, width, wrap
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT

_DATES = {"Chrome": "2024/1/25 09:30", "English": "1/25/24, 9:30 AM", "Edge": "2024/1/25 上午9:30"}
_ADDRESS = "https://www.linjiang.gov.cn/zwgk/202401/t20240125_1234567.html"


def maker(form: str) -> Any:
    """The maker of a format."""
    return OfdMaker(Ways()) if form == ".ofd" else Maker()


class _Printed(Layout):
    """Date and title above each page, address and number below, whatever the article does."""

    top = 36.0

    def __init__(self, look: Look, of: Maker, date: str, shift: float = 0.0) -> None:
        self.date, self.shift = date, shift
        super().__init__(look, of)

    def edges(self, report: Report) -> None:
        """Write the lines at the edges, now that the pages are known."""
        pages = self.maker.pages
        for number in range(len(pages)):
            last, self.maker.pages = pages, pages[: number + 1]
            title = report.text("title")
            self.maker.text(22, 20, self.date, 8)
            self.maker.text(297 - width(title, 8) / 2, 20 + self.shift, title, 8)
            self.maker.text(22, 830, _ADDRESS, 8)
            count = f"{number + 1}/{len(pages)}"
            self.maker.text(573 - width(count, 8), 830, count, 8)
            self.maker.pages = last


def _printed(report: Report, form: str, date: str, look: Look, shift: float) -> bytes:
    layout = _Printed(look, maker(form), date, shift)
    data = layout.maker.data
    layout.maker.data = lambda: (layout.edges(report), data())[1]  # type: ignore[method-assign]
    return laid_out(layout, report)


@kind("browser-lines")
def _browser_lines() -> Iterator[Sample]:
    """None of them comes into the texts, however little of the article stands on the last page."""
    for name, date in _DATES.items():
        for bottom in (800.0, 640.0, 655.0):
            made = lambda r, f, d=date, b=bottom: _printed(r, f, d, Look(bottom=b), 0.0)  # noqa: E731
            yield from each(f"{name}, {bottom:.0f}", made)
    yield from each(
        "a title a little lower, over one page", lambda r, f: _printed(r, f, _DATES["English"], Look(size=5), 1.4)
    )


class _Filled(Layout):
    """Lines opened until they are full: as much room beside signs and figures as between characters."""

    def paragraph(self, text: str, indent: float | None = None, bold: bool = False, centre: bool = False) -> None:
        if centre:
            super().paragraph(text, indent, bold, centre)
            return
        size = self.look.size
        lines = wrap("\u3000\u3000" + text, self.right - self.left, size)
        for place, line in enumerate(lines):
            if self.y + size * self.look.pitch > self.look.bottom:
                self.new_page()
            self.y += size * self.look.pitch
            shown = line.lstrip("\u3000")
            x = self.left + width(line, size) - width(shown, size)
            self.filled(x, shown, 0.0 if place + 1 == len(lines) else self.right - x - width(shown, size), bold)
        self.y += 0.25 * size

    def filled(self, x: float, text: str, short: float, bold: bool) -> None:
        """Write a line, its letters so far apart that it grows by what it is ``short``."""
        size, start = self.look.size, 0
        places = [i for i in range(1, len(text)) if not (text[i - 1].isascii() and text[i].isascii())]
        step = short / len(places) if places else 0.0
        for end in [*places, len(text)]:
            self.maker.text(x, self.y, text[start:end], size, bold)
            x += width(text[start:end], size) + step
            start = end


_TOLD = (
    "公开政策解读12篇，网址为http://www.linjiang.gov.cn/zwgk/zfxxgk/fdzdgknr/index.html?id=1234567890，邮箱为"
    "xxgk_office_of_the_government_of_linjiang@linjiang.gov.cn。回应社会关切7次，"
    "其中图解见http://www.linjiang.gov.cn/zwgk/zfxxgk/fdzdgknr/zcjd/tujie/202312/t20231212_1234567_content.html。"
)


@kind("lines-filled-by-room-between-letters")
def _spread_lines() -> Iterator[Sample]:
    """A long address went to the next line: what is left on the one before is spread over all of it."""
    for right in (505.0, 430.0):
        for words in (_TOLD, _TOLD[8:], _TOLD[3:]):

            def made(report: Report, form: str, right: float = right) -> bytes:
                layout = _Filled(Look(), maker(form))
                layout.right = right
                return laid_out(layout, report)

            yield from _told(f"to {right:.0f}, {words[:4]}", made, words)


def _told(name: str, made: Callable[[Report, str], bytes], words: str) -> Iterator[Sample]:
    report = REPORT.with_text("other", words)
    for form in (".pdf", ".ofd"):
        yield Sample(name, form, lambda f=form: made(report, f), truth_of(report, quiet=True))


class _InColumns(Layout):
    """Texts in two columns, titles and tables over both, as in gazettes."""

    gutter = 20.0

    def __init__(self, look: Look, of: Maker) -> None:
        self.waiting: list[tuple[str, bool, bool]] = []  # lines, whether set in, whether bold
        super().__init__(look, of)

    def paragraph(self, text: str, indent: float | None = None, bold: bool = False, centre: bool = False) -> None:
        if centre:
            super().paragraph(text, indent, bold, centre)
            return
        size, room = self.look.size, (self.right - self.left - self.gutter) / 2
        for place, line in enumerate(wrap("\u3000\u3000" + text, room, size)):
            self.waiting.append((line.lstrip("\u3000"), not place, bold))

    def table(self, table: Any, shown: dict[str, str]) -> None:
        self.flush()
        super().table(table, shown)

    def flush(self) -> None:
        """Set the lines that wait in two columns of one height, a page at a time."""
        step = self.look.size * self.look.pitch
        while self.waiting:
            if self.y + 3 * step > self.look.bottom:
                self.new_page()
            high = min(int((self.look.bottom - self.y) / step), (len(self.waiting) + 1) // 2)
            for number, (line, set_in, bold) in enumerate(self.waiting[: 2 * high]):
                x = self.left + number // high * ((self.right - self.left + self.gutter) / 2)
                y = self.y + (number % high + 1) * step
                self.maker.text(x + 2 * self.look.size * set_in, y, line, self.look.size, bold)
            self.waiting = self.waiting[2 * high :]
            self.y += high * step + 8


def _columns(report: Report, form: str, look: Look, gutter: float) -> bytes:
    layout = _InColumns(look, maker(form))
    layout.gutter = gutter
    data = layout.maker.data
    layout.maker.data = lambda: (layout.flush(), data())[1]  # type: ignore[method-assign]
    return laid_out(layout, report)


@kind("text-in-two-columns")
def _two_columns() -> Iterator[Sample]:
    for name, look, gutter in (
        ("plain", Look(), 20.0),
        ("close", Look(size=9), 10.0),
        ("numbers below", Look(footer="— {} —"), 24.0),
    ):
        yield from each(name, lambda r, f, k=look, g=gutter: _columns(r, f, k, g))


class _BesideMenu(Layout):
    """A site's menu left of the article on the first page."""

    left = 170.0
    pitch = 17.3

    def new_page(self) -> None:
        super().new_page()
        for place, item in enumerate(("公开指南", "公开制度", "法定主动公开内容", "公开年报")):
            if len(self.maker.pages) == 1:
                self.maker.text(60, 80 + place * self.pitch, item, 9)


@kind("menus-beside-the-article")
def _menus() -> Iterator[Sample]:
    for pitch in (15.0, 22.0, 40.0):

        def made(report: Report, form: str, pitch: float = pitch) -> bytes:
            layout = _BesideMenu.__new__(_BesideMenu)
            layout.pitch = pitch
            layout.__init__(Look(size=9), maker(form))  # type: ignore[misc]
            return laid_out(layout, report)

        yield from each(f"{pitch}", made, quiet=False, note="公开指南")


class _Hanging(Layout):
    """Signs hang over the margin where a line is full, and lines are not filled, as LibreOffice and Word print them."""

    def paragraph(self, text: str, indent: float | None = None, bold: bool = False, centre: bool = False) -> None:
        if centre:
            super().paragraph(text, indent, bold, centre)
            return
        size, room = self.look.size, self.right - self.left
        lines = [""]
        for piece in _unbroken("\u3000\u3000" + text):
            if width(lines[-1] + piece, size) > room and piece not in "，。、；：":
                lines.append("")
            lines[-1] += piece
        for line in lines:
            if self.y + size * self.look.pitch > self.look.bottom:
                self.new_page()
            self.y += size * self.look.pitch
            shown = line.lstrip("\u3000")
            self.maker.text(self.left + width(line, size) - width(shown, size), self.y, shown, size, bold)
        self.y += 0.25 * size


def _unbroken(text: str) -> Iterator[str]:
    """Characters one by one, Latin words and figures whole, addresses in their parts."""
    word = ""
    for sign in text:
        if sign.isascii():
            word += sign
            if sign in "/_?":
                yield word
                word = ""
            continue
        if word:
            yield word
        word = ""
        yield sign
    if word:
        yield word


@kind("signs-over-the-margin")
def _hanging() -> Iterator[Sample]:
    for size in (9.0, 10.5, 12.0, 16.0):
        report = REPORT.with_text("overview", "\n".join((REPORT.text("overview"), _TOLD, _TOLD[3:], _TOLD[5:])))
        for form in (".pdf", ".ofd"):
            made = lambda f=form, s=size, r=report: laid_out(_Hanging(Look(size=s), maker(f)), r)  # noqa: E731
            yield Sample(f"{size}", form, made, truth_of(report, quiet=True))
