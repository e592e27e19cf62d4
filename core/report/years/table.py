"""历年对比: the figures of one body over the years, line by line, and what has to be said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from core.forms.spec import Form
from core.records import record
from core.report.numbers import show
from core.report.printed_sums import printed_sums
from core.report.years.choice import YearEntry
from core.report.years.figures import NO_REPORT, Known, YearFigure, YearReader
from core.report.years.lines import FigureLine, YearPart, year_lines


@record
class YearsTable:
    """All years from the first to the last, those without a report too; ``figures`` by line and year.

    ``agency`` is the name in the last report that has one, ``sources`` the files by year,
    ``remarks`` plain sentences on all that is odd.
    """

    agency: str
    form: Form
    years: tuple[int, ...]
    lines: tuple[FigureLine, ...]
    figures: Mapping[str, Mapping[int, YearFigure]]
    sources: Mapping[int, str]
    remarks: tuple[str, ...]

    @property
    def span(self) -> str:
        """``2019—2025年``, or the one year."""
        first, last = self.years[0], self.years[-1]
        return f"{first}年" if first == last else f"{first}—{last}年"

    def of(self, line: FigureLine) -> tuple[YearFigure, ...]:
        """The figures of a line, year by year."""
        return tuple(self.figures[line.key][year] for year in self.years)

    def lines_of(self, part: YearPart) -> tuple[FigureLine, ...]:
        """The lines of this kind, in printed order."""
        return tuple(line for line in self.lines if line.part is part)

    def sections(self) -> Iterator[tuple[str, tuple[FigureLine, ...]]]:
        """The lines by the headings they stand under."""
        for section, lines in groupby(self.lines, lambda line: line.section):
            yield section, tuple(lines)


def years_table(entries: Sequence[YearEntry]) -> YearsTable:
    """The table of one or more reports with different years, under the labels of the newest form among them."""
    ordered = sorted(entries, key=lambda entry: entry.year)
    form = max((entry.report.form for entry in ordered), key=lambda form: form.first_year)
    lines = year_lines(form)
    readers = {entry.year: YearReader(entry.report, form, entry.doubtful) for entry in ordered}
    years = tuple(range(ordered[0].year, ordered[-1].year + 1))
    figures = {
        line.key: {year: readers[year].figure(line) if year in readers else NO_REPORT for year in years}
        for line in lines
    }
    agency = next((entry.report.agency for entry in reversed(ordered) if entry.report.agency), "")
    sources = {entry.year: entry.source for entry in ordered}
    bare = YearsTable(agency, form, years, lines, figures, sources, ())
    return YearsTable(agency, form, years, lines, figures, sources, tuple(_remarks(bare, ordered, readers)))


def _remarks(table: YearsTable, entries: Sequence[YearEntry], readers: Mapping[int, YearReader]) -> Iterator[str]:
    yield from signs(figure for by_year in table.figures.values() for figure in by_year.values())
    yield from _gaps(table)
    yield from _names(table, entries)
    yield from _other_forms(table, readers)
    yield from _printed(table, readers)
    yield from _carried(table)


_SIGNS = {
    Known.PART: "*：有未填的格，按已填数据计算。",
    Known.BLANK: "未填：原报告这一项是空白，不等于0。",
    Known.NO_ITEM: "—：当年的表格没有这一项。",
}
_DOUBTFUL = "？：识别原文件时这一项需要核对。"


def signs(figures: Iterable[YearFigure]) -> Iterator[str]:
    """What the signs mean that stand for or behind these figures."""
    found = list(figures)
    there = {figure.known for figure in found}
    yield from (sentence for known, sentence in _SIGNS.items() if known in there)
    if any(figure.doubtful for figure in found):
        yield _DOUBTFUL


def _gaps(table: YearsTable) -> Iterator[str]:
    missing = [f"{year}年" for year in table.years if year not in table.sources]
    if missing:
        yield f"没有{'、'.join(missing)}的报告，这些年份留空。"


def _names(table: YearsTable, entries: Sequence[YearEntry]) -> Iterator[str]:
    """Years in which the body had another name, or none."""
    for name, group in groupby(entries, lambda entry: entry.report.agency):
        years = "、".join(f"{entry.year}年" for entry in group)
        if not name:
            yield f"{years}的报告未识别出机关名称，请核对是否为同一机关。"
        elif name != table.agency:
            yield f"{years}报告的机关名称是“{name}”。"


def _other_forms(table: YearsTable, readers: Mapping[int, YearReader]) -> Iterator[str]:
    """What became of figures that older forms have under other labels, or have alone."""
    older = [reader for reader in readers.values() if reader.report.form is not table.form]
    for form, group in groupby(older, lambda reader: reader.report.form):
        readers_of_form = list(group)
        years = "、".join(f"{reader.report.year}年" for reader in readers_of_form)
        if moved := [*_moved(table, form, readers_of_form)]:
            yield f"{years}用{form.name}表格，名称不同的项目：{'；'.join(moved)}。"
        if lost := [*_homeless(form, readers_of_form)]:
            yield f"{years}的以下数据在{table.form.name}表格里没有对应的项，未列入（为0的略）：{'；'.join(lost)}。"


def _moved(table: YearsTable, form: Form, readers: Sequence[YearReader]) -> Iterator[str]:
    for line in table.lines:
        cells = readers[0].cells(line)
        if len(line.cells) == len(cells) == 1 and any(cells[0] in reader.report.values for reader in readers):
            one, other = form.cells[cells[0]].name, table.form.cells[line.cells[0]].name
            if one != other:
                yield f"“{one}”列入“{other}”"


def _homeless(form: Form, readers: Sequence[YearReader]) -> Iterator[str]:
    """Figures of a table that adds nothing up, which stand in no line; what is nothing in all years is left out."""
    for line in year_lines(form):
        if line.part is YearPart.DISCLOSED and not set(line.cells) & readers[0].homed:
            given = [reader for reader in readers if reader.report.values.get(line.key) is not None]
            if any(reader.report.values[line.key] for reader in given):
                yield f"{line.name}（{'、'.join(show(reader.report.value(line.key)) for reader in given)}）"


def _printed(table: YearsTable, readers: Mapping[int, YearReader]) -> Iterator[str]:
    """Totals that their file prints otherwise than they add up."""
    for year, reader in readers.items():
        used = {cell for line in table.lines for cell in reader.cells(line)}
        for one in printed_sums(reader.report):
            if one.total in used and one.difference:
                name = reader.report.form.cells[one.total].name
                added = show(one.printed - one.difference)
                yield f"{year}年“{name}”原文件印的是{show(one.printed)}，各项计算为{added}，此处用原文件的数。"


def _carried(table: YearsTable) -> Iterator[str]:
    """Applications that were carried over out of one year, and not as many into the next."""
    for left, came in zip(table.lines_of(YearPart.CARRIED_OUT), table.lines_of(YearPart.CARRIED_IN), strict=False):
        for year in table.years[1:]:
            before, after = table.figures[left.key][year - 1], table.figures[came.key][year]
            if before.known is after.known is Known.WHOLE and before.value != after.value:
                yield (
                    f"{year - 1}年{left.word}{show(before.value)}件，{year}年{came.word}{show(after.value)}件，两年不一致。"
                )
