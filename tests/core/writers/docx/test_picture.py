"""Pictures in Word documents: valid, told for those who cannot see them, no larger than the page."""

import zipfile
from io import BytesIO

from docx import Document

from core.report.years.table import YearsTable
from core.writers.docx.check_list import listing_bytes
from core.writers.layout.style import Style
from core.writers.typesetting import pictures
from core.writers.years_listing import years_listing
from tests.helpers.core.year_reports import AGENCY, table_of, ten_years, year_report
from tests.helpers.docx_audit import faults

_EMU = 12700


def written(table: YearsTable) -> tuple[bytes, Style]:
    content = years_listing(table)
    return listing_bytes(content, images=[pictures.png(scene) for scene in content.pictures]), content.style


def test_valid_with_pictures_that_are_told() -> None:
    for table in (ten_years(), table_of(year_report(2024, agency=f'{AGENCY}<&"'))):
        data, style = written(table)
        assert not faults(data)
        document = Document(BytesIO(data))
        shapes = document.inline_shapes
        scenes = years_listing(table).pictures
        assert len(shapes) == len(scenes) == 4
        for shape, scene in zip(shapes, scenes, strict=True):
            told = shape._inline.docPr
            assert (told.get("title"), told.get("descr")) == (scene.title, scene.told)
            assert shape.width / _EMU <= style.page.text_width / 20 + 0.1
            assert abs(shape.width / shape.height - scene.width / scene.height) < 0.001


def test_one_file_for_each_picture() -> None:
    data, _ = written(ten_years())
    with zipfile.ZipFile(BytesIO(data)) as package:
        images = [name for name in package.namelist() if name.startswith("word/media/")]
        assert images == [f"word/media/image{number}.png" for number in (1, 2, 3, 4)]
        assert b'Extension="png"' in package.read("[Content_Types].xml")


def test_many_years_lie_and_few_stand() -> None:
    for table, lying in ((ten_years(), True), (table_of(year_report(2024)), False)):
        data, _ = written(table)
        section = Document(BytesIO(data)).sections[0]
        assert section.page_width is not None and section.page_height is not None
        assert (section.page_width > section.page_height) == lying
        assert (section.orientation == 1) == lying
