"""The arguments of the command line in Chinese: what they are, how they are used, what is wrong with them.

argparse has its own words for all this, in English, and asks two functions for their
translation; here these answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from core.errors import UnusableInput
from core.later import put_off
from core.records import record

with put_off("gettext", functions=("gettext", "ngettext")):  # nobody asks them: see below
    import argparse

Command = Callable[[argparse.Namespace], int]
_WIDTH = 80  # of what is shown nowhere


@record
class Commands:
    """What runs for each command."""

    read: Command
    check: Command
    export: Command
    new: Command
    compare: Command
    years: Command
    infographic: Command


# As argparse asks for them (Python 3.11), with its own names of what is filled in.
_WORDS = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "show this help message and exit": "显示这份说明",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s %(message)s",
    "the following arguments are required: %s": "缺少 %s",
    "unrecognized arguments: %s": "不认识 %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "没有“%(parser_name)s”，可以是 %(choices)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "不能是“%(value)s”，可以是 %(choices)s",
    "invalid %(type)s value: %(value)r": "不能是“%(value)s”，要写整数",
    "expected one argument": "后面缺少内容",
    "expected at least one argument": "后面至少要有一项",
    "expected at most one argument": "后面最多有一项",
    "expected %s argument": "后面要有 %s 项",
    "not allowed with argument %s": "不能和 %s 一起用",
    "ignored explicit argument %r": "后面不能跟 %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不完整，可能是 %(matches)s",
}


class ChineseParser(argparse.ArgumentParser):
    """A parser of arguments that says all it says in Chinese; raises UnusableInput.

    ``fill`` adds its arguments when there are some to parse: of all commands one is run.
    """

    def __init__(self, *, fill: Callable[[argparse.ArgumentParser], None] | None = None, **more: Any) -> None:
        # argparse lays out each argument that is added; how wide the terminal is, is asked when something is shown.
        super().__init__(**more, formatter_class=partial(argparse.HelpFormatter, width=_WIDTH))
        self._fill = fill

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """See argparse."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)
        return super().parse_known_args(args, namespace)

    def format_help(self) -> str:
        """What is shown with ``--help``, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """What is wrong, in one sentence."""
        raise UnusableInput(f"命令写法有误（{message}）。请用 python main.py --help 查看用法。")


def _path(words: str) -> Path:
    """The path of a file; an empty one would be the folder that one is in."""
    if not words:
        raise argparse.ArgumentTypeError("没有写文件名")
    return Path(words)


def _translated(words: str) -> str:
    return _WORDS.get(words, words)


def _counted(one: str, _more: str, _count: int) -> str:
    return _translated(one)


def parser(commands: Commands) -> argparse.ArgumentParser:
    """The commands with what they take; ``command`` of the outcome is what runs."""
    for name, answer in (("_", _translated), ("ngettext", _counted)):
        setattr(argparse, name, answer)
    made = ChineseParser(prog="main.py", description="政府信息公开工作年度报告：不带参数打开窗口，或者：")
    listed = made.add_subparsers(required=True, metavar="命令", title="命令", prog=made.prog)
    for name, told, add in (
        ("read", "读取一份报告，显示内容", _add_read),
        ("check", "检查一份或多份报告", _add_check),
        ("export", "导出为其他格式", _add_export),
        ("new", "用上年报告生成本年度草稿", _add_new),
        ("compare", "对照两份报告，列出数据和文字的不同", _add_compare),
        ("years", "对比同一机关最多十年的报告：数据表和图", _add_years),
        ("infographic", "把一份报告的主要数据画成图解", _add_infographic),
    ):
        listed.add_parser(name, help=told, fill=partial(add, command=getattr(commands, name)))
    return made


def _add_years(made: argparse.ArgumentParser, command: Command) -> None:
    made.add_argument("files", type=_path, nargs="+", metavar="文件", help="同一机关各年的报告，一年一份，格式不限")
    outcome = made.add_mutually_exclusive_group()
    outcome.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    outcome.add_argument(
        "--to", type=_path, metavar="目标", help="写成 .docx、.pdf、.html、.xlsx（表和图），或 .svg、.png（只有图）"
    )
    made.add_argument(
        "--picture",
        choices=PICTURES,
        metavar="图",
        help="只要其中一幅图：requests 申请，results 办理结果，carryover 结转，disputes 复议诉讼",
    )
    made.add_argument("--renamed", action="store_true", help="机关名称不同也按同一机关对比（如更名）")
    made.add_argument("--force", action="store_true", help="目标已有时覆盖")
    made.set_defaults(command=command)


# The keys of the pictures (core/writers/pictures/years.py), which nobody has to load for them.
PICTURES = ("requests", "results", "carryover", "disputes")


def _add_infographic(made: argparse.ArgumentParser, command: Command) -> None:
    made.add_argument("file", type=_path, metavar="文件", help="报告：.json、.docx、.pdf 等")
    made.add_argument("--to", type=_path, required=True, metavar="目标", help="写成 .svg、.png 或 .pdf 文件")
    made.add_argument("--strict", action="store_true", help="有错误就不导出，退出码1")
    made.add_argument("--force", action="store_true", help="目标已有时覆盖")
    made.set_defaults(command=command)


def _add_compare(made: argparse.ArgumentParser, command: Command) -> None:
    made.add_argument("before", type=_path, metavar="甲", help="原来的报告，如上年报告")
    made.add_argument("after", type=_path, metavar="乙", help="后来的报告，如本年度报告")
    outcome = made.add_mutually_exclusive_group()
    outcome.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    outcome.add_argument("--to", type=_path, metavar="目标", help="写成 .docx、.pdf、.html 或 .xlsx 文件")
    made.add_argument("--force", action="store_true", help="目标已有时覆盖")
    made.set_defaults(command=command)


def _add_read(made: argparse.ArgumentParser, command: Command) -> None:
    made.add_argument("file", type=_path, metavar="文件", help="报告：.json、.docx、.pdf 等")
    made.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    made.set_defaults(command=command)


def _add_check(made: argparse.ArgumentParser, command: Command) -> None:
    made.add_argument("files", type=_path, nargs="+", metavar="文件", help="一份或多份报告")
    made.add_argument("--json", action="store_true", help="输出 JSON 列表")
    made.set_defaults(command=command)


def _add_export(made: argparse.ArgumentParser, command: Command) -> None:
    made.add_argument("file", type=_path, metavar="文件", help="报告：.json、.docx、.pdf 等")
    made.add_argument("--to", type=_path, required=True, metavar="目标", help="写到哪里；后缀决定格式")
    made.add_argument(
        "--style", choices=("official", "document"), default="official", help="official 统一格式，document 公文格式"
    )
    made.add_argument("--no-data", action="store_true", help="文件内不附带数据；PDF为PDF/A-2b，否则为3b")
    made.add_argument("--draft", action="store_true", help="每页页眉标注“草稿”；网页和工作簿不分页，不标注")
    made.add_argument("--no-marks", action="store_true", help="表格中的“/”“不适用”不印出，留空白")
    made.add_argument("--strict", action="store_true", help="有错误或显示不出来的字就不导出，退出码1")
    made.add_argument("--force", action="store_true", help="目标已有时覆盖")
    made.set_defaults(command=command)


def _add_new(made: argparse.ArgumentParser, command: Command) -> None:
    made.add_argument("--from", dest="last", type=_path, required=True, metavar="文件", help="上年报告")
    made.add_argument("--year", type=int, required=True, metavar="年份", help="新报告的年度")
    made.add_argument("--to", type=_path, required=True, metavar="目标", help="草稿写到哪里")
    made.add_argument("--force", action="store_true", help="目标已有时覆盖；原来的文件留有备份")
    made.set_defaults(command=command)
