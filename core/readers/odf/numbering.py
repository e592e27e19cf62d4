"""The numbers that an OpenDocument text prints before the items of its lists and before its headings.

The text holds no such number: a list names a style, the style how each of its
levels counts (ODF 1.3 part 3, 5.3 and 16.30).  A list counts anew unless it says
that it continues another; the first paragraph of an item bears its number.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count

from core.numerals import (
    EARTHLY,
    HEAVENLY,
    IN_BRACKETS,
    WITH_POINT,
    capitals,
    circled,
    legal,
    letters,
    of_row,
    roman,
    roman_capitals,
    spelt,
)
from core.patterns import lazy
from core.readers.odf.looks import OdtStyles
from core.readers.safe_xml import Element
from core.records import record

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE = f"{_NAMES}text:1.0}}", f"{_NAMES}style:1.0}}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LIST, _ITEM, _HEADER = (_TEXT + name for name in ("list", "list-item", "list-header"))
_NUMBERED = _TEXT + "numbered-paragraph"
LISTS = frozenset((_LIST, _ITEM, _HEADER, _NUMBERED))
_H = _TEXT + "h"
_LIST_STYLE, _OUTLINE_STYLE = _TEXT + "list-style", _TEXT + "outline-style"
_NUMBER_LEVELS = (_TEXT + "list-level-style-number", _TEXT + "outline-level-style")
_STYLE_NAME, _LEVEL, _OUTLINE_LEVEL = _TEXT + "style-name", _TEXT + "level", _TEXT + "outline-level"
_FORMAT, _PREFIX, _SUFFIX = (_STYLE + f"num-{name}" for name in ("format", "prefix", "suffix"))
_PATTERNS = (_LOEXT + "num-list-format", _STYLE + "num-list-format")
_SHOWN, _START = _TEXT + "display-levels", _TEXT + "start-value"
_CONTINUES, _CONTINUED, _LIST_ID = (_TEXT + name for name in ("continue-numbering", "continue-list", "list-id"))
_NUMBER = _TEXT + "number"  # as the program that wrote the file showed it
_RESTARTS, _UNNUMBERED = _TEXT + "restart-numbering", _TEXT + "is-list-header"
_OVERRIDE = _TEXT + "style-override"
_OF_PARAGRAPHS = _STYLE + "list-style-name"
_OUTLINE = "\0"  # style and identity of what counts headings; no list can have such a name
_PLACE = lazy(r"%(\d{1,2})%")
_ROWS = (HEAVENLY, EARTHLY, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", IN_BRACKETS, WITH_POINT)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# How numbers are written, by the first sign of the style's first number.
_FORMS: dict[str, Callable[[int], str]] = {
    **{row[0]: partial(of_row, row=row) for row in _ROWS},
    **{"一": spelt, "壹": legal, "a": letters, "A": capitals, "i": roman, "I": roman_capitals, "①": circled},
    "１": lambda number: str(number).translate(_FULL_WIDTH),
}
_MOST = 99_999
_MOST_LISTS = 10_000  # counted at once; beyond them lists begin anew


@record
class _Level:
    """How a level counts: ``form`` is the first of its numbers as the style shows it, "" for none."""

    form: str
    before: str
    behind: str
    pattern: str | None
    shown: int
    start: int


class OdtNumbers:
    """Counts the items of lists and the headings of a document in reading order."""

    def __init__(self, styles: OdtStyles) -> None:
        roots, self._looks = styles.roots, styles
        self._styles = {node.get(_STYLE + "name") or "": node for root in roots for node in root.iter(_LIST_STYLE)}
        self._outline = next((node for root in roots for node in root.iter(_OUTLINE_STYLE)), None)
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}  # by list, by level from 1: the number of the last item
        self._last: dict[str, str] = {}  # by style: the list that was counted last
        self._unnamed = count()
        self._open: list[tuple[str, str]] = []  # style and identity of the open lists, outermost first
        self._item: Element | None = None  # whose first paragraph is still to come

    @contextmanager
    def inside(self, node: Element) -> Generator[None]:
        """A list, or an item of one, is walked through."""
        if node.tag == _LIST:
            self._open.append(self._begun(node))
            yield
            self._open.pop()
        elif node.tag == _NUMBERED:
            style = node.get(_STYLE_NAME) or ""
            level = _count(node, _LEVEL, 1)
            self._open, outer = [(style, node.get(_LIST_ID) or style)] * level, self._open
            self._item = node
            yield
            self._open = outer
        else:
            self._item = node if node.tag == _ITEM else None
            yield
            self._item = None

    def of(self, node: Element) -> str:
        """What is printed before a paragraph or heading; "" for nothing.

        Each is to be asked for once, in reading order.
        """
        item, self._item = self._item, None
        shown = node.find(_NUMBER) if item is None or item.find(_NUMBER) is None else item.find(_NUMBER)
        number = self._counted(node, item)
        return number if shown is None else "".join(part.text or "" for part in shown.iter()).strip()

    @contextmanager
    def apart(self) -> Generator[None]:
        """What is drawn beside a paragraph is no part of the list that this stands in."""
        outer, self._open, self._item = (self._open, self._item), [], None
        yield
        self._open, self._item = outer

    def _counted(self, node: Element, item: Element | None) -> str:
        if self._open:
            return self._in_list(node, item) if item is not None else ""
        if node.tag != _H or self._outline is None or node.get(_UNNUMBERED) == "true":
            return ""
        start = _count(node, _START, 1) if node.get(_RESTARTS) == "true" or node.get(_START) else None
        return self._next(_OUTLINE, _OUTLINE, _count(node, _OUTLINE_LEVEL, 1), start)

    def _begun(self, node: Element) -> tuple[str, str]:
        style = node.get(_STYLE_NAME) or ""
        if self._open:  # counts on with the list around it, in its own style where it names one
            around, name = self._open[-1]
            if own := node.get(_XML_ID):
                self._counts[own] = self._counts[name]
            return style or around, name
        own = node.get(_XML_ID) or f"\0{next(self._unnamed)}"
        goes_on = node.get(_CONTINUED) or (self._last.get(style) if node.get(_CONTINUES) == "true" else "") or ""
        if not goes_on or goes_on not in self._counts:
            goes_on = own
            self._counts[own] = {}
        if own != goes_on:
            self._counts[own] = self._counts[goes_on]  # others may continue it by its name
        if len(self._counts) > _MOST_LISTS:
            self._counts = {goes_on: self._counts[goes_on]}
        self._last[style] = goes_on
        return style, goes_on

    def _in_list(self, node: Element, item: Element) -> str:
        style, name = self._open[-1]
        style = item.get(_OVERRIDE) or style or self._of_paragraph(node)
        return self._next(style, name, len(self._open), _count(item, _START, 1) if item.get(_START) else None)

    def _next(self, style: str, name: str, depth: int, start: int | None) -> str:
        levels = self._of_style(style)
        counts = self._counts.setdefault(name, {})
        level = levels.get(depth)
        first = level.start if level else 1
        for above in range(1, depth):  # an item that holds nothing but a list counts too
            counts.setdefault(above, levels[above].start if above in levels else 1)
        counts[depth] = start if start is not None else counts.get(depth, first - 1) + 1
        for below in [below for below in counts if below > depth]:
            del counts[below]
        return _printed(levels, depth, counts) if level else ""

    def _of_paragraph(self, node: Element) -> str:
        """The list that the style of a paragraph names."""
        chain = self._looks.chain("paragraph", node.get(_STYLE_NAME) or "")
        return next((name for style in chain if (name := style.get(_OF_PARAGRAPHS)) is not None), "")

    def _of_style(self, style: str) -> dict[int, _Level]:
        if style not in self._levels:
            node = self._outline if style == _OUTLINE else self._styles.get(style)
            self._levels[style] = dict(_told(node)) if node is not None else {}
        return self._levels[style]


def _told(style: Element) -> Iterator[tuple[int, _Level]]:
    for node in style:
        if node.tag in _NUMBER_LEVELS:
            pattern = next((node.get(name) for name in _PATTERNS if node.get(name) is not None), None)
            yield (
                _count(node, _LEVEL, 1),
                _Level(
                    (node.get(_FORMAT) or "").strip(),
                    node.get(_PREFIX) or "",
                    node.get(_SUFFIX) or "",
                    pattern,
                    _count(node, _SHOWN, 1),
                    _count(node, _START, 1),
                ),
            )


def _printed(levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> str:
    def number(place: int) -> str:
        level = levels.get(place)
        return "" if level is None else _numeral(counts.get(place, level.start), level.form)

    level = levels[depth]
    if level.pattern is not None:
        if not level.form:  # words alone: 附件
            words = _PLACE.sub("", level.pattern).strip()
            return words if any(map(str.isalnum, words)) else ""
        return _PLACE.sub(lambda found: number(int(found[1])), level.pattern).strip().lstrip(".")
    if not level.form:
        return ""
    shown = (number(place) for place in range(max(1, depth - level.shown + 1), depth + 1))
    return f"{level.before}{'.'.join(filter(None, shown))}{level.behind}".strip()


def _numeral(number: int, form: str) -> str:
    """A number as a style counts, which shows its first ones: ``1``, ``一, 二, 三, ...``, ``①``."""
    first = form[:1]
    if first in _FORMS:
        return _FORMS[first](number)
    return f"{number:02d}" if form.startswith("01") else str(number) if form else ""


def _count(node: Element, name: str, otherwise: int) -> int:
    text = node.get(name) or ""
    return min(int(text[:6]), _MOST) if text.isdecimal() else otherwise
