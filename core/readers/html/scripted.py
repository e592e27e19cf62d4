"""Cells of a page that a script fills where the page is shown: the file holds their places, not their figures.

Nothing is run.  A cell counts where a script stands in it, where an attribute of
those that bind words says so (Vue, AngularJS, Alpine, Knockout, Thymeleaf), or
where a script of the page speaks of an element in it by its ``id``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.patterns import lazy

_BINDS = frozenset(
    ("v-text", "v-html", "ng-bind", "ng-bind-html", "data-ng-bind", "x-text", "data-bind", "th:text", "th:utext")
)
_SCRIPT = lazy(r"<script\b[^<>]{0,2000}+>((?:[^<]++|<(?!/?script))*+)", re.IGNORECASE)
_NAMES = lazy(r"""["'`#]([\w-]{1,60})(?=["'`\s.,)>:\]])""")
_IDENTIFIERS = lazy(r"(?<![\w$.])([A-Za-z_$][\w$]{0,60})\.(?:inner|text|html|value)")
_WRITES = (
    "innerhtml",
    "innertext",
    "textcontent",
    "outerhtml",
    ".text(",
    ".html(",
    ".val(",
    "append",
    "insertadjacent",
)
_MOST = 2_000_000  # characters of scripts that are looked at


class ScriptedCells:
    """What the open cell says of scripts that write into it; ``source`` is the page, looked into where a cell asks for it."""

    def __init__(self, source: str = "") -> None:
        self._source = source
        self._asked = any(one in source for one in ("<script", "<SCRIPT", *_BINDS))
        self._named: frozenset[str] | None = None
        self._filled = False
        self._ids: list[str] = []

    def begin(self) -> None:
        """A cell begins."""
        self._filled = False
        self._ids.clear()

    def script(self) -> None:
        """A script stands in the cell."""
        self._filled = True

    def element(self, attributes: Mapping[str, str]) -> None:
        """An element begins, in the cell or the cell itself."""
        if not self._asked or not attributes:
            return
        if "id" in attributes:
            self._ids.append(attributes["id"])
        self._filled = self._filled or not _BINDS.isdisjoint(attributes)

    def of_the_cell(self, empty: bool) -> bool:
        """Whether a script fills the cell that ends now, of which nothing but ``empty`` room is in the file."""
        return empty and (self._filled or any(one in self._names for one in self._ids))

    @property
    def _names(self) -> frozenset[str]:
        """The names that scripts of the page speak of which write words."""
        if self._named is None:
            scripts = [found[1] for found in _SCRIPT.finditer(self._source[:_MOST])]
            writing = [one for one in scripts if any(way in one.lower() for way in _WRITES)]
            self._named = frozenset(
                name for one in writing for way in (_NAMES, _IDENTIFIERS) for name in way.findall(one)
            )
        return self._named
