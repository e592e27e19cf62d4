"""历年对比 as a document: the tables of figures and shares, what has to be said of them, and the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.report.years.lines import MONEY, YearPart
from core.report.years.table import YearsTable, signs
from core.writers.layout.blocks import printable
from core.writers.layout.style import DIGIT, Align, Font, Style
from core.writers.listing import STYLE, Listing, ListTable
from core.writers.pictures import years as pictures
from core.writers.pictures.pen import Room, percent
from core.writers.pictures.years import PICTURES, shares, title

SHARES = "办理结果占比"
_LEAST_LABEL = 130  # points for the names of the lines
_UPRIGHT = 5  # years that an upright page has room for
_SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)  # points: of the words in the tables, the largest that fits
_BESIDE = 10  # points at both sides of a figure
_PAGE = Room(440, 14.5)  # between the margins of a page 375 px wide its words are 11.3 px high
_PICTURE_SIZE, _BETWEEN = 10.5, 8.0  # points: of the words in pictures on paper; between two of them


def years_listing(table: YearsTable, on_screen: bool = False) -> Listing:
    """The table as a document on paper that has room for its years; ``on_screen`` its pictures suit a page on a telephone."""
    style = _style(table)
    width = style.page.text_width / 20
    room = _PAGE if on_screen else Room((width - _BETWEEN) / 2 if len(table.years) > _UPRIGHT else width, _PICTURE_SIZE)
    return Listing(
        printable(title(table)),
        tuple(printable(line) for line in _lines(table)),
        (*_tables(table, style), *_remarks(table)),
        printable(table.agency),
        pictures=tuple(pictures.picture(table, one.key, room) for one in PICTURES if one.lines(table)),
        style=style,
    )


def _lines(table: YearsTable) -> Iterator[str]:
    yield f"年度：{table.span}。申请、行政复议、行政诉讼的单位是件，收费金额的单位是{MONEY}。"
    yield from _signs(table)


def _signs(table: YearsTable) -> Iterator[str]:
    return signs(figure for by_year in table.figures.values() for figure in by_year.values())


def _remarks(table: YearsTable) -> Iterator[ListTable]:
    """What has to be said beside what the signs mean, which stands in front of the tables."""
    said = set(_signs(table))
    remarks = [printable(remark) for remark in table.remarks if remark not in said]
    rows = tuple((str(number), remark) for number, remark in enumerate(remarks, start=1))
    if rows:
        yield ListTable(("序号", "说明"), (36, 0), (Align.CENTER, Align.LEFT), rows, "说明")


def _style(table: YearsTable) -> Style:
    """The style of listings; lying for many years, with smaller words for long figures."""
    page = STYLE.page
    if len(table.years) > _UPRIGHT:
        page = replace(page, width=page.height, height=page.width)
    room = page.text_width / 20 - _LEAST_LABEL
    size = next((size for size in _SIZES if _column(table, size) * len(table.years) <= room), _SIZES[-1])
    return replace(STYLE, page=page, label=Font(STYLE.label.family, size))


def _column(table: YearsTable, size: float) -> int:
    """The width in points of a year's column with words of this size."""
    figures = (figure.shown for by_year in table.figures.values() for figure in by_year.values())
    longest = max((len("2025年") + 1, *(len(shown) for shown in figures)))
    return round(longest * size * DIGIT + _BESIDE)


def _tables(table: YearsTable, style: Style) -> Iterator[ListTable]:
    width = _column(table, style.label.size)
    head = ("项目", *(f"{year}年" for year in table.years))
    widths = (0, *(width for _ in table.years))
    aligns = (Align.LEFT, *(Align.RIGHT for _ in table.years))
    for section, lines in table.sections():
        rows = tuple((line.name, *(figure.shown for figure in table.of(line))) for line in lines)
        yield ListTable(head, widths, aligns, rows, section)
        if any(line.part is YearPart.RESULTS for line in lines):
            yield ListTable(head, widths, aligns, tuple(share_rows(table)), SHARES)


def share_rows(table: YearsTable) -> Iterator[tuple[str, ...]]:
    """The results as shares of all results of their year; "" where there is no whole to share."""
    lines = table.lines_of(YearPart.RESULTS)
    by_year = [shares(table, year, lines)[0] if year in table.sources else () for year in table.years]
    for number, line in enumerate(lines):
        cells = (percent(parts[number], sum(parts)) if parts else "" for parts in by_year)
        yield line.name, *cells
