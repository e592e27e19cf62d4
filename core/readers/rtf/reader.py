"""RTF (also under the name .doc) → raw tables and paragraphs.  Knows no form."""

from __future__ import annotations

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.left_out import notes_on, notes_on_comments, notes_on_footnotes, notes_on_margins
from core.readers.raw import RawDocument, RawParagraph, RawTable, numbered
from core.readers.rtf.tables import left_in
from core.readers.rtf.tokens import tokens
from core.readers.rtf.walk import GroupsTooDeep, Walk
from core.readers.text_decoding import BROKEN

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再打开。"
TANGLED = f"这个 RTF 文档的结构不正常，无法读取。{_SAVE_AS}"
EMPTY = f"这个 RTF 文档里没有可读取的文字。{_SAVE_AS}"
CUT_OFF = "这个 RTF 文档不完整，可能没有下载或复制完。请重新取得文件后再打开。"


def document(data: bytes) -> RawDocument:
    """Read the bytes of an RTF file; raises UnusableInput with a sentence for the user where that fails."""
    walk = Walk()
    try:
        walk.run(tokens(data))
    except GroupsTooDeep as error:
        raise UnusableInput(TANGLED) from error
    if not any(text.strip() for item in walk.items for text in _texts(item)):
        raise UnusableInput(CUT_OFF if walk.cut_off else EMPTY)
    return RawDocument(numbered(walk.items), tuple(_notes(walk)))


def _notes(walk: Walk) -> list[tuple[NoteCode, str]]:
    notes = notes_on(left_in(walk.items)) + notes_on_footnotes(walk.footnotes)
    notes += notes_on_comments(walk.boxes.beside.get(NoteCode.COMMENT, ()))
    notes += notes_on_margins(dict.fromkeys(walk.boxes.beside.get(NoteCode.MARGIN, ())))
    if walk.cut_off:
        notes.append((NoteCode.CUT_OFF, "文件的结尾不完整，后面的内容可能未读入，请与原文件核对。"))
    if broken := sum(text.count(BROKEN) for item in walk.items for text in _texts(item)):
        notes.append((NoteCode.BROKEN, f"文件里有{broken}个字已损坏，请核对文字。"))
    if walk.pictures:
        notes.append((NoteCode.PICTURE, f"文件里有{walk.pictures}张图片，图片里的内容无法读取。"))
    return notes


def _texts(item: RawParagraph | RawTable) -> list[str]:
    return [item.text] if isinstance(item, RawParagraph) else [cell.text for cell in item.cells]
