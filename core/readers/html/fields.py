"""What the fields of a form show on a page at rest: what was typed, what is chosen, as far as the box is wide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.readers.html.css.values import pixels, share
from core.readers.html.source_words import BREAK
from core.readers.html.tags import TYPED

_LETTERS = 13.3  # pixels of the letters in a field where nothing is told
_DIGIT = 0.5  # of the size of letters: no digit of a usual font is narrower
_MORE = 2  # characters that a field shows beyond those it is made for
_NEVER_GREY = ("button", "submit", "reset", "date", "month", "time", "week", "datetime-local")
_DRAWN = ("password", "range")
_FIGURE = 12  # characters of a figure with its unit
_LISTED = 4  # entries that a list shows from which several may be chosen


@dataclass
class ChoiceEntry:
    """An entry of a list to choose from."""

    text: str = ""
    label: str = ""
    open: bool = True  # whether it may be chosen

    @property
    def shown(self) -> str:
        """What the list shows of it."""
        return self.label or " ".join(self.text.split())


@dataclass
class Choice:
    """An open list to choose from: its entries, which of them is chosen, and how many are shown at once."""

    rows: int = 1
    entries: list[ChoiceEntry] = field(default_factory=list[ChoiceEntry])
    chosen: int | None = None

    @classmethod
    def of(cls, attributes: Mapping[str, str]) -> Choice:
        """A list that begins with these attributes."""
        told = attributes.get("size", "")
        rows = int(told[:3]) if told.isdecimal() else 0
        return cls(rows or (_LISTED if "multiple" in attributes else 1))

    def begin(self, attributes: Mapping[str, str]) -> None:
        """An entry begins."""
        self.entries.append(ChoiceEntry(label=attributes.get("label", ""), open="disabled" not in attributes))
        if "selected" in attributes:
            self.chosen = len(self.entries) - 1

    def add(self, text: str) -> None:
        """Words of the last entry."""
        if self.entries:
            self.entries[-1].text += text

    @property
    def words(self) -> str:
        """What the list shows."""
        if self.rows > 1:
            return BREAK.join(entry.shown for entry in self.entries[: self.rows])
        if self.chosen is not None:
            return self.entries[self.chosen].shown
        return next((entry.shown for entry in self.entries if entry.open), "")


def typed(attributes: Mapping[str, str]) -> str:
    """What a field shows of what was typed; "" for one that shows nothing, or dots."""
    kind, value = attributes.get("type", "").lower(), attributes.get("value", "")
    if kind not in TYPED or (kind == "number" and share(value.strip()) is None):
        return ""
    return value


def is_drawn(attributes: Mapping[str, str]) -> bool:
    """Whether a field shows its value, if it has one, as dots or a place on a line that nobody can read."""
    return attributes.get("type", "").lower() in _DRAWN and bool(attributes.get("value"))


def prompt(attributes: Mapping[str, str]) -> str:
    """What a field shows in grey while nothing is typed, where figures stand in it; "" for one that shows none."""
    words = attributes.get("placeholder", "")
    kind = attributes.get("type", "").lower()
    shows = kind in TYPED and kind not in _NEVER_GREY and not attributes.get("value")
    return words.strip() if shows and len(words) <= _FIGURE and any(map(str.isdigit, words)) else ""


def is_cut(attributes: Mapping[str, str], said: Mapping[str, str]) -> bool:
    """Whether a field is too narrow for what was typed."""
    typed_in = len(typed(attributes).strip())
    if (width := pixels(said.get("width", ""))) is not None:
        size = pixels(said.get("font-size", "")) or _LETTERS
        return typed_in * _DIGIT * size > width + 1
    told = attributes.get("size", "")
    return told.isdecimal() and int(told[:4]) > 0 and typed_in > int(told[:4]) + _MORE
