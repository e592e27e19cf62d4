"""How every kind of file is read: ``python -m tests.readings [-v] [part of a kind's name …]``.

Prints, a kind at a time: files, right, noted (right, with the note that such a
file asks for by its nature), help (blank or refused with a sentence where a
person reads without doubt), noise (right, with notes where there is nothing to
note), wrong, and the slowest in milliseconds; with ``-v`` also why.  Below, how
many kinds needed no help in any file, and which do.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from tests.readings.judge import Result, Verdict, judge
from tests.readings.kinds import KINDS

_NOT_KINDS = {"__main__", "kinds", "judge"}


def load() -> None:
    """Import every module of this folder and those below it that declares kinds."""
    top = Path(__file__).parent
    for path in sorted(top.rglob("*.py")):
        if path.stem not in _NOT_KINDS and not path.stem.startswith("test_"):
            import_module(".".join(("tests.readings", *path.relative_to(top).with_suffix("").parts)))


def _line(name: str, results: list[Result]) -> str:
    counts = Counter(result.verdict for result in results)
    slowest = max((result.seconds for result in results), default=0.0)
    return f"{name:44}{len(results):6}" + "".join(f"{counts[v] or '':>7}" for v in Verdict) + f"{1000 * slowest:9.0f}"


_FREE = {Verdict.RIGHT, Verdict.NOTED}


def _without_help(by_kind: Mapping[str, Sequence[Result]]) -> Iterator[str]:
    """How many kinds were right in every file without help, and what counts against the others."""
    short = {name: Counter(one.verdict for one in results) for name, results in by_kind.items()}
    short = {name: counts for name, counts in short.items() if not _FREE.issuperset(counts)}
    free, every = len(by_kind) - len(short), len(by_kind)
    yield f"kinds right without help: {free} of {every} ({free / max(1, every):.1%})"
    for name, counts in short.items():
        why = ", ".join(f"{n} {verdict}" for verdict, n in counts.items() if verdict not in _FREE)
        yield f"    {name}: {why}, of {counts.total()}"


def main(arguments: list[str]) -> int:
    """Print the table; 1 where anything is wrong."""
    load()
    verbose = "-v" in arguments
    parts = [part for part in arguments if part != "-v"]
    print(f"{'kind':44}{'files':>6}" + "".join(f"{v:>7}" for v in Verdict) + f"{'ms':>9}")
    by_kind: dict[str, list[Result]] = {}
    for name, samples in sorted(KINDS.items()):
        if parts and not any(part in name for part in parts):
            continue
        results = by_kind[name] = [judge(sample) for sample in samples()]
        print(_line(name, results), flush=True)
        for result in results:
            if verbose and result.why:
                print(f"    {result.verdict} {result.sample.name}: " + "; ".join(result.why[:6]))
    every = [result for results in by_kind.values() for result in results]
    print(_line("all", every), *_without_help(by_kind), sep="\n")
    return int(any(result.verdict is Verdict.WRONG for result in every))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
