"""The list of findings as cards: errors first, equal ones folded, what can be done inside the chosen card."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.report.checks.wording import common_headline, headline, kind_of
from core.report.findings import Finding, kept_key
from core.report.report import Report
from gui.basics.focus import OWN_FOCUS
from gui.basics.scroll_parts import know_viewport
from gui.basics.theme import tooltip
from gui.panels.finding_card import BLANKS, CARD, FOLDED, OPENED, PICTURES, CardDelegate, FindingCard
from gui.panels.finding_groups import groups

NOTHING_FOUND = "未发现错误。导出前请通读文字部分。"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CARD_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
Row = str | FindingCard  # a heading, or a card
Fold = tuple[str, str]  # heading of the group without its numbers, kind of finding


class FindingsList(QListWidget):
    """``chosen`` says that another finding is the current one, ``wanted`` that Enter or a click asks to go to it."""

    chosen = Signal()
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self._opened: set[Fold] = set()
        self._rows: list[Row] = []
        self._actions: QWidget | None = None
        self._holder: QListWidgetItem | None = None  # the row they stand in
        self._cards = CardDelegate(self)
        self.setItemDelegate(self._cards)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setProperty(OWN_FOCUS, True)  # the chosen card has the frame
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName("检查结果")
        self.currentItemChanged.connect(lambda *_: self._choose_other())
        for asked in (self.itemClicked, self.itemActivated):
            asked.connect(self._ask)

    @property
    def finding(self) -> Finding | None:
        """The current one, None where none is, or a fold of several."""
        card = _card(self.currentItem())
        return card.finding if card and not card.count else None

    def rows(self) -> dict[int, Finding]:
        """The findings by row, also those that are folded away; the other rows are headings and folds."""
        cards = ((row, _card(self.item(row))) for row in range(self.count()))
        return {row: card.finding for row, card in cards if card is not None and not card.count}

    # Showing

    def fill(self, report: Report, findings: tuple[Finding, ...]) -> None:
        """Show these; the current one stays current if it is still there."""
        rows = list(_rows(report, findings, self._opened))
        current, scrolled = self.finding, self.verticalScrollBar().value()
        self.blockSignals(True)
        if len(rows) != len(self._rows) or self._folds(rows) != self._folds(self._rows):
            self._clear()
        for number, row in enumerate(rows):
            if number >= len(self._rows):
                self._put(QListWidgetItem(self), row)
            elif row != self._rows[number]:  # a keystroke mostly changes the words of one row of many, or of none
                self._put(self.item(number), row)
        self._rows = rows
        self._choose_again(current)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        self.chosen.emit()

    def _folds(self, rows: list[Row]) -> list[int]:
        """Where headings and folds stand, and how many rows belong to each fold."""
        return [-1 if isinstance(row, str) else row.count for row in rows]

    def _clear(self) -> None:
        self._keep_the_keyboard()
        self._actions = self._holder = None
        self.clear()
        self._rows = []

    def _put(self, item: QListWidgetItem, row: Row) -> None:
        """Show a heading or a card in an item of the list."""
        heading = isinstance(row, str)
        item.setText(row if heading else row.text)
        item.setData(CARD, None if heading else row)
        item.setFlags(Qt.ItemFlag.NoItemFlags if heading else _CARD_FLAGS)
        item.setToolTip("" if heading or row.count else tooltip(row.finding.message))
        item.setHidden(not heading and row.inside and not row.opened)

    def _choose_again(self, finding: Finding | None) -> None:
        """The same finding; a fold, which is none, stays where it is."""
        card = _card(self.currentItem())
        if card is None or not card.count:
            self.setCurrentRow(next((row for row, other in self.rows().items() if other == finding), -1))

    # Choosing

    def choose(self, row: int) -> None:
        """Make a row the current one and bring it into sight, also after what is beside the list took its room."""
        if self.item(row).isHidden():
            fold = next(above for above in range(row, -1, -1) if (card := _card(self.item(above))) and card.count)
            self._switch(fold)
        self.setCurrentRow(row)
        QTimer.singleShot(0, self, lambda: self.scrollToItem(self.currentItem()))

    def _choose_other(self) -> None:
        self.set_actions(None)
        self.chosen.emit()

    def _ask(self, item: QListWidgetItem) -> None:
        card = _card(item)
        if card is not None and card.count:
            self._switch(self.row(item))
        elif card is not None:
            self.wanted.emit(card.finding)

    def _switch(self, row: int) -> None:
        """Open or close a fold."""
        card = _card(self.item(row))
        assert card is not None
        heading = next(self.item(above).text() for above in range(row, -1, -1) if _card(self.item(above)) is None)
        fold = heading.partition("（")[0], kind_of(card.finding)
        self._opened ^= {fold}
        opened = fold in self._opened
        picture = OPENED if opened else FOLDED
        for place in range(row, row + 1 + card.count):
            before = _card(self.item(place))
            assert before is not None
            now = replace(before, opened=opened, picture=picture if before.count else before.picture)
            self._rows[place] = now
            self._put(self.item(place), now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right opens a fold and left closes it; copying copies what is chosen."""
        card = _card(self.currentItem())
        opens = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif opens is not None and card is not None and card.count:
            if card.opened != opens:
                self._switch(self.currentRow())
        elif event.key() in _ENTER and self.currentItem() is not None:
            self._ask(self.currentItem())  # some styles of the desktop do not activate by Enter
        else:
            super().keyPressEvent(event)

    # Copying

    def copy(self) -> None:
        """Put the chosen finding, or all of a fold, on the clipboard as text."""
        row, card = self.currentRow(), _card(self.currentItem())
        if card is not None:
            rows = range(row + 1, row + 1 + card.count) if card.count else (row,)
            QApplication.clipboard().setText("\n".join(self.item(place).text() for place in rows))

    def copy_all(self) -> None:
        """Put the whole list on the clipboard as text, with its headings."""
        QApplication.clipboard().setText("\n".join(self._all_lines()))

    def _all_lines(self) -> Iterator[str]:
        for row in range(self.count()):
            card = _card(self.item(row))
            if card is None or not card.count:
                yield self.item(row).text()

    # What can be done about the chosen one

    @property
    def has_actions(self) -> bool:
        """Whether buttons stand in the chosen card."""
        return self._actions is not None and self._holder is self.currentItem()

    def set_actions(self, actions: QWidget | None) -> None:
        """Put buttons into the chosen card, below its words; those that were there go."""
        self._keep_the_keyboard()
        if self._holder is not None:
            self.removeItemWidget(self._holder)
        self._actions, self._holder = None, self.currentItem() if actions is not None else None
        if actions is not None and self._holder is not None:
            self._actions = _at_the_bottom(actions, self.viewport())
            self.setItemWidget(self._holder, self._actions)
        self._measure()

    def _keep_the_keyboard(self) -> None:
        """It is not to be lost with a button."""
        focus = QApplication.focusWidget()
        if self._actions is not None and focus is not None and self._actions.isAncestorOf(focus):
            self.setFocus()

    def _measure(self) -> None:
        """The chosen row is as high as its words and its buttons."""
        extra = 0 if self._actions is None else self._actions.minimumSizeHint().height()
        self._cards.extra = extra
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()


def _at_the_bottom(actions: QWidget, parent: QWidget) -> QWidget:
    made = QWidget(parent)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(8, 0, 8, 8)
    layout.addStretch(1)
    layout.addWidget(actions)
    return made


def _card(item: QListWidgetItem | None) -> FindingCard | None:
    return item.data(CARD) if item is not None else None


def _rows(report: Report, findings: tuple[Finding, ...], opened: Collection[Fold]) -> Iterator[Row]:
    """What the list shows, row by row: headings, folds, findings."""
    found = groups(report, findings)
    for group in found:
        yield group.heading
        for equal in group.folds():
            fold = len(equal) > 1
            shown = not fold or (group.heading.partition("（")[0], kind_of(equal[0])) in opened
            if fold:
                picture = OPENED if shown else FOLDED
                yield FindingCard(equal[0], common_headline(equal[0]), picture, count=len(equal), opened=shown)
            for finding in equal:
                reason = report.kept.get(kept_key(report, finding) or "", "")
                picture = BLANKS if finding.blank else PICTURES[finding.grade]
                yield FindingCard(finding, headline(finding), picture, reason, opened=shown, inside=fold)
    if not found:
        yield NOTHING_FOUND
