"""Words of a text in Qt: where they are in the document that shows them, how they stand out, what is copied of them.

On the clipboard other programs see plain text, this one the linked figures too.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Container
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from core.report.links import Link, Linked

_OTHERS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\xa0"
_OTHER_BREAKS = str.maketrans(dict.fromkeys(_OTHERS, "\n") | {"\xa0": " "})
_WIDE = re.compile("[\U00010000-\U0010ffff]")


def as_shown(text: str) -> str:
    """The text as an editor gives it back: every line break is ``\\n``, no-break blanks are blanks."""
    if not any(sign in text for sign in _OTHERS):  # translating goes through it character by character
        return text
    return text.replace("\r\n", "\n").translate(_OTHER_BREAKS)


class QtPositions:
    """Positions of characters in the Qt document that shows a text, for many of them at once."""

    def __init__(self, text: str) -> None:
        """``text`` is what the document shows."""
        self._wide = [found.start() for found in _WIDE.finditer(text)]  # such a character takes two places
        self._ends = [index + before + 1 for before, index in enumerate(self._wide)]  # the second of the two

    def to_qt(self, index: int) -> int:
        """The position of a character of the text."""
        return index + bisect_left(self._wide, index)

    def from_qt(self, position: int) -> int:
        """The character of the text at a position."""
        return position - bisect_left(self._ends, position)


@lru_cache(maxsize=8)
def _positions(text: str) -> QtPositions:
    """Of a text that is being edited; between two keystrokes it is asked for again and again."""
    return QtPositions(text)


def to_qt(text: str, index: int) -> int:
    """The position in a Qt document of a character of its text."""
    return _positions(text).to_qt(min(index, len(text)))


def from_qt(text: str, position: int) -> int:
    """The character of a text at a position of its Qt document."""
    return min(_positions(text).from_qt(position), len(text))


def cursor_over(document: QTextDocument, text: str, span: tuple[int, int]) -> QTextCursor:
    """A cursor that has these characters of the text selected, as many of them as there are."""
    return cursor_at(document, to_qt(text, span[0]), to_qt(text, span[1]))


def cursor_at(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """A cursor that has selected what stands between two of Qt's positions."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def character_at(edit: QTextEdit, point: QPoint) -> int | None:
    """The character of the text shown at a point of the viewport, None beside the words."""
    on_page = QPointF(point) + QPointF(0, edit.verticalScrollBar().value())
    position = edit.document().documentLayout().hitTest(on_page, Qt.HitTestAccuracy.ExactHit)
    return from_qt(edit.toPlainText(), position) if position >= 0 else None


def dressed(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """What a cursor has selected, in a look that is not part of the text."""
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue] (missing in PySide's stubs)
    made.format = look  # pyright: ignore[reportAttributeAccessIssue]
    return made


FORMAT = "application/x-xxgk-linked-text"


def words_to_copy(words: Linked) -> QMimeData:
    """What goes onto the clipboard."""
    data = QMimeData()
    data.setText(words.text)
    if words.links:
        links = [[link.start, link.end, link.cells] for link in words.links]
        data.setData(FORMAT, json.dumps({"text": words.text, "links": links}).encode())
    return data


def linked_words(data: QMimeData, cells: Container[str]) -> str:
    """Copied words with their links as tokens, those to figures that this form lacks as numbers; "" for none."""
    try:
        found: dict[str, Any] = json.loads(bytes(data.data(FORMAT).data()))
        links = tuple(Link(start, end, tuple(parts)) for start, end, parts in found["links"])
        return Linked(found["text"], links).keeping(cells).template
    except (ValueError, KeyError, TypeError):  # nothing there, or written by another version: the plain text will do
        return ""
