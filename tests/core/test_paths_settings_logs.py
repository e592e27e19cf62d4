from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest

from core import logs, paths, settings
from core.settings import Settings


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture(autouse=True)
def no_log_left() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    logs.close()
    logging.getLogger().setLevel(level)


def test_the_variable_names_one_folder_for_everything(data: Path) -> None:
    assert paths.data_folder() == data
    assert paths.documents_folder() == data / "政府信息公开年报"
    assert paths.documents_folder().is_dir()


def test_a_folder_data_beside_the_executable_keeps_all_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XXGK_DATA")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "程序" / "xxgk.exe"))
    (tmp_path / "程序").mkdir()
    assert not paths.data_beside() and tmp_path not in paths.data_folder().parents
    (tmp_path / "程序" / "data").mkdir()
    assert paths.data_beside()
    assert paths.data_folder() == tmp_path / "程序" / "data"
    assert paths.documents_folder() == tmp_path / "程序" / "data" / "政府信息公开年报"
    assert settings.settings_file().parent == paths.data_folder()


def test_an_installed_program_uses_the_places_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XXGK_DATA")
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(tmp_path / "文档"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert paths.documents_folder() == tmp_path
    (tmp_path / "文档").mkdir()
    assert paths.documents_folder() == tmp_path / "文档" / "政府信息公开年报"
    assert paths.data_folder().name == "xxgk-report"


def test_folders_that_the_system_does_not_tell_are_looked_for_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XXGK_DATA")
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: "")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, "not/whole")
    assert paths.documents_folder() == tmp_path / "政府信息公开年报"
    assert paths.data_folder().parent.parent.parent == tmp_path


def test_data_lies_where_the_system_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XXGK_DATA")
    monkeypatch.setattr(paths, "program_folder", lambda: Path("nowhere"))
    assert paths.data_folder() == Path(platformdirs.user_data_dir("xxgk-report", appauthor=False))


def test_resources_are_found_from_source_and_in_a_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (paths.resources().parent / "core").is_dir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


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


def test_the_log_is_written_and_turned_over(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_SIZE", 2000)
    assert logs.setup() == logs.log_folder() == data / "logs"
    logs.setup()
    for number in range(200):
        logging.getLogger("gui").info("opened %d 年报", number)
    files = sorted(path.name for path in logs.log_folder().iterdir())
    assert files == ["xxgk.log", *(f"xxgk.log.{number}" for number in range(1, 5))]
    last = (data / "logs" / "xxgk.log").read_text("utf-8").splitlines()[-1]
    assert "opened 199 年报" in last
    assert sum("opened 199" in path.read_text("utf-8") for path in logs.log_folder().iterdir()) == 1


def test_an_unwritable_folder_sends_the_log_to_the_temporary_one(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write_text("a file where the folder should be")
    monkeypatch.setattr(logs.tempfile, "gettempdir", lambda: str(tmp_path))
    folder = logs.setup()
    assert folder == logs.log_folder() and folder and folder.parent == tmp_path
    logging.getLogger("gui").warning("here")
    assert "here" in (folder / "xxgk.log").read_text("utf-8")
    monkeypatch.setattr(logs.tempfile, "gettempdir", lambda: os.devnull)
    assert logs.setup() is None


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


def test_a_folder_for_everybody_stays_so(tmp_path: Path) -> None:
    (common := tmp_path / "common").mkdir()
    common.chmod(0o1777)
    assert paths.make_private(common).stat().st_mode & 0o7777 == 0o1777


def test_a_log_folder_that_others_laid_among_the_temporary_files_is_not_used(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write_text("a file where the folder should be")
    (theirs := tmp_path / "theirs").mkdir()
    monkeypatch.setattr(logs.tempfile, "gettempdir", lambda: str(tmp_path))
    (tmp_path / f"xxgk-report-logs-{os.getuid()}").symlink_to(theirs)
    assert logs.setup() is None
    assert not list(theirs.iterdir())


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
