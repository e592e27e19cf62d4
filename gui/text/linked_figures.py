"""What a text editor does with linked figures: insert them by name, link and unlink numbers, offer both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from core.records import record
from core.report.checks.link_offers import LinkOffer, offers
from core.report.edits import unread
from core.report.links import Link, token
from core.report.texts.figure_choices import name_of
from gui.basics import dialogs
from gui.basics.actions import keys_of
from gui.basics.scroll_parts import listen
from gui.text.menu import offered_at
from gui.text.synced_edit import SyncedEdit
from gui.work.session import Session

if TYPE_CHECKING:
    from gui.text.figure_picker import FigurePopup

OPENING, CLOSING = "【", "】"
_LONGEST = 16  # characters of a name that is being typed
_NUMBER = re.compile(r"(?<!\d)[-−－]?\d++(?:\.\d+)?")
_INSERT, _LINK = "插入数据", "与表格联动"


@record
class FigureEntry:
    """A line of the menu at a number; what ``changes`` the report is off where it is only read."""

    words: str
    act: Callable[[], object]
    changes: bool = True


class LinkedFigures(QObject):
    """The linked figures of one editor."""

    def __init__(self, editor: SyncedEdit, session: Session) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, session
        self._popup: FigurePopup | None = None
        self._opening = -1  # where 【 stands while a name is typed behind it
        self._pair = -1  # where 【】 stands that an input method has just written
        self._text = editor.text()
        editor.textChanged.connect(self._typed)
        editor.cursorPositionChanged.connect(self._follow)
        listen(editor.verticalScrollBar(), "valueChanged(int)", self.place_popup)
        editor.viewport().installEventFilter(self)

    # Inserting

    @property
    def popup_shown(self) -> bool:
        """Whether the list below the cursor is open."""
        return self._popup is not None and self._popup.isVisible()

    def insert(self) -> None:
        """Ask for a figure and insert it at the cursor, in the place of what is selected."""
        self._ask("", self._editor.selection())

    def _ask(self, letters: str, span: tuple[int, int]) -> None:
        if self._session.read_only:
            return
        from gui.text.figure_picker import FigureDialog

        dialog = FigureDialog(self._session.report, letters, self._editor.window())
        if dialogs.run(dialog) and dialog.chosen is not None:
            self._editor.put(span, token(*dialog.chosen.cells), _INSERT)
        self._editor.setFocus()

    def _typed(self) -> None:
        """Typing 【 opens the list; an input method that writes 【】 goes back between them first."""
        before, self._text = self._text, self._editor.text()
        place = self._editor.selection()[1]
        new = len(self._text) > len(before) or self._text[:place] != before[:place]
        able = new and self._editor.hasFocus() and not self._session.read_only
        self._pair = place - 2 if able and self._text[place - 2 : place] == OPENING + CLOSING else -1
        if able and self._text[place - 1 : place] == OPENING:
            self.begin(place - 1)
        self._follow()

    def begin(self, opening: int) -> None:
        """Open the list for the name that is typed behind the 【 at this place."""
        self._opening = opening
        self._follow()

    def _follow(self) -> None:
        """Keep the list at what is typed behind 【; leaving it closes the list."""
        place = self._editor.selection()[1]
        if self._pair >= 0 and place == self._pair + 1:
            self._opening, self._pair = self._pair, -1
        if self._opening < 0:
            return
        text = self._editor.text()
        letters = text[self._opening + 1 : place]
        left = text[self._opening : self._opening + 1] != OPENING or place <= self._opening
        if left or len(letters) > _LONGEST or any(mark in letters for mark in "】\n，。；"):
            self.close_popup()
            return
        if self._popup is None:
            from gui.text.figure_picker import FigurePopup

            self._popup = FigurePopup(self._editor)
            self._popup.list.itemClicked.connect(self._take)
        found = self._popup.list.show_matches(self._session.report, letters)
        self._popup.setVisible(found > 0)
        self.place_popup()

    def place_popup(self) -> None:
        """Put the list where the cursor is now."""
        if self._popup is not None and self._popup.isVisible():
            self._popup.place(self._editor.cursorRect(), self._editor.viewport())
            self._popup.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page of the editor has another size or place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place_popup()
        return super().eventFilter(watched, event)

    def close_popup(self) -> None:
        """Leave what was typed as it is."""
        self._opening = -1
        if self._popup is not None:
            self._popup.hide()

    def key(self, event: QKeyEvent) -> bool:
        """Keys for the open list; False where the editor is to have the key."""
        if not self.popup_shown or self._popup is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_popup()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take()
        elif not self._popup.list.step(event.key()):
            return False
        event.accept()
        return True

    def _take(self) -> None:
        chosen = self._popup.list.chosen() if self._popup is not None else None
        end = self._editor.selection()[1]
        span = (self._opening, end + self._editor.text().startswith(CLOSING, end))
        self.close_popup()
        if chosen is not None:
            self._editor.put(span, token(*chosen.cells), _INSERT)

    # Linking and unlinking

    def offers(self) -> tuple[LinkOffer, ...]:
        """The numbers of the text that could be linked."""
        return offers(self._session.report, self._session.computed, self._editor.key)

    def switch(self) -> None:
        """Link the number at the cursor, taking the table's figure where it differs; a linked one becomes plain."""
        start, end = self._editor.selection()
        if self._switch_all(start, end):
            return
        link = self._editor.linked().link_at(start, end)
        offer = next((offer for offer in self.offers() if offer.start <= end and start <= offer.end), None)
        if link is not None:
            self._unlink(link)
        elif offer is not None:
            self.take_offer(offer)
        elif number := self._number(start):
            self._ask(self._editor.text()[slice(*number)], number)
        else:
            self._session.message.emit("光标处没有数字。请将光标移到需要联动的数字上，或使用“插入数据”。")

    def _switch_all(self, start: int, end: int) -> bool:
        """Several numbers are selected: link those that agree; with none left to link, all become plain text."""
        links = [link for link in self._editor.linked().links if link.start < end and start < link.end]
        agreeing = tuple(o for o in self.offers() if o.agrees and o.start < end and start < o.end)
        if len(links) + len(agreeing) < 2:
            return False
        self._link(agreeing) if agreeing else self._unlink(*links)
        return True

    def _number(self, place: int) -> tuple[int, int] | None:
        numbers = (found.span() for found in _NUMBER.finditer(self._editor.text()))
        return next(((start, end) for start, end in numbers if start <= place <= end), None)

    def take_offer(self, offer: LinkOffer) -> None:
        """Put the linked figure, or the table's percentage, in the place of a number."""
        if offer.agrees:
            self._link((offer,))
        else:
            self._editor.put((offer.start, offer.end), offer.template, "采用表格数字")

    def link_all(self) -> None:
        """Link every number that agrees with the tables, as one undo step."""
        self._link(tuple(offer for offer in self.offers() if offer.agrees))

    def _link(self, agreeing: tuple[LinkOffer, ...]) -> None:
        text = self._editor.linked()
        for offer in reversed(agreeing):
            text = text.replaced(offer.start, offer.end, self._session.report.expand(offer.template))
        if agreeing:
            self._perform(text.template, "与表格联动")

    def _unlink(self, *links: Link) -> None:
        text = self._editor.linked().plain(*links)
        self._perform(text.template, "改为普通文字")

    def _perform(self, template: str, name: str) -> None:
        """The text reads as before: nobody has looked at its paragraphs 未核对 by that."""
        self._session.perform(unread(self._session.report, self._editor.key, template, name))

    def fill(self, menu: QMenu, place: int) -> None:
        """What the context menu offers for the number at a place of the text, before its other entries."""
        first = menu.actions()[0]
        for entry in self._entries(place):
            action = menu.addAction(entry.words)
            menu.insertAction(first, action)
            action.triggered.connect(lambda _checked=False, act=entry.act: act())
            action.setEnabled(not (entry.changes and self._session.read_only))
        menu.insertSeparator(first)

    def _entries(self, place: int) -> Iterator[FigureEntry]:
        if link := self._editor.linked().link_at(place, place):
            name = name_of(self._session.report.form, link.cells)
            yield FigureEntry(f"转到{name}", partial(self._session.jump, link.cells[0]), changes=False)
            yield FigureEntry(f"改为普通文字\t{keys_of('link_figure')}", partial(self._unlink, link))
            yield FigureEntry("换成其他数据…", partial(self._ask, "", (link.start, link.end)))
            return
        for offer in self.offers():
            if offer.agrees and offer.start <= place <= offer.end:
                words = f"{_LINK}（{offer.name}）\t{keys_of('link_figure')}"
                yield FigureEntry(words, partial(self.take_offer, offer))
        for number, (name, edit) in enumerate(offered_at(self._session, self._editor.key, place)):
            words = name + ("" if number else f"\t{keys_of('mend')}")
            yield FigureEntry(words, partial(self._session.perform, edit))
        yield FigureEntry(f"{_INSERT}…\t{keys_of('insert_figure')}", self.insert)
