"""A report as a neutral sequence of blocks: title, paragraphs, headings, filled grids.

Every output (DOCX, HTML, XLSX, PDF, print) draws these blocks in its own way;
none of them looks at the form or computes a figure again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from core.forms.layout import Grid, grid
from core.forms.spec import ABOVE, BELOW, Form, Section, Table
from core.numerals import COUNTED
from core.patterns import lazy
from core.report import calc
from core.report.report import Report, paragraphs
from core.writers.layout.style import Align, Gap, Gaps, Style


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a block stands in a style, once :func:`spaced` has settled it.

    ``above`` are the empty paragraphs over it.  ``own_page`` is of a table that
    needs a page for itself: its heading begins that page, its rows fill it.
    """

    above: tuple[Gap, ...] = ()
    own_page: bool = False


@dataclass(frozen=True)
class Title(Placed):
    """The report's title, line by line."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Heading(Placed):
    """A numbered section heading."""

    section: Section

    @property
    def text(self) -> str:
        """The heading as printed."""
        return self.section.numbered


@dataclass(frozen=True)
class Paragraph(Placed):
    """A paragraph of the text ``key``; ``lead`` is the sub-heading （一）… it begins with, or ""."""

    key: str
    text: str
    lead: str = ""

    @property
    def is_subheading(self) -> bool:
        """Whether the paragraph is a sub-heading and nothing else."""
        return bool(self.lead) and self.lead == self.text


@dataclass(frozen=True)
class FilledGrid(Placed):
    """A table's boxes and what is printed in its figure boxes, by cell key; a blank is ""."""

    grid: Grid
    figures: Mapping[str, str]


DrawnBlock: TypeAlias = Title | Heading | Paragraph | FilledGrid
PREAMBLE = "preamble"
BLANK_TITLE = "政府信息公开工作年度报告"


def blocks(report: Report) -> Iterator[DrawnBlock]:
    """The whole report in printed order."""
    yield Title(tuple(title_lines(report)))
    yield from text_blocks(report, PREAMBLE)
    figures = printed_figures(report)
    for section in report.form.sections:
        yield Heading(section)
        if section.table is None:
            yield from text_blocks(report, section.key)
        else:
            yield from text_blocks(report, section.key + ABOVE)
            yield FilledGrid(grid(section.table), _of_table(section.table, figures))
            yield from text_blocks(report, section.key + BELOW)


def blank_blocks(form: Form) -> Iterator[DrawnBlock]:
    """The blank form in printed order: no body's name, no preamble, its own words in place of texts, empty tables."""
    yield Title((BLANK_TITLE,))
    yield Paragraph(PREAMBLE, "")
    for section in form.sections:
        yield Heading(section)
        if section.table is None:
            yield Paragraph(section.key, section.placeholder)
        else:
            boxes = grid(section.table)
            yield Paragraph(section.key + ABOVE, "")
            yield FilledGrid(boxes, {box.key: "" for box in boxes.boxes if box.key})
            yield Paragraph(section.key + BELOW, "")


def spaced(sequence: Iterable[DrawnBlock], style: Style) -> Iterator[DrawnBlock]:
    """The same blocks with the empty paragraphs and the page breaks of a style."""
    before: DrawnBlock | None = None
    for block in sequence:
        own_page = _rows(block) > style.own_page_rows
        above = () if own_page and isinstance(block, Heading) else _gaps(style.gaps, before, block)
        yield replace(block, above=above, own_page=own_page)
        if not is_beside(block):  # words above or below a table take nothing from the distances around it
            before = block


def leads_to_table(block: object) -> bool:
    """Whether a block is of the words above a table, which go to the next page with it."""
    return isinstance(block, Paragraph) and block.key.endswith(ABOVE)


def is_beside(block: DrawnBlock) -> bool:
    """Whether a block is of the words that an office puts above or below a table."""
    return isinstance(block, Paragraph) and block.key.endswith((ABOVE, BELOW))


def _rows(block: DrawnBlock) -> int:
    """Rows of the table that a block is, or is the heading of; 0 for texts."""
    match block:
        case FilledGrid(boxes):
            return boxes.rows
        case Heading(section) if section.table:
            return grid(section.table).rows
        case _:
            return 0


def _gaps(gaps: Gaps, before: DrawnBlock | None, block: DrawnBlock) -> tuple[Gap, ...]:
    """The empty paragraphs of the printed form between two blocks."""
    into_table = isinstance(block, Heading) and block.section.table is not None
    match before, block:
        case None, _:
            return gaps.before_title if isinstance(block, Title) else ()
        case Title(), _:
            return gaps.after_title
        case _, FilledGrid():
            return gaps.before_table
        case FilledGrid(), Heading():
            return gaps.between_tables if into_table else gaps.between_table_and_text
        case _:
            return gaps.between_text_and_table if into_table else ()


def text_blocks(report: Report, key: str) -> Iterator[Paragraph]:
    """The paragraphs of a text."""
    for text in paragraphs(printable(report.text(key))):
        yield Paragraph(key, text, leading(text))


def title_lines(report: Report) -> Iterator[str]:
    """The lines of the title that a person set apart; long lines are broken by :func:`break_title`."""
    yield from paragraphs(printable(report.text("title")))


def printed_figures(report: Report) -> dict[str, str]:
    """What each figure box prints, by cell key; a mark where a blank has one."""
    return {**calc.printed_figures(report.form, report.values), **report.marks}


def _of_table(table: Table, figures: Mapping[str, str]) -> dict[str, str]:
    return {box.key: figures[box.key] for box in grid(table).boxes if box.key}


# Control characters, lone surrogates and non-characters: XML 1.0 (production Char) forbids them,
# and no other format has a use for them.
_ENDS_OF_PLANES = "".join(chr((plane << 16) + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
_UNPRINTABLE = lazy(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]" + f"|[{_ENDS_OF_PLANES}]"
)


def printable(text: str) -> str:
    """The text without characters that no document can hold."""
    return _UNPRINTABLE.sub("", text)


# What no line can be broken in, a quarter of a line and more (a telephone number is shorter): an address, mostly, or
# a row of dashes or dots; signs of which none may begin a line; characters that are joined to each other.  The page
# template breaks the same words.
LONG_WORD = (
    "[!-~\u00a0-\u1fff\u200b-\u2017\u2020-\u2027\u202a-\u2e7f\ufeff]{15,}"
    "|[\u2018-\u201f\u3001-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]{8,}"
    "|(?:[^\\s\u2060\ufeff][\u2060\ufeff]){8,}"
)
LONG_FIGURE = r"^-?[0-9]{1,16}(\.[0-9]{1,6})?$"  # is none: it stays in one piece, in its cell as in a text
_LONG_WORD, _LONG_FIGURE = lazy(LONG_WORD), lazy(LONG_FIGURE)


def has_long_word(text: str) -> bool:
    """Whether a word is in a text that must be broken inside: moved to the next line whole, it would tear its own open."""
    return any(not _LONG_FIGURE.match(word.group()) for word in _LONG_WORD.finditer(text))


def fit_align(align: Align, text: str) -> Align:
    """The alignment, with which no line of the text is torn open: beside a long word two characters would stand a page apart."""
    return Align.LEFT if align is Align.BOTH and has_long_word(text) else align


_LEAD = lazy(rf"[（(][{COUNTED}]{{1,3}}[）)][^。；]{{1,30}}(?:。|$)")


def leading(text: str) -> str:
    """The sub-heading sentence at the beginning of a paragraph, if it is short."""
    found = _LEAD.match(text)
    return found.group() if found else ""


_BEFORE_YEAR = lazy(r"(?=\d{4}年)")


def break_title(title: str, agency: str, width: int) -> tuple[str, ...]:
    """Break a title longer than ``width`` full characters: after the body's name, else before the year."""
    if text_width(title) <= width:
        return (title,)
    if agency and title.startswith(agency):
        parts = [agency, title.removeprefix(agency)]
    else:
        parts = _BEFORE_YEAR.split(title, maxsplit=1)
    return tuple(line for part in parts for line in _even(part, width))


def _even(text: str, width: int) -> list[str]:
    """Cut a text into as few lines as needed, about equally long; no number is torn, no line begins with a closing sign."""
    lines: list[str] = []
    while (count := math.ceil(text_width(text) / width)) > 1:
        size = math.ceil(len(text) / count)
        cut = next((size + step for step in _NEAR if _may_end(text, size + step, width)), size)
        lines.append(text[:cut])
        text = text[cut:]
    return [*lines, text] if text else lines


_NEAR = (0, -1, 1, -2, 2, -3, 3, -4)  # characters from the middle, the nearest first
# A figure or word with what stays beside it; a closing sign, which begins no line; an opening one, which ends none.
_TOGETHER = lazy("[0-9A-Za-z][0-9A-Za-z年月日]|.[）》〉”’】、，。；：？)]|[（《〈“‘【(].")


def _may_end(text: str, place: int, width: int) -> bool:
    """Whether a line of a title may end there."""
    fits = 0 < place < len(text) and text_width(text[:place]) <= width
    return fits and not _TOGETHER.match(text, place - 1)


def text_width(text: str) -> float:
    """Width in full characters; ASCII characters are half as wide."""
    return sum(0.5 if char.isascii() else 1 for char in text)
