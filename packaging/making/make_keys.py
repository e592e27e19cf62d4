"""Write resources/docs/keys.md: every cell key with its official words, from the declaration.

.venv/bin/python packaging/making/make_keys.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.forms.catalog import FORMS  # noqa: E402
from core.report.report import BODY_FIELDS, place_name  # noqa: E402

OUT = ROOT / "resources" / "docs" / "keys.md"


def text() -> str:
    lines = ["# 数据键", "", "键永久不变，用于存盘文件、命令行和测试。“计算”的无法填写。", "", "## 封面与说明", ""]
    lines += ["| 键 | 名称 |", "|---|---|", *(f"| `{line.key}` | {line.label} |" for line in BODY_FIELDS)]
    for form in FORMS.values():
        lines += ["", f"## {form.name}（{form.notice}）", "", "### 文字", "", "| 键 | 名称 |", "|---|---|"]
        lines += [f"| `{key}` | {place_name(form, key)} |" for key in form.all_text_keys]
        for section in form.sections:
            if section.table is None:
                continue
            lines += ["", f"### {section.numbered}", "", "| 键 | 行 | 列 | |", "|---|---|---|---|"]
            for key, cell in form.cells.items():
                if cell.table == section.key:
                    kind = "计算" if cell.formula else ""
                    lines.append(f"| `{key}` | {cell.row_name} | {cell.column_name} | {kind} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")
