"""Every dialog of the program, made over a report, with names and paths as long as they come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog

from core.opening import open_any
from core.paths import resources
from core.report import rollover
from core.report.difference_report import difference_report
from core.report.report import Report
from core.report.years.choice import YearEntry
from core.storage import backups, codec
from core.storage.recovery import Copy, Pending
from core.storage.standing import beside
from core.writers.listing import listing_of
from gui.basics.answers import CANCEL, Answer, DialogTitle
from gui.basics.done_dialog import DoneDialog
from gui.basics.message_dialog import LineDialog, Message, MessageDialog
from gui.commands import list_dialogs, recovery
from gui.commands.about import AboutDialog
from gui.commands.backups import BackupsDialog
from gui.commands.check_switches import CheckSwitches
from gui.commands.difference_dialog import DifferenceDialog
from gui.commands.export_dialog import ExportDialog
from gui.commands.feedback import FeedbackDialog
from gui.commands.recovery import RecoveryOffer
from gui.help.window import ManualWindow
from gui.importing.dialog import ImportDialog
from gui.panels.keep_dialog import KeepDialog
from gui.preview.panel import PreviewWindow
from gui.text.figure_picker import FigureDialog
from gui.window.main_window import MainWindow
from gui.work.saving import ELSEWHERE
from gui.writing_aids.fee_dialog import FeeDialog
from gui.writing_aids.sentence_dialog import SentenceDialog
from gui.writing_aids.tidy_dialog import TidyDialog
from gui.years.dialog import YearsDialog
from gui.years.infographic import InfographicDialog, Pictured

LATIN = "A" * 200  # a name of a file or a body that has no place to break a line
LONG = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿合奇县住房和城乡建设局（人民防空办公室、综合行政执法局）"

SAMPLE = resources() / "sample" / "last_year_2024.docx"


def draft() -> Report:
    return rollover.draft(open_any(SAMPLE).report, 2025).with_marks({"applications.new.business": "/"})


def dialogs(window: MainWindow, name: str = LONG) -> Iterator[QDialog]:
    session = window.session
    hint = next(finding for finding in session.findings if finding.grade == "HINT")
    yield ExportDialog(session.report, session.findings, Path("a.docx"), parent=window)
    yield CheckSwitches(frozenset(), window)
    yield SentenceDialog(session, "overview", window)
    yield FeeDialog(session, window)
    yield KeepDialog(hint, session.report, window)
    yield FigureDialog(session.report, "", window)
    yield ImportDialog(open_any(SAMPLE), f"{name}.docx", 2024, window)
    yield from dialogs_with_files(window, name)
    yield from messages(window, name)
    yield PreviewWindow(session, window, "official")
    yield AboutDialog(window)
    yield FeedbackDialog(None, window)
    yield ManualWindow(window)
    yield from _of_years(session.report, window)


def _of_years(report: Report, window: MainWindow) -> Iterator[QDialog]:
    """Ten years of a body with a long name."""
    report = report.with_body("agency", LONG)
    entries = [YearEntry(f"{LONG}{year}年报告.docx", replace(report, year=year)) for year in range(2016, 2026)]
    yield YearsDialog(entries, [Path(f"{LONG}.json")] * 3, Path(), window)
    yield InfographicDialog([Pictured(entries[-1], "2处错误。公开前请先处理。")], Path(), window)


def messages(window: MainWindow, name: str) -> Iterator[QDialog]:
    """As long as they may come: names without a place to break a line, sixty lines, more answers than a row holds."""
    path = f"D:/{'abcdefghij' * 24}.docx"
    lines = "\n".join(f"{number}. {path}" for number in range(60))
    yield MessageDialog(
        window, Message(DialogTitle("未能保存", "saving"), f"未能保存“{path}”。", lines, (ELSEWHERE, CANCEL))
    )
    names = tuple(Answer(f"{name}{year}年") for year in range(2008, 2026))
    yield MessageDialog(
        window, Message(DialogTitle("选择报告", "open"), f"“{path}”里有18份年度报告。", "", (*names, CANCEL))
    )
    yield LineDialog(window, DialogTitle("定稿", "finish"), f"{path}：{name * 4}。定稿人：", path)


def dialogs_with_files(window: MainWindow, name: str) -> Iterator[QDialog]:
    """What lists files, under names and in folders as long as they come."""
    report = window.session.report.with_text("overview", "多  余的空格。")
    paths = [Path("很长的文件夹名称" * 8) / f"{name}{year}年报告.json" for year in range(2015, 2026)]
    yield DoneDialog(
        DialogTitle("已导出", "export"),
        f"已导出{len(paths)}个文件",
        paths[:6],
        [f"PDF：{name}有一个字不能显示。", *[f"D:/{'abcdefghij' * 24}.pdf"] * 12],
        window,
    )
    found = difference_report(open_any(SAMPLE).report, report, ("上年报告", "本报告"))
    yield DifferenceDialog(listing_of(found), paths[0], window)
    yield TidyDialog(report, window)
    yield list_dialogs.shortcuts(window)
    yield list_dialogs.files(window, paths)
    yield recovery.comparison(window, report, draft())
    pending = Pending("1", paths[0], Copy(report.with_body("agency", name), paths[0]), "", datetime(2026, 1, 5))
    yield recovery.listing(window, [RecoveryOffer(pending, beside(pending))])
    backup = backups.keep(paths[0].absolute(), codec.dumps(report).encode(), datetime(2026, 1, 5))
    yield BackupsDialog([backups.Kept(backup.path.parent, paths[0], (backup,))], window)
