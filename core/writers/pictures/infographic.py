"""图解: the key figures of one year for the public, on one page that a telephone shows as well as paper.

What is blank is named as 未填, what is 0 as 0: neither takes the room of a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.report.numbers import Number
from core.report.years.figures import Known, YearFigure
from core.report.years.lines import FigureLine, YearPart
from core.report.years.table import YearsTable, signs
from core.writers.pictures.pen import PHONE, Bar, BarGroup, Pen, Room, percent
from core.writers.pictures.scene import SOLID, Anchor, Caption, Paint, Plate, Scene, advance, lines_of_words
from core.writers.pictures.years import counted, shares, told

_MARGIN = 1.2  # heights of a word
_LARGE = 1.7  # heights of a figure in a tile
_COLUMNS = 3


def infographic(table: YearsTable, room: Room = PHONE) -> Scene:
    """The picture of the last year of a table."""
    year = table.years[-1]
    heading = f"{table.agency}{year}年政府信息公开工作年度报告"
    pen = Pen(room, room.size * _MARGIN)
    _heading(pen, table.agency, year)
    for draw in (_disclosed, _applications, _applicants, _results, _proceedings):
        draw(pen, table, year)
    figures = (table.figures[line.key][year] for line in table.lines)
    notes = [*signs(figure for figure in figures if figure.known is not Known.NO_ITEM), f"数据来源：《{heading}》。"]
    pen.space(1.2)
    for note in notes:
        pen.paragraph(note, paint=Paint.QUIET)
    return pen.scene(f"{heading}图解", told(table, table.lines))


def _heading(pen: Pen, agency: str, year: int) -> None:
    """A band with the body's name and the year, in as many lines as the name needs."""
    size = pen.size
    lines = lines_of_words(agency, size * 1.35, pen.width) if agency else []
    below = f"{year}年政府信息公开工作年度报告图解"
    height = pen.left + size * (1.9 * len(lines) + 2)
    pen.marks.append(Plate(0, 0, pen.room.width, height + pen.left * 0.6, Paint.DEEP))
    for line in lines:
        pen.y += size * 1.9
        pen.marks.append(Caption(pen.left, pen.y - size * 0.4, line, size * 1.35, Paint.ON_DEEP, bold=True))
    fitted = min(1.15, pen.width / advance(below, size))
    pen.y = height
    pen.marks.append(Caption(pen.left, pen.y - size * 0.3, below, size * fitted, Paint.ON_DEEP))
    pen.y += pen.left * 0.6


def _part(pen: Pen, words: str) -> None:
    pen.space(1.3)
    pen.paragraph(words, 1.2, bold=True)
    pen.space(0.5)


def _disclosed(pen: Pen, table: YearsTable, year: int) -> None:
    """What was disclosed, in tiles; what is nothing or not given is named below."""
    lines = table.lines_of(YearPart.DISCLOSED)
    if not lines:
        return
    _part(pen, "主动公开")
    figures = {line: table.figures[line.key][year] for line in lines}
    _tiles(pen, [(line, figure) for line, figure in figures.items() if figure.value])
    for words, wanted in (("为0的项目", _is_nothing), ("未填的项目", _is_blank)):
        if names := [line.word for line, figure in figures.items() if wanted(figure)]:
            pen.paragraph(f"{words}：{'、'.join(names)}。", paint=Paint.QUIET)


def _is_nothing(figure: YearFigure) -> bool:
    return figure.value is not None and not figure.value


def _is_blank(figure: YearFigure) -> bool:
    return figure.known is Known.BLANK


def _tiles(pen: Pen, items: Sequence[tuple[FigureLine, YearFigure]]) -> None:
    gap, size = pen.size * 0.6, pen.size
    width = (pen.width - gap * (_COLUMNS - 1)) / _COLUMNS
    for first in range(0, len(items), _COLUMNS):
        row = items[first : first + _COLUMNS]
        names = [[one for piece in line.pieces for one in lines_of_words(piece, size, width - size)] for line, _ in row]
        height = size * (_LARGE * 1.5 + 0.7 + 1.35 * max(map(len, names)))
        for number, ((line, figure), words) in enumerate(zip(row, names, strict=True)):
            plate = Plate(pen.left + number * (width + gap), pen.y, width, height, Paint.PALE)
            _tile(pen, plate, (figure.shown, line.unit), words)
        pen.y += height + gap
    if not items:
        pen.paragraph("没有大于0的数据。", paint=Paint.QUIET)


def _tile(pen: Pen, plate: Plate, figure_of: tuple[str, str], name: Sequence[str]) -> None:
    """A figure and its unit, large but no wider than the tile, and the name below."""
    (figure, unit), size, x = figure_of, pen.size, plate.x + pen.size / 2
    pen.marks.append(plate)
    large = _fitted(figure, unit, size, plate.width - size)
    base = plate.y + size * _LARGE * 1.3
    pen.marks.append(Caption(x, base, figure, large, bold=True))
    if unit:
        pen.marks.append(Caption(x + size * 0.1 + advance(figure, large), base, unit, size, Paint.QUIET))
    for number, line in enumerate(name, start=1):
        pen.marks.append(Caption(x, base + size * (0.1 + 1.35 * number), line, size, Paint.QUIET))


def _fitted(figure: str, unit: str, size: float, width: float) -> float:
    """How large a figure can be with its unit behind it."""
    room = width - advance(unit, size) - size * 0.1
    return min(size * _LARGE, room / advance(figure, 1)) if figure else size


_FLOW = ((YearPart.RECEIVED, "+"), (YearPart.CARRIED_IN, "="), (YearPart.PROCESSED, "+"), (YearPart.CARRIED_OUT, ""))


def _applications(pen: Pen, table: YearsTable, year: int) -> None:
    """The official relation: what came and what was left is what was done and what is left."""
    found = [(line, sign) for part, sign in _FLOW for line in table.lines_of(part)]
    if not found:
        return
    _part(pen, "依申请公开")
    size, gap = pen.size, pen.size * 1.3
    shown = [_with_unit(table.figures[line.key][year], line) for line, _ in found]
    for columns in (len(found), 2):
        width = (pen.width - gap * columns) / columns + (gap / columns) * (columns == len(found))
        if all(_fitted(*one, size, width - size) >= size for one in shown):
            break
    height = size * (_LARGE * 1.5 + 2.05)
    for number, ((line, sign), one) in enumerate(zip(found, shown, strict=True)):
        if number and number % columns == 0:
            pen.y += height + size * 0.6
        plate = Plate(pen.left + number % columns * (width + gap), pen.y, width, height, Paint.PALE)
        _tile(pen, plate, one, [line.word])
        mark = sign if _adds_up(table, year) or sign != "=" else "≠"
        pen.words(plate.x + width + gap / 2, pen.y + height / 2, mark, Paint.QUIET, Anchor.MIDDLE)
    pen.y += height


def _with_unit(figure: YearFigure, line: FigureLine) -> tuple[str, str]:
    return figure.shown, line.unit * (figure.value is not None)


def _adds_up(table: YearsTable, year: int) -> bool:
    """Whether both sides are equal, as far as they are known."""
    values = [table.figures[line.key][year].value for part, _ in _FLOW for line in table.lines_of(part)]
    if len(values) != len(_FLOW) or None in values:
        return True
    new, carried_in, done, left = (value or 0 for value in values)
    return new + carried_in == done + left


def _applicants(pen: Pen, table: YearsTable, year: int) -> None:
    _group(pen, table, year, YearPart.APPLICANTS, "谁提出了申请")


def _results(pen: Pen, table: YearsTable, year: int) -> None:
    _group(pen, table, year, YearPart.RESULTS, "办理结果")


def _group(pen: Pen, table: YearsTable, year: int, part: YearPart, words: str) -> None:
    """Lines of one kind as bars, with their shares of all where there are any."""
    if not (lines := table.lines_of(part)):
        return
    pen.space(0.8)
    pen.paragraph(words, bold=True)
    pen.space(0.4)
    parts, _ = shares(table, year, lines)
    pen.bars([*_bars(table, year, lines, parts)])


def _bars(
    table: YearsTable, year: int, lines: Iterable[FigureLine], parts: Sequence[Number] = ()
) -> Iterator[BarGroup]:
    for line in lines:
        figure = table.figures[line.key][year]
        share = f"（{percent(figure.value, sum(parts))}）" if parts and figure.value else ""
        yield BarGroup(line.word, (Bar(figure.value, counted(figure, line.unit) + share, SOLID),))


_PROCEEDINGS = ((YearPart.REVIEWS, YearPart.REVIEW_OUTCOMES), (YearPart.SUITS, YearPart.SUIT_OUTCOMES))


def _proceedings(pen: Pen, table: YearsTable, year: int) -> None:
    """Reviews and suits with their outcomes; where there were none one line says so."""
    wholes = [(line, outcomes) for whole, outcomes in _PROCEEDINGS for line in table.lines_of(whole)]
    if not wholes:
        return
    _part(pen, "、".join(line.word for line, _ in wholes))
    for line, outcomes in wholes:
        figure = table.figures[line.key][year]
        pen.space(0.3)
        pen.paragraph(f"{line.word}{counted(figure, line.unit)}", bold=True)
        if figure.value or figure.known is Known.PART:
            pen.space(0.3)
            pen.bars([*_bars(table, year, table.lines_of(outcomes))])
            pen.space(0.6)
