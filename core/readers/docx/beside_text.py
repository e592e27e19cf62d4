"""What stands beside the text of a document: notes at its foot, remarks of its readers (批注), words above and below each page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from core.notes import NoteCode
from core.readers.docx.elements import P, T, W
from core.readers.left_out import notes_on_comments, notes_on_footnotes, notes_on_margins
from core.readers.safe_xml import Element, holds

# The parts that hold them, each with the mark by which a document refers to it.
_FEET = {"footnotes": b"footnoteReference", "endnotes": b"endnoteReference"}
_REMARKS, _REMARKED = "comments", b"commentReference"
_MARGINS = (b"headerReference", b"footerReference")
_REFERENCES = (W + "headerReference", W + "footerReference")
_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
# What a document has where the first page, or each second one, has words of its own.
_APART = {"first": (W + "titlePg", "document"), "even": (W + "evenAndOddHeaders", "settings")}


_Part = Callable[[str], "Element | None"]


def notes_beside(part: _Part, main: str, data: bytes, document: Element) -> tuple[tuple[NoteCode, str], ...]:
    """Notes on all that stands beside the text; ``data`` are the bytes of the main part, parsed as ``document``.

    ``part`` parses another part, None where there is none or it is broken.  A search of the bytes decides what is looked at.
    """
    folder, _, name = main.rpartition("/")
    in_folder: _Part = lambda one: part(f"{folder}/{one}")  # noqa: E731
    feet = [in_folder(f"{one}.xml") for one, mark in _FEET.items() if mark in data]
    remarks = [in_folder(f"{_REMARKS}.xml")] if _REMARKED in data else []
    margins: Iterable[Element] = _margins(in_folder, name, document) if any(mark in data for mark in _MARGINS) else ()
    return notes_in(*([root for root in roots if root is not None] for roots in (feet, remarks, margins)))


def notes_in(
    feet: Iterable[Element], remarks: Iterable[Element], margins: Iterable[Element]
) -> tuple[tuple[NoteCode, str], ...]:
    """Notes on what these elements hold: footnotes, remarks, words above and below each page."""
    at_foot = (note for root in feet for note in root.iter(W + "footnote", W + "endnote"))
    told = (note for note in at_foot if note.get(W + "type") in (None, "normal"))  # not the lines that part them off
    return (
        *notes_on_footnotes(map(_words, told)),
        *notes_on_comments(" ".join(map(_words, one.iter(P))) for root in remarks for one in root.iter(W + "comment")),
        *notes_on_margins(dict.fromkeys(words for root in margins for words in map(_words, root.iter(P)))),
    )


def _words(node: Element) -> str:
    return "".join(text.text or "" for text in node.iter(T))


def _margins(part: _Part, main: str, document: Element) -> Iterator[Element]:
    """The heads and feet of pages that are shown."""
    relations = part(f"_rels/{main}.rels")
    targets = {} if relations is None else {one.get("Id") or "": one.get("Target") or "" for one in relations}
    shown: dict[str, bool] = {}
    for reference in document.iter(*_REFERENCES):
        kind, root = reference.get(W + "type") or "", None
        if kind in _APART and kind not in shown:
            mark, holder = _APART[kind]
            told = document if holder == "document" else part(f"{holder}.xml")
            shown[kind] = told is not None and holds(told, mark)
        if shown.get(kind, True):
            root = part(targets.get(next(filter(None, map(reference.get, _IDS)), ""), ""))
        if root is not None:
            yield root
