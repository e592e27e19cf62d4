"""Words, pictures and lines of lists in a colour that means something; they follow a change to dark while they are open.

A tone is the name of a colour of :class:`gui.basics.theme.Colours`: ``hint``, ``error``, ``quiet`` and so on.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QListWidgetItem, QWidget

from gui.basics.icons import icon
from gui.basics.theme import bold, colours

PALETTE_CHANGES = (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange)
_OWN = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)
_TONE = Qt.ItemDataRole.UserRole + 20  # above what the lists keep for themselves


def tone_colour(tone: str) -> QColor:
    """The colour of a tone in the palette in use."""
    return QColor(getattr(colours(QApplication.palette()), tone))


class TonedLabel(QLabel):
    """A label whose words have a tone; "" is the colour of all other words.  ``ground`` is what it is painted on."""

    def __init__(self, parent: QWidget | None = None, tone: str = "", ground: str = "") -> None:
        super().__init__(parent)
        self._tone, self._ground = tone, ground
        self.setAutoFillBackground(bool(ground))
        self._colour()

    def set_tone(self, tone: str) -> None:
        """Give the words another tone."""
        self._tone = tone
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in PALETTE_CHANGES:
            self._colour()

    def _colour(self) -> None:
        palette = QPalette()
        for role, tone in ((QPalette.ColorRole.WindowText, self._tone), (QPalette.ColorRole.Window, self._ground)):
            if tone:
                palette.setColor(role, tone_colour(tone))
        if any(palette.color(role) != self.palette().color(role) for role in _OWN):
            self.setPalette(palette)


class PictureLabel(QWidget):
    """One icon in a tone, drawn when it is shown: sharp at any scale."""

    def __init__(self, parent: QWidget | None = None, name: str = "", tone: str = "", side: int = 20) -> None:
        super().__init__(parent)
        self.name, self.tone = name, tone
        self.setFixedSize(side, side)

    def show_picture(self, name: str, tone: str) -> None:
        """Show another icon, or the same in another tone."""
        if (name, tone) != (self.name, self.tone):
            self.name, self.tone = name, tone
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.name:
            painter = QPainter(self)
            icon(self.name, self.tone).paint(painter, self.rect())
            painter.end()


class TintedList(QListWidget):
    """A list with lines in tones, and headings that the arrow keys pass over."""

    def add_heading(self, text: str) -> None:
        """Put a heading at the end."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(bold(item.font()))
        self.tint(item, "ink")
        self.addItem(item)

    def tint(self, item: QListWidgetItem, tone: str) -> None:
        """Give a line, in the list already or not yet, a tone."""
        item.setData(_TONE, tone)
        item.setForeground(tone_colour(tone))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in PALETTE_CHANGES:
            for item in (self.item(row) for row in range(self.count())):
                if tone := item.data(_TONE):
                    item.setForeground(tone_colour(tone))
