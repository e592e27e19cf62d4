"""The keys of a command are told from its declaration, wherever they are told."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import gui
from gui.basics.actions import ACTIONS, keys_of
from tests.test_words import said

GUI = Path(gui.__file__).parent
# Editors' own keys, which stand in the menu of any text field too.
OWN = {"Ctrl+Z", "Ctrl+Y", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A"}


def words(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    documented = ast.Module | ast.ClassDef | ast.FunctionDef
    said = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, documented) and _has_docstring(node)}  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def _has_docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> bool:
    return bool(node.body) and isinstance(node.body[0], ast.Expr)


def test_no_tip_or_message_names_the_keys_of_a_command_by_itself() -> None:
    keys = {action.shortcut for action in ACTIONS if action.shortcut} - OWN
    modules = [path for path in GUI.rglob("*.py") if path.parent.name != "actions"]
    found = [
        (path.name, text)
        for path in modules
        for text in words(path)
        if any(key in text.replace("（", " ").replace("）", " ").split() for key in keys)
    ]
    assert found == []


def test_keys_of_a_command() -> None:
    assert (keys_of("link_figure"), keys_of("save_as")) == ("Ctrl+K", "Ctrl+Shift+S")


def test_a_sentence_that_sends_someone_to_a_command_names_one_that_is_there() -> None:
    named = re.compile(rf"(?:“|\*\*)({'|'.join({action.menu.words for action in ACTIONS})}) → ([^”*]+)")
    there = {(action.menu.words, action.text.removesuffix("…")) for action in ACTIONS}
    found = {(menu, text.removesuffix("…")) for _, words in said() for menu, text in named.findall(words)}
    assert len(found) > 8
    assert found - there == set()
