"""The stream of an RTF file: groups, control words with their numbers, control symbols, text.

Text is handed on as its bytes, one character each: only fonts tell what they
mean.  Nothing is recursive, a token is found in one step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

OPEN, CLOSE, WORD, SYMBOL, TEXT = "{", "}", "word", "symbol", "text"
Token: TypeAlias = "tuple[str, str, int | None]"

_TOKEN = re.compile(
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
