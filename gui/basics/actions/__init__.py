"""All actions, declared once: menus, toolbar (menus.py), shortcuts and the shortcut list are made from this table."""

from __future__ import annotations

from functools import cache

from gui.basics.actions import content_menus, file_menu, view_menus
from gui.basics.actions.declared import Action

ACTIONS: tuple[Action, ...] = (*file_menu.ACTIONS, *content_menus.ACTIONS, *view_menus.ACTIONS)
CONFIRM_KEYS = "Ctrl+Enter"  # no command of the window: it belongs to the paragraph with the cursor
BAR_GROUPS = (
    ("open", "save"),
    ("undo", "redo"),
    ("last_year", "fill_zero"),
    ("check",),
    ("preview", "print", "export"),
)


@cache
def keys_of(name: str) -> str:
    """The keys of a command as tips and messages show them: ``Ctrl+K``."""
    return next(action.shortcut for action in ACTIONS if action.name == name)


def topic_of(name: str) -> str:
    """What the manual says of a command: the id of its topic."""
    return next(action.help_topic for action in ACTIONS if action.name == name)


def shortcut_rows() -> list[tuple[str, str, str]]:
    """Menu, command and keys, for the list of shortcuts."""
    return [(action.menu.words, action.text.rstrip("…"), action.shortcut) for action in ACTIONS if action.shortcut]
