"""Strings in a PDF of the compiler's: in brackets with escapes, or as digits; as codes of glyphs, or as words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from struct import unpack

from core.patterns import lazy

_SHOWN = lazy(rb"<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\[\s\S])*\)|[-+.\d]+")
_SIGN = lazy(rb"\\(?:[0-7]{1,3}|\r\n|[\s\S])|[()]")
_ESCAPE = lazy(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"", b"\r": b""}
_DIGITS, _LETTERS = b"<("


def shown(operand: bytes, length: int) -> Iterator[tuple[int, ...] | float]:
    """The codes of ``length`` bytes in what a text shows, and how far to go back between them, in thousandths."""
    parts = _SHOWN.findall(operand)
    if sum(map(len, parts)) != len(operand.strip(b"[]")):  # strings that hold brackets themselves
        parts = _SHOWN.findall(in_digits(operand))
    for part in parts:
        yield _codes(part, length) if part[0] in (_DIGITS, _LETTERS) else float(part)


@lru_cache(4096)  # where lines are justified each glyph is a string
def _codes(token: bytes, length: int) -> tuple[int, ...]:
    codes = string(token) if token[0] == _DIGITS else _unescaped(token[1:-1])
    return tuple(codes) if length == 1 else unpack(f">{len(codes) // 2}H", codes)


def in_digits(content: bytes) -> bytes:
    """The content with strings of digits in the place of those in brackets, which may hold brackets themselves."""
    if b"(" not in content:
        return content
    parts: list[bytes] = []
    depth = start = done = 0
    for found in _SIGN.finditer(content):
        sign = found[0]
        if sign == b"(":
            if depth == 0:
                parts.append(content[done : found.start()])
                start = found.end()
            depth += 1
        elif sign == b")":
            depth -= 1
            if depth == 0:
                parts.append(b"<%s>" % _unescaped(content[start : found.start()]).hex().encode())
                done = found.end()
    return b"".join((*parts, content[done:]))


def _unescaped(text: bytes) -> bytes:
    if b"\\\\" not in text:
        text = text.replace(b"\\000", b"\0")  # what begins most codes
    return _ESCAPE.sub(lambda found: _sign(found[1]), text) if b"\\" in text else text


def _sign(escaped: bytes) -> bytes:
    if escaped[0] in b"01234567":
        return bytes([int(escaped, 8) & 255])
    return _PLAIN.get(escaped, escaped)


def string(digits: bytes) -> bytes:
    """The bytes of a string of digits."""
    return bytes.fromhex(digits[1:-1].decode("ascii"))


def words(text: bytes) -> str:
    """A string as words: UTF-16 with a mark, or single bytes."""
    return text[2:].decode("utf-16-be", "replace") if text.startswith(b"\xfe\xff") else text.decode("latin-1")
