"""A plain document of a title, a few lines, tables and room to sign: what it says, for every format alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from core.records import record
from core.report.difference_report import DifferenceReport
from core.writers.layout.blocks import printable
from core.writers.layout.style import STYLES, Align, Font, Style, mm
from core.writers.pictures.scene import Scene

_MARGIN = mm(20)  # on all sides of the page


def _style() -> Style:
    official = STYLES["official"]
    page = replace(official.page, left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_MARGIN, footer=mm(10))
    return replace(official, page=page, page_number=Font(official.text.font.family, 10.5))


STYLE = _style()  # the official fonts on a page with narrow margins and numbers


@record
class ListTable:
    """A table with one row of heads; widths are points, 0 takes what is left; ``title`` stands above it."""

    head: tuple[str, ...]
    widths: tuple[int, ...]
    aligns: tuple[Align, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@record
class Listing:
    """A document; ``author`` is the body it is of; ``pictures`` stand below the tables."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[ListTable, ...]
    author: str = ""
    signatures: tuple[str, ...] = field(default=())
    pictures: tuple[Scene, ...] = field(default=())
    style: Style = STYLE

    def picture_rows(self) -> Iterator[tuple[Scene, ...]]:
        """The pictures by the rows they stand in, as many as go between the margins."""
        left = list(self.pictures)
        while left:
            beside = max(1, int(self.style.page.text_width / 20 // left[0].width))
            yield tuple(left[:beside])
            del left[:beside]


_FIGURE_WIDTHS = (0, 76, 76, 84)
_FIGURE_ALIGNS = (Align.LEFT, Align.CENTER, Align.CENTER, Align.CENTER)
_TEXT_WIDTHS = (92, 0, 200)
_TEXT_ALIGNS = (Align.LEFT, Align.LEFT, Align.LEFT)
NONE = "两份报告的数据和文字相同。"


def listing_of(found: DifferenceReport) -> Listing:
    """A difference report as a document: a table of figures for each part, one of sentences."""
    return Listing(
        f"{printable(found.agency)}政府信息公开工作年度报告对照",
        tuple(_lines(found)),
        (*_figure_tables(found), *_text_table(found)),
        printable(found.agency),
    )


def _lines(found: DifferenceReport) -> Iterator[str]:
    yield f"对照：{printable(found.before)}与{printable(found.after)}"
    if not found.figures and not found.texts:
        yield NONE
        return
    yield f"数据不同{len(found.figures)}格，文字不同{len(found.texts)}处。年份顺延的句子按相同计。"
    if found.homeless:
        yield f"{printable(found.before)}的以下数据在{printable(found.after)}的表格里没有对应的格：{'；'.join(found.homeless)}。"


def _figure_tables(found: DifferenceReport) -> Iterator[ListTable]:
    for section in dict.fromkeys(change.section for change in found.figures):
        changes = [change for change in found.figures if change.section == section]
        rows = tuple((change.name, change.before, change.after, change.change) for change in changes)
        head = ("项目", printable(found.before), printable(found.after), "增减")
        yield ListTable(head, _FIGURE_WIDTHS, _FIGURE_ALIGNS, rows, section)


def _text_table(found: DifferenceReport) -> Iterator[ListTable]:
    rows = tuple((change.name, printable(change.before), printable(change.after)) for change in found.texts)
    head = ("部分", printable(found.before), printable(found.after))
    if rows:
        yield ListTable(head, _TEXT_WIDTHS, _TEXT_ALIGNS, rows, "文字")
