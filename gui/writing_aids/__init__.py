"""Commands for a text: sentences and fees.  Menus and the bar above a text share them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.basics import dialogs
from gui.text.editor import NarrativeEdit
from gui.work.session import Session


def insert_sentence(session: Session, editor: NarrativeEdit) -> None:
    """Offer sentences made from the tables and insert the chosen one as a paragraph."""
    from gui.writing_aids.sentence_dialog import SentenceDialog

    if editor.key == "title":
        session.message.emit("标题里不能插入语句。请将光标移到文字部分，再使用此命令。")
        return
    dialog = SentenceDialog(session, editor.key, editor.window())
    if dialogs.run(dialog) and (template := dialog.chosen_template()):
        editor.insert_paragraphs((template,), "插入语句")
    if editor.isVisible():  # 去填写 leads to a table, which has the focus then
        editor.setFocus()


def fee_sentence(session: Session, window: QWidget) -> str:
    """The calculator for fees; returns the sentence to insert as a text is stored, "" for none."""
    from gui.writing_aids.fee_dialog import FeeDialog

    dialog = FeeDialog(session, window)
    return dialog.chosen_sentence() if dialogs.run(dialog) else ""
