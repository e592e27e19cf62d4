"""What the window has besides its start page: each part is made when first needed, so that the window is there sooner."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from core.settings import Settings
    from gui.commands.opening import Opening
    from gui.window.status_bar import StatusBar
    from gui.work.open_file import Document
    from gui.work.session import Session


class WindowParts(QMainWindow):
    """Makes the parts and joins them; ``state_changed`` says that other actions can be used now, or another name is due.

    The modules behind the parts (forms, checks, storage) take longer to load than the window itself.
    """

    state_changed = Signal()
    settings: Settings
    actions_by_name: dict[str, QAction]

    @cached_property
    def session(self) -> Session:
        """The open report."""
        from gui.work.session import Session

        made = Session(parent=self)
        made.show_last_year(self.settings.last_year_shown)
        made.set_checks_off(frozenset(self.settings.checks_off))
        made.check_settings_asked.connect(self.actions_by_name["check_settings"].trigger)
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

        made = Document(self.session, self)
        made.changed.connect(self.state_changed)
        # Saved, the report is ours, and of how the imported file called its parts nothing is left.
        made.changed.connect(lambda: made.unsaved or self.session.set_headings(()))
        return made

    @cached_property
    def opening(self) -> Opening:
        """What brings a report into the window."""
        from gui.commands.opening import Opening

        return Opening(self)  # pyright: ignore[reportArgumentType]

    @cached_property
    def status(self) -> StatusBar:
        """The status bar, which tells of session and document."""
        from gui.window.status_bar import StatusBar

        made = StatusBar(self.session, self.document, self)
        self.setStatusBar(made)
        return made
