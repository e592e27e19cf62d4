"""Patterns that are compiled when they are first used: most runs need a few of some three hundred.

Compiling all of them took longer than reading a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, AnyStr, cast


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, but compiled at the first use; a mistake in it shows then, too.

    Of the same pattern there may be several; they are equal only where they are the same object.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def compile_ahead() -> Iterator[None]:
    """Compile what is known by now, stopping after each pattern: for a window in which a first use would be felt."""
    while _known:
        pattern = _known.pop()
        with suppress(re.error):  # it shows at the first use
            for name in _USES:
                getattr(pattern, name)
        yield


_USES = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Lazy:
    """Becomes as quick as the pattern itself: what was asked for once is found in the object."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._source = pattern, flags
        _known.append(self)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what copying and the like ask for
            raise AttributeError(name)
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)
        return found

    def __repr__(self) -> str:
        return f"lazy({self._source[0]!r})"


_known: list[_Lazy] = []  # not compiled ahead yet
