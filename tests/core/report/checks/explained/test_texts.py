"""What is said of the checks of texts names commands that are there, and every kind of statement."""

import re

from core.report.checks.explained.texts import EXPLAINED
from core.report.checks.switches import switches
from gui.basics.actions import ACTIONS


def test_every_kind_of_statement_has_its_own_words() -> None:
    statements = [switch.ids[0] for switch in switches() if switch.ids[0].startswith("X")]
    assert [key for key in EXPLAINED if key.startswith("X")] == statements
    assert len({EXPLAINED[key].example for key in statements}) == len(statements)


def test_commands_are_there() -> None:
    commands = {f"{action.menu.words} → {action.text.removesuffix('…')}" for action in ACTIONS}
    said = {name for one in EXPLAINED.values() for name in re.findall(r"\*\*([^*]+ → [^*]+)\*\*", one.answer)}
    assert said and said <= commands
