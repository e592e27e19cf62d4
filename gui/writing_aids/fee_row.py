"""One fee of the calculator as a line to type in: way, note, month, quantity, fee, whether paid."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from core.report.fees import TARIFFS, Entry, Payment, Tariff, parse_quantity
from core.report.numbers import NotANumber
from gui.basics.icons import icon
from gui.basics.theme import figure_font
from gui.basics.tones import PALETTE_CHANGES, tone_colour

# Heads and widths in characters; the one without a width takes what is left.
COLUMNS = (
    ("", 2.5),
    ("方式", 6.0),
    ("申请人或申请（备注，不导出）", 0.0),
    ("月份", 6.0),
    ("件数或页数", 7.5),
    ("应收", 7.0),
    ("缴费", 8.5),
    ("", 3.0),
)
_MARGIN, GAP = 6, 6  # px
_LONGEST_NOTE = 40


class ChoiceBox(QComboBox):
    """A short list of choices; the wheel never changes it while its list is closed."""

    def __init__(self, name: str, choices: dict[str, object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for text, value in choices.items():
            self.addItem(text, value)

    def choose(self, value: object) -> None:
        """Select the choice with this value."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuantityLine(QLineEdit):
    """Pieces or pages; ``stepped`` tells that Enter or an arrow leaves for the next (1) or previous (-1) line."""

    stepped = Signal(int, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(1, True)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1, False)
        else:
            super().keyPressEvent(event)

    _wrong = False

    def show_wrong(self, wrong: bool) -> None:
        """Tint the field where what stands in it cannot be used."""
        if wrong != self._wrong:
            self._wrong = wrong
            self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in PALETTE_CHANGES and self._wrong:
            self._tint()

    def _tint(self) -> None:
        palette = QPalette()
        if self._wrong:
            palette.setColor(QPalette.ColorRole.Base, tone_colour("error_pale"))
        if not self._wrong or self.palette().color(QPalette.ColorRole.Base) != tone_colour("error_pale"):
            self.setPalette(palette)


class FeeRow(QWidget):
    """One fee being typed.  ``entered`` tells that the focus came into the line."""

    changed = Signal()
    entered = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget, like: Entry | None = None) -> None:
        super().__init__(parent)
        self.number = QLabel(self)
        self.way = ChoiceBox("方式", {tariff.name: tariff for tariff in TARIFFS}, self)
        self.note = QLineEdit(self)
        self.note.setAccessibleName("申请人或申请")
        self.note.setMaxLength(_LONGEST_NOTE)
        self.month = ChoiceBox("月份", {"—": 0, **{f"{month}月": month for month in range(1, 13)}}, self)
        self.quantity = QuantityLine(self)
        self.quantity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.unit = QLabel(self)
        self.fee = QLabel(self)
        self.fee.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.payment = ChoiceBox("缴费", {payment.value: payment for payment in Payment}, self)
        self.remove = QPushButton(icon("x"), "", self)
        self.remove.setAccessibleName("删除这一条")
        self.remove.setToolTip("删除这一条")
        self.problem = ""
        self._entry: Entry | None = None
        self._lay_out()
        self._listen()
        if like is not None:
            self.show_entry(like)
        self._read()

    @property
    def entry(self) -> Entry | None:
        """The fee, None while the line is empty or cannot be used (then ``problem`` says why)."""
        return self._entry

    @property
    def kept(self) -> Entry | None:
        """The line as it is kept in the report; None where nothing stands there."""
        named = bool(self.note.text().strip())
        return self._entry or (self._made(self.way.currentData(), 0) if named else None)

    def stops(self) -> tuple[QWidget, ...]:
        """The widgets in the order of the Tab key."""
        return (self.way, self.note, self.month, self.quantity, self.payment, self.remove)

    def show_entry(self, entry: Entry) -> None:
        """Fill the line; a quantity of 0 stays empty."""
        self.way.choose(entry.tariff)
        self.note.setText(entry.note)
        self.month.choose(entry.month)
        self.quantity.setText(str(entry.quantity or ""))
        self.payment.choose(entry.payment)

    @property
    def unfinished(self) -> bool:
        """Whether somebody or something is named, but no quantity."""
        return bool(self.note.text().strip()) and self._entry is None and not self.problem

    def mark(self, number: int, current: bool) -> None:
        """Show the number of the line, and whether its computation is the one on show."""
        self.number.setText(f"{number}.")
        self.quantity.setAccessibleName(f"第{number}条的件数或页数")
        self.setBackgroundRole(QPalette.ColorRole.Highlight if current else QPalette.ColorRole.Base)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.remove.setAutoDefault(False)
        self.remove.setFlat(True)
        self.quantity.setFont(figure_font(self.font()))
        self.fee.setFont(figure_font(self.font()))
        self.fee.setContentsMargins(0, 0, GAP, 0)
        amount = QWidget(self)
        inside = QHBoxLayout(amount)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(3)
        inside.addWidget(self.quantity, 1)
        inside.addWidget(self.unit)
        parts = (self.number, self.way, self.note, self.month, amount, self.fee, self.payment, self.remove)
        place_in_columns(self, parts)

    def _listen(self) -> None:
        for box in (self.way, self.month, self.payment):
            box.currentIndexChanged.connect(self._read)
        for line in (self.note, self.quantity):
            line.textChanged.connect(self._read)
        self.remove.clicked.connect(self.removed)
        for part in self.stops():
            part.installEventFilter(self)

    def _read(self) -> None:
        tariff: Tariff = self.way.currentData()
        self.unit.setText(tariff.unit)
        self.month.setEnabled(tariff.monthly)
        self._entry, self.problem = None, ""
        try:
            quantity = parse_quantity(self.quantity.text(), tariff)
        except NotANumber as wrong:
            self.problem = str(wrong)
        else:
            if quantity is not None:
                self._entry = self._made(tariff, quantity)
        self.fee.setText(f"{self._entry.charge.fee}元" if self._entry else "")
        self.payment.setEnabled(self._entry is None or self._entry.charge.fee > 0)
        self.quantity.show_wrong(bool(self.problem))
        self.changed.emit()

    def _made(self, tariff: Tariff, quantity: int) -> Entry:
        month = self.month.currentData() if tariff.monthly else 0
        return Entry(tariff, quantity, month, " ".join(self.note.text().split()), self.payment.currentData())


def place_in_columns(line: QWidget, parts: tuple[QWidget, ...]) -> None:
    """Lay parts out so that all lines have the same columns."""
    em = line.fontMetrics().horizontalAdvance("字")
    row = QHBoxLayout(line)
    row.setContentsMargins(_MARGIN, 3, _MARGIN, 3)
    row.setSpacing(GAP)
    for part, (_, width) in zip(parts, COLUMNS, strict=True):
        if width:
            part.setFixedWidth(round(em * width))
        row.addWidget(part, 0 if width else 1)
