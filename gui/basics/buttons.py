"""The foot of every dialog: one order of its buttons, and one way to show which of them is the act.

From the left: what helps with the contents; then, at the right, other ways, what only leaves, and last the act.
The act is what Enter does and the only filled button.  Where Enter merely leaves (关闭), nothing is filled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gui.basics.focus import FILLED
from gui.basics.icons import icon
from gui.basics.theme import colours
from gui.basics.tones import PALETTE_CHANGES

_RADIUS = 4  # px
_LIT, _DOWN = 112, 115  # percent: under the mouse, and pressed
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_APART = 16  # px between what helps and what ends the dialog


class Look(Enum):
    """How a button presents itself: as one of several, as the act, or as what only leaves."""

    OUTLINED = "outlined"
    FILLED = "filled"
    QUIET = "quiet"


class PushButton(QPushButton):
    """A button that Enter presses only where it has the focus, or where it is the act of its dialog."""

    def __init__(self, parent: QWidget | None, text: str, picture: str = "") -> None:
        super().__init__(text, parent)
        self.look = Look.OUTLINED
        self._picture = ""
        self.setAutoDefault(False)
        self.picture(picture)

    def picture(self, name: str) -> None:
        """Give it an icon by its name; "" leaves it without one."""
        self._picture = name
        if name:
            self.setIcon(icon(name, "paper" if self.filled else ""))

    def take_look(self, look: Look) -> None:
        """Present itself otherwise."""
        self.look = look
        self._dress()

    @property
    def filled(self) -> bool:
        """Whether it is drawn as the act: not while it cannot be pressed."""
        return self.look is Look.FILLED and self.isEnabled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard: Qt would press the act of the dialog in its place."""
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (*PALETTE_CHANGES, QEvent.Type.EnabledChange):
            self._dress()

    def _dress(self) -> None:
        self.setProperty(FILLED, self.filled)
        self.picture(self._picture)
        ground = QColor(colours(QApplication.palette()).window)
        if self.look is Look.QUIET and self.palette().color(QPalette.ColorRole.Button) != ground:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Button, ground)
            self.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.filled:
            super().paintEvent(event)
            return
        of = colours(self.palette())
        option = QStyleOptionButton()
        self.initStyleOption(option)
        ground = QColor(of.accent)
        if self.isDown():
            ground = ground.darker(_DOWN)
        elif self.underMouse():
            ground = ground.lighter(_LIT)
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        option.palette.setColor(QPalette.ColorRole.ButtonText, QColor(of.paper))  # pyright: ignore[reportAttributeAccessIssue] (not in the stubs)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()


def push_button(
    parent: QWidget, text: str, picture: str = "", pressed: Callable[[], object] | None = None
) -> PushButton:
    """A button that Enter presses only where it has the focus."""
    button = PushButton(parent, text, picture)
    if pressed is not None:
        button.clicked.connect(pressed)
    return button


def foot(
    act: PushButton | None = None,
    leave: PushButton | None = None,
    others: Sequence[PushButton] = (),
    helping: Sequence[QWidget] = (),
) -> QHBoxLayout:
    """The row of buttons of a dialog; Enter presses ``act``, or ``leave`` where there is no act.

    ``others`` are further ways out, ``helping`` stands at the left: buttons that leave the dialog open, labels.
    """
    row = QHBoxLayout()
    for widget in helping:
        row.addWidget(widget, 1 if isinstance(widget, QLabel) else 0)
    if not any(isinstance(widget, QLabel) for widget in helping):
        row.addStretch(1)
    ending = [*others, *(button for button in (leave, act) if button is not None)]
    if helping:
        row.addSpacing(_APART - row.spacing())
    for button in ending:
        row.addWidget(button)
    for widget, after in zip([*helping, *ending], [*helping, *ending][1:], strict=False):
        QWidget.setTabOrder(widget, after)
    if leave is not None:
        leave.take_look(Look.QUIET if act is not None else Look.OUTLINED)
    if act is not None:
        act.take_look(Look.FILLED)
    if (first := act or leave) is not None:
        first.setDefault(True)
    return row


def closing_row(dialog: QDialog, *others: PushButton) -> QHBoxLayout:
    """The foot of a dialog that only shows something: other buttons, then 关闭, which Enter presses."""
    return foot(leave=push_button(dialog, "关闭", pressed=dialog.accept), others=others)
