"""A topic as rich text: what is written is shown, not obeyed."""

from pathlib import Path

from core.help.markup import HelpTopic, topics_of
from gui.basics.theme import DARK, LIGHT
from gui.help.page import page, style_sheet
from tests.helpers.manual_pages import PNG


def made(source: str, folder: Path = Path(), width: int = 300, beneath: tuple[HelpTopic, ...] = ()) -> str:
    (topic,) = topics_of(f'# <a id="a"></a>甲\n{source}')
    return page(topic, beneath, folder, width)


def test_marks() -> None:
    html = made("单击**保存**，按 `Ctrl+S`，见[乙](quick.md#c)。")
    assert "<b>保存</b>" in html and "<code>Ctrl+S</code>" in html and '<a href="#c">乙</a>' in html


def test_signs_of_html_are_words() -> None:
    html = made("甲 & 乙 > 丙 < 丁")
    assert "甲 &amp; 乙 &gt; 丙 &lt; 丁" in html


def test_lists_are_lists() -> None:
    html = made("1. 一\n2. 二\n- 甲\n- 乙\n完")
    assert html.count("<ol>") == html.count("<ul>") == 1 and html.count("<li>") == 4
    assert "<p>完</p>" in html


def test_a_table_has_heads() -> None:
    html = made("| 时间 | 事 |\n|---|---|\n| 1月 | 填 |")
    assert html.count("<th") == 2 + html.count("<thead") and html.count("<td") == 2


def test_what_lies_beneath_is_listed() -> None:
    (other,) = topics_of('# <a id="b"></a>乙\n字')
    assert '<a href="#b">乙</a>' in made("字", beneath=(other,))


def test_a_picture_keeps_within_the_page(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(PNG)  # 500 px wide
    assert 'width="300"' in made("![说明](p.png)", tmp_path, 300)
    assert 'width="500"' in made("![说明](p.png)", tmp_path, 800)
    assert "说明" in made("![说明](p.png)", tmp_path)


def test_light_and_dark_differ() -> None:
    assert style_sheet(LIGHT) != style_sheet(DARK)
    assert LIGHT.accent in style_sheet(LIGHT) and DARK.accent in style_sheet(DARK)
