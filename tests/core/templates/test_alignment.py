"""How figures stand in the cells of a template."""

from pathlib import Path
from typing import Any

import pytest

from core.templates.fill import to_bytes as filled
from tests.helpers.core.template_figures import FIRST, KEYS, SECOND, TABLE, W, paragraphs, sample, stand
from tests.helpers.makers.template_maker import FIGURE, figure_cell, package, parts
from tests.helpers.places import SAMPLES

RIGHT = f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r>{FIGURE}<w:t>5</w:t></w:r></w:p>'

PLAIN = f"<w:p><w:r>{FIGURE}<w:t>5</w:t></w:r></w:p>"

EMPTY = "<w:p/>"

INDENTED = '<w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/><w:jc w:val="both"/></w:pPr></w:p>'

BLANK = SAMPLES / "official_blank_2021.docx"


def stands(folder: Path, cells: dict[str, str]) -> dict[str, str]:
    report = sample()
    data = filled(report, package(parts(figures=cells), folder))
    return {key: stand(paragraph) for key, paragraph in paragraphs(data, report).items() if key in cells}


def test_figures_stay_where_the_template_shows_its_own(tmp_path: Path) -> None:
    assert stands(tmp_path, {FIRST: RIGHT, SECOND: PLAIN, KEYS[2]: figure_cell("7")}) == {
        FIRST: "right",
        SECOND: "",
        KEYS[2]: "center",
    }


@pytest.mark.parametrize(("shown", "wanted"), [(RIGHT, "right"), (figure_cell("7"), "center"), (PLAIN, "left")])
def test_a_cell_without_a_figure_follows_the_nearest_that_has_one(shown: str, wanted: str, tmp_path: Path) -> None:
    cells = {**dict.fromkeys(KEYS, shown), SECOND: EMPTY, KEYS[30]: INDENTED}
    found = stands(tmp_path, cells)
    assert (found[SECOND], found[KEYS[30]]) == (wanted, wanted)


@pytest.mark.parametrize("empty", [EMPTY, INDENTED, '<w:p><w:pPr><w:jc w:val="left"/></w:pPr></w:p>'])
def test_in_an_empty_table_figures_are_centred_without_indent(empty: str, tmp_path: Path) -> None:
    report = sample()
    data = filled(report, package(parts(figures=dict.fromkeys(KEYS, empty)), tmp_path))
    for key, paragraph in paragraphs(data, report).items():
        if key in KEYS:
            indent = paragraph.find(f"{W}pPr/{W}ind")
            assert stand(paragraph) == "center"
            assert (indent.get(W + "firstLine"), indent.get(W + "firstLineChars")) == ("0", "0")


def test_an_empty_table_keeps_what_its_paragraphs_say(tmp_path: Path) -> None:
    empty = '<w:p><w:pPr><w:jc w:val="right"/></w:pPr></w:p>'
    assert set(stands(tmp_path, dict.fromkeys(KEYS, empty)).values()) == {"right"}


def upright(paragraph: Any) -> str:
    mark = next(paragraph.iterancestors(W + "tc")).find(f"{W}tcPr/{W}vAlign")
    return "" if mark is None else mark.get(W + "val")


@pytest.mark.skipif(not BLANK.exists(), reason="the official blank form is not here")
def test_figures_in_the_official_blank_stand_in_the_middle() -> None:
    report = sample()
    found = paragraphs(filled(report, BLANK), report).values()
    assert {(stand(p), upright(p)) for p in found} == {("center", "center")}


def test_up_and_down_too_a_cell_follows_the_nearest_with_a_figure(tmp_path: Path) -> None:
    report, office = sample(), parts(figures=dict.fromkeys((SECOND, KEYS[8]), EMPTY))
    first, *rest = office[TABLE].split("<w:tcPr>")
    raised = [
        '<w:vAlign w:val="bottom"/></w:tcPr>'.join(cell.split("</w:tcPr>")) if "<w:b/>" in cell else cell
        for cell in rest
    ]
    office[TABLE] = "<w:tcPr>".join((first, *raised))
    found = paragraphs(filled(report, package(office, tmp_path)), report)
    assert {upright(found[key]) for key in KEYS} == {"bottom"}
