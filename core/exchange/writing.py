"""Putting an exported file in its place, with words for somebody who exports."""

from __future__ import annotations

from pathlib import Path

from core import atomic


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; StorageError with a sentence for the user where it fails."""
    atomic.write_bytes(path, data, atomic.EXPORTING)
