"""The compiler behind typeset pages (typst): the only module that knows it, loaded on first use.

It works offline: templates come from resources/typst, text arrives as data, and
the template asks for no package.
"""

from __future__ import annotations

import errno
import json
import logging
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import Any, Literal

from core.errors import UserError
from core.paths import resources

REPORT, CHECKS = "report.typ", "checks.typ"  # templates

_ARCHIVE = "a-2b"
_FAILED = "页面没有排好，文字和数据都没有改动。请稍后再试；如果反复出现，请把日志文件夹交给维护人员。"
_NO_ROOM = "磁盘空间不足，页面没有排好，文字和数据都没有改动。请清理磁盘后再试。"
_busy = Lock()  # a compiler serves one caller at a time: the preview's thread or an export


class NotTypeset(UserError):
    """Pages that could not be made; the sentence says so."""


@lru_cache
def installed() -> Mapping[str, frozenset[int]]:
    """The fonts of this machine: family in lower case → weights.  Found once a run; raises NotTypeset."""
    weights: dict[str, set[int]] = {}
    with _told():
        found = _fonts().fonts()
    for font in found:
        weights.setdefault(font.family.lower(), set()).add(font.weight)
    return {family: frozenset(kept) for family, kept in weights.items()}


def svg_pages(template: str, data: Mapping[str, object]) -> list[bytes]:
    """Each page as an SVG; raises NotTypeset."""
    pages = _compile(template, data, format="svg")
    _forget()
    return [pages] if isinstance(pages, bytes) else pages


def pdf(template: str, data: Mapping[str, object], when: datetime | None = None) -> bytes:
    """The pages as a tagged PDF/A-2b; raises NotTypeset.

    PDF/A forbids characters that no font can show; with one of those the file is
    an ordinary tagged PDF.
    """
    time = (when or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    try:
        made = _compile(template, data, format="pdf", timestamp=time, pdf_standards=_ARCHIVE)
    except NotTypeset as error:
        logging.getLogger("typeset").warning("no PDF/A: %s", error.__cause__)
        made = _compile(template, data, format="pdf", timestamp=time)
    assert isinstance(made, bytes)
    return made


_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def unshown(template: str, data: Mapping[str, object]) -> list[str]:
    """The characters that no font of this machine can show, each once, in printed order."""
    try:
        _compile(template, data, format="pdf", pdf_standards=_ARCHIVE)
    except NotTypeset as error:
        found = _UNSHOWN.findall(getattr(error.__cause__, "diagnostic", ""))
        return list(dict.fromkeys(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found))
    return []


def _compile(
    template: str, data: Mapping[str, object], format: Literal["svg", "pdf"], **options: Any
) -> bytes | list[bytes]:
    with _busy, _told():
        made = _compiler().compile(input=_source(template, data), format=format, **options)
    assert made is not None
    return made


@contextmanager
def _told() -> Generator[None]:
    """Whatever the compiler, or loading it, fails with becomes NotTypeset."""
    try:
        yield
    except (RuntimeError, OSError, ImportError) as error:  # TypstError is a RuntimeError
        full = isinstance(error, OSError) and error.errno == errno.ENOSPC  # a portable exe unpacks the compiler
        raise NotTypeset(_NO_ROOM if full else _FAILED) from error


def _source(template: str, data: Mapping[str, object]) -> bytes:
    """The main file: the template applied to the data, which stands there as one ASCII string.

    Handed over this way, and not as an input of the program, the compiler sees
    which parts are the same as last time: ten times faster while one types.
    """
    literal = json.dumps(data).replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "{template}": document\n#document(json(bytes("{literal}")))'.encode("ascii")


def _forget() -> None:
    """Let the compiler drop what it keeps of old pages.

    What is not used again it keeps through ten compilations, some 400 MB after an hour
    of typing; empty ones in between halve that and cost a few milliseconds.
    """
    with _busy:
        for _ in range(3):
            _compiler().compile(input=b" ", format="svg")


@lru_cache
def _compiler() -> Any:
    from typst import Compiler

    return Compiler(root=str(resources() / "typst"), font_paths=_fonts())


@lru_cache
def _fonts() -> Any:
    """All fonts of the system; looking for them takes longer than setting a report."""
    from typst import Fonts

    return Fonts()
