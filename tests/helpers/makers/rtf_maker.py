"""Writes RTF for tests, as Word does: from snippets, and tables with merged cells."""

import re

from core.readers.raw import RawCell, RawTable

FONTS = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"
TWIPS = 1200  # of a grid column


def rtf(*blocks: str, head: str = r"\ansicpg936\deff0" + FONTS) -> bytes:
    return (r"{\rtf1\ansi" + head + "".join(blocks) + "}").encode("latin-1")


def par(text: str) -> str:
    return rf"\pard\plain {text}\par "


def uni(text: str) -> str:
    """Text by numbers of UTF-16, as LibreOffice writes it."""
    data = text.encode("utf-16-le")
    units = (int.from_bytes(data[i : i + 2], "little", signed=True) for i in range(0, len(data), 2))
    return "".join(rf"\u{unit}\'3f" for unit in units)


def hexed(text: str, codec: str = "gb18030") -> str:
    """Text as bytes of a charset; what is plain stays plain."""
    return "".join(c if c.isalnum() and c.isascii() else "".join(rf"\'{b:02x}" for b in c.encode(codec)) for c in text)


def cell(text: str) -> str:
    return rf"\pard\plain\intbl {text}\cell "


def look(*edges: int, merges: dict[int, str] | None = None, left: int = 0) -> str:
    """The declaration of a row; ``merges`` are words before the edge of a cell."""
    declared = "".join((merges or {}).get(i, "") + rf"\cellx{edge}" for i, edge in enumerate(edges))
    return rf"\trowd\trgaph108\trleft{left}{declared}"


def row(declared: str, *cells: str) -> str:
    return declared + "".join(map(cell, cells)) + r"\row "


def simple(*rows: list[str]) -> str:
    return "".join(row(look(*(TWIPS * (i + 1) for i in range(len(cells)))), *cells) for cells in rows)


def merged(table: RawTable, joined: bool) -> str:
    """A table with its merges; ``joined`` writes wide cells as several joined ones."""
    owners = {(r, c): found for found in table.cells for r in _down(found) for c in _across(found)}
    lines: list[str] = []
    for r in range(table.rows):
        edges: list[int] = []
        merges: dict[int, str] = {}
        texts: list[str] = []
        for c in range(table.columns):
            found = owners[r, c]
            last = c == found.column + found.width - 1
            if not joined and not last:
                continue
            down = "" if found.height == 1 else r"\clvmgf" if r == found.row else r"\clvmrg"
            across = "" if not joined or found.width == 1 else r"\clmgf" if c == found.column else r"\clmrg"
            merges[len(edges)] = down + across
            edges.append(TWIPS * (c + 1))
            own = r == found.row and (c == found.column or not joined)
            texts.append(uni(found.text).replace(uni("\n"), r"\par ") if own else "")
        lines.append(row(look(*edges, merges=merges), *texts))
    return "".join(lines)


def _down(found: RawCell) -> range:
    return range(found.row, found.row + found.height)


def _across(found: RawCell) -> range:
    return range(found.column, found.column + found.width)


def declared_behind(data: bytes, twice: bool) -> bytes:
    """The same file with its rows declared behind their cells, as Word does; ``twice`` before them too."""
    rows = re.compile(rb"(\\trowd(?:(?!\\trowd|\\pard).)*)((?:(?!\\trowd).)*?)\\row\b ?", re.DOTALL)
    return rows.sub(rb"\1\2{\1\\row}" if twice else rb"\2{\1\\row}", data)


def in_gb(data: bytes) -> bytes:
    """A file of LibreOffice with its Chinese as bytes of GB18030, as old programs write it."""
    numbers = re.compile(rb"\\u(\d+)\\'[0-9a-f]{2}")
    return numbers.sub(lambda found: hexed(chr(int(found[1]))).encode(), data)
