"""Letters of the menus."""

from gui.basics.actions import ACTIONS
from gui.basics.menus import lettered


def test_letters_of_menus_are_unique_and_seen() -> None:
    menus = {action.menu for action in ACTIONS}
    assert len(menus) == 7
    for menu in menus:
        letters = [lettered(a.name, a.text).rpartition("(&")[2][0] for a in ACTIONS if a.menu == menu]
        assert len(set(letters)) == len(letters), menu
    assert len({menu.letter for menu in menus}) == len(menus)
    assert lettered("open", "打开…") == "打开(&O)…"
