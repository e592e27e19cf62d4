"""The list 需要核对: everything odd in the file, by what it asks; a click goes to the cell, or takes one of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from core.notes import NoteTask
from core.records import record
from core.report.numbers import Number, show
from gui.basics.theme import bold
from gui.basics.tones import TintedList
from gui.importing.marks import Remark

_LINE = Qt.ItemDataRole.UserRole
_NEXT = Qt.ItemDataRole.UserRole + 1  # which of the line's places comes next
NOTHING_ODD = "没有需要核对的事项，仍请通读一遍。"


@record
class NoteHead:
    """The line above those that ask the same."""

    task: NoteTask
    count: int


@record
class NoteChoice:
    """A line that takes a figure for a cell, or gives it back where it was taken."""

    key: str
    value: Number
    taken: bool


@record
class NoteWords:
    """A line that takes texts as the file encloses them, or gives them back where they were taken."""

    keys: tuple[str, ...]
    words: str
    taken: bool


NoteLine = Remark | NoteHead | NoteChoice | NoteWords


class NotesList(TintedList):
    """``place_chosen`` carries a place; a line that speaks of several cells goes on to the next at each click.

    ``figure_chosen`` carries a cell and the figure taken for it, None where it is given back,
    ``words_chosen`` keys of texts, and whether they are taken as they are enclosed.
    """

    place_chosen = Signal(str)
    figure_chosen = Signal(str, object)
    words_chosen = Signal(tuple, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName("需要核对的事项")
        self._lines: list[NoteLine] = []
        self.itemClicked.connect(self.go)

    def set_remarks(self, remarks: list[Remark], taken: Mapping[str, Number], worded: Set[str] = frozenset()) -> None:
        """List these, with the figures ``taken`` and the texts ``worded`` so far; the current line stays where it is."""
        lines = list(_lines(remarks, taken, worded))
        if self.count() and lines == self._lines:
            return
        row, self._lines = self.currentRow(), lines
        self.clear()
        for line in lines:
            self._add(line)
        if not lines:
            item = QListWidgetItem(NOTHING_ODD, self)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)  # told, so in ink: what is disabled is fainter
        self.setCurrentRow(min(row, self.count() - 1))

    @property
    def nothing_odd(self) -> bool:
        """Whether there is nothing to look at."""
        return not self._lines

    def _add(self, line: NoteLine) -> None:
        item = QListWidgetItem(_words(line), self)
        item.setData(_LINE, line)
        item.setData(_NEXT, 0)
        if isinstance(line, NoteHead):
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setFont(bold(self.font()))
        elif isinstance(line, NoteWords):
            item.setFont(_link(self.font(), line.taken))
            self.tint(item, "accent")
            item.setToolTip("再次单击改回看到的文字" if line.taken else "单击采用附带的文字")
        elif isinstance(line, NoteChoice):
            item.setFont(_link(self.font(), line.taken))
            self.tint(item, "accent")
            item.setToolTip("再次单击可撤回" if line.taken else "单击采用这个数")
        else:
            item.setToolTip("再次单击转到下一格" if len(line.places) > 1 else "")
            if line.mark:
                self.tint(item, line.mark.value.ink)

    def go(self, item: QListWidgetItem) -> None:
        """Go to the place of a line, or the next of its places; take a figure, or give it back."""
        line: NoteLine | None = item.data(_LINE)
        if isinstance(line, NoteChoice):
            self.figure_chosen.emit(line.key, None if line.taken else line.value)
        elif isinstance(line, NoteWords):
            self.words_chosen.emit(line.keys, not line.taken)
        elif isinstance(line, Remark) and line.places:
            at = item.data(_NEXT)
            item.setData(_NEXT, (at + 1) % len(line.places))
            self.place_chosen.emit(line.places[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if enter and (item := self.currentItem()):
            self.go(item)
        else:
            super().keyPressEvent(event)


def _lines(remarks: list[Remark], taken: Mapping[str, Number], worded: Set[str]) -> Iterator[NoteLine]:
    for task in NoteTask:
        of_task = [remark for remark in remarks if remark.task is task]
        if of_task:
            yield NoteHead(task, len(of_task))
        for remark in of_task:
            yield remark
            key = remark.places[0] if remark.places else ""
            yield from (NoteChoice(key, value, taken.get(key) == value) for value in remark.choices)
            if remark.offered is not None:
                yield NoteWords(remark.places, remark.offered, key in worded)
        keys = tuple(remark.places[0] for remark in of_task if remark.offered is not None)
        if len(keys) > 1:
            yield NoteWords(keys, "", worded >= set(keys))


def _words(line: NoteLine) -> str:
    if isinstance(line, NoteHead):
        return f"{line.task.value}（{line.count}）"
    if isinstance(line, NoteChoice):
        return f"　{'✓ 已用' if line.taken else '用'}{show(line.value)}"
    if isinstance(line, NoteWords):
        return f"　{'✓ 已用' if line.taken else '用'}{_named(line)}"
    return f"{line.mark.value.shape if line.mark else '·'} {line.sentence}"


_SHOWN = 24  # characters of a text


def _named(line: NoteWords) -> str:
    """What a line takes: all texts, a text by its beginning, or that there is none."""
    if len(line.keys) > 1:
        return f"全部附带的文字（{len(line.keys)}处）"
    words = " ".join(line.words.split())
    if not words:
        return "附带的（没有文字）"
    return f"附带的“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"


def _link(font: QFont, taken: bool) -> QFont:
    """How a figure that can be taken looks: as a link; one that is taken stands out."""
    look = bold(font) if taken else QFont(font)
    look.setUnderline(not taken)
    return look
