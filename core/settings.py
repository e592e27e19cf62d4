"""What the program remembers between two starts; nothing in it is part of a report."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from pathlib import Path
from threading import Lock, Thread
from typing import NamedTuple, cast

from core import atomic, paths
from core.errors import StorageError
from core.patterns import lazy
from core.records import record

MOST_RECENT = 10
ZOOMS = range(50, 301)  # percent
_PAUSES = (0.05, 0.1)  # seconds before reading is tried again
_LARGEST = 10_000_000  # bytes
QUICK_S = 0.015  # within which most disks have written
_HALF = lazy("[\0\ud800-\udfff]")
_CHOICES = {"enter_moves": ("down", "right"), "style": ("official", "document")}
_ROWS = {"templates": (2,), "recent_states": (6, 7)}  # lists of rows of so many texts; earlier programs kept six
# Of texts, with the most that are kept.
_LISTS = {"recent_files": MOST_RECENT, "checks_off": None, "hints_seen": None, "formats": None}


class Recent(NamedTuple):
    """A report opened lately, as it was when it was left: for the start page, and to go back to the same place.

    All are texts, "" where not known; ``state`` is the verdict, ``when`` the day and hour, ``place`` a cell or text,
    ``filled`` how much of it was filled in, in percent.
    """

    path: str
    body: str = ""
    year: str = ""
    state: str = ""
    when: str = ""
    place: str = ""
    filled: str = ""

    @property
    def percent(self) -> int | None:
        """How much of it was filled in, 0 to 100; None where not known."""
        return min(int(self.filled), 100) if self.filled.isdecimal() and len(self.filled) <= 3 else None


@record
class Settings:
    """Settings with their defaults; ``geometry`` is the window's own text, zooms are percent."""

    recent_files: tuple[str, ...] = ()
    enter_moves: str = "down"
    last_year_shown: bool = True
    side_panel_shown: bool = True
    table_zoom: int = 100
    text_zoom: int = 100
    geometry: str = ""
    style: str = "official"
    print_marks: bool = True  # “/” and 不适用 as they stand; else blank
    last_folder: str = ""
    templates: tuple[tuple[str, str], ...] = ()  # name of the body, its Word template; newest first
    checks_off: tuple[str, ...] = ()  # ids of checks that were switched off
    recent_states: tuple[tuple[str, ...], ...] = ()  # of recent files: the fields of Recent
    draft_mark: bool = False  # pages of a report that is not 定稿 bear 草稿
    hints_seen: tuple[str, ...] = ()  # names of the hints of a first use that were put away
    formats: tuple[str, ...] = ()  # endings of the files that were exported last
    enclose_data: bool = True  # exported files carry the report's data, so that they are read back exactly

    def with_recent(self, path: Path) -> Settings:
        """A copy with this file as the most recent one, and its folder as the last one used."""
        name = str(path)
        others = (other for other in self.recent_files if other != name)
        return replace(self, recent_files=(name, *others)[:MOST_RECENT], last_folder=str(path.parent))

    def recent(self) -> tuple[Recent, ...]:
        """The recent files with what is known of each, newest first."""
        known = {state[0]: Recent(*state) for state in self.recent_states}
        return tuple(known.get(path, Recent(path)) for path in self.recent_files)

    def with_state(self, state: Recent) -> Settings:
        """A copy that knows this of a recent file."""
        others = (other for other in self.recent_states if other[0] != state.path)
        return replace(self, recent_states=(tuple(state), *others)[:MOST_RECENT])

    def template_of(self, agency: str) -> str:
        """The Word template last used for this body, "" where there is none."""
        return dict(self.templates).get(agency, "")

    def with_template(self, agency: str, template: Path) -> Settings:
        """A copy that remembers the template of this body."""
        others = tuple(pair for pair in self.templates if pair[0] != agency)
        return replace(self, templates=((agency, str(template)), *others)[:MOST_RECENT])


def settings_file() -> Path:
    """Where the settings lie."""
    return paths.data_folder() / "settings.json"


def load() -> Settings:
    """The saved settings; defaults where there are none or a value makes no sense.

    A file that cannot be understood is kept aside as ``settings.bad``.
    """
    path = settings_file()
    try:
        data = json.loads(_read(path))
    except OSError:
        return Settings()
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".bad"))
        return Settings()
    return _sensible(cast("dict[str, object]", data))


def _read(path: Path) -> bytes:
    """The file's content; a virus scanner holds it for a moment, and what is not read now is overwritten later."""
    for pause in _PAUSES:
        try:
            return atomic.read_plain(path, _LARGEST)
        except FileNotFoundError:
            raise
        except OSError:
            time.sleep(pause)
    return atomic.read_plain(path, _LARGEST)


def save(settings: Settings) -> bool:
    """Write the settings; False where that fails, which nobody needs to be stopped for."""
    path = settings_file()
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
    try:
        paths.make_private(path.parent)
        atomic.write_bytes(path, text.encode("utf-8", "replace"), private=True)
    except (OSError, StorageError):
        return False
    return True


class Stored:
    """The settings on disk; read again only where another window has written there meanwhile.

    They are written by a thread, one state after the other, so that a slow disk is not waited for; at its end
    Python waits until all is written.
    """

    def __init__(self) -> None:
        self._settings = Settings()
        self._seen: tuple[int, int, int] | None = None  # the file as it was last read or written
        self._turn = Lock()
        self._next: Settings | None = None  # to be written
        self._writer: Thread | None = None  # while there is something to be written

    def change(self, change: Callable[[Settings], Settings]) -> Settings:
        """Change what lies on disk, so that what another window wrote there stays; returns all of it."""
        with self._turn:
            if self._writer is None and (self._seen is None or _stamp() != self._seen):
                self._settings = load()
                self._seen = _stamp()
            changed = change(self._settings)
            if changed == self._settings and (self._seen is not None or self._writer is not None):
                return changed
            self._settings = self._next = changed
            if self._writer is None:
                self._writer = Thread(target=self._write, name="settings")
                self._writer.start()
            writer = self._writer
        writer.join(QUICK_S)
        return changed

    def finish(self) -> None:
        """Wait until all is written."""
        if (writer := self._writer) is not None:
            writer.join()

    def _write(self) -> None:
        while True:
            with self._turn:
                settings, self._next = self._next, None
                if settings is None:
                    self._writer = None
                    return
            seen = _stamp() if save(settings) else None
            with self._turn:
                self._seen = seen


def _stamp() -> tuple[int, int, int] | None:
    """Tells the file from the one it was; None where there is none."""
    try:
        status = settings_file().stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _sensible(data: dict[str, object]) -> Settings:
    names = {field.name for field in fields(Settings)}
    good = {name: value for name, value in data.items() if name in names and _fits(name, value)}
    for name, most in _LISTS.items():
        if name in good:
            good[name] = tuple(cast("list[str]", good[name]))[:most]
    for name in _ROWS.keys() & good.keys():
        good[name] = tuple(map(tuple, cast("list[list[str]]", good[name])))
    return Settings(**good)  # pyright: ignore[reportArgumentType]


def _fits(name: str, value: object) -> bool:
    if name in _LISTS:
        return isinstance(value, list) and all(map(_is_text, cast("list[object]", value)))
    if name in _ROWS:
        return isinstance(value, list) and all(_is_row(row, _ROWS[name]) for row in cast("list[object]", value))
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name.endswith("_zoom"):
        return type(value) is int and value in ZOOMS
    return type(value) is type(getattr(Settings, name)) and (not isinstance(value, str) or _is_text(value))


def _is_text(value: object) -> bool:
    """Whether it is text that can be written and shown: no half characters, no NUL."""
    return isinstance(value, str) and not _HALF.search(value)


def _is_row(value: object, widths: tuple[int, ...]) -> bool:
    if not isinstance(value, list):
        return False
    words = cast("list[object]", value)
    return len(words) in widths and all(map(_is_text, words))
