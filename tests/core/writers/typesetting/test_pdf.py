"""The PDF file: archive format, tags, bookmarks, properties, and how it gets into its place."""

import errno
import re
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from core.errors import StorageError
from core.forms.catalog import FORMS
from core.opening import open_any
from core.report.report import Report
from core.writers.layout.style import DOCUMENT, STYLES, Style
from core.writers.typesetting import compiler as pages_compiler
from core.writers.typesetting import typeset


def report(**texts: str) -> Report:
    made = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "（一）主动公开\n公开126条。", **texts})
    return made.with_values(dict.fromkeys(made.form.typed, 5))


def tags(reader: PdfReader) -> Counter[str]:
    """How often each structure type occurs."""
    found: Counter[str] = Counter()
    waiting: list[Any] = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found[str(node.get("/S", ""))] += 1
            waiting += [node["/K"]] if "/K" in node else []
    return found


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_archive_file_with_tags_and_properties(style: Style) -> None:
    when = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
    reader = PdfReader(BytesIO(typeset.to_bytes(report(), style, when)))
    xmp = reader.root_object["/Metadata"].get_object().get_data().decode()  # type: ignore[attr-defined]
    assert re.findall(r"<pdfaid:(part|conformance)>(\w)</", xmp) == [("part", "2"), ("conformance", "B")]
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.root_object["/MarkInfo"]["/Marked"] == True  # type: ignore[index]  # noqa: E712 - a PDF object
    assert reader.metadata is not None
    assert reader.metadata.title == "临江市财政局2025年政府信息公开工作年度报告"
    assert reader.metadata.author == "临江市财政局"
    assert reader.metadata.creation_date == when


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_tags_tell_headings_tables_and_heads(style: Style) -> None:
    found = tags(PdfReader(BytesIO(typeset.to_bytes(report(), style))))
    form = report().form
    assert found["/Title"] == 1
    assert found["/H1"] == len(form.sections)
    assert found["/H2"] == 1
    assert found["/Table"] == len(form.tables)
    assert found["/TD"] >= len(form.cells)
    assert found["/TH"] > 0


@pytest.mark.parametrize("style", STYLES.values())
def test_every_font_is_inside_and_tells_its_letters(style: Style) -> None:
    """And nothing is inside that an archive's file must not have: no script, no form, no link outwards, no key."""
    data = typeset.to_bytes(report(overview="公开𠮷é🙂。"), style, data="{}")
    reader = PdfReader(BytesIO(data))
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = {str(name): font.get_object() for found in resources for name, font in found["/Font"].items()}
    assert len(fonts) >= 2
    for font in fonts.values():
        assert "/ToUnicode" in font
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        described = inner["/FontDescriptor"].get_object() if inner["/Subtype"] != "/Type3" else {"/FontFile3": ""}
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)
    assert not reader.is_encrypted
    assert not {"/AA", "/OpenAction", "/AcroForm"} & set(reader.root_object)
    assert not any("/Annots" in page or "/AA" in page for page in reader.pages)


def test_bookmarks_are_the_sections() -> None:
    reader = PdfReader(BytesIO(typeset.to_bytes(report())))
    assert [mark.title for mark in reader.outline] == [section.numbered for section in report().form.sections]  # type: ignore[union-attr]


def test_same_report_same_file() -> None:
    when = datetime(2026, 1, 15, tzinfo=UTC)
    assert typeset.to_bytes(report(), when=when) == typeset.to_bytes(report(), when=when)


def test_a_character_no_font_has_gets_a_stand_in_in_a_file_for_archives() -> None:
    made = report(problems="经办人：\uf8ff\U00050000明\u200b", title="\uf8ff")
    for data in (typeset.to_bytes(made), typeset.to_bytes(made, DOCUMENT)):
        assert b"<pdfaid:part>2</" in data
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
        assert text.startswith("〓")
        assert "经办人：〓〓明" in text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=15, deadline=None)
def test_any_text_is_in_a_file_for_archives(text: str) -> None:
    assert b"<pdfaid:part>2</" in typeset.to_bytes(report(overview=text, title=text))


def test_stand_ins_end_where_no_font_has_them_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_compiler, "STAND_INS", ("\ue863", "?"))
    data = typeset.to_bytes(report(problems="经办人：\uf8ff"))
    assert "经办人：?" in "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def test_an_address_is_in_one_piece_in_every_line() -> None:
    address = "https://www.linjiang.gov.cn/zwgk/" + "a" * 90 + ".html"
    reader = PdfReader(BytesIO(typeset.to_bytes(report(overview=f"详见{address}。"))))
    first = reader.pages[0]
    assert f"详见{address}。" in re.sub(r"\s", "", first.extract_text())
    shown = first.get_contents()
    assert shown is not None
    assert shown.get_data().count(b"BDC") < 150  # not one for each of its characters


def test_tabs_lead_to_stops() -> None:
    """What follows a tab begins at the next whole stop, as in Word, and is a word of its own."""
    rows = "科室\t公开数\t备注\n综合管理科\t12\t无\n办公室\t3\t按月"
    page = PdfReader(BytesIO(typeset.to_bytes(report(overview=rows)))).pages[0]
    lefts: dict[str, float] = {}

    def note(text: str, place: Any, *_: Any) -> None:
        lefts.setdefault(text.strip(), place[4])

    assert "综合管理科 12 无" in page.extract_text(visitor_text=note)
    stops = {text: round((lefts[text] - 90) / 21, 2) for text in ("公开数", "备注", "12", "无", "3", "按月")}
    assert stops == {"公开数": 3, "备注": 5, "12": 4, "无": 5, "3": 3, "按月": 4}


def test_export_writes_the_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "年报.pdf"
    target.write_bytes(b"old")
    typeset.export(report(), target, DOCUMENT)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert [path.name for path in tmp_path.iterdir()] == ["年报.pdf"]


def test_a_place_that_is_gone_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"未能导出“年报\.pdf”：.*。$"):
        typeset.export(report(), tmp_path / "没有" / "年报.pdf")


def test_pages_that_cannot_be_made_leave_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "年报.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(pages_compiler, "REPORT", "missing.typ")
    with pytest.raises(pages_compiler.NotTypeset, match="排版失败"):
        typeset.export(report(), target)
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [(OSError(errno.ENOSPC, "full"), "磁盘空间不足.*清空回收站"), (ImportError("no DLL"), "排版失败.*反馈包")],
)
def test_a_compiler_that_does_not_load_is_said_in_one_sentence(
    reason: Exception, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portable exe unpacks its compiler when it is first needed, and there may be no room for it."""

    def fail() -> None:
        raise reason

    monkeypatch.setattr(pages_compiler, "_fonts", fail)
    pages_compiler.installed.cache_clear()
    with pytest.raises(pages_compiler.NotTypeset, match=sentence):
        typeset.export(report(), tmp_path / "年报.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_we_write_reads_back_to_the_same_report(form: str, style: Style, tmp_path: Path) -> None:
    overview = "全年公开信息1256条，同比增长12.5%，详见“临江发布”（www.linjiang.gov.cn）。" * 9
    texts = {
        "overview": f"（一）主动公开\n{overview}\n（二）依申请公开。收到9件。",
        "problems": "问题。" * 300,
        "other": "无。",
    }
    ours = Report(form, 2025 if form == "2021" else 2020, {"agency": "临江市住房和城乡建设局"}, texts)
    ours = ours.with_values({key: index * index * 9 for index, key in enumerate(ours.form.typed)})
    target = tmp_path / "年报.pdf"
    typeset.export(ours, target, style)
    theirs = open_any(target).report
    assert theirs.form_key == ours.form_key
    assert theirs.values == ours.values
    for key in ours.form.text_keys:
        assert theirs.text(key).split() == ours.text(key).split()
