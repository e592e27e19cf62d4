"""历年对比 as a document: in every format the same words and figures; figures of nine digits stay on one line."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from lxml import html
from pypdf import PdfReader

from core.errors import UnusableInput
from core.report.report import Report
from core.writers import registry
from core.writers.layout.style import DIGIT
from core.writers.pictures import years
from core.writers.pictures.scene import Caption
from core.writers.years_listing import SHARES, share_rows, years_listing
from tests.helpers.core.year_reports import applications, random_reports, table_of, ten_years, year_report
from tests.helpers.docx_audit import faults


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_format_says_the_same(tmp_path: Path) -> None:
    content = years_listing(ten_years())
    for suffix in registry.LISTINGS:
        registry.export_listing(content, tmp_path / f"对比{suffix}")
    document = Document(BytesIO((tmp_path / "对比.docx").read_bytes()))
    cells = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in document.tables]
    assert cells == [[table.head, *table.rows] for table in content.tables]
    text = squeezed("".join(page.extract_text() for page in PdfReader(tmp_path / "对比.pdf", strict=True).pages))
    page = html.document_fromstring((tmp_path / "对比.html").read_bytes())
    shown = squeezed(page.text_content())
    for table in content.tables:
        for row in table.rows:
            assert all(squeezed(cell) in text and squeezed(cell) in shown for cell in row)
    assert len(page.findall(".//svg")) == 4


def test_shares_add_up_and_are_left_out_where_there_is_no_whole() -> None:
    rows = [*share_rows(table_of(applications(2021, 4, 3, 1), year_report(2023)))]
    assert [row[1:] for row in rows][:3] == [("75.0%", "", ""), ("0.0%", "", ""), ("25.0%", "", "")]


def test_signs_stand_above_and_remarks_below() -> None:
    content = years_listing(table_of(applications(2021, 3, 2), applications(2022, 4, 4)))
    assert content.tables[-1].title == "说明"
    assert any("不一致" in row[1] for row in content.tables[-1].rows)
    assert [table.title for table in content.tables][:3][-1] == SHARES


@given(reports=random_reports())
def test_figures_fit_their_columns(reports: Sequence[Report]) -> None:
    content = years_listing(table_of(*reports))
    size, width = content.style.label.size, content.style.page.text_width / 20
    for table in content.tables:
        if table.title != "说明":
            assert sum(table.widths) <= width - 100
            for row in table.rows:
                for cell, room in zip(row[1:], table.widths[1:], strict=True):
                    assert len(cell) * size * DIGIT <= room


def test_pictures_alone(tmp_path: Path) -> None:
    scene = years.sheet(ten_years())
    for suffix in (".svg", ".png", ".pdf"):
        registry.export_picture(scene, tmp_path / f"图{suffix}")
        assert (tmp_path / f"图{suffix}").stat().st_size > 1000
    with pytest.raises(UnusableInput, match=r"可以导出的格式有：\.png、\.svg、\.pdf"):
        registry.export_picture(scene, tmp_path / "图.gif")


def test_docx_of_random_years_is_valid() -> None:
    content = years_listing(table_of(year_report(2020), year_report(2021)))
    from core.writers.docx.check_list import listing_bytes
    from core.writers.typesetting import pictures

    assert not faults(listing_bytes(content, images=[pictures.png(scene) for scene in content.pictures]))


def test_a_page_on_a_telephone_can_be_read() -> None:
    """Of 375 px a page has 343 between its margins."""
    for scene in years_listing(ten_years(), on_screen=True).pictures:
        sizes = [mark.size for mark in scene.marks if isinstance(mark, Caption)]
        assert min(sizes) * 343 / scene.width >= 11
