"""Another process of this program: asked line by line, let go when nobody asks, and never waited for in vain."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from core.errors import DONE, UNUSABLE
from core.processes import another
from core.processes.another import Another

ECHO = """
import sys
print("ready", flush=True)
for line in sys.stdin:
    print(line, end="", flush=True)
"""


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments with which one was started; it answers with what it was asked."""
    found: list[str] = []

    def start(argument: str) -> subprocess.Popen[bytes]:
        found.append(argument)
        return playing(ECHO)

    monkeypatch.setattr(another, "started_again", start)
    return found


@pytest.fixture
def other() -> Iterator[Another]:
    made = Another("--echo")
    yield made
    made.end()


def playing(program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def soon(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def test_the_program_is_started_once_more_for_a_part_of_the_work() -> None:
    again = another.started_again("--help")
    assert again is not None
    told, _ = again.communicate(timeout=120)
    assert again.returncode == 0 and b"export" in told


def test_where_the_system_starts_nothing_there_is_none(monkeypatch: pytest.MonkeyPatch, other: Another) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert another.started_again("--help") is None
    assert not other.start() and not other.started and not other.is_there() and other.ask({}) is None


def test_one_is_started_and_asked_again_and_again(starts: list[str], other: Another) -> None:
    assert other.ask({"nobody": "was started"}) is None
    assert other.start() and other.start() and other.is_there()
    asked = [{"path": "上年 报告\ud800\n.docx"}, {"number": 2}]
    assert [other.ask(one) for one in asked] == asked
    assert starts == ["--echo"]
    other.drop()
    assert not other.started and other.ask({}) is None
    assert other.start() and other.ask({"by": "another"}) == {"by": "another"}
    assert starts == ["--echo"] * 2


@pytest.mark.parametrize("program", ["pass", "print('Qt')", "import time; time.sleep(600)"])
def test_one_that_does_not_say_that_it_is_there_is_none(
    monkeypatch: pytest.MonkeyPatch, other: Another, program: str
) -> None:
    monkeypatch.setattr(another, "_LONGEST_START", 2.0)  # one of them says nothing
    monkeypatch.setattr(another, "started_again", lambda _: playing(program))
    assert other.start() and not other.is_there() and other.ask({}) is None


def test_one_that_ends_gives_no_answer_and_no_more(monkeypatch: pytest.MonkeyPatch, other: Another) -> None:
    program = "import sys; print('ready', flush=True); sys.stdin.readline(); print('{}'); print('abc', end='')"
    monkeypatch.setattr(another, "started_again", lambda _: playing(program))
    other.start()
    assert other.ask(1) == {} and other.more(2) == b"ab" and other.more(5) == b"c"
    assert other.ask(2) is None


def test_left_alone_it_is_let_go(starts: list[str], other: Another) -> None:
    other.start()
    other.let_go_in(60)
    other.let_go_in(0.05)
    assert soon(lambda: not other.started)
    other.start()
    with other.busy:
        other.let_go_in(0.05)
        time.sleep(0.2)  # its time is over, but somebody is busy with it
        other.let_go_in(None)
    time.sleep(0.1)
    assert other.ask("still there") == "still there" and starts == ["--echo"] * 2


def test_its_end_does_not_wait_for_its_work(monkeypatch: pytest.MonkeyPatch, other: Another) -> None:
    program = "import sys, time; print('ready', flush=True); sys.stdin.readline(); time.sleep(600)"
    monkeypatch.setattr(another, "started_again", lambda _: playing(program))
    other.start()
    assert other.is_there()
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.append(other.ask("long work")))
    thread.start()
    time.sleep(0.05)  # also where it has not asked by then, there is nobody to answer
    other.end()
    thread.join(60)
    assert answers == [None] and not other.started


def test_the_one_who_answers(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a": 1}\n[2]\n')))
    seen: list[str] = []
    code = another.serve(
        lambda request: [another.line({"asked": request}), b"bytes\n"],
        lambda: seen.append(capsysbinary.readouterr().out.decode("ascii")),
    )
    assert code == DONE and seen == ["ready\n"]  # the other knows before
    first, more, *rest = capsysbinary.readouterr().out.splitlines()
    assert json.loads(first) == {"asked": {"a": 1}} and more == b"bytes" and len(rest) == 2


def test_without_pipes_nothing_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert another.serve(lambda _: pytest.fail("asked")) == UNUSABLE
