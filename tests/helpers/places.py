"""Where the repository, the tests' data and the customer's files lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"  # not in the repository: tests that need it skip where it is absent
SAMPLES = SHARED / "samples"
CASES = DATA / "cases"
