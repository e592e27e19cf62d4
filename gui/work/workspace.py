"""What commands act on: the open report, its file, and what is remembered between two starts.

A command knows this and a parent for its dialogs, never the window; what it
wants of the window it asks for by the signals here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core import settings as settings_file
from core.settings import Recent, Settings

if TYPE_CHECKING:
    from gui.work.open_file import Document
    from gui.work.session import Session


class Workspace(QObject):
    """The parts are made when first needed: the modules behind them take longer to load than the window itself."""

    state_changed = Signal()  # other commands can be used now, or another name is due
    editor_asked = Signal()  # the open report is to be shown
    command_asked = Signal(str)  # another declared command is to be carried out, by its name

    def __init__(self, window: QWidget, settings: Settings | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.settings, self._stored = settings or settings_file.load(), settings_file.Stored()
        self._noted: datetime | None = None  # when the open file was saved as last remembered
        self.report_shown = False  # the pages of the report, not the start page
        # Both are the window's to answer; before it has pages nothing is typed and no table shown.
        self.take_pending_input: Callable[[], bool] = lambda: True
        self.table_shown: Callable[[], str] = lambda: ""

    @cached_property
    def session(self) -> Session:
        """The open report."""
        from gui.work.session import Session

        made = Session(parent=self)
        made.show_last_year(self.settings.last_year_shown)
        made.print_marks, made.draft_mark = self.settings.print_marks, self.settings.draft_mark
        made.set_checks_off(frozenset(self.settings.checks_off))
        made.check_settings_asked.connect(lambda: self.command_asked.emit("check_settings"))
        for changed in (
            made.undo_stack.indexChanged,
            made.read_only_changed,
            made.report_replaced,
            made.last_text_shown_changed,
        ):
            changed.connect(self.state_changed)
        return made

    @cached_property
    def document(self) -> Document:
        """The open file."""
        from gui.work.open_file import Document

        made = Document(self.session, self._window)
        made.changed.connect(self.state_changed)
        made.changed.connect(self._follow_file)
        # Saved, the report is ours, and of how the imported file called its parts nothing is left.
        made.changed.connect(lambda: made.unsaved or self.session.set_headings(()))
        return made

    def show_editor(self) -> None:
        """Show the open report."""
        self.editor_asked.emit()

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        self._change(lambda settings: settings.with_recent(path))

    def remember_template(self, template: Path) -> None:
        """This body's reports go into this Word template."""
        self._change(lambda settings: settings.with_template(self.session.report.agency, template))

    def remember_open(self) -> None:
        """Keep what the start page says of the open file, and where the cursor is, once it was in the report."""
        from core.report.findings import state_of
        from core.report.report import percent_filled

        path, report = self.document.path, self.session.report
        if path is None:
            return
        place = self.session.current or self.last_place()
        now = datetime.now()
        when = f"{now.month}月{now.day}日{now:%H:%M}"  # Windows formats no Chinese under its plain locale
        state = str(state_of(report, self.session.current_findings()))
        filled = str(percent_filled(report))
        told = Recent(str(path), report.agency, str(report.year or ""), state, when, place, filled)
        self._change(lambda settings: settings.with_recent(path).with_state(told))

    def last_place(self) -> str:
        """Where the cursor was when the open file was last left, "" where that is not known."""
        path = str(self.document.path or "")
        return next((one.place for one in self.settings.recent() if one.path == path), "")

    def _follow_file(self) -> None:
        """A file saved for the first time, under another name, or recovered is one to go back to."""
        document = self.document
        if document.path is not None and not document.unsaved and document.saved_at != self._noted:
            self._noted = document.saved_at
            self.remember_open()

    def keep_settings(self, **changes: object) -> None:
        """Change settings and write them; a failure to write is no reason to disturb anybody."""
        self._change(lambda settings: replace(settings, **changes))  # pyright: ignore[reportArgumentType]

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        """Change what lies on disk, too: another window may have written there meanwhile, and keeps what it wrote."""
        stored = self._stored.change(change)
        shared = {name: getattr(stored, name) for name in ("recent_files", "recent_states", "templates")}
        self.settings = replace(change(self.settings), **shared)


def proposed_year(today: date | None = None) -> int:
    """The year a report is due on: the one before the present year; in December that of the year that ends."""
    day = today or date.today()
    return day.year if day.month == 12 else day.year - 1
