"""How much of core and gui the tests run: ``.venv/bin/python packaging/measuring/covered.py tests/core tests/gui``.

Needs ``pip install --target /tmp/covlib coverage`` (or another folder, named by ``COVLIB``); nothing of it stays in
the environment.  Prints lines, branches and both, first of the process of the tests alone, then with all that they
start (the typesetter, further readers, the command line, the self-check); below, the modules least covered.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = Path(os.environ.get("COVLIB", "/tmp/covlib"))
SETTINGS = "[run]\nbranch = True\nparallel = True\nsigterm = True\nsource = {0}/core,{0}/gui\ndata_file = {1}/data\n"
START = "import coverage\n\ncoverage.process_startup()\n"  # as each Python starts
LEAST = 20  # modules


def main(tests: list[str]) -> int:
    """Run these tests measured and print the figures; what pytest returned."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sitecustomize.py").write_text(START, "utf-8")
        (folder / "settings").write_text(SETTINGS.format(ROOT, folder), "utf-8")
        paths = os.pathsep.join((name, str(LIBRARY)))
        measured = {**os.environ, "PYTHONPATH": paths, "COVERAGE_PROCESS_START": str(folder / "settings")}
        order = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", *tests]
        with subprocess.Popen(order, cwd=ROOT, env=measured) as process:
            code = process.wait()
        own = [str(path) for path in folder.glob(f"data.*pid{process.pid}.*")]
        for title, files in (("own process", own), ("all processes", [str(path) for path in folder.glob("data.*")])):
            print(f"\n{title}")
            _tell(folder, files, title == "all processes")
    return code


def _tell(folder: Path, files: list[str], least: bool) -> None:
    plain = {**os.environ, "PYTHONPATH": str(LIBRARY), "COVERAGE_FILE": str(folder / "combined")}
    for order in (["combine", "-q", "--keep", *files], ["json", "-q", "-o", str(folder / "found.json")]):
        rcfile = f"--rcfile={folder / 'settings'}"
        subprocess.run(
            [sys.executable, "-m", "coverage", order[0], rcfile, *order[1:]], cwd=ROOT, env=plain, check=True
        )
    found = json.loads((folder / "found.json").read_text("utf-8"))["files"]
    modules = {Path(ROOT, name).relative_to(ROOT).as_posix(): one["summary"] for name, one in found.items()}
    for room in ("core", "gui"):
        ours = [one for name, one in modules.items() if name.startswith(f"{room}/")]
        ran, lines, took, branches = (
            sum(one[key] for one in ours)
            for key in ("covered_lines", "num_statements", "covered_branches", "num_branches")
        )
        both = (ran + took) / max(lines + branches, 1)
        print(f"{room}: lines {ran / max(lines, 1):.1%}, branches {took / max(branches, 1):.1%}, both {both:.1%}")
    for name, one in sorted(modules.items(), key=lambda item: item[1]["percent_covered"])[: LEAST * least]:
        print(f"{one['percent_covered']:6.1f} %  {name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
