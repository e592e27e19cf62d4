"""Settings: they come back, damage stops nobody, and nobody else reads them."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from core import logs, settings
from core.settings import Recent, Settings

pytestmark = pytest.mark.usefixtures("data", "no_log_left")


def test_settings_come_back() -> None:
    assert settings.load() == Settings()
    chosen = Settings(
        ("/a.json",), "right", False, False, 125, 150, "AB==", "document", last_folder="/x", checks_off=("X8", "Y1")
    )
    assert settings.save(chosen)
    assert settings.load() == chosen


def test_recent_files_are_ten_the_newest_first_each_once(tmp_path: Path) -> None:
    chosen = Settings()
    for number in [*range(12), 5]:
        chosen = chosen.with_recent(tmp_path / f"{number}.json")
    assert [Path(name).stem for name in chosen.recent_files] == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert chosen.last_folder == str(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xff", b"[" * 100_000])
def test_damaged_settings_are_kept_aside(content: bytes) -> None:
    path = settings.settings_file()
    path.parent.mkdir()
    path.write_bytes(content)
    assert settings.load() == Settings()
    assert not path.exists() and path.with_suffix(".bad").read_bytes() == content


def test_a_value_that_makes_no_sense_is_the_default_and_the_others_stay() -> None:
    odd = {
        "recent_files": [1],
        "enter_moves": "up",
        "last_year_shown": "no",
        "table_zoom": 5000,
        "text_zoom": True,
        "geometry": None,
        "style": ["official"],
        "from_the_future": 1,
        "last_folder": "/kept",
    }
    settings.save(Settings())
    settings.settings_file().write_text(json.dumps(odd))
    assert settings.load() == replace(Settings(), last_folder="/kept")


def test_settings_that_cannot_be_written_stop_nobody(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data.write_text("a file where the folder should be")
    assert not settings.save(Settings())
    assert settings.load() == Settings()


def test_nobody_else_can_read_settings_and_log(data: Path) -> None:
    data.mkdir(mode=0o755)
    (data / "logs").mkdir(mode=0o755)
    (data / "logs" / "xxgk.log").touch(mode=0o644)
    logs.setup()
    logging.getLogger("gui").warning("here")
    settings.save(Settings())
    settings.settings_file().chmod(0o644)  # as an older version wrote it
    settings.save(Settings())
    for folder in (data, data / "logs"):
        assert folder.stat().st_mode & 0o777 == 0o700
    for file in (settings.settings_file(), data / "logs" / "xxgk.log"):
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("odd", ["a\0b", "\ud800", ["\udfff"], [["甲局", "\ud800.docx"]]])
@pytest.mark.parametrize("name", ["geometry", "last_folder", "recent_files", "checks_off", "templates"])
def test_settings_hold_no_text_that_cannot_be_shown(name: str, odd: object) -> None:
    settings.save(Settings())
    settings.settings_file().write_text(json.dumps({name: odd}))
    assert settings.load() == Settings()


def test_settings_that_are_no_plain_file_are_not_read(data: Path) -> None:
    data.mkdir()
    os.mkfifo(settings.settings_file())
    assert settings.load() == Settings()


def test_settings_that_another_program_holds_for_a_moment_are_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(Settings(last_folder="/x"))
    really, failures = os.open, iter([PermissionError(13, "held"), OSError(5, "held")])

    def held(*given: object, **named: object) -> int:
        if error := next(failures, None):
            raise error
        return really(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", held)
    assert settings.load().last_folder == "/x"


def test_settings_are_read_again_only_where_another_window_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[int] = []
    load = settings.load
    monkeypatch.setattr(settings, "load", lambda: reads.append(1) or load())
    ours, theirs = settings.Stored(), settings.Stored()
    for zoom in (110, 125, 110):
        ours.change(lambda found, zoom=zoom: replace(found, table_zoom=zoom))
    assert len(reads) == 1
    theirs.change(lambda found: replace(found, last_folder="/theirs"))
    both = ours.change(lambda found: replace(found, table_zoom=125))
    assert (both.last_folder, both.table_zoom) == ("/theirs", 125) and load() == both
    assert len(reads) == 3
    settings.settings_file().unlink()
    assert ours.change(lambda found: found) == Settings() == load()


def test_what_is_known_of_a_recent_file_is_shown_with_it(tmp_path: Path) -> None:
    first, second = str(tmp_path / "一.json"), str(tmp_path / "二.json")
    kept = Settings(recent_files=(second, first)).with_state(Recent(first, "临江市财政局", "2025"))
    assert [one.path for one in kept.recent()] == [second, first]
    assert kept.recent()[1].body == "临江市财政局" and kept.recent()[0] == Recent(second)
    again = kept.with_state(Recent(first, "临江市水务局", "2025"))
    assert [one.body for one in again.recent()] == ["", "临江市水务局"], "what was known before is replaced"
    assert settings.save(again) and settings.load().recent() == again.recent()


def test_each_body_has_its_own_template(tmp_path: Path) -> None:
    kept = Settings().with_template("甲局", tmp_path / "甲.docx").with_template("乙局", tmp_path / "乙.docx")
    assert kept.template_of("甲局") == str(tmp_path / "甲.docx") and kept.template_of("丙局") == ""
    other = kept.with_template("甲局", tmp_path / "新.docx")
    assert other.template_of("甲局") == str(tmp_path / "新.docx")
    assert other.template_of("乙局") == str(tmp_path / "乙.docx")


def test_a_slow_disk_is_not_waited_for_and_gets_the_last_state(monkeypatch: pytest.MonkeyPatch) -> None:
    ready, kept = Event(), list[int]()
    real = settings.save

    def save(found: Settings) -> bool:
        assert ready.wait(20)
        kept.append(found.table_zoom)
        return real(found)

    monkeypatch.setattr(settings, "save", save)
    monkeypatch.setattr(settings, "QUICK_S", 0)
    stored = settings.Stored()
    for zoom in (110, 125, 140):
        assert stored.change(lambda found, zoom=zoom: replace(found, table_zoom=zoom)).table_zoom == zoom
    assert stored.change(lambda found: found).table_zoom == 140 and not kept, "what waits is known, and not lost"
    ready.set()
    stored.finish()
    assert kept[-1] == 140 and kept == sorted(kept) and settings.load().table_zoom == 140
    stored.finish()


def test_a_disk_that_takes_nothing_stops_nobody_and_the_next_change_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    stored = settings.Stored()
    with monkeypatch.context() as patch:
        patch.setattr(settings, "save", lambda _: False)
        assert stored.change(lambda found: replace(found, table_zoom=110)).table_zoom == 110
    stored.change(lambda found: replace(found, text_zoom=125))
    assert settings.load().text_zoom == 125
