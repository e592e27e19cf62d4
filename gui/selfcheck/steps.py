"""The steps of the self-check: a year's work, done through the real widgets.

Only the dialogs of the system, which wait for a person, are answered from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QTextLayout
from PySide6.QtWidgets import QApplication

from core import paths
from core.errors import UserError
from core.forms.spec import Table
from core.opening import open_any
from core.readers.registry import READERS
from core.report.report import Report
from core.writers.layout.style import STYLES
from core.writers.registry import FORMATS, export
from gui.basics import dialogs
from gui.basics.answers import Answer
from gui.selfcheck import text_steps
from gui.selfcheck.hands import Hands, decide, expect, require
from gui.tabs.cover_tab import CoverTab
from gui.window.main_window import MainWindow
from gui.window.tab_state import COVER
from gui.work.open_file import DISCARD

if TYPE_CHECKING:
    from gui.selfcheck.record import Record

WORDS = "自检文字：公开、申请、复议。"
ATTEND_MS = 30


class Steps:
    """Carries out the steps in order and stops at the first that fails."""

    def __init__(self, application: QApplication, window: MainWindow, record: Record) -> None:
        self.application, self.window, self.record = application, window, record
        self.folder = record.folder
        self.hands = Hands(application, window, self.folder)
        self.docx = self.folder / "报告.docx"
        self.said: list[str] = []
        self.to_open, self.to_save = Path(), self.folder / "报告 2025.json"
        self.to_save.unlink(missing_ok=True)  # of an earlier check here: the window would ask which one to go on with
        self._clerk = QTimer(window, interval=ATTEND_MS)
        self._clerk.timeout.connect(decide)

    def run_all(self) -> None:
        """Do the whole job inside the program's own event loop, then close the window."""
        QTimer.singleShot(0, self._work)
        self.record.do("quit", self._leave)

    def _leave(self) -> int:
        code = self.application.exec()
        if code:
            raise RuntimeError(f"the program ended with {code}")
        return code

    def _work(self) -> None:
        steps: Sequence[tuple[str, Callable[[], object]]] = (
            ("start page", lambda: self.hands.picture("start")),
            ("Chinese is shown", self._chinese),
            ("draft from the sample", self._draft),
            ("figures and totals", self._figures),
            ("blanks become 0", self._zeros),
            ("Chinese text", self._text),
            *text_steps.steps(self.window, self.hands),
            ("list of findings", self._check_list),
            ("save and open", self._save),
            ("export", self._export),
            ("print", self._print),
            ("read back", self._read_back),
            ("damaged files", self._damaged),
            ("next year", self._next_year),
            ("manual", self._manual),
            ("nothing unexpected was said", self._nothing_said),
        )
        self._answer_dialogs()
        self._clerk.start()
        for name, work in steps:
            if not self.record.do(name, work):
                self.hands.picture("failed")
                break
        self._clerk.stop()
        self.window.close()
        self.application.quit()

    def _answer_dialogs(self) -> None:
        """Stand in for the person in front of the system's own dialogs."""
        stand_ins = {
            "say": lambda *words, **_: self.said.append(str(words[2])),
            "choose": self._choose,
            "open_file": lambda *_: self.to_open,
            "save_file": lambda *_: self.to_save,
            "show_files": lambda *_: None,
        }
        for name, answer in stand_ins.items():
            setattr(dialogs, name, answer)

    def _choose(self, _: object, title: str, text: str, answers: Sequence[Answer], detail: str = "") -> Answer:
        if DISCARD in answers:
            return DISCARD
        self.said.append(f"{title}：{text}{detail}")
        return answers[0]

    # -- what is done ---------------------------------------------------------------------

    def _chinese(self) -> str:
        """Qt's own words are translated, and the window's font can draw what stands in the window."""
        expect(QApplication.translate("QPlatformTheme", "Cancel"), "取消")
        layout = QTextLayout(f"{self.window.windowTitle()}{WORDS}0123456789", QApplication.font())
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = layout.glyphRuns()
        require(all(all(run.glyphIndexes()) for run in runs), "the font lacks Chinese characters")
        return "、".join(run.rawFont().familyName() for run in runs)

    def _draft(self) -> str:
        sample = paths.resources() / "sample" / "last_year_2024.docx"
        self.window.opening.open_path(sample)
        report = self.window.session.report
        expect(report.year, 2025)
        carried = [key for key in report.values if key in self.window.session.unvisited]
        require(carried, "no figure was carried over")
        return f"{report.agency}，{len(carried)}"

    def _figures(self) -> str:
        """Type 1, 2, 3 … into the parts of a sum of each table and look at the sum."""
        session, checked = self.window.session, []
        for table in session.report.form.tables:
            for total in _plain_sums(session.report, table)[:2]:
                parts = session.report.form.cells[total].formula.plus  # pyright: ignore[reportOptionalMemberAccess]
                for number, key in enumerate(parts, 11):
                    self.window.editor.jump(key)
                    self.hands.type(str(number))
                    self.hands.press(Qt.Key.Key_Return)
                    expect(session.report.value(key), number)
                expect(session.figure(total), sum(range(11, 11 + len(parts))))
                checked.append(total)
                self.hands.picture(table.key)
        require(checked, "no sum was found")
        return "、".join(checked)

    def _zeros(self) -> str:
        session = self.window.session
        for section in session.report.form.sections:
            if section.table is not None:
                self.window.editor.jump(section.key)
                self.window.actions_by_name["fill_zero"].trigger()
        waiting = [key for key, total in session.computed.items() if not total.complete]
        expect(waiting, [])
        return f"{len(session.computed)}"

    def _text(self) -> str:
        """Commit words as an input method does, and type on by keyboard."""
        session = self.window.session
        key = next(section.key for section in session.report.form.sections if section.table is None)
        self.window.editor.jump("agency")
        cover = self.window.editor.parts[COVER]
        assert isinstance(cover, CoverTab)
        cover.go_to("contact")
        self.hands.compose(WORDS)
        require(WORDS in session.report.body.get("contact", ""), "the field was not taken")
        self.window.editor.jump(key)
        self.hands.compose(WORDS)
        self.hands.type("12")
        require(f"{WORDS}12" in session.report.text(key), "the text was not taken")
        self.hands.picture("text")
        return session.report.text(key)[:20]

    def _save(self) -> str:
        window, before = self.window, self.window.session.report
        window.actions_by_name["save"].trigger()
        require(not window.document.unsaved, "the report was not saved")
        window.actions_by_name["home"].trigger()
        window.opening.open_path(self.to_save)
        expect(window.session.report, before)
        return self.to_save.name

    def _export(self) -> str:
        report = self.window.session.report
        for form in FORMATS:
            for key, style in STYLES.items():
                path = self.docx.with_name(f"报告{'' if key == 'official' else ' 公文'}{form.suffix}")
                export(report, path, style)
                require(path.stat().st_size > 1000, f"{path.name} is empty")
        return "、".join(form.suffix for form in FORMATS)

    def _check_list(self) -> str:
        """The 自查表 as Word and as PDF."""
        report = self.to_save
        for suffix in (".docx", ".pdf"):
            self.to_save = self.folder / f"自查表{suffix}"
            self.window.actions_by_name["export_check_list"].trigger()
            require(self.to_save.stat().st_size > 1000, f"{self.to_save.name} is empty")
        self.to_save = report
        return f"{len(self.window.session.findings)}"

    def _print(self) -> str:
        from core.writers.typesetting.typeset import pages_svg
        from gui.preview import printing

        path = self.folder / "打印.pdf"
        printer = printing.new_printer("自检")
        printer.setOutputFormat(printer.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        pages = pages_svg(self.window.session.report)
        require(printing.paint(printer, pages), "nothing was printed")
        require(path.read_bytes().startswith(b"%PDF"), "no PDF was printed")
        return f"{len(pages)}"

    def _read_back(self) -> str:
        """What was exported must come back whole through our own readers."""
        for form in FORMATS:
            self._compare(self.docx.with_suffix(form.suffix))
        return "、".join(form.suffix for form in FORMATS)

    def _compare(self, path: Path) -> None:
        """The file holds the open report's figures, year and title."""
        report, back = self.window.session.report, open_any(path).report
        keys = report.values.keys() | back.values.keys()
        wrong = sorted(key for key in keys if report.value(key) != back.value(key))
        expect((path.name, wrong), (path.name, []))
        expect((path.name, back.year, back.text("title")), (path.name, report.year, report.text("title")))

    def _damaged(self) -> str:
        """Every reader, also of the old formats, answers a damaged file with a sentence: its library is there."""
        for name, data in _DAMAGED.items():
            path = self.folder / name
            path.write_bytes(data)
            try:
                open_any(path)
            except UserError as error:
                require(str(error).endswith("。"), f"{name}: no sentence")
                path.unlink()
            else:
                raise AssertionError(f"{name} was read")
        return "、".join(_DAMAGED)

    def _next_year(self) -> str:
        before = self.window.session.report
        self.to_open = self.docx
        self.window.actions_by_name["start_from_last_year"].trigger()
        report = self.window.session.report
        expect(report.year, before.year + 1)
        assert report.last_year is not None
        expect(dict(report.last_year.values), dict(before.values))
        self.hands.picture("next year")
        return report.text("title")

    def _manual(self) -> str:
        """The manual opens at the page, with its pictures, and becomes a file."""
        from core.help import typeset
        from gui.help.window import ManualWindow

        self.window.actions_by_name["manual"].trigger()
        shown = self.window.findChild(ManualWindow)
        require(isinstance(shown, ManualWindow), "no manual")
        assert isinstance(shown, ManualWindow)
        topic = shown.topic.id
        for picture in (paths.resources() / "manual").glob("*.png"):
            require(not QImage(str(picture)).isNull(), f"{picture.name} cannot be shown")
        shown.close()
        path = self.folder / "手册.pdf"
        typeset.export(path)
        return f"{topic}，{path.stat().st_size}"

    def _nothing_said(self) -> int:
        expect(self.said, [])
        return 0


def _plain_sums(report: Report, table: Table) -> list[str]:
    """The computed cells of a table that only add cells a person types."""
    form, typed = report.form, set(report.form.typed)
    computed = [(key, cell.formula) for key, cell in form.cells.items() if cell.table == table.key and cell.formula]
    return [key for key, formula in computed if not formula.minus and typed.issuperset(formula.plus)]


_DAMAGED = {f"坏{kind}{found.suffixes[0]}": found.damaged for kind, found in READERS.items()}
