"""What stands beside the text of a document is told, each of it once, and only where it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.notes import NoteCode
from core.readers.docx import reader as docx_reader
from tests.helpers.makers.docx_maker import W, body, par, run, write

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def told(path: Path, inner: str, parts: dict[str, str]) -> list[tuple[NoteCode, str]]:
    return list(
        docx_reader.document(write(path / "a.docx", body(par(run("收到9件")), inner), parts).read_bytes()).notes
    )


def margin(kind: str, words: str, more: str = "", reference: str = "default") -> tuple[str, dict[str, str]]:
    """A section with a head or foot of its pages, and the parts it needs."""
    section = f'<w:sectPr xmlns:r="{_OFFICE}"><w:{kind}Reference w:type="{reference}" r:id="rId7"/>{more}</w:sectPr>'
    relation = f'<Relationship Id="rId7" Type="{_OFFICE}/{kind}" Target="{kind}1.xml"/>'
    tag = "hdr" if kind == "header" else "ftr"
    return section, {
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>',
        f"word/{kind}1.xml": f'<w:{tag} xmlns:w="{W}">{par(run(words))}</w:{tag}>',
    }


def test_remarks_of_readers_are_told_in_full(tmp_path: Path) -> None:
    mark = par('<w:r><w:commentReference w:id="0"/></w:r>')
    remark = f'<w:comment w:id="0">{par(run("此处"))}{par(run("应为58"))}</w:comment>'
    parts = {"word/comments.xml": f'<w:comments xmlns:w="{W}">{remark}</w:comments>'}
    [(code, sentence)] = told(tmp_path, mark, parts)
    assert code == NoteCode.COMMENT
    assert "“此处 应为58”" in sentence
    assert told(tmp_path, "", parts) == []  # left behind when its mark was deleted
    assert told(tmp_path, mark, {"word/comments.xml": "<broken"}) == []


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_words_above_and_below_each_page_are_told(tmp_path: Path, kind: str) -> None:
    [(code, sentence)] = told(tmp_path, *margin(kind, "含下属单位"))
    assert code == NoteCode.MARGIN
    assert "“含下属单位”" in sentence


@pytest.mark.parametrize("words", ["— 4 —", "第 1 页 共 12 页", "Page 1 of 3", ""])
def test_numbers_of_pages_are_no_words(tmp_path: Path, words: str) -> None:
    assert told(tmp_path, *margin("footer", words)) == []


def test_words_of_first_and_even_pages_are_told_where_there_are_such_pages(tmp_path: Path) -> None:
    assert told(tmp_path, *margin("header", "内部资料", reference="first")) == []
    assert told(tmp_path, *margin("header", "内部资料", "<w:titlePg/>", "first"))
    section, parts = margin("header", "内部资料", reference="even")
    assert told(tmp_path, section, parts) == []
    even = {"word/settings.xml": f'<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/></w:settings>'}
    assert told(tmp_path, section, parts | even)
