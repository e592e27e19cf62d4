"""Start of the window: application, fonts, palette, crash handling, then the main window.

Python's collector of unreachable objects is kept to the window's thread and to
moments when nothing else goes on: left to itself it runs in whichever thread
happens to make objects, and the one that checks or writes would then end Qt
objects that belong to the window.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    SignalInstance,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication

from core import logs, patterns, processes
from core.handover import SingleInstance
from core.paths import data_folder
from gui.basics import crash, theme
from gui.basics.focus import FocusFollower
from gui.basics.icons import icon
from gui.window.main_window import MainWindow

EVERY_MS = 1000
UNSEEN_MS = 1000  # a window that was started as an icon is painted when somebody looks at it
MUCH = 4 * 2**20  # bytes that came to the process: of these some may be free again


class Collector(QObject):
    """Collects in place of Python, by Python's own thresholds, while one lives: each as long as its parent."""

    _living = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        Collector._living += 1
        self._held = processes.held()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.destroyed.connect(Collector._ended)

    def stays(self, until: SignalInstance) -> None:
        """What comes from now on is there for good, and not to be given back, until that is emitted."""
        self._held = sys.maxsize
        until.connect(self._settle)

    def _settle(self) -> None:
        self._held = processes.held()

    @staticmethod
    def _ended() -> None:
        Collector._living -= 1
        if not Collector._living:
            gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones; what much work left goes back."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(len(counts)) if counts[age] > thresholds[age]]
        if due:
            gc.collect(max(due))
        if processes.held() > self._held + MUCH:  # a file was read, pages were made
            threading.Thread(target=self._give_back, name="memory", daemon=True).start()  # no key waits for it

    def _give_back(self) -> None:
        patterns.forget()
        processes.give_back()
        self._held = processes.held()


# Also in English, as its title: it is the one sentence that cannot be read in Chinese when it is needed.
NO_FONT = (
    "这台电脑没有中文字体，文字会显示为方框。请安装一种中文字体，再重新打开程序。"
    "(No Chinese font is installed. Please install one, for example fonts-noto-cjk, and start the program again.)"
)


NO_DESKTOP = "未找到图形桌面，窗口无法打开。请在桌面里启动程序；不开窗口的用法见“--help”。"
NO_PLATFORM = (
    "无法使用图形桌面，窗口无法打开：桌面没有接受连接，或者缺少系统组件（如 libxcb-cursor0）。请联系管理电脑的人。"
)
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@contextlib.contextmanager
def ending_without_a_desktop(leave: Callable[[], object]) -> Iterator[None]:
    """While an application is made: where there is no desktop, a sentence and code 2, for Qt would abort.

    What Qt says meanwhile goes on to where it always goes once that is known not to be the cause.
    """
    said = list[tuple[QtMsgType, object, str]]()

    def hear(kind: QtMsgType, context: object, words: str) -> None:
        said.append((kind, context, words))
        if kind is QtMsgType.QtFatalMsg:
            logging.getLogger(__name__).error("%s", " ".join(words for _, _, words in said))
            leave()
            lacking = sys.platform == "linux" and not any(map(os.environ.get, _DISPLAYS))
            with contextlib.suppress(OSError, ValueError, AttributeError):  # a window's program may have no stderr
                print(NO_DESKTOP if lacking else NO_PLATFORM, file=sys.stderr, flush=True)
            os._exit(2)  # Qt aborts as soon as this returns

    usual = cast("Callable[[QtMsgType, object, str], object] | None", qInstallMessageHandler(hear))
    try:
        yield
    finally:
        qInstallMessageHandler(usual)
        for kind, context, words in said:
            if usual:
                usual(kind, context, words)
            elif sys.stderr:
                print(words, file=sys.stderr)


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The QApplication with fonts, palette, Chinese standard dialogs and icon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([sys.argv[0], *theme.STYLE, *arguments])
    application.setApplicationDisplayName("")
    application.setApplicationName("政府信息公开年报")
    application.setDesktopFileName("xxgk-report")  # packaging/linux/desktop.py: the icon of the window under Wayland
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    theme.dress(application)
    FocusFollower(application)
    Collector(application)
    return application


def run(files: Sequence[Path], place: SingleInstance) -> int:
    """Show the window, with the file that was named if there is one; returns the exit code."""
    logs.setup()
    processes.work_apart()
    with ending_without_a_desktop(place.release):
        application = make_application()
    crash.install()
    window = MainWindow()
    window.show()
    when_seen(window, lambda: begin(window, files, place), 0 if files else UNSEEN_MS)
    try:
        return application.exec()
    finally:
        place.release()


def when_seen(window: MainWindow, act: Callable[[], object], latest: int) -> None:
    """Do it once the window has been painted, at the ``latest`` so many milliseconds from now; never twice.

    What it loads would keep the window blank for that long.
    """
    timer = QTimer(window, singleShot=True, interval=latest)
    timer.timeout.connect(act)
    window.seen.connect(lambda: timer.isActive() and timer.start(0))
    timer.start()


def clear_leftovers(reports: Sequence[Path]) -> None:
    """Remove what a crash left lying about; beside the window, for a server may be slow to answer."""
    from core.storage import abandoned

    threading.Thread(target=abandoned.clear, args=(list(reports),), name="leftovers", daemon=True).start()


def lacks_chinese() -> bool:
    """Whether no installed font can draw what stands in the window."""
    return not QFontMetrics(QApplication.font()).inFontUcs4(ord("报"))


def copies_left() -> Iterator[Path]:
    """The files in which :mod:`core.storage.recovery` may have kept something; none in a folder that is not ours."""
    with contextlib.suppress(OSError):
        yield from (data_folder() / "recovery").glob("*.json")


def begin(window: MainWindow, files: Sequence[Path], place: SingleInstance) -> None:
    """With the window there: offer recovery after a crash, else open the file that was named."""
    from gui.basics import dialogs, widgets
    from gui.basics.answers import DialogTitle
    from gui.running import Running, open_files
    from gui.window.readiness import get_ready

    gc.freeze()  # the program itself stays: whoever looks for unreachable objects need not go through it
    Running(window, place)
    widgets.offer_help(window.actions_by_name["manual"].trigger)
    crash.offer_feedback(window.actions_by_name["feedback"].trigger)
    QApplication.setWindowIcon(icon("app"))  # Windows shows that of the exe meanwhile
    if lacks_chinese():
        dialogs.say(window, DialogTitle("没有中文字体 (no Chinese font)", "q-fonts"), NO_FONT)
    # Without a copy that a crash left, nothing of the reports has to be loaded yet.
    recovered = any(copies_left()) and window.opening.offer_recovery()
    if files and recovered:
        if not window.document.shows(files[0]):
            window.session.message.emit(f"已恢复未保存的内容，“{files[0].name}”未打开。")
    elif files:
        open_files(window, files)
    clear_leftovers(list(map(Path, window.settings.recent_files)))
    making = get_ready(window)
    if not files and (application := QApplication.instance()):
        for collector in application.findChildren(Collector):
            collector.stays(until=making.destroyed)
