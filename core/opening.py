"""One door for every file a user may offer: our own JSON, or a report in any readable format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.errors import UnusableInput
from core.exchange.open_file import read_report
from core.exchange.reading import Note, Reading, to_report
from core.report.report import Report
from core.storage import files


@dataclass(frozen=True)
class Opened:
    """A file's report; ``reading`` tells how it was read where it was not our own file."""

    report: Report
    reading: Reading | None = None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was odd in the source."""
        return self.reading.notes if self.reading else ()

    def text(self, key: str) -> str:
        """A text as the file had it; nothing is generated for what an imported file lacked."""
        return self.reading.texts.get(key, "") if self.reading else self.report.text(key)


def is_ours(path: Path) -> bool:
    """Whether the content looks like our own JSON, whatever the name says."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except OSError:
        return path.suffix.lower() == ".json"
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") or path.suffix.lower() == ".json"


def open_any(path: Path) -> Opened:
    """Open our file or read a report; UnusableInput with one plain sentence where neither goes."""
    if not path.is_file():
        raise UnusableInput(f"没有找到文件“{path.name}”。请核对文件的位置和名称。")
    if is_ours(path):
        return Opened(files.load(path).report)
    reading = read_report(path)
    return Opened(to_report(reading), reading)
