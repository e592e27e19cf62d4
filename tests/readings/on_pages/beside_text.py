"""Kinds of pages with something beside the text that is no part of it, or beside words that are: numbers of lines, rules over words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.report.report import Report
from tests.helpers.makers.pdf_maker import Layout, Look, laid_out, width
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind
from tests.readings.on_pages.printed import maker


class _Numbered(Layout):
    """Each line of text has its number in the margin, or each so many."""

    step, anew, right_side, flush_left = 1, True, False, False

    def new_page(self) -> None:
        hooked = self.maker.text
        self.maker.text = getattr(self, "write", hooked)  # the footer has no number
        super().new_page()
        self.maker.text = hooked
        if self.anew or len(self.maker.pages) == 1:
            self.number = 0

    def paragraph(self, text: str, indent: float | None = None, bold: bool = False, centre: bool = False) -> None:
        write = self.write = self.maker.text

        def numbered(x: float, base: float, line: str, *given: Any, **more: Any) -> None:
            write(x, base, line, *given, **more)
            self.number += 1
            if self.number % self.step == 0:
                told = str(self.number)
                left = 60.0 if self.flush_left else 72 - width(told, 8)
                write(self.right + 14 if self.right_side else left, base, told, 8)

        self.maker.text = numbered
        try:
            super().paragraph(text, indent, bold, centre)
        finally:
            self.maker.text = write


def _numbered(report: Report, form: str, look: Look, **ways: Any) -> bytes:
    layout = type("_Ways", (_Numbered,), ways)(look, maker(form))
    return laid_out(layout, report)


@kind("numbers-of-lines-in-the-margin")
def _line_numbers() -> Iterator[Sample]:
    """They go into no text and no figure, and it is told."""
    ways: dict[str, dict[str, Any]] = {
        "each line": {},
        "each fifth": {"step": 5},
        "each fifth, going on": {"step": 5, "anew": False},
        "going on": {"anew": False},
        "flush left": {"flush_left": True},
        "at the right": {"right_side": True},
        "at the right, each fifth": {"right_side": True, "step": 5, "anew": False},
    }
    for name, way in ways.items():
        for look in (Look(), Look(size=12, footer="— {} —")):
            made = lambda r, f, w=way, k=look: _numbered(r, f, k, **w)  # noqa: E731
            yield from each(f"{name}, {look.size:.0f}", made, quiet=False, note="行号")
