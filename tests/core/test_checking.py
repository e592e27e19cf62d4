"""Many files are checked by several processes, in their order and with what one alone would say."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core import checking, cli
from core.processes import another
from tests.helpers.places import ROOT

SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
COUNT = 2 * checking.WORTH + 2


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{number:03}.docx" for number in range(COUNT)]
    for path in made:
        shutil.copy(SAMPLE, path)
    made[3].write_bytes(b"")
    made[-1].unlink()
    return made


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The processes that were started; there are four cores."""
    found: list[object] = []
    start = another.started_again

    def note(argument: str) -> object:
        found.append(start(argument))
        return found[-1]

    monkeypatch.setattr(another, "started_again", note)
    monkeypatch.setattr(checking, "_cores", lambda: 4)
    return found


def test_as_one_alone_would_say(files: list[Path], started: list[object]) -> None:
    assert list(checking.check_all(files)) == [checking.check(path) for path in files]
    (other,) = started
    assert isinstance(other, subprocess.Popen)
    assert other.returncode is not None  # nobody is left behind


def test_few_files_start_nothing(files: list[Path], started: list[object]) -> None:
    assert len(list(checking.check_all(files[: checking.WORTH]))) == checking.WORTH
    assert started == []


def nobody(_: str) -> None:
    return None


def one_that_ends(_: str) -> object:
    program = "print('ready', flush=True); input()"
    return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def one_of_another_version(_: str) -> object:
    program = "print('ready', flush=True)\nwhile input(): print('[{\"file\": 1}]', flush=True)"
    return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def one_that_says_too_little(_: str) -> object:
    program = "print('ready', flush=True)\nwhile input(): print('[]', flush=True)"
    return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@pytest.mark.parametrize("start", [nobody, one_that_ends, one_of_another_version, one_that_says_too_little])
def test_without_others_all_is_checked_here(
    files: list[Path], monkeypatch: pytest.MonkeyPatch, start: Callable[[str], object]
) -> None:
    monkeypatch.setattr(another, "started_again", start)
    monkeypatch.setattr(checking, "_cores", lambda: 4)
    assert [checked.data["file"] for checked in checking.check_all(files)] == [str(path) for path in files]


def test_what_is_given_up_leaves_nobody_behind(files: list[Path], started: list[object]) -> None:
    told = checking.check_all(files)
    assert next(told).code == checking.DONE
    told.close()
    (other,) = started
    assert isinstance(other, subprocess.Popen)
    assert other.returncode is not None


def test_no_more_than_a_few_wait_to_be_told(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_AHEAD", 5)
    round_ = checking._Round(files, 0)
    assert [list(round_._take(2)) for _ in range(4)] == [[0, 1], [2, 3], [4], []]


def test_the_last_ones_are_taken_one_by_one(files: list[Path]) -> None:
    round_ = checking._Round(files, 0)
    taken = [len(round_._take(4)) for _ in files]
    assert sum(taken) == len(files)
    assert taken[:2] == [4, 4] and taken[taken.index(1) :] == [1] * 7 + [0] * (len(taken) - taken.index(1) - 7)


def test_a_list_told_piece_by_piece_reads_as_before(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--json", *map(str, files[:5])]) == cli.UNUSABLE
    said = capsys.readouterr()
    data = [checking.check(path).data for path in files[:5]]
    assert said.out == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert said.err.count("003.docx") == 1


def test_another_process_answers_line_by_line(files: list[Path]) -> None:
    asked = "".join(json.dumps([str(path)]) + "\n" for path in (files[0], files[3]))
    order = [sys.executable, "main.py", checking.ARGUMENT]
    done = subprocess.run(order, cwd=ROOT, input=asked, capture_output=True, text=True, check=True)
    ready, *told = done.stdout.splitlines()
    answers = [checking.Checked(**one) for line in told for one in json.loads(line)]
    assert ready == "ready" and answers == [checking.check(files[0]), checking.check(files[3])]
