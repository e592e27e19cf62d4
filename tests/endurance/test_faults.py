"""Every file call fails, once and for good: the old or the new content is whole, and the sentence is true.

``python3 packaging/dev.py endurance`` takes every call of every task with every
kind of fault; the ordinary tests a sample of them, the same each time.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count, product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core import processes, settings
from core.errors import UnusableInput, UserError
from core.report.edits import SetCells
from core.report.report import Report
from core.storage import abandoned, backups, codec, files, lock, recovery
from core.writers import registry
from gui.basics import dialogs
from gui.basics.answers import CANCEL
from gui.work.open_file import Document
from gui.work.session import Session
from tests.helpers.faulty_disk import KINDS, Fault, Lasting, faulty

WHOLE = os.environ.get("XXGK_ENDURANCE") == "whole"
SAMPLE = 60  # faults of each task in the ordinary tests
KEY = "applications.new.business"
OLD = Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": "旧。" * 200}, {KEY: 2})
NEW = OLD.with_text("overview", "新的内容。" * 300).with_values({KEY: 3})
OLD_BYTES, NEW_BYTES = (codec.dumps(report).encode() for report in (OLD, NEW))
OLD_VERSION = (Path(__file__).parents[1] / "data" / "old_versions" / "schema_0.json").read_bytes()


@dataclass(frozen=True)
class Task:
    """Something that writes: how its folder looks before, what it does, and the file that has to stay whole.

    ``run`` returns whether it claims to have written; it may raise UserError.
    ``old`` is None where there is no file before.
    """

    name: str
    run: Callable[[Path], object]
    file: str = "年报.json"
    old: bytes | None = OLD_BYTES
    new: Callable[[bytes], bool] = lambda data: data == NEW_BYTES


def _place(folder: Path) -> Path:
    return folder / "年报.json"


def _stamp(data: bytes) -> files.Stamp:
    import hashlib

    return files.Stamp(0, len(data), hashlib.sha256(data).hexdigest())


def _save(folder: Path) -> object:
    return files.save(_place(folder), NEW, _stamp(OLD_BYTES))


def _save_through_link(folder: Path) -> object:
    return files.save(folder / "link.json", NEW, _stamp(OLD_BYTES))


def _migrate(folder: Path) -> object:
    loaded = files.load(_place(folder))
    return files.save(_place(folder), NEW, loaded.stamp)


def _export(suffix: str) -> Callable[[Path], object]:
    def run(folder: Path) -> object:
        registry.export(NEW, folder / f"年报{suffix}")
        return True

    return run


def _autosave(folder: Path) -> object:
    recovery.Recovery(folder / "data" / "recovery").write(recovery.Copy(NEW, _place(folder), _stamp(OLD_BYTES)), "t")
    return True


def _back_up(folder: Path) -> object:
    return backups.make(_place(folder), datetime(2025, 1, 6, 9))


def _settings(folder: Path) -> object:
    settings.load()
    return settings.save(settings.Settings(last_folder="/新"))


def _lock(folder: Path) -> object:
    taken = lock.acquire(_place(folder))
    if isinstance(taken, lock.Lock):
        taken.refresh()
        taken.release()
    abandoned.clear_folder(folder)
    return True


def _recovered(data: bytes) -> bool:
    import json

    return codec.loads(json.loads(data)["report"]) == NEW


SUFFIXES = (".docx", ".pdf", ".html", ".xlsx")
TASKS = (
    Task("save", _save),
    Task("save a new file", lambda folder: files.save(_place(folder), NEW), old=None),
    Task("save through a link", _save_through_link),
    Task("migrate", _migrate, old=OLD_VERSION),
    Task("autosave", _autosave, "data/recovery/t.json", b"{}", _recovered),
    Task("back up", _back_up, "年报.json", OLD_BYTES, lambda _: False),
    Task("settings", _settings, "data/settings.json", b'{"last_folder": "/old"}', lambda data: "/新" in data.decode()),
    Task("lock", _lock, new=lambda _: False),
    *(Task(f"export {s}", _export(s), f"年报{s}", b"old", lambda data: data == b"new" * 999) for s in SUFFIXES),
    *(Task(f"export a new {s}", _export(s), f"年报{s}", None, lambda data: data == b"new" * 999) for s in SUFFIXES),
)


@pytest.fixture(autouse=True)
def known_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports are made of known bytes, and no time is lost: what is tried here is the writing."""
    from core.writers import html
    from core.writers.docx import report as docx_report
    from core.writers.typesetting import typeset
    from core.writers.xlsx import book

    for module in (docx_report, typeset, book):
        monkeypatch.setattr(module, "to_bytes", lambda *_: b"new" * 999)
    monkeypatch.setattr(html, "page", lambda *_: "new" * 999)
    monkeypatch.setattr("time.sleep", lambda _: None)


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Task], Path]:
    """Folders as a task finds them, one after the other."""
    numbers, before = count(), list[Path]()

    def make(task: Task) -> Path:
        for folder in before:
            shutil.rmtree(folder)
        folder = tmp_path / f"{next(numbers)}"
        before[:] = [folder]
        (folder / "data" / "recovery").mkdir(parents=True)
        monkeypatch.setenv("XXGK_DATA", str(folder / "data"))
        _place(folder).write_bytes(OLD_BYTES)
        (folder / "link.json").symlink_to(_place(folder))
        (folder / task.file).unlink(missing_ok=True)
        if task.old is not None:
            (folder / task.file).write_bytes(task.old)
        return folder

    return make


def faults_of(calls: int, seed: str) -> Iterator[Fault]:
    """Every call with every kind of fault, or a sample, the same each time."""
    every = [Fault(*given) for given in product(range(calls), KINDS, Lasting)]
    yield from every if WHOLE else random.Random(seed).sample(every, min(SAMPLE, len(every)))


def attempt(task: Task, folder: Path, fault: Fault) -> tuple[bool, str]:
    """Run a task on a faulty disk; whether it claims to have written, and what it said."""
    with faulty(folder, fault):
        try:
            return bool(task.run(folder)), ""
        except UserError as error:
            return False, str(error)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_every_file_call_fails(task: Task, fresh: Callable[[Task], Path], record_property: Callable[..., None]) -> None:
    told = Counter[str]()
    rehearsal = Fault()
    assert attempt(task, fresh(task), rehearsal) == (True, "")
    assert rehearsal.calls
    for fault in faults_of(len(rehearsal.calls), task.name):
        folder = fresh(task)
        done, sentence = attempt(task, folder, fault)
        where = f"{task.name}: call {fault.number} ({rehearsal.calls[fault.number]}), {fault.kind}, {fault.lasting}"
        told[judge(task, folder, done, sentence, where)] += 1
        assert not left_behind(folder), where
    record_property("faults", told.total())
    print(f"\n{task.name}: {len(rehearsal.calls)} file calls, {told.total()} faults, {dict(told)}")


def judge(task: Task, folder: Path, done: bool, sentence: str, where: str) -> str:
    """Old or new, whole; the claim and the sentence are true.  Returns which of them stands there."""
    file = folder / task.file
    data = file.read_bytes() if file.exists() else None
    state = "old" if data == task.old else "new"
    assert state == "old" or (data is not None and task.new(data)), f"{where}: neither old nor new ({sentence})"
    assert_true(sentence, state, task.old is None, where)
    if done and task.name not in ("back up", "lock"):
        assert state == "new", f"{where}: claims to have written"
    if task.name == "back up":
        kept = [copy.path.read_bytes() for copy in backups.list_for(_place(folder))]
        assert all(copy == OLD_BYTES for copy in kept) and (kept or not done), where
    if file.name != "年报.json":
        assert _place(folder).read_bytes() == OLD_BYTES, where
    return state


def assert_true(sentence: str, state: str, was_new: bool, where: str) -> None:
    """What a sentence says of the disk is so."""
    if "未改动" in sentence or "没有生成" in sentence:
        assert state == "old", f"{where}: {sentence}"
        assert was_new or "没有生成" not in sentence, f"{where}: {sentence}"
    if "已是新的内容" in sentence:
        assert state == "new", f"{where}: {sentence}"
    assert sentence == "" or sentence.endswith("。"), f"{where}: {sentence}"


def left_behind(folder: Path) -> list[str]:
    """What stays although the next start, with this process gone, has tidied up and opened the file.

    A lock cut off while it was written tells nobody's name: it goes when the file is opened, and locks nobody out.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "alive", lambda *_: False)
        abandoned.clear([_place(folder)])
    taken = lock.acquire(_place(folder))
    assert isinstance(taken, lock.Lock)
    taken.release()
    names = [path.name for path in folder.rglob("*")]
    return [name for name in names if name.endswith((".tmp", ".stale")) or name.startswith("~$")]


class _Clerk:
    """Answers every question with 取消 and remembers what was said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[str] = []
        monkeypatch.setattr(dialogs, "say", lambda *given: self.said.append(given[2]))
        monkeypatch.setattr(dialogs, "choose", lambda *given: self.said.append(given[2]) or CANCEL)
        monkeypatch.setattr(dialogs, "save_file", lambda *_: None)


WINDOW = Task("open, change and save in the window", lambda _: True)


def test_every_file_call_fails_in_the_window(
    qtbot: QtBot, fresh: Callable[[Task], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk, told = _Clerk(monkeypatch), Counter[str]()
    window = QWidget()
    qtbot.addWidget(window)
    session = Session(parent=window)
    document = Document(session, window)

    def work(folder: Path, fault: Fault) -> tuple[bool, bool]:
        """Open and save; whether either was claimed to be done."""
        clerk.said.clear()
        with faulty(folder, fault):
            try:
                document.open(_place(folder))
            except UnusableInput as error:
                clerk.said.append(str(error))
                return False, False
            session.perform(SetCells({KEY: 3}))
            return True, document.save()

    def finish(folder: Path) -> None:
        document.close()
        session.open(OLD)

    rehearsal, folder = Fault(), fresh(WINDOW)
    assert work(folder, rehearsal) == (True, True)
    saved = OLD.with_values({KEY: 3})
    finish(folder)
    for fault in faults_of(len(rehearsal.calls), WINDOW.name):
        folder = fresh(WINDOW)
        opened, done = work(folder, fault)
        where = f"call {fault.number} ({rehearsal.calls[fault.number]}), {fault.kind}, {fault.lasting}: {clerk.said}"
        found = codec.read(_place(folder).read_bytes()).report
        assert found in (OLD, saved), where
        state = "new" if found == saved else "old"
        assert opened == (document.path == _place(folder)), where
        assert not done or state == "new", where
        assert done or clerk.said, where  # nothing fails in silence
        assert document.unsaved == (opened and not done), where
        assert_true(clerk.said[-1] if clerk.said and not done else "", state, False, where)
        if opened and not done:  # with the disk whole again, nobody is told that somebody else changed the file
            clerk.said.clear()
            assert document.save() and not clerk.said, where
        finish(folder)
        assert not left_behind(folder), where
        told[state] += 1
    print(f"\n{WINDOW.name}: {len(rehearsal.calls)} file calls, {told.total()} faults, {dict(told)}")
