"""The open report: tabs that mirror it, the side panel, and the find bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from core.forms.concepts import Part
from core.report.checks.ready_sentences import Ready
from core.report.edits import DropPrinted
from core.report.texts.waiting import next_waiting
from gui.panels.findings_panel import FindingsPanel
from gui.tabs.cover_tab import CoverTab
from gui.tabs.table_tab import TableTab
from gui.tabs.text_tab import TextTab
from gui.text.editor import SectionEdit
from gui.text.menu import offered_at
from gui.window import tab_state
from gui.window.find_bar import FindBar
from gui.window.first_hints import FirstHints
from gui.window.parts import EditorTab, PartTabs
from gui.window.side_panel import NARROW, SIDE_WIDTH, SidePanel
from gui.window.tab_naming import TabNaming
from gui.work.session import Session
from gui.writing_aids import fee_sentence, insert_sentence, tidy_texts


class Editor(QWidget):
    """Makes a tab for each part of the form and keeps the tabs' state up to date."""

    tab_changed = Signal()
    side_asked = Signal()  # the side panel is folded and wanted
    side_shown = Signal(bool)  # it was unfolded, or folded because there is no room for it

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form = session.report.form
        self._zoom, self._enter_moves = 100, "down"
        self._side_wanted, self._side_asked_for = True, False
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("报告各部分")
        self.tabs.tabBar().setAccessibleName("报告各部分")
        self._naming = TabNaming(session, self.tabs)
        self.parts = PartTabs(self._form, self.tabs, self._tab)
        self.side = SidePanel(session, self)
        self.side.left.connect(lambda: self.tabs.currentWidget().setFocus())
        self.findings = self.side.findings
        self.findings.sentence_asked.connect(self._ready_sentence)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.splitterMoved.connect(self._name_tabs)
        self.find_bar = FindBar(session, self)
        self.find_bar.hide()
        self.hints = FirstHints(self)
        self._lay_out()
        self.tabs.currentChanged.connect(self._shown)
        for signal in (session.findings_changed, session.text_changed, session.body_changed):
            signal.connect(self._name_tabs)
        session.report_replaced.connect(self._rebuild)
        session.jump_requested.connect(self.jump)
        self._name_tabs()

    def _lay_out(self) -> None:
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setCollapsible(0, False)
        self.splitter.setSizes([1046, SIDE_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.hints)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.find_bar)

    def begin(self, place: str = "") -> None:
        """A report was opened: go back to the place where it was left, else to the first field of the cover."""
        self.tabs.setCurrentIndex(0)
        cover = self.parts.shown()
        self._name_tabs()
        self._hint()
        cover.setFocus()
        if place:
            self.jump(place)

    def _rebuild(self) -> None:
        """Make the tabs anew where the report follows another form."""
        form = self._session.report.form
        if form is not self._form:
            self._form = form
            self.tabs.blockSignals(True)
            self.parts.remove()
            self.parts = PartTabs(form, self.tabs, self._tab)
            self.parts.shown()
            self.tabs.blockSignals(False)
            self._naming.forget()
        self._name_tabs()

    def _tab(self, key: str) -> EditorTab:
        if key == tab_state.COVER:
            return CoverTab(self._session, self)
        if self._form.section(key).table is None:
            text = TextTab(self._session, key, self)
            text.set_zoom(self._zoom)
            text.find_requested.connect(self.find_bar.open)
            return text
        table = TableTab(self._session, key, self)
        table.set_zoom(self._zoom)
        table.enter_moves = self._enter_moves
        return table

    def _name_tabs(self, *_: object) -> None:
        self._naming.refresh(self.parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() >= NARROW:
            self._side_asked_for = False
        self._fold()

    @property
    def table_shown(self) -> bool:
        """Whether the tab on show is a table."""
        return isinstance(self.tabs.currentWidget(), TableTab)

    def _shown(self) -> None:
        tab, key = self.parts.shown(), self.parts.key_shown
        if not isinstance(tab, TableTab):
            self._session.set_current("preamble" if key == tab_state.COVER else key)
        tab.setFocus()
        self._hint()
        self.tab_changed.emit()

    def _hint(self) -> None:
        """The hint of a first use for the kind of tab on show."""
        kinds = {CoverTab: "cover", TableTab: "table", TextTab: "text"}
        self.hints.show_for(kinds.get(type(self.tabs.currentWidget()), ""))

    @property
    def table_key(self) -> str:
        """The section key of the table on show, "" where the tab on show is none."""
        return self.parts.key_shown if self.table_shown else ""

    def jump(self, place: str, span: tuple[int, int] | None = None) -> None:
        """Show a place (cell, text, section or cover field) with the cursor in it."""
        key = tab_state.part_of(place)
        tab = self.parts.get(key)
        if tab is None:
            return
        self.tabs.setCurrentWidget(tab)
        if isinstance(tab, TableTab | CoverTab):
            tab.go_to(place, span)
        else:
            tab.go_to(span)

    def next_tab(self) -> None:
        """Go to the next tab, from the last to the first."""
        self._step_tab(1)

    def previous_tab(self) -> None:
        """Go to the tab before, from the first to the last."""
        self._step_tab(-1)

    def _step_tab(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def first_finding(self) -> None:
        """Show the findings and go to the first one."""
        self._findings_in_sight().first()

    def next_finding(self) -> None:
        """Go to the next finding; a folded side panel stays folded."""
        self.side.show_findings().next()

    def previous_finding(self) -> None:
        """Show the findings and go to the one before."""
        self._findings_in_sight().previous()

    def focus_findings(self) -> None:
        """The cursor goes to the list of findings."""
        self._findings_in_sight().focus_list()

    def mend(self) -> None:
        """Take the first repair for the words at the cursor of a text, or else for the finding chosen in the list."""
        if not self._mend_at_cursor():
            self._findings_in_sight().mend()

    def keep(self) -> None:
        """Keep the hint chosen in the list, with a reason."""
        self._findings_in_sight().keep()

    def _ready_sentence(self, found: Ready) -> None:
        """Let the clerk choose one of the sentences for a finding, and put it there."""
        from gui.basics import dialogs
        from gui.writing_aids.sentence_dialog import SentenceDialog

        dialog = SentenceDialog(self._session, found.place, self.window(), found.topic)
        if dialogs.run(dialog) and (template := dialog.chosen_template()):
            self._session.perform(found.edit(self._session.report, template))
            self.jump(found.place, (found.span[0], found.span[0]))

    def _mend_at_cursor(self) -> bool:
        """False where nothing is on offer there, or the words are those of the chosen finding: the list goes on from it."""
        edit, chosen = self.text_shown, self.findings.list.finding
        if edit is None or not edit.hasFocus():
            return False
        place = edit.selection()[1]
        if chosen is not None and chosen.touches(edit.key, place):
            return False
        offered = offered_at(self._session, edit.key, place)
        if offered:
            self._session.perform(offered[0][1])
        return bool(offered)

    def _findings_in_sight(self) -> FindingsPanel:
        if self.side.isHidden():
            self.side_asked.emit()
        return self.side.show_findings()

    @property
    def text_shown(self) -> SectionEdit | None:
        """The text of the tab on show, on the cover the one with the cursor; None on a table."""
        tab = self.tabs.currentWidget()
        edit = tab.editor if isinstance(tab, TextTab) else tab.focusWidget()
        return edit if isinstance(edit, SectionEdit) else None

    def in_text(self, act: Callable[[SectionEdit], object]) -> None:
        """Do something in the text with the cursor, or say that there is none."""
        if (edit := self.text_shown) is not None:
            act(edit)
        else:
            self._session.message.emit("请先将光标移到文字部分，再使用此命令。")

    def insert_figure(self) -> None:
        """Offer figures of the tables for the text with the cursor."""
        self.in_text(lambda text: text.figures.insert())

    def link_figure(self) -> None:
        """Link the number at the cursor with the tables, or make it plain."""
        self.in_text(lambda text: text.figures.switch())

    def insert_sentence(self) -> None:
        """Offer sentences for the text with the cursor."""
        self.in_text(lambda text: insert_sentence(self._session, text))

    def calculate_fees(self) -> None:
        """The fee calculator; its sentence goes into the part for it, whichever text the cursor is in."""
        template, place = fee_sentence(self._session, self.window()), self._session.report.form.key_of(Part.OTHER)
        if template and self.tabs.currentWidget() is not self.parts[place]:
            self.jump(place)
        if template:
            self.in_text(lambda text: text.insert_paragraphs((template,), "插入信息处理费"))

    def tidy(self) -> None:
        """Offer to tidy blanks, breaks and marks of all texts."""
        tidy_texts(self._session, self.window())

    def next_unverified(self) -> None:
        """Go to the next paragraph that is 未核对, or say that there is none."""
        edit = self.text_shown
        place = edit.selection()[1] if edit is not None else -1
        found = next_waiting(self._session.report, self._session.current, place)
        if found is None:
            self._session.message.emit("没有未核对的段落。")
        else:
            self.jump(found.key, (found.start, found.start))

    def finish_edit(self) -> bool:
        """Take what is being typed; False where it is no figure (the cell says why)."""
        return self._session.unfinished.finish()

    def fill_zero(self) -> None:
        """Fill the blanks of the table on show with 0."""
        tab = self.tabs.currentWidget()
        if isinstance(tab, TableTab):
            tab.fill_zero()

    def fill_down(self) -> None:
        """The top of the selected cells goes into those below."""
        tab = self.tabs.currentWidget()
        if isinstance(tab, TableTab):
            tab.view.filling.down()

    def fill_right(self) -> None:
        """The first of the selected cells goes into those beside it."""
        tab = self.tabs.currentWidget()
        if isinstance(tab, TableTab):
            tab.view.filling.right()

    def adopt_totals(self) -> None:
        """From now on only our sums count, not the printed ones."""
        self._session.perform(DropPrinted(tuple(self._session.report.printed)))

    def set_side_panel(self, shown: bool) -> None:
        """Show or fold the side panel; in a narrow window it folds by itself until somebody asks for it."""
        self._side_wanted = shown
        self._side_asked_for = shown and self.isVisible() and self.width() < NARROW
        self._fold()

    def _fold(self) -> None:
        shown = self._side_wanted and (self.width() >= NARROW or self._side_asked_for)
        if shown == self.side.isHidden():
            self.side.setVisible(shown)
            self.side_shown.emit(shown)
        QTimer.singleShot(0, self, self._name_tabs)  # once the tabs have the room that is left

    def set_zoom(self, percent: int) -> None:
        """Draw tables and texts larger or smaller."""
        self._zoom = percent
        for tab in self.parts.made():
            if isinstance(tab, TableTab | TextTab):
                tab.set_zoom(percent)

    def set_enter_moves(self, direction: str) -> None:
        """Where Enter goes in a table: down or right."""
        self._enter_moves = direction
        for tab in self.parts.made():
            if isinstance(tab, TableTab):
                tab.enter_moves = direction
