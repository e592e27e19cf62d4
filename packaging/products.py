"""From the folder build to what is handed out: archives, installer, check sums, and what must not be inside."""

import hashlib
import io
import json
import os
import subprocess
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import deflating
from linux import elf
from machines import PACKAGING, packed_quickly, source_date
from windows.wine import STAND_INS

DATA_NOTE = """设置、备份、日志和新建的报告都保存在这个文件夹里。
整个程序可以放在U盘上使用；删除这个文件夹，程序就改用“文档”和系统的程序数据文件夹。
"""
_WINES_OWN = (b"Wine builtin DLL", b"Wine placeholder DLL")


def must_be_clean(folder: Path) -> None:
    """Nothing of Wine's and no stand-in may be in a product; SystemExit where one is."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and _foreign(path)]
    if found:
        raise SystemExit("must not be in a product: " + ", ".join(str(path.relative_to(folder)) for path in found))


def _foreign(path: Path) -> bool:
    if path.name.lower() in STAND_INS or path.name.lower().startswith(("icuuc", "mscms")):
        return True
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"MZ") and any(mark in head for mark in _WINES_OWN)


def make_zip(folder: Path, archive: Path) -> None:
    """The 解压版: the folder, and beside the program a folder ``data`` for all that it keeps."""
    time = datetime.fromtimestamp(int(source_date()), UTC)
    stamp = (time.year, time.month, time.day, time.hour, time.minute, time.second // 2 * 2)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1 if packed_quickly() else 9) as out:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            _add(out, f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes(), stamp)
        _add(out, f"{folder.name}/data/说明.txt", DATA_NOTE.replace("\n", "\r\n").encode("utf-8-sig"), stamp)


def _add(out: zipfile.ZipFile, name: str, data: bytes, stamp: tuple[int, int, int, int, int, int]) -> None:
    entry = zipfile.ZipInfo(name, stamp)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.file_size = len(data)
    with out.open(entry, "w") as file:
        if squeezer := deflating.Squeezer.found():
            file._compressor = squeezer  # type: ignore[attr-defined] - zipfile lets nobody choose who deflates
        file.write(data)


def make_tar(folder: Path, archive: Path, more: dict[str, tuple[bytes, int]] | None = None) -> None:
    """The Linux folder build, with ``more`` beside the program (content and mode by path).

    Owners and times do not depend on who builds.
    """

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = int(source_date())
        return entry

    with _tar(archive) as out:
        for path in sorted(folder.rglob("*")):
            out.add(path, f"{folder.name}/{path.relative_to(folder)}", recursive=False, filter=plain)
        for name, (content, mode) in {"data/说明.txt": (DATA_NOTE.encode(), 0o644), **(more or {})}.items():
            entry = tarfile.TarInfo(f"{folder.name}/{name}")
            entry.size, entry.mode = len(content), mode
            out.addfile(plain(entry), io.BytesIO(content))


def _tar(archive: Path) -> tarfile.TarFile:
    if packed_quickly():
        return tarfile.open(archive, "w:gz", compresslevel=1)
    return tarfile.open(archive, "w:xz", preset=2)  # 6 is 4 % smaller and takes four times as long


def make_setup(makensis: str, folder: Path, icon: Path, version: str, setup: Path) -> None:
    """The installer for one user, by NSIS; SystemExit where it failed."""
    defines = {"SOURCE": folder, "ICON": icon, "VERSION": version, "OUT": setup}
    given = [*(f"-D{name}={value}" for name, value in defines.items()), *(["-DQUICKLY"] if packed_quickly() else [])]
    command = [makensis, "-V2", "-INPUTCHARSET", "UTF8", *given]
    done = subprocess.run([*command, str(PACKAGING / "installer.nsi")], capture_output=True, check=False)
    if done.returncode or not setup.exists():
        raise SystemExit(f"makensis: {done.returncode}\n{done.stdout.decode(errors='replace')[-3000:]}")


def sign(path: Path) -> None:
    """Sign a program where the variable XXGK_SIGN holds the command (a JSON list, the file goes at its end)."""
    if command := os.environ.get("XXGK_SIGN"):
        subprocess.run([*json.loads(command), str(path)], check=True)


def write_sums(folder: Path) -> Path:
    """SHA256SUMS.txt beside the products, as sha256sum -c reads it."""
    sums = folder / "SHA256SUMS.txt"
    files = sorted(path for path in folder.iterdir() if path.is_file() and path != sums)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    sums.write_text("".join(lines), "utf-8", newline="\n")
    return sums


def glibc(folder: Path) -> str:
    """The oldest glibc on which a Linux product starts: the newest one that any of its files asks for."""
    found = (elf.wanted(path) for path in folder.rglob("*") if path.is_file())
    return "2." + str(max((one.versions.get("GLIBC", (2, 0))[1] for one in found if one), default=0))


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    return path.stat().st_size if path.is_file() else sum(p.lstat().st_size for p in path.rglob("*") if p.is_file())
