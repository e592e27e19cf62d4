"""Commands for the text with the cursor: figures, sentences, fees.  Menus and the bar above a text share them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.narrative_edit import NarrativeEdit
from gui.session import Session

FEES_PLACE = "other"  # 收取信息处理费情况 is reported in section six (form.md)


def insert_sentence(session: Session, editor: NarrativeEdit) -> None:
    """Offer sentences made from the tables and insert the chosen one as a paragraph."""
    from gui.sentence_dialog import SentenceDialog

    dialog = SentenceDialog(session, editor.key, editor.window())
    if dialog.exec() and (template := dialog.chosen_template()):
        editor.insert_paragraphs((template,), "插入句子")
    editor.setFocus()


def calculate_fees(session: Session, editor: NarrativeEdit | None, window: QWidget) -> None:
    """The calculator for fees; its sentence goes into ``editor``."""
    from gui.fee_dialog import FeeDialog

    dialog = FeeDialog(session, window)
    if dialog.exec() and editor is not None and (template := dialog.chosen_sentence()):
        editor.insert_paragraphs((template,), "插入信息处理费")
        editor.setFocus()
