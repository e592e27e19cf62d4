"""Files read in a process of their own: the same readings and refusals as here, and never a process left behind."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

import pytest

from core import opening, processes
from core.errors import Refusal, UnusableInput
from core.matching.reading import Note, Reading, Source
from core.notes import NoteCode
from core.opening import apart, recognition
from core.processes import another
from core.writers import registry
from core.writers.docx import report as docx
from tests.helpers.core.orphans import is_gone_soon, orphaned
from tests.helpers.makers.programs_maker import mail
from tests.helpers.places import ROOT
from tests.readings.pages import made_report

SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[apart._Other]:
    monkeypatch.setattr(processes, "_apart", [True])
    monkeypatch.setattr(apart, "SOON", 60.0)  # a busy machine may take longer than that between two lines of a test
    made = apart._Other(apart.ARGUMENT)
    monkeypatch.setattr(apart, "_other", made)
    yield made
    made.end()


@pytest.fixture
def not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read must have been read there."""
    monkeypatch.setattr(apart, "_read_here", lambda *_: pytest.fail("read here"))


def running(other: apart._Other) -> int:
    assert other._process is not None and other._process.poll() is None
    return other._process.pid


def soon(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


@pytest.mark.usefixtures("not_here")
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".html", ".pdf", ".ofd"])
def test_the_same_reading_as_here(other: apart._Other, tmp_path: Path, suffix: str):
    path = tmp_path / f"上年 报告{suffix}"
    registry.export(made_report(), path)
    there = opening.read_report(path)
    assert running(other)
    here = recognition.only_report(path)
    assert there == here and list(there.values) == list(here.values) and there.values


@pytest.mark.usefixtures("not_here")
def test_the_same_notes_sources_and_sums_of_money(other: apart._Other):
    (there,) = opening.read_reports(SAMPLE)
    assert (there,) == recognition.each_report(SAMPLE)
    assert there.sources and all(isinstance(source, Source) for source in there.sources.values())
    assert any(isinstance(value, Decimal) for value in there.values.values())


def test_all_of_a_reading_goes_through_the_pipe():
    money, count = Decimal("1.50"), 7
    note = Note(NoteCode.DOUBTFUL, "一格里有两个数。", "a.b", "place", "7 1.50", (count, money))
    texts, body = {"overview": "公开了信息。\ud800"}, {"decimal": "1.5", "agency": "某局"}
    reading = Reading(
        "2021",
        None,
        "某局",
        texts,
        {"x": money, "y": None, "z": count},
        {"t": money},
        body,
        {"x": Source(0, 1, 2, "1.50")},
    )
    whole = Reading(**{**vars(reading), "notes": (note,), "enclosed": "{}"})
    told = json.dumps(asdict(whole), default=str)
    again = apart._reading(json.loads(told))
    assert again == whole and str(again.values["x"]) == "1.50" and again.notes[0].code is NoteCode.DOUBTFUL


@pytest.mark.usefixtures("not_here")
def test_the_same_refusal_as_here(other: apart._Other, tmp_path: Path):
    path = tmp_path / "报告.docx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(UnusableInput) as here:
        recognition.only_report(path)
    with pytest.raises(UnusableInput) as there:
        opening.read_report(path)
    assert (str(there.value), there.value.kind) == (str(here.value), here.value.kind)
    several = tmp_path / "邮件.eml"
    several.write_bytes(
        mail(("甲.docx", docx.to_bytes(made_report())), ("乙.docx", docx.to_bytes(made_report(shift=3))))
    )
    assert len(opening.open_several(several)) == 2
    with pytest.raises(UnusableInput) as refused:
        opening.open_any(several)
    assert refused.value.kind is Refusal.SEVERAL_REPORTS and running(other)


def test_nothing_is_started_outside_a_window(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(another, "started_again", lambda _: pytest.fail("started"))
    apart.get_ready()
    assert apart.only_report(SAMPLE).year == 2024
    assert opening._reader() is recognition


@pytest.mark.usefixtures("not_here")
def test_one_process_reads_several_files_and_is_let_go_soon(other: apart._Other, monkeypatch: pytest.MonkeyPatch):
    opening.read_report(SAMPLE)
    process = other._process
    opening.read_report(SAMPLE)
    assert process is not None and process.pid == running(other)
    monkeypatch.setattr(apart, "SOON", 0.05)
    opening.read_report(SAMPLE)
    assert soon(lambda: process.returncode is not None) and other._process is None
    assert opening.read_report(SAMPLE).year == 2024  # by another


@pytest.mark.usefixtures("not_here")
def test_while_somebody_looks_for_a_file_one_is_read_for_practice(other: apart._Other, monkeypatch: pytest.MonkeyPatch):
    asked: list[object] = []
    ask = other.ask
    monkeypatch.setattr(other, "ask", lambda request: asked.append(request) or ask(request))
    apart.start()
    assert running(other) and not asked
    other.end()
    apart.get_ready()
    apart.get_ready()
    assert asked == [{"path": str(SAMPLE), "several": False}]
    assert opening.read_report(SAMPLE).year == 2024


@pytest.mark.usefixtures("not_here")
def test_started_ahead_it_is_the_one_that_reads(other: apart._Other, monkeypatch: pytest.MonkeyPatch):
    apart.get_ready()
    ahead = running(other)
    apart.start()
    apart.get_ready()
    opening.read_report(SAMPLE)
    assert running(other) == ahead
    other.end()
    monkeypatch.setattr(apart, "AHEAD", 0.05)
    apart.start()
    assert soon(lambda: other._process is None)  # nobody chose a file


def test_one_that_ended_or_is_killed_has_its_file_read_here(other: apart._Other):
    apart.get_ready()
    os.kill(running(other), signal.SIGTERM)
    assert other._process is not None
    other._process.wait()
    assert opening.read_report(SAMPLE).year == 2024 and other._process is None
    apart.get_ready()
    killer = threading.Timer(0.02, os.kill, (running(other), signal.SIGTERM))
    killer.start()
    assert opening.read_report(SAMPLE).year == 2024
    killer.join()


READY = "import sys; print('ready', flush=True); sys.stdin.readline(); "


@pytest.mark.parametrize("program", [None, "pass", "print('Qt')", READY + "print('{')", "import time; time.sleep(600)"])
def test_where_none_can_be_started_the_file_is_read_here(
    other: apart._Other, monkeypatch: pytest.MonkeyPatch, program: str | None
):
    monkeypatch.setattr(another, "_LONGEST_START", 2.0)  # one of them says nothing
    starts: list[str] = []

    def start(argument: str) -> subprocess.Popen[bytes] | None:
        starts.append(argument)
        if program is None:
            return None
        return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(another, "started_again", start)
    assert opening.read_report(SAMPLE).year == 2024
    assert starts == [apart.ARGUMENT] and other._process is None


def test_what_is_logged_there_is_logged_here(
    other: apart._Other, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    told = {"refused": {"sentence": "文件已损坏。", "kind": "damaged"}, "logged": ["unexpected in reading\nTraceback"]}
    program = READY + f"print({json.dumps(told)!r}, flush=True); sys.stdin.readline()"
    pipe = subprocess.PIPE
    monkeypatch.setattr(
        another, "started_again", lambda _: subprocess.Popen([sys.executable, "-c", program], stdin=pipe, stdout=pipe)
    )
    with pytest.raises(UnusableInput, match="已损坏") as refused:
        opening.read_report(SAMPLE)
    assert refused.value.kind is Refusal.DAMAGED and "unexpected in reading" in caplog.text


def test_the_one_who_answers(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
):
    damaged = tmp_path / "报告.docx"
    damaged.write_bytes(b"PK\x03\x04")
    asked = [{"path": str(SAMPLE), "several": True}, {"path": str(damaged), "several": False}]
    lines = "".join(json.dumps(one) + "\n" for one in asked).encode("ascii")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    handlers = list(logging.getLogger().handlers)
    try:
        assert apart.serve() == 0
        (heard,) = set(logging.getLogger().handlers) - set(handlers)
        logging.getLogger("readers").error("odd")
        assert isinstance(heard, apart._Heard) and heard.taken() == ["odd"] and heard.taken() == []
    finally:
        logging.getLogger().handlers[:] = handlers
    ready, *answers = capsysbinary.readouterr().out.splitlines(keepends=True)
    read, refused = map(json.loads, answers)
    assert ready == another._READY
    assert apart._reading(read["readings"][0]) == recognition.only_report(SAMPLE) and read["logged"] == []
    assert refused["refused"]["sentence"].endswith("。")


@pytest.mark.skipif(sys.platform == "win32", reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_killed_the_program_leaves_none_behind(how: signal.Signals):
    assert is_gone_soon(orphaned("from core.opening import apart as module; module.get_ready()", how))


LOADED = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from core import processes
processes.work_apart()
from core.opening import open_several
(opened,) = open_several(Path({sample!r}))
assert opened.report.year == 2024
print(*sorted(name for name in sys.modules if name.startswith(("core.matching.", "core.readers.", "lxml", "zipfile"))))
"""


def test_nothing_that_reads_is_loaded_in_a_window(tmp_path: Path):
    program = LOADED.format(root=str(ROOT), sample=str(SAMPLE))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    light = {"core.matching.reading", *(f"core.readers.{name}" for name in LIGHT)}
    assert set(done.stdout.split()) <= light


LIGHT = ("kinds", "left_out", "limits", "raw", "text_decoding", "time_limit")
