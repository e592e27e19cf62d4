"""The licences of everything that is in a product, as one text that goes with it.

Each package brings its own texts; those of Python, and of the LGPL under which Qt
is used, lie in ``licenses`` beside this file.
"""

import platform
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import Distribution, distribution
from pathlib import Path

from lock import TOOLS
from machines import WINDOWS_ONLY, locked

NAME = "第三方许可.txt"
_TEXTS = Path(__file__).resolve().parent / "licenses"
_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_QT = ("pyside6-essentials", "shiboken6")  # their wheels bring the commercial terms only, which do not apply
_HEAD = """本程序使用下列组件，它们按各自的许可提供，许可原文附后。本程序自己的许可见 LICENSE。

Qt 和 PySide6 按 LGPL 第 3 版使用，以单独的文件随本程序提供，可以换成自己编译的版本；
源代码可从 Qt 项目和 PySide6 项目公开取得。Linux 版还带有 xcb、xkbcommon 等系统库，许可也附在后面。

This program uses the components below, each under its own licence.  Qt and PySide6 are used under the LGPL,
version 3, as separate files that can be replaced.
"""


def shipped() -> list[str]:
    """Names of the packages in a product: those of the lock file without the tools, but with the bootloader's."""
    tools = {requirement.split("==")[0] for requirement in TOOLS} - {"pyinstaller"} | {*WINDOWS_ONLY}
    return [name for name in locked() if name not in tools]


def text(names: Sequence[str], more: Mapping[str, str] | None = None) -> str:
    """List and licences of packages, as they are installed for the Python that runs this; ``more`` by name."""
    found = [distribution(name) for name in names]
    listed = [f"{name} {version} — {terms}" for name, version, terms in (_facts(one) for one in found)]
    parts = [_HEAD, "\n".join([f"Python {platform.python_version()} — PSF-2.0", *listed]), *_python_and_qt()]
    for one in found:
        parts += [_titled(one.name, words) for words in _texts(one)]
    parts += [_titled(name, words) for name, words in (more or {}).items()]
    return "\n\n".join(parts) + "\n"


def system_texts(entries: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Licences of the Debian packages whose libraries are in a product (PyInstaller's entries), by their names."""
    sources = {str(Path(source).resolve()) for _, source, _ in entries if source.startswith(("/lib/", "/usr/lib/"))}
    found: dict[str, str] = {}
    for source in sorted(sources):
        # Debian lists what it had unpacked to /lib under that name, although it is /usr/lib since.
        for name in (source, source.removeprefix("/usr")):
            query = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
            package = query.stdout.partition(":")[0]
            terms = Path("/usr/share/doc", package, "copyright")
            if package and terms.is_file():
                found[package] = terms.read_text("utf-8", errors="replace").strip("\n")
                break
    return dict(sorted(found.items()))


def _python_and_qt() -> Iterator[str]:
    for name in ("Python", "LGPL-3.0", "GPL-3.0"):
        yield _titled(name, (_TEXTS / f"{name}.txt").read_text("utf-8"))


def _facts(one: Distribution) -> tuple[str, str, str]:
    told = one.metadata.json
    terms = str(told.get("license_expression") or told.get("license") or "")
    return one.name, one.version, "LGPL-3.0-only" if _of_qt(one) else terms.splitlines()[0]


def _of_qt(one: Distribution) -> bool:
    return one.name.lower().replace("_", "-") in _QT


def _texts(one: Distribution) -> Iterator[str]:
    """The licence files of a package, in the order of their paths."""
    if _of_qt(one):
        return
    for path in sorted(one.files or (), key=str):
        if ".dist-info" in path.parts[0] and _LICENCE.search("/".join(path.parts[1:])):
            yield _decoded(path.read_binary())


def _decoded(data: bytes) -> str:
    """A few are older than UTF-8."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        words = data.decode("latin-1")
    return words.replace("\r\n", "\n").strip("\n")


def _titled(name: str, words: str) -> str:
    return f"{'=' * 70}\n{name}\n{'=' * 70}\n\n{words}"
