"""The commands of the menu 文件 that carry the report out of the window: save, export, copy, print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow


def handlers(window: MainWindow) -> dict[str, Callable[..., object]]:
    """The handlers of the declared actions that are carried out here."""
    commands: dict[str, Callable[[MainWindow], object]] = {
        "save": lambda window: window.document.save(),
        "save_as": lambda window: window.document.save_as(),
        "export": _export,
        "export_template": _export_template,
        "copy_page": _copy_page,
        "print": _print,
        "print_table": lambda window: _print(window, window.editor.table_key),
        "print_check_list": _print_check_list,
    }
    return {name: partial(_carry_out, window, command) for name, command in commands.items()}


def _carry_out(window: MainWindow, command: Callable[[MainWindow], object]) -> None:
    """With the figure that is just being typed; where it is none, its cell says why and nothing is carried out."""
    if window.editor.finish_edit():
        command(window)


def _export(window: MainWindow) -> None:
    from gui.commands.export import export_report

    export_report(window)


def _export_template(window: MainWindow) -> None:
    """Fill the office's own Word template."""
    from gui.commands.export_template import export_with_template

    export_with_template(window)


def _copy_page(window: MainWindow) -> None:
    """Copy the whole report for a site's editor."""
    from gui.commands.export import copy_page

    copy_page(window)


def _print(window: MainWindow, table: str = "") -> None:
    """Print the whole report, or one table."""
    from gui.preview.printing import print_report

    print_report(window, window.session, window.settings.style, table)


def _print_check_list(window: MainWindow) -> None:
    from gui.preview.printing import print_check_list

    print_check_list(window, window.session)
