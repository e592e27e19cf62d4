"""From the bytes of a file to plain data, with a plain sentence for everything that is none."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import cast

from core.errors import UnusableInput
from core.storage.migrations import Json

FORMAT = "xxgk-annual-report"
NOT_OURS = "这个文件不是本程序保存的报告。请选择本程序保存的报告文件；Word、PDF 等文件请用“打开…”。"
NEXT = "请从备份恢复，或打开另一个文件。"
_EMPTY = "这个文件是空的，没有报告内容。" + NEXT
_CUT_OFF = "这个文件不完整，后面的内容缺失，可能保存时断电或磁盘已满。" + NEXT
_DAMAGED = "这个文件已损坏，或被其他程序改动过，无法读出。" + NEXT
_BAD_TEXT = "这个文件里有无法识别的文字，可能已损坏，或被其他程序另存过。" + NEXT
LARGEST = 50_000_000  # bytes; a report with its last year has some 40 000
_DEEPEST = 40  # our own files need 4; far below what any walk over the data could stumble on
_LONGEST_KEY = 40  # characters that a sentence quotes
_HALF = "\\u"  # how half a character is written: no file can hold one as it is


class _Twice(Exception):
    """A key stands twice in an object; the text is the sentence."""


def parse(text: str | bytes) -> Json:
    """The data of one of our files; numbers are int or Decimal, never float.

    Halves of characters become U+FFFD, as they do when we write.  Raises
    UnusableInput for damage, for files of another kind, and where a key stands
    twice: which of the two would count?
    """
    content = text if isinstance(text, str) else _decode(text)
    content = content.removeprefix("\ufeff")
    if not content.strip("\0 \t\r\n"):
        raise UnusableInput(_EMPTY)
    data = _parse(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:  # pyright: ignore[reportUnknownMemberType]
        raise UnusableInput(NOT_OURS)
    if _too_deep(cast(Json, data)):
        raise UnusableInput(_DAMAGED)
    return cast(Json, _whole_characters(cast(Json, data)) if _HALF in content else data)


def _decode(data: bytes) -> str:
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        raise UnusableInput(_BAD_TEXT if FORMAT.encode() in data else NOT_OURS) from None


def _parse(content: str) -> object:
    try:
        return json.loads(
            content, parse_int=_whole, parse_float=_decimal, parse_constant=_decimal, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise UnusableInput(_complaint(content, error)) from None
    except _Twice as twice:
        raise UnusableInput(str(twice) if FORMAT in content else NOT_OURS) from None
    except RecursionError:
        raise UnusableInput(_DAMAGED if FORMAT in content else NOT_OURS) from None


def _complaint(content: str, error: json.JSONDecodeError) -> str:
    if FORMAT not in content:
        return NOT_OURS
    ended = error.pos >= len(content.rstrip()) or error.msg.startswith("Unterminated string")
    return _CUT_OFF if ended else _DAMAGED


def _object(pairs: list[tuple[str, object]]) -> Json:
    data = dict(pairs)
    if len(data) < len(pairs):
        seen = set[str]()
        key = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise _Twice(f"这个文件里“{key[:_LONGEST_KEY]}”出现了两次，无法确定以哪一个为准，可能被其他程序改动过。{NEXT}")
    return data


def _whole(digits: str) -> int | Decimal:
    try:
        return int(digits)
    except ValueError:  # more digits than Python turns into an int
        return Decimal(digits)


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent beyond all bounds
        return Decimal("Infinity")


def _too_deep(data: Json) -> bool:
    waiting: list[tuple[object, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            return True
        if isinstance(value, dict):
            waiting += [(inner, depth + 1) for inner in cast(Json, value).values()]
        elif isinstance(value, list):
            waiting += [(inner, depth + 1) for inner in cast("list[object]", value)]
    return False


def _whole_characters(data: object) -> object:
    """The same data without halves of characters, which can be neither shown nor written."""
    if isinstance(data, str):
        return data.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(data, dict):
        return {_whole_characters(key): _whole_characters(value) for key, value in cast(Json, data).items()}
    if isinstance(data, list):
        return [_whole_characters(value) for value in cast("list[object]", data)]
    return data
