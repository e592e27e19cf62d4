"""Writing a file so that either the old or the new content is there, and OSError in plain words."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from pathlib import Path

from core.errors import StorageError

SAVING = "“{name}”没有保存：{cause}。原来的文件没有改动。请用“另存为…”换一个位置。"
EXPORTING = "“{name}”没有导出：{cause}。请关闭正在使用它的程序，或换一个文件名、换一个位置再导出。"
_REPLACE_PAUSES = (0.05, 0.1, 0.2) if sys.platform == "win32" else ()  # virus scanners hold fresh files briefly


def _codes(*names: str) -> frozenset[int]:
    """Error numbers by name; not every system has all of them."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


_CAUSES = (
    (_codes("ENOSPC", "EDQUOT", "EFBIG"), "磁盘空间不足"),
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

# Windows says more in its own error numbers than in errno.
_WINDOWS = {
    **dict.fromkeys((32, 33, 1224), errno.EBUSY),
    **dict.fromkeys((112, 39), errno.ENOSPC),
    **dict.fromkeys((3, 21, 53, 55, 59, 64, 67, 121, 1231), errno.ENODEV),
    **dict.fromkeys((123, 161), errno.EINVAL),
    **dict.fromkeys((111, 206), errno.ENAMETOOLONG),
    19: errno.EROFS,
}


def write_bytes(path: Path, data: bytes, sentence: str = SAVING) -> None:
    """Put ``data`` into the file: written beside, flushed to disk, then put in place at once.

    StorageError with ``sentence`` for the user (it names the file and the cause) where
    that fails; the old file is then untouched and nothing is left beside it.  A link is
    followed, not replaced.
    """
    try:
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".xxgk-{os.urandom(6).hex()}.tmp")
        try:
            _write_through(beside, data)
            _keep_mode(target, beside)
            _replace(beside, target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
    except (OSError, ValueError) as error:
        raise StorageError(why_not_written(error, path, sentence)) from error


def why_not_written(error: OSError | ValueError, path: Path, sentence: str = SAVING) -> str:
    """The sentence for a failed write: the cause, and the way out."""
    return sentence.format(name=path.name, cause=_cause(error))


def why_not_read(error: OSError | ValueError, path: Path) -> str:
    """The sentence for a failed read."""
    if isinstance(error, FileNotFoundError):
        return f"找不到“{path.name}”。它可能已被移走或改名，或者U盘、网络已断开。请重新选择文件。"
    return f"“{path.name}”无法打开：{_cause(error)}。请检查后重新打开，或选择另一个文件。"


def _cause(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):  # a NUL or half a character in the path
        return "文件名里有不能用的字符"
    code = _WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
    return next((words for codes, words in _CAUSES if code in codes), "磁盘读写出错")


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(target: Path, beside: Path) -> None:
    with contextlib.suppress(OSError):  # a new file, or a file system without permissions
        beside.chmod(target.stat().st_mode & 0o777)


def _replace(source: Path, target: Path) -> None:
    for pause in _REPLACE_PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable; some network folders cannot, and the data is safe without."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
