"""Runs in the portable exe before everything else: the typesetter stays packed until pages are wanted.

It is half of all that a portable exe would unpack at each start, and many starts
end without a preview, a print or a PDF.  So it lies in the exe as one compressed
file; whoever first imports it has it unpacked beside that, in the folder that
goes away when the program ends.
"""

import importlib.util
import lzma
import shutil
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from pathlib import Path

MODULE = "typst._typst"
SUFFIX = ".xz"


def pack(library: Path, packed: Path, preset: int = 9) -> None:
    """Write the compressed library; the filter for machine code makes it a little smaller.

    The preset 9 looks back over all of it, the usual one over 8 MB: a fifth smaller, for as much memory to unpack it.
    """
    filters = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": preset}]
    packed.write_bytes(lzma.compress(library.read_bytes(), filters=filters))


class Unpacker:
    """Finds the one module in ``folder``, where it lies packed.  OSError where there is no room for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        """See importlib.abc.MetaPathFinder."""
        if name != MODULE:
            return None
        library = next(self._folder.glob(f"*{SUFFIX}")).with_suffix("")
        if not library.exists():
            _unpack(library)
        loader = ExtensionFileLoader(name, str(library))
        return importlib.util.spec_from_file_location(name, library, loader=loader)


def _unpack(library: Path) -> None:
    partly = library.with_name(f"{library.name}.part")
    try:
        with lzma.open(f"{library}{SUFFIX}") as packed, partly.open("wb") as out:
            shutil.copyfileobj(packed, out, 1 << 20)
        partly.replace(library)
    finally:
        partly.unlink(missing_ok=True)


if getattr(sys, "frozen", False):
    sys.meta_path.insert(0, Unpacker(Path(sys._MEIPASS) / "typst"))  # type: ignore[attr-defined]
