"""Putting an exported file in its place: whole or not at all, and in plain words where it fails."""

from __future__ import annotations

import contextlib
import errno
import os
import uuid
from pathlib import Path

from core.errors import StorageError

_OPEN = "它可能正在 Word 或 WPS 中打开，或者是只读的。请关闭它后再导出，或换一个文件名"
_FULL = "磁盘空间不足。请清理磁盘，或导出到另一个位置"
_GONE = "这个位置不存在，可能U盘已拔出或网络已断开。请导出到另一个位置"
_NAME = "文件名或路径太长，或有不能用的字符。请换一个短一些的文件名"
_ADVICE = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY), _OPEN),
    **dict.fromkeys((errno.ENOSPC, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), _GONE),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ), _NAME),
    errno.EISDIR: "这是一个文件夹。请换一个文件名",
}
_OTHER = "磁盘读写出错。请导出到另一个位置"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there at once.

    Raises StorageError with a sentence for the user; an older file is then untouched.
    """
    try:
        beside = path.with_name(f".{uuid.uuid4().hex[:12]}.tmp")
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    except ValueError as error:  # a NUL or half a character in the path, or no name at all
        raise StorageError(_sentence(path, _NAME)) from error
    except OSError as error:
        raise StorageError(_sentence(path, _ADVICE.get(error.errno or 0, _OTHER))) from error


def _sentence(path: Path, advice: str) -> str:
    return f"“{path.name}”没有导出：{advice}。"
