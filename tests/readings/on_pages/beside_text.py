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

        def numbered(x: float, base: float, text: str, *given: Any, **more: Any) -> None:
            write(x, base, text, *given, **more)
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


class _Ruled(Layout):
    """A rule over each word, at a height above its baseline, from its first letter to its last."""

    high, far, of_figures, close = 0.95, 0.0, True, 0.0

    def __init__(self, look: Look, of: Any) -> None:
        super().__init__(look, of)
        write = self.maker.text

        def over(x: float, base: float, text: str, size: float = 10.5, *given: Any, **more: Any) -> None:
            x -= self.close  # to the border at the left
            write(x, base, text, size, *given, **more)
            if self.of_figures or not text.isdigit():
                at = base - self.high * size
                self.maker.line(x - self.far, at, x + width(text, size) + self.far, at)

        self.maker.text = over


@kind("rules-over-words")
def _overlined() -> Iterator[Sample]:
    """Words with a rule over them are words; in tables the rule is no border."""
    for name, ways in {
        "close": {"high": 0.88},
        "further": {"high": 1.05},
        "a little wider": {"far": 0.6},
        "labels alone": {"of_figures": False},
        "close to the border": {"close": 4.2},
        "close to the border, labels alone": {"close": 4.2, "of_figures": False},
    }.items():
        looks = (Look(middle=False), Look(middle=False, borders="frames"))
        for look in looks if "close" in ways else (Look(), *looks):

            def made(report: Report, form: str, way: Any = ways, look: Look = look) -> bytes:
                return laid_out(type("_Ways", (_Ruled,), way)(look, maker(form)), report)

            yield from each(f"{name}, {look.borders} {look.middle}", made)


NOTES = ("统计数据含所属事业单位。", "按国务院办公厅通知的口径统计。")


class _Noted(Layout):
    """Notes below a short rule: at the end of the text, or at the foot of each page."""

    signs, ruled, small, foot = ("1", "2"), True, 9.0, False

    def new_page(self) -> None:
        super().new_page()
        if self.foot:
            self.notes(775.0)

    def notes(self, y: float) -> float:
        """Write the notes from a height on; where they end."""
        if self.ruled:
            self.maker.line(self.left, y, self.left + 144, y)
        for sign, note in zip(self.signs, NOTES, strict=True):
            y += 1.4 * self.small
            raised = sign.isdigit() or sign.isalpha()
            self.maker.text(self.left, y - 0.35 * self.small * raised, sign, self.small * (0.6 if raised else 1))
            self.maker.text(self.left + width(sign, self.small), y, note, self.small)
        return y


def _noted(report: Report, form: str, look: Look, **ways: Any) -> bytes:
    layout = type("_Ways", (_Noted,), ways)(look, maker(form))
    if not layout.foot:
        data = layout.maker.data
        layout.maker.data = lambda: (layout.notes(layout.y + 10), data())[1]
    return laid_out(layout, report)


@kind("notes-below-a-rule")
def _notes_below() -> Iterator[Sample]:
    """What they say goes into no text, and it is told."""
    ways: dict[str, dict[str, Any]] = {
        "raised": {},
        "in circles": {"signs": ("①", "②")},
        "roman": {"signs": ("i", "ii")},
        "as large as the text": {"small": 10.5},
        "at the foot of each page": {"foot": True},
        "in circles at the foot of each page": {"signs": ("①", "②"), "foot": True},
    }
    for name, way in ways.items():
        for look in (Look(bottom=740), Look(bottom=740, footer="— {} —")):
            made = lambda r, f, w=way, k=look: _noted(r, f, k, **w)  # noqa: E731
            yield from each(f"{name}, {look.footer}", made, quiet=False, note=NOTES[0][:6])


class _Headed(Layout):
    """A short word on top of each page, and lines below headings that are alike but for a digit."""

    word = "草稿"

    def new_page(self) -> None:
        super().new_page()
        self.maker.text(self.left, 45, self.word, 9)


@kind("short-words-on-every-page")
def _short_heads() -> Iterator[Sample]:
    """They go into no text, and it is told."""
    for word in ("草稿", "内部", "送审稿"):
        for look in (Look(bottom=600), Look(bottom=600, footer="— {} —")):

            def made(report: Report, form: str, word: str = word, look: Look = look) -> bytes:
                return laid_out(type("_Ways", (_Headed,), {"word": word})(look, maker(form)), report)

            told = "" if word == "内部" else word  # a label says it too: then it is not told
            yield from each(f"{word}, {look.footer}", made, quiet=False, note=told)
