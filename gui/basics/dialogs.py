"""The only door to messages, QFileDialog and QPrintDialog; tests patch the functions of this module."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from core import paths
from core.patterns import lazy
from gui.basics import patience
from gui.basics.answers import KNOWN, OTHER_NAME, REPLACE, Answer, DialogTitle
from gui.basics.widgets import make_ready

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def run(dialog: QDialog) -> bool:
    """Show a dialog until it is closed; whether it was accepted.

    It is deleted once whoever called has read it and is back at the event
    loop: its parent, the window, would keep it as long as the program runs.
    """
    make_ready(dialog)
    try:
        return bool(dialog.exec())
    finally:
        dialog.deleteLater()


def say(parent: QWidget | None, title: DialogTitle, text: str, detail: str = "", more: str = "") -> bool:
    """Tell something that needs no decision; whether the button ``more`` was chosen, where there is one."""
    from gui.basics.message_dialog import Message, MessageDialog

    box = MessageDialog(parent, Message(title, text, detail, (KNOWN, Answer(more)) if more else (KNOWN,)))
    run(box)
    return box.chosen is not KNOWN


def choose(
    parent: QWidget | None, title: DialogTitle, text: str, answers: Sequence[Answer], detail: str = ""
) -> Answer:
    """Ask with verbs as buttons, and tell which answer was given; Enter gives the first, Esc the safe one."""
    from gui.basics.message_dialog import Message, MessageDialog

    box = MessageDialog(parent, Message(title, text, detail, tuple(answers), "circle-help"))
    run(box)
    return box.chosen


def show_files(
    parent: QWidget | None, title: DialogTitle, line: str, files: Sequence[Path], notes: Sequence[str] = ()
) -> None:
    """Tell that files were made, where they are, and open them where that is wanted."""
    from gui.basics.done_dialog import DoneDialog

    run(DoneDialog(title, line, files, notes, parent))


def ask_text(parent: QWidget, title: DialogTitle, label: str, text: str = "") -> str | None:
    """Ask for a line of text that is not empty; None if cancelled."""
    from gui.basics.message_dialog import LineDialog

    dialog = LineDialog(parent, title, label, text)
    return dialog.line.text() if run(dialog) else None


def report_kinds() -> str:
    """What a dialog for reports shows: our own files and whatever has a reader."""
    from core.readers.registry import SUFFIXES

    return f"年度报告 ({' '.join(f'*{suffix}' for suffix in ('.json', *SUFFIXES))});;所有文件 (*)"


def written_kinds(names: Mapping[str, str]) -> str:
    """What a dialog for a file to write shows: kinds by their endings, each with its name."""
    return ";;".join(f"{name} (*{suffix})" for suffix, name in names.items())


def open_report(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask for a file that holds a report; None if cancelled.  What reads it gets ready meanwhile."""
    patience.look_for_file()
    return open_file(parent, title, folder, report_kinds())


def open_reports(parent: QWidget | None, title: str, folder: Path) -> list[Path]:
    """Likewise for one or more of them; none if cancelled."""
    patience.look_for_file()
    return open_files(parent, title, folder, report_kinds())


def open_file(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for an existing file; None if cancelled."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def open_files(parent: QWidget | None, title: str, folder: Path, kinds: str) -> list[Path]:
    """Ask for one or more existing files; none if cancelled."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
    return [Path(name) for name in names]


def save_file(parent: QWidget | None, title: str, proposal: Path, kinds: str) -> Path | None:
    """Ask where to write; None if cancelled.  The path has an ending of ``kinds``, that of the chosen kind.

    The system asks before the file it was told is replaced, and we where the ending makes it another one.
    Proposed is a place that takes a file.
    """
    path = patience.beside(lambda: paths.place_for(proposal))
    while True:
        name, kind = QFileDialog.getSaveFileName(parent, title, str(path), kinds)
        if not name:
            return None
        path = of_kind(Path(name), proposal, kinds, kind)
        if path == Path(name) or may_replace(parent, [path]):
            return path


def of_kind(path: Path, proposal: Path, kinds: str, kind: str = "") -> Path:
    """The file as it is called when it is of a kind, the first of these unless chosen.

    A name with another ending of these kinds than the proposed one has been written so on purpose.
    """
    wanted = _ENDING.findall(kind or kinds.split(";;", maxsplit=1)[0])
    if not wanted or path.suffix.lower() in wanted:
        return path
    if path.suffix.lower() not in _ENDING.findall(kinds):
        return path.with_name(path.name + wanted[0])
    return path.with_suffix(wanted[0]) if kind and path.suffix == proposal.suffix else path


_ENDING = lazy(r"\*(\.\w+)")


_THERE = DialogTitle("文件已存在", "export")


def may_replace(parent: QWidget | None, targets: Sequence[Path]) -> bool:
    """Ask before files that are there are replaced."""
    there = patience.beside(lambda: [path.name for path in targets if os.path.lexists(path)])
    if not there:
        return True
    return choose(parent, _THERE, f"文件夹里已有“{'”“'.join(there)}”。", [OTHER_NAME, REPLACE]) is REPLACE


def reports_folder(of: Path | None = None) -> Path:
    """Where a file is proposed: beside the one that is open, else where reports lie; 文档 may be a server's folder."""
    return of.parent if of is not None else patience.beside(paths.documents_folder)


def choose_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask for a folder; None if cancelled."""
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def print_settings(parent: QWidget | None, printer: QPrinter, pages: int) -> bool:
    """Ask for printer, range, copies and the like; False if cancelled.  The module is loaded on use."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, max(pages, 1))
    dialog.setFromTo(1, max(pages, 1))
    return run(dialog)
