"""The tab 封面与说明: the body's data, and the title and preamble made of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.report.edits import SetText
from core.report.report import BODY_FIELDS, Report, still_unverified
from core.report.texts.year_moves import move
from gui.basics.scroll_parts import know_viewport, listen
from gui.basics.theme import scaled
from gui.tabs.body_fields import BodyLine, KindBox, YearLine
from gui.tabs.unverified_counter import UnverifiedCounter
from gui.text.editor import SectionEdit
from gui.text.menu import text_name
from gui.text.typesetting import PARAGRAPHS, TITLE, TextSetting
from gui.work.session import Session

_TWO_COLUMNS = 760  # px of width from which fields stand in two columns
_WIDEST = 980
_BETWEEN = 24  # px between the columns
Field = BodyLine | KindBox | YearLine


class CoverTab(QScrollArea):
    """A form for the body's data; below it title and preamble, generated until edited."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self._session = session
        self._columns = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDEST)
        self.fields: dict[str, Field] = dict(_fields(session, inner))
        self._labels = {key: _label(field.accessibleName(), field, inner) for key, field in self.fields.items()}
        self._hints = {key: _quiet(inner) for key in self.fields}
        self.texts = {key: GeneratedText(session, key, look, inner) for key, look in _LOOKS.items()}
        self._text_labels = {
            key: _label(text_name(session.report.form, key), t.editor, inner) for key, t in self.texts.items()
        }
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(20, 16, 20, 16)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self.setWidget(inner)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._arrange(2)
        # A text grows with its words, and the page with it, a little after they were typed.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        for text in self.texts.values():
            text.editor.cursorPositionChanged.connect(self._soon.start)
            listen(self.verticalScrollBar(), "valueChanged(int)", text.editor.figures.place_popup)
        for signal in (session.body_changed, session.report_replaced):
            signal.connect(self._show_hints)
        for field in self.fields.values():
            if not isinstance(field, KindBox):
                field.editingFinished.connect(self._show_hints)
        self._show_hints()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fields["agency"].setFocus(event.reason())

    def go_to(self, place: str = "", span: tuple[int, int] | None = None) -> None:
        """Put the focus into a field, or on words of title or preamble; "" is the first field."""
        if place in self.texts:
            self.texts[place].editor.go_to(span)
            target: QWidget = self.texts[place].editor
        else:
            target = self.fields.get(place, self.fields["agency"])
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(target)

    def _follow(self) -> None:
        """Keep the line with the cursor in sight."""
        for text in self.texts.values():
            if text.editor.hasFocus():
                line = text.editor.cursorRect()
                spot = text.editor.viewport().mapTo(self.widget(), line.center())
                self.ensureVisible(spot.x(), spot.y(), 0, 2 * line.height())

    def select(self, place: str, span: tuple[int, int]) -> None:
        """Select words of title or preamble; the focus stays where it is."""
        if place in self.texts:
            self.texts[place].editor.select(span)
            self.ensureWidgetVisible(self.texts[place].editor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.viewport().width() >= _TWO_COLUMNS else 1)

    def _arrange(self, columns: int) -> None:
        """Fields row by row in so many columns, in reading order; texts across."""
        if columns == self._columns:
            return
        self._columns = columns
        grid = self._grid
        for number, (key, field) in enumerate(self.fields.items()):
            row, column = 2 * (number // columns), 2 * (number % columns)
            self._labels[key].setContentsMargins(_BETWEEN if column else 0, 0, 0, 0)
            grid.addWidget(self._labels[key], row, column)
            grid.addWidget(field, row, column + 1)
            grid.addWidget(self._hints[key], row + 1, column + 1)
        row = 2 * len(self.fields)
        for key, text in self.texts.items():
            label = self._text_labels[key]
            label.setContentsMargins(0, text.editor.first_line() - label.fontMetrics().height() // 2, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1, 1, 2 * columns - 1)
            row += 1
        for column in (1, 3):
            grid.setColumnStretch(column, 1 if column < 2 * columns else 0)
        grid.setRowStretch(row, 1)

    def _show_hints(self) -> None:
        for key, field in self.fields.items():
            self._hints[key].setText(field.hint())


_LOOKS: dict[str, TextSetting] = {"title": TITLE, "preamble": PARAGRAPHS}


def _fields(session: Session, parent: QWidget) -> Iterator[tuple[str, Field]]:
    """The fields in reading order; the year follows the kind of body."""
    for body_field in BODY_FIELDS:
        if body_field.key == "kind":
            yield "kind", KindBox(session, body_field.label, parent)
            yield "year", YearLine(session, parent)
        else:
            yield body_field.key, BodyLine(session, body_field, parent)


def _label(text: str, buddy: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setBuddy(buddy)
    return label


def _quiet(parent: QWidget) -> QLabel:
    """A small grey sentence; its line is kept free, so that nothing jumps."""
    label = QLabel(parent)
    label.setFont(scaled(label.font(), 0.9))
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setMinimumHeight(label.fontMetrics().height() + 2)
    return label


class GeneratedText(QWidget):
    """Title or preamble, with a line that says whether it is generated, and the way back."""

    def __init__(self, session: Session, key: str, look: TextSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._key = session, key
        self.editor = SectionEdit(session, key, look, self)
        self.state = _quiet(self)
        self.restore = QPushButton("恢复自动生成", self)
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self._restore)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.state)
        below.addWidget(self.restore)
        below.addStretch(1)
        below.addWidget(UnverifiedCounter(session, key, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(2)
        layout.addWidget(self.editor)
        layout.addLayout(below)
        for signal in (session.edited, session.report_replaced, session.read_only_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Say whether the text is generated."""
        self.state.setText(_origin(self._session.report, self._key))
        self.restore.setVisible(self._key in self._session.report.texts)
        self.restore.setEnabled(not self._session.read_only)
        role = QPalette.ColorRole.Midlight if self._session.read_only else QPalette.ColorRole.Base
        paper = self.editor.viewport()
        if paper.backgroundRole() != role:  # at each edit all that is on it would be given its colours anew
            paper.setBackgroundRole(role)

    def _restore(self) -> None:
        self.editor.setFocus()
        self._session.perform(
            SetText(self._key, None, f"恢复自动生成“{text_name(self._session.report.form, self._key)}”")
        )


def _origin(report: Report, key: str) -> str:
    """Where title or preamble come from; what came with a file of this year is not called edited."""
    if key not in report.texts:
        return "自动生成，随上面的内容变化"
    if still_unverified(report, key):
        return "沿用上年的文字，未核对"
    last = report.last_year
    if last is None:
        return "与自动生成的不同，不随上面的内容变化"
    # Both with the year moved: a clerk may have kept last year's number.
    before, now = (move(text, last.year, report.year, key) for text in (last.texts.get(key, ""), report.texts[key]))
    return f"{'沿用上年的文字' if before == now else '已修改'}，不随上面的内容变化"
