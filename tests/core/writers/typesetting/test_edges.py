"""Nothing that is typeset runs over the edge: whatever a text is made of, its lines end at the margin."""

import pytest

from core.report.report import Report
from core.writers.layout.blocks import has_long_word
from core.writers.layout.style import DOCUMENT, OFFICIAL, Style
from core.writers.typesetting import typeset
from core.writers.typesetting.drawing import DrawnText

MAIL = "xxgk_office_of_the_government@yunxishi.gov.cn"
SITE = "https://www.yunxishi.gov.cn/zwgk/zfxxgk/fdzdgknr/zfxxgknb/bmndbg/sjyj/202501/t20250120_1234567.html"
TEXTS = {
    "an address of 90 letters": f"本机关邮箱{MAIL * 2}。",
    "in quotes and brackets": f"“{MAIL * 2}”（{SITE}）",
    "between tabs": "\t".join((SITE, MAIL * 2, MAIL)),
    "joined by blanks that break no line": "\xa0".join((MAIL * 2, SITE, MAIL)),
    "below a sub-heading": f"（一）{MAIL * 2}\n（二）主动公开。{MAIL * 2}",
    "figures": "1" * 150,
    "letters with accents": "é" * 120,
    "Greek": "Ω" * 120,
    "hyphens that break no line": "ab\u2011" * 60,
    "joined characters": "公\u2060" * 90,
    "joined letters": "ab\u200d" * 60,
    "dashes": "—" * 120,
    "dots": "…" * 120,
    "signs of which none begins a line": "，" * 120,
    "signs of which none ends a line": "“" * 120,
    "wide letters": "ＡＢＣ" * 40,
}
HANGING = 0.6  # of the size: a sign at the end of a line stands half outside, and nothing of it is seen there


def outside(report: Report, style: Style) -> list[str]:
    """Lines of texts that end beyond the margin; tables may stand beside it, as in the printed form."""
    page = style.page
    margin = (page.width - page.right) / 20
    text_sizes = {style.text.font.size, style.title.font.size}
    found: list[str] = []
    for item in (item for drawn in typeset.drawing(report, style).pages for item in drawn.items):
        if isinstance(item, DrawnText) and item.size in text_sizes:
            words = "".join(glyph.text for glyph in item.glyphs)
            last = [glyph for glyph in item.glyphs if glyph.text.strip()][-1:]
            found += [words for glyph in last if glyph.x + glyph.width > margin + HANGING * item.size]
    return found


@pytest.mark.parametrize("style", [OFFICIAL, DOCUMENT], ids=lambda style: style.key)
@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_lines_end_at_the_margin(text: str, style: Style) -> None:
    texts = {"title": text, "preamble": text, "overview": text, "applications.above": text, "other": text}
    assert outside(Report("2021", 2024, {"agency": "临江市财政局"}, texts), style) == []


@pytest.mark.parametrize(
    "text", ["2024年12月31日", "公开" * 40, "电话0793-12345678公开", "A（B）、C，D。" * 20, "公 开" * 40]
)
def test_what_breaks_by_itself_is_no_long_word(text: str) -> None:
    assert not has_long_word(text)
