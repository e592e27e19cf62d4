"""Chinese words that code compares with: kinds and codes are compared, never what is said to people.

Looked for in the source: Chinese words, written out or by the name of a constant, that something is compared with
(``==``, ``in``, ``match``, ``startswith`` and the like) or looked up by.  What documents say has to be compared with
words; the rooms that read it are named here, and the few words of it that others ask for.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHINESE = re.compile(r"[\u3400-\u9fff]")
_ASKING = (
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
    "partition",
    "rpartition",
    "find",
    "index",
    "count",
)

# What documents say is read here.  A word that stands in them is short, or a pattern; a sentence of ours is neither.
READING = ("core/readers/", "core/matching/", "core/templates/", "core/report/phrases/", "core/forms/")
LONGEST_WORD = 6  # characters

# Words of documents and of the language itself that other rooms ask for, and why.
WORDS = {
    "core/figure_words.py": {"不适用"},  # what a cell may say instead of a figure
    "core/storage/decoding.py": {"不适用"},  # the same in a saved file
    "core/numerals.py": {"万", "十", "百", "千"},  # numerals
    "core/report/numbers.py": {"万元"},  # the unit of a cell, typed or pasted
    "core/report/report.py": {"政府"},  # names of bodies
    "core/report/texts/organs.py": {"自治区", "省"},
    "core/report/texts/pinyin.py": {"重", "调"},  # characters with two readings
    "core/report/sentences/decisions.py": {"事项"},  # 事项处理决定, 许可决定: how the language puts it together
    "gui/tabs/body_fields.py": {"年"},  # a year as it is typed
    "gui/selfcheck/text_steps.py": {"元"},  # the text of a report
    "gui/selfcheck/steps.py": {"自检文字：公开、申请、复议。"},
    "core/writers/typesetting/fonts.py": {"方正小标宋简体", "宋体"},  # names of fonts
    "core/writers/xlsx/sheet.py": {"续上行"},  # the name of a style in a workbook
}


def _words(node: ast.AST, known: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The Chinese strings that an operand is, or may be one of."""
    if isinstance(node, ast.Constant):
        return frozenset({node.value}) if isinstance(node.value, str) and CHINESE.search(node.value) else frozenset()
    if isinstance(node, ast.Name | ast.Attribute):
        return known.get(ast.unparse(node), frozenset())
    if isinstance(node, ast.Dict):
        return frozenset().union(*(_words(key, known) for key in node.keys if key is not None))
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return frozenset().union(*(_words(item, known) for item in node.elts))
    if isinstance(node, ast.Call) and not _is_collection(node):
        return frozenset()  # what it gives, not what it was given
    if isinstance(node, ast.JoinedStr | ast.BinOp | ast.Call | ast.IfExp | ast.Starred):
        inner = (child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.FormattedValue))
        return frozenset().union(*(_words(child, known) for child in inner))
    return frozenset()


@cache
def _constants(path: Path) -> Mapping[str, frozenset[str]]:
    """What names stand for at the top of a module, as far as it is Chinese strings."""
    found: dict[str, frozenset[str]] = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if value else []  # type: ignore[attr-defined]
        if value is None:
            continue
        for target in targets:
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=True))
            found |= {ast.unparse(name): words for name, its in pairs if (words := _words(its, found))}
    return found


def _is_collection(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("frozenset", "set", "tuple", "dict", "list")


def known_in(path: Path) -> Mapping[str, frozenset[str]]:
    """Constants of a module and those that it imports, by the names it has for them."""
    known = dict(_constants(path))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        home = ROOT / node.module.replace(".", "/")
        for alias in node.names:
            name = alias.asname or alias.name
            if (module := home / f"{alias.name}.py").is_file():
                known |= {f"{name}.{its}": words for its, words in _constants(module).items()}
            elif (source := home.with_suffix(".py")).is_file() and alias.name in _constants(source):
                known[name] = _constants(source)[alias.name]
    return known


def compared(tree: ast.Module, known: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, frozenset[str]]]:
    """Line and Chinese words of whatever is asked about them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield node.lineno, _words(ast.Tuple([node.left, *node.comparators]), known)
        elif isinstance(node, ast.match_case):
            values = (its.value for its in ast.walk(node.pattern) if isinstance(its, ast.MatchValue))
            yield node.pattern.lineno, _words(ast.Tuple([*values]), known)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _ASKING:
            yield node.lineno, _words(ast.Tuple(node.args), known)
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict | ast.Name):
            yield node.lineno, _words(node.slice, known)


def _is_word(words: str) -> bool:
    """Whether a document may say it in just these characters, or a pattern looks for it."""
    return len(words) <= LONGEST_WORD or bool(re.search(r"[|(\\]", words))


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """What a module compares with that people are told."""
    name = path.relative_to(ROOT).as_posix()
    for line, found in compared(ast.parse(path.read_text("utf-8")), known_in(path)):
        for words in sorted(found - WORDS.get(name, set())):
            if not (name.startswith(READING) and _is_word(words)):
                yield line, words
