"""Lines of a document that are made so low that nothing is seen of their words (行距：固定值1磅)."""

from __future__ import annotations

from core.readers.left_out import LOWEST_LINE
from core.readers.safe_xml import Element, child

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACING, _LINE, _RULE, _RULE_2003 = (_W + name for name in ("spacing", "line", "lineRule", "line-rule"))
PITCH = _LINE  # under what the pitch of lines is kept among the marks of a style
_MOST = 200  # twentieths of a point, or parts of a line: no line of more hides letters of up to 33 points
_TWENTIETHS, _PARTS_OF_LINE = 20, 240


def may_be_low(spacing: Element) -> bool:
    """Whether what a ``w:spacing`` says of lines may hide letters: seldom, and then all have to be looked at."""
    said = spacing.get(_LINE) or ""
    return said.isdecimal() and len(said) <= 3 and 0 < int(said) < _MOST and bool(_of(spacing))


def pitch(properties: Element | None) -> dict[str, str]:
    """The pitch of the lines of a paragraph or style: ``1.0pt``, ``0`` where it is next to nothing of a line, "" where it is none of these; {} where it says nothing."""
    spacing = None if properties is None else child(properties, _SPACING)
    if spacing is None or not spacing.get(_LINE):
        return {}
    return {PITCH: _of(spacing)}


def _of(spacing: Element) -> str:
    said, rule = spacing.get(_LINE) or "", spacing.get(_RULE) or spacing.get(_RULE_2003) or "auto"
    if not said.isdecimal() or not 0 < int(said[:6]) < _MOST:
        return ""
    if rule == "exact":
        return f"{int(said) / _TWENTIETHS}pt"
    return "0" if rule == "auto" and int(said) <= LOWEST_LINE * _PARTS_OF_LINE else ""


def is_low(pitch: str, size: float) -> bool:
    """Whether lines of that pitch show nothing of letters of that size in points."""
    return bool(pitch) and float(pitch.removesuffix("pt")) <= LOWEST_LINE * size
