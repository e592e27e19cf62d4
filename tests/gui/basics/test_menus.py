"""Letters of the menus."""

from gui.basics.actions import ACTIONS
from gui.basics.menus import MENU_LETTERS, lettered


def test_letters_of_menus_are_unique_and_seen() -> None:
    for menu in MENU_LETTERS:
        letters = [lettered(a.name, a.text).rpartition("(&")[2][0] for a in ACTIONS if a.menu == menu]
        assert len(set(letters)) == len(letters), menu
    assert len(set(MENU_LETTERS.values())) == len(MENU_LETTERS)
    assert lettered("open", "打开…") == "打开(&O)…"
