"""All patterns of the program, and how each is used."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.helpers.places import ROOT

_ANCHORED = {"match", "fullmatch"}
_METHODS = _ANCHORED | {"search", "sub", "subn", "split", "finditer", "findall"}
_USE = re.compile(rf"\b(\w+)\.({'|'.join(sorted(_METHODS))})\b")


@dataclass(frozen=True)
class Used:
    """A pattern with its flags, where it stands, and whether it is only ever matched from one place on."""

    pattern: str | bytes
    flags: int
    where: str
    anchored: bool


@cache
def patterns() -> tuple[Used, ...]:
    """Every pattern that the modules of core and gui compile when they are imported, or name where they use it.

    They are collected once in a process: all of core is imported anew for it.
    """
    sources = {path: path.read_text("utf-8") for package in ("core", "gui") for path in (ROOT / package).rglob("*.py")}
    places: dict[tuple[str | bytes, int], set[tuple[Path, int, str]]] = defaultdict(set)
    for pattern, flags, path, line in _compiled(sources):
        places[pattern, flags].add((path, line, ""))
    for path, source in sources.items():
        for pattern, line, method in _named(source):
            places[pattern, 0].add((path, line, method))
    uses = _Uses(sources)
    return tuple(
        Used(pattern, flags, _where(found), all(uses.anchored(*place) for place in found))
        for (pattern, flags), found in places.items()
    )


def _compiled(sources: dict[Path, str]) -> list[tuple[str | bytes, int, Path, int]]:
    """The patterns compiled at import, or to be at their first use: core is imported anew, with an ear at both."""
    found: list[tuple[str | bytes, int, Path, int]] = []
    original = re.compile

    def heard(pattern: str | bytes | re.Pattern[str], flags: int = 0) -> re.Pattern[str]:
        frame = sys._getframe(1)
        path = Path(frame.f_code.co_filename)
        if path in sources and not isinstance(pattern, re.Pattern):
            found.append((pattern, int(flags), path, frame.f_lineno))
        return original(pattern, flags)  # type: ignore[arg-type]

    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sources if "core" in path.parts]
    kept = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "core"}
    for name in kept:
        del sys.modules[name]
    re.compile = heard  # type: ignore[assignment]
    try:
        importlib.import_module("core.patterns").lazy = heard  # type: ignore[attr-defined]
        for name in sorted(names):
            importlib.import_module(name.removesuffix(".__init__"))
    finally:
        re.compile = original
        for name in [name for name in sys.modules if name.partition(".")[0] == "core"]:
            del sys.modules[name]
        sys.modules.update(kept)
    return found


def _named(source: str) -> list[tuple[str | bytes, int, str]]:
    """Patterns given to a function of ``re`` where they are used."""
    found: list[tuple[str | bytes, int, str]] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
            owner, first = node.func.value, node.args[0] if node.args else None
            if isinstance(owner, ast.Name) and owner.id == "re" and isinstance(first, ast.Constant):
                found.append((first.value, node.lineno, node.func.attr))  # type: ignore[arg-type]
    return found


class _Uses:
    """What the modules do with the patterns that they give a name."""

    def __init__(self, sources: dict[Path, str]) -> None:
        self._sources = sources
        self._names: dict[Path, list[tuple[int, int, str]]] = {}
        self._inside: dict[Path | None, dict[str, set[str]]] = {}

    def anchored(self, path: Path, line: int, method: str) -> bool:
        """Whether the pattern in this line is only ever matched from one place on; ``method`` is its use if known."""
        if method:
            return method in _ANCHORED
        name = next((name for first, last, name in self._assigned(path) if first <= line <= last), "")
        used = self._methods(path if name.startswith("_") else None).get(name, set())
        return bool(used) and used <= _ANCHORED

    def _assigned(self, path: Path) -> list[tuple[int, int, str]]:
        if path not in self._names:
            self._names[path] = list(_assigned(self._sources[path]))
        return self._names[path]

    def _methods(self, path: Path | None) -> dict[str, set[str]]:
        """The methods of patterns asked of each name, in one module or in all."""
        if path not in self._inside:
            self._inside[path] = used = defaultdict(set)
            for source in self._sources.values() if path is None else (self._sources[path],):
                for name, method in _USE.findall(source):
                    used[name].add(method)
        return self._inside[path]


def _assigned(source: str) -> Iterator[tuple[int, int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
            yield node.lineno, node.end_lineno or node.lineno, node.targets[0].id


def _where(found: set[tuple[Path, int, str]]) -> str:
    path, line, _ = min(found)
    return f"{path.relative_to(ROOT).as_posix()}:{line}"
