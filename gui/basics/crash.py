"""No traceback reaches a user: it goes to the log, and one sentence says so."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QApplication

from core import logs

_SENTENCE = (
    "程序出现问题，刚才的操作未完成，已填写的内容没有丢失。请先保存，再重试一次。如果反复出现，请把反馈包交给维护人员。"
)
_telling = False
_offer: Callable[[], object] | None = None


def install() -> None:
    """Send uncaught errors of every thread to the log and tell the user once."""
    sys.excepthook = handle
    threading.excepthook = lambda args: logging.getLogger("crash").error("in thread", exc_info=args.exc_value)


def offer_feedback(offer: Callable[[], object] | None) -> None:
    """Have the sentence offer a way to make an archive for a helper; the window says which."""
    global _offer  # noqa: PLW0603 - one process, one window
    _offer = offer


def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an uncaught error and say so; never while already saying so."""
    global _telling  # noqa: PLW0603 - one process, one message box
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("crash").error("uncaught", exc_info=(kind, error, trace))
    if _telling or QApplication.instance() is None:
        return
    _telling = True
    try:
        _tell()
    finally:
        _telling = False


def _tell() -> None:
    from gui.basics import dialogs  # and the buttons, which no start has to wait for
    from gui.basics.answers import Answer, DialogTitle

    carry_on, feedback, log = Answer("继续"), Answer("反馈包…"), Answer("打开日志文件夹")
    answers = [carry_on, *([feedback] if _offer is not None else []), log]
    answer = dialogs.choose(QApplication.activeWindow(), DialogTitle("操作未完成", "feedback"), _SENTENCE, answers)
    if answer is log:
        open_log_folder()
    elif answer is feedback and _offer is not None:
        _offer()


def open_log_folder() -> None:
    """Show the folder with the log files in the system's file manager."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs.log_folder())))
