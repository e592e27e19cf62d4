"""Watermarks that stand upright."""

from core.readers.pages.model import Glyph, Page
from core.readers.pages.watermarks import without_watermarks


def written(text: str, x: float, base: float, size: float, colour: tuple[int, int, int]) -> list[Glyph]:
    return [Glyph(c, x + i * size, x + (i + 1) * size, base, size, "宋体", i, colour) for i, c in enumerate(text)]


def test_pale_large_writing_goes_and_the_text_stays() -> None:
    text = [glyph for line in range(20) for glyph in written("公开了政府信息", 50, 100 + line * 20, 12, (0, 0, 0))]
    pages = [Page(600, 800, (*text, *written("内部资料", 100, 400, 60, (220, 220, 220))), (), ())]
    (left,) = without_watermarks(pages)
    assert "".join(glyph.text for glyph in left.glyphs) == "公开了政府信息" * 20
