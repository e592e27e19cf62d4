"""Lines that a browser prints at the edges of pages go; what the article says there stays."""

from core.readers.pages.edges.browser_lines import without_browser_lines
from core.readers.pages.model import Glyph, Page

ADDRESS = "https://www.linjiang.gov.cn/zwgk/t1.html"


def written(*lines: tuple[float, float, str]) -> Page:
    """A page with words at places, letters five points wide."""
    glyphs = [
        Glyph(sign, x + 5 * at, x + 5 * at + 5, base, 8, "") for x, base, text in lines for at, sign in enumerate(text)
    ]
    return Page(595, 842, tuple(glyphs), (), ())


def said(page: Page) -> str:
    return "".join(glyph.text for glyph in page.glyphs if glyph.text.strip())


def left(page: Page) -> tuple[str, list[str]]:
    pages, titles = without_browser_lines([page])
    return said(pages[0]), titles


def test_date_title_address_and_number_go_even_from_a_single_page() -> None:
    page = written(
        (20, 20, "2024/1/25 09:30"), (250, 21, "年报"), (90, 44, "其他"), (20, 830, ADDRESS), (560, 830, "1/1")
    )
    assert left(page) == ("其他", ["年报"])


def test_an_address_in_the_article_stays() -> None:
    for page in (
        written((90, 40, "网址为"), (90, 790, ADDRESS)),
        written((90, 40, "网址为"), (90, 790, ADDRESS), (290, 820, "1/3")),
        written((90, 40, "2024/1/25"), (90, 790, "3/4")),
    ):
        assert left(page)[0] == said(page)


def test_what_comes_again_at_its_place_goes() -> None:
    pages, _ = without_browser_lines([written((20, 20, "2024/1/25 09:30"), (90, 400, "文字")) for _ in range(2)])
    assert [said(page) for page in pages] == ["文字", "文字"]
