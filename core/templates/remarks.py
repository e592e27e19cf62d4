"""What is to be said about a filled template: what found no place, and what stayed and may be out of date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from core.forms.spec import ABOVE, BELOW
from core.matching import page_noise as noise
from core.matching.headings import TableMark
from core.matching.naming.body_names import is_organ
from core.matching.reading import Reading, to_report
from core.numerals import SPELT_YEAR, year_value
from core.patterns import lazy
from core.report.report import Report, paragraphs, text_names
from core.templates import edit
from core.templates.places import Spot, TemplatePlaces
from core.templates.texts import Region
from core.writers.docx.wordml import WordElement, w
from core.writers.layout.blocks import printable, printed_figures

Unplaced = tuple[str, str]
_YEAR = lazy(rf"(?:19|20)\d{{2}}|{SPELT_YEAR}")
_NAMES = {"title": "标题", "preamble": "开头的说明"}


def unplaced(report: Report, back: Reading, cells: Collection[str], found: TemplatePlaces) -> tuple[Unplaced, ...]:
    """Figures and texts without a place, and those that are not read back as they were written."""
    return (*_figures(report, back, cells), *_texts(report, back, found))


def _figures(report: Report, back: Reading, cells: Collection[str]) -> Iterator[Unplaced]:
    figures = printed_figures(report)
    read: Mapping[str, object] = {**back.values, **back.printed, **to_report(back).marks}
    for table in report.form.tables:
        keys = [key for key in figures if report.form.cells[key].table == table.key]
        if not any(key in cells for key in keys):
            name = report.form.section(table.key).numbered
            yield table.key, f"模板里未找到“{name}”的表格，这张表未填入。"
            continue
        for key in keys:
            name = report.form.cells[key].name
            if key not in cells:
                if figures[key]:
                    yield key, f"模板的表格里没有“{name}”这一格，{figures[key]}未填入。"
            elif read.get(key) != (report.marks.get(key) or _number(figures[key])):
                yield key, f"“{name}”填入{figures[key] or '空白'}后复核不一致。请在导出后核对这一格。"


def _number(figure: str) -> Decimal | None:
    return Decimal(figure) if figure else None


def _texts(report: Report, back: Reading, found: TemplatePlaces) -> Iterator[Unplaced]:
    if not found.titles:
        yield "title", "模板里未找到标题的位置，标题未填入。请在导出后手工填写。"
    elif _compact(back.texts.get("title", "")) != _compact(printable(report.text("title"))):
        yield "title", _differs(report, "title")
    placed = {key for keys in found.texts for key in keys}
    for key in report.form.text_keys:
        if key != "title" and key not in placed and _lines(report.text(key)):
            yield key, f"模板里没有“{_name(report, key)}”的位置，这部分文字未填入。请在导出后手工粘贴。"
    for keys in found.texts:
        wanted = [line for key in keys for line in _lines(report.text(key))]
        read = [line for key in keys for line in paragraphs(back.texts.get(key, ""))]
        if read != wanted and [line for line in read if _compact(line) not in found.staying] != wanted:
            yield keys[-1], _differs(report, keys[-1])
    for key, name in text_names(report.form):
        lines = _lines(report.text(key))
        if key.endswith((ABOVE, BELOW)) and lines and lines != paragraphs(back.texts.get(key, "")):
            yield key, f"模板里没有“{name}”的位置，这些文字未填入。请在导出后手工粘贴。"


def _lines(text: str) -> tuple[str, ...]:
    return paragraphs(printable(text))


def _compact(text: str) -> str:
    return "".join(text.split())


def _name(report: Report, key: str) -> str:
    return _NAMES.get(key) or report.form.section(key).numbered


def _differs(report: Report, key: str) -> str:
    return f"“{_name(report, key)}”填入后读回来与报告不一致。请在导出后核对这一部分。"


def hints(
    report: Report,
    places: Sequence[Spot],
    found: TemplatePlaces,
    regions: Iterable[Region],
    margins: Iterable[WordElement],
) -> tuple[str, ...]:
    """Sentences on what stays in the template and may be out of date; to be asked for before filling."""
    return tuple(
        dict.fromkeys(
            (
                *_kept_lines(report, places, found),
                *_margins(report, found, margins),
                *_pictures(report, regions),
                *_other_tables(places),
            )
        )
    )


def _kept_lines(report: Report, places: Sequence[Spot], found: TemplatePlaces) -> Iterator[str]:
    above = range(found.titles[0].start if found.titles else 0)
    for index in (*above, *sorted(found.kept)):
        yield from _doubts(report, found, places[index].text, "")
    for index in found.closing:
        text = places[index].text
        if noise.is_date(text) or (_YEAR.search(text) and not noise.ends_report(text)):
            yield f"“{_short(text)}”未改动，请核对日期。"
        elif is_organ(text) and text not in report.agency and report.agency not in text:
            yield f"落款“{_short(text)}”未改动，请核对机关名称。"


def _doubts(report: Report, found: TemplatePlaces, text: str, where: str) -> Iterator[str]:
    """Whether words that stay name another year, or the body of the template's own report."""
    if _other_year(text, report.year):
        yield f"{where}“{_short(text)}”未改动，请核对年份。"
    elif found.agency and found.agency != report.agency and found.agency in text:
        yield f"{where}“{_short(text)}”未改动，请核对机关名称。"


def _other_year(text: str, year: int) -> bool:
    return any(year_value(match.group()) != year for match in _YEAR.finditer(text))


def _margins(report: Report, found: TemplatePlaces, margins: Iterable[WordElement]) -> Iterator[str]:
    for part in margins:
        text = _compact("".join(piece.text or "" for piece in part.iter(w("t"))))
        yield from _doubts(report, found, text, "页眉或页脚")


def _pictures(report: Report, regions: Iterable[Region]) -> Iterator[str]:
    for region in regions:
        if any(edit.has_picture(paragraph) for paragraph in region.paragraphs):
            yield f"“{_name(report, region.keys[-1])}”中的图片未改动，请核对是否还要保留。"


def _other_tables(places: Sequence[Spot]) -> Iterator[str]:
    for spot in places:
        if isinstance(spot.line, TableMark) and not spot.line.key:
            yield f"模板里有一张不属于年度报告格式的表格（“{_short(spot.line.text)}”），未改动，请核对。"


def _short(text: str) -> str:
    joined = "".join(text.split())
    return joined if len(joined) <= 30 else joined[:29] + "…"
