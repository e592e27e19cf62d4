"""Checking files, one or many: many on all cores, each told as soon as it is its turn.

The others who check are this program, started again with the hidden argument
:data:`ARGUMENT`.  Where none can be started, or one ends before its time, the files
are checked here.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from core.errors import DONE, FOUND, UNUSABLE, UserError
from core.opening import Opened, open_any
from core.processes import another
from core.processes.another import Another
from core.records import record
from core.report.checks import run_checks
from core.report.findings import Finding, Grade, grade_word, open_findings, state_of
from core.report.report import Report, text_names
from core.report.texts.waiting import unread_findings

ARGUMENT = "--check-files"
WORTH = 24  # files: to start this program again takes as long as to check so many
_TOGETHER = 8  # files asked for at once: an answer waits until the file checked here lets its thread have a turn
_AHEAD = 64  # files checked before it is their turn: what waits to be told stays small


@record
class Checked:
    """What is said of a file: ``data`` as ``check --json`` prints it, the exit code, and why it cannot be read."""

    data: dict[str, Any]
    code: int
    complaint: str = ""
    words: list[str] = field(default_factory=list)  # of each finding what it is called: 错误, 未填 …


def check(path: Path) -> Checked:
    """Check one file; one that cannot be read is said in ``complaint``."""
    try:
        opened = open_any(path)
    except UserError as error:
        unread: dict[str, Any] = {"file": str(path), "verdict": "无法读取", "findings": []}
        return Checked(unread, UNUSABLE, f"{path.name}：{error}")
    report, findings = opened.report, run_checks(opened.report, headings=opened.headings)
    data = {
        "file": str(path),
        "verdict": str(state_of(report, findings)),
        "findings": [_finding(finding) for finding in findings],
    }
    code = FOUND if any(f.grade is Grade.ERROR for f in findings) else DONE
    return Checked(data, code, words=list(map(grade_word, findings)))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "grade": str(finding.grade),
        "cells": list(finding.cells),
        "place": finding.place,
        "message": finding.message,
    }


def errors_told(opened: Opened) -> Iterator[str]:
    """Each error of a report in a line, as it is said before the report leaves."""
    for finding in open_findings(opened.report, run_checks(opened.report, headings=opened.headings)):
        if finding.grade is Grade.ERROR:
            yield f"{grade_word(finding)} {finding.id}：{finding.message}"


def unread_told(report: Report) -> Iterator[str]:
    """What of last year's texts nobody has looked at: no error, but said wherever a report leaves."""
    names, found = dict(text_names(report.form)), unread_findings(report)
    if found:
        counts = "、".join(f"{names[finding.place]}{finding.part('count')}段" for finding in found)
        yield f"沿用上年的文字未核对：{counts}。请逐段通读，改写或者确认。"


def generated_told(opened: Opened) -> Iterator[str]:
    """Texts that a file lacks and that stand in what is made of it: they come from its other data."""
    for key, name in text_names(opened.report.form) if opened.reading else ():
        if opened.report.text(key).strip() and not opened.text(key).strip():
            yield f"原文件没有{name}，导出的{name}是自动生成的。请核对。"


def check_all(files: Sequence[Path]) -> Generator[Checked]:
    """Check files, in their order."""
    others = min(_cores(), len(files) // WORTH) - 1
    if others < 1:
        yield from map(check, files)
        return
    with _Round(files, others) as round_:
        yield from round_.results()


def serve() -> int:
    """Check what the program that started this one asks for, until it asks no more."""
    return another.serve(lambda paths: [another.line([asdict(check(Path(path))) for path in paths])])


def _cores() -> int:
    known = getattr(os, "sched_getaffinity", None)
    return len(known(0)) if known else os.cpu_count() or 1


class _Round:
    """The files of one call: who checks which, and what is known of them."""

    def __init__(self, files: Sequence[Path], others: int) -> None:
        self._files = files
        self._next = self._told = 0  # the file nobody has taken yet, and the one to be told next
        self._known: dict[int, Checked] = {}
        self._given_up = False
        self._changed = threading.Condition()
        self._others = [other for other in (Another(ARGUMENT) for _ in range(others)) if other.start()]
        self._asking = [threading.Thread(target=self._ask, args=(other,), daemon=True) for other in self._others]

    def __enter__(self) -> _Round:
        for thread in self._asking:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._given_up = True
        for other, thread in zip(self._others, self._asking, strict=True):
            other.end()
            with self._changed:
                self._changed.notify_all()
            thread.join()

    def results(self) -> Iterator[Checked]:
        """What is said of each file, in their order; while the next is not known, one is checked here."""
        for number in range(len(self._files)):
            yield self._result(number)
            with self._changed:
                self._told += 1
                self._changed.notify_all()

    def _result(self, number: int) -> Checked:
        while True:
            with self._changed:
                if number in self._known:
                    return self._known.pop(number)
                mine = self._take(1)
                if not mine:
                    self._changed.wait()
                    continue
            self._tell(mine, [check(self._files[mine[0]])])

    def _take(self, most: int) -> range:
        """Files that nobody has taken; none where none is left, or too many wait to be told."""
        first, end = self._next, min(len(self._files), self._told + _AHEAD)
        # The last ones one by one: nobody waits long for another.
        share = min(most, (len(self._files) - first) // 4 or 1)
        taken = range(first, first if self._given_up else max(first, min(first + share, end)))
        self._next = taken.stop
        return taken

    def _tell(self, numbers: range, checked: Sequence[Checked]) -> None:
        with self._changed:
            self._known.update(zip(numbers, checked, strict=True))
            self._changed.notify_all()

    def _ask(self, other: Another) -> None:
        """Have another process check file after file, in a thread of its own."""
        while True:
            with self._changed:
                while not (numbers := self._take(_TOGETHER)) and self._next < len(self._files) and not self._given_up:
                    self._changed.wait()
            if not numbers:
                return
            paths = [self._files[number] for number in numbers]
            answers = _answered(other.ask([str(path) for path in paths]), len(paths))
            if self._given_up:
                return
            self._tell(numbers, answers or list(map(check, paths)))
            if not answers:
                return


def _answered(told: Any, count: int) -> list[Checked]:
    """What another process says of so many files; none where it is gone, or another version was put in its place."""
    try:
        found = [Checked(**one) for one in told or ()]
    except TypeError:
        return []
    return found if len(found) == count else []
