"""A Debian package: two archives in an ``ar``.  Owners and times do not depend on who builds, nor does it take rights."""

import hashlib
import io
import lzma
import tarfile
from collections.abc import Iterator
from pathlib import Path

from linux import desktop
from linux.system import Needs
from version_info import DESCRIPTION, EXE_NAME

from core.version import VERSION

HOME = f"opt/{desktop.NAME}"
_PRESET = 2  # as for the other archive: 6 is 4 % smaller and takes four times as long
# Qt 6 draws Chinese with the fonts of the system; every domestic one has its own, under names of its own.
_SUGGESTED = "fonts-noto-cjk"
# Modules are loaded when they are used: those of another version would end a running program.
_RUNNING = f"""#!/bin/sh
set -e
case "$1" in
{{actions}})
    for program in /proc/[0-9]*/exe; do
        case "$(readlink "$program" 2>/dev/null || true)" in
        /{HOME}/*)
            echo "“{EXE_NAME}”正在运行。请先保存并关闭程序，再{{doing}}。" >&2
            exit 1
            ;;
        esac
    done
    ;;
esac
exit 0
"""
SCRIPTS = {
    "preinst": _RUNNING.format(actions="install|upgrade", doing="安装"),
    "prerm": _RUNNING.format(actions="remove", doing="卸载"),
}


def write(out: Path, folder: Path, files: dict[str, bytes], needs: Needs, time: int) -> None:
    """``folder`` goes to /opt, ``files`` by their paths below /usr; ``time`` is seconds since 1970, for all of it."""
    data, sums, size = _data(folder, files, time)
    control = _tar(time)
    text = _control(needs, -(-size // 1024))
    for name, content, mode in (("control", text, 0o644), ("md5sums", sums, 0o644), *_scripts()):
        _add(control, f"./{name}", content.encode(), mode)
    members = {"debian-binary": b"2.0\n", "control.tar.xz": control.packed(), "data.tar.xz": data}
    out.write_bytes(b"!<arch>\n" + b"".join(_member(name, content, time) for name, content in members.items()))


def _scripts() -> Iterator[tuple[str, str, int]]:
    yield from ((name, text, 0o755) for name, text in SCRIPTS.items())


def _control(needs: Needs, size: int) -> str:
    depends = ", ".join(f"libc6 (>= {needs.glibc})" if name == "libc6" else name for name in needs.needed)
    recommends = f"Recommends: {', '.join(needs.optional)}\n" if needs.optional else ""
    return f"""Package: {desktop.NAME}
Version: {VERSION}
Architecture: {needs.processor}
Maintainer: {EXE_NAME} <nobody@localhost>
Installed-Size: {size}
Depends: {depends}
{recommends}Suggests: {_SUGGESTED}
Section: editors
Priority: optional
Description: {DESCRIPTION}
 {desktop.ABOUT}
"""


class _Archive:
    """A tar of our own making, in memory."""

    def __init__(self, time: int) -> None:
        self._out = io.BytesIO()
        self._tar = tarfile.open(fileobj=self._out, mode="w", format=tarfile.GNU_FORMAT, encoding="utf-8")  # noqa: SIM115
        self._time = time

    def add(self, entry: tarfile.TarInfo, content: bytes = b"") -> None:
        entry.mtime, entry.size = self._time, len(content)
        entry.uname = entry.gname = "root"
        self._tar.addfile(entry, io.BytesIO(content))

    def packed(self) -> bytes:
        self._tar.close()
        return lzma.compress(self._out.getvalue(), preset=_PRESET)


def _tar(time: int) -> _Archive:
    archive = _Archive(time)
    _folder(archive, "./")
    return archive


def _folder(archive: _Archive, name: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.type, entry.mode = tarfile.DIRTYPE, 0o755
    archive.add(entry)


def _add(archive: _Archive, name: str, content: bytes, mode: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.mode = mode
    archive.add(entry, content)


def _link(archive: _Archive, name: str, to: str) -> None:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname, entry.mode = tarfile.SYMTYPE, to, 0o777
    archive.add(entry)


def _data(folder: Path, files: dict[str, bytes], time: int) -> tuple[bytes, str, int]:
    """The packed files of the package, their check sums, and their size in bytes."""
    here = {
        f"{HOME}/{path.relative_to(folder).as_posix()}": path
        for path in sorted(folder.rglob("*"))
        if not _is_folder(path)
    }
    usual = {f"usr/{name}": content for name, content in files.items()}
    links = {f"usr/bin/{desktop.NAME}": f"/{HOME}/{EXE_NAME}"}
    archive, sums, size = _tar(time), [], 0
    names = {*here, *usual, *links}
    for parent in sorted({str(parent) for name in names for parent in Path(name).parents} - {"."}):
        _folder(archive, f"./{parent}/")
    for name in sorted(names):
        path = here.get(name)
        if name in links or (path and path.is_symlink()):
            _link(archive, f"./{name}", links.get(name) or str(path and path.readlink()))
            continue
        content = usual[name] if path is None else path.read_bytes()
        _add(archive, f"./{name}", content, 0o755 if path and path.stat().st_mode & 0o100 else 0o644)
        sums.append(f"{hashlib.md5(content).hexdigest()}  {name}\n")
        size += len(content)
    return archive.packed(), "".join(sums), size


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _member(name: str, content: bytes, time: int) -> bytes:
    head = f"{name:<16}{time:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n"
    return head.encode("ascii") + content + b"\n" * (len(content) % 2)
