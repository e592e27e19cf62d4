"""How many small mistakes in the rules would the tests notice?  Mutants of the form, the sums, the checks, the roll-over.

    .venv/bin/python packaging/measuring/mutants.py 400 1    (mutants drawn, seed; leave both away for all, many hours)

mutmut makes the mutants; it is installed below build/mutation, not among the project's
requirements.  Which tests run a function is recorded first; then each mutant has these
tests alone, quickest first, in a process of its own.  The outcome goes to
build/mutation/outcome.json and the survivors are printed as they are found.
"""

from __future__ import annotations

import difflib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "mutation"
LIBRARY, TREE, CHART, OUTCOME = PLACE / "lib", PLACE / "tree", PLACE / "chart.json", PLACE / "outcome.json"
MUTMUT = "mutmut==3.8.1"
MUTATED = ("core/forms/*.py", "core/report/calc.py", "core/report/rollover.py", "core/report/checks/**/*.py")
TESTS = ("tests/core/forms", "tests/core/report", "tests/core/test_other_keys.py", "tests/core/test_third_form.py")
QUIET = ("-p", "no:cacheprovider", "--assert=plain", "-p", "no:xdist")
PATIENCE = 30  # times as long as its tests took: then a mutant runs for ever, which the tests notice


def main() -> int:
    if sys.argv[1:2] == ["--work"]:
        return work()
    drawn, seed = (int(word) for word in (*sys.argv[1:3], "0", "0")[:2])
    prepare()
    names = sorted(json.loads((PLACE / "mutants.json").read_text("utf-8")))
    chosen = random.Random(seed).sample(names, drawn) if drawn else names
    (PLACE / "chosen.json").write_text(json.dumps(chosen), "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{TREE}{os.pathsep}{LIBRARY}", "CI": "true"}
    order = [sys.executable, __file__, "--work"]
    return subprocess.run(order, cwd=TREE, env=environment, check=False).returncode


def prepare() -> None:
    """The library, and a copy of the tree in which every function has its mutants beside it."""
    if not LIBRARY.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(LIBRARY), MUTMUT]
        subprocess.run(pip, check=True)
        for other in [*LIBRARY.glob("*pytest*"), *LIBRARY.glob("pluggy*")]:  # the project's own are used
            shutil.rmtree(other, ignore_errors=True)
    shutil.rmtree(TREE, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode("utf-8").split("\0")):
        (TREE / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, TREE / name)
    (TREE / "setup.cfg").write_text("[mutmut]\nsource_paths=core\n", "utf-8")
    os.chdir(TREE)  # where mutmut looks for its settings
    sys.path.append(str(LIBRARY))
    from mutmut.mutation.file_mutation import mutate_file_contents  # pyright: ignore[reportMissingImports]

    places = sorted({path for pattern in MUTATED for path in ROOT.glob(pattern)})
    mutants: dict[str, str] = {}
    for path in places:
        name = path.relative_to(ROOT)
        made = mutate_file_contents(str(name), path.read_text("utf-8"))
        (TREE / name).write_text(made.code, "utf-8")
        module = ".".join(name.with_suffix("").parts).removesuffix(".__init__")
        mutants |= {f"{module}.{mutant}": str(name) for mutant in made.mutant_names}
    (PLACE / "mutants.json").write_text(json.dumps(mutants, indent=1), "utf-8")


def function_of(mutant: str) -> str:
    return re.sub(r"__mutmut_\d+$", "", mutant)


class Recorder:
    """A plugin of pytest: which functions each test runs, and how long it takes (its parameters taken together)."""

    def __init__(self) -> None:
        self.tests: dict[str, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = defaultdict(float)
        self.hit: set[str] = set()

    def pytest_collection_finish(self) -> None:
        """What has run by now runs when the modules are brought in: the declarations of the forms."""
        for function in self.hit:
            self.tests[function].add(TESTS[0])

    def pytest_runtest_protocol(self, item: Any) -> None:
        self.hit.clear()
        self.began = time.monotonic()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        test = nodeid.split("[", maxsplit=1)[0]
        self.seconds[test] += time.monotonic() - self.began
        for function in self.hit:
            self.tests[function].add(test)


def chart() -> None:
    """Write which tests run a function; in a process of its own, since what it calculates once it keeps."""
    import pytest
    from mutmut.mutation import trampoline  # pyright: ignore[reportMissingImports]

    os.environ["MUTANT_UNDER_TEST"] = "stats"
    recorder = Recorder()
    trampoline.record_trampoline_hit = lambda name, *_, **__: recorder.hit.add(name)
    code = pytest.main(["-q", *QUIET, *TESTS], plugins=[recorder])
    tests = {function: sorted(tests) for function, tests in recorder.tests.items()}
    CHART.write_text(json.dumps({"tests": tests, "seconds": recorder.seconds}, indent=1), "utf-8")
    os._exit(int(code))


def work() -> int:
    """In the copy: the chart once, then a child for each mutant, which brings in the program with its mistake."""
    for name in (
        "pytest",
        "hypothesis",
        "lxml.etree",
        "docx",
        "openpyxl",
        "PySide6.QtCore",
        "mutmut.mutation.trampoline",
    ):
        import_module(name)
    child = os.fork()
    if child == 0:
        chart()
    if os.waitpid(child, 0)[1]:
        return 1
    known = json.loads(CHART.read_text("utf-8"))
    seconds: dict[str, float] = known["seconds"]
    outcome: dict[str, str] = {}
    chosen: list[str] = json.loads((PLACE / "chosen.json").read_text("utf-8"))
    for count, mutant in enumerate(chosen, 1):
        tests = sorted(known["tests"].get(function_of(mutant), ()), key=lambda test: seconds.get(test, 0))
        outcome[mutant] = _tried(mutant, tests, sum(seconds.get(test, 5) for test in tests)) if tests else "not run"
        OUTCOME.write_text(json.dumps(outcome, indent=1), "utf-8")
        if outcome[mutant] in ("survived", "not run"):
            print(f"{count}: {outcome[mutant]} {mutant}\n{''.join(changed(mutant))}", flush=True)
    told = [f"{sum(kind == other for other in outcome.values())} {kind}" for kind in sorted(set(outcome.values()))]
    print(f"{len(outcome)} mutants: {', '.join(told)}")
    return 0


def _tried(mutant: str, tests: list[str], seconds: float) -> str:
    child = os.fork()
    if child == 0:
        _run_one(mutant, tests)
    end = time.monotonic() + PATIENCE + PATIENCE * seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return "survived" if status == 0 else "noticed"
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "noticed"


def _run_one(mutant: str, tests: list[str]) -> None:
    """The tests with this mutant, quietly; ends the process."""
    import pytest

    os.environ["MUTANT_UNDER_TEST"] = mutant
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    os._exit(int(pytest.main(["-q", "-x", *QUIET, *tests])))


def changed(mutant: str) -> Iterator[str]:
    """What the mutant has otherwise than the program, as lines of a diff."""
    places: dict[str, str] = json.loads((PLACE / "mutants.json").read_text("utf-8"))
    source = (TREE / places[mutant]).read_text("utf-8")
    name = mutant.rsplit(".", 1)[1]
    before, after = _body(source, f"{function_of(name)}__mutmut_orig"), _body(source, name)
    yield from (line for line in difflib.unified_diff(before, after, n=0) if not line.startswith(("---", "+++", "@@")))


def _body(source: str, function: str) -> list[str]:
    """The lines of a function in the copy, without its first."""
    lines = source.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if f"def {function}(" in line), None)
    if start is None:
        return []
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and (
        not lines[end].strip()
        or len(lines[end]) - len(lines[end].lstrip()) > indent
        or lines[end].lstrip().startswith(")")
    ):
        end += 1
    return [line.split(" # type: ignore # mutmut generated")[0].rstrip() + "\n" for line in lines[start + 1 : end]]


if __name__ == "__main__":
    sys.exit(main())
