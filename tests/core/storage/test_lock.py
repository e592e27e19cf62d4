from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core import processes
from core.storage import lock
from core.storage.lock import STALE_AFTER, Holder, Lock, acquire, lock_path

ROOT = Path(__file__).resolve().parents[3]
HOLD = """
import sys
from pathlib import Path
from core.storage.lock import Lock, acquire
held = acquire(Path(sys.argv[1]))
print(type(held).__name__, flush=True)
if sys.stdin.readline() == "release\\n":
    held.release()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "年报.json").write_text("{}")
    return tmp_path / "年报.json"


@contextmanager
def other_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLD, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def held_by(found: Lock | Holder) -> Holder:
    assert isinstance(found, Holder)
    return found


def ours(found: Lock | Holder) -> Lock:
    assert isinstance(found, Lock) and found.active
    return found


def foreign(path: Path, age: float = 0, **changes: object) -> None:
    """A lock that somebody on another computer left ``age`` seconds ago."""
    holder = {"user": "王芳", "host": "PC-3", "pid": 4, "born": "", "since": "", "token": "t", **changes}
    lock_path(path).write_text(json.dumps(holder), "utf-8")
    os.utime(lock_path(path), (time.time() - age, time.time() - age))


def test_the_second_process_is_told_and_gets_it_after_the_release(path: Path) -> None:
    with other_process(path) as first:
        assert said(first) == "Lock"
        holder = held_by(acquire(path))
        assert holder.pid == first.pid and "另一个窗口" in holder.sentence()
        with other_process(path) as second:
            assert said(second) == "Holder"
        first.communicate("release\n", timeout=60)
        ours(acquire(path)).release()
    assert list(path.parent.iterdir()) == [path]


def test_the_lock_of_a_process_that_was_killed_is_taken_over(path: Path) -> None:
    with other_process(path) as first:
        assert said(first) == "Lock"
        first.kill()
        first.wait()
        ours(acquire(path)).release()


def test_many_processes_at_once_and_one_gets_it(path: Path) -> None:
    foreign(path, age=STALE_AFTER + 60)
    command = [sys.executable, "-c", HOLD, str(path)]
    pipe = subprocess.PIPE
    crowd = [subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(6)]
    answers = [said(process) for process in crowd]
    for process in crowd:
        process.communicate("go\n", timeout=60)
    assert sorted(answers) == ["Holder"] * 5 + ["Lock"]


def test_the_same_process_cannot_lock_twice_and_a_link_is_the_same_file(path: Path) -> None:
    held = ours(acquire(path))
    link = path.with_name("link.json")
    link.symlink_to(path)
    assert "另一个窗口" in held_by(acquire(link)).sentence()
    held.release()
    assert not lock_path(path).exists()


def test_another_computer_is_named(path: Path) -> None:
    foreign(path)
    sentence = held_by(acquire(path)).sentence()
    assert "由王芳（电脑：PC-3）使用，已以只读方式打开" in sentence and "另存为…" in sentence


def test_another_computer_is_stale_after_ten_minutes_only(path: Path) -> None:
    foreign(path, age=STALE_AFTER - 30)
    held_by(acquire(path))
    foreign(path, age=STALE_AFTER + 30)
    ours(acquire(path))


def test_a_process_number_given_again_after_a_restart_is_not_the_holder(path: Path) -> None:
    born = processes.birth(os.getpid())
    foreign(path, host=processes.host(), pid=os.getpid(), born=born)
    held_by(acquire(path))
    foreign(path, host=processes.host(), pid=os.getpid(), born="another-boot:1")
    ours(acquire(path))


ODD = [b"", b'{"user": "\xe7', b"[]", b'{"pid": "x", "host": 3}', b"[" * 10_000, b"\0" * 300, b"x" * 100_000]


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("age", [0, 5000, -5000, -10_000_000])
def test_a_damaged_lock_locks_nobody_out(path: Path, content: bytes, age: float) -> None:
    lock_path(path).write_bytes(content)
    os.utime(lock_path(path), (time.time() - age, time.time() - age))
    ours(acquire(path)).release()
    assert list(path.parent.iterdir()) == [path]


def test_a_lock_that_is_being_written_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock_path(path).touch()
    monkeypatch.setattr(time, "sleep", lambda _: foreign(path))
    assert held_by(acquire(path)).user == "王芳"


def test_a_lock_from_the_future_locks_nobody_out(path: Path) -> None:
    foreign(path, age=-STALE_AFTER + 30)  # a clock that is a little ahead
    held_by(acquire(path))
    foreign(path, age=-STALE_AFTER - 30)
    ours(acquire(path)).release()
    foreign(path, age=-1e8, host=processes.host(), user=processes.user(), pid=1)
    ours(acquire(path)).release()


def test_a_living_process_of_this_computer_keeps_its_lock_whatever_the_clock_says(path: Path) -> None:
    with other_process(path) as first:
        assert said(first) == "Lock"
        for when in (1.0, time.time() + 1e8):
            os.utime(lock_path(path), (when, when))
            held_by(acquire(path))


@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_plain_file_is_no_lock(path: Path, kind: str) -> None:
    sidecar = lock_path(path)
    if kind == "pipe":
        os.mkfifo(sidecar)
    elif kind == "link":
        sidecar.symlink_to("/dev/zero")
    else:
        sidecar.mkdir()
    found = acquire(path)
    assert isinstance(found, Lock)
    assert found.active or kind == "folder"


def test_who_is_told_of_can_be_shown(path: Path) -> None:
    foreign(path, user="王\u202e芳\ud800\n" + "长" * 1000, pid=10**30)
    holder = held_by(acquire(path))
    assert holder.user.startswith("王芳长") and len(holder.user) <= 200 and holder.pid == 0


def test_refresh_keeps_the_lock_alive(path: Path) -> None:
    held = ours(acquire(path))
    old = time.time() - STALE_AFTER - 1
    os.utime(lock_path(path), (old, old))
    assert held.refresh()
    held_by(acquire(path))


def test_after_a_long_sleep_the_lock_belongs_to_somebody_else(path: Path) -> None:
    held = ours(acquire(path))
    foreign(path)
    assert not held.refresh()
    held.release()
    assert lock_path(path).exists()


def test_a_lock_swept_away_by_somebody_is_noticed(path: Path) -> None:
    held = ours(acquire(path))
    lock_path(path).unlink()
    assert not held.refresh()
    ours(acquire(path)).release()


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOENT])
def test_where_no_lock_can_be_made_we_do_without(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(code, "no", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    held = acquire(path)
    assert isinstance(held, Lock) and not held.active and held.cause
    assert held.refresh()
    held.release()


def test_a_full_disk_leaves_no_empty_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, *_: object) -> int:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "open", lambda self, mode, *_, **__: self.touch() or Full())
    monkeypatch.setattr(processes, "birth", lambda _: "")
    held = acquire(path)
    assert isinstance(held, Lock) and held.cause == "磁盘空间不足"
    assert not lock_path(path).exists()


def test_a_stale_lock_that_cannot_be_removed_stops_nobody(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "sticky")

    foreign(path, age=STALE_AFTER + 1)
    monkeypatch.setattr(Path, "rename", refuse)
    held = acquire(path)
    assert isinstance(held, Lock) and not held.active


def test_a_lock_renewed_while_we_thought_it_stale_goes_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    foreign(path, age=STALE_AFTER + 1)
    really_stale = lock._stale  # pyright: ignore[reportPrivateUsage]

    def renewed_just_after_the_look(holder: Holder, sidecar: Path) -> bool:
        stale = really_stale(holder, sidecar)
        if stale:
            foreign(path, user="李强", token="new")
        return stale

    monkeypatch.setattr(lock, "_stale", renewed_just_after_the_look)
    assert held_by(acquire(path)).user == "李强"


def test_a_name_at_the_limit_can_be_locked(tmp_path: Path) -> None:
    path = tmp_path / ("年" * 83 + ".json")
    path.write_text("{}")
    ours(acquire(path)).release()
