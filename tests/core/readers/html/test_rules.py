"""What is said of an element by the rules of a page and by its own style."""

from core.readers.html.rules import Rules, declarations, styles
from core.readers.html.selectors import OpenElement


def said(sheet: str, style: str = "", classes: str = "z") -> dict[str, str]:
    rules = Rules()
    rules.add(sheet)
    return rules.of(OpenElement("b", {"class": classes, "style": style}))


def test_what_is_important_wins() -> None:
    assert said(".z{color:red}", "color:blue") == {"color": "blue"}
    assert said(".z{color:red!important}", "color:blue") == {"color": "red"}
    assert said(".z{color:red !important}", "color:blue ! important") == {"color": "blue"}
    assert said(".z{color:red!important}#q,.z{color:blue}") == {"color": "red"}
    assert styles("COLOR:Red;x:y;Content:'A'") == ({"color": "red", "content": "'A'"}, {})
    assert declarations("color:red!important;top:1px") == {"color": "red", "top": "1px"}


def test_values_with_names() -> None:
    assert said(":root{--Ink:#fff}.z{color:var(--ink)}") == {"color": "#fff"}
    assert said(".z{color:var(--none, red)}") == {"color": " red"}
    assert said(".z{color:var(--none)}") == {"color": ""}


def test_words_before_and_after() -> None:
    rules = Rules()
    rules.add(".z::before{content:'1'}.z:after{content:'2';color:red}")
    element = OpenElement("b", {"class": "z"})
    assert rules.generated(element, (), "before") == {"content": "'1'"}
    assert rules.generated(element, (), "after") == {"content": "'2'", "color": "red"}
    assert rules.of(element) == {}
