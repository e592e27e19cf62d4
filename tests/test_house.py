"""Things that hold for the whole tree."""

import ast
import importlib.util
import inspect
import re
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from core.forms.catalog import FORMS
from core.version import VERSION
from gui.basics.actions import ACTIONS, BAR_GROUPS
from gui.basics.actions.declared import NEEDS
from gui.window.editor import Editor
from gui.window.main_window import MainWindow
from gui.work.open_file import Document
from gui.work.session import Session
from tests.helpers.compared_words import sentences

ROOT = Path(__file__).resolve().parent.parent


def test_one_version() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION


def test_packaging_is_no_package() -> None:
    """It would shadow the library of that name, which pytest and PyInstaller use."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_shortcuts_are_unique_and_icons_exist() -> None:
    keys = [action.shortcut for action in ACTIONS if action.shortcut]
    assert len(keys) == len(set(keys))
    for action in ACTIONS:
        assert not action.icon or (ROOT / "resources" / "icons" / f"{action.icon}.svg").is_file(), action.name


def test_toolbar_shows_declared_actions() -> None:
    assert {name for group in BAR_GROUPS for name in group} == {action.name for action in ACTIONS if action.bar}


def test_labels_of_the_form_stand_only_in_its_declaration() -> None:
    labels = ("行政事业性收费", "信访举报投诉类申请", "现行有效件数", "未经复议直接起诉")
    for folder in (
        "gui",
        "core/readers",
        "core/matching",
        "core/writers",
        "core/templates",
        "core/storage",
        "core/report",
    ):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text("utf-8")
            assert not [label for label in labels if label in text], path


def test_keys_of_the_form_stand_only_in_its_declaration() -> None:
    """Whoever asks for a row or column in particular asks for its concept: a string that names a key misses other forms."""
    keys = {key for form in FORMS.values() for cell in form.cells.values() for key in (cell.key, cell.row_path)}
    starts = tuple(f"{table.key}." for form in FORMS.values() for table in form.tables)
    for path in (*(ROOT / "core").rglob("*.py"), *(ROOT / "gui").rglob("*.py")):
        if (ROOT / "core" / "forms") in path.parents:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        named = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
            if node.value in keys or node.value.startswith(starts)
        ]
        assert not named, (path, named)


def test_nothing_is_compared_with_what_people_are_told() -> None:
    """A sentence that is put better changes no behaviour."""
    paths = [path for room in ("core", "gui") for path in sorted((ROOT / room).rglob("*.py"))]
    found = [f"{path.relative_to(ROOT)}:{line}: {words}" for path in paths for line, words in sentences(path)]
    assert not found, "ask for an Answer, a member of an Enum, a code"


def test_every_action_runs_something_and_needs_what_can_hold() -> None:
    """The table says what a command does: a part of the window has the method, or a module of commands the function."""
    parts = {"window": MainWindow, "editor": Editor, "session": Session, "document": Document}
    for action in ACTIONS:
        assert NEEDS.issuperset(action.needs.split()), action.name
        owner, _, names = action.run.partition(":")
        if owner in parts:
            first = names.split(".")[0]
            assert hasattr(parts[owner], first) or f"self.{first}" in inspect.getsource(parts[owner]), action.run
        elif owner:
            found: object = import_module(f"gui.commands.{owner}")
            for name in names.split("."):
                found = getattr(found, name)
            assert callable(found), action.run
    assert [action.name for action in ACTIONS if not action.run] == ["recent"]  # a submenu


@pytest.mark.parametrize(
    ("name", "function", "file"),
    [
        ("keys", "text", "docs/keys.md"),
        ("checks", "text", "docs/checks.md"),
        ("checks", "manual", "manual/checks.md"),
        ("manual", "text", "manual/keys.md"),
    ],
)
def test_generated_documents_are_up_to_date(name: str, function: str, file: str) -> None:
    """``.venv/bin/python packaging/making/make_….py`` write them from the declarations."""
    spec = importlib.util.spec_from_file_location(f"make_{name}", ROOT / "packaging" / "making" / f"make_{name}.py")
    assert spec and spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert (ROOT / "resources" / file).read_text("utf-8") == getattr(maker, function)(), f"run make_{name}.py"


_CITED = re.compile(r"(?<![\w./〔*-])((?:[\w.-]+/)*[\w-]+\.md|(?:core|gui|packaging|tests)/[\w/]+\.py)\b")
_PLACE = re.compile(r"(?<![\w./〔*-])((?:core|gui|packaging|tests|resources)/[\w./-]*+)(?![…*{<\u4e00-\u9fff])")
_MADE_WHERE_USED = {"resources/patterns.json"}


def test_nothing_is_cited_that_is_not_in_the_tree() -> None:
    """A reader finds whatever file or folder a comment or document speaks of."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    files = {name for name in listed if name}
    there = files | {parent.as_posix() for name in files for parent in Path(name).parents} | _MADE_WHERE_USED
    gone: list[str] = []
    for name in files:
        if not name.endswith((".py", ".md", ".toml", ".spec", ".yml", ".typ", ".iss")) or name == "tests/test_house.py":
            continue
        text = (ROOT / name).read_text("utf-8")
        for cited in _CITED.findall(text):
            beside = str((ROOT / name).parent.joinpath(cited).resolve().relative_to(ROOT))
            known = {cited, beside, f"resources/docs/{cited}", f"resources/manual/{cited}", f"packaging/{cited}"}
            gone += [f"{name}: {cited}"] if not known & files else []
        places = {place.rstrip("./") for place in _PLACE.findall(text)}
        gone += [f"{name}: {place}" for place in places if not {place, f"{place}.py"} & there]
    assert not gone


CLOCKS = re.compile(r"\b(?:process_time|perf_counter|thread_time)(?:_ns)?\(")
# They measure, or keep a process busy; and what waits for another process takes ``monotonic``.
MAY_MEASURE = ("benchmarks/", "endurance/", "readings/", "helpers/stalls.py", "test_measuring.py", "test_house.py")


def test_no_test_measures_the_machine() -> None:
    """Clocks stand in tests/benchmarks; elsewhere steps are counted, or the program's own bound is asked (helpers/core/soon.py)."""
    files = list((ROOT / "tests").rglob("*.py"))
    with_clock = {
        path.relative_to(ROOT / "tests").as_posix() for path in files if CLOCKS.search(path.read_text("utf-8"))
    }
    assert [name for name in sorted(with_clock) if not name.startswith(MAY_MEASURE)] == []
