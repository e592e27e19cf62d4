"""What stands above a message, what a clerk may answer to it, and the buttons to answer with.

Code asks which answer was given, never what stands on its button: those words are for people,
and a sentence that is put better changes no behaviour.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.records import record
from gui.basics.buttons import PushButton


class DialogTitle(str):
    """What stands above a message; ``topic`` is what the manual says of it, by the id that F1 opens."""

    __slots__ = ("topic",)
    topic: str

    def __new__(cls, words: str, topic: str) -> DialogTitle:
        made = super().__new__(cls, words)
        made.topic = topic
        return made


@record(eq=False)
class Answer:
    """One way on, with the ``words`` on its button; it equals only itself, whatever the words."""

    words: str


KNOWN = Answer("确定")
CANCEL = Answer("取消")
CLOSE = Answer("关闭")
OTHER_NAME, REPLACE = Answer("换一个文件名"), Answer("替换")
NOT_SAVED, NOT_EXPORTED = DialogTitle("未能保存", "saving"), DialogTitle("未能导出", "export")


def safe(answers: Sequence[Answer]) -> Answer:
    """What Esc means: 取消, or the first where nothing can be cancelled."""
    return CANCEL if CANCEL in answers else answers[0]


class AnswerButton(PushButton):
    """A button that gives its answer."""

    given = Signal(Answer)

    def __init__(self, answer: Answer, parent: QWidget) -> None:
        super().__init__(parent, answer.words)
        self.answer = answer
        self.clicked.connect(lambda: self.given.emit(self.answer))
