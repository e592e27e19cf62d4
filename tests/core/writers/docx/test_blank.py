"""The blank form: built from the declaration like the official one, and stored for people to hand out."""

import io
import zipfile
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.matching.report import locate
from core.readers.docx.reader import walked
from core.report.report import Report
from core.writers.docx.report import blank, to_bytes
from core.writers.layout.blocks import printed_figures
from core.writers.layout.style import DOCUMENT, OFFICIAL, STYLES, Style
from tests.helpers.core.blank_forms import BASES, BLANK, W, made, official_tree, tree, value
from tests.helpers.docx_audit import faults
from tests.helpers.grown_forms import TEXT, declare, forms
from tests.helpers.places import ROOT


@pytest.mark.parametrize("form", FORMS)
def test_the_files_to_hand_out_are_what_the_declaration_gives(form: str) -> None:
    """Part by part: the same letters may be packed in other bytes elsewhere.  Made by packaging/making/make_blank.py."""
    ours = made(OFFICIAL, form)
    with zipfile.ZipFile(ROOT / "resources" / "blank" / f"{form}.docx") as stored:
        assert stored.namelist() == ours.namelist()
        for name in stored.namelist():
            assert stored.read(name) == ours.read(name), name


def test_the_files_to_hand_out_are_those_of_the_declared_forms() -> None:
    assert {path.stem for path in (ROOT / "resources" / "blank").iterdir()} == set(FORMS)


@pytest.mark.skipif(not BLANK.exists(), reason="the official blank form is not here")
def test_page_headings_and_placeholders_are_those_of_the_official_form() -> None:
    official, ours = official_tree(), tree(OFFICIAL, "2021")
    for part, names in (
        ("pgSz", ("w", "h")),
        ("pgMar", ("top", "bottom", "left", "right")),
        ("docGrid", ("linePitch",)),
    ):
        for name in names:
            assert value(ours, f"body/sectPr/{part}", name) == value(official, f"body/sectPr/{part}", name)

    def words(root: Any) -> list[str]:
        texts = ["".join(t.text or "" for t in p.iter(W + "t")) for p in root.find(W + "body").findall(W + "p")]
        return [text for text in texts if text][1:]  # the title is another one

    assert words(ours) == words(official)


@pytest.mark.parametrize(("style", "form"), BASES)
def test_every_run_names_its_fonts(style: Style, form: str) -> None:
    runs = list(tree(style, form).iter(W + "r"))
    assert len(runs) > 200
    for run in runs:
        names = {value(run, "rPr/rFonts", script) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1 and None not in names


@pytest.mark.parametrize(("style", "form"), BASES)
def test_headings_stay_with_what_follows(style: Style, form: str) -> None:
    body = tree(style, form).find(W + "body")
    for this, following in pairwise(body):
        if following.tag == W + "tbl" or value(this, "pPr/pStyle") == "Heading1":
            assert this.find(f"{W}pPr/{W}keepNext") is not None


def test_the_document_style_has_the_measures_of_the_standard() -> None:
    """GB/T 9704—2012: margins, sizes (3号 16 pt, 2号 22 pt, 4号 14 pt), fonts."""
    document = tree(DOCUMENT, "2021")
    margins = {
        side: int(value(document, "body/sectPr/pgMar", side) or 0) for side in ("top", "bottom", "left", "right")
    }
    in_mm = {side: round(twips * 25.4 / 1440, 1) for side, twips in margins.items()}
    assert in_mm == {"top": 37, "bottom": 35, "left": 28, "right": 26}
    styles = {s.get(W + "styleId"): s for s in tree(DOCUMENT, "2021", "word/styles.xml").iter(W + "style")}
    looks = {key: (value(s, "rPr/rFonts", "eastAsia"), value(s, "rPr/sz")) for key, s in styles.items()}
    assert looks["Title"] == ("方正小标宋简体", "44")
    assert looks["BodyText"] == ("仿宋_GB2312", "32")
    assert looks["Heading1"] == ("黑体", "32")
    assert looks["Heading2"] == ("楷体_GB2312", "32")
    footer = tree(DOCUMENT, "2021", "word/footer1.xml")
    assert "".join(t.text for t in footer.iter(W + "t")) == "— 1 —"
    assert {value(run, "rPr/sz") for run in footer.iter(W + "r")} == {"28"}


def test_the_blank_form_shows_its_own_words_and_no_marks() -> None:
    text = "".join(tree(OFFICIAL, "2021").itertext())
    assert "政府信息公开工作年度报告" in text
    assert all(section.placeholder in text for section in FORMS["2021"].sections)
    assert b"<?place" not in made(OFFICIAL, "2021").read("word/document.xml")


@settings(max_examples=6)
@given(forms(), st.sampled_from([*STYLES.values()]))
def test_a_row_a_column_and_a_section_more_need_no_other_edit(form: Form, style: Style) -> None:
    assert faults(blank(form, style)) == []
    report = Report(form.key, form.first_year, {"agency": "临江市财政局"}, {TEXT.key: "另加的文字。", "other": "无。"})
    with pytest.MonkeyPatch.context() as patch:
        declare(patch, form)
        report = report.with_values({cell: number % 90 for number, cell in enumerate(form.typed)})
        data = to_bytes(report, style)
        assert faults(data) == []
        document = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
        found = [locate(table, form) for table in walked(document).tables]
        read = {cell: figure.text for table in found for cell, figure in table.items()}
        assert read == printed_figures(report)
    text = "".join(document.itertext())
    added = form.section(TEXT.key)
    assert f"{added.numbered}另加的文字。" in text
    assert [text.index(section.numbered) for section in form.sections] == sorted(
        text.index(section.numbered) for section in form.sections
    )
