"""Lists that are only read: the shortcuts, of which every command with keys is one."""

from pytestqt.qtbot import QtBot

from gui.basics.actions import ACTIONS
from gui.commands import list_dialogs


def test_every_command_with_keys_is_listed(qtbot: QtBot) -> None:
    dialog = list_dialogs.shortcuts(None)
    qtbot.addWidget(dialog)
    rows = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    listed = {tuple(row.text(column) for column in range(3)) for row in rows if row is not None}
    wanted = {(action.menu.words, action.text.rstrip("…"), action.shortcut) for action in ACTIONS if action.shortcut}
    assert wanted | set(list_dialogs.OTHER_KEYS) == listed
    assert ("帮助", "手册", "F1") in listed
