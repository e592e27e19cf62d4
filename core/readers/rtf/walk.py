"""One pass over the tokens of an RTF file, as a reader of the accepted text sees it.

Deleted text, field codes, notes and headers are left out; what is crossed out or
hidden is kept apart; text boxes stand before their paragraph.  Groups pile up in a list, nothing is recursive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.field_codes import shown, shows_nothing, told_by
from core.readers.left_out import TINIEST, overlaid
from core.readers.limits import MOST_PARAGRAPHS, TooLarge
from core.readers.raw import Items
from core.readers.rtf.boxes import FARTHEST, FRAMES, OF_THE_PAGE, SIZES, RtfBoxes
from core.readers.rtf.tables import MOST_NESTED, OF_CELLS, OF_ROWS, RowLook, RtfFlow
from core.readers.rtf.text import COLOUR_PARTS, Pieces, RtfColours, RtfFonts, of_charset, of_page
from core.readers.rtf.tokens import (
    BODY,
    CHARACTERS,
    CLOSE,
    COLOURS,
    FIELD_CODE,
    FONTS,
    FOOTNOTE,
    MARGINS,
    NOWHERE,
    NUMBER,
    OPEN,
    REMARKS,
    STARRED,
    STYLES,
    SYMBOL,
    SYMBOLS,
    TEXT,
    UNSEEN,
    USUAL_SIZE,
    WORD,
    State,
    Token,
)
from core.readers.symbol_fonts import as_seen

MAX_DEPTH = 2000  # groups; real files have some ten, those that forget to close them some hundred
_MOST_SKIPPED = 100
_NO_WORDS = (STYLES, COLOURS, FONTS, NOWHERE)
_NARROWEST = 5  # percent of their width to which characters are squeezed

_HEADING = lazy(r"heading ([1-9])\b", re.IGNORECASE)


class GroupsTooDeep(Exception):
    """Groups are deeper than any program writes them."""


class Walk:
    """Takes the tokens of a file; then ``items`` is what they make, ``cut_off`` whether the end is missing.

    Raises GroupsTooDeep or TooLarge where the bounds are passed.
    """

    def __init__(self) -> None:
        self.items: Items = []
        self.cut_off = False
        self.pictures = 0
        self._state = State()
        self._groups: list[State] = []  # states to come back to
        self._flow = RtfFlow()
        self.boxes = RtfBoxes()
        self._fonts = RtfFonts()
        self._headings: dict[int, int] = {}  # style → level
        self.footnotes: list[str] = []
        self._footnote = Pieces()
        self._code = Pieces()  # of the field that begins
        self._colours = RtfColours()
        self._unseen = self._fallback = self._count = 0
        self._starred, self._words = False, self._handlers()

    def run(self, tokens: Iterable[Token]) -> None:
        """Take all tokens."""
        for kind, text, number in tokens:
            if self._unseen:
                self._pass_over(kind)
            elif kind == WORD:
                self._word(text, number)
            elif kind == TEXT:
                self._text(text)
            elif kind == SYMBOL:
                self._symbol(text)
            elif kind == OPEN:
                self._open()
            else:
                self._close()
        self.cut_off = bool(self._groups)
        while self._groups:
            self._close()
        self.items = self._flow.finish()

    def _pass_over(self, kind: str) -> None:
        if kind == OPEN:
            self._unseen += 1
        elif kind == CLOSE:
            self._unseen -= 1
            if not self._unseen:
                self._close()

    def _open(self) -> None:
        self._fallback, self._starred = 0, False
        if len(self._groups) >= MAX_DEPTH:
            raise GroupsTooDeep
        self._groups.append(self._state)
        self._state = self._state.copy()

    def _close(self) -> None:
        """End a group; the last one keeps its unfinished paragraph, what stands behind it is no text."""
        self._fallback = 0
        depth = len(self._groups)
        if stroke := self.boxes.only_drawn(depth, self.pictures):
            self._flow.draw(stroke, self._state.depth, self._state.line, self._state.multiple)
        if self.boxes.end_with(depth):
            self._end_box()
        if depth == 1 and self._flow.text:
            self._flow.end_paragraph(self._state.depth, self._state.level)
        if depth:
            inside, self._state = self._state, self._groups.pop()
            if inside.target == FOOTNOTE != self._state.target:
                self.footnotes.append(self._footnote.take()[0])
            if inside.target == FIELD_CODE != self._state.target:
                self._end_code()

    def _word(self, word: str, number: int | None) -> None:
        if (character := CHARACTERS.get(word)) is not None:
            self._character(character)
            return
        self._fallback = 0
        do = self._words.get(word)
        if word in UNSEEN or (self._starred and do is None and word not in STARRED):
            self._unseen = 1
        elif do is not None:
            do(number)
        self._starred = False

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._paragraph()
        elif symbol in SYMBOLS:
            self._character(SYMBOLS[symbol])

    def _text(self, text: str) -> None:
        if self._fallback:
            skipped = min(self._fallback, len(text))
            self._fallback -= skipped
            text = text[skipped:]
        state = self._state
        if state.target == STYLES:
            if heading := _HEADING.match(text.strip()):
                self._headings[state.style] = int(heading[1])
        elif state.target == COLOURS:
            self._colours.end(text.count(";"))
        elif state.target == FONTS:
            self._fonts.name(state.font, text)
        elif state.target == NOWHERE:
            self.boxes.tell(text)
        elif text and (pieces := self._pieces(text)) is not None:
            if signs := self._signs:
                pieces.add(as_seen(text, signs))
            else:
                pieces.add_bytes(text, self._fonts.codec(state.font), self._fonts.ansi)

    def _character(self, character: str) -> None:
        if self._fallback:
            self._fallback -= 1
        elif (pieces := self._pieces(character)) is not None:
            pieces.add(as_seen(character, signs) if (signs := self._signs) else character)

    @property
    def _signs(self) -> str:
        """The font of the words that come, where its characters are signs; "" where it is none, or they are no text."""
        return self._fonts.signs(self._state.font) if self._state.target == BODY else ""

    def _pieces(self, text: str) -> Pieces | None:
        """Where this text goes now; None where nobody sees it."""
        state = self._state
        if state.deleted or state.target in _NO_WORDS or (state.hidden and state.target == NUMBER):
            return None
        if state.target == FOOTNOTE:
            return None if state.hidden else self._footnote
        if state.target in (NUMBER, FIELD_CODE):
            return self._flow.number if state.target == NUMBER else self._code
        struck = NoteCode.STRUCK if state.struck or state.struck_twice else None
        unseen = state.unseen or overlaid(text, state.condensed, state.size)
        grounds = (state.ground, state.paragraph_ground, self._flow.ground)
        unseen = unseen or self._colours.fades(state.colour, *grounds)
        self._flow.text.turn(NoteCode.HIDDEN if unseen else struck, state.raised, state.size)
        return self._flow.text

    def _part(self, name: str, number: int | None) -> None:
        if self._state.target == COLOURS:
            self._colours.part(name, number or 0)

    def _number(self, name: str, number: int | None) -> None:
        setattr(self._state, name, number or 0)

    def _size(self, number: int | None) -> None:
        self._state.tiny = number is not None and number <= 2 * TINIEST
        self._state.size = USUAL_SIZE if number is None else number / 2

    def _apart(self, unit: float, number: int | None) -> None:
        self._state.condensed = -unit * (number or 0)

    def _width(self, number: int | None) -> None:
        self._state.squeezed = number is not None and number <= _NARROWEST

    def _ground(self, name: str, number: int | None) -> None:
        setattr(self._look, name, number or 0)

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        """What to do at each word that matters."""
        flags = {"v": "hidden", "deleted": "deleted", "mvf": "deleted", "intbl": "in_table"}
        flags |= {"strike": "struck", "striked": "struck_twice", "dropcapli": "drops", "fldlock": "locked"}
        flags |= dict.fromkeys(("super", "sub", "up", "dn"), "raised")
        targets = {"listtext": NUMBER, "pntext": NUMBER, "stylesheet": STYLES}
        targets |= {
            "colortbl": COLOURS,
            "footnote": FOOTNOTE,
            "fldinst": FIELD_CODE,
            "fonttbl": FONTS,
            "sp": NOWHERE,
            "upr": NOWHERE,
            "ud": BODY,
        }
        numbers = {"cf": "colour", "cbpat": "paragraph_ground", "sl": "line", "slmult": "multiple"}
        numbers |= dict.fromkeys(("highlight", "cb", "chcbpat"), "ground")
        return {
            **{word: partial(self._number, name) for word, name in numbers.items()},
            **{word: partial(self._part, word) for word in COLOUR_PARTS},
            **{word: partial(self._ground, name) for word, name in OF_ROWS.items()},
            **{"fs": self._size, "charscalex": self._width},
            **{"expnd": partial(self._apart, 1 / 4), "expndtw": partial(self._apart, 1 / 20)},
            **{word: partial(self._flag, name) for word, name in flags.items()},
            **{word: partial(self._aim, target) for word, target in targets.items()},
            **{word: partial(self._mark, word) for word in OF_CELLS},
            **dict.fromkeys(("shptxt", "dptxbxtext"), partial(self._begin_box, None)),
            **dict.fromkeys(("shpinst", "do"), lambda _: self.boxes.shape(len(self._groups), self.pictures)),
            **dict.fromkeys(MARGINS, partial(self._begin_box, NoteCode.MARGIN)),
            **dict.fromkeys(REMARKS, partial(self._begin_box, NoteCode.COMMENT)),
            **dict.fromkeys(FRAMES, partial(self._mark_state, "framed")),
            **{word: partial(self._offset, word, 0) for word in SIZES},
            **{word: partial(self._offset, word, -1) for word in OF_THE_PAGE},
            **{word: partial(self._offset, word, most) for word, most in FARTHEST.items()},
            **{"ansicpg": self._page, "deff": self._default, "f": self._font, "plain": self._plain},
            "nosupersub": self._level_again,
            "fldrslt": self._result,
            **{"fcharset": self._charset, "cpg": self._font_page, "u": self._unicode, "uc": self._skips},
            **{"par": self._paragraph, "pard": self._pard, "s": self._style, "outlinelevel": self._level},
            **{"sect": self._section, "itap": self._itap, "pict": self._picture, "nesttableprops": self._inner},
            **{"trowd": self._row_begins, "trleft": self._left, "cellx": self._edge},
            **{"cell": partial(self._cell, 1, 1), "nestcell": partial(self._cell, 2, MOST_NESTED)},
            **{"row": partial(self._row, 1, 1), "nestrow": partial(self._row, 2, MOST_NESTED)},
        }

    def _flag(self, name: str, number: int | None) -> None:
        setattr(self._state, name, number != 0)

    def _mark_state(self, name: str, _: int | None) -> None:
        setattr(self._state, name, True)

    def _offset(self, word: str, most: int, number: int | None) -> None:
        self.boxes.measure(word, number or 0)
        self._state.away |= bool(most) and abs(number or 0) > most

    def _aim(self, target: int, _: int | None) -> None:
        self._state.target = target

    def _end_code(self) -> None:
        """The code of a field is told: some need no result to be seen."""
        self._state.code = self._code.take()[0]
        if (words := shown(self._state.code)) and (pieces := self._pieces(words)) is not None:
            pieces.add(words)
        if self._state.target == BODY:
            for why, words in told_by(self._state.code, self._state.locked):
                self._flow.text.leave(why, words)

    def _result(self, _: int | None) -> None:
        """The result of a field, where it is seen and was not told by the code."""
        if shows_nothing(self._state.code) or shown(self._state.code):
            self._state.target = NOWHERE

    def _page(self, number: int | None) -> None:
        self._fonts.ansi = of_page(number)

    def _default(self, number: int | None) -> None:
        self._fonts.default = number or 0

    def _font(self, number: int | None) -> None:
        self._state.font = number or 0

    def _charset(self, number: int | None) -> None:
        self._fonts.codecs[self._state.font] = of_charset(number)

    def _font_page(self, number: int | None) -> None:
        self._fonts.codecs[self._state.font] = of_page(number)

    def _plain(self, _: int | None) -> None:
        self._state.begin_text()

    def _level_again(self, _: int | None) -> None:
        self._state.raised = False

    def _skips(self, number: int | None) -> None:
        self._state.skips = max(0, min(number or 0, _MOST_SKIPPED))

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) + (0x10000 if number and number < 0 else 0)
        if 0 < code < 0x110000:
            self._character(chr(code))
        self._fallback = self._state.skips

    def _paragraph(self, _: int | None = None) -> None:
        """The end of a paragraph; where that was deleted, or it is a large first sign, the text runs on in the next."""
        if not (self._state.deleted or self._state.drops) and self._state.target == BODY:
            self._counted(1)
            if self._state.framed:
                self._flow.placed(self._state.depth)
            self._flow.end_paragraph(self._state.depth, self._state.level)

    def _section(self, _: int | None) -> None:
        if self._flow.text:
            self._paragraph()

    def _pard(self, _: int | None) -> None:
        self._state.begin_paragraph()

    def _style(self, number: int | None) -> None:
        self._state.style = number or 0
        self._state.level = self._headings.get(number or 0, 0)

    def _level(self, number: int | None) -> None:
        self._state.level = (number or 0) + 1 if 0 <= (number or 0) < 9 else 0

    def _itap(self, number: int | None) -> None:
        self._state.nested = max(0, min(number or 0, MOST_NESTED))

    def _picture(self, _: int | None) -> None:
        self.pictures += self.boxes.in_text
        self._flow.text.draw()
        self._unseen = 1

    def _begin_box(self, beside: NoteCode | None, _: int | None) -> None:
        """A text box, or words beside the text: what is in it is a flow of its own."""
        if self.boxes.begin(len(self._groups), self._flow, beside, self._state.away):
            self._flow = RtfFlow()
            self._state.target = BODY
            self._state.begin_paragraph()

    def _end_box(self) -> None:
        if self._flow.text:
            self._flow.end_paragraph(self._state.depth, self._state.level)
        around = self._groups[-1] if self._groups else self._state
        self._flow = self.boxes.end(self._flow.finish(), around.depth)

    def _inner(self, _: int | None) -> None:
        self._state.inner = True

    @property
    def _look(self) -> RowLook:
        return self._flow.inner if self._state.inner else self._flow.outer

    def _row_begins(self, _: int | None) -> None:
        if not self._state.inner:
            self._flow.begin_row()
        self._look.begin()

    def _left(self, number: int | None) -> None:
        self._look.begin_at(number or 0)

    def _mark(self, word: str, _: int | None) -> None:
        self._look.mark(word)

    def _edge(self, number: int | None) -> None:
        self._look.end_cell(number or 0)

    def _cell(self, least: int, most: int, _: int | None) -> None:
        self._counted(1)
        self._flow.end_cell(max(least, min(self._state.depth, most)), self._state.level)

    def _row(self, least: int, most: int, _: int | None) -> None:
        depth = max(least, min(self._state.depth, most))
        self._counted(1 + self._flow.end_row(depth, self._state.level))

    def _counted(self, more: int) -> None:
        self._count += more
        if self._count > MOST_PARAGRAPHS:
            raise TooLarge
