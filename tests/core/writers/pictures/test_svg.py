"""A picture as SVG: valid, with real words, a title and a description; the same bytes for the same picture."""

import re
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.writers.pictures import svg, years
from core.writers.pictures.pen import PHONE
from core.writers.pictures.scene import DAY, NIGHT, Anchor, Caption, Paint, Plate, Scene, Segments
from tests.helpers.core.year_reports import table_of, ten_years, year_report
from tests.helpers.places import DATA

SVG = "{http://www.w3.org/2000/svg}"
GOLDEN = DATA / "golden" / "years.svg"


def root(scene: Scene):
    return etree.fromstring(svg.to_bytes(scene))


def test_title_description_and_words() -> None:
    scene = years.sheet(ten_years())
    made = root(scene)
    assert made.tag == f"{SVG}svg" and made.get("role") == "img"
    assert [child.tag for child in made][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert made[0].text == scene.title and made[1].text == scene.told
    words = [mark.text for mark in scene.marks if isinstance(mark, Caption)]
    assert [text.text for text in made.iter(f"{SVG}text")] == words
    assert {child.tag.removeprefix(SVG) for child in made} == {"title", "desc", "rect", "path", "text"}


def test_readable_on_a_telephone() -> None:
    """At 375 px no word is below 11 px."""
    made = root(years.sheet(ten_years()))
    width = float(made.get("viewBox").split()[2])
    sizes = [float(text.get("font-size")) for text in made.iter(f"{SVG}text")]
    assert width == PHONE.width and min(sizes) * 375 / width >= 11
    assert made.get("style") == "max-width:100%;height:auto"


def test_nothing_becomes_a_tag() -> None:
    name = '临江市<b>&"局\x0b'
    made = root(years.sheet(table_of(year_report(2024, agency=name))))
    assert '临江市<b>&"局' in made[0].text
    assert not [*made.iter(f"{SVG}b")]


def test_marks() -> None:
    marks = (
        Plate(1, 2, 3, 4.125, Paint.DEEP, Paint.RULE),
        Segments(((0, 0, 10, 10),), Paint.QUIET, 1),
        Caption(5, 6, "字", 12, Paint.INK, Anchor.END, bold=True),
    )
    drawn = svg.svg(Scene(100, 50, "题", "述", marks), NIGHT)
    assert f'<rect x="1" y="2" width="3" height="4.12" fill="{NIGHT[Paint.DEEP]}" stroke="{NIGHT[Paint.RULE]}"' in drawn
    assert '<path d="M0 0L10 10"' in drawn
    assert 'text-anchor="end" font-weight="700">字</text>' in drawn
    assert DAY[Paint.PAPER] not in drawn


def test_the_picture_as_it_was() -> None:
    """Whole, lengths rounded away from the last digit; made anew on purpose only."""
    assert masked(svg.svg(years.sheet(ten_years()))) == masked(Path(GOLDEN).read_text("utf-8"))


def masked(text: str) -> str:
    return re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.0f}", text)
