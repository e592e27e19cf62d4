"""Formulas of a DOCX (OMML): what of them stands on the line, what beside it, what is crossed out or not shown.

The signs that a formula draws by itself (brackets, √, ∑) are no words of the file; a person sees them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from core.notes import NoteCode
from core.readers.safe_xml import Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_RUN = _M + "r"
SCRIPTS = frozenset((_M + "sup", _M + "sub", _M + "lim", _M + "deg"))
_VAL, _ARGUMENT, _ROW = _M + "val", _M + "e", _M + "mr"
_FRACTION, _ROOT, _BRACKETS, _LARGE = (_M + name for name in ("f", "rad", "d", "nary"))
_PHANTOM, _BOXED = _M + "phant", _M + "borderBox"
_STACKS = frozenset((_M + "eqArr", _M + "m"))
FORMULAS = frozenset((*SCRIPTS, *_STACKS, _FRACTION, _ROOT, _BRACKETS, _LARGE, _PHANTOM, _BOXED))
_STRIKES = ("strikeH", "strikeV", "strikeBLTR", "strikeTLBR")
_OFF = ("0", "false", "off")


def left_out(node: Element) -> NoteCode | None:
    """Why a part of a formula does not count; None where it does.  (ECMA-376 part 1, 22.1.2.81 and 22.1.2.11.)"""
    if node.tag == _PHANTOM and _says(node, "show", "1") in _OFF:
        return NoteCode.HIDDEN
    if node.tag == _BOXED and any(_says(node, name, "0") not in _OFF for name in _STRIKES):
        return NoteCode.STRUCK
    return None


def laid_out(node: Element) -> Iterator[str | Element]:
    """A part of a formula as it is seen: elements that hold words, and the signs drawn between them."""
    tag = node.tag
    if tag == _FRACTION:
        parts = [part for name in ("num", "den") if (part := node.find(_M + name)) is not None]
        yield from _parted(parts, "\n" if _says(node, "type", "bar") == "noBar" else "/")
    elif tag == _ROOT:
        yield "√"
        yield from node
    elif tag == _BRACKETS:
        yield _says(node, "begChr", "(")
        yield from _parted([part for part in node if part.tag == _ARGUMENT], _says(node, "sepChr", "|"))
        yield _says(node, "endChr", ")")
    elif tag == _LARGE:
        yield _says(node, "chr", "∫")
        yield from node
    elif tag in _STACKS:
        rows = [[part for part in row if part.tag == _ARGUMENT] for row in node if row.tag == _ROW]
        lines = [list(_parted(row, "\t")) for row in rows] or [[part] for part in node if part.tag == _ARGUMENT]
        yield from chain.from_iterable(["\n", *line] if place else line for place, line in enumerate(lines))
    else:
        yield node


def _parted(parts: list[Element], sign: str) -> Iterator[str | Element]:
    for place, part in enumerate(parts):
        if place:
            yield sign
        yield part


def _says(node: Element, name: str, default: str) -> str:
    """What the properties of a part say, each part having its own kind of them."""
    found = node.find(f"{node.tag}Pr/{_M}{name}")
    if found is None:
        return default
    told = found.get(_VAL)
    return told if told is not None else ("" if name.endswith("Chr") else "1")
