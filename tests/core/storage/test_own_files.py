"""The program's own small files may hold anything: what is in none of them stops a start or is taken for more than it is.

A request of another start, a lock, the settings, a recovery copy: each is
given every wrong kind of value in each of its fields, and torn bytes.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from core import settings
from core.handover import SingleInstance, own_folder, take_place
from core.report.report import Report
from core.storage import lock
from core.storage.recovery import Copy, Recovery
from core.storage.standing import beside

ODD = st.one_of(
    st.sampled_from([None, True, "", "\0", "\ud800", "x\n" * 300, [], {}, [[]], {"": {}}, -1, 0.5, 10**400]),
    st.sampled_from([math.nan, math.inf, -math.inf, 1e308, 2**31, 2**63, -(2**70)]),
    st.recursive(st.text(max_size=5) | st.integers() | st.floats(), lambda inner: st.lists(inner, max_size=3)),
)
MANY = how(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    return tmp_path


def good(kind: str) -> dict[str, Any]:
    """A file of each kind as the program writes it."""
    folder = own_folder()
    if kind == "request":
        return {"at": time.time(), "files": ["/年报.json"]}
    if kind == "settings":
        settings.save(settings.Settings(recent_files=("/年报.json",), templates=(("局", "/t.docx"),)))
        return json.loads(settings.settings_file().read_bytes())
    if kind == "lock":
        taken = lock.acquire(folder.parent / "other")
        assert isinstance(taken, lock.Lock)
        raw = next(path for path in folder.parent.iterdir() if path.is_file()).read_bytes()
        taken.release()
        return json.loads(raw)
    recovery = Recovery()
    recovery.write(Copy(Report("2021", 2024), Path("/年报.json"), None, frozenset({"applications.new.total"})), "a")
    return json.loads((recovery.folder / "a.json").read_bytes())


def put(kind: str, raw: bytes) -> None:
    """Lay the file where the program looks for it, and let it be used as a start uses it."""
    if kind == "request":
        place = take_place([])
        assert isinstance(place, SingleInstance) and place.held
        (place.folder / "a.request").write_bytes(raw)
        assert all(isinstance(path, Path) for files in place.take_requests() for path in files)
        assert place.waiting() == []
        place.release()
    elif kind == "settings":
        settings.settings_file().parent.mkdir(parents=True, exist_ok=True)
        settings.settings_file().write_bytes(raw)
        found = settings.load()
        assert settings.save(found) and settings.load() == found  # only what can be kept and shown
    elif kind == "lock":
        path = own_folder() / "report.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / f"~${path.name}.lock").write_bytes(raw)
        taken = lock.acquire(path)
        assert taken.release() is None if isinstance(taken, lock.Lock) else taken.sentence()
    else:
        folder = Recovery().folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "a.json").write_bytes(raw)
        for pending in Recovery().pending():
            assert (pending.copy is None) == bool(pending.error)
            assert beside(pending).standing


KINDS = ("request", "settings", "lock", "recovery")


@MANY
@given(kind=st.sampled_from(KINDS), pick=st.integers(0, 99), value=ODD)
def test_any_value_in_any_field(kind: str, pick: int, value: object) -> None:
    content = good(kind)
    content[sorted(content)[pick % len(content)]] = value
    put(kind, json.dumps(content).encode())


@MANY
@given(kind=st.sampled_from(KINDS), begin=st.integers(0, 600), end=st.integers(0, 600), between=st.binary(max_size=9))
def test_torn_bytes(kind: str, begin: int, end: int, between: bytes) -> None:
    raw = json.dumps(good(kind)).encode()
    put(kind, raw[:begin] + between + raw[end:])


@pytest.mark.parametrize("at", [math.nan, math.inf, -math.inf, time.time() + 1e7], ids=["nan", "inf", "-inf", "future"])
def test_a_request_of_no_time_is_not_carried_out(at: float) -> None:
    place = take_place([])
    assert isinstance(place, SingleInstance)
    (place.folder / "a.request").write_text(json.dumps({"at": at, "files": ["/年报.json"]}))
    assert place.take_requests() == []


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_a_pipe_among_the_recovery_copies_holds_up_no_start() -> None:
    recovery = Recovery()
    recovery.write(Copy(Report("2021", 2024)), "b")
    os.mkfifo(recovery.folder / "a.json")
    assert [pending.token for pending in recovery.pending()] in ([], ["b"])  # the other is ours, and we live


@pytest.mark.parametrize("seconds", [-1e11, 1e11, 9e15])
def test_a_copy_from_a_year_that_no_calendar_has_is_offered(seconds: float) -> None:
    content = good("recovery")
    put("recovery", json.dumps({**content, "pid": 2**31}).encode())
    try:
        os.utime(Recovery().folder / "a.json", (0, seconds))
    except OSError:
        pytest.skip("this disk takes no such time")
    assert [pending.token for pending in Recovery().pending()] == ["a"]
