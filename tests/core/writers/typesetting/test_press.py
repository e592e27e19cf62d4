"""The compiler in a process of its own: the same pages, another process after one that ended, and never one left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from core import processes
from core.processes import another
from core.writers.typesetting import compiler, press, typeset
from core.writers.typesetting.compiler import NotTypeset
from tests.helpers.core.orphans import is_gone_soon, orphaned
from tests.helpers.window_desk import filled

WHEN = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[press._Other]:
    monkeypatch.setattr(processes, "_apart", [True])
    made = press._Other(press.ARGUMENT)
    monkeypatch.setattr(press, "_other", made)
    yield made
    made.end_for_good()


def running(other: press._Other) -> int:
    assert other._process is not None
    return other._process.pid


def test_the_same_pages_as_here(other: press._Other, monkeypatch: pytest.MonkeyPatch):
    report = filled().with_text("other", "没有收取信息处理费。\U0010fffd")
    there = typeset.preview(report), typeset.unshown(report), typeset.pdf(report, when=WHEN), press.installed()
    assert other._process is not None and other._process.poll() is None
    monkeypatch.setattr(processes, "_apart", [])
    here = typeset.preview(report), typeset.unshown(report), typeset.pdf(report, when=WHEN), press.installed()
    assert there == here and there[1] == ["\U0010fffd"]


def test_a_picture_too(other: press._Other, monkeypatch: pytest.MonkeyPatch):
    there = press.png(compiler.REPORT, _document(), 20)
    assert other._process is not None and there.startswith(b"\x89PNG")
    monkeypatch.setattr(processes, "_apart", [])
    assert press.png(compiler.REPORT, _document(), 20) == there


def test_what_is_drawn_too(other: press._Other, monkeypatch: pytest.MonkeyPatch):
    report = filled().with_text("other", "没有收取信息处理费。\U0010fffd")
    there = typeset.drawing(report)
    assert other._process is not None
    monkeypatch.setattr(processes, "_apart", [])
    assert there == typeset.drawing(report)


def test_nothing_is_started_outside_a_window(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(another, "started_again", lambda _: pytest.fail("started"))
    assert press.svg_pages(compiler.REPORT, _document())


def test_one_that_ended_is_followed_by_another(other: press._Other):
    assert press.svg_pages(compiler.REPORT, _document())
    first = running(other)
    os.kill(first, signal.SIGTERM)
    assert press.svg_pages(compiler.REPORT, _document())
    assert running(other) != first


def test_one_killed_at_its_work_is_followed_by_another(other: press._Other):
    press.installed()
    first = running(other)
    killer = threading.Timer(0.02, os.kill, (first, signal.SIGTERM))
    killer.start()
    assert [press.pdf(compiler.REPORT, _document(), WHEN) for _ in range(3)]
    killer.join()
    assert press.svg_pages(compiler.REPORT, _document()) and running(other) != first


def test_what_always_ends_is_said_in_a_sentence(other: press._Other, monkeypatch: pytest.MonkeyPatch):
    starts: list[str] = []

    def ends_at_once(argument: str) -> subprocess.Popen[bytes]:
        starts.append(argument)
        program = "import sys; print('ready', flush=True); sys.stdin.readline()"
        return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(another, "started_again", ends_at_once)
    with pytest.raises(NotTypeset, match="排版失败"):
        press.svg_pages(compiler.REPORT, _document())
    assert starts == [press.ARGUMENT] * 2


@pytest.mark.parametrize("program", [None, "pass", "print('Qt')", "import time; time.sleep(600)"])
def test_where_none_can_be_started_the_pages_are_made_here(
    other: press._Other, monkeypatch: pytest.MonkeyPatch, program: str | None
):
    monkeypatch.setattr(another, "_LONGEST_START", 2.0)  # one of them says nothing
    starts: list[str] = []

    def start(argument: str) -> subprocess.Popen[bytes] | None:
        starts.append(argument)
        if program is None:
            return None
        return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(another, "started_again", start)
    assert press.svg_pages(compiler.REPORT, _document()) and press.unshown(compiler.REPORT, _document()) == []
    assert len(starts) == 1


def test_what_fails_there_is_said_here_with_its_cause(other: press._Other):
    with pytest.raises(NotTypeset, match="排版失败") as refused:
        press.svg_pages("missing.typ", _document())
    assert "missing.typ" in str(refused.value.__cause__)
    assert press.svg_pages(compiler.REPORT, _document())  # it goes on


def test_left_alone_it_is_let_go(other: press._Other, monkeypatch: pytest.MonkeyPatch):
    starts, start = list[str](), another.started_again
    monkeypatch.setattr(another, "started_again", lambda argument: starts.append(argument) or start(argument))
    press.installed()
    process = other._process
    monkeypatch.setattr(press, "IDLE", 0.2)
    assert press.svg_pages(compiler.REPORT, _document())
    assert process is not None and len(starts) == 1
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert process.poll() is not None
    assert press.svg_pages(compiler.REPORT, _document()) and len(starts) == 2


def test_the_end_of_the_program_does_not_wait_for_its_work(other: press._Other):
    press.installed()
    failed: list[BaseException] = []
    at_work = threading.Event()

    def work() -> None:
        try:
            while True:
                press.pdf(compiler.REPORT, _document(), WHEN)
                at_work.set()
        except NotTypeset as error:
            failed.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert at_work.wait(60)
    press.end()
    thread.join(60)
    assert failed and not thread.is_alive() and other._process is None


@pytest.mark.skipif(sys.platform == "win32", reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_killed_the_program_leaves_none_behind(how: signal.Signals):
    assert is_gone_soon(orphaned("from core.writers.typesetting import press as module; module.installed()", how))


def _document() -> dict[str, object]:
    found: dict[str, object] = json.loads(json.dumps(_made()))
    return found


def _made() -> dict[str, object]:
    from core.writers.layout.style import style_of
    from core.writers.typesetting.data import document

    return document(filled(), style_of("official"), {})


def test_the_other_process_answers_each_kind_of_work_with_its_parts():
    """What stands before the parts are their lengths, so that none is cut or run together."""

    def answered(**request: object) -> list[bytes]:
        head, *parts = press._answer(dict(request))
        assert json.loads(head) == {"lengths": [len(part) for part in parts]}
        return parts

    asked: dict[str, object] = {"template": compiler.REPORT, "data": _document()}
    (made,) = answered(do="pdf", **asked, when="2026-01-20T08:00:00", attached="")
    assert made.startswith(b"%PDF-") and b"2026" in made
    drawn, stand_ins = answered(do="pdf_to_draw", **asked)
    assert drawn.startswith(b"%PDF-") and isinstance(json.loads(stand_ins), dict)
    (told,) = answered(do="unshown", **asked)
    assert json.loads(told) == compiler.unshown(compiler.REPORT, _document())


def test_the_other_process_tells_what_went_wrong():
    (told,) = press._answer({"do": "svg_pages", "template": "missing.typ", "data": {}, "missing": []})
    found = json.loads(told)
    assert found["error"].endswith("。") and "Error" in found["cause"]
