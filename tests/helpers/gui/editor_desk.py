"""The text of a section in its editor; for the tests of the editor."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.text.editor import SectionEdit
from gui.work.session import Session
from tests.helpers.hands import lay_on_clipboard

FORM = form_for_year(2025).key


KEY = "overview"


def report(text: str = "", **more: object) -> Report:
    return Report(FORM, 2025, texts={KEY: text} if text else {}, **more)  # type: ignore[arg-type]


Make = Callable[..., tuple[Session, SectionEdit]]


def at(edit: SectionEdit, position: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    edit.setTextCursor(cursor)


def paste(edit: SectionEdit, text: str = "", html: str = "") -> None:
    lay_on_clipboard(text or None, html)
    edit.paste()


def steps(session: Session) -> list[str]:
    stack = session.undo_stack
    return [stack.text(index) for index in range(stack.index())]


def centre(edit: SectionEdit, position: int) -> QPoint:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(position)
    left = edit.cursorRect(cursor)
    return QPoint(left.center().x() + 4, left.center().y())
