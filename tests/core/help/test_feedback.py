"""The archive for a helper: no names of people, nothing that was not shown, plain words where it cannot be written."""

import errno
import io
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import logs
from core.errors import StorageError
from core.help import feedback
from core.help.feedback import SOMEBODY, FeedbackPart, without_names


def read(data: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(data)) as zipped:
        assert zipped.testzip() is None
        return {name: zipped.read(name).decode("utf-8") for name in zipped.namelist()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/home/zhangsan/文档/a.json", f"/home/{SOMEBODY}/文档/a.json"),
        (r"C:\Users\张三\AppData", rf"C:\Users\{SOMEBODY}\AppData"),
        (r"c:\\users\\张三 丰\\AppData", rf"c:\\users\\{SOMEBODY} 丰\\AppData"),
        (r"D:\Documents and Settings\li\x", rf"D:\Documents and Settings\{SOMEBODY}\x"),
        ("/srv/share/报告.json", "/srv/share/报告.json"),
        ('File "/home/li/core/a.py", line 3', f'File "/home/{SOMEBODY}/core/a.py", line 3'),
    ],
)
def test_whose_folder_it_is_is_not_told(text: str, said: str) -> None:
    assert without_names(text) == said


def test_names_that_the_system_tells(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("USERNAME", "wangwu")
    monkeypatch.setenv("COMPUTERNAME", "CAIZHENG-PC07")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    text = f"由WangWu（电脑：CAIZHENG-PC07）使用，{tmp_path}/报告.json"
    assert without_names(text) == f"由{SOMEBODY}（电脑：（电脑名））使用，（用户文件夹）/报告.json"


def test_a_short_name_is_no_part_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "li")
    assert without_names("line 3 of listing") == "line 3 of listing"


@given(st.text(max_size=200))
def test_any_text_can_be_taken(text: str) -> None:
    assert without_names(without_names(text)) == without_names(text)


def test_log_and_facts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
    (tmp_path / "xxgk.log").write_text("/home/zhangsan/x 失败", "utf-8")
    (tmp_path / "xxgk.log.1").write_bytes(b"\xff\xfeold")
    (tmp_path / "other.txt").write_text("no log", "utf-8")
    parts = feedback.log_parts()
    assert [part.name for part in parts] == ["日志/xxgk.log", "日志/xxgk.log.1"]
    assert parts[0].text == f"/home/{SOMEBODY}/x 失败" and "old" in parts[1].text
    facts = feedback.facts_part([("系统", "Debian"), ("报告文件夹", "/home/zhangsan/文档")])
    assert facts.text == f"系统：Debian\n报告文件夹：/home/{SOMEBODY}/文档\n"


def test_a_log_that_cannot_be_read_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path)
    (tmp_path / "xxgk.log").mkdir()
    (part,) = feedback.log_parts()
    assert part.text.startswith("（日志无法读取：")
    monkeypatch.setattr(logs, "log_folder", lambda: tmp_path / "没有")
    assert feedback.log_parts() == ()


def test_it_holds_what_was_shown_and_nothing_else(tmp_path: Path) -> None:
    parts = (FeedbackPart("系统情况.txt", "版本：1\n"), FeedbackPart("日志/xxgk.log", "字" * 10_000))
    feedback.write(tmp_path / "a.zip", parts)
    assert read((tmp_path / "a.zip").read_bytes()) == {part.name: part.text for part in parts}
    assert (tmp_path / "a.zip").stat().st_size < 1000
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_full_disk_is_said_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"未能保存“a.zip”.*磁盘空间不足.*另一个磁盘"):
        feedback.write(tmp_path / "a.zip", (FeedbackPart("a", "b"),))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="未能保存"):
        feedback.write(tmp_path / "没有" / "a.zip", (FeedbackPart("a", "b"),))
