"""The report as HTML and as plain text: a piece to paste into a site's editor, and a complete page.

Editors of sites drop style sheets, so all looks stand in the tags.  On a page
a table's caption is its section's heading: it is printed once, and the table has
a name for those who listen to it.  What is pasted has no captions: some editors
drop them with their words (wangEditor 5).  Others drop all styles (TinyMCE 6): so
lines, middle and ground of its cells are told a second time, by attributes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from pathlib import Path

from core.atomic import EXPORTING, write_bytes
from core.forms.layout import Box, Grid, Role, grid
from core.forms.spec import ABOVE, Table
from core.markup import escape
from core.patterns import lazy
from core.report.report import Report
from core.writers import clipboard as writers_clipboard
from core.writers import enclosed
from core.writers.layout import table_look
from core.writers.layout.blocks import FilledGrid, Heading, Paragraph, Title, blocks, has_long_word, title_lines
from core.writers.layout.style import OFFICIAL, Align, Style
from core.writers.listing import Listing, ListTable
from core.writers.pictures.svg import svg


def export(report: Report, path: Path, style: Style = OFFICIAL, data: str = "") -> None:
    """Write the report as a complete page that encloses ``data``; raises StorageError."""
    write_bytes(path, page(report, style, data).encode(), EXPORTING)


def page(report: Report, style: Style = OFFICIAL, data: str = "") -> str:
    """A complete page, for a computer's and a telephone's screen and for print."""
    title = escape("".join(title_lines(report)))
    return _PAGE.format(title=title, css=_CSS, body=_whole(report, style, pasted=False), data=enclosed.script(data))


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{css}</style>
</head>
<body>
<main>
{body}
</main>
{data}</body>
</html>
"""
_CSS = (
    'body{margin:0;font:16px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#000;background:#fff}'
    "main{max-width:46em;margin:0 auto;padding:1em}"
    "table{line-height:1.4}"
    "@media print{body{font-size:10.5pt}main{max-width:none;padding:0}table,tr{break-inside:avoid}h2{break-after:avoid}"
    "main div{overflow:visible!important}table{min-width:0!important}}"
)


_BLACK = "#000"


def listing_page(content: Listing) -> str:
    """A listing (what changed between two reports) as a complete page."""
    return _PAGE.format(title=escape(content.title), css=_CSS, body=listing(content), data="")


def listing(content: Listing, line: str = _BLACK) -> str:
    """A listing as one piece, its tables drawn with lines of this colour."""
    lines = "".join(f'<p style="margin:.5em 0">{_text(words)}</p>\n' for words in content.lines)
    pictures = (f'<p style="margin:1.5em 0">{svg(scene)}</p>' for scene in content.pictures)
    parts = "\n".join((*(_listed(table, line) for table in content.tables), *pictures))
    return f'<div lang="zh-CN"><h1 style="{_TITLE}">{escape(content.title)}</h1>\n{lines}{parts}</div>'


def _listed(table: ListTable, line: str) -> str:
    look = _LISTED.format(line=line)
    head = "".join(f'<th scope="col" style="{look}{_if_long(words)}">{_text(words)}</th>' for words in table.head)
    rows = "\n".join(f"<tr>{''.join(_listed_cells(table, row, look))}</tr>" for row in table.rows)
    heading = f'<h2 style="{_HEADING}">{_text(table.title)}</h2>\n' if table.title else ""
    least = f";min-width:{len(table.head) * _LEAST_COLUMN:.0f}em" if len(table.head) > _FEW_COLUMNS else ""
    around = f"border-collapse:collapse;width:100%;font-size:.9em{least}"
    made = f'<table style="{around}">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    return heading + (f'<div style="overflow-x:auto">\n{made}\n</div>' if least else made)


_FEW_COLUMNS, _LEAST_COLUMN = 5, 4.5  # more columns scroll where the screen is narrow; em of each


def _listed_cells(table: ListTable, row: Sequence[str], look: str) -> Iterator[str]:
    for column, (text, align) in enumerate(zip(row, table.aligns, strict=True)):
        kind, scope = ("td", "") if column or not text else ("th", ' scope="row"')
        yield f'<{kind}{scope} style="{look};text-align:{align}{_if_long(text)}">{_text(text)}</{kind}>'


def _if_long(text: str) -> str:
    """What breaks an address where a column is too narrow for it; elsewhere it would break figures on a telephone."""
    return _BROKEN * has_long_word(text)


_LISTED = "border:1px solid {line};padding:4px;font-weight:normal"


def fragment(report: Report, style: Style = OFFICIAL) -> str:
    """The report as one piece of HTML to paste into a site's editor; it needs no style sheet."""
    return _whole(report, style, pasted=True)


def _whole(report: Report, style: Style, pasted: bool) -> str:
    return "\n".join(('<div lang="zh-CN">', *_parts(report, style, pasted), "</div>"))


def _parts(report: Report, style: Style, pasted: bool) -> Iterator[str]:
    heading = ""  # of the table to come, until it is printed
    for block in blocks(report):
        match block:
            case Title(lines):
                broken = _BROKEN * any(map(has_long_word, lines))
                yield f'<h1 style="{_TITLE}{broken}">{"<br>".join(map(_text, lines))}</h1>'
            case Heading(section):
                heading = "" if pasted or section.table is None else _text(block.text)
                if not heading:
                    yield f'<h2 style="{_HEADING}">{_text(block.text)}</h2>'
            case Paragraph():
                if heading and block.key.endswith(
                    ABOVE
                ):  # the words stand below the heading, so it cannot be a caption
                    yield f'<h2 style="{_HEADING}">{heading}</h2>'
                    heading = ""
                yield _paragraph(block)
            case FilledGrid():
                yield _table(block, heading, style, pasted)
                heading = ""


_TITLE = "text-align:center;font-size:1.5em;line-height:1.4"
_HEADING = "font-size:1.15em;line-height:1.4;margin:1.2em 0 .5em"
# Of the smaller size in tables, so that all headings are alike; where the table scrolls it stays, and is no wider
# than a telephone.
_CAPTION = _HEADING.replace("1.15em", "1.28em") + ";position:sticky;left:0;display:inline-block;max-width:90vw"
_SUBHEADING = "font-size:1em;margin:.5em 0;text-indent:2em"
_PARAGRAPH = "margin:.5em 0;text-indent:2em"


def _text(text: str) -> str:
    return escape(text, quote=False)


_BROKEN = ";overflow-wrap:anywhere"  # else an address makes a telephone's page wider than its screen
_BLANKS_TO_KEEP = lazy("[\t\xa0\u00ad\u200b-\u200f\u2060\ufeff]|  ")
_SPACED = ";white-space:pre-wrap;tab-size:2em"  # else a tab, or several blanks, are one, and our reader takes signs of no width for noise


def _paragraph(block: Paragraph) -> str:
    more = _BROKEN * has_long_word(block.text) + _SPACED * bool(_BLANKS_TO_KEEP.search(block.text))
    if block.is_subheading:
        return f'<h3 style="{_SUBHEADING}{more}">{_text(block.text)}</h3>'
    lead = f"<strong>{_text(block.lead)}</strong>" if block.lead else ""
    return f'<p style="{_PARAGRAPH}{more}">{lead}{_text(block.text.removeprefix(block.lead))}</p>'


_NARROWEST = 3  # em: two full characters and the room beside them
_DIGIT = 0.6  # em: the widest digits among usual fonts


def _table(block: FilledGrid, heading: str, style: Style, pasted: bool) -> str:
    """A table in a box of its own, which scrolls where the screen is too narrow for its columns."""
    widths = _widths(block)
    look = f"border-collapse:collapse;width:100%;min-width:{sum(widths):.0f}em;font-size:.9em"
    columns = "".join(f'<col style="width:{width:.1f}em">' for width in widths)
    caption = f'<caption style="text-align:left"><h2 style="{_CAPTION}">{heading}</h2></caption>\n' if heading else ""
    groups = _filled(block, style, pasted)
    table = f'<table{_LINES * pasted} style="{look}">\n{caption}<colgroup>{columns}</colgroup>\n{groups}\n</table>'
    return f'<div style="overflow-x:auto">\n{table}\n</div>'


_LINES = ' border="1" cellspacing="0" cellpadding="4" width="100%"'


def _widths(block: FilledGrid) -> list[float]:
    """Least widths of the columns in em: in the form's proportions, wider where a long figure needs it.

    Without them long figures would take their room from the labels.
    """
    declared = block.grid.table.widths
    widths = [width / min(declared) * _NARROWEST for width in declared]
    for box in block.grid.boxes:
        if box.key and box.width == 1:
            widths[box.column] = max(widths[box.column], len(block.figures[box.key]) * _DIGIT + 1)
    return widths


def _filled(block: FilledGrid, style: Style, pasted: bool) -> str:
    """The rows of a table with its figures."""
    frame, keys = _frame(block.grid.table, style, pasted)
    figures = (_text(block.figures[key]) for key in keys)
    return "".join(part for pair in zip_longest(frame, figures, fillvalue="") for part in pair)


_FIGURE = "\0"  # where a figure goes


@lru_cache(40)
def _frame(table: Table, style: Style, pasted: bool) -> tuple[Sequence[str], Sequence[str]]:
    """The rows of a table cut where its figures go, and the keys of these: the same for every report."""
    boxes = grid(table)
    keys = [box.key for row in range(boxes.rows) for box in _boxes(boxes, row) if box.key]
    return "\n".join(_groups(boxes, style, pasted)).split(_FIGURE), keys


def _groups(grid: Grid, style: Style, pasted: bool) -> Iterator[str]:
    """The rows in groups: the heads, then one group below each block head, so that a block head rules its own."""
    starts = {0, grid.head_rows, grid.rows, *(box.row for box in grid.boxes if box.role is Role.TITLE)}
    for top, end in pairwise(sorted(starts)):
        name = "thead" if end <= grid.head_rows else "tbody"
        rows = "\n".join(_row(grid, row, style, pasted) for row in range(top, end))
        yield f"<{name}>\n{rows}\n</{name}>"


def _row(grid: Grid, row: int, style: Style, pasted: bool) -> str:
    return f"<tr>{''.join(_cell(grid, box, style, pasted) for box in _boxes(grid, row))}</tr>"


def _boxes(grid: Grid, row: int) -> list[Box]:
    return sorted((box for box in grid.boxes if box.row == row), key=lambda box: box.column)


def _cell(grid: Grid, box: Box, style: Style, pasted: bool) -> str:
    spans = (f' rowspan="{box.height}"' if box.height > 1 else "") + (
        f' colspan="{box.width}"' if box.width > 1 else ""
    )
    text = _FIGURE if box.key else _text(box.label)
    look = f' style="{_look(grid, box, style)}"'
    if pasted:
        look = _look_again(grid, box, style) + look
    scope = _scope(box)
    name, scope = ("th", f' scope="{scope}"') if scope else ("td", "")
    return f"<{name}{scope}{spans}{look}>{text}</{name}>"


def _scope(box: Box) -> str:
    """What a head is the head of; "" for a figure, and for a corner that is a remark over several columns.

    Spanning heads say col and row, not colgroup and rowgroup: these mean a
    ``colgroup``, and all rows to the end of the ``tbody``.
    """
    if box.role is Role.CORNER:
        return "col" if box.width == 1 else ""
    return {Role.TITLE: "rowgroup", Role.COLUMN: "col", Role.ROW: "row"}.get(box.role, "")


def _look(grid: Grid, box: Box, style: Style) -> str:
    fill = _fill(grid, box, style)
    shade = f";background:#{fill}" if fill else ""
    weight = "" if box.role is Role.FIGURE else ";font-weight:normal"
    return f"border:1px solid #000;padding:4px;text-align:{_align(grid, box, style)}{weight}{shade}"


def _look_again(grid: Grid, box: Box, style: Style) -> str:
    """What of a cell's look can be told by attributes."""
    fill = _fill(grid, box, style)
    return f' align="{_align(grid, box, style)}"' + (f' bgcolor="#{fill}"' if fill else "")


def _align(grid: Grid, box: Box, style: Style) -> str:
    return "center" if table_look.align(style, grid, box) is Align.CENTER else "left"


def _fill(grid: Grid, box: Box, style: Style) -> str:
    return style.table(grid).fill if box.role is Role.TITLE else ""


def plain_text(report: Report) -> str:
    """The report as text, tables with tabs between their cells; lines end as the clipboard of Windows has them."""
    return "\r\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    for block in blocks(report):
        match block:
            case Title(lines):
                yield from lines
            case FilledGrid(grid, figures):
                area = writers_clipboard.Area(0, 0, grid.rows - 1, grid.columns - 1)
                yield writers_clipboard.copy(grid, area, figures.__getitem__).text.removesuffix("\r\n")
            case _:
                yield block.text
