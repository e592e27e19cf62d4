"""The fields of 封面与说明: one line each, written to the session as they are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionFrame, QWidget

from core.forms.catalog import YEARS
from core.report.checks.deadline import month_and_day, usual_day
from core.report.edits import ReplaceReport, SetBody
from core.report.report import BODY_KINDS, POST_CODE, BodyField, Report
from core.report.rollover import with_year
from core.report.texts.clean_text import clean_text
from gui.text.menu import edit_menu, told_read_only, undo_or_redo
from gui.text.typing_bursts import Burst
from gui.work.session import Session
from gui.work.unfinished import ComposingLine, Held, Outcome


class SessionLine(ComposingLine):
    """A line whose undo keys and context menu are the session's."""

    def __init__(self, session: Session, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(label)
        self.setAcceptDrops(False)  # a file dropped here goes on to the window
        for signal in (session.body_changed, session.report_replaced):
            signal.connect(self.refresh)
        session.read_only_changed.connect(self.setReadOnly)
        self.setReadOnly(session.read_only)
        for held in (self.composing, self.textEdited):
            held.connect(session.unfinished.changed)
        session.unfinished.asked.connect(self.add_held)
        session.unfinished.finishing.connect(self.finish)

    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        """What cannot be changed has the ground of the window, in the colours of the moment, not that of paper."""
        super().initStyleOption(option)
        if self.isReadOnly():
            palette = option.palette  # pyright: ignore[reportAttributeAccessIssue] (missing in the stubs)
            palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Midlight))
            option.palette = palette  # pyright: ignore[reportAttributeAccessIssue]

    def refresh(self) -> None:
        """Show what the report has."""

    def add_held(self, held: Held) -> None:
        """Add what stands in the line and not yet in the report."""

    def finish(self, _: Outcome) -> None:
        """Take what stands in the line into the report."""
        self.take_composition()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (undo_or_redo(self._session, event) or told_read_only(self._session, event)):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self, self._session).popup(event.globalPos())


class BodyLine(SessionLine):
    """One line of the contact data; every key is written, a run of typing is one undo step."""

    def __init__(self, session: Session, body_field: BodyField, parent: QWidget | None = None) -> None:
        super().__init__(session, body_field.label, parent)
        self._field = body_field
        self._burst = Burst(self)
        self.textEdited.connect(self._write)
        self.refresh()

    def refresh(self) -> None:
        value = self._session.report.body.get(self._field.key, "")
        if self.text().strip() != value:
            self.setText(value)
            self._burst.end()
        self.setPlaceholderText(_placeholder(self._session.report, self._field))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._session.set_current(self._field.key)

    def add_held(self, held: Held) -> None:
        if (words := self.words()) != self.text():
            held.edits.append(SetBody(self._field.key, words.strip()))

    def hint(self) -> str:
        """A sentence where what stands there looks odd, else "" ."""
        return body_hint(self._field.key, self.text().strip())

    def _write(self) -> None:
        if not self.text().isprintable():  # line breaks and the like come with a paste
            self.setText(clean_text(self.text()).replace("\n", " "))
        self._session.perform(
            SetBody(self._field.key, self.text().strip(), f"修改“{self._field.label}”"), self._burst.name
        )
        self.refresh()
        self._burst.typed(self.cursorPosition())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._burst.end()
        self.setText(self.text().strip())


def body_hint(key: str, value: str) -> str:
    """What looks odd about a line of the contact data, as a sentence; "" where nothing does."""
    odd = {
        "post_code": (POST_CODE.fullmatch(value) is None, "邮政编码应为6位数字。"),
        "email": ("@" not in value, "电子邮箱地址中应有“@”。"),
        "filing_day": (month_and_day(value) is None, "请按“月-日”填写，如1-31；目前按机关类别确定。"),
    }
    wrong, sentence = odd.get(key, (False, ""))
    return sentence if value and wrong else ""


def _placeholder(report: Report, body_field: BodyField) -> str:
    if body_field.key != "filing_day":
        return body_field.example
    day = usual_day(report)
    month, number = day.split("-")
    return f"不填则为{int(month)}月{int(number)}日"


class YearLine(SessionLine):
    """The report's year; written when it is left, and only a year is taken."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "年份", parent)
        self._refused = ""
        self.setMaxLength(8)
        self.editingFinished.connect(self._write)
        self.textEdited.connect(lambda: setattr(self, "_refused", ""))
        self.refresh()

    def refresh(self) -> None:
        year = self._session.report.year
        self.setText(str(year) if year else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While a year is being typed, undo and Esc bring the old one back."""
        if self.isModified() and (event.matches(QKeySequence.StandardKey.Undo) or event.key() == Qt.Key.Key_Escape):
            self.refresh()
        else:
            super().keyPressEvent(event)

    def add_held(self, held: Held) -> None:
        report, words = self._session.report, self.words()
        if words == (str(report.year) if report.year else ""):
            return
        if (year := _year(words)) is None:
            held.words["year"] = words
        elif year != report.year:
            held.edits.append(ReplaceReport(with_year(report, year)[0]))

    def finish(self, _: Outcome) -> None:
        super().finish(_)
        if self.isModified():
            self._write()

    def hint(self) -> str:
        """Why what was typed was not taken, else ""."""
        return f"“{self._refused}”不是有效年份，未采用。请填四位数字，如2025。" if self._refused else ""

    def _write(self) -> None:
        year = _year(self.text())
        if year is None:
            self._refused = self.text().strip().removesuffix("年").strip()
        elif year != self._session.report.year:
            report, moved = with_year(self._session.report, year)
            self._session.perform(ReplaceReport(report, "修改年份"))
            if moved:
                self._session.message.emit(f"标题和说明里的{moved}处年份已改为{year}年，请核对；可以撤销。")
        self.refresh()


def _year(words: str) -> int | None:
    """The year that was typed; None where it is none."""
    typed = words.strip().removesuffix("年").strip()
    year = int(typed) if typed.isdecimal() else 0
    return year if year in YEARS else None


class KindBox(QComboBox):
    """The kind of body; the wheel never changes it while its list is closed."""

    def __init__(self, session: Session, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(label)
        self.addItem("（请选择）", "")
        for key, (name, _) in BODY_KINDS.items():
            self.addItem(name, key)
        self.activated.connect(self._write)
        for signal in (session.body_changed, session.report_replaced):
            signal.connect(self.refresh)
        session.read_only_changed.connect(self._show_read_only)
        self._show_read_only()
        self.refresh()

    def refresh(self) -> None:
        """Show what the report has."""
        self.setCurrentIndex(max(0, self.findData(self._session.report.body.get("kind", ""))))

    def hint(self) -> str:
        """Any kind is right."""
        return ""

    def _write(self) -> None:
        kind = self.currentData()
        if kind != self._session.report.body.get("kind", ""):
            self._session.perform(SetBody("kind", kind, "修改“机关类别”"))
            self.refresh()

    def _show_read_only(self, *_: object) -> None:
        self.setEnabled(not self._session.read_only)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
