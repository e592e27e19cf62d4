"""The search for Chinese words that code compares with (tests/helpers/compared_words.py); test_house.py runs it over the tree."""

import ast

import pytest

from tests.helpers.compared_words import ROOT, WORDS, compared, known_in


def test_no_exception_is_left_standing() -> None:
    for name, allowed in WORDS.items():
        path = ROOT / name
        asked = frozenset().union(*(found for _, found in compared(ast.parse(path.read_text("utf-8")), known_in(path))))
        assert allowed <= asked, name


@pytest.mark.parametrize(
    "code",
    [
        'if dialogs.choose(parent, "保存", text, answers) == "覆盖": ...',
        'if "取消" in buttons: ...',
        'if answer not in ("恢复", "放弃"): ...',
        'if answer == f"保存到{name}": ...',
        'match answer:\n    case "恢复": ...',
        'if text.startswith("转到"): ...',
        "if placed.reason == placing.BELOW: ...",
        "if state in STATES: ...",
    ],
)
def test_comparisons_are_found(code: str) -> None:
    known = {"placing.BELOW": frozenset({"超出表格下方"}), "STATES": frozenset({"原来的文件未改动。"})}
    assert any(words for _, words in compared(ast.parse(code), known))
