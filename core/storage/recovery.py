"""What was not saved when the program or the computer went down.

Each open report writes its own file in the recovery folder within seconds of a
change and clears it when it is saved or closed.  What is left of a process
that no longer lives is offered at the next start.
"""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from core import atomic, paths, processes
from core.errors import StorageError, UnusableInput
from core.report.report import Report
from core.storage import codec
from core.storage.parsing import NEXT

ABANDONED = timedelta(days=1)  # after that, what another computer left in a shared folder is offered here
_TOKEN = re.compile(r"[0-9A-Za-z-]{1,64}")
_BROKEN = "这份未保存的内容已损坏，无法恢复。" + NEXT


@dataclass(frozen=True)
class Pending:
    """Unsaved work of a process that is gone: the report, or a sentence why it cannot be read.

    ``document_path`` is None where it was never saved; ``when`` is local time.
    """

    token: str
    document_path: Path | None
    report: Report | None
    error: str
    when: datetime


def new_token() -> str:
    """A name for the recovery file of one open report."""
    return uuid.uuid4().hex


class Recovery:
    """The recovery files in a folder, by default in the program's own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.data_folder() / "recovery"

    def write(self, document_path: Path | None, report: Report, token: str) -> None:
        """Keep the report as it stands; StorageError with a sentence where that fails."""
        data = {
            "pid": os.getpid(),
            "born": processes.birth(os.getpid()),
            "host": processes.host(),
            "document": str(document_path) if document_path else None,
            "report": codec.dumps(report),
        }
        try:
            paths.make_private(self.folder)
            content = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
            atomic.write_bytes(self._path(token), content, private=True)
        except (OSError, StorageError) as error:
            raise StorageError("未保存的内容没有自动留存。请尽快保存，或用“另存为…”换一个位置。") from error

    def clear(self, token: str) -> None:
        """The report is saved, closed or given up: nothing to recover. Never raises."""
        try:
            self._path(token).unlink(missing_ok=True)
        except OSError:
            return

    def pending(self) -> list[Pending]:
        """What processes that no longer live left behind, newest first; never raises."""
        return sorted(self._left_behind(), key=lambda pending: pending.when, reverse=True)

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
                when = datetime.fromtimestamp(path.stat().st_mtime)
                data = _envelope(path)
            except OSError:  # cleared by its owner just now, or not ours to read
                continue
            if not _owner_lives(data, when):
                yield _pending(path.stem, data, when)


def _envelope(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, object]", data) if isinstance(data, dict) else {}


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
        return Pending(token, path, codec.loads(text), "", when)
    except UnusableInput as error:
        return Pending(token, path, None, str(error), when)
