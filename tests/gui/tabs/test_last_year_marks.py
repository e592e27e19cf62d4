"""How sentences of last year's text look, by what became of them."""

from pytestqt.qtbot import QtBot

from gui.tabs.last_year_marks import tip
from gui.tabs.last_year_text import LastYearText
from tests.helpers.gui.last_year_desk import NOW, beside, click, place_of, report, set_off, struck
from tests.helpers.text_desk import open_page


def underlined(pane: LastYearText) -> list[str]:
    return [s.cursor.selectedText() for s in pane.view.extraSelections() if s.format.fontUnderline()]  # type: ignore[attr-defined]


def test_what_is_gone_is_struck_and_what_changed_is_underlined(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    pane = beside(page)
    assert struck(pane) == ["2024", "126", "及时更新网站。"]
    assert underlined(pane) == ["2024年，我局认真做好政府信息公开工作。", "全年公开信息126条。"]
    assert "重复率" in pane.head.text()


def test_without_a_text_this_year_nothing_is_struck(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report(""))
    pane = beside(page)
    assert "本年未填写文字" in pane.head.text()
    assert struck(pane) == []
    assert not pane.legend.isVisible()


def test_tips_tell_what_became_of_a_sentence(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    pane = beside(page)
    tips = {words: pane.view.sentence_at(place_of(pane, words)) for words in ("全年", "及时", "组织")}
    assert {words: tip(change, NOW) for words, change in tips.items() if change} == {
        "全年": "本年改为：全年公开信息143条。",
        "及时": "本年文字中没有这一句。单击转到原来的位置。",
        "组织": "本年文字中有相同的一句。单击转到这一句。",
    }


def test_rare_characters_do_not_shift_the_marks(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report("𬭎山公开信息143条。", "𬭎山公开信息126条。\n𬭎村没有了。"))
    pane = beside(page)
    assert struck(pane) == ["126", "𬭎村没有了。"]
    click(pane, "山公开")
    assert set_off(pane) == "𬭎山公开信息126条。"
