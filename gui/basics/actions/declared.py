"""What is declared of a command, and the menus there are."""

from __future__ import annotations

from typing import NamedTuple


class Menu(NamedTuple):
    """A menu of the bar: its name, and the letter that opens it with Alt."""

    words: str
    letter: str


FILE = Menu("文件", "F")
EDIT = Menu("编辑", "E")
TEXTS = Menu("文字", "T")
FIGURES = Menu("数据", "D")
CHECKS = Menu("检查", "C")
VIEW = Menu("视图", "V")
HELP = Menu("帮助", "H")


class Action(NamedTuple):  # needed before the window is there: a dataclass takes five times as long to make
    """One command: its name, text, menu, what runs; icon, shortcut; ``bar`` puts it on the toolbar.

    ``run`` is ``owner:name``.  The owner is a part of the window (``window``, ``editor``,
    ``session``, ``document``), whose method is called, or a module of gui.commands, loaded
    when the command is first used: its function, or the method of a class, takes a
    Workspace and a parent for dialogs.  Checkable ones are given the new state, too.
    ``needs`` names all that must hold for it to be usable (see NEEDS).  ``settles``:
    the figure that is just being typed is taken first; where it is none, nothing runs.
    ``separate`` draws a line before it in the menu.  ``topic`` is the one of the manual
    that F1 on it opens, where that is not called as it.
    """

    name: str
    text: str
    menu: Menu
    run: str
    icon: str = ""
    shortcut: str = ""
    bar: str = ""
    tip: str = ""
    needs: str = "report"
    checkable: bool = False
    separate: bool = False
    settles: bool = False
    topic: str = ""

    @property
    def help_topic(self) -> str:
        """What the manual says of it."""
        return self.topic or self.name


# What a command may need; the window says which of these hold: there is a report; it is not read-only; it holds last
# year's; a table is shown; it has printed totals; it is on an old form; there are steps to take back or to take again; it
# is not 定稿 yet, or it is.
NEEDS = frozenset(("report", "edit", "last", "table", "printed", "outdated", "undo", "redo", "open", "finished"))
