"""Long tests of promises: ``python -m tests.endurance [PART [ARGUMENTS]]``; without a part all of them.

Parts: ``kills [COUNT] [SEED]`` ends the real window while somebody types;
``closing [COUNT]`` opens and closes reports and imports; ``long_use [ACTS] [SEED]`` works a long day at one window.
"""

from __future__ import annotations

import sys
from importlib import import_module

PARTS = ("kills", "closing", "long_use")


def main(arguments: list[str]) -> int:
    """Run the parts that are asked for; 1 where one of them found a promise broken, 2 for an unknown part."""
    if arguments and arguments[0] not in PARTS:
        print(__doc__, file=sys.stderr)
        return 2
    parts = arguments[:1] or list(PARTS)
    return max(import_module(f"tests.endurance.{part}").main(arguments[1:]) for part in parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
