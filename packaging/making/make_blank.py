"""Write resources/blank/{form}.docx: the blank official forms, to open and hand out, from the declaration.

.venv/bin/python packaging/making/make_blank.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.forms.catalog import FORMS  # noqa: E402
from core.writers.docx.report import blank  # noqa: E402

OUT = ROOT / "resources" / "blank"


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for form in FORMS.values():
        (OUT / f"{form.key}.docx").write_bytes(blank(form))


if __name__ == "__main__":
    main()
