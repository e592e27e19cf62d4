"""How figures stand in a filled template: as its own figures do, centred where it has none, of one size in a table."""

from pathlib import Path

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.report.report import Report
from core.templates.fill import to_bytes as filled
from core.writers.layout.style import STYLES, Style
from tests.helpers.core.template_figures import FIRST, KEYS, TABLE, W, paragraphs, sample, stand
from tests.helpers.makers.template_maker import package, part, parts


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_figures_in_our_own_blank_stand_as_its_style_says(style: Style) -> None:
    from core.writers.docx.report import blank

    report = sample()
    assert {stand(p) for p in paragraphs(filled(report, blank(report.form, style)), report).values()} == {""}


def sizes(data: bytes, report: Report, table: str) -> dict[str, int]:
    found = paragraphs(data, report)
    return {key: int(found[key].find(f".//{W}sz").get(W + "val")) for key in found if key.startswith(f"{table}.")}


def test_figures_of_a_table_have_one_size(tmp_path: Path) -> None:
    """Cells of 1000 twips with margins of 108: 12345 needs 6 of 9 points, 2345678 less than two thirds."""
    office = package(parts(), tmp_path)
    one = sizes(filled(sample(**{FIRST: 1}), office), sample(), TABLE)
    assert set(one.values()) == {18}
    report = sample(**{FIRST: 1234567})
    found = sizes(filled(report, office), report, TABLE)
    total = next(key for key in KEYS if key.endswith(".total"))
    shorter = {size for key, size in found.items() if key not in (FIRST, total) and size >= 12}
    assert len(shorter) == 1 and shorter.pop() < 18
    assert found[FIRST] <= min(found.values())
    others = sizes(filled(report, office), report, "proceedings")
    assert set(others.values()) == {18}


def test_lines_of_a_text_break_inside_an_address(tmp_path: Path) -> None:
    report = sample().with_text("overview", "见http://www.linjiang.gov.cn/zwgk/index.html。\n公开126条。")
    root = etree.fromstring(part(filled(report, package(parts(), tmp_path))))
    wraps = {"".join(p.itertext()): p.find(f"{W}pPr/{W}wordWrap") for p in root.iter(W + "p")}
    assert wraps["见http://www.linjiang.gov.cn/zwgk/index.html。"].get(W + "val") == "0"
    assert wraps["公开126条。"] is None
