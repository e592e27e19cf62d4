"""How a report looks: two declared styles, read by every output.

Lengths are twips (1/20 pt), font sizes points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from functools import cache
from itertools import accumulate, pairwise

from core.forms.layout import Grid
from core.records import record


class Align(StrEnum):
    """Alignment of a paragraph, by OOXML's names."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"


@record
class Font:
    """A font family for Chinese and Latin alike, its size in points, bold or not."""

    family: str
    size: float
    bold: bool = False


@record
class ParagraphLook:
    """How a paragraph looks; ``indent`` is of the first line, ``chars`` the same in characters (0: not given).

    ``tracking`` widens each character; negative, it draws them together.
    """

    font: Font
    align: Align = Align.BOTH
    indent: int = 0
    chars: int = 0
    tracking: int = 0


@record
class Border:
    """A border: OOXML's name of its kind, width in eighths of a point."""

    kind: str = "single"
    eighths: int = 8


@record
class TableLook:
    """How a table of some shape looks.  ``fill`` is the colour of block heads.

    ``merged_end`` is the lower edge of labels beside several rows (None: like the
    rest); ``row_height`` and ``figure_height`` are least heights; ``item_align``
    is for the innermost row labels.
    """

    line: Border = Border()
    merged_end: Border | None = None
    margin: int = 57
    corner_margin: int = 57
    corner_align: Align = Align.CENTER
    row_align: Align = Align.CENTER
    item_align: Align = Align.CENTER
    row_height: int = 0
    figure_height: int = 0
    fill: str = ""


@record
class Gap:
    """An empty paragraph: font size, space before and after."""

    size: float
    before: int = 0
    after: int = 0


@record
class Gaps:
    """The empty paragraphs of the printed form, by where they stand."""

    before_title: tuple[Gap, ...] = ()
    after_title: tuple[Gap, ...] = ()
    between_text_and_table: tuple[Gap, ...] = ()
    between_tables: tuple[Gap, ...] = ()
    between_table_and_text: tuple[Gap, ...] = ()
    before_table: tuple[Gap, ...] = ()


@record
class PageSetup:
    """Paper and margins; ``pitch`` is the height of a line of the grid."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    pitch: int

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right


@record(eq=False)  # there is one of each
class Style:
    """A whole style.  ``label``, ``note`` (remarks in brackets) and ``figure`` are the fonts in tables.

    Tables are told apart by their shape, not by name: ``stacked`` has several
    blocks one below the other, ``crossed`` row and column heads, ``flat`` column
    heads alone.  ``as_printed`` keeps the measures of the printed form; otherwise
    tables are fitted between the margins, off the page's grid of lines.  A table
    with more rows than ``own_page_rows`` starts on a page of its own.
    """

    key: str
    name: str
    page: PageSetup
    title: ParagraphLook
    heading: ParagraphLook
    subheading: ParagraphLook
    text: ParagraphLook
    label: Font
    note: Font
    figure: Font
    stacked: TableLook
    crossed: TableLook
    flat: TableLook
    gaps: Gaps = Gaps()
    page_number: Font | None = None
    as_printed: bool = True
    own_page_rows: int = 20
    mark: str = ""  # stands in the head of each page

    def table(self, grid: Grid) -> TableLook:
        """The look of a table of this shape."""
        if len(grid.table.blocks) > 1:
            return self.stacked
        return self.crossed if grid.head_columns else self.flat

    def widths(self, grid: Grid) -> tuple[int, ...]:
        """Column widths: as declared, or in proportion fitted between the margins."""
        declared = grid.table.widths
        if self.as_printed:
            return declared
        edges = [round(edge * self.page.text_width / sum(declared)) for edge in accumulate(declared, initial=0)]
        return tuple(right - left for left, right in pairwise(edges))

    @property
    def title_chars(self) -> int:
        """How many full characters of the title's size go into a line."""
        return int(self.page.text_width / 20 / self.title.font.size)


TAB_STOP = 420  # twips between the stops of tabs: two characters of the usual size
DIGIT = 0.64  # em: the widest digits among fonts that stand in for the named ones (0.5 in the fonts themselves)
SMALLEST = 5.0  # points (八号); a figure that needs less goes over two lines
LINES = 20  # twips that the lines on both sides take from a cell


def fitted_size(size: float, figure: str, width: int) -> float:
    """The size in half points at which a figure stands on one line of a cell ``width`` twips wide."""
    if not figure:
        return size
    widest = (width - LINES) / 20 / (DIGIT * len(figure))
    return max(min(size, int(widest * 2) / 2), SMALLEST)


def fitted_sizes(figures: Iterable[tuple[float, str, int]]) -> list[float]:
    """The sizes of the figures of a table, each given with its usual size and the width of its cell in twips.

    All become as small as the longest needs, though not below two thirds; only a
    figure that needs less than that is smaller still.
    """
    cells = list(figures)
    needed = [fitted_size(*cell) for cell in cells]
    shares = (size / usual for size, (usual, _, _) in zip(needed, cells, strict=True))
    common = max(min(shares, default=1), _LEAST_SHARE)
    return [
        min(size, int(usual * common * 2 + _ROUNDING) / 2) for size, (usual, _, _) in zip(needed, cells, strict=True)
    ]


_LEAST_SHARE = 2 / 3
_ROUNDING = 1e-6


def mm(length: float) -> int:
    """Millimetres in twips."""
    return round(length * 1440 / 25.4)


_A4 = (mm(210), mm(297))
_SONG = "宋体"
_KAI = "楷体"


def _official() -> Style:
    """The look of the template attached to 国办公开办函〔2021〕30号, measured from its file."""
    body = Font(_SONG, 12)
    empty, web = Gap(body.size), Gap(body.size, before=280, after=280)
    return Style(
        "official",
        "统一格式",
        page=PageSetup(*_A4, 1440, 1440, 1800, 1800, header=851, footer=992, pitch=312),
        title=ParagraphLook(Font(_SONG, 18, bold=True), Align.CENTER),
        heading=ParagraphLook(replace(body, bold=True), indent=420),
        subheading=ParagraphLook(replace(body, family=_KAI), indent=420),
        text=ParagraphLook(body, indent=420),
        label=Font(_SONG, 10),
        note=Font(_KAI, 10),
        figure=body,
        stacked=TableLook(row_height=340, fill="C6D9F1"),
        crossed=TableLook(
            merged_end=Border("outset", 6),
            corner_margin=108,
            corner_align=Align.LEFT,
            row_align=Align.LEFT,
            item_align=Align.BOTH,
        ),
        flat=TableLook(Border(eighths=4), margin=108, figure_height=672),
        gaps=Gaps(
            before_title=(empty,),
            after_title=(empty,),
            between_text_and_table=(empty,),
            before_table=(empty, empty),
            between_tables=(Gap(10.5), web),
            between_table_and_text=(web, web),
        ),
    )


_TEXT_LINES, _TEXT_CHARS, _TEXT_SIZE = 22, 28, 16  # GB/T 9704—2012, 5.2.3 and 5.2.4: 3号, 22行, 28字


def _document_page() -> PageSetup:
    """GB/T 9704—2012, 5.2: A4; 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm."""
    page = PageSetup(*_A4, mm(37), mm(35), mm(28), mm(26), header=mm(15), footer=mm(25), pitch=0)
    return replace(page, pitch=(page.height - page.top - page.bottom) // _TEXT_LINES)


def _tracking(page: PageSetup) -> int:
    """28 characters of 16 pt are wider than 156 mm, so each is drawn in a little.

    A grid of characters would say the same, but LibreOffice gives a character
    wider than its place in the grid two places.
    """
    return page.text_width // _TEXT_CHARS - _TEXT_SIZE * 20


def _document() -> Style:
    """党政机关公文格式 GB/T 9704—2012; table fonts are ours, the standard names none."""
    page, kai = _document_page(), "楷体_GB2312"
    text = ParagraphLook(Font("仿宋_GB2312", _TEXT_SIZE), indent=640, chars=2, tracking=_tracking(page))
    table = TableLook(Border(eighths=4), row_height=340)
    return Style(
        "document",
        "公文格式",
        page=page,
        title=ParagraphLook(Font("方正小标宋简体", 22), Align.CENTER),
        heading=replace(text, font=Font("黑体", _TEXT_SIZE)),
        subheading=replace(text, font=Font(kai, _TEXT_SIZE)),
        text=text,
        label=Font(_SONG, 9),
        note=Font(kai, 9),
        figure=Font(_SONG, 10.5),
        stacked=table,
        crossed=replace(table, corner_align=Align.LEFT, row_align=Align.LEFT, item_align=Align.BOTH),
        flat=replace(table, figure_height=567),
        gaps=Gaps(after_title=(Gap(_TEXT_SIZE),), between_tables=(Gap(10.5),), between_table_and_text=(Gap(10.5),)),
        page_number=Font(_SONG, 14),
        as_printed=False,
    )


OFFICIAL, DOCUMENT = _official(), _document()
STYLES: dict[str, Style] = {style.key: style for style in (OFFICIAL, DOCUMENT)}


_DRAFT_MARK = "草稿"


@cache
def style_of(key: str, draft: bool = False) -> Style:
    """The style with this key, as settings and the command line name it; the pages of a ``draft`` bear 草稿 in their head."""
    return replace(STYLES[key], mark=_DRAFT_MARK) if draft else STYLES[key]
