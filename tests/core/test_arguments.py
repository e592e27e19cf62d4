"""The command line speaks Chinese: usage, options and every fault of the arguments."""

import re

import pytest

from core.cli import main

# What may be Latin: commands, options and their values, names of formats.
_NAMES = re.compile(
    r"--?[a-z]+|main\.py|python|JSON|PDF|\b(?:read|check|export|new|official|document|html|abc|wrong|docx|json|pdf|svg|png|xlsx|x|compare|years|infographic|requests|results|carryover|disputes)\b"
)


@pytest.mark.parametrize(
    "command", [(), ("read",), ("check",), ("export",), ("new",), ("compare",), ("years",), ("infographic",)]
)
def test_help_is_chinese(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：main.py")
    assert not re.findall("[A-Za-z]{2,}", _NAMES.sub("", shown))


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("read",), "缺少 文件"),
        (("wrong",), "不能是“wrong”，可以是"),
        (("export", "x.json"), "缺少 --to"),
        (("export", "x.json", "--to"), "--to 后面缺少内容"),
        (("export", "x.json", "--to", "x.docx", "--style", "abc"), "--style 不能是“abc”，可以是"),
        (("new", "--from", "x.json", "--to", "x.json", "--year", "abc"), "--year 不能是“abc”，要写整数"),
        (("check",), "缺少 文件"),
        (("years",), "缺少 文件"),
        (("years", "x.json", "--picture", "abc"), "--picture 不能是“abc”，可以是"),
        (("infographic", "x.json"), "缺少 --to"),
        (("read", "x.json", "--abc"), "不认识 --abc"),
        (("read", "x.json", "--json=x"), "--json 后面不能跟"),
    ],
)
def test_faults_are_chinese(arguments: tuple[str, ...], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("命令写法有误（") and what in error
    assert not re.findall("[A-Za-z]{2,}", _NAMES.sub("", error))
