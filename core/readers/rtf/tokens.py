"""The stream of an RTF file: groups, control words with their numbers, control symbols, text.

Text is handed on as its bytes, one character each: only fonts tell what they
mean.  Nothing is recursive, a token is found in one step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from core.patterns import lazy
from core.readers.left_out import LOWEST_LINE

# Groups whose text is not part of the page.
UNSEEN = frozenset(
    (
        *("info", "filetbl", "private", "revtbl", "listtable", "listoverridetable", "rsidtbl"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"),
        *("datafield", "formfield", "xe", "rxe", "tc", "tcn", "bkmkstart", "bkmkend"),
        *("objdata", "objclass", "objname", "nonshppict", "shprslt", "nonesttables"),
    )
)
# Groups with words beside the text: above and below each page, remarks of readers (批注).
MARGINS = tuple(f"{end}{pages}" for end in ("header", "footer") for pages in ("", "l", "r", "f"))
REMARKS = ("annotation",)
STARRED = frozenset(("shpinst", "do", "shppict"))  # seen although marked for programs that know no better to leave out
CHARACTERS = {
    **{"tab": "\t", "line": "\n", "page": "\n", "column": "\n", "bullet": "\u2022"},
    **{"emdash": "\u2014", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019"},
    **{"ldblquote": "\u201c", "rdblquote": "\u201d", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005"},
}
SYMBOLS = {"~": "\u00a0", "_": "-", "-": "", "\t": "\t"}
BODY, NUMBER, STYLES, COLOURS, FONTS, FOOTNOTE, FIELD_CODE, NOWHERE = range(8)  # where text goes


USUAL_SIZE = 12.0  # points


class State:
    """What holds within a group."""

    __slots__ = (
        *("deleted", "font", "hidden", "in_table", "inner", "level", "nested", "skips", "style", "target"),
        *("colour", "ground", "paragraph_ground", "raised", "struck", "struck_twice", "tiny", "squeezed"),
        *("away", "code", "condensed", "drops", "framed", "line", "locked", "multiple", "size"),
    )

    def __init__(self) -> None:
        self.font: int | None = None
        self.skips = 1  # how many characters stand behind one given by its number, for programs that do not know it
        self.target = BODY
        self.level = self.nested = self.style = 0
        self.hidden = self.deleted = self.in_table = False
        self.raised = self.struck = self.struck_twice = False
        self.tiny = self.squeezed = False  # too small or too narrow to be read
        self.colour = self.ground = self.paragraph_ground = 0  # numbers in the table of colours
        self.size, self.condensed = USUAL_SIZE, 0.0  # points; by how many characters stand closer than usual
        self.line = self.multiple = 0  # the pitch of lines, as \sl and \slmult tell it
        self.locked = False  # the result of the field around is never made anew
        self.code = ""  # of the field around
        self.inner = False  # words are about a row of an inner table
        self.framed = self.away = False  # the paragraph stands in a frame; a box at another place than where it is kept
        self.drops = False  # the paragraph is the first sign of the next one, drawn large (首字下沉)

    def copy(self) -> State:
        """The same for a group inside; by hand, for there are tens of thousands."""
        new = State.__new__(State)
        new.font, new.skips, new.target, new.style = self.font, self.skips, self.target, self.style
        new.level, new.nested, new.in_table = self.level, self.nested, self.in_table
        new.hidden, new.deleted, new.inner, new.drops = self.hidden, self.deleted, self.inner, self.drops
        new.raised, new.struck, new.struck_twice = self.raised, self.struck, self.struck_twice
        new.tiny, new.squeezed = self.tiny, self.squeezed
        new.line, new.multiple, new.locked = self.line, self.multiple, self.locked
        new.framed, new.away = self.framed, self.away
        new.code, new.size, new.condensed = self.code, self.size, self.condensed
        new.colour, new.ground, new.paragraph_ground = self.colour, self.ground, self.paragraph_ground
        return new

    def begin_text(self) -> None:
        """Forget what was said of characters."""
        self.hidden = self.deleted = self.raised = self.struck = self.struck_twice = False
        self.tiny = self.squeezed = False
        self.size, self.condensed = USUAL_SIZE, 0.0
        self.font = None
        self.colour = self.ground = 0

    def begin_paragraph(self) -> None:
        """Forget what was said of paragraphs."""
        self.in_table, self.nested, self.level = False, 0, 0
        self.paragraph_ground, self.drops, self.framed = 0, False, False
        self.line = self.multiple = 0

    @property
    def unseen(self) -> bool:
        """Whether nothing is seen of the words: hidden, too small or narrow, or in lines that are next to nothing."""
        if self.hidden or self.tiny or self.squeezed:
            return True
        if not self.line or (self.line > 0 and not self.multiple):
            return False
        return abs(self.line) <= LOWEST_LINE * (240 if self.multiple else 20 * self.size)

    @property
    def depth(self) -> int:
        """How many tables the paragraph stands in."""
        return max(self.nested, 1 if self.in_table else 0)


OPEN, CLOSE, WORD, SYMBOL, TEXT = "{", "}", "word", "symbol", "text"
Token: TypeAlias = "tuple[str, str, int | None]"

_TOKEN = lazy(
    r"\\(?P<word>[A-Za-z]+)(?P<number>-?[0-9]+)? ?"
    r"|(?P<bytes>(?:\\'[0-9A-Fa-f]{2}){1,500})"  # bounded: each repeat costs the engine memory
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|(?P<brace>[{}])"
    r"|\\(?P<symbol>[^A-Za-z])",
    re.DOTALL,
)
_DIGITS = 11  # no number of the format is longer
_ESCAPED = frozenset("\\{}")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file as (kind, word or text, number); what is no RTF is passed over."""
    source, place = data.decode("latin-1"), 0
    while place < len(source):
        for found in _TOKEN.finditer(source, place):
            kind, text, number = token = _token(found)
            if kind == WORD and text == "bin":
                place = found.end() + max(0, number or 0)
                break
            yield token
        else:
            return


def _token(found: re.Match[str]) -> Token:
    kind = found.lastgroup
    if kind == "word":
        return WORD, found["word"], None
    if kind == "number":
        return WORD, found["word"], int(found["number"][:_DIGITS])
    if kind == "text":
        return TEXT, found["text"], None
    if kind == "bytes":
        return TEXT, bytes.fromhex(found["bytes"].replace("\\'", "")).decode("latin-1"), None
    if kind == "brace":
        return found["brace"], "", None
    symbol = found["symbol"]
    return TEXT if symbol in _ESCAPED else SYMBOL, symbol, None
