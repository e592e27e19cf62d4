"""Sentences as wrapped paragraphs to choose from, their linked figures marked as in the text pages."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.report.links import Linked
from core.report.report import Report
from core.report.sentences import Sentence
from gui.basics.scroll_parts import know_viewport
from gui.basics.theme import Colours, colours
from gui.text.marks import MarkKind, look

SENTENCE = Qt.ItemDataRole.UserRole
_LINKED = Qt.ItemDataRole.UserRole + 1
_MARGIN = 8


class SentenceList(QListWidget):
    """The wordings of one topic; the first is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.setAccessibleName("参考语句")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_Paragraphs(self))

    def offer(self, sentences: tuple[Sentence, ...], report: Report) -> None:
        """Show these sentences as they read beside the report's tables."""
        self.clear()
        for sentence in sentences:
            linked = report.expand(sentence.template)
            item = QListWidgetItem(f"{sentence.style}\n{linked.text}", self)
            item.setData(SENTENCE, sentence)
            item.setData(_LINKED, linked)
        self.setCurrentRow(0)

    def chosen(self) -> Sentence | None:
        """The chosen sentence, None where there is none to choose."""
        item = self.currentItem()
        return item.data(SENTENCE) if item is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The paragraphs wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Paragraphs(QStyledItemDelegate):
    """Draws the style's name in small, the paragraph below it."""

    def __init__(self, view: SentenceList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        document = self._document(index)
        return QSize(self._view.viewport().width(), round(document.size().height()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue] (missing in PySide's stubs)
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        painter.translate(option.rect.topLeft())  # pyright: ignore[reportAttributeAccessIssue]
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Text, QColor(colours(palette).ink))
        context.palette = palette  # pyright: ignore[reportAttributeAccessIssue]
        document = self._document(index)  # it has to outlive its layout
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, index: QModelIndex | QPersistentModelIndex) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(self._view.font())
        document.setDocumentMargin(_MARGIN)
        document.setTextWidth(self._view.viewport().width())
        sentence, linked = index.data(SENTENCE), index.data(_LINKED)
        _write(QTextCursor(document), sentence.style, linked, colours(self._view.palette()))
        return document


def _write(cursor: QTextCursor, style: str, linked: Linked, shown: Colours) -> None:
    quiet, plain, figure = QTextCharFormat(), QTextCharFormat(), look(MarkKind.LINK, shown)
    quiet.setForeground(QColor(shown.quiet))
    cursor.insertText(style, quiet)
    cursor.insertBlock()
    end = 0
    for link in linked.links:
        cursor.insertText(linked.text[end : link.start], plain)
        cursor.insertText(linked.text[link.start : link.end], figure)
        end = link.end
    cursor.insertText(linked.text[end:], plain)
