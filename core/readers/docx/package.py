"""The container of a DOCX: which parts it has, parsed safely.

Everything that is wrong with the container is said here in one plain sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.docx.default_looks import tells
from core.readers.docx.elements import BINDING, CHUNK, P, has_foreign
from core.readers.docx.looks import PlainLooks, names_signs
from core.readers.enclosed import in_package
from core.readers.limits import MOST_PARAGRAPHS, UNPACKS_TOO_LARGE, BadPackage, TooLarge, ZipPackage
from core.readers.safe_xml import BadXml, Element, holds, parse
from core.records import record

if TYPE_CHECKING:
    from core.readers.docx.chunks import Chunks

MAIN = "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/chart": b"http://schemas.openxmlformats.org/drawingml/2006/chart",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH_STYLE, _RUN_STYLE, _TABLE_STYLE, _LIST = (_W + name for name in ("pStyle", "rStyle", "tblStyle", "numPr"))
_MARKED = (_PARAGRAPH_STYLE, _RUN_STYLE)
_VAL = _W + "val"
_REFERENCE = b"Reference"  # in each name of what refers to notes, remarks, heads and feet of pages
DAMAGED = "这个文件已损坏或不完整。请用 Word 或 WPS 打开后另存为 .docx，再重新打开。"
NOT_WORD = "这个文件不是 Word 文档。请选择 .docx 格式的年度报告。"


@record
class Parts:
    """The parts of a DOCX that carry text; styles and lists only where paragraphs refer to them.

    ``main`` is the name of the part that ``document`` was parsed from; in a ``plain`` one every run is seen as it is written.
    """

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    main: str = MAIN
    plain: bool = True
    notes: tuple[tuple[NoteCode, str], ...] = ()  # on what stands beside the text
    enclosed: str = ""
    chunks: Chunks | None = None
    bound: Mapping[Element, tuple[str, str]] | None = None  # controls that differ from their data, with both


class Container(Protocol):
    """The parts of a document by name, however they are kept, whole or their first bytes; raises BadPackage."""

    @property
    def names(self) -> Collection[str]: ...

    def read(self, name: str) -> bytes: ...

    def head(self, name: str, most: int) -> bytes: ...


def load(data: bytes) -> Parts:
    """Open a DOCX; raises UnusableInput where it cannot be read."""
    try:
        return parts_of(ZipPackage(data))
    except BadPackage as error:
        raise UnusableInput(DAMAGED) from error


def parts_of(package: Container) -> Parts:
    """The parts that carry text; raises UnusableInput, and what the container raises."""
    main = MAIN if MAIN in package.names else _main_part(package)
    data = package.read(main)
    document = not_too_long(_parse(data), data)
    looks = PlainLooks(document)
    plain = looks.hold() and not (names_signs(data) or has_foreign(document, data))
    folder = main.rpartition("/")[0]
    # The style of a table tells the ground below words of a colour.
    of_tables = {mark.get(_VAL) or "" for mark in document.iter(_TABLE_STYLE)}
    marked = holds(document, *_MARKED) or _styles_of_all_tell(package, f"{folder}/styles.xml", of_tables)
    wanted = {
        "styles": marked or (not plain and holds(document, _TABLE_STYLE)),
        "numbering": holds(document, _PARAGRAPH_STYLE, _LIST),
    }
    parts = {name: f"{folder}/{name}.xml" for name, needed in wanted.items() if needed}
    told = {name: package.read(part) for name, part in parts.items() if part in package.names}
    parsed = {name: _parse(part) for name, part in told.items()}
    if plain and marked and "styles" in parsed:
        looks.add(parsed["styles"])
        plain = looks.hold() and not names_signs(told["styles"])
    notes = _beside(package, main, data, document) if _REFERENCE in data else ()
    chunks = _chunks(package, main) if holds(document, CHUNK) else None
    bound = _bound(package, document) if holds(document, BINDING) else None
    lists = parsed.get("numbering")
    return Parts(document, parsed.get("styles"), lists, main, plain, notes, in_package(package), chunks, bound)


def _beside(package: Container, main: str, data: bytes, document: Element) -> tuple[tuple[NoteCode, str], ...]:
    from core.readers.docx.beside_text import notes_beside

    def part(name: str) -> Element | None:
        """A part that stands beside the text, which is whole without those that are missing or broken."""
        try:
            return _parse(package.read(name)) if name in package.names else None
        except (BadPackage, UnusableInput):
            return None

    return notes_beside(part, main, data, document)


def not_too_long(document: Element, data: bytes) -> Element:
    """A document, where it holds no more paragraphs than any report; raises TooLarge.  ``data`` are the bytes it was parsed from."""
    if len(data) > MOST_PARAGRAPHS * len(b"<p/>") and any(
        True for _ in islice(document.iter(P), MOST_PARAGRAPHS, None)
    ):
        raise TooLarge(UNPACKS_TOO_LARGE)
    return document


def _chunks(package: Container, main: str) -> Chunks:
    from core.readers.docx.chunks import Chunks  # few documents hold others

    return Chunks(package, main)


def _bound(package: Container, document: Element) -> Mapping[Element, tuple[str, str]]:
    from core.readers.docx.bindings import differing  # few documents have such controls

    return differing(document, package)


def _styles_of_all_tell(package: Container, name: str, of_tables: Collection[str]) -> bool:
    if name not in package.names:
        return False
    return tells(lambda most: package.head(name, most), lambda: package.read(name), of_tables)


def _main_part(package: Container) -> str:
    """The main part under another name, as the package's relations name it."""
    relations = _parse(package.read("_rels/.rels")).iter(_RELATION) if "_rels/.rels" in package.names else ()
    for relation in relations:
        name = (relation.get("Target") or "").removeprefix("/")
        is_main = (relation.get("Type") or "").endswith("/officeDocument")
        if is_main and name in package.names and name.endswith(".xml") and name.startswith("word/"):
            return name
    raise UnusableInput(NOT_WORD)


def usual_names(data: bytes) -> bytes:
    """A part of a strict package (ISO/IEC 29500 Strict) with the namespaces that all others use."""
    if _STRICT in data:
        for strict, usual in _STRICT_NAMES.items():
            data = data.replace(strict, usual)
    return data


def own_names(data: bytes, original: bytes) -> bytes:
    """A part written anew, with the namespaces its package had before :func:`usual_names`."""
    for strict, usual in _STRICT_NAMES.items():
        if strict in original:
            data = data.replace(usual, strict)
    return data


def _parse(data: bytes) -> Element:
    try:
        return parse(usual_names(data))
    except BadXml as error:
        raise UnusableInput(DAMAGED) from error
