"""Patterns that are compiled when they are first used: most runs need a few of some three hundred.

Compiling even those took as long as reading a report, so the file :data:`NAME` brings
them along compiled, as Python keeps its own code in .pyc files.  What it holds is taken
only by the Python that it was made with and for the very same words; all else is
compiled by ``re.compile``, as it would be without the file.
"""

from __future__ import annotations

import binascii
import json
import re
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any, AnyStr, cast

from core import paths

# A group that gives nothing back, and the Pythons that go on from wherever its last try for one more broke off:
# seen wrong in 3.11.2 (Debian 12, products for domestic systems), right in 3.11.7.
_GIVES_NOTHING_BACK = r"(?<!\\)(?<!\|\(\?!\))\)(?=[*+?]\+)"
_GOES_ASTRAY = sys.version_info < (3, 11, 7)

_sre: Any = import_module("_sre")  # what stands behind ``re``; typeshed does not know it
NAME = "patterns.json"  # in the resources, once packaging/making/make_patterns.py has written it


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, but compiled at the first use; a mistake in it shows then, too.

    Of the same pattern there may be several; they are equal only where they are the same object.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def astray_nowhere(pattern: AnyStr) -> AnyStr:
    """The same pattern for a Python that goes astray: each such group ends with a choice that fails where it begins."""
    if isinstance(pattern, str):
        return re.sub(_GIVES_NOTHING_BACK, "|(?!))", pattern)
    return re.sub(_GIVES_NOTHING_BACK.encode(), b"|(?!))", pattern)


def compile_ahead() -> Iterator[None]:
    """Compile what is known by now, stopping after each pattern: for a window in which a first use would be felt.

    Those that the file brings along are quick enough when they are used.
    """
    while _known:
        pattern = _known.pop()
        with suppress(re.error):  # it shows at the first use
            if key_of(*pattern.source) not in _entries():
                pattern.make()
        yield


def forget() -> None:
    """Let go of what the file holds: what is in use is made, and who wants one more reads it again."""
    _entries.cache_clear()


def known() -> list[tuple[Any, int]]:
    """The words (``str`` or ``bytes``) and flags of what nobody has compiled ahead yet."""
    return [pattern.source for pattern in _known]


def stamp() -> str:
    """What compiled code depends on besides the words: ``re`` has a number that changes with its code."""
    return f"{sys.implementation.cache_tag} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"


def key_of(pattern: str | bytes, flags: int) -> str:
    """Under what a pattern stands in the file."""
    return f"{'str' if isinstance(pattern, str) else 'bytes'} {int(flags)} {pattern!r}"


class _Lazy:
    """Becomes as quick as the pattern itself: what was asked for once is found in the object."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self.source = astray_nowhere(pattern) if _GOES_ASTRAY else pattern, flags
        _known.append(self)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what copying and the like ask for
            raise AttributeError(name)
        found = getattr(self._made, name)
        setattr(self, name, found)
        return found

    def make(self) -> None:
        """Compile it.  re.error where it has a mistake."""
        assert self._made is not None

    @cached_property
    def _made(self) -> re.Pattern[Any]:
        words, flags = self.source
        return _brought_along(words, flags) or re.compile(words, flags)

    def __repr__(self) -> str:
        return f"lazy({self.source[0]!r})"


_known: list[_Lazy] = []  # not compiled ahead yet


def _brought_along(pattern: Any, flags: int) -> re.Pattern[Any] | None:
    """The pattern as the file has it; None where it is not there for this Python, or is damaged."""
    entry = _entries().get(key_of(pattern, flags))
    if entry is None:
        return None
    all_flags, groups, names, packed = entry
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    try:
        code = array("I", zlib.decompress(binascii.a2b_base64(packed))).tolist()
        return _sre.compile(pattern, all_flags, code, groups, names, tuple(by_number))
    except (ValueError, RuntimeError, zlib.error):  # Python looks through the code before it takes it
        return None


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[Any]]:
    """Flags, number of groups, their names and the code, by :func:`key_of`."""
    try:
        file = json.loads((paths.resources() / NAME).read_bytes().decode())
    except (OSError, ValueError):  # then they are compiled
        return {}
    return file["patterns"] if file["stamp"] == stamp() else {}
