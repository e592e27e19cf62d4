"""The status bar: where saved and when, the verdict, what to do next, the days left; and passing messages."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QStatusBar, QStyle, QWidget

from core.report.checks.deadline import days_left
from core.report.checks.next_step import next_step
from core.report.findings import Finding, state_of
from core.report.report import Report
from gui.basics.theme import colours, explain
from gui.basics.widgets import ElidedLabel
from gui.work.open_file import Document
from gui.work.session import Session

MESSAGE_MS = 8000
_MARGIN = 12  # px on either side of words
_BETWEEN = 48  # px between the parts, and the grip
_ROOM = 8  # px that elided words are shorter by than what they are measured by


class StatusBar(QStatusBar):
    """Follows session and document."""

    def __init__(self, session: Session, document: Document, step: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self.saved = ElidedLabel(self, Qt.TextElideMode.ElideMiddle)
        self.selected, self.verdict, self.days = (ElidedLabel(self) for _ in range(3))
        self.step = StepButton(step, self)
        self.addWidget(self.saved, 1)
        self.addPermanentWidget(self.selected)
        self.addPermanentWidget(self.verdict)
        self.addPermanentWidget(self.step)
        self.addPermanentWidget(self.days)
        for label in (self.saved, self.selected, self.verdict, self.days):
            label.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        session.selection_told.connect(self._tell_selection)
        session.findings_changed.connect(self.refresh)
        session.report_replaced.connect(self.refresh)
        session.body_changed.connect(self.refresh)
        document.changed.connect(self.refresh)
        session.message.connect(lambda text: self.showMessage(text, MESSAGE_MS))
        self.messageChanged.connect(self._make_room)
        self._said: tuple[object, ...] = ()  # the report and findings of verdict and next step
        self._midnight = QTimer(self, interval=60_000)
        self._midnight.timeout.connect(self.refresh)
        self._midnight.start()
        self.refresh()

    def refresh(self) -> None:
        """Say where we stand."""
        report = self._session.report
        state, where = self._saved()
        self.saved.say(f"{state} · {where}" if where else state, str(self._document.path or ""), state)
        self._judge(report, self._session.findings)
        self._count_days()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count_days()

    def _count_days(self) -> None:
        """The days left as far as the others leave room: without the day itself, or not at all; no number is cut."""
        report, today = self._session.report, date.today()
        others = (self.selected, self.verdict, self.step)
        taken = sum(widget.sizeHint().width() for widget in others) + self.saved.minimumSizeHint().width()
        room = self.width() - taken - _BETWEEN - 2 * _MARGIN
        whole = days_left(report, today)
        measure = self.days.fontMetrics().horizontalAdvance
        found = (words for words in (whole, days_left(report, today, brief=True)) if measure(words) <= room)
        self.days.say(next(found, ""), whole)

    def _tell_selection(self, words: str) -> None:
        self.selected.say(words)
        self._count_days()

    def _make_room(self, message: str) -> None:
        """A message is read whole: in a narrow window what stands beside it goes until it is over, the days first."""
        beside = (self.days, self.selected, self.verdict, self.step)
        for widget in beside:
            widget.setVisible(True)
        wanted = self.fontMetrics().horizontalAdvance(message) + 2 * _ROOM
        for widget in beside if message else ():
            if self.width() - sum(other.sizeHint().width() for other in beside if not other.isHidden()) >= wanted:
                break
            widget.setVisible(False)

    def _judge(self, report: Report, findings: tuple[Finding, ...]) -> None:
        """An edit is told of more than once: what was said of this report with these findings stays."""
        if self._session.checking and self._said:  # in a moment there are findings on what is being typed
            return
        if not self._said or self._said[0] is not report or self._said[1] is not findings:
            self._said = report, findings
            self.verdict.say(str(state_of(report, findings)))
            self.step.say(str(next_step(report, findings)))

    def _saved(self) -> tuple[str, str]:
        """How it stands with saving, and the file."""
        document = self._document
        if self._session.file_read_only:
            return "只读", document.path.name if document.path else ""
        if document.path is None:
            return "已定稿，尚未保存" if self._session.report.finished else "尚未保存", ""
        shown = "/".join(document.path.parts[-2:])
        when = document.saved_at.strftime("%H:%M") if document.saved_at else ""
        done = "已定稿 · " if self._session.report.finished else ""
        return f"{done}有未保存的修改" if document.unsaved else f"{done}已保存{when}", shown


class StepButton(QPushButton):
    """What to do next, as a link that goes there; without room its middle is left out, the tooltip has it."""

    def __init__(self, step: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._keys = step.shortcut().toString()
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the step puts it
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(step.trigger)

    def say(self, words: str) -> None:
        """Change what it says."""
        if words == self._words:
            return
        self._words = words
        self._colour()
        self.setAccessibleName(words)
        explain(self, f"{words}（{self._keys}）")
        self.updateGeometry()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange):
            self._colour()

    def _colour(self) -> None:
        ink = QColor(colours(QApplication.palette()).accent)
        if self.palette().color(QPalette.ColorRole.ButtonText) != ink:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.ButtonText, ink)
            self.setPalette(palette)

    def sizeHint(self) -> QSize:
        return QSize(self._width(f"{self._words} →"), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width("下一步… →"), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _width(self, words: str) -> int:
        frame = self.style().pixelMetric(QStyle.PixelMetric.PM_ButtonMargin, None, self)
        return self.fontMetrics().horizontalAdvance(words) + 2 * frame + _ROOM

    def _fit(self) -> None:
        room = self.width() - self._width(" →") + _ROOM  # what the hint has to spare
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room) + " →")
