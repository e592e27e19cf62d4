"""The report as a workbook: cells, formulas, looks, and that other programs read the same from it."""

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.errors import StorageError
from core.matching import report as matching_report
from core.matching.reading import to_report
from core.opening import read_report
from core.readers.registry import READERS
from core.readers.sheets import xlsx
from core.report.calc import compute
from core.report.report import Report, paragraphs
from core.writers.layout.blocks import printable, printed_figures, text_width
from core.writers.layout.style import DOCUMENT
from core.writers.registry import FORMATS
from core.writers.registry import export as export_any
from core.writers.xlsx.book import export, to_bytes
from tests.helpers.core.workbooks import FORM_KEYS, SEEDS, by_key, opened, sample, some_figures
from tests.helpers.raw_views import check_all_came_back

HOSTILE = st.text(
    st.sampled_from("=+-@#N/A'\"<>&_x041\x00\x0b\x85\u2028\ud800\ufffe\t 中（）\n") | st.characters(), max_size=60
)


@settings(max_examples=20, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_texts_stay_texts(agency: str, title: str, text: str) -> None:
    report = sample().with_text("title", title).with_text("overview", text).with_body("agency", agency)
    sheet = opened(to_bytes(report)).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows()]
    assert {cell.data_type for cell in cells} == {"s"}
    expected = [*paragraphs(printable(title)), *paragraphs(printable(report.text("preamble")))]
    for section in report.form.sections:
        expected += [section.numbered, *paragraphs(printable(report.text(section.key)))]
    assert [cell.value.removeprefix("\u3000\u3000") for cell in cells] == expected


@pytest.mark.parametrize("text", ["=1+1", "+86 793", "-5", "@SUM(A1)", "#N/A", '=HYPERLINK("http://a")'])
def test_no_text_becomes_a_formula_even_when_edited(text: str) -> None:
    sheet = opened(to_bytes(sample().with_text("other", text))).worksheets[0]
    (cell,) = [row[0] for row in sheet.iter_rows() if row[0].value == f"\u3000\u3000{text}"]
    assert cell.data_type == "s"
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_what_looks_like_a_character_s_number_is_escaped() -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(sample().with_text("other", "编号_x0041_")))) as package:
        assert "_x005F_x0041_" in package.read("xl/worksheets/sheet1.xml").decode()


def test_headings_of_tables_lead_to_their_sheets() -> None:
    report = sample()
    book = opened(to_bytes(report))
    headings = (c for row in book.worksheets[0].iter_rows() for c in row if c.hyperlink)
    links = {cell.value.lstrip(): cell.hyperlink.location for cell in headings}
    names = book.sheetnames[1:]
    assert links == {
        report.form.section(table.key).numbered: f"'{name}'!A1"
        for table, name in zip(report.form.tables, names, strict=True)
    }
    assert all(re.fullmatch(r"[二三四]、[^\[\]:*?/\\]{1,29}", name) for name in names)


LONG = "".join(f"第{number:04}处问题，" for number in range(700)) + "完。"


def test_long_paragraphs_can_be_seen_whole() -> None:
    """A row is 409 points high at most: a text that needs more goes on in the next."""
    report = sample().with_text("overview", f"{LONG}\n{'长' * 40_000}")
    sheet = opened(to_bytes(report)).worksheets[0]
    heights = {row: dimension.height for row, dimension in sheet.row_dimensions.items()}
    assert max(heights.values()) < 409 and not sheet.merged_cells.ranges
    cells = [row[0] for row in sheet.iter_rows() if row[0].value]
    assert "".join(cell.value for cell in cells if set(cell.value) <= set("\u3000长")).strip() == "长" * 40_000
    assert "".join(cell.value for cell in cells if "处问题" in cell.value).strip() == LONG
    for cell in cells:
        lines = -(-text_width(cell.value) // int((135 / 25.4 * 72 - 6) / cell.font.size))
        assert heights[cell.row] >= lines * cell.font.size * 1.3, cell.value[:20]
    assert all(re.search("[。，]$", cell.value) for cell in cells if "处问题" in cell.value)


def test_a_text_over_several_rows_is_read_as_one_paragraph() -> None:
    report = sample().with_text("overview", f"（一）主动公开\n{LONG}\n又一段。").with_text("disclosure.above", LONG)
    report = report.with_text("disclosure.below", f"{LONG}\n又一段。")
    again = to_report(matching_report.read(xlsx.document(to_bytes(report))))
    for key in ("overview", "disclosure.above", "disclosure.below"):
        assert again.text(key) == report.text(key)
    assert again.values == report.values


@pytest.mark.skipif(not shutil.which("soffice") or not shutil.which("pdftotext"), reason="needs LibreOffice, poppler")
def test_a_long_text_is_printed_whole(tmp_path: Path) -> None:
    export(sample().with_text("overview", LONG), tmp_path / "in.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "in.xlsx")], check=True, capture_output=True, timeout=120)
    shown = subprocess.run(["pdftotext", str(tmp_path / "in.pdf"), "-"], check=True, capture_output=True)
    assert LONG in re.sub(r"\s", "", shown.stdout.decode())


def test_paragraphs_are_indented_and_titles_are_not() -> None:
    report = sample()
    values = [row[0].value for row in opened(to_bytes(report)).worksheets[0].iter_rows() if row[0].value]
    assert values[0] == report.text("title")
    assert {f"\u3000\u3000{line}" for line in report.text("overview").splitlines()} <= set(values)


def test_sheets_are_named_by_their_headings() -> None:
    report = sample()
    _, *names = opened(to_bytes(report)).sheetnames
    assert names == [report.form.section(table.key).numbered for table in report.form.tables]


def test_the_same_report_gives_the_same_bytes() -> None:
    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert {info.date_time[0] for info in package.infolist()} == {1980}
            return {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}

    assert parts(to_bytes(sample())) == parts(to_bytes(sample()))


def test_export_writes_a_file_or_says_why_not(tmp_path: Path) -> None:
    path = tmp_path / "报告.xlsx"
    export(sample(), path, DOCUMENT)
    assert load_workbook(path).properties.title == sample().text("title")
    with pytest.raises(StorageError, match="未能导出"):
        export(sample(), tmp_path / "没有" / "报告.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["报告.xlsx"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.suffix)
def test_every_declared_format_writes_a_file_that_can_be_read(form: Any, tmp_path: Path) -> None:
    path = tmp_path / f"报告{form.suffix}"
    export_any(sample(), path)
    assert path.stat().st_size > 1000 and form.name
    if form.suffix.removeprefix(".") in READERS:
        assert to_report(read_report(path)).values == sample().values


@settings(max_examples=8, deadline=None)
@given(SEEDS, FORM_KEYS)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, seed: int, form_key: str) -> None:
    report = some_figures(form_key, seed)
    path = tmp_path_factory.mktemp("xlsx") / "报告.xlsx"
    export(report, path)
    check_all_came_back(matching_report.read(xlsx.document(path.read_bytes())), report)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_computes_the_same_totals(tmp_path: Path) -> None:
    """Typed figures are changed and all stored results dropped, so that it must compute; one table stays blank."""
    report = sample()
    book = opened(to_bytes(report))  # saving it again drops the results
    values = {k: n * 7 % 1000 for n, k in enumerate(report.form.typed) if not k.startswith("proceedings.")}
    values["applications.new.natural_person"] = 123_456_789_012
    cells = by_key(book, report)
    for key in report.form.typed:
        cells[key].value = values.get(key)
    book.save(tmp_path / "in.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    command = [*convert, str(tmp_path / "out"), str(tmp_path / "in.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = tmp_path / "out" / "in.xlsx"
    computed = by_key(load_workbook(saved, data_only=True), report)
    changed = Report(report.form_key, report.year).with_values(values)
    printed = printed_figures(changed)
    assert {key: str(computed[key].value or "") for key in report.form.computed if not printed[key]} == {
        key: "" for key in report.form.computed if key.startswith("proceedings.")
    }
    totals = compute(changed.form, changed.values)
    for key in report.form.computed:
        if printed[key]:
            assert computed[key].value == totals[key].value, key
    again = to_report(matching_report.read(xlsx.document(saved.read_bytes())))
    assert again.values == changed.values
    assert {key: again.text(key) for key in report.form.text_keys} == {k: report.text(k) for k in report.form.text_keys}


def test_no_part_of_the_report_lies_among_the_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full or away"))
    export(sample(), tmp_path / "报告.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["报告.xlsx"]
