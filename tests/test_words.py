"""The words of the window: the glossary of CONTRIBUTING.md, held over every Chinese string of the program."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core.report.checks.wording import WORDING
from gui.window.first_hints import HINTS

ROOT = Path(__file__).resolve().parent.parent
GAP = re.compile(r"\{(\w+)\}")
HAN = "\u4e00-\u9fff"
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

# Words to avoid, and what is written in their place.
AVOID = {
    "上年年报": "上年报告",
    "今年": "报告年度、本年度",
    "报告年份": "报告年度",
    "没填": "未填",
    "漏填": "未填",
    "填上0": "填0",
    "补零": "填0",
    "还没有核对": "未核对",
    "没有核对": "未核对",
    "撤消": "撤销",
    "不要了": "放弃",
    "知道了": "确定",
    "拿不准": "无法确定",
    "读到": "识别",
    "认出": "识别",
    "需要留意": "需要核对",
    "请留意": "请核对",
    "现成句": "参考语句",
    "点这里": "单击此处",
    "点一": "单击",
    "点击": "单击",
    "绿色版": "解压版",
    "便携": "单文件版",
    "官方模板": "统一格式",
    "本单位": "本机关",
    "单位信息": "机关信息",
    "没有找到": "未找到",
    "没有读入": "未读入",
    "不能读取": "无法读取",
    "没有保存": "未能保存、尚未保存",
    "改好": "改正",
    "您": "（不用）",
    "！": "（不用）",
    "Ctrl+回车": "Ctrl+Enter",
}

# What other people wrote, which the program has to recognise, or said in earlier versions, under which reasons are stored.
OF_OTHERS = (
    "core/report/checks/former_wording.py",
    "core/report/checks/leftovers.py",
    "core/report/phrases/",
    "core/report/texts/",
    "core/matching/",
    "core/readers/",
    "core/forms/",
    "core/templates/places.py",
    "gui/selfcheck/",
    "packaging/smoke/",
)
SPACE = re.compile(rf"[{HAN}] [0-9]|[0-9] [{HAN}]")
# A product is written as its maker writes it.
NAMES = re.compile(r"Word 97-2003 文档|Python 3\.11 或|LGPL 第 3 版|PySide6 ")
DASHES = re.compile(rf"[{HAN}0-9](?:--|―|–)[{HAN}0-9]|[0-9]~[0-9]")


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string that is not a docstring, with its line; of an f-string the words, each gap as {}."""
    skipped = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in node.values}
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


@cache
def said() -> list[tuple[str, str]]:
    """Where each Chinese string of the program stands, and what it says."""
    found: list[tuple[str, str]] = []
    for folder in ("core", "gui", "packaging"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for line, words in strings(ast.parse(path.read_text("utf-8"))):
                if re.search(f"[{HAN}]", words):
                    found.append((f"{name}:{line}", words))
    return found


@cache
def ours() -> list[tuple[str, str]]:
    return [(place, words) for place, words in said() if not place.startswith(OF_OTHERS)]


def test_there_is_something_to_hold() -> None:
    assert len(ours()) > 800
    assert {place.partition("/")[0] for place, _ in ours()} >= {"core", "gui", "packaging"}


@pytest.mark.parametrize("word", AVOID)
def test_words_to_avoid(word: str) -> None:
    assert not [(place, words) for place, words in ours() if word in words], f"write {AVOID[word]}"


def test_no_blank_between_chinese_and_digits() -> None:
    assert not [(place, words) for place, words in ours() if SPACE.search(NAMES.sub("", words))]


def test_ranges_and_breaks_have_the_dash_of_the_notices() -> None:
    assert not [(place, words) for place, words in ours() if DASHES.search(words)]


def test_a_rule_that_is_broken_is_found() -> None:
    tree = ast.parse('"""还有 3 处."""\nx = f"还有{n} 3 处上年年报"\ny = "1–2件"\n')
    found = dict(strings(tree))
    assert list(found) == [2, 3], "a docstring is no word of the window"
    assert SPACE.search(found[2])
    assert "上年年报" in found[2]
    assert DASHES.search(found[3])


def test_contributing_names_the_words() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for word in ("上年报告", "未核对", "参考语句", "解压版", "无法", "带入", "需要核对"):
        assert word in text


def said_somewhere() -> Iterator[tuple[str, str, set[str], bool]]:
    """Every call of ``say`` with a sentence named in it: where, which, the gaps it fills, whether it fills all itself."""
    for path in sorted((ROOT / "core").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first, names = node.args[0], {word.arg for word in node.keywords}
                if isinstance(first, ast.Constant):
                    gaps = {name for name in names if name is not None}
                    yield f"{path.name}:{node.lineno}", str(first.value), gaps, None not in names


def test_who_says_a_sentence_fills_each_of_its_gaps_and_no_other() -> None:
    """A gap that nobody fills would end the program when the sentence is shown."""
    calls = list(said_somewhere())
    assert len(calls) > 20
    for where, wording, filled, all_of_them in calls:
        gaps = set(GAP.findall(WORDING[wording].sentence))
        assert filled == gaps if all_of_them else filled <= gaps, (where, wording)


def test_no_hint_names_a_colour_that_is_another_in_dark() -> None:
    assert not [words for words in HINTS.values() if "白" in words or "黑" in words]
