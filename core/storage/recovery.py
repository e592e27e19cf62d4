"""What was not saved when the program or the computer went down.

Each open report writes its own file in the recovery folder within seconds of a
change and clears it when it is saved or closed.  What is left of a process
that no longer lives is offered at the next start.  A copy knows the state of
the file that it goes on from, so that it never takes the place of newer work.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from core import atomic, paths, processes
from core.errors import StorageError, UnusableInput
from core.patterns import lazy
from core.records import record
from core.report.report import BODY_FIELDS, Report
from core.storage import codec, files
from core.storage.files import Stamp

_LARGEST = 2 * files.LARGEST  # a report as a string of JSON is somewhat longer than its file
ABANDONED = timedelta(days=1)  # after that, what another computer left in a shared folder is offered here
_TOKEN = lazy(r"[0-9A-Za-z-]{1,64}")
_NOT_WRITTEN = "自动恢复文件写入失败：{cause}。请尽快保存{room}。"
_ROOM = "，并清理程序数据所在的磁盘"
_BROKEN = "这份自动恢复文件已损坏，无法恢复。"


@record
class Copy:
    """What is kept of an open report.

    ``stamp`` is the state of the file at ``path`` that the report goes on from,
    None where that was never saved.  ``unvisited`` are the cells filled in for
    the clerk and not looked at yet, ``unfinished`` what stood in an open field
    and fits nowhere in the report, by the place it was typed in; ``place`` is
    where the cursor was, a cell, a text or a line of the cover.
    """

    report: Report
    path: Path | None = None
    stamp: Stamp | None = None
    unvisited: frozenset[str] = frozenset()
    unfinished: Mapping[str, str] = field(default_factory=dict[str, str])
    place: str = ""


@record
class Pending:
    """Unsaved work of a process that is gone: the copy, or a sentence why it cannot be read.

    ``path`` is None where the report was never saved; ``when`` is local time.
    """

    token: str
    path: Path | None
    copy: Copy | None
    error: str
    when: datetime


def new_token() -> str:
    """A name for the recovery file of one open report."""
    return os.urandom(16).hex()


class Recovery:
    """The recovery files in a folder, by default in the program's own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.data_folder() / "recovery"

    def write(self, copy: Copy, token: str) -> None:
        """Keep the report as it stands; StorageError with a sentence where that fails."""
        data = {
            "pid": os.getpid(),
            "born": processes.birth(os.getpid()),
            "host": processes.host(),
            "document": str(copy.path) if copy.path else None,
            "file": asdict(copy.stamp) if copy.stamp else None,
            "unvisited": sorted(copy.unvisited),
            "unfinished": dict(copy.unfinished),
            "place": copy.place,
            "report": codec.dumps(copy.report),
        }
        try:
            paths.make_private(self.folder)
            content = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
            atomic.write_bytes(self._path(token), content, private=True)
        except (OSError, StorageError) as error:
            raise StorageError(not_written(error.__cause__ or error)) from error

    def clear(self, token: str) -> None:
        """The report is saved, closed or given up: nothing to recover. Never raises."""
        try:
            self._path(token).unlink(missing_ok=True)
        except OSError:
            return

    def pending(self) -> list[Pending]:
        """What processes that no longer live left behind, newest first; never raises."""
        return sorted(self._left_behind(), key=lambda pending: pending.when, reverse=True)

    def left_behind(self, token: str) -> bool:
        """Whether this copy is still there and nobody's: another window may have taken it up meanwhile."""
        return any(pending.token == token for pending in self._left_behind())

    def _path(self, token: str) -> Path:
        if not _TOKEN.fullmatch(token):
            raise ValueError(f"not a recovery token: {token!r}")
        return self.folder / f"{token}.json"

    def _left_behind(self) -> Iterator[Pending]:
        try:
            found = [path for path in self.folder.glob("*.json") if _TOKEN.fullmatch(path.stem)]
        except OSError:
            return
        for path in found:
            try:
                status = path.stat()
                data = _envelope(path) if status.st_size <= _LARGEST else {}
            except OSError:  # cleared by its owner just now, not ours to read, or no plain file
                continue
            when = paths.changed_at(status.st_mtime)
            if not _owner_lives(data, when):
                yield _pending(path.stem, data, when)


def not_written(error: BaseException) -> str:
    """The sentence for a copy that this kept from being written; short enough for a line below the window."""
    cause = atomic.cause(error if isinstance(error, OSError | ValueError) else OSError())
    return _NOT_WRITTEN.format(cause=cause, room=_ROOM if atomic.full(error) else "")


def _envelope(path: Path) -> dict[str, object]:
    try:
        data = json.loads(atomic.read_plain(path, _LARGEST).decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    return _object(data)


def _owner_lives(data: dict[str, object], when: datetime) -> bool:
    pid, host = data.get("pid"), data.get("host")
    if not isinstance(pid, int) or not isinstance(host, str):
        return False
    if host != processes.host():
        return datetime.now() - when < ABANDONED
    born = data.get("born")
    return processes.alive(pid, born if isinstance(born, str) else "")


def _pending(token: str, data: dict[str, object], when: datetime) -> Pending:
    document, text = data.get("document"), data.get("report")
    path = Path(document) if isinstance(document, str) else None
    if not isinstance(text, str):
        return Pending(token, path, None, _BROKEN, when)
    try:
        report = codec.loads(text)
    except UnusableInput:
        return Pending(token, path, None, _BROKEN, when)
    unfinished = {place: words for place, words in _object(data.get("unfinished")).items() if isinstance(words, str)}
    place = data.get("place") if data.get("place") in _places(report) else ""
    copy = Copy(report, path, _stamp(data.get("file")), _cells(report, data.get("unvisited")), unfinished, str(place))
    return Pending(token, path, copy, "", when)


def _object(raw: object) -> dict[str, object]:
    return cast("dict[str, object]", raw) if isinstance(raw, dict) else {}


def _places(report: Report) -> Collection[str]:
    return {*report.form.cells, *report.form.all_text_keys, *(one.key for one in BODY_FIELDS)}


def _cells(report: Report, raw: object) -> frozenset[str]:
    """The keys of cells in a list of anything."""
    given = cast("list[object]", raw) if isinstance(raw, list) else []
    return frozenset(key for key in given if isinstance(key, str) and key in report.form.cells)


def _stamp(raw: object) -> Stamp | None:
    found = _object(raw)
    mtime_ns, size, sha256 = found.get("mtime_ns"), found.get("size"), found.get("sha256")
    if isinstance(mtime_ns, int) and isinstance(size, int) and isinstance(sha256, str):
        return Stamp(mtime_ns, size, sha256, found.get("older") is True)
    return None
