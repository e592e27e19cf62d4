"""Write resources/manual/keys.md, the shortcuts of the manual, from the table of actions.

.venv/bin/python packaging/making/make_manual.py

The chapter on the checks is make_checks.py's, the pictures are manual_pictures.py's.
"""

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gui.basics.actions import ACTIONS  # noqa: E402
from gui.commands.list_dialogs import OTHER_KEYS  # noqa: E402

OUT = ROOT / "resources" / "manual" / "keys.md"
HEAD = """# <a id="keys"></a>快捷键

**帮助 → 快捷键一览**列出同样的内容。整张表可以只用键盘填写。按 `F10` 进入菜单，菜单和对话框中的按钮用 `Alt` 加括号里的字母。
"""


def text() -> str:
    lines = [HEAD]
    for menu, group in groupby((one for one in ACTIONS if one.shortcut), key=lambda action: action.menu):
        rows = [f"| **{menu.words} → {action.text.removesuffix('…')}** | `{action.shortcut}` |" for action in group]
        lines += [f"### 菜单：{menu.words}", "", "| 命令 | 按键 |", "|---|---|", *rows, ""]
    lines += ["### 表格和文字", "", "| 位置 | 操作 | 按键 |", "|---|---|---|"]
    lines += [f"| {place} | {act} | {keys} |" for place, act, keys in OTHER_KEYS]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
