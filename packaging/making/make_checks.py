"""Write resources/docs/checks.md: every check with its id, grade, source and words, from the declarations.

.venv/bin/python packaging/making/make_checks.py
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.report.checks.switches import switches  # noqa: E402
from core.report.checks.wording import WORDING  # noqa: E402
from core.report.findings import word_of  # noqa: E402

OUT = ROOT / "resources" / "docs" / "checks.md"
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
    own = [words for name, words in WORDING.items() if name.partition(".")[0] == key]
    shared = [words for name, words in WORDING.items() if name.partition(".")[0] == key[0]]
    yield from (words.replace("|", "\\|").replace("\n", "<br>") for words in own or (shared if key == "X1" else []))


def _next(letter: str) -> int:
    used = {key for switch in switches() for key in switch.ids} | RESERVED.keys() | {"L1"}
    return 1 + max((int(found[1]) for key in used if (found := re.fullmatch(rf"{letter}(\d+)", key))), default=0)


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
