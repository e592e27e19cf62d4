"""Saving as a ritual: what is asked before a file is replaced, and what is said where that fails."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Set
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core import paths
from core.errors import StorageError
from core.records import record
from core.report.report import Report
from core.storage import backups, codec, files
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, NOT_SAVED, Answer, DialogTitle

ELSEWHERE, ANYWAY, AGAIN = Answer("另存为…"), Answer("仍然保存"), Answer("重试")
OVERWRITE, SAME_NAME = Answer("覆盖"), Answer("按原名保存")


class Next(Enum):
    """What is to be done now that nothing was saved, or not for certain."""

    NOTHING = auto()
    SAVE_AS = auto()


@record
class SaveOutcome:
    """What came of saving.

    ``stamp`` is what stands in the file now, None where it was not written; ``saved``
    whether that is certain, ``unkept`` then why there is no dated copy of it.  Else ``next``
    says what the clerk wants: nothing, another place, or this file, to which the old one was renamed.
    """

    saved: bool = False
    stamp: files.Stamp | None = None
    unkept: str = ""
    next: Next | Path = Next.NOTHING


class Saving:
    """Writes a report to a file, with the cells ``unvisited`` yet, asking the clerk where something is in the way."""

    def __init__(self, window: QWidget, unvisited: Callable[[], Set[str]]) -> None:
        self._window, self._unvisited = window, unvisited
        self._agreed: set[tuple[Path, files.Caution]] = set()  # asked about once, for as long as the program runs

    def write(self, path: Path, report: Report, stamp: files.Stamp | None) -> SaveOutcome:
        """Save; ``stamp`` as for :func:`core.storage.files.save`."""
        for mark in sorted(patience.beside(lambda: files.marks(path)), key=lambda mark: mark.name):
            if (path, mark) not in self._agreed:
                answer = self._ask("保存", mark.sentence(path), [ELSEWHERE, ANYWAY, CANCEL])
                if answer is not ANYWAY:
                    return _turned_away(answer)
                self._agreed.add((path, mark))
        return self._write(path, report, stamp)

    def _write(self, path: Path, report: Report, stamp: files.Stamp | None) -> SaveOutcome:
        unvisited = frozenset(self._unvisited())

        def on_disk() -> SaveOutcome:
            back_up(path)  # what stands there now, before it is replaced
            written = files.save(path, report, stamp, unvisited)
            return SaveOutcome(saved=True, stamp=written, unkept=back_up(path))

        try:
            return patience.beside(on_disk)  # a disk may take its time: the window is drawn meanwhile
        except files.Gone as error:
            return self._gone(error, path, report)
        except files.ChangedOnDisk as error:
            answer = self._ask("文件已被修改", str(error), [ELSEWHERE, OVERWRITE, CANCEL])
            return self._write(path, report, None) if answer is OVERWRITE else _turned_away(answer)
        except files.Unsure as error:
            answer = self._ask("未能确认保存", str(error), [ELSEWHERE, AGAIN, CANCEL])
            if answer is AGAIN:
                return self._write(path, report, error.stamp)
            return SaveOutcome(stamp=error.stamp, next=_turned_away(answer).next)
        except StorageError as error:
            answer = self._ask(NOT_SAVED, str(error), [ELSEWHERE, AGAIN, CANCEL])
            return self._write(path, report, stamp) if answer is AGAIN else _turned_away(answer)

    def _gone(self, error: files.Gone, path: Path, report: Report) -> SaveOutcome:
        """The file was renamed or removed while it was open: never quietly made anew under the old name."""
        if error.renamed is not None:
            onto = Answer(f"保存到“{error.renamed.name}”")
            answer = self._ask("文件已改名", str(error), [onto, ELSEWHERE, CANCEL])
            return SaveOutcome(next=error.renamed) if answer is onto else _turned_away(answer)
        answers = [ELSEWHERE, SAME_NAME, CANCEL] if error.folder_there else [ELSEWHERE, CANCEL]
        answer = self._ask("找不到原来的文件", str(error), answers)
        return self._write(path, report, None) if answer is SAME_NAME else _turned_away(answer)

    def _ask(self, title: str, sentence: str, answers: list[Answer]) -> Answer:
        return dialogs.choose(self._window, DialogTitle(title, NOT_SAVED.topic), sentence, answers)


def back_up(path: Path) -> str:
    """A dated copy of what stands on disk; that none could be made, and why, is told, and no reason not to save."""
    try:
        if paths.is_file(path):
            backups.make(path, datetime.now())
    except StorageError as error:
        return str(error)
    return ""


def keep_given_up(path: Path, report: Report) -> None:
    """A dated copy of changes that are given up at closing: the wrong button is soon pressed."""
    with contextlib.suppress(StorageError):
        backups.keep(path, codec.dumps(report).encode(), datetime.now(), unsaved=True)


def _turned_away(answer: Answer) -> SaveOutcome:
    return SaveOutcome(next=Next.SAVE_AS if answer is ELSEWHERE else Next.NOTHING)
