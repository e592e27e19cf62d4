"""How often an edited file's enclosed data get past what can be seen: 1,000 files changed after export.

    .venv/bin/python packaging/measuring/enclosed.py [how many]

Each file shows one report and encloses an earlier state of it, as after an edit; the
formats take turns.  Counted are figures and texts that are not those that are seen, and
differences that no note tells.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core import enclosed
from tests.core.test_enclosed import SUFFIXES, edits, sample, stale, written


def main() -> int:
    """Make, edit and read the files; 1 where one was wrong."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    counted, wrong = Counter[str](), list[str]()
    chance = Random(17)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(wanted):
            suffix = SUFFIXES[seed % len(SUFFIXES)]
            report = sample(seed=seed)
            seen = chance.choice(list(edits(report, chance)))
            again = written(seen, Path(folder) / f"{seed}{suffix}", enclosed.data_of(report))
            counted[suffix] += 1
            wrong += [f"{seed}{suffix}: {key}" for key in stale(report, seen, again)]
            (Path(folder) / f"{seed}{suffix}").unlink()
    print(f"{sum(counted.values())} files edited after export ({dict(counted)}): {len(wrong)} stale in silence")
    print("\n".join(wrong[:20]))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
