"""Small parts that several panels and dialogs have in common, and words set in lines of a width."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QKeySequence, QPalette, QResizeEvent, QShortcut, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from gui.basics.actions import keys_of
from gui.basics.scroll_parts import listen
from gui.basics.theme import explain


class OfferButton(QPushButton):
    """Shows ``name`` and the key for it; where there is no room the end of the name is left out, the tooltip has it."""

    def __init__(self, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._key = name, f"（{key}）" if key else ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the text or the table
        self.setText(name + self._key)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        metrics = self.fontMetrics()
        room = inside.width() - metrics.horizontalAdvance(self._key) - metrics.averageCharWidth()
        shown = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown + self._key)
        explain(self, "" if shown == self.name else self.name + self._key)


_help: Callable[[], object] | None = None


def offer_help(show: Callable[[], object] | None) -> None:
    """Have F1 show the manual in front of every dialog; the window says how."""
    global _help  # noqa: PLW0603 - one process, one manual
    _help = show


def help_key(dialog: QDialog) -> None:
    """Give a window of its own the key that its menus would have."""
    keys = QShortcut(QKeySequence(keys_of("manual")), dialog)
    keys.activated.connect(lambda: _help() if _help is not None else None)


def make_ready(dialog: QDialog) -> None:
    """What every dialog needs before it is shown: letters for Alt, F1, whole frames, no odd square between scroll bars."""
    letter_buttons(dialog)
    help_key(dialog)
    for view in dialog.findChildren(QAbstractScrollArea):
        whole_frame(view)
        if view.cornerWidget() is None:
            plain_corner(view)


def whole_frame(view: QAbstractScrollArea) -> None:
    """A frame of lines that are seen on all sides at 150 % too; the style's own loses two of them."""
    if view.frameShape() == QFrame.Shape.StyledPanel:
        view.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        view.setForegroundRole(QPalette.ColorRole.Mid)


def plain_corner(view: QAbstractScrollArea) -> None:
    """The square between two scroll bars in the colour of the window: the style takes the one of frames."""
    corner = QWidget(view)
    corner.setAutoFillBackground(True)
    corner.setBackgroundRole(QPalette.ColorRole.Midlight)
    corner.hide()
    bars = (view.horizontalScrollBar(), view.verticalScrollBar())

    def follow() -> None:
        """Only between two bars: beside one alone it would shorten that one."""
        wanted = corner if all(bar.maximum() > bar.minimum() for bar in bars) else None
        if view.cornerWidget() is not wanted:
            view.setCornerWidget(wanted)  # pyright: ignore[reportArgumentType] (None takes it away)

    for bar in bars:
        listen(bar, "rangeChanged(int,int)", lambda *_: QTimer.singleShot(0, view, follow))
    follow()


def letter_buttons(dialog: QDialog) -> None:
    """Give each button of a dialog a letter for Alt, by the sound of its first character; none twice."""
    from core.report.texts.pinyin import initials

    buttons = [button for button in dialog.findChildren(QPushButton) if button.text() and not button.isHidden()]
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    used = {found[1].upper() for text in labels + [b.text() for b in buttons] if (found := _LETTER.search(text))}
    for button in buttons:
        if isinstance(button, OfferButton) or _LETTER.search(button.text()):
            continue
        words = button.text().removesuffix("…")
        letters = (
            letter for letter in initials(words).upper() + _ALPHABET if letter in _ALPHABET and letter not in used
        )
        if letter := next(letters, ""):
            used.add(letter)
            button.setAccessibleName(button.accessibleName() or button.text())
            button.setText(f"{words}(&{letter}){button.text()[len(words) :]}")


_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTER = re.compile(r"&([A-Za-z0-9])")


class ElidedLabel(QLabel):
    """Words in the room there is; where they do not fit a part is left out, the tooltip has them whole."""

    def __init__(self, parent: QWidget | None = None, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(parent)
        self._words, self._short, self._mode, self.least = "", "", mode, 60
        self._said: tuple[str, str, str] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def words(self) -> str:
        """All of it."""
        return self._words

    def say(self, words: str, tip: str = "", short: str = "") -> None:
        """Change what it says; ``tip`` is what the tooltip says also where all fits, ``short`` what stands there alone where little does."""
        if (words, tip, short) == self._said:  # told at each edit, mostly of what stands there already
            return
        self._words, self._short, self._said = words, short, (words, tip, short)
        self.setAccessibleName(words)
        explain(self, tip or words)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._words), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = max(self.least, self._width(self._short))
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def _width(self, words: str) -> int:
        margins = self.contentsMargins()
        return self.fontMetrics().horizontalAdvance(words) + margins.left() + margins.right() + _ROOM if words else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        enough = metrics.horizontalAdvance(self._words)
        if self._mode is Qt.TextElideMode.ElideMiddle:  # more than twice the short words leaves no pieces of them
            enough = min(enough, 2 * metrics.horizontalAdvance(self._short))
        short = self._short and room < enough
        shown = metrics.elidedText(self._short if short else self._words, self._mode, room)
        if shown != self.text():
            self.setText(shown)


_LONG_WORD = re.compile(r"[!-~\u00a0-\u2fff]{24,}")  # characters between which Qt breaks no line
_UNSEEN = "\u200b"  # a blank without width
_ROOM = 4  # px that elided words are shorter by than what they are measured by
_FRAME = QSize(20, 60)  # px that the title bar and a little room around take on a small screen


def room_on_screen(dialog: QDialog) -> QSize:
    """What room the screen has for a dialog without its frame."""
    return dialog.screen().availableSize() - _FRAME


def fit_to_screen(dialog: QDialog, size: QSize) -> None:
    """Give a dialog this size, or what room a small screen has."""
    dialog.resize(size.boundedTo(room_on_screen(dialog)))


def breakable(text: str) -> str:
    """The text for a label that wraps: long names and paths without a blank may be broken anywhere, unseen."""
    return _LONG_WORD.sub(lambda found: _UNSEEN.join(found[0]), text)


def wrapped(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text in lines of at most ``width`` pixels, broken where needed; its own line breaks stay."""
    return _wrapped(text, tuple(font.families()), font.pointSizeF(), font.weight(), max(width, 1))


@lru_cache(maxsize=2048)
def _wrapped(text: str, families: tuple[str, ...], points: float, weight: QFont.Weight, width: int) -> tuple[str, ...]:
    font = QFont()
    font.setFamilies(families)
    font.setPointSizeF(points)
    font.setWeight(weight)
    return tuple(line for part in text.split("\n") for line in set_in_lines(part, font, width))


def set_in_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """One paragraph in lines of at most ``width`` pixels; one empty line of no words."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return tuple(found) or ("",)
