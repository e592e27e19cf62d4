"""Word 2003 XML → raw document: nearly the words of DOCX, under older names.  Knows no form."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from core.errors import UnusableInput
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.docx import reader
from core.readers.docx.beside_text import notes_in
from core.readers.docx.covered_cells import complete, is_short
from core.readers.docx.looks import PlainLooks
from core.readers.docx.numbering import Numbering
from core.readers.docx.package import DAMAGED, Parts, not_too_long
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable
from core.readers.safe_xml import BadXml, Element, detach, parse, rename

_OLD = b"http://schemas.microsoft.com/office/word/2003/wordml"
_NEW = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "{" + _NEW.decode() + "}"
_WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_PICTURES = lazy(rb"(<(?:[^<>\s:]{1,40}+:)?binData\b[^<>]*+>)[^<]++")
_NAMES = {
    f"{_W}vmerge": f"{_W}vMerge",
    f"{_W}hmerge": f"{_W}hMerge",
    f"{_W}listPr": f"{_W}numPr",
}
_BY_OFFICE = lazy(rb"<(?:[^<>\s:]{1,40}+:)?Editor[^<>]*+>(?:LibreOffice|OpenOffice)")
_HEAD = 20_000  # bytes in which a file says what wrote it
_LACKING = "文件的表格缺少合并单元格的信息，数字可能对不上列，请逐格核对；最好请对方另存为DOCX后再打开。"
# What stands beside the text: notes at its foot, remarks, words above and below each page.
_BESIDE = ((f"{_W}footnote", f"{_W}endnote"), (f"{_W}comment",), (f"{_W}hdr", f"{_W}ftr"))
# What an annotation is, by its type; the others (insertions, bookmarks) are walked through.
_ANNOTATIONS = {
    "Word.Deletion": f"{_W}del",
    "Word.Comment": f"{_W}comment",
    "Word.Formatting": f"{_W}fldData",  # how it looked before
}


def document(data: bytes) -> RawDocument:
    """Read the bytes of a Word 2003 XML file; raises UnusableInput with a sentence for the user where that fails."""
    raw = _PICTURES.sub(rb"\1", data).replace(_OLD, _NEW)
    try:
        root = not_too_long(parse(raw), raw)
    except BadXml as error:
        raise UnusableInput(DAMAGED) from error
    for node in list(root.iter(_ANNOTATION, *_NAMES)):
        name = _NAMES.get(node.tag) or _ANNOTATIONS.get(node.get(f"{_W}type") or "")
        if name:
            rename(node, name)
    beside = [list(root.iter(*names)) for names in _BESIDE]
    notes = notes_in(*beside)
    for node in (*beside[0], *beside[1]):  # inside the runs of their marks
        detach(node)
    styles = root.find(f"{_W}styles")
    lacking = ((NoteCode.HEAD, _LACKING),) if _lacks_cells(root) else ()
    found = reader.of_parts(
        Parts(root, styles, plain=PlainLooks(root).hold(), notes=notes), _PrintedNumbers(None, styles)
    )
    items = found.items if _BY_OFFICE.search(raw, 0, _HEAD) is None else _with_pieces(found.items, _emptied(styles))
    return replace(found, items=items, notes=(*found.notes, *lacking))


def _emptied(styles: Element | None) -> frozenset[str]:
    """Styles of words that say nothing: LibreOffice makes one for what marks words, and does not write hidden ones so."""
    named = () if styles is None else styles.iter(f"{_W}style")
    of_words = [style for style in named if style.get(f"{_W}type") == "character"]
    told = {style.get(f"{_W}styleId") or "": style.find(f"{_W}rPr") for style in of_words}
    return frozenset(name for name, marks in told.items() if marks is None or not len(marks))


def _with_pieces(
    items: tuple[RawParagraph | RawTable, ...], emptied: frozenset[str]
) -> tuple[RawParagraph | RawTable, ...]:
    """The items with a note at figures in several pieces: LibreOffice writes hidden and deleted words like all others."""
    return tuple(
        replace(item, cells=tuple(_told_pieces(cell, emptied) for cell in item.cells))
        if isinstance(item, RawTable)
        else item
        for item in items
    )


def _told_pieces(cell: RawCell, emptied: frozenset[str]) -> RawCell:
    if len(cell.text) < 2 or not cell.text.isdecimal():
        return cell
    runs = list(cast("Element", cell.ref).iter(f"{_W}r"))
    pieces = [text for run in runs if (text := "".join(node.text or "" for node in run.iter(f"{_W}t"))).strip()]
    if len(pieces) < 2 or "".join(pieces) != cell.text:
        return cell
    names = {node.get(f"{_W}val") for run in runs for node in run.iter(f"{_W}rStyle")}
    # A piece that was marked, and nothing says how, may have been hidden: then the figure is one of two.
    text = cell.text if names.isdisjoint(emptied) else " ".join(pieces)
    return replace(cell, text=text, left_out=(*cell.left_out, (NoteCode.PIECES, "|".join(pieces))))


def _lacks_cells(root: Element) -> bool:
    """Whether covered cells are lacking that could not be put back: LibreOffice writes neither them nor merges downwards."""
    if root.find(f".//{_W}vMerge") is not None:
        return False
    outcomes = [complete(table) for table in root.iter(f"{_W}tbl") if is_short(table)]  # all of them are completed
    return not all(outcomes)


class _PrintedNumbers(Numbering):
    """Numbers as Word printed them: the format keeps them beside each paragraph."""

    @property
    def counts(self) -> bool:
        return True

    def of(self, properties: Element) -> tuple[str, int]:
        _, level = super().of(properties)
        printed = properties.find(f"{_W}numPr/{_WX}t")
        number = "" if printed is None else printed.get(f"{_WX}val") or ""
        return (number if any(sign.isalnum() for sign in number) else ""), level  # not the signs of bullets
