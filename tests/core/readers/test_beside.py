"""The door for what lies beside a page: its own folder and what is below it, nothing else."""

from pathlib import Path

from core.readers import beside as door
from core.readers.beside import FilesBeside


def page(tmp_path: Path) -> Path:
    folder = tmp_path / "saved"
    (folder / "年报_files" / "css").mkdir(parents=True)
    (folder / "年报_files" / "a b.css").write_bytes(b"a")
    (folder / "年报_files" / "css" / "c.css").write_bytes(b"c")
    (tmp_path / "outside.css").write_bytes(b"o")
    return folder / "年报.html"


def test_files_below_the_folder_of_the_page(tmp_path: Path) -> None:
    beside = FilesBeside(page(tmp_path))
    for address in (
        "年报_files/a b.css",
        "./年报_files/a%20b.css?v=1#x",
        "年报_files\\a b.css",
        "年报_files/css/../a b.css",
    ):
        assert beside.content(address) == b"a"
    assert not beside.missing
    assert beside.within("年报_files/css/c.css").content("../a%20b.css") == b"a"


def test_nothing_else_is_read(tmp_path: Path) -> None:
    beside = FilesBeside(page(tmp_path))
    (tmp_path / "saved" / "link.css").symlink_to(tmp_path / "outside.css")
    outside = (tmp_path / "outside.css").as_posix()
    addresses = ["../outside.css", outside, f"file://{outside}", "https://a.cn/x.css", "//a.cn/x.css", "link.css"]
    addresses += ["年报_files", "", "gone.css", "C:\\x.css", "a\0.css", "x" * 2000]
    for address in addresses:
        assert beside.content(address) is None
    assert beside.missing == addresses
    assert beside.within("年报_files/css/c.css").content("../../../outside.css") is None


def test_it_is_bounded(tmp_path: Path, monkeypatch) -> None:
    beside = FilesBeside(page(tmp_path))
    monkeypatch.setattr(door, "_MOST_BYTES", 3)
    (tmp_path / "saved" / "large.css").write_bytes(b"four")
    assert beside.content("large.css") is None
    monkeypatch.setattr(door, "_MOST_BYTES", 100)
    monkeypatch.setattr(door, "_MOST_OF_ALL", 4)
    assert beside.content("large.css") == b"four" == beside.content("large.css")
    assert beside.content("年报_files/a b.css") is None
    monkeypatch.setattr(door, "_MOST_OF_ALL", 100)
    monkeypatch.setattr(door, "_MOST_FILES", 1)
    assert beside.content("年报_files/a b.css") is None
