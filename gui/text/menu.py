"""What all editors of the report's texts share: undo keys that reach the session, a context menu, names, repairs.

A repair mends what stands at a place of a text: a year, a number, a mark; the first one offered has a key (F5).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit

from core.forms.spec import Form
from core.report.checks.repairs import repairs, year_steps, years_everywhere
from core.report.edits import Edit
from core.report.report import Report
from core.report.texts.years import years_in
from gui.work.session import Session

_NAMES = {"title": "标题", "preamble": "说明"}


def text_name(form: Form, key: str) -> str:
    """What a person calls a text: 标题, 说明, 总体情况."""
    return _NAMES.get(key) or form.section(key).short


def undo_or_redo(session: Session, event: QKeyEvent) -> bool:
    """Let the undo keys work on the session's one stack; True where the key was one of them."""
    redo_keys = QKeyEvent.matches(event, QKeySequence.StandardKey.Redo)
    ctrl_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    if event.matches(QKeySequence.StandardKey.Undo):
        step = session.undo_stack.undo
    elif redo_keys or ctrl_y:
        step = session.undo_stack.redo
    else:
        return False
    if not session.read_only:
        step()
    event.accept()
    return True


def told_read_only(session: Session, event: QKeyEvent) -> bool:
    """Say why nothing can be typed; True where this key would have typed or deleted something and cannot."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    types = (event.text() and event.text().isprintable()) or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    if not session.read_only or held or not types:
        return False
    session.message.emit(session.why_read_only)
    event.accept()
    return True


def edit_menu(editor: QTextEdit | QLineEdit, session: Session) -> QMenu:
    """The context menu of an editor, with undo and redo of the session."""
    menu = QMenu(editor)
    editable = not editor.isReadOnly() and not session.read_only
    if isinstance(editor, QTextEdit):
        selected, pasteable = editor.textCursor().hasSelection(), editor.canPaste()
    else:
        selected, pasteable = editor.hasSelectedText(), True
    stack = session.undo_stack
    rows = (
        ("撤销", "Ctrl+Z", stack.undo, editable and stack.canUndo()),
        ("重做", "Ctrl+Y", stack.redo, editable and stack.canRedo()),
        None,
        ("剪切", "Ctrl+X", editor.cut, editable and selected),
        ("复制", "Ctrl+C", editor.copy, selected),
        ("粘贴", "Ctrl+V", editor.paste, editable and pasteable),
        None,
        ("全选", "Ctrl+A", editor.selectAll, True),
    )
    for row in rows:
        if row is None:
            menu.addSeparator()
            continue
        text, keys, slot, enabled = row
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        action.setEnabled(enabled)
    return menu


def offered_at(session: Session, key: str, place: int) -> list[tuple[str, Edit]]:
    """Name and step of each repair for the words at a place of the text ``key``, the nearest first."""
    return [*_years(session.report, key, place), *_of_findings(session, key, place)]


def _years(report: Report, key: str, place: int) -> Iterator[tuple[str, Edit]]:
    """The year at the place, all of the text, all of all texts; each year is underlined, found or not."""
    spans = years_in(report, key)
    here = [span for span in spans if span.start <= place <= span.end]
    for step in year_steps(report, key, here, years_everywhere(report)) if here else ():
        yield step.name, step


def _of_findings(session: Session, key: str, place: int) -> Iterator[tuple[str, Edit]]:
    here = [finding for finding in session.current_findings() if finding.id != "Y1" and finding.touches(key, place)]
    for repair in repairs(session.report, session.computed, here) if here else ():
        if any(map(repair.mends, here)):
            yield repair.name, repair.edit
