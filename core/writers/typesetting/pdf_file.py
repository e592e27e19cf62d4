"""A PDF of the compiler's as its objects: it writes each plainly and lists where it stands, so no library is needed."""

from __future__ import annotations

import re
import zlib

from core.patterns import lazy

_LISTED = lazy(rb"(\d{10}) \d{5} (n|f) ?\r?\n")
_START = lazy(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_ROOT = lazy(rb"/Root (\d+) 0 R")
_STREAM = lazy(rb"\bstream\r?\n")


class PdfFile:
    """A PDF as its objects by number, each with its ``obj`` and ``endobj``."""

    def __init__(self, data: bytes) -> None:
        start = _START.search(data, len(data) - 64)
        assert start, "no xref"
        self.list_at = int(start[1])
        places = [int(place) if used == b"n" else None for place, used in _LISTED.findall(data, self.list_at)]
        used = sorted(place for place in places if place is not None)
        ends = dict(zip(used, [*used[1:], self.list_at], strict=True))
        self.head, self.tail = data[: used[0]], data[data.index(b"trailer", self.list_at) :]
        self.objects = {n: data[place : ends[place]] for n, place in enumerate(places) if place is not None}
        self.count = len(places)
        root = _ROOT.search(self.tail)
        assert root, "no root"
        self.root = int(root[1])

    def stream(self, number: int) -> bytes:
        """The content of an object that is a stream, unpacked."""
        body = self.objects[number]
        start = _STREAM.search(body)
        assert start, "no stream"
        packed = body[start.end() :]
        return zlib.decompressobj().decompress(packed) if b"/FlateDecode" in body[: start.start()] else packed

    def to_bytes(self) -> bytes:
        """The file, with a new list of where its objects stand."""
        places: dict[int, int] = {}
        place, parts = len(self.head), [self.head]
        for number, body in self.objects.items():
            places[number] = place
            parts.append(body)
            place += len(body)
        lines = (
            b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(self.count)
        )
        listed = b"xref\n0 %d\n" % self.count + b"".join(lines)
        return b"".join((*parts, listed, re.sub(rb"(startxref\s+)\d+", rb"\g<1>%d" % place, self.tail)))
