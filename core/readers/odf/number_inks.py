"""The colours that number formats of an ODS give their numbers: ``[White]0`` and ``[=0][White]0;0``, as styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.patterns import lazy
from core.readers.safe_xml import Element

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _NUMBER = f"{_NAMES}style:1.0}}", f"{_NAMES}datastyle:1.0}}"
_KINDS = tuple(f"{_NUMBER}{name}-style" for name in ("number", "currency", "percentage"))
_EVERY = tuple(f"{_NUMBER}{name}-style" for name in ("number", "currency", "percentage", "text", "date", "time"))
_PLAIN_TEXT, _DIGITS, _FACTOR = (f"{_NUMBER}{name}" for name in ("text", "number", "display-factor"))
_NAME, _MAP, _CONDITION, _APPLIED = (_STYLE + name for name in ("name", "map", "condition", "apply-style-name"))
_DATA_STYLE, _WORDS = _STYLE + "data-style-name", _STYLE + "text-properties"
_COLOUR = f"{_NAMES}xsl-fo-compatible:1.0}}color"
_MOST_PARENTS = 8  # formats that lead to others
_ASKED = lazy(r"\s*value\(\)\s*(<>|!=|<=|>=|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*")


class NumberInks:
    """The formats of a document that are coloured, or lead to such."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._roots = tuple(roots)
        nodes = [node for root in self._roots for kind in _KINDS for node in root.iter(kind)]
        self._nodes = {node.get(_NAME) or "": node for node in nodes}
        self.any = any(_ink(node) for node in nodes)

    def ink(self, styles: Iterable[Element], number: float) -> str:
        """The colour of a number as ``rrggbb`` by the format that the first of these styles names; "" for none."""
        name = next((told for style in styles if (told := style.get(_DATA_STYLE))), "")
        node = self._nodes.get(name)
        for _ in range(_MOST_PARENTS):
            other = None if node is None else next((m for m in node.iter(_MAP) if _holds(m, number)), None)
            if node is None or other is None:
                break
            node = self._nodes.get(other.get(_APPLIED) or "")
        return "" if node is None else _ink(node)

    def shows_as_is(self, styles: Iterable[Element]) -> bool:
        """Whether the format that the first of these styles names shows a number itself, but for rounding and separators."""
        name = next((told for style in styles if (told := style.get(_DATA_STYLE))), "")
        node = self._nodes.get(name)
        if node is None:
            return not name
        parts = [part for part in node if _is_shown(part)]
        return (
            node.find(_MAP) is None
            and [part.tag for part in parts] == [_DIGITS]
            and not (parts[0].get(_FACTOR) or len(parts[0]))  # scaled, or with words between its digits
        )

    def code(self, styles: Iterable[Element]) -> str:
        """For a format that shows nothing of some numbers, one of Excel's that hides the same; "" for any other."""
        name = next((told for style in styles if (told := style.get(_DATA_STYLE))), "")
        formats = {node.get(_NAME) or "": node for root in self._roots for kind in _EVERY for node in root.iter(kind)}
        if not name or name not in formats:
            return ""
        parts = [part if _shows(formats, name, number) else "" for part, number in (("0", 1), ("-0", -1), ("0", 0))]
        return "" if all(parts) else ";".join((*parts, "@"))


def _shows(formats: Mapping[str, Element], name: str, number: float) -> bool:
    """Whether a format, or the one it leads to for a number, shows a digit or a word."""
    node = formats.get(name)
    for _ in range(_MOST_PARENTS):
        other = None if node is None else next((m for m in node.iter(_MAP) if _holds(m, number)), None)
        if other is None:
            break
        node = formats.get(other.get(_APPLIED) or "")
    return node is None or any(part.tag != _PLAIN_TEXT or (part.text or "").strip() for part in node if _is_shown(part))


def _is_shown(part: Element) -> bool:
    return part.tag.startswith(_NUMBER)


def _ink(node: Element) -> str:
    words = node.find(_WORDS)
    return "" if words is None else (words.get(_COLOUR) or "").strip().lower().lstrip("#")


def _holds(node: Element, number: float) -> bool:
    """Whether a number is shown by the format that a map leads to; no for a condition that is none of a number."""
    asked = _ASKED.fullmatch(node.get(_CONDITION) or "")
    if asked is None:
        return False
    sign, limit = asked[1], float(asked[2])
    if sign in ("<>", "!="):
        return number != limit
    return ("<" in sign and number < limit) or (">" in sign and number > limit) or ("=" in sign and number == limit)
