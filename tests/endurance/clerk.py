"""A hurried clerk at a keyboard, and what a report must hold after each of her keys.

She fills in a table and writes a text, leaves cells open, deletes, pastes,
takes back and saves.  Every key is logged with the time it was sent and the
states the report may be in from then on; almost always that is one.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from core.forms.catalog import form_of
from core.forms.layout import Box, grid
from core.report.report import Report
from gui.table.moves import Moves
from tests.endurance.x_screen import Keyboard

TABLE, TEXT = "applications", "overview"
LETTERS = "本机关依法公开信息共计"
_ASCII = "abcdefghijkmnopqrstuvwxyz"
_SHORT_LINE = 20  # characters: Home goes to its beginning
_LONG_TEXT = 400  # characters; then she goes to the table


@dataclass(frozen=True)
class State:
    """What is followed of a report: the figures of one table and one text."""

    figures: tuple[tuple[str, int], ...]
    text: str

    @classmethod
    def of(cls, report: Report) -> State:
        """The state a report is in."""
        figures = {key: int(value) for key, value in report.values.items() if key.startswith(f"{TABLE}.")}
        return cls(tuple(sorted(figures.items())), report.text(TEXT))


@dataclass(frozen=True)
class Logged:
    """A key, when it was sent (time.monotonic), and the states that are right from then on."""

    when: float
    key: str
    states: frozenset[State]


class Clerk:
    """Types until she is stopped; ``log`` lies outside the window's process.

    ``place``: where the cursor is at the beginning; "" on the cover.
    """

    def __init__(self, keyboard: Keyboard, report: Report, chance: random.Random, place: str = "") -> None:
        self._keyboard, self._chance = keyboard, chance
        form = form_of(report.form_key)
        computed = {key for key, cell in form.cells.items() if cell.formula is not None}
        self._moves = Moves(grid(form.table(TABLE)), computed)
        self._tabs = ["", *(section.key for section in form.sections)]
        boxes = {box.key: box for box in grid(form.table(TABLE)).boxes if box.key}
        self._tab = place.partition(".")[0] if place.partition(".")[0] in self._tabs else ""
        self._box: Box = boxes.get(place, self._moves.first_typed())
        start = State.of(report)
        self._figures, self._texts = dict(start.figures), {start.text}
        self._undo: list[tuple[str, Box | None, dict[str, int], set[str]]] = []
        self._open = ""  # what stands in the open cell
        self._hurry = 0.1
        self.log = [Logged(time.monotonic(), "", frozenset({start}))]

    def work(self, until: float) -> None:
        """Type until then (time.monotonic)."""
        self._until = until
        self.log = [replace(self.log[0], when=time.monotonic())]
        if self._tab == TEXT:
            self._press("End", "Control")
        while time.monotonic() < until:
            self._hurry = self._chance.choice((0.03, 0.08, 0.2))
            self._go(self._chance.choice((TABLE, TABLE, TEXT)))
            todo = self._in_table if self._tab == TABLE else self._in_text
            for _ in range(self._chance.randint(2, 12)):
                if time.monotonic() < until:
                    todo()
            if self._chance.random() < 0.1:
                self._pause(self._chance.uniform(0.5, 2.5))

    # The table

    def _in_table(self) -> None:
        acts: list[Callable[[], None]] = [self._figure] * 8
        acts += [self._delete, self._paste_figure, self._take_back, self._save]
        self._chance.choice(acts)()

    def _figure(self) -> None:
        """A figure, and on with Tab; the last cell begins again at the top."""
        before = dict(self._figures)
        for digit in str(self._chance.randint(1, 999)):
            self._open += digit
            self._figures[self._box.key] = int(self._open)
            self._press(digit)
        if self._chance.random() < 0.2 and len(self._open) > 1:
            self._open = self._open[:-1]
            self._figures[self._box.key] = int(self._open)
            self._press("BackSpace")
        if self._chance.random() < 0.1:
            self._pause(self._chance.uniform(0.3, 2.0))  # the cell stays open
        if self._chance.random() < 0.1:
            self._figures = dict(before)
            self._open = ""
            self._press("Escape")
            return
        self._commit(before)
        if self._chance.random() < 0.05:
            self._save()  # with the cell still open
        self._next()

    def _commit(self, before: dict[str, int]) -> None:
        if self._open and before != self._figures:
            self._undo.append((TABLE, self._box, before, set(self._texts)))
        self._open = ""

    def _next(self) -> None:
        following = self._moves.typed(self._box, 1, "right")
        self._press("Tab")
        if following is self._box:
            self._press("Home", "Control")
            following = self._moves.end(-1)
        self._box = following

    def _delete(self) -> None:
        if self._box.key in self._figures:
            self._undo.append((TABLE, self._box, dict(self._figures), set(self._texts)))
            del self._figures[self._box.key]
            self._press("Delete")

    def _paste_figure(self) -> None:
        value = self._figures.get(self._box.key)
        if value is None or self._moves.typed(self._box, 1, "right") is self._box:
            return
        self._press("c", "Control")
        self._next()
        if self._figures.get(self._box.key) != value:
            self._undo.append((TABLE, self._box, dict(self._figures), set(self._texts)))
            self._figures[self._box.key] = value
            self._press("v", "Control")

    def _take_back(self) -> None:
        """Undo, where what was done last was done on this page."""
        if not self._undo or self._undo[-1][0] != self._tab:
            return
        _, box, figures, texts = self._undo.pop()
        self._box = box or self._box
        self._figures, self._texts = figures, texts
        if self._tab == TEXT:
            self._undo.clear()  # what one step is depends on how fast she was; what came before is not known then
        self._press("z", "Control")

    # The text

    def _in_text(self) -> None:
        if max(map(len, self._texts)) > _LONG_TEXT:
            self._go(TABLE)
            return
        acts: list[Callable[[], None]] = [self._words] * 6
        acts += [self._paragraph, self._rub_out, self._paste_words, self._take_back, self._save]
        self._chance.choice(acts)()

    def _words(self) -> None:
        for letter in self._chance.choices(_ASCII + LETTERS * 3, k=self._chance.randint(1, 8)):
            self._write(letter, {text + letter for text in self._texts})

    def _rub_out(self) -> None:
        if min(map(len, self._texts)) > 0:
            self._write("BackSpace", {text[:-1] for text in self._texts})

    def _write(self, key: str, texts: set[str]) -> None:
        """Type on in a run: taken back, anything that stood there since it began may be what is left."""
        stood = self._undo.pop()[3] if self._undo and self._undo[-1][0] == TEXT else set[str]()
        self._undo.append((TEXT, None, dict(self._figures), stood | self._texts))
        self._texts = texts
        self._press(key)

    def _paragraph(self) -> None:
        self._texts = {text + "\n" for text in self._texts}
        self._undo.clear()
        self._press("Return")

    def _paste_words(self) -> None:
        lines = {text.rsplit("\n", 1)[-1] for text in self._texts}
        if len(lines) != 1 or not 0 < len(line := lines.pop()) < _SHORT_LINE:
            return
        self._press("Home", "Shift")
        self._press("c", "Control")
        self._press("End")
        self._texts = {text + line for text in self._texts}
        self._undo.clear()
        self._press("v", "Control")

    # Both

    def _save(self) -> None:
        self._press("s", "Control")

    def _go(self, tab: str) -> None:
        """To another part of the report by Ctrl+PgDown, a text at its end."""
        if tab == self._tab:
            return
        steps = (self._tabs.index(tab) - self._tabs.index(self._tab)) % len(self._tabs)
        for _ in range(steps):
            self._press("PgDown", "Control")
        self._tab = tab
        if tab == TEXT:
            self._press("End", "Control")

    def _press(self, key: str, held: str = "") -> None:
        """Log the key with what is right from now on; nothing more is pressed once the time is over."""
        if time.monotonic() >= self._until:
            return
        when = self._keyboard.press(key, held)
        figures = tuple(sorted(self._figures.items()))
        states = frozenset(State(figures, text) for text in self._texts)
        self.log.append(Logged(when, f"{held}+{key}".strip("+"), states))
        time.sleep(self._hurry * self._chance.uniform(0.3, 1.7))

    def _pause(self, seconds: float) -> None:
        time.sleep(max(0.0, min(seconds, self._until - time.monotonic())))
