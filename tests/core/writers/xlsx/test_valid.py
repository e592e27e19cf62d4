"""Every workbook that leaves the program is valid: the report in both styles, a difference report."""

import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openxml_audit import OpenXmlValidator

from core.enclosed import data_of
from core.forms.catalog import FORMS
from core.report.difference_report import difference_report
from core.report.report import Report
from core.writers import registry
from core.writers.layout.style import STYLES, Style
from core.writers.listing import listing_of

ADDRESS = "xxgk_office_of_the_government@yunxishi.gov.cn" * 2


def report(form: str = "2021") -> Report:
    text = f"（一）主动公开\n网址{ADDRESS}。\n𠮷田\t<b>&amp;\n" + "很长的一段文字，" * 800
    made = Report(form, FORMS[form].first_year, {"agency": "临江市财政局"}, {"overview": text})
    return made.with_values({key: number * 7919 for number, key in enumerate(made.form.typed)})


def kinds(path: Path) -> set[str]:
    """What the validator says of a file, without the numbers of cells."""
    return {re.sub(r"\d+", "#", str(error)) for error in OpenXmlValidator().validate(path).errors}


@pytest.fixture(scope="module")
def of_the_library(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the validator says of any workbook of openpyxl's.

    ISO/IEC 29500-1, 18.8.22: the properties of a font come in any order; the validator wants one.
    18.3.1.4: texts may stand in their cells; it wants some of them apart.
    """
    path = tmp_path_factory.mktemp("plain") / "plain.xlsx"
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet()):
        assert sheet is not None
        sheet["A1"] = "一"
        sheet["A1"].font = Font("宋体", 12, bold=True, color="FF0000", underline="single")
        sheet["A2"] = CellRichText("一", TextBlock(InlineFont(rFont="宋体", sz=12), "二"))
        sheet["A3"].font = Font("宋体", 12)
    book.save(path)
    return kinds(path)


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.key)
@pytest.mark.parametrize("form", FORMS)
def test_reports(form: str, style: Style, tmp_path: Path, of_the_library: set[str]) -> None:
    for made in (report(form), Report(form, FORMS[form].first_year)):
        registry.export(made, tmp_path / "报告.xlsx", style, data_of(made))
        assert kinds(tmp_path / "报告.xlsx") <= of_the_library


def test_a_difference_report(tmp_path: Path, of_the_library: set[str]) -> None:
    found = difference_report(report(), report().with_text("overview", "改动。"), ("甲", "乙"))
    registry.export_listing(listing_of(found), tmp_path / "对照.xlsx")
    assert kinds(tmp_path / "对照.xlsx") <= of_the_library


def test_the_measure_finds_faults(tmp_path: Path, of_the_library: set[str]) -> None:
    """A workbook whose sheet has an element that none may have."""
    import zipfile

    registry.export(report(), tmp_path / "报告.xlsx")
    with zipfile.ZipFile(tmp_path / "报告.xlsx") as whole, zipfile.ZipFile(tmp_path / "坏.xlsx", "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, whole.read(name).replace(b"<sheetData>", b"<strange/><sheetData>"))
    assert not kinds(tmp_path / "坏.xlsx") <= of_the_library


def test_a_long_word_tears_no_line_open(tmp_path: Path) -> None:
    registry.export(report().with_text("other", "没有其他事项。"), tmp_path / "报告.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "报告.xlsx").worksheets[0]
    aligned = {str(row[0].value): row[0].alignment.horizontal for row in sheet.iter_rows()}
    assert [align for words, align in aligned.items() if ADDRESS in words] == ["left"]
    assert [align for words, align in aligned.items() if "没有其他事项" in words] == ["justify"]
