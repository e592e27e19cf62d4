"""The compiler behind the pages: characters that no font shows."""

from core.writers.layout.style import DOCUMENT
from core.writers.pages import typeset as pages_typeset
from tests.helpers.core.typeset_pages import filled


def test_characters_that_no_font_shows_are_named() -> None:
    report = filled(problems="经办人李\ue863明、\U00050000。", other="又是\ue863。")
    assert pages_typeset.unshown(report, DOCUMENT) == ["\ue863", "\U00050000"]
    assert pages_typeset.unshown(filled(problems="没有生僻字。")) == []
