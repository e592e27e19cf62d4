"""What the styles of an XLSX say of its cells: number formats and frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from core.exchange.sheet_look import Look, look
from core.exchange.xml_tree import Element

_MOST = 65_536  # Excel's own limit is below it
_NONE = Look()


@dataclass(frozen=True)
class Looks:
    """The looks of a workbook by number."""

    looks: tuple[Look, ...]

    def of(self, number: str | None) -> Look:
        """The look a cell names; the plain one where it names none that is there."""
        place = _count(number)
        return self.looks[place] if place < len(self.looks) else _NONE


PLAIN = Looks(())


def looks(styles: Element) -> Looks:
    """Read the styles part."""
    codes = {_count(node.get("numFmtId")): node.get("formatCode") or "" for node in styles.iter("{*}numFmt")}
    framed = [_is_framed(border) for border in _inside(styles, "{*}borders")]
    formats = islice(_inside(styles, "{*}cellXfs"), _MOST)
    return Looks(tuple(_look(node, codes, framed) for node in formats))


def _inside(styles: Element, path: str) -> Iterator[Element]:
    found = styles.find(path)
    return iter(()) if found is None else iter(found)


def _is_framed(border: Element) -> bool:
    return any(side.get("style") not in (None, "none") for side in border)


def _look(node: Element, codes: dict[int, str], framed: list[bool]) -> Look:
    number, border = _count(node.get("numFmtId")), _count(node.get("borderId"))
    return look(number, codes.get(number, ""), border < len(framed) and framed[border])


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0
