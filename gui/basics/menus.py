"""Menus and toolbar, made from the table of actions; and what an action runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar, QWidget

from gui.basics.actions import ACTIONS, BAR_GROUPS
from gui.basics.actions.declared import Action, Menu
from gui.basics.icons import icon

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890"


def lettered(name: str, text: str) -> str:
    """A command's text with the letter that chooses it in its open menu: ``打开(&O)…``."""
    words = text.removesuffix("…")
    return f"{words.replace('&', '&&')}(&{_letters()[name]}){text[len(words) :]}"


@cache
def _letters() -> Mapping[str, str]:
    """A letter for each command, once in a menu: that of its keys where it is free, else the next."""
    found: dict[str, str] = {}
    used = defaultdict[Menu, set[str]](set)
    with_keys = sorted(ACTIONS, key=lambda action: not _own_letter(action))
    for action in with_keys:
        free = (letter for letter in (_own_letter(action), *_ALPHABET) if letter and letter not in used[action.menu])
        found[action.name] = next(free)
        used[action.menu].add(found[action.name])
    return found


def _own_letter(action: Action) -> str:
    last = action.shortcut.rpartition("+")[2]
    return last if len(last) == 1 and last in _ALPHABET else ""


def make_actions(window: QMainWindow, carry_out: Callable[[Action, bool], None]) -> dict[str, QAction]:
    """A QAction for each declared action; ``carry_out`` is given the action and the new state of a checkable one."""
    made: dict[str, QAction] = {}
    for action in ACTIONS:
        qaction = QAction(lettered(action.name, action.text), window)
        if action.icon:
            qaction.setIcon(icon(action.icon))
        if action.shortcut:
            qaction.setShortcut(QKeySequence(action.shortcut))
        qaction.setIconText(action.bar or action.text)
        qaction.setToolTip(_tip(action))
        qaction.setCheckable(action.checkable)
        # Not a partial: Qt would not see that it takes the new state.
        qaction.triggered.connect(lambda checked=False, action=action: carry_out(action, checked))
        made[action.name] = qaction
    return made


def command(
    action: Action, part: Callable[[str], object], workspace: QObject, parent: QWidget
) -> Callable[..., object]:
    """What an action runs, from its declaration; ``part`` gives a part of the window by name, None for a module."""
    owner, _, names = action.run.partition(":")
    found = part(owner)
    given = (workspace, parent) if found is None else ()
    found = found or import_module(f"gui.commands.{owner}")
    for name in names.split("."):
        found = getattr(found, name)
        if isinstance(found, type):
            found, given = found(*given), ()
    assert callable(found)
    return partial(found, *given)


def _tip(action: Action) -> str:
    keys = f"（{action.shortcut}）" if action.shortcut else ""
    return (action.tip or action.text) + keys


class CommandMenu(QMenu):
    """A menu in which F1 asks for help with the command that is chosen."""

    help_asked = Signal(QAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_F1 and action is not None:
            self.close()
            self.help_asked.emit(action)
        else:
            super().keyPressEvent(event)


def fill_menus(
    window: QMainWindow, made: Mapping[str, QAction], recent: QMenu, explain: Callable[[str], object]
) -> None:
    """The menu bar, in declared order; ``recent`` becomes the submenu of recent files, ``explain`` is given the name of
    the command that help is asked for.
    """

    def asked(chosen: QAction) -> None:
        found = (name for name, action in made.items() if action is chosen)
        explain("recent" if chosen is recent.menuAction() else next(found, "manual"))

    menus: dict[Menu, CommandMenu] = {}
    bar = QMenuBar(window)  # not the window's own: Qt for Python would have to find out first what that is
    window.setMenuBar(bar)
    for action in ACTIONS:
        if (menu := menus.get(action.menu)) is None:
            menu = menus[action.menu] = CommandMenu(f"{action.menu.words}(&{action.menu.letter})", bar)
            menu.help_asked.connect(asked)
            bar.addMenu(menu)
        if action.separate:
            menu.addSeparator()
        if action.name == "recent":
            recent.setTitle(lettered(action.name, action.text))
            recent.setIcon(made[action.name].icon())
            menu.addMenu(recent)
        else:
            menu.addAction(made[action.name])


def fill_toolbar(bar: QToolBar, made: Mapping[str, QAction]) -> None:
    """The toolbar, in groups."""
    for index, group in enumerate(BAR_GROUPS):
        if index:
            bar.addSeparator()
        for name in group:
            bar.addAction(made[name])


def enable(made: Mapping[str, QAction], holds: frozenset[str]) -> None:
    """Switch actions on and off by what they need; ``holds`` are those of NEEDS that hold."""
    for action in ACTIONS:
        made[action.name].setEnabled(holds.issuperset(action.needs.split()))
