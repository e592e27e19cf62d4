"""How large the rooms of the house are, and that one name means one thing.

What may import what is held by the contracts in pyproject.toml, circles included.
"""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST, MOST = 40, 400  # lines
MOST_MODULES = 20  # in one folder

# Modules that are a package's contract, as short as that is: names that others rely on.
CONTRACTS = {
    "core/version.py",
    "core/forms/catalog.py",  # which forms there are
}

# Modules longer than this have a test file of their name below tests, in the folders of its own path.
UNTESTED_MOST = 60
TESTED_ELSEWHERE = {
    "gui/basics/actions/file_menu.py": "commands as data: tests/gui/basics/test_actions.py, test_menus.py and test_house.py read them",
    "gui/basics/actions/content_menus.py": "likewise",
    "gui/basics/actions/view_menus.py": "likewise",
    "core/report/phrases/words.py": "words as data, no function: tests/core/report/phrases/test_recognise.py reads them",
    "gui/selfcheck/steps.py": "a test itself: tests/gui/selfcheck/test_run.py runs all of it",
    "gui/selfcheck/text_steps.py": "likewise",
    "gui/selfcheck/hands.py": "likewise: the hands of that test",
}


def _modules() -> Iterator[Path]:
    for room in ("core", "gui"):
        yield from sorted((ROOT / room).rglob("*.py"))


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_module_is_a_scrap_and_none_a_heap() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): _lines(path) for path in _modules() if path.name != "__init__.py"}
    assert not {name: size for name, size in sizes.items() if size < LEAST and name not in CONTRACTS}
    assert not {name: size for name, size in sizes.items() if size > MOST}
    assert not [name for name in CONTRACTS if sizes.get(name, MOST) >= LEAST], "no exception is left standing"


def test_a_module_is_tested_where_a_stranger_looks_for_it() -> None:
    long = [
        path.relative_to(ROOT) for path in _modules() if path.name != "__init__.py" and _lines(path) > UNTESTED_MOST
    ]
    missing = {name.as_posix() for name in long if not (ROOT / "tests" / name.parent / f"test_{name.name}").exists()}
    assert not sorted(missing - {*TESTED_ELSEWHERE}), "write its test, or rename the file that holds it"
    assert not sorted({*TESTED_ELSEWHERE} - missing), "no exception is left standing"


def test_no_folder_holds_more_than_a_screen_of_modules() -> None:
    files = [path for room in ("core", "gui", "packaging", "tests") for path in (ROOT / room).rglob("*.py")]
    full = Counter(path.parent.relative_to(ROOT).as_posix() for path in files if path.name != "__init__.py")
    assert not {folder: count for folder, count in full.items() if count > MOST_MODULES}


def _named(path: Path) -> Iterator[str]:
    """Classes, and aliases of types that are named like classes; not those of one module alone (``_Name``)."""
    for node in ast.parse(path.read_text("utf-8")).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names = [target.id for target in targets if isinstance(target, ast.Name) and not target.id.isupper()]
        names += [node.name] if isinstance(node, ast.ClassDef) else []
        yield from (name for name in names if name[0].isupper())


def test_one_name_for_one_thing() -> None:
    """A class or type that is named as one elsewhere is taken for it; the field has a word for each."""
    where: dict[str, list[str]] = defaultdict(list)
    for path in _modules():
        for name in _named(path):
            where[name].append(path.relative_to(ROOT).as_posix())
    assert not {name: paths for name, paths in where.items() if len(paths) > 1}
