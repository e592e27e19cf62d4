"""Commands for a text: sentences, fees, tidying.  Menus and the bar above a text share them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.basics import dialogs
from gui.text.editor import SectionEdit
from gui.work.session import Session


def insert_sentence(session: Session, editor: SectionEdit) -> None:
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


def tidy_texts(session: Session, window: QWidget) -> None:
    """List what blanks, breaks and half-width marks could be tidied in all texts, and do what stays ticked."""
    from core.report.texts.tidying import tidied
    from gui.writing_aids.tidy_dialog import TidyDialog

    session.unfinished.finish()
    dialog = TidyDialog(session.report, window)
    if not dialog.found:
        dialog.deleteLater()
        session.message.emit("文字中没有需要整理的空格、换行和标点。")
    elif dialogs.run(dialog) and session.perform(tidied(session.report, dialog.chosen())):
        session.message.emit(f"已整理{len(dialog.chosen())}处，可以撤销。")
