"""The compiler behind typeset pages (typst): the only module that knows it, loaded on first use.

It works offline: templates come from resources/typst, text arrives as data, and
the template asks for no package.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import Any, Literal, cast
from unicodedata import category

from core.atomic import full
from core.errors import KEEPS_FAILING, UserError
from core.paths import resources
from core.patterns import lazy
from core.writers.enclosed import ATTACHMENT

REPORT, CHECKS, PICTURE = "report.typ", "checks.typ", "picture.typ"  # templates
STAND_INS = "〓", "?"  # in place of a character that no font has: the printers' mark for a missing type

_ARCHIVE, _WITH_DATA = "a-2b", "a-3b"
FAILED = f"排版失败，文字和数据未改动。请稍后再试；{KEEPS_FAILING}"
_NO_ROOM = "磁盘空间不足，排版失败，文字和数据未改动。请清空回收站、删除系统盘上不用的文件以后再试。"
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


def svg_pages(template: str, data: Mapping[str, object], missing: Collection[str] = ()) -> list[bytes]:
    """Each page as an SVG, with a stand-in for what no font has (see :func:`unshown`); raises NotTypeset."""
    pages = _compile(template, {**data, **_stand_ins(missing)}, format="svg")
    _forget()
    return [pages] if isinstance(pages, bytes) else pages


def png(template: str, data: Mapping[str, object], dots: float, missing: Collection[str] = ()) -> bytes:
    """The first page as a PNG with so many dots to the inch; raises NotTypeset."""
    made = _compile(template, {**data, **_stand_ins(missing)}, format="png", ppi=dots)
    return made if isinstance(made, bytes) else made[0]


def pdf(template: str, data: Mapping[str, object], when: datetime | None = None, attached: str = "") -> bytes:
    """The pages as a tagged PDF/A-2b, or a PDF/A-3b with a text attached; raises NotTypeset.

    PDF/A forbids characters that no font can show: a stand-in is printed for them.
    """
    standard = _WITH_DATA if attached else _ARCHIVE
    data = {**data, "attachment": {"name": ATTACHMENT, "text": attached} if attached else None}
    time = (when or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    return _shown(template, data, _stand_ins, timestamp=time, pdf_standards=standard)[0]


def pdf_to_draw(template: str, data: Mapping[str, object]) -> tuple[bytes, Mapping[str, str]]:
    """The same pages, to be read for what is drawn on them; raises NotTypeset.

    Characters that no font has are each given a stand-in that is nowhere else in the
    document; the mapping tells which one each stand-in stands for.
    """
    words = json.dumps(data, ensure_ascii=False)

    def apart(missing: Collection[str]) -> dict[str, object]:
        free = (char for char in _common() if char not in words and char not in missing)
        return {**_stand_ins(missing), "apart": dict(zip(missing, free, strict=False))}

    made, used = _shown(template, data, apart, pdf_standards=_ARCHIVE, pdf_tags=False)  # nobody listens to it
    return made, {stand_in: text for text, stand_in in cast("dict[str, str]", used["apart"]).items()}


def _common() -> Iterator[str]:
    """The characters that every font for simplified Chinese has (GB 2312, level 1): as wide as any other."""
    for row in range(0xB0, 0xD7):
        yield from bytes(byte for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode("gb2312")


def _shown(
    template: str, data: Mapping[str, object], stand_ins: Callable[[Collection[str]], dict[str, object]], **options: Any
) -> tuple[bytes, dict[str, object]]:
    """The PDF with stand-ins for what no font has, and what these were."""
    missing: list[str] = []
    while True:
        used = stand_ins(missing)
        try:
            made = _compile(template, {**data, **used}, format="pdf", **options)
        except NotTypeset as error:
            found = _not_yet(missing, error)
            if not found:
                raise
            missing += found
        else:
            assert isinstance(made, bytes)
            return made, used


def unshown(template: str, data: Mapping[str, object]) -> list[str]:
    """The characters that no font of this machine can show, each once, in printed order."""
    missing: list[str] = []
    while True:
        try:
            _compile(template, {**data, **_stand_ins(missing)}, format="pdf", pdf_standards=_ARCHIVE)
        except NotTypeset as error:
            found = _not_yet(missing, error)
            missing += found
            if any(map(_is_mark, found)):
                continue
        return [text for text in missing if not _is_unseen(text)]


def _not_yet(missing: Collection[str], error: NotTypeset) -> list[str]:
    """What no font has, but for what is known to be ``missing``.

    Of a mark without a glyph the compiler says that the letter below it has none either: so marks come first,
    and the letter only where it has none without its mark.
    """
    found = [text for text in _without_glyph(error) if text not in missing]
    return list(filter(_is_mark, found)) or found


def _is_mark(text: str) -> bool:
    """Whether a text belongs to the letter before it: accents, signs of vowels, the colours of skin."""
    return all(category(char) in _JOINED or _COLOURS[0] <= char <= _COLOURS[1] for char in text)


_JOINED = frozenset(("Mn", "Mc", "Me", "Cf"))
_COLOURS = "\U0001f3fb", "\U0001f3ff"


_UNSHOWN = lazy(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = lazy(r"\\u\{([0-9a-f]+)\}")


def _without_glyph(error: NotTypeset) -> list[str]:
    """What the compiler found no glyph for, each once; nothing where it failed for another reason."""
    found = _UNSHOWN.findall(getattr(error.__cause__, "diagnostic", ""))
    return list(dict.fromkeys(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found))


def _is_unseen(text: str) -> bool:
    """Whether a text has no look of its own: joiners, marks of direction, selectors of a variant."""
    return all(category(char) == "Cf" or _SELECTORS[0] <= char <= _SELECTORS[1] for char in text)


_SELECTORS = "\ufe00", "\ufe0f"


def _stand_ins(missing: Collection[str]) -> dict[str, object]:
    """What the template needs to print stand-ins; the second is for machines whose fonts have not the first."""
    patterns = ("".join(f"\\u{{{ord(char):x}}}" for char in text) for text in sorted(missing, key=len, reverse=True))
    return {
        "missing": "|".join(patterns),
        "unseen": [text for text in missing if _is_unseen(text)],
        "stand_in": next((text for text in STAND_INS if text not in missing), ""),
        "apart": {},
    }


def _compile(
    template: str,
    data: Mapping[str, object],
    *,
    format: Literal["svg", "pdf", "png"],
    **options: Any,
) -> bytes | list[bytes]:
    with _busy, _told():
        source = _source(template, _with_heights(template, data))
        made = _compiler().compile(input=source, format=format, **options)
    assert made is not None
    return made


_heights: dict[str, float] = {}  # points, by the shape of a table


def _with_heights(template: str, data: Mapping[str, object]) -> Mapping[str, object]:
    """The data with the heights of tables that need a page for themselves; each shape is measured once a run.

    To measure one takes a quarter of the time of a whole report.
    """
    blocks = cast("list[dict[str, object]]", data.get("blocks", []))
    narrow = [block for block in blocks if block.get("room")]
    unknown = [block for block in narrow if block["shape"] not in _heights]
    if unknown:
        source = _source(template, {**data, "blocks": unknown}, "heights")
        found: list[list[float]] = json.loads(_new_compiler(source).query("<heights>", field="value"))
        _heights.update((str(block["shape"]), height) for block, height in zip(unknown, found[0], strict=True))
    fitted = [{**block, "height": _heights[str(block["shape"])]} if block.get("room") else block for block in blocks]
    return {**data, "blocks": fitted} if narrow else data


@contextmanager
def _told() -> Generator[None]:
    """Whatever the compiler, or loading it, fails with becomes NotTypeset."""
    try:
        yield
    except (RuntimeError, OSError, ImportError) as error:  # TypstError is a RuntimeError
        raise NotTypeset(_NO_ROOM if full(error) else FAILED) from error  # a portable exe unpacks the compiler


def _source(template: str, data: Mapping[str, object], function: str = "document") -> bytes:
    """The main file: a function of the template applied to the data, which stands there as one ASCII string.

    Handed over this way, and not as an input of the program, the compiler sees
    which parts are the same as last time: ten times faster while one types.
    """
    literal = json.dumps(data).replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "/typst/{template}": {function}\n#{function}(json(bytes("{literal}")))'.encode("ascii")


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
    return _new_compiler()


def _new_compiler(source: bytes | None = None) -> Any:
    from typst import Compiler

    return Compiler(source, root=str(resources()), font_paths=_fonts())  # pictures of the manual lie there, too


@lru_cache
def _fonts() -> Any:
    """All fonts of the system; looking for them takes longer than setting a report."""
    from typst import Fonts

    return Fonts()
