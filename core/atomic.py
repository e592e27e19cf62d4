"""Writing a file so that either the old or the new content is there, and OSError in plain words.

A file that goes by two names (a hard link) gets new content under the name that
is saved; the other name keeps the old content.  Writing into the old file would
serve both, but a power cut in the middle would leave neither old nor new.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
import zlib
from enum import Enum
from functools import lru_cache
from pathlib import Path

from core import processes
from core.errors import StorageError, Unconfirmed
from core.patterns import lazy
from core.records import record


@record
class Unwritten:
    """What is said of a file that could not be written: ``what`` names it and the cause, then the way out.

    Where the disk is full another name is no way out, nor is to close a program: ``elsewhere`` is.
    """

    what: str
    way_out: str
    elsewhere: str


_MAKE_ROOM = "请清空回收站、删除这个磁盘上不用的文件以后重试"
SAVING = Unwritten(
    "未能保存“{name}”：{cause}。", "请用“另存为…”换一个位置。", "或者用“另存为…”保存到另一个磁盘，如U盘。"
)
EXPORTING = Unwritten(
    "未能导出“{name}”：{cause}。",
    "请关闭正在使用它的程序，或换一个文件名、换一个位置再导出。",
    "或者导出到另一个磁盘，如U盘。",
)
DRAFTING = Unwritten(
    "未能写出“{name}”：{cause}。",
    "请换一个文件名，或换一个位置再运行。",
    "或者写到另一个磁盘，如U盘。",
)

_REPLACE_PAUSES = (0.05, 0.1, 0.2) if sys.platform == "win32" else ()  # virus scanners hold fresh files briefly
_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to would be waited for


class _OnDisk(Enum):
    """What stands on disk after a write that failed, and how it is said."""

    UNTOUCHED = "原来的文件未改动。"
    NOTHING = "文件没有生成。"
    WRITTEN = "文件里已是新的内容，但磁盘没有确认存妥。"
    UNKNOWN = "现在无法确定文件里是原来的内容还是新的内容。"


def _codes(*names: str) -> frozenset[int]:
    """Error numbers by name; not every system has all of them."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


_FULL = _codes("ENOSPC", "EDQUOT", "EFBIG")
_CAUSES = (
    (_FULL, "磁盘空间不足"),
    (_codes("EBUSY", "ETXTBSY"), "文件正被其他程序打开"),
    (_codes("EACCES", "EPERM", "EROFS"), "没有这个位置的读写权限，或文件正被其他程序打开"),
    (
        _codes("ENOENT", "ENOTDIR", "ENODEV", "ENXIO", "ESTALE", "ETIMEDOUT")
        | _codes("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH"),
        "这个位置已不存在，可能U盘已拔出或网络已断开",
    ),
    (_codes("ENAMETOOLONG"), "文件名或路径太长"),
    (_codes("EINVAL", "EILSEQ"), "文件名里有不能用的字符"),
    (_codes("EISDIR"), "这是一个文件夹，不是文件"),
)
_NO_FLUSH = _codes("EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EBADF", "EACCES", "EPERM", "EISDIR", "ENOTTY")

# Windows says more in its own error numbers than in errno.
_WINDOWS = {
    **dict.fromkeys((32, 33, 1224), errno.EBUSY),
    **dict.fromkeys((112, 39), errno.ENOSPC),
    **dict.fromkeys((3, 21, 53, 55, 59, 64, 67, 121, 1231), errno.ENODEV),
    **dict.fromkeys((123, 161), errno.EINVAL),
    **dict.fromkeys((111, 206), errno.ENAMETOOLONG),
    19: errno.EROFS,
}


def write_bytes(path: Path, data: bytes, sentence: Unwritten = SAVING, *, private: bool = False) -> None:
    """Put ``data`` into the file: written beside, flushed to disk, then put in place at once.

    ``private`` keeps a file of the program's own from everybody else.  A link is
    followed, not replaced.  StorageError with ``sentence`` for the user (it names the
    file, the cause, and what stands on disk now) where that fails; nothing is left
    beside it.  Unconfirmed, a StorageError, where the new content is in place all the same.
    """
    try:
        target, new = _target(path)
        beside = target.with_name(half_written())
    except (OSError, ValueError) as error:
        raise StorageError(_told(sentence, path, error, _OnDisk.UNTOUCHED)) from error
    try:
        _write_beside(beside, target, data, private)
    except (OSError, ValueError) as error:
        _remove(beside)
        raise StorageError(_told(sentence, path, error, _OnDisk.NOTHING if new else _OnDisk.UNTOUCHED)) from error
    except BaseException:
        _remove(beside)
        raise
    _put_in_place(beside, target, data, _Words(path, sentence, new))


def _target(path: Path) -> tuple[Path, bool]:
    """The file itself where the path is a link, and whether there is none yet.

    A link that cannot be looked at must not pass for a plain file: it would be replaced.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return Path(os.path.realpath(path)), True
    # Some drives of Windows cannot tell where a path leads.
    return Path(os.path.realpath(path, strict=sys.platform != "win32")), False


def half_written() -> str:
    """A name for a file that is being written: it tells whose it is, and of which process."""
    pid = os.getpid()
    return f".xxgk-{pid}-{_who()}-{_born(pid)}-{os.urandom(6).hex()}.tmp"


_HALF_WRITTEN = lazy(r"\.xxgk-(\d{1,10})-([0-9a-f]{8})-([0-9a-f]{8})-[0-9a-f]{12}\.tmp")


def abandoned(name: str) -> bool:
    """Whether this is the name of a file that a process of this person and computer was writing when it died."""
    found = _HALF_WRITTEN.fullmatch(name)
    if found is None or found[2] != _who():
        return False
    pid, born = int(found[1]), _mark(processes.birth(int(found[1])))
    return not processes.alive(pid) or (born != found[3] and _mark("") not in (born, found[3]))


@lru_cache(maxsize=1)
def _who() -> str:
    """A mark of the person at this computer."""
    return _mark(f"{processes.host()}\n{processes.user()}")


@lru_cache(maxsize=1)
def _born(pid: int) -> str:
    """A mark of when this process was started."""
    return _mark(processes.birth(pid))


def _mark(text: str) -> str:
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def read_plain(path: Path, most: int) -> bytes:
    """A small file that anybody may have laid there; OSError where it is no plain file or larger than ``most`` bytes."""
    handle = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            raise OSError(errno.EINVAL, "not a small plain file", str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def why_not_read(error: OSError | ValueError, path: Path) -> str:
    """The sentence for a failed read."""
    if isinstance(error, FileNotFoundError):
        return f"找不到“{path.name}”。它可能已被移走或改名，或者U盘、网络已断开。请重新选择文件。"
    return f"“{path.name}”无法打开：{cause(error)}。请检查后重新打开，或选择另一个文件。"


def why_not_written(error: OSError | ValueError, path: Path, sentence: Unwritten = SAVING) -> str:
    """The sentence for a write that did not begin: the cause, and the way out."""
    return _told(sentence, path, error, _OnDisk.UNTOUCHED)


def cause(error: OSError | ValueError) -> str:
    """Why the system refused, in words that stand inside a sentence."""
    if isinstance(error, ValueError):  # a NUL or half a character in the path
        return "文件名里有不能用的字符"
    return next((words for codes, words in _CAUSES if _code(error) in codes), "磁盘读写出错")


def full(error: BaseException) -> bool:
    """Whether the disk is full."""
    return isinstance(error, OSError) and _code(error) in _FULL


def _code(error: OSError) -> int:
    return _WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)


def _told(sentence: Unwritten, path: Path, error: OSError | ValueError, state: _OnDisk) -> str:
    way_out = f"{_MAKE_ROOM}，{sentence.elsewhere}" if full(error) else sentence.way_out
    return sentence.what.format(name=path.name, cause=cause(error)) + state.value + way_out


def _write_beside(beside: Path, target: Path, data: bytes, private: bool) -> None:
    """Write and flush; who may read it is never more than may read the file it will replace."""
    try:
        old = None if private else target.stat()
    except FileNotFoundError:
        old = None
    mode = 0o666 if old is None and not private else 0o600
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        if os.fstat(file.fileno()).st_size != len(data):
            raise OSError(errno.EIO, "short write", str(beside))
    if old is not None:
        _keep_rights(beside, old)


def _keep_rights(beside: Path, old: os.stat_result) -> None:
    with contextlib.suppress(OSError):  # not ours to give away; the folder's group then
        if sys.platform != "win32" and beside.stat().st_gid != old.st_gid:
            os.chown(beside, -1, old.st_gid)
    with contextlib.suppress(OSError):  # a file system without permissions
        beside.chmod(old.st_mode & 0o777)


class _Words:
    """What is to be said of one write."""

    def __init__(self, path: Path, sentence: Unwritten, new: bool) -> None:
        self._path, self._sentence = path, sentence
        self.before = _OnDisk.NOTHING if new else _OnDisk.UNTOUCHED

    def failed(self, error: OSError, state: _OnDisk) -> StorageError:
        """The error to raise, by what stands on disk now."""
        kind = Unconfirmed if state is _OnDisk.WRITTEN else StorageError
        return kind(_told(self._sentence, self._path, error, state))


def _put_in_place(beside: Path, target: Path, data: bytes, words: _Words) -> None:
    try:
        _replace(beside, target)
    except OSError as error:
        _remove(beside)
        raise words.failed(error, _found(target, data, words.before)) from error
    except BaseException:
        _remove(beside)
        raise
    try:
        _flush_folder(target.parent)
    except OSError as error:
        raise words.failed(error, _OnDisk.WRITTEN) from error


def _found(target: Path, data: bytes, before: _OnDisk) -> _OnDisk:
    """What stands on disk after a failed replace; over a network it may have been carried out all the same."""
    try:
        return _OnDisk.WRITTEN if read_plain(target, len(data)) == data else before
    except FileNotFoundError:
        return _OnDisk.NOTHING if before is _OnDisk.NOTHING else _OnDisk.UNKNOWN
    except OSError as error:
        return before if error.errno == errno.EINVAL else _OnDisk.UNKNOWN  # EINVAL: longer than the new content


def _replace(source: Path, target: Path) -> None:
    for pause in _REPLACE_PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            _make_writable(target)
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _make_writable(target: Path) -> None:
    """Windows replaces no file that is marked read-only; the new file has the mark again."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32" and not target.stat().st_mode & stat.S_IWRITE:
            target.chmod(stat.S_IWRITE)


def _remove(beside: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        beside.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable; some folders, on a network mostly, cannot, and the data is safe without."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise
