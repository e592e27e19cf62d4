"""The sample files with their truth beside them."""

import json
from decimal import Decimal
from pathlib import Path

from tests.helpers.places import CASES


def truth_of(path: Path) -> dict:
    return json.loads((CASES / f"{path.stem.partition('_')[0]}.json").read_text("utf-8"))


def same(found: object, truth: int | str | None) -> bool:
    """A blank where the truth has 0 counts as right: a blank is never turned into 0."""
    wanted = None if truth is None else Decimal(truth)
    return found == wanted or (found is None and wanted == 0)
