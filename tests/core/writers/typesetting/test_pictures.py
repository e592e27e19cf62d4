"""Pictures by the compiler: PNG with two pixels a point, PDF/A on A4 with the words in it."""

import struct

from pypdf import PdfReader

from core.writers.pictures import years
from core.writers.pictures.infographic import infographic
from core.writers.pictures.scene import Caption, Plate
from core.writers.typesetting import compiler, pictures
from tests.helpers.core.year_reports import table_of, ten_years, year_report


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_png_is_twice_as_large_as_drawn() -> None:
    scene = years.picture(ten_years(), "results")
    width, height = size_of(pictures.png(scene))
    assert width == 2 * scene.width
    assert abs(height - 2 * scene.height) <= 1
    assert size_of(pictures.png(scene, 1))[0] == scene.width


def test_pdf_is_one_sheet_with_the_words(tmp_path) -> None:
    scene = infographic(table_of(year_report(2024, disclosure__licensing__decisions=1204)))
    path = tmp_path / "图解.pdf"
    path.write_bytes(pictures.pdf(scene, "临江市财政局"))
    reader = PdfReader(path, strict=True)
    (page,) = reader.pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    text = "".join(page.extract_text().split())
    for mark in scene.marks:
        if isinstance(mark, Caption):
            assert "".join(mark.text.split()) in text
    assert b"<pdfaid:part>2</" in path.read_bytes()
    assert reader.metadata is not None and reader.metadata.title == scene.title


def test_a_high_picture_is_made_to_fit(tmp_path) -> None:
    scene = years.sheet(ten_years())
    assert scene.height > 800
    path = tmp_path / "图.pdf"
    path.write_bytes(pictures.pdf(scene))
    assert len(PdfReader(path).pages) == 1


def test_a_character_without_a_font_has_a_stand_in() -> None:
    table = table_of(year_report(2024, agency="临江市\ue863局"))
    assert size_of(pictures.png(years.sheet(table)))[0] == 960
    assert pictures.pdf(years.sheet(table)).startswith(b"%PDF")


def test_the_data_for_the_template() -> None:
    scene = years.picture(ten_years(), "results")
    data = pictures.picture_data(scene)
    marks = data["marks"]
    assert isinstance(marks, list) and len(marks) == len(scene.marks)
    assert {mark["kind"] for mark in marks} == {"words", "plate", "strokes"}
    edges = [mark["edge"] for mark in marks if mark["kind"] == "plate"]
    assert len(edges) == sum(isinstance(mark, Plate) for mark in scene.marks)
    assert set(pictures.picture_looks(compiler.installed())) == {"plain", "bold"}
