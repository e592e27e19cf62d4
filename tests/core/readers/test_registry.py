"""Files that are no report: one plain sentence with the next step, quickly, nothing executed or fetched."""

import re
import zipfile
from pathlib import Path

import pytest

from core import opening
from core.errors import UnusableInput
from core.readers import registry
from tests.helpers.core.soon import soon
from tests.helpers.makers.docx_maker import body, par, write
from tests.helpers.places import DATA

BAD = DATA / "should_fail"
CASES = BAD.parent / "cases"
TECHNICAL = re.compile("XML|ZIP|OLE|JSON|异常|错误代码|Error|您|！")

WORDS = {
    "empty.docx": "空的",
    "only_zeros.docx": "空的",
    "cut_off.docx": "不完整",
    "damaged_inside.docx": "损坏",
    "password.docx": "密码",
    "old_word.docx": "旧格式",
    "picture.docx": "图片",
    "rich_text.docx": "未找到年度报告的表格",
    "plain_text.docx": "文本文件",
    "zip_of_files.docx": "压缩文件",
    "no_tables.docx": "未找到年度报告的表格",
    "other_tables.docx": "未找到年度报告的表格",
    "tables_as_pictures.docx": "表格是图片",
    "two_reports.docx": "两份",
    "bomb.docx": "过大",
    "external_entity.docx": "损坏",
    "billion_laughs.docx": "损坏",
    "nested_a_million_times.docx": "损坏",
}


def test_every_bad_file_is_tried() -> None:
    assert {path.name for path in BAD.glob("*.docx")} == WORDS.keys()


@pytest.mark.parametrize("name", WORDS)
def test_bad_file(name: str) -> None:
    if name == "old_word.docx" and "doc" in registry.READERS:
        pytest.skip("read by its own reader")
    with pytest.raises(UnusableInput) as refused:
        soon(lambda: opening.read_report(BAD / name))
    sentence = str(refused.value)
    assert WORDS[name] in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 2
    assert not TECHNICAL.search(sentence)


@pytest.mark.parametrize("path", sorted(p for p in CASES.iterdir() if p.suffix != ".json"), ids=lambda p: p.name)
def test_content_decides(path: Path, tmp_path: Path) -> None:
    """Whatever the name says."""
    renamed = tmp_path / "年报.docx"
    renamed.write_bytes(path.read_bytes())
    assert registry.kind_of(renamed) == path.suffix[1:]


def test_every_refusal_says_what_to_do() -> None:
    for sentence in registry.REFUSED.values():
        assert re.search("请.+。$", sentence), sentence


def test_size_is_bounded_whatever_the_directory_claims(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx", body(par("字" * 10_000)))
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (100).to_bytes(4, "little")))
    with pytest.raises(UnusableInput, match="损坏"):
        opening.read_report(path)


def test_far_too_many_paragraphs(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="过大"):
        opening.read_report(write(tmp_path / "a.docx", body(par("字") * 30_000)))


def test_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="无法读取"):
        opening.read_report(tmp_path / "没有.docx")
