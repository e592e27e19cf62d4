"""The files that a program saved beside a page, in its folder or below it: style sheets, pages in frames.

A door of its own for what a page asks for: only plain files within the folder of
the page, whatever links lead out of it; nothing of the network; bounded in
number and size.
"""

from __future__ import annotations

from copy import copy
from pathlib import Path

from core.patterns import lazy

_MOST_FILES = 60
_MOST_BYTES = 2 * 2**20  # of one of them
_MOST_OF_ALL = 6 * 2**20
_LONGEST = 1000  # characters of an address
_PAGES = (".html", ".htm", ".xhtml")
_CODED = lazy(rb"%([0-9a-fA-F]{2})")


def unquoted(address: str) -> bytes:
    """An address without its codes for signs (``%20``)."""
    return _CODED.sub(lambda code: bytes.fromhex(code[1].decode()), address.encode("utf-8", "replace"))


class FilesBeside:
    """What lies beside a page; ``missing`` are the addresses that were asked for and are not there."""

    def __init__(self, page: Path) -> None:
        self._folder = self._base = page.absolute().parent
        self._read: dict[Path, bytes] = {}
        self._sizes: list[int] = []
        self.missing: list[str] = []

    def within(self, address: str) -> FilesBeside:
        """The same as a file sees it that lies at an address: what it names is meant from its own folder."""
        found = copy(self)
        found._base = self._base / self._name(address).rpartition("/")[0]
        return found

    def page(self, address: str) -> bytes | None:
        """The bytes of a page in a frame; None where there is none, or the address leads to no page."""
        return self.content(address) if address.partition("?")[0].lower().endswith(_PAGES) else None

    def content(self, address: str) -> bytes | None:
        """The bytes of the file at an address; None where there is none."""
        found = self._place(self._name(address))
        content = self._content(found) if found else None
        if content is None:
            self.missing.append(address)
        return content

    @staticmethod
    def _name(address: str) -> str:
        """The name of a file that an address means; "" where it leads elsewhere."""
        name = (
            unquoted(address.partition("#")[0].partition("?")[0]).decode("utf-8", "replace").replace("\\", "/").strip()
        )
        outside = len(address) > _LONGEST or name.startswith("/") or ":" in name or "\0" in name
        return "" if outside else name

    def _place(self, name: str) -> Path | None:
        """Where a name leads, when that is a plain file below the folder of the page."""
        try:
            folder = self._folder.resolve()
            found = (self._base / name).resolve(strict=True)
            return found if name and found.is_relative_to(folder) and found.is_file() else None
        except (OSError, RuntimeError, ValueError):  # gone, in a circle of links, no name at all
            return None

    def _content(self, place: Path) -> bytes | None:
        if place in self._read:
            return self._read[place]
        most = min(_MOST_BYTES, _MOST_OF_ALL - sum(self._sizes))
        if len(self._read) >= _MOST_FILES:
            return None
        try:
            with place.open("rb") as file:
                content = file.read(most + 1)
        except OSError:
            return None
        if len(content) > most:
            return None
        self._sizes.append(len(content))
        self._read[place] = content
        return content
