"""Text of an RTF file from its pieces: bytes in the charset of their font, and characters by number."""

from __future__ import annotations

import codecs

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import IN_CELL_PICTURE, LeftOut, Raised, looks_alike, without_marks
from core.readers.symbol_fonts import sign_font
from core.readers.text_decoding import INVISIBLE, good

GB, WESTERN = "gb18030", "cp1252"
ANSI = ""  # for a font: whatever the document declares
_MULTIBYTE = frozenset((GB, "big5hkscs", "cp932", "cp949", "johab", "utf-8"))
_CHARSETS = {
    **{0: WESTERN, 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: GB, 136: "big5hkscs"},
    **{161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251"},
    **{222: "cp874", 238: "cp1250", 255: "cp437"},
}
_PAGES = {936: GB, 54936: GB, 20936: GB, 950: "big5hkscs", 65001: "utf-8", 10000: "mac_roman", 1361: "johab"}
COLOUR_PARTS, _PAPER = ("red", "green", "blue"), "ffffff"
_HIGH = lazy(rb"[\x80-\xff]+")
_ODD = str.maketrans({"\v": "\n", "\f": "\n", "\r": "\n", "\ufffe": None, "\uffff": None})
_SURROGATE = lazy("[\ud800-\udfff]")


def of_charset(number: int | None) -> str:
    """The codec of a font's ``\\fcharset``."""
    return _CHARSETS.get(number or 0, ANSI)


def of_page(number: int | None) -> str:
    """The codec of a code page; ANSI where Python has none of that number."""
    name = _PAGES.get(number or 0, f"cp{number}")
    try:
        return name if codecs.lookup(name) else ANSI
    except LookupError:
        return ANSI


def decode(data: bytes, codec: str, ansi: str) -> str:
    """Bytes in a font's codec, in a document of that code page.

    Fonts that claim to be Western often hold Chinese: what the bytes are decides.
    """
    if data.isascii():
        return data.decode("ascii")
    codec = codec or ansi or WESTERN
    if codec != WESTERN:
        return data.decode(codec, "replace")
    likely = ansi if ansi in _MULTIBYTE else GB if _in_pairs(data) else ""
    found = good(data, likely)
    return found[0] if found else data.decode(WESTERN, "replace")


def _in_pairs(data: bytes) -> bool:
    return all(len(run) % 2 == 0 for run in _HIGH.findall(data))


class RtfFonts:
    """The fonts of a document by their numbers: codecs of those that tell one, names of those of signs."""

    def __init__(self) -> None:
        self.codecs: dict[int | None, str] = {}
        self.ansi, self.default = ANSI, 0
        self._signs: dict[int, str] = {}

    def name(self, font: int | None, text: str) -> None:
        """Take the name of a font, as the table of fonts tells it."""
        if found := sign_font(text.strip("; ")):
            self._signs[font or 0] = found

    def signs(self, font: int | None) -> str:
        """The name of a font where its characters are signs, else ""."""
        return self._signs.get(self.default if font is None else font, "")

    def codec(self, font: int | None) -> str:
        """The codec of a font; ANSI where it tells none."""
        return self.codecs.get(self.default if font is None else font, ANSI)


class RtfColours:
    """The colours of a document by their numbers, as its table tells them."""

    def __init__(self) -> None:
        self._table: dict[int, str] = {}  # rrggbb
        self._told: dict[str, int] = {}  # of the one that is being told
        self._count = 0

    def part(self, name: str, number: int) -> None:
        """Take the red, green or blue of the colour that is being told."""
        self._told[name] = min(max(number, 0), 255)

    def end(self, count: int) -> None:
        """Take that colour into the table, and others of which nothing was said."""
        if count and len(self._told) == len(COLOUR_PARTS):
            self._table[self._count] = "".join(f"{self._told[part]:02x}" for part in COLOUR_PARTS)
        if count:
            self._told.clear()
            self._count += count

    def fades(self, number: int, *grounds: int) -> bool:
        """Whether words of a colour stand on the same: the first of these grounds that is no paper, else paper."""
        if number not in self._table:
            return False
        told = (self._table.get(ground, _PAPER) for ground in grounds if ground)
        below = next((ground for ground in told if not looks_alike(ground, _PAPER)), _PAPER)
        return looks_alike(self._table[number], below)


class Pieces:
    """The text of one paragraph as it comes in; bytes wait until it is known which of them belong together.

    What is crossed out or hidden is kept apart.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._waiting: list[str] = []
        self._codec = self._ansi = ANSI
        self._raised = False
        self._why: NoteCode | None = None  # what comes in does not count
        self._gone: list[tuple[NoteCode, list[str]]] = []
        self._drawn = False
        self.largest = 0.0  # the size of its letters, in points

    def __bool__(self) -> bool:
        return bool(self._done or (self._waiting and self._why is None))

    def turn(self, why: NoteCode | None, raised: bool, size: float) -> None:
        """Say how what follows looks: why it does not count (None where it does), whether it is raised, its size in points."""
        self.largest = max(self.largest, size)
        if (why, raised) == (self._why, self._raised):
            return
        self._settle()
        self._why, self._raised = why, raised
        if why is not None:
            self._gone.append((why, []))

    def leave(self, why: NoteCode, words: str) -> None:
        """Note that something stands there which has no words of its own."""
        self._settle()
        self._gone.insert(0, (why, [words]))  # the last one may still grow

    def draw(self) -> None:
        """Note that a picture stands there."""
        self._drawn = True

    def add_bytes(self, text: str, codec: str, ansi: str) -> None:
        """Add bytes, one character each, in a codec."""
        if (codec, ansi) != (self._codec, self._ansi):
            self._settle()
            self._codec, self._ansi = codec, ansi
        self._waiting.append(text)

    def add(self, text: str) -> None:
        """Add characters; halves of pairs (UTF-16) may come one by one."""
        if self._waiting:
            self._settle()
        self._put(text)

    def __str__(self) -> str:
        """The words so far that count."""
        self._settle()
        return "".join(self._done)

    def take(self) -> tuple[str, LeftOut]:
        """The whole text without characters nobody sees, and what does not count; begin anew."""
        self._settle()
        text, marks = without_marks(self._done)
        self._done.clear()
        gone = tuple((why, words) for why, pieces in self._gone if (words := _clean("".join(pieces)).strip()))
        gone += (IN_CELL_PICTURE,) if self._drawn else ()
        self._drawn = False
        self._gone.clear()
        self._why, self._raised, self.largest = None, False, 0.0
        return _clean(text), gone + marks

    def _settle(self) -> None:
        if self._waiting:
            self._put(decode("".join(self._waiting).encode("latin-1"), self._codec, self._ansi))
            self._waiting.clear()

    def _put(self, text: str) -> None:
        if self._why is not None:
            self._gone[-1][1].append(text)
        else:
            self._done.append(Raised(text) if self._raised else text)


def _clean(text: str) -> str:
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text if text.isascii() and text.isprintable() else INVISIBLE.sub("", text.translate(_ODD))
