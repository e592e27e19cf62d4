"""What all editors of the report's texts share: undo keys that reach the session, a context menu, names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit

from core.forms.spec import Form
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
