"""How a report comes into the window: last year's file, a new one, one saved before, a recovered one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core import paths
from core.errors import UserError
from core.forms.catalog import form_for_year
from core.report.edits import ReplaceReport
from core.report.report import Report
from core.storage import files
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, Answer, DialogTitle
from gui.work.workspace import proposed_year

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.opening import Opened
    from gui.importing.dialog import ImportDialog
    from gui.work.workspace import Workspace


_OPEN_FIRST, _ANOTHER, _THIS_ONE = Answer("打开已有报告"), Answer("另建一份"), Answer("仍打开所选文件")
_INTO_OPEN = Answer("导入其中的部分…")


def _names(reports: Sequence[Report]) -> list[str]:
    """How the reports of one file are called; a number tells two of one name apart, or stands for a name."""
    names = [
        f"{report.body.get('agency', '')} {f'{report.year}年' if report.year else ''}".strip() for report in reports
    ]
    return [
        name if name and names.count(name) == 1 else f"{name}（第{number}份）" for number, name in enumerate(names, 1)
    ]


def _read(path: Path) -> Sequence[Opened]:
    """The reports of a file; what reads them, and what the preview makes of them, comes beside the window too."""
    patience.get_ready_to_read()
    from core.opening import open_several

    return open_several(path)


def _same(one: Path, other: Path | None) -> bool:
    """Whether two names lead to one place; no file need be there."""
    return other is not None and os.path.realpath(one) == os.path.realpath(other)


def _unless_known(path: Path, known: Sequence[Path]) -> Report | None:
    """The report of a file that is none of the ``known`` ones; None also where opening it says why it cannot be read."""
    if any(_same(path, one) for one in known):
        return None
    try:
        return files.load(path).report
    except UserError:
        return None


class Opening:
    """Carries out opening for the window; whatever was open stays if anything goes wrong."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        self._workspace, self._window = workspace, window

    def start_from_last_year(self) -> None:
        """Ask for last year's file and go on from it."""
        path = dialogs.open_report(self._window, "选择上年报告", self._folder())
        if path is not None:
            self._from_report(path)

    def choose_file(self) -> None:
        """Ask for any file and open it."""
        path = dialogs.open_report(self._window, "打开", self._folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open our own file as it is; anything else shows first what was recognised."""
        from core.readers.kinds import is_ours

        if not self._workspace.take_pending_input():
            return
        document = self._workspace.document
        is_open, ours = patience.beside(lambda: (document.shows(path), is_ours(path)))
        # One that was in somebody else's hands is looked at again: they may have done.
        if is_open and not self._workspace.session.file_read_only:
            self._workspace.session.message.emit("这份报告已经打开。")
            return
        if not ours:
            self._from_report(path)
        elif not self._is_second(path) and self._workspace.document.may_close():
            self._open_ours(path)

    def _is_second(self, path: Path) -> bool:
        """Whether the first report of its body and year is shown instead; nobody is asked of a file that was open before.

        What another person has filled in can be taken into the open report, too.
        """
        known = [Path(one.path) for one in self._workspace.settings.recent()]
        report = patience.beside(lambda: _unless_known(path, known))
        if report is None:
            return False
        takes = self._is_open(report) and not self._workspace.session.read_only
        answer = self._ask_of_first(report, [_THIS_ONE, *([_INTO_OPEN] if takes else [])])
        if answer is _INTO_OPEN:
            self._from_report(path, into_first=True)
        return answer not in (None, _THIS_ONE)

    def _open_ours(self, path: Path) -> None:
        """Open our own file; what was open has been dealt with."""
        try:
            to_say = self._workspace.document.open(path)
        except UserError as error:
            self._not_opened(path, error)
            return
        self._workspace.remember(path)
        self._workspace.show_editor()
        if to_say is not None:
            title, sentence = to_say
            dialogs.say(self._window, title, sentence)

    def _not_opened(self, path: Path, error: UserError) -> None:
        """Say why, and lead to the file's backups where there are any."""
        from core.storage import backups

        more = "查看备份…" if patience.beside(lambda: backups.list_for(path)) else ""
        if dialogs.say(self._window, DialogTitle("未能打开", "q-unread"), str(error), "", more):
            self.choose_backup(path)

    def new(self) -> None:
        """A blank report on the year that is due."""
        if self._workspace.document.may_close():
            year = proposed_year()
            self._workspace.document.start(Report(form_for_year(year).key, year))
            self._workspace.show_editor()

    def choose_backup(self, first: Path | None = None) -> None:
        """List the dated copies of all files, those of ``first`` or of the open one before all, and bring one back."""
        from core.storage import backups
        from gui.commands.backups import BackupsDialog

        workspace = self._workspace
        known = [*map(Path, workspace.settings.recent_files), *([first] if first else [])]
        kept = patience.beside(lambda: backups.all_kept(known))
        if not kept:
            dialogs.say(
                self._window,
                DialogTitle("恢复备份", "backups"),
                f"目前没有备份。保存报告时会自动备份到：{backups.folder()}",
            )
            return
        shown = workspace.session.report if workspace.report_shown else None
        dialog = BackupsDialog(kept, self._window, workspace.document.path if shown else None, shown, first)
        accepted, file, copy = dialogs.run(dialog), dialog.kept, dialog.chosen
        if accepted and copy is not None and file is not None:
            self.restore(copy.path, file.path)

    def restore(self, copy: Path, origin: Path | None) -> None:
        """Bring a backup back.

        That of the open file takes its place as one undoable step; any other is opened as a
        report not saved yet, to be saved where ``origin`` was.
        """
        workspace = self._workspace
        try:
            report = patience.beside(lambda: files.load(copy)).report
        except UserError as error:
            dialogs.say(self._window, DialogTitle("未能恢复", "backups"), str(error))
            return
        shown = workspace.document.path if workspace.report_shown else None
        of_the_open_one = origin is not None and patience.beside(lambda: _same(origin, shown))
        if of_the_open_one and not workspace.session.read_only:
            workspace.session.perform(ReplaceReport(report, "恢复备份"))
        elif workspace.document.may_close():
            workspace.document.start(report, proposal=origin)
            workspace.show_editor()
            workspace.session.message.emit("已打开备份，尚未保存。核对后请保存。")

    def offer_recovery(self) -> bool:
        """After a crash: offer what was not saved; True where the clerk goes on with it."""
        if not self._workspace.document.autosave.recovery.pending():
            return False
        from gui.commands import recovery

        return recovery.offer(self._workspace, self._window)

    def _from_report(self, path: Path, into_first: bool = False) -> None:
        try:
            opened = patience.beside(lambda: _read(path))
        except UserError as error:
            dialogs.say(self._window, DialogTitle("未能读取报告", "q-unread"), str(error))
            return
        chosen = self._choose_report(opened)
        if chosen is not None:
            self.preview(chosen, path.name, into_first)

    def _choose_report(self, opened: Sequence[Opened]) -> Opened | None:
        """The only report of a file, or the one the clerk asks for; None if cancelled."""
        if len(opened) == 1:
            return opened[0]
        answers = [Answer(name) for name in _names([one.report for one in opened])]
        text = f"这个文件里有{len(opened)}份年度报告。请选择要打开的一份。"
        answer = dialogs.choose(self._window, DialogTitle("选择报告", "open"), text, [*answers, CANCEL])
        return dict(zip(answers, opened, strict=True)).get(answer)

    def preview(self, opened: Opened, source: str, into_first: bool = False) -> None:
        """Show what was recognised and carry out what the clerk makes of it; ``source`` is a file's name or 剪贴板."""
        from gui.importing.dialog import ImportDialog, Into

        workspace = self._workspace
        if not workspace.take_pending_input():
            return
        open_one = workspace.report_shown and not workspace.session.read_only
        into = Into(workspace.session.report, into_first) if open_one else None
        dialog = ImportDialog(opened, source, proposed_year() - 1, self._window, into)
        if dialogs.run(dialog):
            self._take(opened, dialog)

    def _take(self, opened: Opened, dialog: ImportDialog) -> None:
        from core.report import rollover
        from gui.importing.dialog import ImportAs

        workspace, report = self._workspace, dialog.report
        if dialog.choice is ImportAs.INTO:
            self._take_into(dialog)
            return
        if dialog.choice is ImportAs.DRAFT:
            report = rollover.draft(report, dialog.draft_year, dialog.kept_years)
        if self._ask_of_first(report, [_ANOTHER]) not in (None, _ANOTHER) or not workspace.document.may_close():
            return
        marked = frozenset(report.values)
        workspace.document.start(report, marked)
        if dialog.choice is ImportAs.EDIT:
            workspace.session.set_headings(opened.headings)
        workspace.show_editor()
        if dialog.choice is ImportAs.DRAFT:
            workspace.session.message.emit(f"已生成{report.year}年草稿：上年结转{len(marked)}格已带入，请核对。")

    def _ask_of_first(self, report: Report, others: Sequence[Answer]) -> Answer | None:
        """Where a report of this body and year is open or known, it is shown, or one of the ``others`` wanted; else None."""
        name = f"{report.agency}{report.year}年的报告"
        if not report.agency or not report.year:
            return None
        first, is_open = self._known(report), self._is_open(report)
        if first is None and not is_open:
            return None
        sentence = f"{name}正在填写。" if is_open else f"已有{name}：{first}。"
        answer = dialogs.choose(
            self._window, DialogTitle("已有同年度的报告", "open"), sentence, [_OPEN_FIRST, *others, CANCEL]
        )
        if answer is _OPEN_FIRST and first is not None and not is_open and self._workspace.document.may_close():
            self._open_ours(first)
        return answer

    def _is_open(self, report: Report) -> bool:
        """Whether the report on show is one of the same body and year, saved or not."""
        shown = self._workspace.session.report
        return self._workspace.report_shown and (shown.agency, shown.year) == (report.agency, report.year)

    def _known(self, report: Report) -> Path | None:
        """The file of a report of the same body and year that was open lately and is still there."""
        same = (report.agency, str(report.year))
        known = [Path(one.path) for one in self._workspace.settings.recent() if (one.body, one.year) == same]
        return patience.beside(lambda: next(filter(paths.is_file, known), None))

    def _take_into(self, dialog: ImportDialog) -> None:
        """Accepted parts into the open report, as one undo step; what it changed is marked until looked at."""
        from core.report.merge import plan

        session = self._workspace.session
        outcome = plan(session.report, dialog.report, dialog.sections, dialog.figures_only)
        if outcome.report == session.report:
            session.message.emit("文件里选中的部分与当前报告一致，未改动。")
            return
        session.perform(ReplaceReport(outcome.report, "导入"), filled=frozenset(outcome.changed))
        texts = f"、{len(outcome.texts)}个部分的文字" if outcome.texts else ""
        session.message.emit(f"已导入{len(outcome.changed)}格数据{texts}，可以撤销。")

    def _folder(self) -> Path:
        last = Path(self._workspace.settings.last_folder) if self._workspace.settings.last_folder else None
        return patience.beside(lambda: last if last is not None and paths.is_folder(last) else paths.search_folder())
