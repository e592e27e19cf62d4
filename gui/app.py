"""Start of the window: application, fonts, palette, crash handling, then the main window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from core import logs
from core.handover import Place
from core.paths import resources
from gui import crash, theme
from gui.main_window import MainWindow


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The QApplication with fonts, palette, Chinese standard dialogs and icon."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationDisplayName("")
    application.setApplicationName("政府信息公开年报")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    theme.apply(application)
    application.setWindowIcon(QIcon(str(resources() / "icons" / "app.svg")))
    return application


def run(files: Sequence[Path], place: Place) -> int:
    """Show the window, with the file that was named if there is one; returns the exit code."""
    logs.setup()
    application = make_application()
    crash.install()
    window = MainWindow()
    window.show()
    QTimer.singleShot(0, lambda: begin(window, files, place))
    try:
        return application.exec()
    finally:
        place.release()


def begin(window: MainWindow, files: Sequence[Path], place: Place) -> None:
    """With the window there: offer recovery after a crash, else open the file that was named."""
    from gui.running import Running, open_files

    Running(window, place)
    if not window.opening.offer_recovery() and files:
        open_files(window, files)
    # Now that the window can be seen and used, make what the first report will need.
    QTimer.singleShot(0, lambda: window.editor)
