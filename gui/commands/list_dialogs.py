"""Small dialogs that list something: shortcuts, backups, files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gui.basics import crash, dialogs
from gui.basics.actions import CONFIRM_KEYS, shortcut_rows
from gui.basics.answers import CANCEL, CLOSE, Answer, AnswerButton, DialogTitle
from gui.basics.buttons import foot
from gui.basics.fitted_tree import FittedTree
from gui.basics.widgets import fit_to_screen

OPEN = Answer("打开")


def show_shortcuts(_: QObject, parent: QWidget) -> None:
    """List all shortcuts."""
    dialogs.run(shortcuts(parent))


def show_log_folder(_: QObject, __: QWidget) -> None:
    """Show the folder with the log files in the system's file manager."""
    crash.open_log_folder()


# Keys that no command of the menus has: where, what, which.
OTHER_KEYS = (
    ("表格", "开始修改", "直接输入，或按 F2"),
    ("表格", "确认并移到下一格", "Enter"),
    ("表格", "下一个要填的格", "Tab"),
    ("表格", "清空（变为未填）", "Delete"),
    ("表格", "行首、行尾", "Home、End"),
    ("表格", "表首、表尾", "Ctrl+Home、Ctrl+End"),
    ("文字", "确认本段已核对", CONFIRM_KEYS),
)


class ListDialog(QDialog):
    """A sentence, a list, and buttons; Esc closes it."""

    def __init__(self, parent: QWidget | None, title: DialogTitle, sentence: str, heads: list[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.help_topic = title.topic
        fit_to_screen(self, QSize(620, 460))
        self.answer: Answer | None = None
        label = QLabel(sentence, self)
        label.setWordWrap(True)
        self.tree = FittedTree(heads, title, self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(label)
        self._column.addWidget(self.tree, 1)

    def add(self, cells: list[str], data: object = None) -> None:
        """Add a line; ``data`` comes back from :meth:`chosen`."""
        item = self.tree.add(cells, data)
        if self.tree.currentItem() is None:
            self.tree.setCurrentItem(item)

    def put_below(self, note: QLabel) -> None:
        """Put a note between the list and the buttons; to be called before they are put there."""
        self._column.addWidget(note)

    def finish(self, act: Answer | None = None, leave: Answer = CLOSE, others: Sequence[Answer] = ()) -> None:
        """Put the buttons below; every one closes the dialog with its answer; there is none after Esc."""
        wanted = (*others, leave, act) if act else (*others, leave)
        self.buttons = {answer: AnswerButton(answer, self) for answer in wanted}
        for button in self.buttons.values():
            button.given.connect(self._answer)
        others_made = [self.buttons[answer] for answer in others]
        self._column.addLayout(foot(self.buttons[act] if act else None, self.buttons[leave], others_made))

    def chosen(self) -> object:
        """The data of the chosen line, None where there is none."""
        item = self.tree.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item else None

    def _answer(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def shortcuts(parent: QWidget | None) -> ListDialog:
    """The list of shortcuts, from the declared actions."""
    dialog = ListDialog(parent, DialogTitle("快捷键一览", "keys"), "整张表可全程用键盘填写。", ["位置", "操作", "按键"])
    for row in (*shortcut_rows(), *OTHER_KEYS):
        dialog.add(list(row))
    dialog.finish()
    return dialog


def files(parent: QWidget | None, found: Sequence[Path]) -> ListDialog:
    """Several files that were dropped on the program at once."""
    sentence = "一次只能打开一份报告。请选择现在要打开的文件。"
    dialog = ListDialog(parent, DialogTitle("选择文件", "open"), sentence, ["文件", "位置"])
    for path in found:
        dialog.add([path.name, str(path.parent)], path)
    dialog.finish(OPEN, CANCEL)
    return dialog
