"""Words with linked figures on the clipboard: other programs see plain text, this one the links too."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import Any

from PySide6.QtCore import QMimeData

from core.report.links import Link, Linked

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
