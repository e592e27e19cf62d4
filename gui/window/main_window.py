"""The window: menus, toolbar, tabs that mirror the report, side panel, status bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QToolBar, QWidget

from core import settings as settings_file
from gui.basics import actions, crash
from gui.commands import checks as commands_checks
from gui.commands import file_commands
from gui.window.start_page import StartPage, dropped_file
from gui.window.window_parts import WindowParts

if TYPE_CHECKING:
    from gui.preview.panel import PreviewWindow
    from gui.window.editor import Editor

TITLE = "政府信息公开工作年度报告"
ZOOM = (70, 80, 90, 100, 110, 125, 150, 175, 200)


class MainWindow(WindowParts):
    """Puts the parts together and carries out the declared actions."""

    def __init__(self, settings: settings_file.Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or settings_file.load()
        self.actions_by_name = actions.make_actions(self, self._handlers())
        self._recent_menu = QMenu(self)
        actions.fill_menus(self, self.actions_by_name, self._recent_menu)
        self._make_toolbar()
        self.start_page = StartPage(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(self.stack)
        self.setAcceptDrops(True)
        self._connect()
        self._restore_settings()
        self.show_start()

    # -- set-up ---------------------------------------------------------------------------

    @cached_property
    def editor(self) -> Editor:
        """The pages of the report, made when first needed."""
        from gui.commands import paste_report
        from gui.window.editor import Editor

        paste_report.install(self)
        made = Editor(self.session, self)
        made.page_changed.connect(self._enable)
        made.set_side_panel(self.settings.side_panel_shown)
        made.set_zoom(self.settings.table_zoom)
        made.set_enter_moves(self.settings.enter_moves)
        self.stack.addWidget(made)
        return made

    def _handlers(self) -> dict[str, Callable[..., object]]:
        """The handler of each declared action."""
        own = {action.name: getattr(self, f"do_{action.name}", None) for action in actions.ACTIONS}
        return {
            **{name: handler for name, handler in own.items() if handler},
            **file_commands.handlers(self),
            **commands_checks.handlers(self),
            "recent": lambda: None,
            "start_from_last_year": lambda: self.opening.start_from_last_year(),
            "new": lambda: self.opening.new(),
            "open": lambda: self.opening.choose_file(),
            "quit": self.close,
            "undo": lambda: self.session.undo_stack.undo(),
            "redo": lambda: self.session.undo_stack.redo(),
            "last_year": lambda shown: self.session.show_last_year(shown),
            "last_text": lambda shown: self.session.show_last_text(shown),
            "open_log": crash.open_log_folder,
            "find": lambda: self.editor.find_bar.open(),
            "insert_figure": lambda: self.editor.in_text(lambda text: text.figures.insert()),
            "insert_sentence": lambda: self.editor.insert_sentence(),
            "link_figure": lambda: self.editor.in_text(lambda text: text.figures.switch()),
            "fees": lambda: self.editor.calculate_fees(),
            "fill_zero": lambda: self.editor.fill_zero(),
            "adopt_totals": lambda: self.editor.adopt_totals(),
            "next_finding": lambda: self.editor.next_finding(),
            "next_unverified": lambda: self.editor.next_unverified(),
            "next_tab": lambda: self.editor.step_tab(1),
            "previous_tab": lambda: self.editor.step_tab(-1),
            "zoom_reset": lambda: self._zoom(100),
        }

    def _make_toolbar(self) -> None:
        bar = QToolBar("工具栏", self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        actions.fill_toolbar(bar, self.actions_by_name)
        extent = self.fontMetrics().height() + 4  # 20 px at 100 %, in step with the text
        bar.setIconSize(QSize(extent, extent))
        self.addToolBar(bar)
        self.toolbar = bar

    def _connect(self) -> None:
        self.state_changed.connect(self._enable)
        self.state_changed.connect(self._name_window)
        self.start_page.start_requested.connect(self.actions_by_name["start_from_last_year"].trigger)
        self.start_page.new_requested.connect(self.actions_by_name["new"].trigger)
        self.start_page.open_requested.connect(self.actions_by_name["open"].trigger)
        self.start_page.file_chosen.connect(lambda path: self.opening.open_path(path))
        self._recent_menu.aboutToShow.connect(self._fill_recent)

    def _restore_settings(self) -> None:
        found = self.settings
        if found.geometry:
            self.restoreGeometry(QByteArray.fromBase64(found.geometry.encode()))
        else:
            self._first_size()
        for name, on in (
            ("last_year", found.last_year_shown),
            ("side_panel", found.side_panel_shown),
            ("enter_right", found.enter_moves == "right"),
        ):
            self.actions_by_name[name].setChecked(on)

    def _first_size(self) -> None:
        room = QApplication.primaryScreen().availableGeometry()
        title_bar = 40  # not counted in the size, but in sight
        self.resize(min(1366, room.width()), min(740, room.height() - title_bar))

    # -- state ----------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start page; the open report, if any, must have been dealt with."""
        self.start_page.show_recent(self.recent_files())
        self.stack.setCurrentWidget(self.start_page)
        self.start_page.start.setFocus()
        self.statusBar().hide()
        self.toolbar.hide()
        self._enable()
        self._name_window()

    def show_editor(self) -> None:
        """Show the open report."""
        self.stack.setCurrentWidget(self.editor)
        self.status.show()
        self.toolbar.show()
        self.editor.begin()
        self._enable()
        self._name_window()

    def recent_files(self) -> list[Path]:
        """Files opened lately that are still there."""
        return [path for path in map(Path, self.settings.recent_files) if path.is_file()]

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        self._keep(self.settings.with_recent(path))

    def remember_template(self, template: Path) -> None:
        """This body's reports go into this Word template."""
        self._keep(self.settings.with_template(self.session.report.agency, template))

    def keep_settings(self, **changes: object) -> None:
        """Change settings and write them; a failure to write is no reason to disturb anybody."""
        self._keep(replace(self.settings, **changes))  # pyright: ignore[reportArgumentType]

    def _keep(self, settings: settings_file.Settings) -> None:
        self.settings = settings
        settings_file.save(settings)

    @property
    def report_open(self) -> bool:
        """Whether a report is shown (not the start page)."""
        return self.stack.currentWidget() is not self.start_page

    def _enable(self, *_: object) -> None:
        if not self.report_open:
            actions.enable(self.actions_by_name, False, False, False)
            return
        made, stack, report = self.actions_by_name, self.session.undo_stack, self.session.report
        actions.enable(made, True, not self.session.read_only, report.last_year is not None)
        made["undo"].setEnabled(stack.canUndo())
        made["undo"].setText(f"撤销 {stack.undoText()}".strip())
        made["redo"].setEnabled(stack.canRedo())
        made["redo"].setText(f"重做 {stack.redoText()}".strip())
        made["fill_zero"].setEnabled(made["fill_zero"].isEnabled() and self.editor.table_shown)
        made["print_table"].setEnabled(self.editor.table_shown)
        made["adopt_totals"].setEnabled(made["adopt_totals"].isEnabled() and bool(report.printed))
        made["last_text"].setChecked(self.session.last_text_shown)
        outdated = any(finding.id == "S3" for finding in self.session.findings)
        made["newer_form"].setEnabled(made["newer_form"].isEnabled() and outdated)

    def _name_window(self) -> None:
        if not self.report_open:
            self.setWindowTitle(TITLE)
            self.setWindowModified(False)
            return
        name = self.document.path.name if self.document.path else self.session.report.text("title")
        self.setWindowTitle(f"{name}[*]{'（只读）' if self.session.read_only else ''} — {TITLE}")
        self.setWindowModified(self.document.unsaved)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self.recent_files():
            self._recent_menu.addAction(path.name, lambda path=path: self.opening.open_path(path)).setToolTip(str(path))
        if self._recent_menu.isEmpty():
            self._recent_menu.addAction("（还没有）").setEnabled(False)

    # -- actions --------------------------------------------------------------------------

    def do_preview(self) -> None:
        """Show the pages in a window of their own."""
        self.preview.show()
        self.preview.raise_()
        self.preview.activateWindow()

    @cached_property
    def preview(self) -> PreviewWindow:
        """The preview, made when first asked for."""
        from gui.preview.panel import PreviewWindow

        made = PreviewWindow(self.session, self, self.settings.style)
        made.panel.style_changed.connect(lambda style: self.keep_settings(style=style))
        return made

    def do_home(self) -> None:
        """Leave the report for the start page."""
        from core.report.report import Report

        if self._may_leave():
            self.document.close()
            self.session.open(Report(self.session.report.form_key, self.session.report.year))
            self.show_start()

    def _may_leave(self) -> bool:
        return not self.report_open or (self.editor.finish_edit() and self.document.may_close())

    def do_copy(self) -> None:
        """Copy in whatever has the focus."""
        self._in_focus("copy")

    def do_paste(self) -> None:
        """Paste a whole report or table through the preview, anything else into whatever has the focus."""
        from gui.commands import paste_report

        if not paste_report.offer(self):
            self._in_focus("paste")

    def _in_focus(self, name: str) -> None:
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not hasattr(widget, name):
            widget = widget.parentWidget()
        if widget is not None:
            getattr(widget, name)()

    def do_newer_form(self) -> None:
        """Take a report on an old form over to the one in force, naming what finds no place."""
        from gui.commands.conversion import convert_form

        convert_form(self)

    def do_enter_right(self, on: bool) -> None:
        """Enter goes right instead of down."""
        direction = "right" if on else "down"
        self.keep_settings(enter_moves=direction)
        self.editor.set_enter_moves(direction)

    def do_backups(self) -> None:
        """List backups of the open file and bring one back as an undoable change."""
        from core.storage import backups as backup_files
        from gui.commands import list_dialogs

        found = backup_files.list_for(self.document.path) if self.document.path else []
        dialog = list_dialogs.backups(self, found)
        if dialog.exec() and dialog.answer == "恢复这一份":
            chosen = dialog.chosen()
            if isinstance(chosen, backup_files.Backup):
                self.opening.restore(chosen.path)

    def do_shortcuts(self) -> None:
        """List all shortcuts."""
        from gui.commands import list_dialogs

        list_dialogs.shortcuts(self).exec()

    def do_about(self) -> None:
        """Say what this program is and where its data lies."""
        from gui.commands import list_dialogs as commands_list_dialogs

        commands_list_dialogs.show(self)

    def do_side_panel(self, shown: bool) -> None:
        """Show or fold the side panel."""
        self.editor.set_side_panel(shown)
        self.keep_settings(side_panel_shown=shown)

    def do_zoom_in(self) -> None:
        """One step larger."""
        self._zoom(next((step for step in ZOOM if step > self.settings.table_zoom), ZOOM[-1]))

    def do_zoom_out(self) -> None:
        """One step smaller."""
        self._zoom(next((step for step in reversed(ZOOM) if step < self.settings.table_zoom), ZOOM[0]))

    def _zoom(self, percent: int) -> None:
        self.keep_settings(table_zoom=percent, text_zoom=percent)
        self.editor.set_zoom(percent)

    # -- Qt -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.opening.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        self.document.close()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.keep_settings(geometry=geometry, last_year_shown=self.session.last_year_shown)
        event.accept()
