"""The 自查表 as a Word document, in the look of our reports: their base document, emptied, gives styles and fonts."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from core.atomic import EXPORTING, write_bytes
from core.paths import resources
from core.report.findings import Finding
from core.report.report import Report
from core.writers.check_list import ALIGNS, HEAD, MARGIN, PAGE_NUMBER, SIGNATURES, WIDTHS, CheckList, check_list
from core.writers.docx import wordml as x
from core.writers.docx.wordml import Element, node, w
from core.writers.layout.blocks import printable
from core.writers.layout.style import STYLES, Align, Look, mm

_STYLE = STYLES["official"]
_WIDTH = _STYLE.page.width - 2 * MARGIN
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEAST_HEIGHT = 397  # twips, 7 mm
_TITLE_LINE = 600  # twips between the lines of the title, and half as much below it


def export(
    report: Report, findings: Sequence[Finding], path: Path, off: Collection[str] = (), when: datetime | None = None
) -> None:
    """Write the 自查表 to a DOCX file; raises StorageError."""
    write_bytes(path, to_bytes(report, findings, when, off), EXPORTING)


def to_bytes(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> bytes:
    """The DOCX file as bytes; see :func:`core.writers.check_list.check_list`."""
    from docx import Document

    document: Any = Document(str(resources() / "base" / f"{_STYLE.key}_{report.form_key}.docx"))
    content = check_list(report, findings, when, off)
    _fill(cast("Element", document.element.body), content)
    _page(document.sections[0])
    _describe(document.core_properties, report, content, when or datetime.now(UTC))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _fill(body: Element, content: CheckList) -> None:
    """The 自查表 in the place of the report; only the page's own properties stay."""
    *old, page = body
    for element in old:
        body.remove(element)
    for element in _elements(content):
        page.addprevious(element)


def _elements(content: CheckList) -> Iterator[Element]:
    title = x.paragraph(_STYLE.title, x.TITLE, (_STYLE.title.font, content.title))
    _space(title, after=_TITLE_LINE // 2)
    yield title
    plain = Look(_STYLE.text.font, Align.LEFT)
    for line in content.lines:
        yield x.paragraph(plain, x.TEXT, (plain.font, line))
    yield _table(content.rows)
    yield _signatures(plain)


def _space(paragraph: Element, **space: int) -> None:
    """Space before or after a paragraph; the schema wants it in front of the indent."""
    indent = cast("Element", paragraph[0].find(w("ind")))
    indent.addprevious(node("spacing", **space))


def _table(rows: Iterable[Sequence[str]]) -> Element:
    widths = _widths()
    properties = node(
        "tblPr",
        node("tblW", w=sum(widths), type="dxa"),
        node("jc", val="center"),
        node("tblBorders", *(node(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES)),
        node("tblLayout", type="fixed"),
        node("tblCellMar", *(node(side, w=80, type="dxa") for side in ("left", "right"))),
    )
    columns = node("tblGrid", *(node("gridCol", w=width) for width in widths))
    head = _row(HEAD, (Align.CENTER,) * len(HEAD), head=True)
    return node("tbl", properties, columns, head, *(_row(cells, ALIGNS) for cells in rows))


def _widths() -> tuple[int, ...]:
    """The columns in twips; the one without a width of its own takes what the others leave."""
    given = [width * 20 for width in WIDTHS]
    return tuple(width or _WIDTH - sum(given) for width in given)


def _row(cells: Sequence[str], aligns: Sequence[Align], *, head: bool = False) -> Element:
    properties = node("trPr", node("cantSplit"), node("trHeight", val=_LEAST_HEIGHT, hRule="atLeast"))
    if head:
        properties.append(node("tblHeader"))
    return node("tr", properties, *map(_cell, cells, aligns, _widths()))


def _cell(text: str, align: Align, width: int) -> Element:
    words = x.paragraph(Look(_STYLE.label, align), x.LABEL, (_STYLE.label, text))
    return node("tc", node("tcPr", node("tcW", w=width, type="dxa"), node("vAlign", val="center")), words)


def _signatures(plain: Look) -> Element:
    """Room to sign, in equal parts of the line, a little below the table."""
    made = x.paragraph(plain, x.TEXT, (plain.font, "\t".join(SIGNATURES)))
    _space(made, before=_TITLE_LINE)
    share = _WIDTH // len(SIGNATURES)
    stops = (node("tab", val="left", pos=share * number) for number in range(1, len(SIGNATURES)))
    cast("Element", made[0].find(w("spacing"))).addprevious(node("tabs", *stops))
    return made


def _page(section: Any) -> None:
    """Narrow margins on all sides, and the page's number at the foot."""
    from docx.shared import Twips

    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Twips(MARGIN))
    section.footer_distance = Twips(mm(10))
    paragraph: Element = section.footer.paragraphs[0]._p
    number = node("fldSimple", x.run(PAGE_NUMBER, "1"), instr=" PAGE ")
    paragraph.insert(0, node("pPr", node("jc", val=Align.CENTER)))
    paragraph.extend((x.run(PAGE_NUMBER, "— "), number, x.run(PAGE_NUMBER, " —")))


def _describe(properties: Any, report: Report, content: CheckList, when: datetime) -> None:
    """Title, body and time; Word shows them under 文件 → 信息."""
    properties.title = content.title
    properties.author = properties.last_modified_by = printable(report.agency)[:255]
    properties.created = properties.modified = when.astimezone(UTC).replace(tzinfo=None)
    properties.revision = 1
