"""Kinds of pages with writing below or across the writing: layers of text for searching, watermarks that are figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.forms.spec import Table
from core.report.report import Report
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Drawing, Layout, Look, Maker, laid_out, pdf
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT


class _Searchable(Maker):
    """Writes everything again, unseen, a little beside."""

    shift = (0.0, 0.0)
    white = False

    def text(
        self, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, *given: Any, **more: Any
    ) -> None:
        super().text(x, base, text, size, bold, *given, **more)
        if self.white:
            super().text(x + self.shift[0], base + self.shift[1], text, size, bold, grey=1)
            return
        self.put("3 Tr")
        super().text(x + self.shift[0], base + self.shift[1], text, size, bold, *given, **more)
        self.put("0 Tr")


class _SearchableOfd(OfdMaker):
    """The same in an OFD."""

    shift = (0.0, 0.0)

    def text(
        self, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, *given: Any, **more: Any
    ) -> None:
        super().text(x, base, text, size, bold, *given, **more)
        super().text(x + self.shift[0], base + self.shift[1], text, size, bold, grey=1)


@kind("layers-of-text-for-searching")
def _searchable() -> Iterator[Sample]:
    """What is written again where nobody sees it says nothing new; digits that are only there are told."""
    for shift in ((0.0, 0.0), (2.0, 2.0), (-4.0, 5.0), (0.0, 8.0)):
        for white in (False, True):

            def made(report: Report, form: str, shift: tuple[float, float] = shift, white: bool = white) -> bytes:
                maker: Any = _SearchableOfd(Ways()) if form == ".ofd" else _Searchable()
                maker.shift, maker.white = shift, white
                return laid_out(Layout(Look(), maker), report)

            yield from each(f"beside by {shift}, white {white}", made, (".pdf", ".ofd") if white else (".pdf",))
    for report in (REPORT,):
        maker = _Searchable()
        maker.shift = (2.0, 2.0)
        told = truth_of(report, note="看不见的“7")
        yield Sample(
            "with other digits", ".pdf", lambda r=report, m=maker: laid_out(Layout(Look(unseen="7"), m), r), told
        )


class _Dated(Maker):
    """Pale figures across the page, as offices mark what they print."""

    words, large = "20240125", 40.0

    def page(self) -> None:
        super().page()
        for y in (200, 350, 500, 650):
            super().text(180, y, self.words, self.large, grey=0.8)


@kind("watermarks-of-figures")
def _of_figures() -> Iterator[Sample]:
    """They stand amid the words and figures of a page and are none of them."""
    for words, large in (("2023", 60.0), ("20240125", 40.0), ("2024-01-25 10:22", 24.0)):

        def made(report: Report, _: str, words: str = words, large: float = large) -> bytes:
            maker = _Dated()
            maker.words, maker.large = words, large
            return laid_out(Layout(Look(), maker), report)

        yield from each(words, made, (".pdf",))


@kind("rules-across-cut-below-the-heads")
def _cut() -> Iterator[Sample]:
    """Tables with rules across only, of which a page end parts the heads from a row or two of figures."""
    for bottom in range(440, 480, 5):
        for torn in (False, True):
            look = Look(borders="across", bottom=bottom, torn=torn, middle=not torn)
            yield Sample(
                f"to {bottom}, torn {torn}", ".pdf", lambda k=look: pdf(REPORT, k), truth_of(REPORT, quiet=True)
            )


class _Apart(Drawing):
    """Cells that each have a frame of their own, with room between."""

    def border(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.maker.frame(x0 + 1.9, y0 + 1.9, x1 - 1.9, y1 - 1.9)


class _ApartLayout(Layout):
    def table(self, table: Table, shown: dict[str, str]) -> None:
        _Apart(self, table, shown).draw()


@kind("cells-apart-above-short-lines")
def _apart() -> Iterator[Sample]:
    """The strip between two columns of cells goes on beside short sentences: no columns of a gazette."""
    problems = "主要问题：解读形式单一。\n改进：丰富解读形式，加强培训。\n改进：加强平台建设，定期清理。"
    report = REPORT.with_text("problems", problems).with_text("other", "本年度没有收取信息处理费。")
    for size, bottom in ((10.5, 760.0), (8.0, 760.0), (8.0, 560.0), (9.0, 500.0)):
        look = Look(size=size, bottom=bottom, indent=2)
        for form in (".pdf", ".ofd"):

            def made(look: Look = look, form: str = form) -> bytes:
                return laid_out(_ApartLayout(look, OfdMaker(Ways()) if form == ".ofd" else Maker()), report)

            yield Sample(f"{size} to {bottom:.0f}", form, made, truth_of(report, quiet=True))
