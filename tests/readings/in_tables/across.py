"""Kinds of tables whose frames draw a line across cells with figures (斜线), in every format that has such lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from openpyxl.styles import Border, Side

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import excel_2003, ods
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT

NOTED = truth_of(REPORT, note="画有斜线")
PLAIN = truth_of(REPORT, quiet=True)
_CELL_OF_FIGURE = re.compile(r"(<w:tcPr>(?:(?!</w:tcPr>).)*)(</w:tcPr><w:p><w:r><w:rPr></w:rPr><w:t [^>]*>\d+<)")


def _in_docx(line: str) -> Callable[[str], str]:
    border = f'<w:tcBorders><w:{line} w:sz="8" w:color="000000"/></w:tcBorders>'
    return lambda table: _CELL_OF_FIGURE.sub(rf"\1{border}\2", table)


def _in_sheet(**lines: object) -> Callable[..., None]:
    def put(cell: object, slot: odd.Slot) -> None:
        cell.value = odd.figure(slot.text)  # type: ignore[attr-defined]
        side = Side("thin")
        cell.border = Border(side, side, side, side, **lines)  # type: ignore[attr-defined,arg-type]

    return put


def _in_rtf(words: str) -> bytes:
    return odd.rtf(REPORT).replace(rb"\cellx", words.encode() + rb"\cellx")


@kind("lines-across-cells-by-their-frames")
def _across() -> Iterator[Sample]:
    for name, line, truth in (
        ("down", 'tl2br w:val="single"', NOTED),
        ("up", 'tr2bl w:val="dotted"', NOTED),
        ("seen: none", 'tl2br w:val="nil"', PLAIN),
    ):
        yield Sample(name, ".docx", lambda n=line: odd.docx(REPORT, table=_in_docx(n)), truth)
    thin = Side("thin")
    for name, lines, truth in (
        ("down", {"diagonal": thin, "diagonalDown": True}, NOTED),
        ("up", {"diagonal": thin, "diagonalUp": True}, NOTED),
        ("seen: in no direction", {"diagonal": thin}, PLAIN),
        ("seen: no line", {"diagonalDown": True}, PLAIN),
    ):
        yield Sample(name, ".xlsx", lambda n=lines: odd.workbook(REPORT, _in_sheet(**n)), truth)
    for name, words, truth in (
        ("down", r"\cldglu\brdrs\brdrw10", NOTED),
        ("up", r"\cldgll\brdrs", NOTED),
        ("seen: none", r"\cldglu\brdrnone", PLAIN),
    ):
        yield Sample(name, ".rtf", lambda w=words: _in_rtf(w), truth)
    framed = '<Style ss:ID="framed"><Borders><Border ss:Position="{}" ss:LineStyle="{}"/></Borders>'
    for name, position, line, truth in (
        ("down", "DiagonalLeft", "Continuous", NOTED),
        ("seen: none", "DiagonalRight", "None", PLAIN),
    ):
        style = framed.format(position, line).encode()
        made = lambda s=style: excel_2003(REPORT).replace(b'<Style ss:ID="framed">', s, 1)  # noqa: E731
        yield Sample(name, ".xml", made, truth)
    for name, line, truth in (("down", "tl-br", NOTED), ("up", "bl-tr", NOTED), ("seen: none", "", PLAIN)):
        told = f'style:diagonal-{line}="0.06pt solid #000000"' if line else 'style:diagonal-tl-br="none"'
        told = f"<style:table-cell-properties {told}"
        flat = lambda t=told: ods(REPORT, flat=True).replace(b"<style:table-cell-properties", t.encode())  # noqa: E731
        yield Sample(name, ".fods", flat, truth)


@kind("lines-across-heads-by-their-frames")
def _heads() -> Iterator[Sample]:
    """斜线表头: the line parts the words of the first cell."""
    line = '<w:tcBorders><w:tl2br w:val="single"/></w:tcBorders></w:tcPr>'
    yield Sample("DOCX", ".docx", lambda: odd.docx(REPORT, table=lambda t: t.replace("</w:tcPr>", line, 1)), PLAIN)
    first = lambda: odd.rtf(REPORT).replace(rb"\cellx", rb"\cldglu\brdrs\cellx", 1)  # noqa: E731
    yield Sample("RTF", ".rtf", first, PLAIN)
