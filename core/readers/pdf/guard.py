"""What a PDF may unpack and unfold to, looked at before PDFium builds anything from it; and what is said of one refused."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from core.errors import UnusableInput
from core.patterns import lazy
from core.readers.pdf.codes import maps_a_digit_twice, names_a_digit_twice

_WORD_FILE = "请找到这份报告的 Word 原件再打开。"

LOCKED = "这份 PDF 设置了打开密码。请输入密码打开它，另存为没有密码的 PDF，或者找到 Word 原件再打开。"
DAMAGED = "这份 PDF 已损坏或不完整，无法读取。" + _WORD_FILE
TOO_LARGE = "这份 PDF 太大，不像是一份年度报告。请核对选中的文件。"
TOO_MANY_PAGES = (
    "这份 PDF 有{pages}页，不像是一份年度报告（最多读取{most}页）。请只保留年度报告的几页，或者找到 Word 原件再打开。"
)
SLOW = "这份 PDF 太复杂，读取时间过长。" + _WORD_FILE
BUSY = "正在读取另一份 PDF，请稍后再打开。"


MAX_STREAM = 96 * 2**20  # one unpacked stream: a page scanned in colour at 600 dpi
MAX_TOTAL = 384 * 2**20
MAX_UNFOLDED = 128 * 2**20  # bytes of drawing, a drawing that is called twice counted twice
_DEPTH = 40  # PDFium follows calls no deeper
_TAIL = 2048  # bytes in which a whole file ends; PDFium would make do with a part of a report
_CHUNK = 2**20
_PACKED_CHUNK = 2**15  # most streams are no longer
_MOST_PATTERN = 20_000  # bytes of drawing of one tile, drawn once for each area
_MOST_CONTENT = 8 * 2**20  # bytes of one drawing
_NUMBERS = 48  # bytes before an object in which its two numbers stand
_DICTIONARY = 8192  # bytes before a stream in which its dictionary stands

# Patterns that begin with the letters themselves: what may begin anywhere (\b) is tried at each byte.
_STREAM = lazy(rb"stream(?<![0-9A-Za-z_]stream)\r?\n")
_OBJECT = lazy(rb"obj\b")
_PLAIN_OBJECT = lazy(rb"\n(\d+) \d+ obj\b")
_NUMBERED = lazy(rb"\b(\d+)\s++\d++\s++$")
_BLANKS = b" \t\r\n\f\v"
_ONLY_NUMBER = lazy(rb"[\d\s]*+$")
_ANY_OBJECT = lazy(rb"\b(\d+)\s++\d++\s++obj\b")
_REFERENCE = lazy(rb"\b(\d+)\s++\d++\s++R\b")
_PACKED = lazy(rb"/(?:FlateDecode|Fl)\b")
_FORM = lazy(rb"/Subtype\s*/Form\b")
_NO_CONTENT = lazy(rb"/Subtype\s*/Image\b|/Length1\b|/ObjStm\b|/XRef\b|/Metadata\b")
_LAYERS, _PATTERN = b"/OCProperties", b"/PatternType"
_LOCKED = b"/Encrypt"
_MAP, _FILTER = b"beginbf", b"/Filter"
_CALL = lazy(rb"\bDo\b")


class PdfTraits(NamedTuple):
    """What a look at the streams of a PDF tells: whether it may have layers that can be turned off, whether
    a font may have several codes for one digit, and whether areas may be filled with patterns."""

    layered: bool = True
    several_codes: bool = False
    patterned: bool = False


USUAL = PdfTraits()  # of a file that nobody looked into


class _Stream(NamedTuple):
    """A drawing: object number, dictionary, size in bytes, how often it calls another."""

    number: bytes
    head: bytes
    size: int
    calls: int

    @property
    def is_form(self) -> bool:
        """Whether other drawings can call it."""
        return _FORM.search(self.head) is not None


def check(data: bytes) -> PdfTraits:
    """What must be known of a PDF before it is read.

    Raises UnusableInput for what is no whole PDF, or one that unpacks or unfolds to far more than a report.
    """
    if b"%PDF-" not in data[:1024] or b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-_TAIL:]:
        raise UnusableInput(DAMAGED)
    objects = _Objects(data)
    drawings = list(_drawings(data, objects))
    forms = {drawing.number: drawing for drawing in drawings if drawing.is_form}
    heaviest = _heaviest(forms, objects) if any(form.calls for form in forms.values()) else _longest(forms)
    if any(one.size + one.calls * heaviest > MAX_UNFOLDED for one in drawings):
        raise UnusableInput(SLOW)
    quick = objects.longest_pattern <= _MOST_PATTERN >= (heaviest if objects.pattern_calls else 0)
    return PdfTraits(objects.layered, objects.several_codes, objects.patterned and quick)


def _longest(forms: dict[bytes, _Stream]) -> int:
    return max((form.size for form in forms.values()), default=0)


def _heaviest(forms: dict[bytes, _Stream], objects: _Objects) -> int:
    """The most that a call of any form unfolds to; forms may call each other."""
    reached = {number: _reached(form, forms, objects) for number, form in forms.items()}
    weights = {number: form.size for number, form in forms.items()}
    for _ in range(_DEPTH):
        below = {number: max((weights[other] for other in reached[number]), default=0) for number in forms}
        new = {number: form.size + form.calls * below[number] for number, form in forms.items()}
        if new == weights or max(new.values()) > MAX_UNFOLDED:
            return max(new.values())
        weights = new
    return max(weights.values())


class _Objects:
    """The objects that stand open in a file and what each refers to, looked up once: anew for each form takes the square."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        found = numbered(data)
        self.starts = [start for start, _ in found]
        self.numbers = [number for _, number in found]
        self.places = dict(zip(self.numbers, self.starts, strict=True))
        self.known: dict[bytes, list[bytes] | None] = {}
        self.layered = _LAYERS in data
        self.several_codes = _LOCKED in data or names_a_digit_twice(data)
        self.patterned = _PATTERN in data
        self.longest_pattern = 0  # bytes of drawing that a tile takes
        self.pattern_calls = False  # whether a tile calls other drawings

    def around(self, place: int) -> tuple[bytes, int] | None:
        """The number of the object that a place of the file belongs to, and where that begins."""
        index = bisect_right(self.starts, place) - 1
        if index < 0 or place - self.starts[index] > _DICTIONARY:
            return None
        return self.numbers[index], self.starts[index]

    def references(self, number: bytes) -> list[bytes] | None:
        """The objects that one refers to; None where it does not stand open."""
        if number not in self.known:
            start = self.places.get(number)
            piece = b"" if start is None else self.data[start : start + _DICTIONARY]
            named = _REFERENCE.findall(piece.partition(b"endobj")[0].partition(b"stream")[0])
            self.known[number] = None if start is None else named
        return self.known[number]


def numbered(data: bytes) -> list[tuple[int, bytes]]:
    """Where the objects of a file begin, and their numbers."""
    found = [(match.end(), match[1]) for match in _PLAIN_OBJECT.finditer(data)]
    if len(found) == data.count(b"obj") - data.count(b"endobj"):  # as most programs write all of them
        return found
    found.clear()
    for match in _OBJECT.finditer(data):
        start = match.start()
        if data[start - 1 : start] not in _BLANKS:  # endobj
            continue
        before = data[max(0, start - _NUMBERS) : start]
        words = before.rsplit(None, 2)
        if len(words) == 3 and words[1].isdigit() and words[2].isdigit():  # as nearly all are written
            found.append((match.end(), words[1]))
            continue
        number = _NUMBERED.search(before)
        if (number is None or not number.start()) and start > _NUMBERS and _ONLY_NUMBER.match(before):
            return [(match.end(), match[1]) for match in _ANY_OBJECT.finditer(data)]  # blanks without end
        if number:
            found.append((match.end(), number[1]))
    return found


def _reached(form: _Stream, forms: dict[bytes, _Stream], objects: _Objects) -> set[bytes]:
    """The forms that a form's resources name; all where they do not stand open in the file."""
    if b"/Resources" not in form.head:
        return set(forms)
    found, seen = set[bytes](), set[bytes]()
    waiting = _REFERENCE.findall(form.head)
    while waiting:
        number = waiting.pop()
        if number in forms:
            found.add(number)
        elif number not in seen:
            seen.add(number)
            references = objects.references(number)
            if references is None:
                return set(forms)
            waiting += references
    return found


def _drawings(data: bytes, objects: _Objects) -> Iterator[_Stream]:
    """The streams that may be drawings, unpacked; all streams are measured."""
    total = 0
    for match in _STREAM.finditer(data):
        opened = objects.around(match.start())
        if opened is None:
            continue
        number, head = opened[0], data[opened[1] : match.start()]
        wanted = _NO_CONTENT.search(head) is None
        packed_objects = b"/ObjStm" in head
        packed = _PACKED.search(head) is not None
        if packed:
            most = min(MAX_STREAM, MAX_TOTAL - total)
            size, content = _unpack(data, match.end(), most, wanted or packed_objects)
            objects.layered |= packed_objects and (_LAYERS in content or not content)  # not content: locked
            objects.several_codes |= packed_objects and names_a_digit_twice(content)
            objects.patterned |= packed_objects and (_PATTERN in content or not content)
            total += size
        else:
            content = _open_content(data, match.end()) if wanted else b""
            total += len(content)
        if total > MAX_TOTAL:
            raise UnusableInput(TOO_LARGE)
        if wanted:
            unknown = not content or len(content) >= _MOST_CONTENT or (_FILTER in head and not packed)
            objects.several_codes |= unknown or (_MAP in content and maps_a_digit_twice(content))
            if _PATTERN in head:
                objects.longest_pattern = max(objects.longest_pattern, len(content))
                objects.pattern_calls |= b"Do" in content
            yield _Stream(number, head, len(content), len(_CALL.findall(content)) if b"Do" in content else 0)


def _open_content(data: bytes, start: int) -> bytes:
    """A stream that is not packed, as far as it can reach."""
    end = data.find(b"endstream", start, start + _MOST_CONTENT)
    return data[start : end if end >= 0 else start + _MOST_CONTENT]


def _unpack(data: bytes, start: int, most: int, wanted: bool) -> tuple[int, bytes]:
    """The size that a stream unpacks to, in bounded pieces, and its beginning if wanted."""
    unpacker = zlib.decompressobj()
    size, kept = 0, bytearray()
    end = data.find(b"endstream", start, start + _PACKED_CHUNK)  # what is handed over beyond it is copied in vain
    at = end if end > start else start + _PACKED_CHUNK
    pending = data[start:at]
    while pending and not unpacker.eof:
        try:
            piece = unpacker.decompress(pending, _CHUNK)
        except zlib.error:
            break
        size += len(piece)
        if size > most:
            raise UnusableInput(TOO_LARGE)
        if wanted and len(kept) < _MOST_CONTENT:
            kept += piece
        pending = unpacker.unconsumed_tail
        if not pending:
            pending, at = data[at : at + _PACKED_CHUNK], at + _PACKED_CHUNK
    return size, bytes(kept)
