"""A text with linked figures in its editor; for the tests of linked figures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from core.report.links import token
from gui.text.editor import SectionEdit
from gui.work.session import Session
from tests.helpers.hands import commit

NEW, CARRIED = "applications.new.total", "applications.carried_in.total"


TYPED = "applications.new.natural_person"


KEY = "overview"


Make = Callable[..., tuple[Session, SectionEdit]]


def type_words(edit: SectionEdit, words: str) -> None:
    """Latin letters by keys, Chinese ones through the input method."""
    for character in words:
        if character.isascii():
            QTest.keyClicks(edit, character)
        else:
            commit(edit, character)


def stored(session: Session) -> str:
    return session.report.template(KEY)


LINKED = f"收到申请{token(NEW)}件。"
