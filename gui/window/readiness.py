"""What the first report will need, made while the start page waits: piece by piece, and never while somebody acts.

All at once it takes longer than a key may wait for its answer.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from core import patterns

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow

GAP_MS = 2  # between two pieces: a key that comes meanwhile waits for one at most, whatever the gap
_SHORT_S = 0.005
QUIET_MS = 500  # after a key or a button, until the next piece
_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
    )
)
_PRACTICE = (
    "（一）主动公开\n2024年公开信息12条，其中规范性文件2件，比上年增长10%，占两成。\n"
    "（二）依申请公开\n收到申请7件，上年结转1件，予以公开5件，部分公开1件，不予公开2件，结转下年度1件。"
    "其中自然人申请5件。行政复议1件，行政诉讼0件。没有收取信息处理费。\n（五）监督保障\n存在的问题是公开不够及时，正在改进。"
)
# Each loads few others that are not there yet (tests/gui/window/test_readiness.py).
_EDITOR = [
    "core.forms.common",
    "core.forms.catalog",
    "core.report.numbers",
    "core.report.text_changes",
    "core.report.report",
    "core.report.edits",
    "core.report.findings",
    "gui.work.session",
    "core.storage.codec",
    "core.storage.files",
    "core.storage.recovery",
    "gui.basics.dialogs",
    "gui.work.autosave",
    "gui.work.open_file",
    "gui.table.model",
    "gui.table.sheet",
    "core.report.texts.year_moves",
    "core.report.checks.structure",
    "core.report.phrases.targets",
    "core.report.phrases.mentions",
    "core.report.phrases.rest",
    "core.report.phrases.recognise",
    "core.report.checks.claims",
    "core.report.checks.sums.printed",
    "core.report.checks.tables",
    "core.report.checks.repairs",
    "core.report.checks.compare_years",
    "core.report.checks.plausibility",
    "core.report.checks.leftovers",
    "core.report.checks.content",
    "core.report.checks.writing",
    "core.report.checks.privacy",
    "core.report.checks.deadline",
    "gui.text.menu",
    "core.report.texts.figure_choices",
    "gui.text.synced_edit",
    "gui.text.editor",
    "gui.tabs.cover_tab",
    "core.report.sentences.figures",
    "core.report.sentences.applications",
    "core.report.sentences",
    "core.report.checks.ready_sentences",
    "gui.table.view",
    "gui.tabs.table_tab",
    "gui.tabs.last_year_text",
    "gui.tabs.text_tab",
    "gui.panels.finding_card",
    "gui.panels.findings_panel",
    "gui.panels.guide",
    "gui.window.find_bar",
    "gui.window.editor",
    "gui.commands.opening",
    "gui.window.status_bar",
    "gui.commands.paste_report",
]
# A list of figures opens below the cursor; pasting reads what any program lays on the clipboard.
_WITH_A_REPORT = [
    "gui.text.figure_picker",
    "core.matching.paste.placing",
    "core.readers.safe_xml",
    "core.readers.html.css.style_sheets",
    "core.readers.html.css.lists",
    "core.readers.html.looks",
    "core.readers.html.rules",
    "core.readers.html.page",
    "core.readers.html.reader",
    "core.matching.paste.plan",
    "core.readers.clipboard",
    "gui.table.clipboard",
]


def pieces(window: MainWindow) -> Iterator[None]:
    """Make what the first report needs, stopping after each piece; the order is that in which it will be asked for.

    What reads a file comes while it is chosen (gui/commands/opening.py), and the pages behind the first with the report.
    """
    for module in _EDITOR:
        import_module(module)
        yield
    for part in (lambda: window.session, lambda: window.document, lambda: window.status, lambda: window.editor):
        part()
        yield
    window.editor.parts.shown()
    yield
    practice = Thread(target=_practise, name="practice", daemon=True)
    practice.start()  # a thread, as it cannot be cut into pieces; it lets the window's go on all the time
    while practice.is_alive():
        practice.join(_SHORT_S)
        yield


def more_pieces() -> Iterator[None]:
    """Make what is needed next once a report is shown: what a paste needs, and a figure put into a text.

    A page that is seen for the first time takes a few milliseconds more than one that was made before.
    """
    for module in _WITH_A_REPORT:
        import_module(module)
        yield


def _practise() -> None:
    """Check a report once, so that the first one finds the patterns compiled."""
    from core.forms.catalog import form_for_year
    from core.report.checks import run_checks
    from core.report.report import Report

    for pattern in patterns.compile_ahead():
        del pattern
    year = 2025
    form = form_for_year(year)
    report = Report(form.key, year, {"agency": "某市某局"}, dict.fromkeys(form.text_keys, _PRACTICE))
    run_checks(report.with_values(dict.fromkeys(form.typed, 1)))
    patterns.forget()


def get_ready(window: MainWindow) -> Readiness:
    """Make what the first report needs, and once one is shown what it needs next; returns what makes the first."""
    first = Readiness(window)
    if window.report_open:
        Readiness(window, more_pieces())
    else:
        _Shown(window)
    return first


class _Shown(QObject):
    """Waits for the first report to be shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.stack.currentChanged.connect(self._look)

    def _look(self) -> None:
        window = self._window
        if window.stack.currentWidget() is not window.start_page:
            window.stack.currentChanged.disconnect(self._look)
            Readiness(window, more_pieces())
            self.deleteLater()


class Readiness(QObject):
    """Goes on to the next piece whenever nothing has been done for a while."""

    def __init__(self, window: MainWindow, making: Iterator[None] | None = None) -> None:
        super().__init__(window)
        self._window, self._pieces = window, making or pieces(window)
        self._next = QTimer(self, singleShot=True, interval=QUIET_MS if making else GAP_MS)
        self._next.timeout.connect(self._step)
        self._next.start()
        self._watched: list[QObject] = []
        # A key may come to a part before the next piece is made: it is watched as soon as it has the keyboard.
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.focusWindowChanged.connect(self._watch)
        application.focusObjectChanged.connect(self._watch)

    def _step(self) -> None:
        self._watch(QGuiApplication.focusWindow() or self._window.windowHandle())
        self._watch(QGuiApplication.focusObject())  # what an input method writes comes to it alone
        if next(self._pieces, self) is self:
            self.deleteLater()
            if not self._window.report_open:
                gc.freeze()  # what is there now stays: whoever looks for unreachable objects need not go through it
        else:
            self._next.start(GAP_MS)

    @Slot(QObject)  # of the class, as of CommandsFirst
    def _watch(self, part: QObject | None) -> None:
        """See what comes to this part; not to all of them: Qt for Python would wrap each, and all it is told."""
        if part is not None and part not in self._watched:
            self._watched.append(part)
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self._next.start(QUIET_MS)
        return False
