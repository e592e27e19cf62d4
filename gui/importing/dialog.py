"""What was recognised in a file, before anything is changed; the clerk decides what it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.forms.catalog import YEARS
from core.opening import Opened
from core.records import record
from core.report import merge, rollover
from core.report.edits import ReplaceReport, SetCells
from core.report.numbers import Number
from core.report.report import Report, place_name
from gui.basics.buttons import PushButton, foot, push_button
from gui.basics.theme import bold
from gui.basics.widgets import ElidedLabel
from gui.importing.choice import ChoiceBar, ImportAs
from gui.importing.marks import CellMark, OpenedFile, Remark, current_text, in_order, part_name, part_of, remarks
from gui.importing.notes import NotesList
from gui.importing.source import SourcePane
from gui.importing.table import TablePreview
from gui.importing.texts import TextPreview
from gui.importing.years import YearMoves
from gui.work.session import Session

__all__ = ["ImportAs", "ImportDialog", "Into"]

_SIZE = QSize(1160, 680)
_EDGE = 40  # px left free around the dialog on a small screen
_SIDE = 340
_AROUND_TAB = 34  # px that a tab is wider than its words
_PICTURES = {ImportAs.DRAFT: "calendar-sync", ImportAs.EDIT: "file-text", ImportAs.INTO: "file-input"}
_TOLD = {
    ImportAs.DRAFT: "上年结转、机关信息和文字带入草稿，文字标为未核对，上年数据留作对照。原文件不会改动。",
    ImportAs.EDIT: "打开识别出的内容继续填写，保存时另存为新文件。原文件不会改动。",
}


@record
class Into:
    """The open report, and whether the file is most likely meant for it (it was pasted there)."""

    report: Report
    first: bool = False


class ImportDialog(QDialog):
    """Shows an :class:`Opened` file; afterwards ``choice``, ``report`` (as corrected) and ``draft_year``.

    ``into`` names the open report where there is one that may be changed: only
    then figures can be taken over into it, by ``sections``, and with
    ``figures_only`` off the texts too.
    """

    help_topic = "import"

    def __init__(
        self,
        opened: Opened,
        source: str,
        proposed_year: int,
        parent: QWidget | None = None,
        into: Into | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("识别结果")
        self._opened, self._current = opened, into.report if into else None
        self.choice: ImportAs | None = None
        self._chosen = frozenset[str]()  # cells whose figure was chosen here
        self.found = OpenedFile(opened)
        self.agency = QLineEdit(opened.report.agency, self)
        self.year = _year_box(opened.report.year or proposed_year, self)
        self.bar = ChoiceBar(self.found, self._current, self._first_choice(proposed_year, into), self)
        self.go_button = PushButton(self, "")
        self._make_parts()
        self._lay_out(source)
        self._fit_screen()
        self.year.valueChanged.connect(self._adapt)
        self.bar.changed.connect(self._adapt)
        self._adapt()
        (self.go_button if self.notes.nothing_odd and self.go_button.isEnabled() else self.notes).setFocus()

    # What the window asks afterwards

    @property
    def report(self) -> Report:
        """The file's report with year and body as corrected here."""
        corrected = self.found.report.with_body("agency", self.agency.text().strip())
        return replace(corrected, year=self.year.value())

    @property
    def draft_year(self) -> int:
        """The year of the draft: the one after the file's."""
        return self.year.value() + 1

    @property
    def kept_years(self) -> Mapping[str, frozenset[int]]:
        """By text the numbers of the years that the draft leaves as they are."""
        return self.years.kept

    @property
    def sections(self) -> frozenset[str]:
        """Keys of the parts accepted for the open report."""
        return self.bar.sections

    @property
    def figures_only(self) -> bool:
        """Whether the open report's texts are left alone."""
        return self.bar.figures_only

    # Making it

    def _first_choice(self, proposed_year: int, into: Into | None) -> ImportAs:
        if into is not None and into.first:
            return ImportAs.INTO
        return ImportAs.DRAFT if self.year.value() <= proposed_year else ImportAs.EDIT

    def _make_parts(self) -> None:
        session = Session(parent=self)
        session.show_last_year(False)
        session.open(self._opened.report, read_only=True, checked=False)
        self.source = SourcePane(self.found, self)
        self.notes = NotesList(self)
        self.years = YearMoves(self.found, self)
        self.tabs = QTabWidget(self)
        self.tabs.tabBar().setAccessibleName("文件内容")
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("文件的各部分")
        self.pages = {part: self._page(part, session) for part in self.found.parts()}
        for part, page in self.pages.items():
            self.tabs.addTab(page, self._tab_name(part))
        self.tabs.installEventFilter(self)
        session.current_changed.connect(self._show_source)
        self.notes.place_chosen.connect(self.go_to)
        self.notes.figure_chosen.connect(self._choose)
        self.notes.words_chosen.connect(self._choose_words)
        self.tabs.currentChanged.connect(self._tab_shown)
        self._session = session
        for keys, step in (("Ctrl+Z", "undo"), ("Ctrl+Y", "redo"), ("Ctrl+Shift+Z", "redo")):
            QShortcut(QKeySequence(keys), self, partial(self._step, step))
        self._tab_shown(0)

    def _page(self, part: str, session: Session) -> TablePreview | TextPreview:
        if self.found.is_table(part):
            return TablePreview(session, part, self.found, self, self.tabs.tabBar())
        current = None if self._current is None else current_text(self._current, part)
        page = TextPreview(self.found.text(part), current, self, self.found.enclosed_text(part), self.tabs.tabBar())
        page.enclosed_asked.connect(lambda take: self._choose_words(self.found.differing(part), take))
        return page

    def _tab_name(self, part: str) -> str:
        name, count = part_name(self.found.report, part), self.found.count(part)
        if self.found.is_empty(part):
            return f"{name} ×"
        return f"{name} ({count})" if count else f"{name} ✓"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the tabs have no room they are called by their numbers, before any of them is out of sight."""
        if watched is self.tabs and event.type() == QEvent.Type.Resize:
            whole = (self._tab_name(part) for part in self.pages)
            wanted = sum(self.fontMetrics().horizontalAdvance(name) + _AROUND_TAB for name in whole)
            self._name_tabs(short=wanted > self.tabs.width())
        return super().eventFilter(watched, event)

    def _name_tabs(self, *, short: bool) -> None:
        for index, part in enumerate(self.pages):
            name, _, state = self._tab_name(part).rpartition(" ")
            self.tabs.setTabText(index, f"{name.partition(' ')[0] if short else name} {state}")
            self.tabs.setTabToolTip(index, name)

    def _lay_out(self, source: str) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.tabs)
        split.addWidget(self._side())
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([_SIZE.width() - _SIDE, _SIDE])
        told = ElidedLabel(self, Qt.TextElideMode.ElideMiddle)  # file names may be long, and the tables want the room
        told.say(f"从“{source}”识别出以下内容，请核对后继续。目前未改动任何报告。")
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(self._head())
        layout.addWidget(split, 1)
        layout.addWidget(self.bar)
        self._add_buttons()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, field in (("机关全称", self.agency), ("报告年度", self.year)):
            label = QLabel(name, self)
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field, 1 if field is self.agency else 0)
            row.addSpacing(12)
        row.addWidget(QLabel(f"表格：{self.found.form.name}", self))
        return row

    def _side(self) -> QSplitter:
        side = QSplitter(Qt.Orientation.Vertical, self)
        count = len(self._opened.notes)
        told = f"需要核对{count}处" if count else "需要核对"
        for title, widget in (("原文件", self.source), (told, self.notes)):
            panel = QWidget(side)
            column = QVBoxLayout(panel)
            column.setContentsMargins(8, 0, 0, 0)
            label = QLabel(title, panel)
            label.setFont(bold(label.font()))
            column.addWidget(label)
            column.addWidget(widget, 1)
            side.addWidget(panel)
        side.addWidget(self.years)
        side.setChildrenCollapsible(False)
        side.setSizes([230, 250, 130])
        return side

    def _add_buttons(self) -> None:
        self.go_button.clicked.connect(self._go)
        cancel = push_button(self, "取消(&Q)", "", self.reject)
        cancel.setAccessibleName("取消")
        self.bar.add_foot(foot(self.go_button, cancel))

    def _fit_screen(self) -> None:
        room = QGuiApplication.primaryScreen().availableSize() - QSize(_EDGE, 2 * _EDGE)
        self.resize(_SIZE.boundedTo(room))

    # Keeping it up to date

    def go_to(self, place: str) -> None:
        """Show a place of the file: a cell, a text or a part."""
        page = self.pages.get(part_of(place))
        if page is not None:
            self.tabs.setCurrentWidget(page)
            page.go_to(place if place in self.found.form.cells else "")

    def _tab_shown(self, index: int) -> None:
        part = list(self.pages)[index]
        page = self.pages[part]
        box = page.view.box if isinstance(page, TablePreview) else None
        if box is not None:
            self._show_source(box.key)
        else:
            self.source.show_part(part)

    def _show_source(self, key: str) -> None:
        if key in self.found.form.cells:
            self.source.show_cell(key)

    def _adapt(self) -> None:
        """Say what the choice would do, and whether anything."""
        self.bar.name_draft(self.draft_year)
        # With their letters, which stay when another is chosen; nobody has to look for the sound of their characters.
        acts = {
            ImportAs.DRAFT: (f"生成{self.draft_year}年草稿", "S"),
            ImportAs.EDIT: ("继续填写", "J"),
            ImportAs.INTO: ("导入当前报告", "D"),
        }
        choice = self.bar.choice
        words, letter = acts[choice]
        self.go_button.setText(f"{words}(&{letter})")
        self.go_button.setAccessibleName(words)
        self.go_button.picture(_PICTURES[choice])
        homeless: tuple[str, ...] = ()
        if choice is ImportAs.INTO and self._current is not None:
            outcome = merge.plan(self._current, self.report, self.sections, self.figures_only)
            homeless = outcome.homeless
            self.go_button.setEnabled(bool(outcome.changed or outcome.texts))
            warnings = self._warnings(self._current, outcome)
            self.bar.say(_effect(outcome) + warnings, bool(warnings))
        else:
            self.go_button.setEnabled(True)
            self.bar.say(_TOLD[choice], False)
            homeless = rollover.texts_left_behind(self.report, self.draft_year) if choice is ImportAs.DRAFT else ()
        where = "草稿" if choice is ImportAs.DRAFT else "当前报告"
        moves = rollover.year_moves(self.report, self.draft_year) if choice is ImportAs.DRAFT else ()
        self.years.show_for(moves, self.draft_year)
        told = in_order([*self._homeless(homeless, where), *remarks(self.found)])
        worded = {key for key in self.found.opened.differing if self.found.is_enclosed(key)}
        for part, page in self.pages.items():
            if isinstance(page, TextPreview) and page.enclosed:
                page.show_taken(worded >= set(self.found.differing(part)))
        self.notes.set_remarks(told, {key: self.found.report.values[key] for key in self._chosen}, worded)

    def _homeless(self, keys: tuple[str, ...], where: str) -> list[Remark]:
        if not keys:
            return []
        report = self.found.report
        named = [place_name(report.form, key) for key in keys if key in report.texts or report.value(key)]
        nothing = len(keys) - len(named)
        words = ["、".join(named)] * bool(named) + [f"{nothing}项是0"] * bool(nothing)
        sentence = f"有{len(keys)}项在{where}的表格中没有对应的格，不导入：{'；另有 '.join(words)}。"
        return [Remark(CellMark.MISSING, sentence, keys)]

    def _choose(self, key: str, value: Number | None) -> None:
        """Take one of the figures that a cell may mean, or give it back."""
        self._chosen = self._chosen - {key} if value is None else self._chosen | {key}
        self._session.set_read_only(False)
        self._session.perform(SetCells({key: self._opened.report.value(key) if value is None else value}))
        self._session.set_read_only(True)
        self.found.take(self._session.report)
        self.go_to(key)
        self.source.show_cell(key)
        self._adapt()
        self.notes.setFocus()

    def _step(self, step: str) -> None:
        """Undo or redo a choice made here."""
        getattr(self._session.undo_stack, step)()
        report = self._session.report
        self._chosen = frozenset(key for key in self._chosen if report.value(key) != self._opened.report.value(key))
        self.found.take(report)
        self._adapt()

    def _choose_words(self, keys: tuple[str, ...], take: bool) -> None:
        """Take texts as the file encloses them, or as they are seen again: one step."""
        focus = self.focusWidget()
        self._session.set_read_only(False)
        report = self.found.with_enclosed(keys) if take else self.found.with_seen(keys)
        self._session.perform(ReplaceReport(report, "采用附带的文字" if take else "改回看到的文字"))
        self._session.set_read_only(True)
        self.found.take(self._session.report)
        if len(keys) == 1 and focus is self.notes:
            self.go_to(keys[0])
        self._adapt()
        (focus or self.notes).setFocus()

    def _warnings(self, current: Report, outcome: merge.Merged) -> str:
        read, parts = self._opened.report, list[str]()
        if read.agency and current.agency and read.agency != current.agency:
            parts.append(f"文件的机关是“{read.agency}”，当前报告是“{current.agency}”，请核对。")
        if read.year and read.year != current.year:
            parts.append(f"文件是{read.year}年的，当前报告是{current.year}年的，请核对。")
        if outcome.homeless:
            parts.append(f"有{len(outcome.homeless)}项没有对应的格，详见“需要核对”。")
        return "".join(parts)

    def _go(self) -> None:
        self.choice = self.bar.choice
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to the next: it must not carry anything out."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self.agency.hasFocus() or self.year.hasFocus()):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _effect(outcome: merge.Merged) -> str:
    if not outcome.changed and not outcome.texts:
        return "选中的部分与当前报告一致，没有需要导入的内容。"
    words = []
    if outcome.changed:
        over = f"（其中{len(outcome.overwritten)}格原来填的数会被替换）" if outcome.overwritten else ""
        words.append(f"数据{len(outcome.changed)}格{over}")
    if outcome.texts:
        words.append(f"文字{len(outcome.texts)}个部分")
    return f"将改动当前报告的{'、'.join(words)}，其余不变，可以撤销。"


def _year_box(year: int, parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(YEARS[0], YEARS[-1])
    box.setValue(year)
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
    return box
