"""Text that was once read in a wrong charset and saved so (乱码): given back where no byte of it was lost.

Chinese in UTF-8 or GB18030 that a program took for a Western charset is a run of
accented letters; UTF-8 taken for GB18030 is a run of rare characters.  Both are
bytes once more, and only Chinese makes sense of them.
"""

from __future__ import annotations

from core.patterns import lazy
from core.readers.text_decoding import DecodedText, decode, good

# The character that every Chinese text has, and that no bytes of the one charset make in the other.
_USUAL = "的"
# What Windows shows for 0x80–0x9f; bytes that stand for nothing there stay as they are.
_BYTES = {ord(sign): byte for byte in range(0x80, 0xA0) if (sign := bytes([byte]).decode("cp1252", "ignore"))}
_ACCENTED = lazy("[\\x80-\\xff\\u0152-\\u0192\\u02c6-\\u02dc\\u2013-\\u2122\\u20ac]{4}")
RESTORED = "文件里的文字曾被按错误的编码保存（乱码），已还原为原来的文字。请核对。"
_LOOKED_AT = 200_000  # characters


def decode_and_restore(data: bytes, hint: str = "") -> DecodedText:
    """Decode like :func:`core.readers.text_decoding.decode`; what was saved in a wrong charset is given back."""
    decoded = decode(data, hint)
    restored = given_back(decoded.text)
    return DecodedText(restored, restored=True) if restored else decoded


def given_back(text: str) -> str:
    """The text as it was before; "" where it was not mangled, or where bytes of it are lost."""
    start = text[:_LOOKED_AT]
    if start.isascii() or _USUAL in start:
        return ""
    for data in (_western(text, start), _chinese(text)):
        for codec in ("utf-8", "gb18030") if data else ():
            if (found := good(data, codec)) and _USUAL in found[0]:
                return found[0]
    return ""


def _western(text: str, start: str) -> bytes:
    """The bytes of a text that was taken for Western; b"" where it was not."""
    if not _ACCENTED.search(start):
        return b""
    try:
        return text.translate(_BYTES).encode("latin-1")
    except UnicodeEncodeError:
        return b""


def _chinese(text: str) -> bytes:
    """The bytes of a text that was taken for GB18030."""
    try:
        return text.encode("gb18030")
    except UnicodeEncodeError:  # half of a pair
        return b""
