"""Find and replace over all texts of the report: a bar at the bottom of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from core.report.edits import SetTexts, unread
from core.report.links import Linked
from core.report.texts.search import Hit, find, replaced
from gui.basics.actions import keys_of
from gui.basics.widgets import ElidedLabel
from gui.text.menu import text_name
from gui.text.synced_edit import SyncedEdit
from gui.work.session import Session

FoundPlace = tuple[str, int]  # key of a text, character in it


class FindBar(QWidget):
    """Searches title, preamble and sections; hits are shown through ``Session.jump``.

    Searching goes on from the cursor of the text last edited, and from the end
    back to the start.  Replacing everywhere is one undo step.
    """

    help_topic = "find"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hit: Hit | None = None
        self._editor: SyncedEdit | None = None  # where the search goes on
        self._before: QWidget | None = None  # last had the focus outside the bar
        self.words, self.by = QLineEdit(self), QLineEdit(self)
        self.words.setPlaceholderText("在标题、说明和各部分文字中查找")
        self.by.setPlaceholderText("留空则删除找到的内容")
        self.words.setAccessibleName("查找")
        self.by.setAccessibleName("替换为")
        self.words.setAcceptDrops(False)
        self.by.setAcceptDrops(False)
        self.count = ElidedLabel(self)  # as wide as it is: the buttons stay where they are when it grows
        self.fold_width = QCheckBox("不分全角半角", self)
        self.previous_button = self._button("上一处", "Shift+F3", self.find_previous)
        self.next_button = self._button("下一处", "F3", self.find_next)
        self.replace_button = self._button("替换", "", self.replace)
        self.replace_all_button = self._button("全部替换", "", self.replace_all)
        self.close_button = self._button("关闭", "Esc", self.close_bar)
        self._lay_out()
        self.words.textChanged.connect(self.refresh)
        self.fold_width.toggled.connect(self.refresh)
        for signal in (session.edited, session.report_replaced, session.read_only_changed):
            signal.connect(self.refresh)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self.hide()
        self.refresh()

    def open(self, words: str = "") -> None:
        """Show the bar, with these words to find if any are given, and take the focus."""
        focus = QApplication.focusWidget()
        self._follow(None, focus)
        if isinstance(focus, SyncedEdit):
            words = words or focus.selected_words()
        if words:
            self.words.setText(words)
        self.show()
        self.refresh()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and give the focus back."""
        back = self._before
        self.hide()
        if back is not None and isValid(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, *_: object) -> None:
        """Count the hits anew; nothing is searched while the bar is hidden."""
        hits = self._hits() if self.isVisible() else ()
        if self._hit not in hits:
            self._hit = None
        self.count.say(self._tally(hits))
        editable = bool(hits) and not self._session.read_only
        self.next_button.setEnabled(bool(hits))
        self.previous_button.setEnabled(bool(hits))
        self.replace_button.setEnabled(editable)
        self.replace_all_button.setEnabled(editable)

    def find_next(self) -> None:
        """Go to the first hit behind the cursor, or from the end to the first of all."""
        self._go(self._first_from(self._cursor(behind=True)))

    def find_previous(self) -> None:
        """Go to the last hit before the cursor, or from the start to the last of all."""
        hits, place = self._hits(), self._cursor(behind=False)
        before = [hit for hit in hits if (self._rank(hit.key), hit.end) <= (self._rank(place[0]), place[1])]
        self._go((before or list(hits))[-1] if hits else None)

    def replace(self) -> None:
        """Replace the hit that is shown and go on to the next; where none is shown, only go there."""
        hit = self._hit
        if hit is None or hit not in self._hits():
            self.find_next()
            return
        by = self.by.text()
        text = self._session.report.linked(hit.key).replaced(hit.start, hit.end, Linked(by))
        linked = self._links()
        if self._session.perform(unread(self._session.report, hit.key, text.template, "替换")):
            self._go(self._first_from((hit.key, hit.start + len(by))))
            if words := self._loosened(linked):
                self._session.message.emit(f"已替换{words}")

    def replace_all(self) -> None:
        """Replace every hit in every text as one undo step."""
        number, linked = len(self._hits()), self._links()
        texts = replaced(self._session.report, self.words.text(), self.by.text(), self.fold_width.isChecked())
        steps = tuple(unread(self._session.report, key, text, "全部替换") for key, text in texts.items())
        if steps and self._session.perform(SetTexts(steps)):
            self.count.say(f"已替换{number}处{self._loosened(linked)}")

    def _links(self) -> int:
        """How many figures are linked in all texts."""
        return sum(len(self._session.report.linked(key).links) for key in self._session.report.form.all_text_keys)

    def _loosened(self, linked: int) -> str:
        """What is said of links that a replacement has turned into plain text; ``linked`` is how many there were."""
        lost = linked - self._links()
        return f"，其中{lost}个联动数字改成了普通文字。按 {keys_of('undo')} 可以恢复。" if lost else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.by.hasFocus():
            self.replace()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.find_previous()
        else:
            self.find_next()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hit = None

    def _hits(self) -> tuple[Hit, ...]:
        return find(self._session.report, self.words.text(), self.fold_width.isChecked())

    def _rank(self, key: str) -> int:
        keys = self._session.report.form.all_text_keys
        return keys.index(key) if key in keys else -1

    def _first_from(self, place: FoundPlace) -> Hit | None:
        hits = self._hits()
        start = (self._rank(place[0]), place[1])
        behind = (hit for hit in hits if (self._rank(hit.key), hit.start) >= start)
        return next(behind, hits[0] if hits else None)

    def _cursor(self, behind: bool) -> FoundPlace:
        """Where the search goes on: at the cursor of the last editor, else at the last hit."""
        if self._editor is not None and isValid(self._editor):
            start, end = self._editor.selection()
            return self._editor.key, end if behind else start
        if self._hit is not None:
            return self._hit.key, self._hit.end if behind else self._hit.start
        return "", 0

    def _go(self, hit: Hit | None) -> None:
        self._hit = hit
        if hit is not None:
            focus = QApplication.focusWidget()
            self._session.jump(hit.key, (hit.start, hit.end))
            if focus is not None and self.isAncestorOf(focus):
                focus.setFocus()  # so that Enter goes on searching
        self.refresh()

    def _tally(self, hits: tuple[Hit, ...]) -> str:
        if not self.words.text():
            return ""
        if not hits:
            return "未找到"
        if self._hit is None:
            return f"共{len(hits)}处"
        name = text_name(self._session.report.form, self._hit.key)
        return f"第{hits.index(self._hit) + 1}处，共{len(hits)}处（{name}）"

    @Slot(QWidget, QWidget)  # of the class, as of CommandsFirst
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self.window() or self.isAncestorOf(now):
            return
        self._before = now
        if isinstance(now, SyncedEdit):
            self._editor = now

    def _button(self, text: str, keys: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        if keys.endswith("F3"):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        button.setToolTip(f"{text}（{keys}）" if keys else text)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 6)
        rows = (
            (QLabel("查找", self), self.words, self.previous_button, self.next_button, self.count),
            (QLabel("替换为", self), self.by, self.replace_button, self.replace_all_button, self.fold_width),
        )
        for row, widgets in enumerate(rows):
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, row, column)
        grid.addWidget(self.close_button, 0, 5)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(4, 2)
