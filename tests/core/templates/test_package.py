"""The container of a template."""

import zipfile
from pathlib import Path

import pytest

from core.errors import UnusableInput
from core.templates import fill as templates_fill
from tests.helpers.core.template_shapes import TEXTS, reread, sample
from tests.helpers.makers.template_maker import package, part, parts
from tests.helpers.places import DATA

BAD = sorted(path for path in (DATA / "should_fail").iterdir() if path.suffix == ".docx")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_file_that_cannot_be_filled_gets_one_sentence(path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"^[^。]+。(?:[^。]+。)?$"):
        templates_fill.plan(sample(), path)


@pytest.mark.parametrize(("name", "words"), [("password.docx", "取消密码"), ("old_word.docx", "另存为 .docx")])
def test_what_to_do_about_it_is_said(name: str, words: str) -> None:
    with pytest.raises(UnusableInput, match=words):
        templates_fill.plan(sample(), (DATA / "should_fail" / name).read_bytes())


def test_a_dotx_becomes_a_docx_and_macros_are_refused(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
    path = package(parts(), tmp_path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "模板.dotx", "w") as new:
        for entry in old.namelist():
            new.writestr(
                entry, old.read(entry) if "Types" not in entry else f"<Types>{kind.format('template')}</Types>"
            )
    data = templates_fill.to_bytes(sample(), tmp_path / "模板.dotx")
    assert part(data, "[Content_Types].xml").decode() == f"<Types>{kind.format('document')}</Types>"
    with pytest.raises(UnusableInput, match="带有宏"):
        templates_fill.plan(sample(), package(parts(), tmp_path, **{"word/vbaProject.bin": "x"}))


def test_a_strict_package_stays_strict(office: Path, tmp_path: Path) -> None:
    strict = tmp_path / "strict.docx"
    usual, name = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "word/document.xml"
    with zipfile.ZipFile(office) as old, zipfile.ZipFile(strict, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, old.read(entry).replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    data = templates_fill.to_bytes(sample(), strict)
    assert usual not in part(data, name)
    assert reread(data, tmp_path).texts["problems"] == TEXTS["problems"]
