"""What a helper needs to find a fault, as one archive: the log and facts of the system, the report only if it is given.

Nothing is added when it is written: :func:`parts` is what is shown, and :func:`archive`
holds just that.  Names of people stand in paths mostly; :func:`without_names` takes them out.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from core import atomic, logs
from core.records import record

UNWRITTEN = atomic.Unwritten(
    "未能保存“{name}”：{cause}。", "请换一个位置或文件名再保存。", "或者保存到另一个磁盘，如U盘。"
)
FACTS, LOGS, REPORT = "系统情况.txt", "日志", "报告.json"
HOME, SOMEBODY, COMPUTER = "（用户文件夹）", "（用户名）", "（电脑名）"
_MOST = 4_000_000  # bytes of one log file; ours are turned over far below
_LEAST = 3  # characters of a name that is replaced wherever it stands: shorter ones are parts of words
# Whose folder it is, on every system that a path may come from.
_OF_PEOPLE = re.compile(
    r"((?:[\\/]home|[\\/]Users|[\\/]Documents and Settings)[\\/]+)[^\\/\"'\s，。：；“”]+", re.IGNORECASE
)


@record
class FeedbackPart:
    """A file of the archive: its name there, and the text that is in it."""

    name: str
    text: str


def facts_part(facts: Iterable[tuple[str, str]]) -> FeedbackPart:
    """The facts of the system as a file, a line each."""
    return FeedbackPart(FACTS, "".join(f"{name}：{without_names(value)}\n" for name, value in facts))


def log_parts() -> tuple[FeedbackPart, ...]:
    """The files of the log, newest first, without names; one that cannot be read says so in its place."""
    try:
        found = sorted(logs.log_folder().glob("*.log*"))
    except OSError:
        found = []
    return tuple(FeedbackPart(f"{LOGS}/{path.name}", _log_text(path)) for path in found)


def _log_text(path: Path) -> str:
    try:
        return without_names(atomic.read_plain(path, _MOST).decode("utf-8", "replace"))
    except (OSError, ValueError) as error:
        return f"（日志无法读取：{atomic.cause(error)}）"


def without_names(text: str) -> str:
    """The text without the names of people and of this computer, as far as paths and the system tell them."""
    for name, instead in _names():
        text = re.sub(re.escape(name), lambda _, instead=instead: instead, text, flags=re.IGNORECASE)
    return _OF_PEOPLE.sub(lambda found: found[1] + SOMEBODY, text)


def _names() -> Iterator[tuple[str, str]]:
    """What is to be replaced, the longest first: the home folder, the names of person and computer."""
    yield str(Path.home()), HOME
    yield Path.home().as_posix(), HOME
    computer = os.environ.get("COMPUTERNAME", "") or (os.uname().nodename if hasattr(os, "uname") else "")
    people = {os.environ.get(name, "") for name in ("USERNAME", "USER", "LOGNAME")} - {"", "root"}
    for name, instead in (*((person, SOMEBODY) for person in sorted(people)), (computer, COMPUTER)):
        if len(name) >= _LEAST:
            yield name, instead


def archive(parts: Sequence[FeedbackPart]) -> bytes:
    """The archive with these files and nothing else."""
    kept = io.BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as zipped:
        for part in parts:
            zipped.writestr(ZipInfo(part.name), part.text.encode("utf-8"), ZIP_DEFLATED)
    return kept.getvalue()


def write(path: Path, parts: Sequence[FeedbackPart]) -> None:
    """Write the archive; raises StorageError with a sentence."""
    atomic.write_bytes(path, archive(parts), UNWRITTEN)
