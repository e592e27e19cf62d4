"""The window: menus, toolbar, tabs that mirror the report, side panel, status bar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QToolBar, QWidget

from gui.basics import dropping, menus, patience
from gui.basics.actions.declared import Action
from gui.window import placement
from gui.window.start_page import StartPage
from gui.work.still_there import StillThere
from gui.work.workspace import Workspace

if TYPE_CHECKING:
    from core.settings import Recent, Settings
    from gui.commands.opening import Opening
    from gui.preview.panel import PreviewWindow
    from gui.window.editor import Editor
    from gui.window.status_bar import StatusBar
    from gui.work.open_file import Document
    from gui.work.session import Session

TITLE = "政府信息公开年报"
ZOOM = (70, 80, 90, 100, 110, 125, 150, 175, 200)


class MainWindow(QMainWindow):
    """Puts the parts together and carries out the declared actions.

    ``seen`` is emitted once, when the window has been painted for the first time.
    """

    seen = Signal()

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.workspace = Workspace(self, settings)
        self.workspace.take_pending_input = self._take_pending_input
        self.workspace.table_shown = lambda: self.editor.table_key
        self._still_there = StillThere(self)
        self._seen = False
        self._held: frozenset[str] | None = None  # the needs of actions that hold, as the actions know it
        self.actions_by_name = menus.make_actions(self, self._carry_out)
        self._recent_menu = QMenu(self)
        menus.fill_menus(self, self.actions_by_name, self._recent_menu, self._explain)
        QShortcut(QKeySequence(Qt.Key.Key_F10), self).activated.connect(self._to_menus)
        # Word and WPS replace by this key; here one bar does both.
        QShortcut(QKeySequence("Ctrl+H"), self).activated.connect(self.actions_by_name["find"].trigger)
        self._make_toolbar()
        self.start_page = StartPage(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self.setAcceptDrops(True)
        self._connect()
        self._restore_settings()
        self.show_start()

    # -- parts, each made when first needed ------------------------------------------------

    @property
    def session(self) -> Session:
        """The open report."""
        return self.workspace.session

    @property
    def document(self) -> Document:
        """The open file."""
        return self.workspace.document

    @property
    def settings(self) -> Settings:
        """What is remembered between two starts."""
        return self.workspace.settings

    @property
    def opening(self) -> Opening:
        """What brings a report into the window."""
        from gui.commands.opening import Opening

        return Opening(self.workspace, self)

    @cached_property
    def status(self) -> StatusBar:
        """The status bar, which tells of session and document."""
        from gui.window.status_bar import StatusBar

        made = StatusBar(self.session, self.document, self.actions_by_name["next_step"], self)
        self.setStatusBar(made)
        made.setVisible(self.report_open)  # made ahead, while the start page waits, it tells of nothing yet
        return made

    @cached_property
    def editor(self) -> Editor:
        """The pages of the report."""
        from gui.basics.commands_first import CommandsFirst
        from gui.commands import paste_report
        from gui.window.editor import Editor

        paste_report.install(self.workspace, self)
        CommandsFirst(self, self.actions_by_name)
        made = Editor(self.session, self)
        made.tab_changed.connect(self._enable)
        made.side_shown.connect(self.actions_by_name["side_panel"].setChecked)
        made.side_asked.connect(self.actions_by_name["side_panel"].trigger)
        made.set_side_panel(self.settings.side_panel_shown)
        made.set_zoom(self.settings.table_zoom)
        made.set_enter_moves(self.settings.enter_moves)
        made.hints.show_unless(self.settings.hints_seen)
        made.hints.seen.connect(lambda seen: self.workspace.keep_settings(hints_seen=seen))
        self.stack.addWidget(made)
        return made

    @cached_property
    def preview(self) -> PreviewWindow:
        """The pages as they will be printed, in a window of their own."""
        from gui.preview.panel import PreviewWindow

        made = PreviewWindow(self.session, self, self.settings.style)
        made.panel.command_asked.connect(lambda name: self.actions_by_name[name].trigger())
        made.panel.style_changed.connect(lambda style: self.workspace.keep_settings(style=style))
        return made

    def _to_menus(self) -> None:
        """F10 goes to the menus everywhere, not only where the desktop does it."""
        bar = self.menuBar()
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])

    def _part(self, name: str) -> object:
        """What a declared action may call here, by the name it has there; None for a module of commands."""
        if name == "window":
            return self
        return getattr(self, name) if name in ("editor", "session", "document") else None

    def _carry_out(self, action: Action, checked: bool = False) -> None:
        """Run a declared action; a figure that is just being typed is taken first where that matters."""
        if action.run and (not action.settles or self._take_pending_input()):
            run = menus.command(action, self._part, self.workspace, self)
            run(checked) if action.checkable else run()

    def _explain(self, command: str) -> None:
        """F1 on a command in a menu: what the manual says of it."""
        from gui.commands.manual import explain

        explain(command, self.workspace, self)

    def _take_pending_input(self) -> bool:
        """Take the figure being typed; False where it is none (its cell says why)."""
        return not self.report_open or self.editor.finish_edit()

    def _make_toolbar(self) -> None:
        bar = QToolBar("工具栏", self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        menus.fill_toolbar(bar, self.actions_by_name)
        extent = self.fontMetrics().height() + 4  # 20 px at 100 %, in step with the text
        bar.setIconSize(QSize(extent, extent))
        self.addToolBar(bar)
        self.toolbar = bar

    def _connect(self) -> None:
        self.workspace.state_changed.connect(self._enable)
        self.workspace.state_changed.connect(self._name_window)
        self.workspace.editor_asked.connect(self.show_editor)
        self.workspace.command_asked.connect(lambda name: self.actions_by_name[name].trigger())
        self.start_page.start_requested.connect(self.actions_by_name["start_from_last_year"].trigger)
        self.start_page.new_requested.connect(self.actions_by_name["new"].trigger)
        self.start_page.open_requested.connect(self.actions_by_name["open"].trigger)
        self.start_page.backups_requested.connect(self.actions_by_name["backups"].trigger)
        self.start_page.file_chosen.connect(lambda path: self.opening.open_path(path))
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        self._still_there.heard.connect(self._heard_of_recent)

    def _restore_settings(self) -> None:
        found = self.settings
        placement.put_back(self, found.geometry)
        for name, on in (
            ("last_year", found.last_year_shown),
            ("side_panel", found.side_panel_shown),
            ("enter_right", found.enter_moves == "right"),
        ):
            self.actions_by_name[name].setChecked(on)

    # -- state ----------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start page; the open report, if any, must have been dealt with."""
        self._show_recent(self.recent_files())
        self.stack.setCurrentWidget(self.start_page)
        self.workspace.report_shown = False
        self.start_page.first().setFocus()
        self.statusBar().hide()
        self.toolbar.hide()
        self._enable()
        self._name_window()

    def show_editor(self) -> None:
        """Show the open report."""
        self.stack.setCurrentWidget(self.editor)
        self.workspace.report_shown = True
        self.status.show()
        self.toolbar.show()
        self.editor.begin(self.workspace.last_place())
        self._enable()
        self._name_window()

    def recent_files(self) -> list[Recent]:
        """Reports opened lately whose files are still there, as far as their disks have answered."""
        return self._still_there.of(self.settings.recent())

    def _heard_of_recent(self) -> None:
        """A slow disk has answered: what it has no longer goes from the start page."""
        recent = self.recent_files()
        if not self.report_open and recent != self._recent_shown:
            self._show_recent(recent)

    def _show_recent(self, recent: list[Recent]) -> None:
        self._recent_shown = recent
        self.start_page.show_recent(recent)

    @property
    def report_open(self) -> bool:
        """Whether a report is shown (not the start page)."""
        return self.workspace.report_shown

    def _enable(self, *_: object) -> None:
        holds = frozenset(self._what_holds()) if self.report_open else frozenset()
        if holds != self._held:
            self._held = holds
            menus.enable(self.actions_by_name, holds)
        if not self.report_open:
            return
        made, stack = self.actions_by_name, self.session.undo_stack
        made["undo"].setText(menus.lettered("undo", f"撤销 {stack.undoText()}".strip()))
        made["redo"].setText(menus.lettered("redo", f"重做 {stack.redoText()}".strip()))
        made["last_text"].setChecked(self.session.last_text_shown)

    def _what_holds(self) -> Iterator[str]:
        """Which of the needs of actions hold with this report open."""
        report, stack = self.session.report, self.session.undo_stack
        held = {
            "report": True,
            "edit": not self.session.read_only,
            "last": report.last_year is not None,
            "table": bool(self.editor.table_key),
            "printed": bool(report.printed),
            "outdated": any(finding.id == "S3" for finding in self.session.findings),
            "undo": stack.canUndo() and not report.finished,
            "redo": stack.canRedo() and not report.finished,
            "open": report.finished is None and not self.session.read_only,
            "finished": report.finished is not None and not self.session.file_read_only,
        }
        return (name for name, holds in held.items() if holds)

    def _name_window(self) -> None:
        if not self.report_open:
            self.setWindowTitle(TITLE)
            self.setWindowModified(False)
            return
        name = self.document.path.name if self.document.path else self.session.report.text("title")
        self.setWindowTitle(f"{name}[*]{self._standing()} — {TITLE}")
        self.setWindowModified(self.document.unsaved)

    def _standing(self) -> str:
        if self.session.report.finished:
            return "（定稿）"
        return "（只读）" if self.session.read_only else ""

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for recent in self.recent_files():
            path = Path(recent.path)
            self._recent_menu.addAction(path.name, lambda path=path: self.opening.open_path(path)).setToolTip(str(path))
        if self._recent_menu.isEmpty():
            self._recent_menu.addAction("（无）").setEnabled(False)

    # -- actions --------------------------------------------------------------------------

    def show_preview(self) -> None:
        """Show the pages in a window of their own."""
        self.preview.show()
        self.preview.raise_()
        self.preview.activateWindow()

    def go_on(self) -> None:
        """Go to what comes next in the report, or do it."""
        from core.report.checks.next_step import next_step

        step = next_step(self.session.report, self.session.current_findings())
        if step.command:
            self.actions_by_name[step.command].trigger()
        else:
            self.session.jump(step.place, step.span)

    def go_home(self) -> None:
        """Leave the report for the start page."""
        from core.report.report import Report

        if self._may_leave():
            self.workspace.remember_open()
            self.document.close()
            self.session.open(Report(self.session.report.form_key, self.session.report.year))
            self.show_start()

    def _may_leave(self) -> bool:
        return not self.report_open or (self.editor.finish_edit() and self.document.may_close())

    def copy(self) -> None:
        """Copy in whatever has the focus."""
        if not self._in_focus("copy"):
            self.session.message.emit("请先选择要复制的内容。")

    def paste(self) -> None:
        """Paste a whole report or table through the preview, anything else into whatever has the focus."""
        from gui.commands import paste_report

        if not (paste_report.offer(self.workspace, self) or self._in_focus("paste")):
            self.session.message.emit("请先将光标移到要粘贴的位置。")

    def _in_focus(self, name: str) -> bool:
        """Have the part around the focus do it that can; False where only the window itself would be left."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and widget is not self and not hasattr(widget, name):
            widget = widget.parentWidget()
        if widget is None or widget is self:
            return False
        getattr(widget, name)()
        return True

    def set_enter_right(self, on: bool) -> None:
        """Enter goes right instead of down."""
        direction = "right" if on else "down"
        self.workspace.keep_settings(enter_moves=direction)
        self.editor.set_enter_moves(direction)

    def show_side_panel(self, shown: bool) -> None:
        """Show or fold the side panel."""
        self.editor.set_side_panel(shown)
        self.workspace.keep_settings(side_panel_shown=shown)

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom(next((step for step in ZOOM if step > self.settings.table_zoom), ZOOM[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom(next((step for step in reversed(ZOOM) if step < self.settings.table_zoom), ZOOM[0]))

    def zoom_reset(self) -> None:
        """The size of the printed form."""
        self._zoom(100)

    def _zoom(self, percent: int) -> None:
        self.workspace.keep_settings(table_zoom=percent, text_zoom=percent)
        self.editor.set_zoom(percent)

    # -- Qt -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropping.one_file(event) is not None:
            dropping.welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropping.one_file(event)
        if path is not None:
            dropping.take(event, self, lambda: self.opening.open_path(path))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.seen.emit)  # when what is in it has been painted, too

    def closeEvent(self, event: QCloseEvent) -> None:
        if patience.waiting() or not self._may_leave():
            event.ignore()
            return
        if self.report_open:
            self.workspace.remember_open()
        self.document.close()
        self.workspace.keep_settings(geometry=placement.place_of(self), last_year_shown=self.session.last_year_shown)
        event.accept()
