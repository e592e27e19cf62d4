"""The compiler behind the pages: characters that no font shows, tables that fit a page."""

import pytest

from core.readers.pdf import reader
from core.readers.raw import RawParagraph
from core.report.report import Report
from core.writers.layout.style import DOCUMENT
from core.writers.typesetting import compiler, typeset
from core.writers.typesetting.drawing import DrawnText
from tests.helpers.core.typeset_pages import filled


def test_characters_that_no_font_shows_are_named() -> None:
    report = filled(problems="经办人李\ue863明、\U00050000。", other="又是\ue863。")
    assert typeset.unshown(report, DOCUMENT) == ["\ue863", "\U00050000"]
    assert typeset.unshown(filled(problems="没有生僻字。")) == []


def test_a_table_is_measured_once_whatever_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiler, "_heights", heights := dict[str, float]())
    asked: list[bytes | None] = []
    new = compiler._new_compiler
    monkeypatch.setattr(compiler, "_new_compiler", lambda source=None: asked.append(source) or new(source))
    compiler._compiler()
    asked.clear()
    report = Report("2021", 2025, {"agency": "临江市财政局"})
    for figure in (0, 7, 1234567):
        typeset.pdf(report.with_values(dict.fromkeys(report.form.typed, figure)))
    assert len(asked) == 1 and len(heights) == 1
    typeset.pdf(report, DOCUMENT)
    assert len(asked) == 2 and len(set(heights.values())) == 2
    assert all(400 < height < 1000 for height in heights.values())


@pytest.mark.parametrize("mark", ["\u0485", "\u08d3", "\U0001f3fb", "\u1cf7"])
def test_a_letter_below_a_mark_without_a_glyph_stays(mark: str) -> None:
    """The compiler says of such a letter that it has no glyph either, and every one like it was printed as a stand-in."""
    report = filled(problems=f"信息公{mark}开工作。")
    assert set(typeset.unshown(report)) <= {mark}
    drawn = "".join(
        glyph.text
        for page in typeset.drawing(report).pages
        for item in page.items
        if isinstance(item, DrawnText)
        for glyph in item.glyphs
    )
    texts = [item.text for item in reader.document(typeset.pdf(report)).items if isinstance(item, RawParagraph)]
    assert "信息公" in drawn and f"信息公{mark}开工作。" in texts and "〓" not in "".join(texts)
