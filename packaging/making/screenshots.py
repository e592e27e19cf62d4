"""Take the pictures of the window that the README shows; look at them afterwards.

    .venv/bin/python packaging/making/screenshots.py [FOLDER] [--dark]

applications-150.png is the picture of that part under QT_SCALE_FACTOR=1.5 XXGK_SIZE=1280x680.

The window shows the bundled sample as last year's report and a draft partly filled in, on a day in January that stays
the same: pictures change with the program, not with the calendar.  The other scripts here that take pictures begin
by importing from this one.
"""

import datetime
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XXGK_DATA"] = tempfile.mkdtemp()


class _Day(datetime.date):
    """The day of the pictures as today's; what is imported after this takes it for the date."""

    @classmethod
    def today(cls) -> "_Day":
        return cls(2026, 1, 12)


class _Moment(datetime.datetime):
    """The hour of the pictures as now."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "_Moment":
        return cls(2026, 1, 12, 9, 30, tzinfo=tz)


datetime.date, datetime.datetime = _Day, _Moment  # type: ignore[misc]

from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QDialog  # noqa: E402

from core.opening import open_any  # noqa: E402
from core.report import rollover  # noqa: E402
from core.report.edits import Confirm, SetCells, SetText, reword  # noqa: E402
from core.report.fees import PAGES, PIECES, Entry  # noqa: E402
from core.report.years.choice import YearEntry  # noqa: E402
from core.report.years.table import years_table  # noqa: E402
from core.settings import Recent  # noqa: E402
from core.writers.pictures.infographic import infographic  # noqa: E402
from core.writers.typesetting import pictures  # noqa: E402
from gui.app import make_application  # noqa: E402
from gui.basics import theme  # noqa: E402
from gui.importing.dialog import ImportDialog  # noqa: E402
from gui.tabs.text_tab import TextTab  # noqa: E402
from gui.window.first_hints import HINTS  # noqa: E402
from gui.window.main_window import MainWindow  # noqa: E402
from gui.writing_aids.fee_dialog import FeeDialog  # noqa: E402
from gui.writing_aids.sentence_dialog import SentenceDialog  # noqa: E402
from gui.years.dialog import YearsDialog  # noqa: E402

SETTLED_MS = 150  # the findings follow a little later
SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
RECENT = tuple(
    Recent(f"/home/clerk/文档/年报/{body}{year}.json", body, str(year), state, "1月12日9:30", "", filled)
    for body, year, state, filled in (
        ("临江市财政局", 2025, "未发现错误，16段未核对", "61"),
        ("临江市市场监督管理局", 2025, "2处错误", "8"),
        ("新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿合奇县住房和城乡建设局", 2024, "未发现错误", "100"),
        ("临江市文化和旅游局", 2024, "未发现错误（1处提醒）", "100"),
        ("临江市文化和旅游局", 2023, "未发现错误", ""),
    )
)


def partly_filled(window: MainWindow) -> None:
    """A draft as it looks in the middle of the work."""
    last = open_any(SAMPLE).report
    draft = rollover.draft(last, 2025)
    window.document.start(draft, frozenset(draft.values))
    new = {key: value for key, value in last.values.items() if key not in draft.values}
    new |= {
        "applications.new.natural_person": 9,
        "applications.granted.natural_person": 6,
        "disclosure.licensing.decisions": 91,
    }
    left_blank = {key: None for key in new if key.startswith("proceedings.suit") or ".refused.enforcement" in key}
    window.session.perform(SetCells({**new, **left_blank}))
    window.session.perform(Confirm("other", ()))
    window.session.perform(SetText("problems", draft.text("problems").replace("不够及时", "较慢")))
    window.show_editor()


def rewritten(window: MainWindow) -> TextTab:
    """The first text with linked figures and this year's date, beside last year's; no cell is blank."""
    page = window.editor.parts["overview"]
    assert isinstance(page, TextTab)
    window.editor.tabs.setCurrentWidget(page)
    blanks = {key: 0 for key in window.session.report.form.typed if key not in window.session.report.values}
    window.session.perform(SetCells(blanks))
    page.editor.figures.link_all()
    page.editor.go_to((0, 0))
    window.session.perform(reword(window.session.report, "overview", page.editor.text().replace("2024年", "2025年")))
    window.session.show_last_text(True)
    return page


def workbench(window: MainWindow, folder: Path) -> None:
    """What helps with the texts: figures by name, last year's text, sentences, fees."""
    page = rewritten(window)
    picture(window, folder / "compare.png")
    window.session.show_last_text(False)
    end = page.editor.text().index("126条")
    page.editor.select((end, end))
    page.editor.insertPlainText("【gfxwj")
    page.editor.figures.begin(end)
    picture(window, folder / "figures.png")
    page.editor.figures.close_popup()
    show(SentenceDialog(window.session, "overview", window), folder / "sentences.png")
    fees = FeeDialog(window.session, window, (Entry(PIECES, 42, 3), Entry(PAGES, 126)))
    show(fees, folder / "fees.png")


def pages(window: MainWindow, path: Path) -> None:
    """The preview, once its pages are made."""
    window.preview.show()
    while not window.preview.panel.view.pages:
        QTest.qWait(SETTLED_MS)
    QTest.qWait(5 * SETTLED_MS)  # they are drawn one by one
    picture(window.preview, path)
    window.preview.close()


def eight_years() -> list[YearEntry]:
    """Reports of eight years made of the sample, one of them missing."""
    sample = open_any(SAMPLE).report
    entries: list[YearEntry] = []
    for number, year in enumerate(range(2018, 2026)):
        counts = {key: value for key, value in sample.values.items() if isinstance(value, int)}
        values = {key: value * (5 + number * 3 % 7 + len(key) % 4) // 6 for key, value in counts.items()}
        if year != 2020:
            report = replace(sample.with_values(values), year=year, printed={})
            entries.append(YearEntry(f"{year}年度报告.docx", report))
    return entries


def of_years(window: MainWindow, folder: Path) -> None:
    """历年对比 of those years, and 图解 of the sample."""
    sample = open_any(SAMPLE).report
    dialog = YearsDialog(eight_years(), [], folder, window)
    dialog.resize(1000, 600)
    dialog.tabs.setCurrentWidget(dialog.views["requests"])
    show(dialog, folder / "years.png")
    whole = infographic(years_table([YearEntry(SAMPLE.name, replace(sample, printed={}))]))
    (folder / "infographic.png").write_bytes(pictures.png(whole, 1))
    print(folder / "infographic.png")


def show(dialog: QDialog, path: Path) -> None:
    dialog.show()
    picture(dialog, path)
    dialog.done(0)


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--dark"]
    folder = Path(arguments[0]) if arguments else ROOT / "resources" / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application([])
    application.setCursorFlashTime(0)  # in every picture the caret is there
    if "--dark" in sys.argv:
        theme.apply(application, dark=True)
    window = MainWindow()
    window.workspace.keep_settings(hints_seen=tuple(HINTS))  # the window as it is after the first day
    width, height = (int(part) for part in os.environ.get("XXGK_SIZE", "1366x768").split("x"))
    window.resize(width, height)
    window.show()
    window.start_page.show_recent(RECENT)
    window.start_page.first().setFocus()
    picture(window, folder / "start.png")
    partly_filled(window)
    for key, page in window.editor.parts.items():
        window.editor.tabs.setCurrentWidget(page)
        if key == "applications":
            window.editor.jump("applications.granted.natural_person")
            window.editor.side.setCurrentIndex(1)
        picture(window, folder / f"{key}.png")
        window.editor.side.setCurrentIndex(0)
    pages(window, folder / "preview.png")
    workbench(window, folder)
    of_years(window, folder)
    show(ImportDialog(open_any(SAMPLE), SAMPLE.name, 2024, window), folder / "import.png")
    window.document._never_saved = False
    window.session.undo_stack.setClean()
    window.close()


def picture(widget: object, path: Path) -> None:
    QTest.qWait(SETTLED_MS)
    widget.grab().save(str(path))  # type: ignore[attr-defined]
    print(path)


if __name__ == "__main__":
    main()
