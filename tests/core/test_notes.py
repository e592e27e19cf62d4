"""The kinds of notes and refusals: one name each, none written as a bare word."""

import json
import re
from dataclasses import asdict
from pathlib import Path

from core.errors import Refusal, UnusableInput
from core.matching.reading import Note
from core.notes import NoteCode

CORE = Path(__file__).resolve().parents[2] / "core"


def test_a_note_prints_as_its_code_always_did() -> None:
    assert json.dumps(asdict(Note(NoteCode.TOTAL_DIFFERS, "…")))[:26] == '{"code": "total_differs", '


def test_no_note_is_made_of_a_bare_word() -> None:
    bare = re.compile(r'\bNote\(\s*"|notes\.append\(\("|\.note\(\s*"')
    assert [str(path) for path in CORE.rglob("*.py") if bare.search(path.read_text("utf-8"))] == []


def test_nobody_compares_the_sentence_of_an_error() -> None:
    compared = re.compile(r"str\((?:error|e|refusal)\) *(?:==|!=|in\b|not in\b)")
    assert [str(path) for path in CORE.rglob("*.py") if compared.search(path.read_text("utf-8"))] == []


def test_a_refusal_says_its_kind_and_reads_as_its_sentence() -> None:
    error = UnusableInput("这个文件是空的。", Refusal.EMPTY)
    assert (str(error), error.kind) == ("这个文件是空的。", Refusal.EMPTY)
    assert UnusableInput("…").kind is Refusal.OTHER
