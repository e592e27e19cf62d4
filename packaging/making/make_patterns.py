"""Write resources/patterns.json: the patterns of the program as this Python compiles them (core/patterns.py).

.venv/bin/python packaging/making/make_patterns.py

Not part of the tree, like the .pyc files: dev.py makes it when it sets up, xxgk.spec for every product.
"""

from __future__ import annotations

import base64
import json
import pkgutil
import re
import sys
import zlib
from array import array
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import core  # noqa: E402
from core import patterns  # noqa: E402

OUT = ROOT / "resources" / patterns.NAME


def text() -> str:
    """The file, a pattern a line, in the order of their words."""
    _use_all()
    entries = {patterns.key_of(*source): _compiled(*source) for source in patterns.known()}
    lines = ",\n".join(f"{_json(key)}: {_json(entries[key])}" for key in sorted(entries))
    return f'{{"stamp": {_json(patterns.stamp())}, "patterns": {{\n{lines}\n}}}}\n'


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _use_all() -> None:
    """Bring in every module, and what makes its patterns out of a form."""
    for module in pkgutil.walk_packages(core.__path__, "core."):
        import_module(module.name)
    from core.opening import open_any
    from core.report.checks import run_checks
    from core.report.phrases.topics import topics_of

    for blank in sorted((ROOT / "resources" / "blank").glob("*.docx")):
        report = open_any(blank).report
        topics = topics_of(report.form)
        words = ("收到申请", *dict.fromkeys((*topics.rows, *topics.parts)))
        sentences = (f"{word}5件，作出{word}3件。" for word in words)
        denied = "未制发行政规范性文件。未作出行政处罚决定。未收到行政复议申请。未收到信息公开申请。"
        said = dict.fromkeys(report.form.text_keys, "".join(sentences) + f"制发{'和'.join(words)}共5件。{denied}")
        run_checks(replace(report, texts=said).with_values(dict.fromkeys(report.form.typed, 1)))


def _compiled(words: str | bytes, flags: int) -> list[Any]:
    """What ``re`` hands to the maker of its patterns, as the file has it."""
    given: list[Any] = []
    maker = re._compiler._sre  # type: ignore[attr-defined]
    original = maker.compile
    maker.compile = lambda *all_given: given.extend(all_given) or original(*all_given)
    try:
        re._compiler.compile(words, flags)  # type: ignore[attr-defined]
    finally:
        maker.compile = original
    _, all_flags, code, groups, names, _ = given
    packed = base64.b64encode(zlib.compress(array("I", code).tobytes(), 9)).decode("ascii")
    return [int(all_flags), groups, dict(names), packed]


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
