"""A second start hands its files over; whatever is in the way, it gets a window of its own."""

import errno
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core import atomic, handover, processes
from core.handover import OLDEST_REQUEST, SingleInstance, hand_over, own_folder, take_place
from core.storage import lock
from tests.helpers.faulty_disk import fail

ROOT = Path(__file__).resolve().parents[2]
HOLD = "import sys, time; from core import handover; handover.take_place([]); print('held', flush=True); time.sleep(60)"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "数据 一"))
    monkeypatch.setattr(handover, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(handover, "STARTING_SECONDS", 0.3)
    return tmp_path / "数据 一"


@pytest.fixture
def other_process(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Another start of the program that holds the place and does not answer."""
    with subprocess.Popen([sys.executable, "-c", HOLD], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline().strip() == "held"
        yield process
        process.kill()


def held(place: SingleInstance | None) -> SingleInstance:
    assert place is not None
    return place


def ask(place: SingleInstance, files: list[Path]) -> tuple[bool, list[list[Path]]]:
    """Hand files to a window that looks after a moment; whether they were taken, and what it got."""
    answers: list[bool] = []
    holder = lock.acquire(place.folder / "window")
    assert isinstance(holder, lock.Holder)
    asking = threading.Thread(target=lambda: answers.append(hand_over(place.folder, holder, files)))
    asking.start()
    got: list[list[Path]] = []
    while asking.is_alive():
        got += place.take_requests()
        time.sleep(0.01)
    asking.join()
    return answers[0], got


def test_the_first_start_has_the_place() -> None:
    place = held(take_place([]))
    assert place.held
    assert place.take_requests() == []
    place.release()
    assert not place.held
    assert held(take_place([])).held


@pytest.mark.parametrize(
    "name",
    ["年报.json", "去年 的 年报（终稿）.docx", "长" * 60 + ".doc", "a'b\"c&d%20.json", "\udc80broken.json"],
)
def test_files_arrive_as_they_are_called(name: str, tmp_path: Path) -> None:
    place = held(take_place([]))
    files = [tmp_path / "文件 夹" / name, tmp_path / "二.json"]
    assert ask(place, files) == (True, [files])
    assert not list(place.folder.glob("*.request"))


def test_a_second_start_without_a_file_is_answered_too() -> None:
    assert ask(held(take_place([])), []) == (True, [[]])


def test_paths_are_those_of_the_second_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = held(take_place([]))
    monkeypatch.chdir(tmp_path)
    assert ask(place, [Path("年报.json")]) == (True, [[tmp_path / "年报.json"]])


def test_without_an_answer_the_second_start_opens_a_window(other_process: subprocess.Popen[str]) -> None:
    place = held(take_place([Path("年报.json")]))
    assert not place.held
    assert not list(place.folder.glob("*.request"))  # else it would be opened twice
    other_process.kill()
    other_process.wait()
    place.refresh()
    assert place.held


def test_a_window_that_is_only_starting_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    place = held(take_place([]))
    monkeypatch.setattr(handover, "STARTING_SECONDS", 5.0)
    holder = lock.acquire(place.folder / "window")
    assert isinstance(holder, lock.Holder)
    answers: list[bool] = []
    asking = threading.Thread(target=lambda: answers.append(hand_over(place.folder, holder, [])))
    asking.start()
    time.sleep(0.6)
    assert asking.is_alive()
    assert place.take_requests() == [[]]
    asking.join()
    assert answers == [True]


def test_after_a_crash_the_next_start_has_the_place_at_once(
    other_process: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other_process.kill()
    other_process.wait()
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("nobody is there to be waited for"))
    assert held(take_place([Path("年报.json")])).held


@pytest.mark.parametrize("content", ["", "{", "[]", '{"at": "x", "files": []}', '{"at": 1e12, "files": 3}', "[" * 9000])
def test_a_damaged_request_is_cleared_away(content: str) -> None:
    place = held(take_place([]))
    (place.folder / "a.request").write_text(content)
    assert place.take_requests() == []
    assert place.waiting() == []


def test_what_a_crashed_start_asked_for_long_ago_is_not_opened() -> None:
    place = held(take_place([]))
    data = {"at": time.time() - OLDEST_REQUEST - 1, "files": ["/年报.json"]}
    (place.folder / "a.request").write_text(json.dumps(data))
    assert place.take_requests() == []


@pytest.mark.parametrize("content", [b"", b"\xff{", b"[]"])
def test_a_damaged_lock_keeps_nobody_from_the_place(content: bytes) -> None:
    folder = own_folder()
    folder.mkdir(parents=True)
    lock.lock_path(folder / "window").write_bytes(content)
    assert held(take_place([])).held


@pytest.mark.parametrize("kind", ["pipe", "link", "dangling", "folder"])
def test_what_is_no_plain_file_is_no_request(kind: str, tmp_path: Path) -> None:
    place = held(take_place([]))
    odd = place.folder / "a.request"
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind == "folder":
        odd.mkdir()
    else:
        odd.symlink_to("/dev/zero" if kind == "link" else tmp_path / "nowhere")
    assert place.waiting() == [] == place.take_requests()
    assert ask(place, [tmp_path / "年报.json"]) == (True, [[tmp_path / "年报.json"]])  # and is in nobody's way


@pytest.mark.parametrize("name", ["/a\0b.json", "/a\ud800b.json", "/\udfff", 7, None, ["/a"], ""])
def test_names_that_no_file_can_have_are_left_out(name: object) -> None:
    place = held(take_place([]))
    data = {"at": time.time(), "files": [name, "/年报.json"]}
    (place.folder / "a.request").write_text(json.dumps(data))
    assert place.take_requests() == [[Path("/年报.json")]]


def test_a_start_with_such_a_name_opens_a_window_itself(other_process: subprocess.Popen[str]) -> None:
    holder = lock.read(lock.lock_path(own_folder() / "window"))
    assert not hand_over(own_folder(), holder, [Path("/a\0b.json")])
    assert not list(own_folder().glob("*.request"))


def test_requests_lie_where_nobody_else_can_read_them(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = held(take_place([]))
    assert {folder.stat().st_mode & 0o777 for folder in (data, data / "running", place.folder)} == {0o700}


def test_a_data_folder_that_takes_nothing(data: Path) -> None:
    data.parent.mkdir(exist_ok=True)
    data.write_text("a file stands where the folder should be")
    place = held(take_place([Path("年报.json")]))
    assert not place.held
    assert place.take_requests() == []
    place.refresh()
    place.release()


def test_a_full_disk_is_no_reason_not_to_start(
    other_process: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    assert not held(take_place([])).held


def test_the_lock_of_a_place_is_kept_fresh_and_found_again() -> None:
    place = held(take_place([]))
    file = lock.lock_path(place.folder / "window")
    os.utime(file, (1, 1))
    place.refresh()
    assert time.time() - file.stat().st_mtime < 5
    file.unlink()  # swept away
    place.refresh()
    assert place.held and file.exists()


@pytest.mark.parametrize(("what", "value"), [("user", "李四"), ("host", "二号机"), ("screen", "7")])
def test_other_people_computers_and_screens_have_windows_of_their_own(
    what: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = held(take_place([]))
    monkeypatch.setattr(processes, what, lambda: value)
    assert held(take_place([])).held
    assert place.held


def test_versions_and_copies_with_data_beside_have_windows_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = own_folder()
    monkeypatch.setattr(handover, "VERSION", "9.9.9")
    assert own_folder() != first
    monkeypatch.undo()
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "另一份 data"))
    assert own_folder() != first


def holding(**changes: object) -> lock.Holder:
    held(take_place([]))
    found = lock.acquire(own_folder() / "window")
    assert isinstance(found, lock.Holder)
    return replace(found, **changes)  # type: ignore[arg-type]


def test_a_window_whose_process_is_gone_is_not_waited_for() -> None:
    """Its lock may still lie there: the clerk must not look at nothing for seconds."""
    gone = holding(pid=2**30)
    assert handover._patience(gone) == 0.0


def test_a_start_of_unknown_age_gets_the_usual_time() -> None:
    assert handover._patience(holding(since="gestern")) == handover.ANSWER_SECONDS
    assert handover._patience(holding(since="2999-01-01T00:00:00")) == handover.ANSWER_SECONDS, "a clock put back"


def test_a_request_far_too_large_is_cleared_away() -> None:
    place = held(take_place([]))
    (place.folder / "a.request").write_bytes(b"[" * (handover._LARGEST + 1))
    assert place.take_requests() == [] and place.waiting() == []


def test_a_request_that_cannot_be_read_just_now_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    place = held(take_place([]))
    (place.folder / "a.request").write_text(json.dumps({"at": time.time(), "files": ["/一.json"]}))
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "read_plain", fail(errno.EIO))
        assert place.take_requests() == []
    assert place.take_requests() == [[Path("/一.json")]]
