"""The style sheets that a page names: those saved beside it are read with their own imports, of others it is told that they lack.

A page without its sheets is shown without them, and so it is read.  Only where
digits of a cell stand in parts with names that a sheet may mean (``12<em class=z>9</em>``)
does anything hang on them.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator

from core.patterns import lazy
from core.readers.beside import FilesBeside, unquoted
from core.readers.html.css.conditions import holds_on_screen
from core.readers.html.parsing import SheetSource
from core.readers.text_decoding import decode

_IMPORT = lazy(
    r"""@import\s++(?:url\(\s*+)?(?:"([^"]{1,500})"|'([^']{1,500})'|([^"'()\s;]{1,500}))\s*+\)?\s*+([^;]{0,200});"""
)
_DEEPEST = 4
_INLINE = r"(?:span|b|i|em|strong|font|u|s|small|label|p|div|sub|sup|ins|del)"
_NAMED_PARTS = lazy(
    rf"\d\s*+(?:</{_INLINE}>\s*+){{0,6}}<{_INLINE}\s[^<>]{{0,200}}?\b(?:class|id)\s*+=[^<>]{{0,200}}>\s*+\d"
)
_MOST_ASKED = 200  # such places that are looked at


def sheets_of(beside: FilesBeside | None, linked: SheetSource) -> Iterator[str]:
    """The text of a sheet of a page, those that it imports in front; nothing where it is not there.

    An address may hold the sheet itself (``data:text/css,…``), also where nothing lies beside the page.
    """
    yield from _sheet(linked.address, beside, 0) if linked.address else _with_imports(linked.text, beside, 0)


def _sheet(address: str, beside: FilesBeside | None, depth: int) -> Iterator[str]:
    if address[:5].lower() == "data:":
        yield from _with_imports(_held(address), beside, depth)
    elif beside and (content := beside.content(address)) is not None:
        yield from _with_imports(decode(content).text, beside.within(address), depth)


def _held(address: str) -> str:
    """The sheet that an address holds; "" where it holds something else."""
    head, _, written = address.partition(",")
    if not head[5:].lower().startswith("text/css"):
        return ""
    content = unquoted(written)
    if head.lower().endswith("base64"):
        try:
            content = b64decode(content)
        except ValueError:
            return ""
    return decode(content).text


def _with_imports(text: str, beside: FilesBeside | None, depth: int) -> Iterator[str]:
    if "@import" in text and depth < _DEEPEST:
        for double, single, bare, media in _IMPORT.findall(text):
            query = media.partition("supports(")[0].partition("layer")[0].strip()
            if holds_on_screen(query):
                yield from _sheet(double or single or bare, beside, depth + 1)
    yield text


def needs_sheets(text: str) -> bool:
    """Whether figures in cells of a page hang on its style sheets: digits beside digits in a part with a name."""
    lower = text.lower()
    for count, found in enumerate(_NAMED_PARTS.finditer(lower)):
        begun = max(lower.rfind("<td", 0, found.start()), lower.rfind("<th", 0, found.start()))
        ended = max(lower.rfind("</td", 0, found.start()), lower.rfind("</table", 0, found.start()))
        if begun > ended:
            return True
        if count > _MOST_ASKED:
            break
    return False
