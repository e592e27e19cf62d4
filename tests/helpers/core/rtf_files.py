"""RTF as read, and tables inside tables; for the tests of RTF."""

from __future__ import annotations

from core.readers.raw import RawDocument
from core.readers.rtf import reader as rtf_reader
from tests.helpers.makers.rtf_maker import TWIPS, look, rtf


def read(*blocks: str) -> RawDocument:
    return rtf_reader.document(rtf(*blocks))


def nested(*rows: list[str]) -> str:
    """A table inside a cell."""
    text = ""
    for cells in rows:
        text += "".join(rf"\pard\plain\intbl\itap2 {c}\nestcell " for c in cells)
        declared = look(*(TWIPS * (i + 1) for i in range(len(cells))))
        text += rf"{{\*\nesttableprops{declared}\nestrow}}{{\nonesttables\par}}"
    return text + r"\pard\plain\intbl\itap1 "
