"""How the sentences of last year's text look, and what their tooltips say, by what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QTextEdit

from core.report.texts.sentence_changes import Fate, SentenceChange, SentenceSpan
from gui.basics.theme import Colours
from gui.text.qt_text import cursor_at, cursor_over, dressed, to_qt

LEGEND = "<s>已删去</s>&nbsp;&nbsp;&nbsp;<u>有改动</u>"
LEGEND_TIP = "加删除线的内容本年已删去；加下划线的句子本年有改动，指针停留可查看本年文字。"
_LONGEST = 200  # characters of a sentence that a tooltip repeats


def marked(
    document: QTextDocument, text: str, changes: Iterable[SentenceChange], of: Colours
) -> list[QTextEdit.ExtraSelection]:
    """The looks of a document that shows last year's ``text``."""
    looks = ((span, look) for change in changes for span, look in _looks(change, of))
    # Counting units anew for each of hundreds of places would take longer than comparing the texts.
    plain = to_qt(text, len(text)) == len(text)
    return [
        dressed(cursor_at(document, *span) if plain else cursor_over(document, text, span), look)
        for span, look in looks
    ]


def set_off(document: QTextDocument, text: str, span: SentenceSpan, of: Colours) -> QTextEdit.ExtraSelection:
    """The look of the sentence that the cursor is in."""
    return dressed(cursor_over(document, text, span), _ground(of.selection))


def _looks(change: SentenceChange, of: Colours) -> Iterator[tuple[SentenceSpan, QTextCharFormat]]:
    if change.fate is Fate.GONE:
        yield change.before, _struck(of)
    if change.fate is Fate.CHANGED:
        under = QTextCharFormat()
        under.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        under.setUnderlineColor(QColor(of.accent))
        yield change.before, under
        for span in change.dropped:
            yield span, _struck(of)


def _struck(of: Colours) -> QTextCharFormat:
    look = _ground(of.error_pale)
    look.setFontStrikeOut(True)
    look.setForeground(QColor(of.quiet))
    return look


def _ground(colour: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(colour))
    return look


def tip(change: SentenceChange, now: str) -> str:
    """What the tooltip of a sentence says."""
    if change.now is None:
        return "本年文字中没有这一句。单击转到原来的位置。"
    words = now[slice(*change.now)]
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return {
        Fate.SAME: "本年文字中有相同的一句。单击转到这一句。",
        Fate.MOVED: "本年文字中有相同的一句，位置有变。单击转到这一句。",
    }.get(change.fate, f"本年改为：{words}")
