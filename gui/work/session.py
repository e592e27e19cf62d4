"""The one object that owns the open report, its undo stack, totals and findings.

Panels never talk to each other: they perform edits here and listen here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.forms.catalog import form_for_year
from core.report.calc import Total, compute, figure, recompute
from core.report.compare import last_figures
from core.report.edits import Edit, Reopen, ReplaceReport, SetText, SetTexts
from core.report.findings import Finding
from core.report.numbers import Number
from core.report.report import Report
from gui.work.undo import EditCommand, UndoStack
from gui.work.unfinished import Unfinished
from gui.work.what_changed import changed_cells, changed_figures, changed_texts, figures_differ, first_change

if TYPE_CHECKING:
    from core.report.checks.base import Headings
    from gui.work.check_worker import CheckWorker, Findings, Work

READ_ONLY = "本文件以只读方式打开，不能修改。请用“另存为…”存一份再改。"
FINISHED = "这份报告已定稿，不能修改。需要修改的，请用“文件 → 解除定稿…”。"
MOST_SELECTED = 12  # characters that going to a finding selects
LONG = 20_000  # characters of all texts; above, the checks run beside whatever is done, else beside typing and figures


class Session(QObject):
    """Holds the open report.

    Signals carry what changed: ``cells_changed`` a frozenset of cell keys (typed
    and computed; ``findings_changed`` follows), ``text_changed`` a text key, ``body_changed`` nothing,
    ``report_replaced`` nothing (look at everything anew), ``findings_changed``
    nothing, ``stepped`` that the undo stack stands elsewhere (while an edit is
    carried out, and at ``edited``, it still stands where it stood), ``checking_changed`` whether the texts are still being checked
    (``findings`` are then those of a moment ago, their words where they stand
    now), ``current_changed`` the place the cursor is in (cell or text key),
    ``jump_requested`` a place and an optional (start, end) of words in a text,
    ``roles_changed`` the marks of cells that a finding speaks of ({key: "+" or
    "="}), ``message`` a sentence for the status bar.
    """

    cells_changed = Signal(object)
    text_changed = Signal(str)
    body_changed = Signal()
    report_replaced = Signal()
    findings_changed = Signal()
    checking_changed = Signal(bool)
    check_settings_asked = Signal()
    edited = Signal()
    stepped = Signal()
    current_changed = Signal(str)
    jump_requested = Signal(str, object)
    read_only_changed = Signal(bool)
    last_year_shown_changed = Signal(bool)
    last_text_shown_changed = Signal(bool)
    visited_changed = Signal(object)
    roles_changed = Signal(object)
    selection_told = Signal(str)  # how much is selected in a table, and its sum
    message = Signal(str)

    def __init__(self, report: Report | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.unfinished = Unfinished(self)
        self.undo_stack = UndoStack(self, self.unfinished.finish)
        self.undo_stack.indexChanged.connect(self._step)
        # Ending, it tells once more that it is empty and clean: whoever hears that asks for what is no more.
        stack = self.undo_stack
        self.destroyed.connect(lambda: stack.blockSignals(True))
        self._report = report or Report(form_for_year(2025).key, 2025)
        self.computed: dict[str, Total] = {}
        self.findings: tuple[Finding, ...] = ()
        self.checking = False
        self.checks_off: frozenset[str] = frozenset()
        self.headings: Headings = ()  # of the file just imported, where they are not those of the form
        self.last: Mapping[str, Number] = {}
        self.unvisited: set[str] = set()  # cells filled by import or roll-over, not looked at yet
        self.current = ""
        self.selection = ""
        self.print_marks, self.draft_mark = True, False
        self._read_only = self._performing = self._checked = False
        self._last_year_shown = True
        self._last_text_shown = False
        # Before a report is opened there is nothing to check, and the checks need not be loaded.
        if report is None:
            self._calculate()
        else:
            self._refresh()

    @property
    def report(self) -> Report:
        """The report as it stands; change it with :meth:`perform` only."""
        return self._report

    @property
    def printed_report(self) -> Report:
        """The report as the office prints it: with its marks for what does not apply, or with blanks there."""
        return self._report if self.print_marks or not self._report.marks else replace(self._report, marks={})

    @property
    def read_only(self) -> bool:
        """Whether edits are refused: the file is open elsewhere, or the report is 定稿."""
        return self._read_only or self._report.finished is not None

    @property
    def file_read_only(self) -> bool:
        """Whether the file is not ours to write (it is open elsewhere)."""
        return self._read_only

    @property
    def why_read_only(self) -> str:
        """Why edits are refused, as a sentence; "" where they are not."""
        return READ_ONLY if self._read_only else FINISHED if self._report.finished else ""

    @property
    def undoing(self) -> bool:
        """Whether the change now announced is an undo or redo: views show where it happened."""
        return not self._performing

    @property
    def last_year_shown(self) -> bool:
        """Whether last year's figures stand beside this year's."""
        return self._last_year_shown

    @property
    def last_text_shown(self) -> bool:
        """Whether last year's text stands beside this year's, where there is one."""
        return self._last_text_shown and self._report.last_year is not None

    @property
    def printed_as_draft(self) -> bool:
        """Whether pages bear 草稿: where that is wanted and the report is not 定稿."""
        return self.draft_mark and self._report.finished is None

    def figure(self, key: str) -> Number | None:
        """The figure a cell shows, typed or computed; None where it is blank."""
        return figure(key, self._report.values, self.computed)

    def open(
        self, report: Report, unvisited: frozenset[str] = frozenset(), read_only: bool = False, checked: bool = True
    ) -> None:
        """Show another report from scratch: nothing to undo, nothing unsaved.  Where it fails, nothing is changed.

        Not ``checked`` it is only looked at, and nobody asks for its findings.
        """
        computed, last = compute(report.form, report.values), last_figures(report)
        findings: Sequence[Finding] = ()
        if checked:
            from core.report.checks import run_checks

            findings = run_checks(report, computed, self.checks_off, headings=())
        was = self.read_only
        self._report, self.computed, self.last, self._read_only = report, computed, last, read_only
        self.unvisited = set(unvisited)
        self.headings = ()
        self.current = ""  # nobody has been anywhere in it yet
        self.undo_stack.clear()
        self._take(findings)
        self.report_replaced.emit()
        if was != self.read_only:
            self.read_only_changed.emit(self.read_only)
        self.findings_changed.emit()

    def perform(self, edit: Edit, burst: str = "", filled: frozenset[str] = frozenset(), hurried: bool = False) -> bool:
        """Make a change that can be undone; False (with a message) where the report is read-only.

        Changes with the same non-empty ``burst`` that follow each other become
        one undo step (typing into a text).  ``filled`` are the cells that it fills
        for the user, who has not looked at them yet.  ``hurried``: the next follows
        at once, as figure after figure is typed; what needs all checks follows a
        moment later, as it does in a burst.
        """
        if self._read_only or (self.read_only and not isinstance(edit, Reopen)):
            self.message.emit(self.why_read_only)
            return False
        self._performing = True
        self.undo_stack.push(EditCommand(self, edit, burst, filled, hurried or bool(burst)))
        self._performing = False
        return True

    def _step(self, _: int) -> None:
        self.stepped.emit()

    def visit(self, keys: set[str] | frozenset[str]) -> None:
        """The user has looked at these cells: take their import mark away."""
        seen = self.unvisited & keys
        if seen:
            self.unvisited -= seen
            self.visited_changed.emit(frozenset(seen))

    def set_current(self, place: str) -> None:
        """The cursor is in this cell or text now (guidance and last year follow it)."""
        if place != self.current:
            self.current = place
            self.current_changed.emit(place)

    def tell_selection(self, words: str) -> None:
        """Say in the status line what is selected; "" for nothing."""
        if words != self.selection:
            self.selection = words
            self.selection_told.emit(words)

    def set_roles(self, roles: dict[str, str]) -> None:
        """Mark the cells of a finding with the part they play in its arithmetic."""
        self.roles_changed.emit(roles)

    def jump(self, place: str, span: tuple[int, int] | None = None) -> None:
        """Ask the window to put the cursor into a cell (its key), a text or a section."""
        self.jump_requested.emit(place, span)

    def show_words(self, place: str, span: tuple[int, int] | None) -> None:
        """Put the cursor to words of a text: a few are selected, before a long passage it only stands.

        One key would delete all that is selected.
        """
        if span is not None and span[1] - span[0] > MOST_SELECTED:
            span = (span[0], span[0])
        self.jump(place, span)

    def set_read_only(self, read_only: bool) -> None:
        """Refuse or allow edits."""
        if read_only != self._read_only:
            self._read_only = read_only
            self.read_only_changed.emit(self.read_only)

    def show_last_year(self, shown: bool) -> None:
        """Show or hide last year's figures."""
        if shown != self._last_year_shown:
            self._last_year_shown = shown
            self.last_year_shown_changed.emit(shown)

    def show_last_text(self, shown: bool) -> None:
        """Show or hide last year's text beside this year's."""
        if shown != self._last_text_shown:
            self._last_text_shown = shown
            self.last_text_shown_changed.emit(shown)

    def _calculate(self, before: Report | None = None) -> None:
        """The totals, and last year's figures; of an edit of the report ``before`` only what it changes."""
        form, values = self._report.form, self._report.values
        if before is not None and before.form is form:
            self.computed = recompute(form, values, self.computed, changed_figures(before, self._report))
        else:
            self.computed = compute(form, values)
        self.last = last_figures(self._report)

    def _refresh(self) -> None:
        self._calculate()
        self._check_now()

    def current_findings(self) -> Findings:
        """The findings on the report as it stands, not those of a moment ago: for all that is exported or printed."""
        if self.checking:
            self._check_now()
            self.findings_changed.emit()
        return self.findings

    def set_checks_off(self, ids: frozenset[str]) -> None:
        """Switch these checks off, those of them that can be, and all others on."""
        if ids:
            from core.report.checks.switches import may_be_off

            ids = may_be_off(ids)
        if ids != self.checks_off:
            self.checks_off = ids
            self._check_again()

    def set_headings(self, headings: Headings) -> None:
        """Find these headings of the file just imported odd (S2), until () is set or another report opened."""
        if headings != self.headings:
            self.headings = headings
            self._check_again()

    def _check_again(self) -> None:
        """Check the same report by other rules; before one is opened there is nothing to check."""
        if self._checked:
            self._check_now()
            self.findings_changed.emit()

    def _check_now(self) -> None:
        self._take(self._checks()())

    def _check_beside(self, before: Report) -> None:
        """Have the findings follow; until then those on ``before`` stay, their words where they stand now.

        What is wrong with sums and carry-over is told with the sums.
        """
        from core.report.checks import renewed
        from core.report.findings import moved

        self.findings = moved(self.findings, before, self._report)
        if figures_differ(before, self._report):
            self.findings = renewed(self.findings, self._report, self.computed, self.checks_off)
        self._worker.ask(self._checks())
        self._set_checking(True)

    def _checks(self) -> Work:
        """The work of checking the report as it stands."""
        from core.report.checks import run_checks

        return partial(run_checks, self._report, self.computed, self.checks_off, headings=self.headings)

    @cached_property
    def _worker(self) -> CheckWorker:
        from gui.work.check_worker import CheckWorker

        made = CheckWorker(self)
        made.found.connect(self._found)
        return made

    def _found(self, findings: Findings) -> None:
        self._take(findings)
        self.findings_changed.emit()

    def _take(self, findings: Findings) -> None:
        self.findings, self._checked = findings, True
        if self.checking:
            self._worker.forget()
            self._set_checking(False)

    def _set_checking(self, checking: bool) -> None:
        if checking != self.checking:
            self.checking = checking
            self.checking_changed.emit(checking)

    def apply(self, edit: Edit, hurried: bool = False) -> None:
        """Apply an edit without recording it; only the undo commands call this.

        ``hurried``: it is one of many keystrokes, and the findings follow when they pause.
        """
        before, computed = self._report, self.computed
        self._report = edit.apply(before)
        if before.finished != self._report.finished:
            self.read_only_changed.emit(self.read_only)
        self._calculate(before)
        replaced = isinstance(edit, ReplaceReport)
        if replaced or not (hurried or is_long(self._report)):
            self._check_now()
        else:
            self._check_beside(before)
        if replaced:
            self.report_replaced.emit()
        else:
            self._announce(before, computed)
        # While one types into a long text its marks move with the words; drawing them anew would cost more.
        if not (self.checking and isinstance(edit, SetText | SetTexts)):
            self.findings_changed.emit()
        self.edited.emit()

    def _announce(self, before: Report, computed: dict[str, Total]) -> None:
        now = self._report
        keys = changed_cells(before, now, computed, self.computed)
        if keys or before.printed != now.printed:
            self.cells_changed.emit(keys)
        for key in changed_texts(before, now):
            self.text_changed.emit(key)
        if before.body != now.body:
            self.body_changed.emit()
        if self.undoing and (changed := first_change(before, now, self.current)) is not None:
            # After undo or redo the cursor goes to the first figure, else to the words, that became others.
            self.show_words(*changed)


def is_long(report: Report) -> bool:
    """Whether checking the texts takes so long that typing would feel it."""
    return sum(len(report.text(key)) for key in report.form.text_keys) > LONG
