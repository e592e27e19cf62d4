"""How a row of the list of findings is drawn: a shape, a short bold line, the sentence below, room for buttons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.records import record
from core.report.checks.wording import as_text
from core.report.findings import Finding, Grade
from gui.basics.icons import icon
from gui.basics.theme import Colours, bold, colours
from gui.basics.widgets import wrapped

PICTURES = {Grade.ERROR: "circle-alert", Grade.HINT: "triangle-alert", Grade.NOTE: "info"}
BLANKS, FINE, OPENED, FOLDED = "circle-slash", "circle-check", "chevron-down", "chevron-right"
CARD = Qt.ItemDataRole.UserRole
_SPACE, _SHORT = 6, 2  # px around and between; lines of the sentence that a row shows before it is chosen
_FRAME = 2  # px


@record
class FindingCard:
    """What a row shows: a finding, or several equal ones folded into one (``count`` above 0)."""

    finding: Finding
    headline: str
    picture: str
    reason: str = ""
    count: int = 0
    opened: bool = False
    inside: bool = False  # one of several, below their fold

    @property
    def words(self) -> str:
        """The sentence below the bold line; none of a fold."""
        if self.count:
            return ""
        return self.finding.message + (f"\n已保留，理由：{self.reason}" if self.reason else "")

    @property
    def text(self) -> str:
        """The row as a screen reader says it, and as it is copied."""
        return f"{self.headline}，{self.count}处" if self.count else as_text(self.finding, self.reason)

    @property
    def tone(self) -> str:
        """Of the shape; the words of an error are as dark as all others."""
        if self.reason or self.finding.grade is Grade.NOTE or self.finding.blank:
            return "quiet"
        return "error" if self.finding.wrong else "hint"


class CardDelegate(QStyledItemDelegate):
    """Draws cards; ``extra`` is the height of what stands in the chosen card below its words, in px."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self.extra = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        card = index.data(CARD)
        if not isinstance(card, FindingCard):
            return QSize(0, self._heading_lines(index.data()) + 2 * _SPACE)
        return QSize(0, self.height(card, self._chosen(index)))

    def _heading_lines(self, words: str) -> int:
        font = bold(self._view.font())
        return len(wrapped(words, font, self._view.viewport().width() - 2 * _SPACE)) * self._line

    @property
    def _line(self) -> int:
        return self._view.fontMetrics().height()

    def _chosen(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return index.row() == self._view.currentRow()

    def height(self, card: FindingCard, chosen: bool) -> int:
        """The height of a row, in px, with the room for its buttons where it is the chosen one."""
        lines = len(self._headline(card, True)) if chosen else 1
        if not card.count:  # how many, without the words that a short row leaves out: each key asks this of all rows
            whole = len(wrapped(card.words, self._view.font(), self._width(card)))
            lines += whole if chosen else min(whole, _SHORT)
        return lines * self._line + 2 * _SPACE + (self.extra if chosen else 0)

    def _left(self, card: FindingCard) -> int:
        return _SPACE + self._line + _SPACE + (self._line if card.inside else 0)

    def _width(self, card: FindingCard) -> int:
        """Of its words, in px."""
        return self._view.viewport().width() - self._left(card) - _SPACE

    def _lines(self, card: FindingCard, chosen: bool) -> tuple[str, ...]:
        """The sentence in lines; of a row that is not chosen the first ones."""
        if card.count:
            return ()
        width = self._width(card)
        lines = wrapped(card.words, self._view.font(), width)
        if chosen or len(lines) <= _SHORT:
            return lines
        metrics, rest = QFontMetrics(self._view.font()), "".join(lines[_SHORT - 1 :])
        return (*lines[: _SHORT - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card, palette = index.data(CARD), colours(self._view.palette())
        rect, chosen = QRect(option.rect), self._chosen(index)  # type: ignore[attr-defined]
        if not isinstance(card, FindingCard):
            self._paint_heading(painter, rect, index.data(), palette)
            return
        if chosen:
            painter.fillRect(rect, QColor(palette.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(palette.head))
        self._paint_words(painter, rect, card, chosen, palette)
        if chosen and self._view.hasFocus():
            _frame(painter, rect, palette)

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str, palette: Colours) -> None:
        painter.setPen(QColor(palette.ink))
        painter.setFont(bold(self._view.font()))
        place = rect.adjusted(_SPACE, _SPACE, -_SPACE, 0)
        for number, line in enumerate(wrapped(words, painter.font(), place.width())):
            painter.drawText(place.left(), place.top() + number * self._line + painter.fontMetrics().ascent(), line)
        painter.setPen(QPen(QColor(palette.grid), 0))
        painter.drawLine(rect.bottomLeft() + QPoint(_SPACE, 0), rect.bottomRight() - QPoint(_SPACE, 0))

    def _paint_words(self, painter: QPainter, rect: QRect, card: FindingCard, chosen: bool, palette: Colours) -> None:
        left = rect.left() + self._left(card)
        side = self._line
        mark = QRect(left - _SPACE - side, rect.top() + _SPACE, side, side)
        icon(card.picture, card.tone).paint(painter, mark)
        painter.setPen(QColor(palette.quiet if card.reason and not chosen else palette.ink))
        base = rect.top() + _SPACE + self._view.fontMetrics().ascent()
        painter.setFont(bold(self._view.font()))
        head = self._headline(card, chosen)
        for number, line in enumerate(head):
            painter.drawText(left, base + number * self._line, line)
        painter.setFont(self._view.font())
        for number, line in enumerate(self._lines(card, chosen), len(head)):
            painter.drawText(left, base + number * self._line, line)

    def _headline(self, card: FindingCard, chosen: bool) -> tuple[str, ...]:
        """What is wrong in one line, whole where the row is chosen; the count of a fold is never cut off."""
        font, count = bold(self._view.font()), f"（{card.count}处）" if card.count else ""
        if chosen:
            return wrapped(card.headline + count, font, self._width(card))
        metrics = QFontMetrics(font)
        room = self._width(card) - metrics.horizontalAdvance(count)
        return (metrics.elidedText(card.headline, Qt.TextElideMode.ElideRight, room) + count,)


def _frame(painter: QPainter, rect: QRect, palette: Colours) -> None:
    pen = QPen(QColor(palette.accent), _FRAME)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
