"""The pictures of 历年对比: applications, their results as shares, what was carried over, reviews and suits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from core.records import record
from core.report.numbers import Number
from core.report.years.figures import Known, YearFigure
from core.report.years.lines import FigureLine, YearPart
from core.report.years.table import YearsTable, signs
from core.writers.pictures.pen import PHONE, Bar, BarGroup, Pen, Room, Share
from core.writers.pictures.scene import HALF, SOLID, TONES, Paint, Scene, Tone

GAP = "没有报告"
_MARGIN = 0.9  # heights of a word around a picture that stands alone


@record
class YearsPicture:
    """One of the pictures: its key for the command line, its name and a short one, and who draws it."""

    key: str
    name: str
    short: str
    draw: Callable[[Pen, YearsTable], None]
    parts: tuple[YearPart, ...]

    def lines(self, table: YearsTable) -> tuple[FigureLine, ...]:
        """The lines that it shows."""
        return tuple(line for part in self.parts for line in table.lines_of(part))


def picture(table: YearsTable, key: str, room: Room = PHONE) -> Scene:
    """The picture with this key, with its heading; KeyError where there is none."""
    chosen = next((one for one in PICTURES if one.key == key), None)
    if chosen is None:
        raise KeyError(key)
    return _drawn(table, (chosen,), room, f"{table.span}{chosen.name}")


def sheet(table: YearsTable, room: Room = PHONE) -> Scene:
    """All pictures below each other under one heading."""
    return _drawn(table, PICTURES, room, title(table).removeprefix(table.agency))


def title(table: YearsTable) -> str:
    """``临江市财政局2019—2025年政府信息公开工作数据对比``."""
    return f"{table.agency}{table.span}政府信息公开工作数据对比"


def _drawn(table: YearsTable, chosen: Sequence[YearsPicture], room: Room, heading: str) -> Scene:
    pen = Pen(room, room.size * _MARGIN)
    for words in filter(None, (table.agency, heading)):
        pen.paragraph(words, 1.25, bold=True)
    for one in chosen:
        if len(chosen) > 1:
            pen.space(1)
            pen.paragraph(one.name, 1.1, bold=True)
        pen.space(0.6)
        one.draw(pen, table)
    lines = [line for one in chosen for line in one.lines(table)]
    notes = [*signs(figure for line in lines for figure in table.of(line)), _SOURCE]
    pen.space(1)
    for note in notes:
        pen.paragraph(note, paint=Paint.QUIET)
    return pen.scene(table.agency + heading, told(table, lines))


_SOURCE = "数据来源：各年度政府信息公开工作年度报告。"


def told(table: YearsTable, lines: Sequence[FigureLine]) -> str:
    """What the pictures show, in words."""
    return "".join(f"{year}年：{_year(table, year, lines)}。" for year in table.years)


def _year(table: YearsTable, year: int, lines: Sequence[FigureLine]) -> str:
    if year not in table.sources:
        return GAP
    return "，".join(f"{line.word}{counted(table.figures[line.key][year], line.unit)}" for line in lines)


def counted(figure: YearFigure, unit: str) -> str:
    """A figure with its unit where it is one."""
    return figure.shown + unit * (figure.value is not None)


def _applications(pen: Pen, table: YearsTable) -> None:
    _in_bars(pen, table, ((YearPart.RECEIVED, SOLID), (YearPart.PROCESSED, HALF)))


def _carried_over(pen: Pen, table: YearsTable) -> None:
    _in_bars(pen, table, ((YearPart.CARRIED_OUT, SOLID),), named=False)


def _proceedings(pen: Pen, table: YearsTable) -> None:
    _in_bars(pen, table, ((YearPart.REVIEWS, SOLID), (YearPart.SUITS, HALF)))


def _in_bars(pen: Pen, table: YearsTable, parts: Sequence[tuple[YearPart, Tone]], *, named: bool = True) -> None:
    """A bar a year for each line; the first of each line bears its name."""
    lines = [(line, tone) for part, tone in parts for line in table.lines_of(part)]
    groups: list[BarGroup] = []
    nameless = {line.key for line, _ in lines} if named else set[str]()
    for year in table.years:
        bars: list[Bar] = []
        for line, tone in lines if year in table.sources else ():
            figure = table.figures[line.key][year]
            name = f"{line.word} " if line.key in nameless else ""
            if figure.value is not None:
                nameless.discard(line.key)
            bars.append(Bar(figure.value, name + counted(figure, line.unit), tone))
        groups.append(BarGroup(f"{year}年", tuple(bars) or (Bar(None, GAP),)))
    pen.bars(groups)


def _results(pen: Pen, table: YearsTable) -> None:
    lines = table.lines_of(YearPart.RESULTS)
    tones = [TONES[number % len(TONES)] for number in range(len(lines))]
    rows = [_share(table, year, lines) for year in table.years]
    if any(row.parts for row in rows):
        pen.key([line.word for line in lines], tones)
        pen.space(0.4)
    pen.shares(rows, tones)


def _share(table: YearsTable, year: int, lines: Sequence[FigureLine]) -> Share:
    """A year's results as shares; in words why there are none."""
    label = f"{year}年"
    if year not in table.sources:
        return Share(label, (), GAP)
    parts, words = shares(table, year, lines)
    return Share(label, parts, f"共{words}" if parts else words)


def shares(table: YearsTable, year: int, lines: Sequence[FigureLine]) -> tuple[tuple[Number, ...], str]:
    """The sizes of a year's shares with their sum in words; none where there is no whole to share, and why."""
    figures = [table.figures[line.key][year] for line in lines]
    values = tuple(figure.value or 0 for figure in figures)
    if all(figure.value is None for figure in figures):
        return (), figures[0].shown if figures else ""
    if min(values) < 0:
        return (), "有负数，无法计算占比"
    partly = any(figure.known in (Known.PART, Known.BLANK) for figure in figures)
    whole = YearFigure(Known.PART if partly else Known.WHOLE, sum(values))
    return (values if sum(values) else ()), counted(whole, lines[0].unit)


def keys() -> Iterator[str]:
    """The keys of all pictures."""
    return (one.key for one in PICTURES)


_ALL = YearPart
PICTURES: tuple[YearsPicture, ...] = (
    YearsPicture("requests", "申请的新收和办结", "申请", _applications, (_ALL.RECEIVED, _ALL.PROCESSED)),
    YearsPicture("results", "办理结果占比", "办理结果", _results, (_ALL.RESULTS,)),
    YearsPicture("carryover", "结转下年度继续办理", "结转", _carried_over, (_ALL.CARRIED_OUT,)),
    YearsPicture("disputes", "行政复议和行政诉讼", "复议诉讼", _proceedings, (_ALL.REVIEWS, _ALL.SUITS)),
)
