"""Where the program keeps its own files and finds its resources."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import platformdirs
import pytest

from core import paths, settings

pytestmark = pytest.mark.usefixtures("data", "no_log_left")


def test_the_variable_names_one_folder_for_everything(data: Path) -> None:
    assert paths.data_folder() == data
    assert paths.documents_folder() == data / "政府信息公开年报"
    assert paths.documents_folder().is_dir()


def test_reports_from_elsewhere_are_looked_for_in_documents_until_ours_holds_any(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(tmp_path / "文档"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert paths.search_folder() == tmp_path
    (tmp_path / "文档").mkdir()
    assert paths.search_folder() == tmp_path / "文档"
    (paths.documents_folder() / "报告.json").write_text("{}")
    assert paths.search_folder() == data / "政府信息公开年报"


def test_a_new_file_is_proposed_where_one_can_be_made(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without rights to write (root has them all, so the system's answer is played), one that is gone."""
    assert paths.place_for(tmp_path / "报告.json") == tmp_path / "报告.json"
    assert paths.place_for(tmp_path / "拔出的U盘" / "报告.json") == paths.documents_folder() / "报告.json"
    really, theirs = os.open, tmp_path / "只读"
    theirs.mkdir()

    def refused(path: str | os.PathLike[str], *more: int) -> int:
        if Path(path).parent == theirs:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return really(path, *more)

    monkeypatch.setattr(os, "open", refused)
    assert paths.place_for(theirs / "报告.json") == paths.documents_folder() / "报告.json"
    assert sorted(path.name for path in tmp_path.rglob("*~*")) == []


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


def test_a_folder_for_everybody_stays_so(tmp_path: Path) -> None:
    (common := tmp_path / "common").mkdir()
    common.chmod(0o1777)
    assert paths.make_private(common).stat().st_mode & 0o7777 == 0o1777
