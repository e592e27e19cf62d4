"""The compiler behind the pages: characters that no font shows."""

from core.report.report import Report
from core.writers.pages import typeset as pages_typeset

BODY = {"agency": "临江市财政局"}


def filled(form: str = "2021", figure: int = 3, **texts: str) -> Report:
    report = Report(form, 2025, BODY, {"overview": "公开126条。", "problems": "问题。", "other": "没有。", **texts})
    return report.with_values(dict.fromkeys(report.form.typed, figure))


def test_characters_that_no_font_shows_are_named() -> None:
    report = filled(problems="经办人李\ue863明、\U00050000。", other="又是\ue863。")
    assert pages_typeset.unshown(report, "document") == ["\ue863", "\U00050000"]
    assert pages_typeset.unshown(filled(problems="没有生僻字。")) == []
