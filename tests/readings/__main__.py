"""How every kind of file is read: ``python -m tests.readings [-v] [part of a kind's name …]``.

Prints, a kind at a time: files, right, noted (blank or refused with a sentence
where that will do), noise (right, with notes where there is nothing to note),
wrong, and the slowest in milliseconds; with ``-v`` also why.
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib import import_module
from pathlib import Path

from tests.readings.judge import Result, Verdict, judge
from tests.readings.kinds import KINDS

_NOT_KINDS = {"__main__", "kinds", "judge"}


def load() -> None:
    """Import every module of this folder that declares kinds."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem not in _NOT_KINDS and not path.stem.startswith("test_"):
            import_module(f"tests.readings.{path.stem}")


def _line(name: str, results: list[Result]) -> str:
    counts = Counter(result.verdict for result in results)
    slowest = max((result.seconds for result in results), default=0.0)
    return f"{name:44}{len(results):6}" + "".join(f"{counts[v] or '':>7}" for v in Verdict) + f"{1000 * slowest:9.0f}"


def main(arguments: list[str]) -> int:
    """Print the table; 1 where anything is wrong."""
    load()
    verbose = "-v" in arguments
    parts = [part for part in arguments if part != "-v"]
    print(f"{'kind':44}{'files':>6}" + "".join(f"{v:>7}" for v in Verdict) + f"{'ms':>9}")
    every: list[Result] = []
    for name, samples in sorted(KINDS.items()):
        if parts and not any(part in name for part in parts):
            continue
        results = [judge(sample) for sample in samples()]
        every += results
        print(_line(name, results), flush=True)
        for result in results:
            if verbose and result.why:
                print(f"    {result.verdict} {result.sample.name}: " + "; ".join(result.why[:6]))
    print(_line("all", every))
    return int(any(result.verdict is Verdict.WRONG for result in every))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
