"""A clerk who answers the import preview, and what is pasted; for the tests of importing into a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.report.report import Report
from gui.basics import dialogs
from gui.importing.dialog import ImportAs, ImportDialog
from gui.window.main_window import MainWindow
from gui.work.open_file import DISCARD
from tests.helpers import window_desk
from tests.helpers.hands import lay_on_clipboard
from tests.helpers.makers.import_maker import AGENCY, A

OPEN = Report("2021", 2025, {"agency": AGENCY}, {"overview": "本年文字。", "other": "本年其他。"}).with_values(
    {f"{A}.new.natural_person": 5, f"{A}.granted.business": 3, "proceedings.review.upheld": 1}
)


class Clerk:
    """Answers the preview; ``seen`` are the previews shown, ``said`` what else was told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[ImportDialog] = []
        self.said: list[str] = []
        self.does: Callable[[ImportDialog], object] = lambda dialog: dialog.reject()

        def exec_(dialog: ImportDialog) -> int:
            self.seen.append(dialog)
            self.does(dialog)
            return dialog.result()

        monkeypatch.setattr(ImportDialog, "exec", exec_)
        monkeypatch.setattr(dialogs, "say", lambda *a, **k: self.said.append(a[2]))
        monkeypatch.setattr(dialogs, "choose", lambda *a, **k: DISCARD)

    def takes(self, choice: ImportAs, *, off: tuple[str, ...] = (), texts: bool = False) -> None:
        """Answer with a choice, some parts switched off."""

        def answer(dialog: ImportDialog) -> None:
            dialog.bar.ways[choice].setChecked(True)
            dialog.bar.figures.setChecked(not texts)
            for part in off:
                dialog.bar.parts[part].setChecked(False)
            dialog.go_button.click()

        self.does = answer


def begin(window: MainWindow, report: Report = OPEN) -> None:
    window_desk.begin(window, report)


def put(html: str, text: str = "文字") -> None:
    lay_on_clipboard(text, html)


FILE = {f"{A}.new.natural_person": "7", f"{A}.new.research": "", "proceedings.review.upheld": "4"}
