"""Write what the declarations say of the checks: resources/docs/checks.md (id, grade, source, words) for whoever works
on them, and resources/manual/checks.md (meaning, answer, example) for clerks.

.venv/bin/python packaging/making/make_checks.py
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.report.checks import rules  # noqa: E402
from core.report.checks.explained.tables import EXPLAINED as TABLES  # noqa: E402
from core.report.checks.explained.tables import Explained  # noqa: E402
from core.report.checks.explained.texts import EXPLAINED as TEXTS  # noqa: E402
from core.report.checks.switches import switches  # noqa: E402
from core.report.checks.wording import WORDING  # noqa: E402
from core.report.findings import word_of  # noqa: E402

OUT = ROOT / "resources" / "docs" / "checks.md"
MANUAL = ROOT / "resources" / "manual" / "checks.md"
LETTERS = {
    "T": "表格",
    "X": "文字与表格",
    "Y": "年份和名称",
    "S": "结构和文字",
    "D": "雷同",
    "P": "隐私",
    "L": "期限",
    "N": "多份文件",
    "U": "工作状态",
}
# Spoken for, though no rule of this program carries them (yet): they are not free for others.
RESERVED = {
    "D2": "同一批报告之间的雷同",
    "N1": "同一机关同一年度的几个文件数据不一致",
    "N2": "超过期限收到",
    "U1": "沿用上年且未核对的段落（计入检查结果一行，不是提醒）",
    "U2": "未填的格（中性）",
}
HEAD = """# 检查目录

由 `packaging/making/make_checks.py` 从程序的声明生成。错误：不论事实如何都不可能正确；提醒：可能正确，请核对，可以写明理由后保留。{…} 处为报告中的数据。
"""

MANUAL_HEAD = """# <a id="checks"></a>检查

每一项检查说明三件事：为什么提出，怎样处理，举一个例子。在检查结果中选中一条，按 `F1` 直接打开讲它的一页。

| 级别 | 含义 | 怎样处理 |
|---|---|---|
| 错误 | 不论事实如何都不可能正确 | 改正。错误不能保留 |
| 提醒 | 可能正确，请核对 | 改正，或者写明理由后保留 |
| 未填 | 格里没有数，或者某一部分没有内容 | 填写；没有发生的填0 |
| 未核对 | 沿用上年的段落，没有人看过 | 修改，或者按 `Ctrl+Enter` 确认 |

- 有错误也能保存和导出，导出前会列出来。
- 数字或文字改变后重新检查；保留过的提醒，数字没有变的不再提出。
- 不需要的提醒可以在**检查 → 检查设置**中关闭。
"""


def manual() -> str:
    """The manual's chapter on the checks: a topic each, in the order of the rules."""
    declared = [(key, rule) for rule in rules() for key in rule.ids]
    grades = {key: word_of(key, rule.grade) for key, rule in declared}
    sources = {key: rule.source for key, rule in reversed(declared)}
    explained = {**TABLES, **TEXTS}
    order = [*dict.fromkeys(key for key, _ in declared), *(key for key in explained if key not in grades)]
    topics = (_topic(key, explained[key], grades.get(key, "未核对"), sources.get(key, "")) for key in order)
    return "\n".join((MANUAL_HEAD, *topics))


def _topic(key: str, check: Explained, grade: str, source: str) -> str:
    graded = f"级别：{grade}。" + (f"依据：{source}。" if source else "")
    parts = (graded, check.meaning, "### 怎样处理", check.answer, "### 举例", check.example)
    return f'## <a id="check-{key}"></a>{key} {check.name}\n\n' + "\n\n".join(parts) + "\n"


def text() -> str:
    lines = [HEAD, "| 编号 | 级别 | 检查 | 依据 | 提示的写法 |", "|---|---|---|---|---|"]
    for switch in switches():
        said = "<br>".join(dict.fromkeys(words for key in switch.ids for words in _said(key)))
        lines.append(
            f"| {'、'.join(switch.ids)} | {word_of('', switch.grade)} | {switch.name} | {switch.source} | {said} |"
        )
    lines += ["", "## 保留的编号", "", "| 编号 | 含义 |", "|---|---|"]
    lines += [f"| {key} | {meaning} |" for key, meaning in RESERVED.items()]
    lines += ["", "## 新检查的编号", "", "编号一经使用不再改作他用，新检查取该字母的下一个号。", ""]
    lines += [f"- {letter}（{name}）：下一个号是{letter}{_next(letter)}" for letter, name in LETTERS.items()]
    return "\n".join(lines) + "\n"


def _said(key: str) -> Iterator[str]:
    """The messages of a check: those of its id, or the common ones of its letter."""
    own = [words.sentence for name, words in WORDING.items() if name.partition(".")[0] == key]
    shared = [words.sentence for name, words in WORDING.items() if name.partition(".")[0] == key[0]]
    yield from (words.replace("|", "\\|").replace("\n", "<br>") for words in own or (shared if key == "X1" else []))


def _next(letter: str) -> int:
    used = {key for switch in switches() for key in switch.ids} | RESERVED.keys() | {"L1"}
    return 1 + max((int(found[1]) for key in used if (found := re.fullmatch(rf"{letter}(\d+)", key))), default=0)


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
    MANUAL.write_text(manual(), encoding="utf-8")
