"""DOC and WPS (Word 97–2003 binary) → raw document, by way of the pure-Python converter to DOCX.  Knows no form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from core.errors import UnusableInput
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.docx import reader as docx_reader
from core.readers.left_out import IN_CELL_PICTURE, notes_on
from core.readers.raw import RawDocument, RawParagraph, RawTable, words_of

_NEXT = "请用 Word 或 WPS 另存为 .docx 后再打开。"
LOCKED = "这个文件设置了打开密码。请用 Word 或 WPS 打开，取消密码，另存为 .docx 后再打开。"
NOT_WORD = f"这个文件不是 Word 97-2003 文档。如果它是年度报告，{_NEXT}"
DAMAGED = f"这个 Word 97-2003 文档已损坏，或者含有本程序不支持的内容。{_NEXT}"
_OBJECT = "\ufffc"  # how the converter marks a place where something is drawn that it does not take over
_MARKS, _BOX = lazy(f"{_OBJECT}+"), "＋文本框"
_BOXES = "TEXTBOX"  # what the names of its complaints about text boxes have in common


def document(data: bytes) -> RawDocument:
    """Read a DOC or WPS file; raises UnusableInput with a sentence for the user where that fails.

    Converts in a temporary folder, which is removed whatever happens, and reads the DOCX.
    """
    from doc2docx import convert  # pyright: ignore[reportMissingTypeStubs]
    from doc2docx.errors import (  # pyright: ignore[reportMissingTypeStubs]
        EncryptedDocumentError,
        InvalidCompoundFile,
    )

    with TemporaryDirectory(prefix="xxgk-", ignore_cleanup_errors=True) as folder:
        source, result = Path(folder, "report.doc"), Path(folder, "report.docx")
        source.write_bytes(data)
        try:
            told = convert(source, result).report
            made = docx_reader.document(result.read_bytes())
            lines = _lines_of_boxes(source, told) if any(_BOXES in one.code for one in told.diagnostics) else ()
            return _told(made, list(lines))
        except EncryptedDocumentError as error:
            raise UnusableInput(LOCKED) from error
        except InvalidCompoundFile as error:
            raise UnusableInput(NOT_WORD) from error
        except (UnusableInput, MemoryError):
            raise
        except Exception as error:
            raise UnusableInput(DAMAGED) from error


def _told(document: RawDocument, lines: list[str]) -> RawDocument:
    """The document without the marks of what is drawn, which is told; so are ``lines`` of text boxes that are nowhere in it."""
    said = [words for item in document.items for words in words_of(item)]
    there = {"".join(words.replace(_OBJECT, "").split()) for words in said}
    lost = [line for line in lines if "".join(line.split()) not in there]
    notes = [*document.notes, *notes_on((NoteCode.TEXT_BOX, line) for line in lost)]
    if not (marks := sum(words.count(_OBJECT) for words in said)):
        return replace(document, notes=tuple(notes))
    notes.append((NoteCode.PICTURE, f"文件里有{marks}处图片、图形或文本框，其中的内容无法读取。请核对。"))
    sign = _BOX if lost else ""  # one of them may lie on the figure of a cell
    return replace(document, items=tuple(_without_marks(item, sign) for item in document.items), notes=tuple(notes))


def _without_marks(item: RawParagraph | RawTable, sign: str) -> RawParagraph | RawTable:
    """A paragraph without these marks, a table with a sign where they stood in a cell: it may stand for a figure."""
    if isinstance(item, RawParagraph):
        return replace(item, text=item.text.replace(_OBJECT, ""))
    cells = (
        replace(cell, text=_MARKS.sub(sign, cell.text), left_out=(*cell.left_out, IN_CELL_PICTURE))
        if _OBJECT in cell.text
        else cell
        for cell in item.cells
    )
    return replace(item, cells=tuple(cells))


def _lines_of_boxes(source: Path, report: Any) -> Iterator[str]:
    """All that stands in the text boxes of the main text, a line at a time."""
    from doc2docx.converter import (  # pyright: ignore[reportMissingTypeStubs]
        _load_word_parts,  # pyright: ignore[reportPrivateUsage]
        read_piece_table,
    )

    _, words, fib, table, _ = _load_word_parts(source, limits=None, password=None)
    pieces = read_piece_table(table, words, fc_clx=fib.clx.fc, lcb_clx=fib.clx.lcb, report=report)
    start = fib.textbox_story_cp_start
    found = pieces.extract_characters(start, start + fib.ccp_textboxes, report, story="textboxes")
    for line in "".join(one.text for one in found).split("\r"):
        if said := "".join(sign for sign in line if sign.isprintable() and sign != _OBJECT).strip():
            yield said
