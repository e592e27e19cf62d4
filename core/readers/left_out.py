"""What a file holds and a person does not read as part of it: crossed out, hidden, or a mark of a note.

Every reader leaves these out by the same rules and says so.  A figure that is
raised as a whole is a figure; a raised digit behind a letter is a unit (m²).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from core.notes import NoteCode
from core.patterns import lazy
from core.records import record

LeftOut: TypeAlias = "tuple[tuple[NoteCode, str], ...]"  # why, and the words

# What stands raised as the mark of a note: 1, 12, [1], (2), ①, *, 注1, a letter; more is no mark.
_MARK = lazy(r"[\[(（【〔]?(?:注|附注)?\s*(?:\d{1,2}|[①-⑳㈠-㈩⑴-⒇*＊※†‡§#a-zA-Z])[\])）】〕]?(?:[,，、]\s*\d{1,2})*")
_FIGURE = lazy(r"\d[\d,.]*")
_RRGGBB = lazy(r"[0-9A-Fa-f]{6}")
_LETTER = lazy(r"[A-Za-z]\s*$")
LINE, SLANTED, PAINTED, FIGURE = "线条", "斜线", "色块", "图形"  # what is drawn over words
# The number of a page, of how many pages: - 3 -, 3/12, 第3页共12页, page 3 of 12.  A longer one alone is a year or telephone.
_NUMBER_OF_PAGE = lazy(
    r"[\W_]*+(?:\d{1,3}(?!\d)[\W_]*+){0,2}|(?=.*(?:[页张]|page|of))(?:[\W\d_第页共张]|page|of)*+",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_ASIDE, _MOST_ASIDES = 500, 20  # characters of a footnote or remark, and how many of them a note shows
_ALIKE = 16  # of 255 in each part of a colour: no eye tells them apart
_NARROW, _WIDE = 0.4, 0.8  # parts of their size by which characters have to stand closer to lie over one another
POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0, "px": 0.75}  # of a unit
LOWEST_LINE = 0.3  # of the size of its letters: a line that is no higher shows nothing of them
LOWEST_ROW = 2.0  # points; a row of a table that is made no higher shows nothing
TINIEST = 1.5  # points; what is smaller is a speck, no word
_LONGEST = 30  # characters of what was left out that its note shows
_WHY = {
    NoteCode.STRUCK: "文件里有划去的内容，未读入：{words}。请核对。",
    NoteCode.HIDDEN: "文件里有看不见的内容（隐藏或与底色相同），未读入：{words}。请核对。",
    NoteCode.CUT_WORDS: "文件里有只显示出一部分的内容（宽度或高度不够，或者被遮住），已全部读入：{words}。请核对。",
    NoteCode.SLANTED: "文件里有斜着写的数字，未读入：{words}。请核对。",
    NoteCode.TEMPLATE: "文件里有没有填写的输入框，其中灰色的提示未读入：{words}。",
    NoteCode.COVERED: "文件里有可能被遮住或隐藏的内容，是否看得见无法断定，已读入：{words}。请核对。",
    NoteCode.NOTE_MARK: "文件里的注释符号未读入：{words}。",
    NoteCode.TEXT_BOX: "文件里有后来填写或添加的文字，未读入：{words}。请核对。",
    NoteCode.FORMULA: "文件里有没有存下计算结果的公式：{words}。请用 Excel 或 WPS 打开后保存，再重新打开。",
    NoteCode.MARGIN: "各页上下边的页眉、页脚未读入：{words}。",
    NoteCode.CONTROL: "文件里有内容控件或变量，其中的文字与它们的数据不一致，未读入：{words}。请核对。",
    NoteCode.BOUND: "文件里有内容控件或变量，数据是{words}，与文档里的文字不一致，打开时可能显示数据。请核对。",
    NoteCode.FIELD: "文件里有自动编号的域（{words}），编号不保存在文件里，未读入。请核对。",
    NoteCode.DROPPED: "文件里插入了另一个文件（{words}），其中的内容未读入。请用 Word 打开，展开后另存为 .docx，再重新打开。",
    NoteCode.DRAWN: "文件里画有{words}，可能划去或盖住了文字，已按文字读入。请核对。",
    NoteCode.RECOUNTED: "文件里有打开时重新计算的内容（{words}），已按存下的结果读入，打开后可能不同。请核对。",
    NoteCode.ABOVE: "文件里标注在文字上方的拼音等未读入：{words}。",
    NoteCode.SCRIPT: "网页里有打开时由脚本填写的格，内容不在文件里，未读入。请核对。",
    NoteCode.PLACED: "文件里有浮动的文本框或图文框，其中的{words}可能显示在别处，已按它在文件里的位置读入。请核对。",
}
_IN_CELL = {
    NoteCode.STRUCK: "原文件这里的“{words}”已划去，未读入。请核对。",
    NoteCode.HIDDEN: "原文件这里有看不见的“{words}”，未读入。请核对。",
    NoteCode.CUT_WORDS: "原文件这里的“{words}”只显示出一部分（宽度或高度不够，或者被遮住），已全部读入。请核对。",
    NoteCode.SLANTED: "原文件这里有斜着写的“{words}”，未读入。请核对。",
    NoteCode.TEMPLATE: "原文件这里是没有填写的输入框，其中灰色的提示“{words}”未读入。",
    NoteCode.COVERED: "原文件这里的“{words}”可能被遮住或隐藏，是否看得见无法断定，已读入。请核对。",
    NoteCode.NOTE_MARK: "原文件这里的注释符号“{words}”未读入。",
    NoteCode.TEXT_BOX: "原文件这里有后来填写或添加的“{words}”，未读入。请核对。",
    NoteCode.FORMULA: "原文件这里的公式“{words}”没有存下计算结果。",
    NoteCode.CONTROL: "原文件这里的内容控件或变量在文档里写的是“{words}”。",
    NoteCode.BOUND: "内容控件或变量的数据是“{words}”，打开时可能显示数据。",
    NoteCode.FIELD: "原文件这里是自动编号的域（{words}），编号不保存在文件里。",
    NoteCode.DROPPED: "原文件这里插入了另一个文件（{words}），其中的内容未读入。",
    NoteCode.DRAWN: "原文件这里画有{words}，可能划去或盖住了数字，已按文字读入。请核对。",
    NoteCode.RECOUNTED: "原文件这里的内容打开时重新计算（{words}），已按存下的结果读入，打开后可能不同。请核对。",
    NoteCode.ABOVE: "原文件这里标注在文字上方的“{words}”未读入。",
    NoteCode.SCRIPT: "原文件这里的内容在网页打开时由脚本填写，不在文件里，无法读取。请核对。",
    NoteCode.PLACED: "原文件这里的“{words}”放在浮动的文本框或图文框里，可能显示在别处，已读入。请核对。",
    NoteCode.PICTURE: "原文件这里有图片{words}，图片里的内容无法读取。请核对。",
    NoteCode.PIECES: "原文件这里的数由“{words}”几段拼成，这种格式不保存隐藏和修订的标记，其中可能有已删除或隐藏的内容。请核对。",
}


@record(slots=True)
class WordLook:
    """What words inside an element look like; ``colour`` and ``ground`` are ``rrggbb``, "" where not said.

    ``spaced`` words keep their blanks, tabs and line ends, those shown ``backwards`` read from right to left;
    ``from_right`` boxes stand from right to left, their digits do not.  What is ``hidden`` stays so within,
    what is ``invisible`` or ``tiny`` may hold what is seen.
    ``signs`` is the font where its characters are signs.
    """

    struck: bool = False
    hidden: bool = False
    invisible: bool = False
    tiny: bool = False
    raised: bool = False
    colour: str = ""
    ground: str = "ffffff"
    spaced: bool = False
    backwards: bool = False
    from_right: bool = False
    signs: str = ""

    @property
    def gone(self) -> bool:
        """Whether the words are hidden, invisible or no more than specks, whatever their colour."""
        return self.hidden or self.invisible or self.tiny

    @property
    def unseen(self) -> bool:
        """Whether the words cannot be seen: gone, or in the colour of their ground."""
        if self.gone or not self.colour:
            return self.gone
        return self.colour == "transparent" or looks_alike(self.colour, self.ground)


PLAIN = WordLook()
IN_CELL_SCRIPT = (NoteCode.SCRIPT, "")  # what a script writes into a cell
IN_CELL_PICTURE = (NoteCode.PICTURE, "")  # what stands in a cell for a picture or whatever else nobody can read


@lru_cache(maxsize=1024)
def alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether no eye tells two colours apart, each by its parts of 0–255."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=1024)
def looks_alike(colour: str, ground: str) -> bool:
    """Like :func:`alike` for ``rrggbb``; no where one of the two is not written so."""
    if colour == ground:
        return bool(_RRGGBB.fullmatch(colour))
    known = _RRGGBB.fullmatch(colour) and _RRGGBB.fullmatch(ground)
    return bool(known) and alike(_parts(colour), _parts(ground))


def overlaid(words: str, condensed: float, size: float) -> bool:
    """Whether words whose characters stand closer than usual by so many points lie over one another, at a size in points.

    Figures and letters are half as wide as Chinese characters.
    """
    return condensed > 0 and condensed >= (_NARROW if words.isascii() else _WIDE) * size


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


class Raised(str):
    """A piece of text that stands raised or lowered: whether it is a mark is told by what stands around it."""

    __slots__ = ()


def slash(words: str) -> LeftOut:
    """The line that the frame of a cell draws across it, where that may strike its words: across a head it parts them."""
    return ((NoteCode.DRAWN, SLANTED),) if any(map(str.isdecimal, words)) else ()


def without_marks(pieces: Sequence[str]) -> tuple[str, LeftOut]:
    """The text of a line or cell from its pieces, without raised marks of notes; and these marks.

    Where nothing but raised text stands there, it is what is meant.
    """
    if Raised not in map(type, pieces):
        return "".join(pieces), ()
    if all(isinstance(piece, Raised) or not piece.strip() for piece in pieces):
        return "".join(pieces), ()
    kept, left = "", list[tuple[NoteCode, str]]()
    joined = [piece for piece in _joined(pieces) if piece]
    if _is_mark(joined[0]) and _FIGURE.fullmatch("".join(joined[1:]).strip()):
        left.append((NoteCode.NOTE_MARK, joined.pop(0).strip()))
    for piece in joined:
        if _is_mark(piece) and kept.strip() and not _LETTER.search(kept):
            left.append((NoteCode.NOTE_MARK, piece.strip()))
        else:
            kept += piece
    return kept, tuple(left)


def _is_mark(piece: str) -> bool:
    return isinstance(piece, Raised) and _MARK.fullmatch(piece.strip()) is not None


def _joined(pieces: Sequence[str]) -> Iterable[str]:
    """Raised pieces that follow each other are one: an editor cuts 12 into 1 and 2 as it likes."""
    run = ""
    for piece in pieces:
        if isinstance(piece, Raised):
            run += piece
            continue
        if run:
            yield Raised(run)
            run = ""
        yield piece
    if run:
        yield Raised(run)


def notes_on(left: Iterable[tuple[NoteCode, str]]) -> list[tuple[NoteCode, str]]:
    """Notes of a document on what was left out of its texts: one for each reason."""
    by_reason: dict[NoteCode, list[str]] = {}
    for code, words in left:
        if words.strip():
            by_reason.setdefault(code, []).append(words.strip())
    return [(code, _WHY[code].format(words=_list(words))) for code, words in by_reason.items()]


def notes_on_footnotes(found: Iterable[str]) -> list[tuple[NoteCode, str]]:
    """A note with all that stands in footnotes: they have no place in the texts of a report."""
    return _in_full(NoteCode.FOOTNOTE, "文件里有{count}处脚注或尾注，没有放进文字：{words}。需要的请自行补入。", found)


def notes_on_comments(found: Iterable[str]) -> list[tuple[NoteCode, str]]:
    """A note with all that readers of the file remarked beside its words or cells (批注)."""
    return _in_full(NoteCode.COMMENT, "文件里有{count}处批注，未读入：{words}。请核对。", found)


def notes_on_margins(found: Iterable[str]) -> list[tuple[NoteCode, str]]:
    """A note on the words above and below each page, where they are more than the numbers of pages."""
    return notes_on((NoteCode.MARGIN, words) for words in found if says_more(words))


def says_more(words: str) -> bool:
    """Whether the words above or below a page say more than its number."""
    return not _NUMBER_OF_PAGE.fullmatch(words)


def _in_full(code: NoteCode, sentence: str, found: Iterable[str]) -> list[tuple[NoteCode, str]]:
    texts = [" ".join(text.split()) for text in found if text.strip()]
    if not texts:
        return []
    shown = "；".join(f"“{text[:_LONGEST_ASIDE]}”" for text in texts[:_MOST_ASIDES])
    more = "等" if len(texts) > _MOST_ASIDES else ""
    return [(code, sentence.format(count=len(texts), words=shown + more))]


def note_in_cell(code: NoteCode, words: str) -> str:
    """The sentence of a note at a cell."""
    return _IN_CELL[code].format(words=_short(words))


def _list(found: Sequence[str]) -> str:
    shown = "、".join(f"“{_short(words)}”" for words in dict.fromkeys(found[:5]))
    return shown if len(found) <= 5 else f"{shown}等{len(found)}处"


def _short(words: str) -> str:
    joined = "".join(words.split())
    return joined if len(joined) <= _LONGEST else joined[:_LONGEST] + "…"
