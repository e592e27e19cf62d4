"""RTF (also under the name .doc) → raw tables and paragraphs.  Knows no form."""

from __future__ import annotations

from pathlib import Path

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.raw import RawDocument, RawParagraph, RawTable, numbered
from core.readers.rtf.tokens import tokens
from core.readers.rtf.walk import Tangled, TooMuch, Walk
from core.readers.text_decoding import BROKEN
from core.readers.time_limit import TooSlow, within

MAX_BYTES = 32 * 2**20  # a real report has 300 kB; photographs take twice their size in this format
MAX_SECONDS = 8.0  # a real report takes less than 0.1 s

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再打开。"
TOO_LARGE = "这个文件太大，不像是一份年度报告。请核对选中的文件。"
TANGLED = f"这个 RTF 文档的结构不正常，不能读取。{_SAVE_AS}"
EMPTY = f"这个 RTF 文档里没有可读取的文字。{_SAVE_AS}"
CUT_OFF = "这个 RTF 文档不完整，可能没有下载或复制完。请重新取得文件后再打开。"
SLOW = f"这个 RTF 文档太复杂，读取时间过长。{_SAVE_AS}"


def read(path: Path) -> RawDocument:
    """Read an RTF file; raises UnusableInput with a sentence for the user where that fails."""
    if path.stat().st_size > MAX_BYTES:
        raise UnusableInput(TOO_LARGE)
    return document(path.read_bytes())


def document(data: bytes) -> RawDocument:
    """Read the bytes of an RTF file; raises UnusableInput with a sentence for the user where that fails."""
    if len(data) > MAX_BYTES:
        raise UnusableInput(TOO_LARGE)
    try:
        walk = within(MAX_SECONDS, lambda: _walked(data))
    except TooSlow as error:
        raise UnusableInput(SLOW) from error
    except Tangled as error:
        raise UnusableInput(TANGLED) from error
    except TooMuch as error:
        raise UnusableInput(TOO_LARGE) from error
    if not any(text.strip() for item in walk.items for text in _texts(item)):
        raise UnusableInput(CUT_OFF if walk.cut_off else EMPTY)
    return RawDocument(numbered(walk.items), tuple(_notes(walk)))


def _walked(data: bytes) -> Walk:
    walk = Walk()
    walk.run(tokens(data))
    return walk


def _notes(walk: Walk) -> list[tuple[NoteCode, str]]:
    notes: list[tuple[NoteCode, str]] = []
    if walk.cut_off:
        notes.append((NoteCode.CUT_OFF, "文件的结尾不完整，后面的内容可能没有读到，请与原文件核对。"))
    if broken := sum(text.count(BROKEN) for item in walk.items for text in _texts(item)):
        notes.append((NoteCode.BROKEN, f"文件里有 {broken} 个字已损坏，请核对文字。"))
    if walk.pictures:
        notes.append((NoteCode.PICTURE, f"文件里有 {walk.pictures} 张图片，图片里的内容不能读取。"))
    return notes


def _texts(item: RawParagraph | RawTable) -> list[str]:
    return [item.text] if isinstance(item, RawParagraph) else [cell.text for cell in item.cells]
