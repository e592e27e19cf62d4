"""The self-check of the text workbench: a figure in a text follows its table, sentences and fees are inserted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from gui.selfcheck.hands import Hands, expect, require
from gui.window.main_window import MainWindow


def steps(window: MainWindow, hands: Hands) -> tuple[tuple[str, Callable[[], object]], ...]:
    """The steps in order, by name."""
    key = next(section.key for section in window.session.report.form.sections if section.table is None)
    return (
        ("linked figure", lambda: linked_figure(window, hands, key)),
        ("sentence from the data", lambda: sentence(window, hands, key)),
        ("fees", lambda: fees(window, hands)),
    )


def linked_figure(window: MainWindow, hands: Hands, key: str) -> str:
    """Insert a figure into a text and change it in its table: the words change too."""
    session = window.session
    window.editor.jump(key)
    window.actions_by_name["insert_figure"].trigger()
    links = session.report.linked(key).links
    require(links, "no figure was linked")
    cells = links[-1].cells
    typed = next(cell for cell in _parts(window, cells[0]))
    before = session.report.shown(cells)
    window.editor.jump(typed)
    hands.type("97")
    hands.press(Qt.Key.Key_Return)
    after = session.report.shown(cells)
    require(before != after, "the figure did not change")
    link = session.report.linked(key).links[-1]
    expect(session.report.text(key)[link.start : link.end], after)
    window.editor.jump(key)
    expect(_shown(window), session.report.text(key))
    hands.picture("linked figure")
    return f"{before} → {after}"


def sentence(window: MainWindow, hands: Hands, key: str) -> str:
    """Take the first sentence that is offered."""
    before = window.session.report.text(key)
    window.editor.jump(key)
    window.actions_by_name["insert_sentence"].trigger()
    added = len(window.session.report.text(key)) - len(before)
    require(added > 10, "no sentence was inserted")
    hands.picture("sentence")
    return f"{added}"


def fees(window: MainWindow, hands: Hands) -> str:
    """Let the calculator write its sentence; the text that it belongs to is shown then."""
    report = window.session.report
    before = [report.text(key) for key in report.form.text_keys]
    window.actions_by_name["fees"].trigger()
    text = _shown(window)
    require(text not in before and "元" in text, "no fee was inserted")
    hands.picture("fees")
    return text[-40:]


def _parts(window: MainWindow, cell: str) -> tuple[str, ...]:
    """The typed cells that a cell adds up; itself where it is typed."""
    formula = window.session.report.form.cells[cell].formula
    return tuple(part for one in formula.plus for part in _parts(window, one)) if formula else (cell,)


def _shown(window: MainWindow) -> str:
    edit = window.editor.text_shown
    assert edit is not None
    return edit.text()
