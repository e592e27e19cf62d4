"""What is said of an element by the rules of a page and by its own style."""

from core.readers.html.css.declarations import styles
from core.readers.html.css.selectors import OpenElement
from core.readers.html.looks import PLAIN_LOOK
from core.readers.html.rules import Rules, declarations


def said(sheet: str, style: str = "", classes: str = "z") -> dict[str, str]:
    rules = Rules()
    rules.add(sheet)
    return rules.inside(PLAIN_LOOK, OpenElement("b", {"class": classes, "style": style}))[2]


def test_what_is_important_wins() -> None:
    assert said(".z{color:red}", "color:blue") == {"color": "blue"}
    assert said(".z{color:red!important}", "color:blue") == {"color": "red"}
    assert said(".z{color:red !important}", "color:blue ! important") == {"color": "blue"}
    assert said(".z{color:red!important}#q,.z{color:blue}") == {"color": "red"}
    assert styles("COLOR:Red;x:y;Content:'A'") == ({"color": "red", "content": "'A'"}, {})
    assert declarations("color:red!important;top:1px") == {"color": "red", "top": "1px"}


def test_values_with_names() -> None:
    rules = Rules()
    rules.add(
        ":root{--Ink:#fff;--box:0/0 a}.dark{--ink:#000}.z{color:var(--ink)}.f{font:var(--box)}@property --w{initial-value:none}"
    )
    root, *_ = rules.inside(PLAIN_LOOK, OpenElement("html", {}))
    assert rules.inside(root, OpenElement("b", {"class": "z"}))[2] == {"color": "#fff"}
    dark, *_ = rules.inside(root, OpenElement("div", {"class": "dark"}))
    assert rules.inside(dark, OpenElement("b", {"class": "z"}))[2] == {"color": "#000"}
    assert rules.inside(root, OpenElement("b", {"class": "f"}))[2]["font-size"] == "0"
    assert rules.inside(PLAIN_LOOK, OpenElement("b", {"style": "display:var(--w)"}))[2] == {"display": "none"}
    assert said(".z{color:var(--none, red)}") == {"color": "red"}
    assert said(".z{color:var(--none)}") == {}


def test_what_moves_is_seen_where_it_stops() -> None:
    frames = "@keyframes k{from{opacity:0}to{opacity:1}}.z{opacity:0;animation:k 1s"
    assert said(frames + " forwards}")["opacity"] == "1"
    assert said(frames + "}")["opacity"] == "0"


def test_ways_to_number_lists() -> None:
    rules = Rules()
    rules.add("@counter-style A{system:cyclic;symbols:x}@layer a,b;@layer b{.z{color:red}}@layer a{.z{color:blue}}")
    assert rules.numberings.marker(2, "a") == "x."
    assert rules.inside(PLAIN_LOOK, OpenElement("b", {"class": "z"}))[2] == {"color": "red"}


def test_words_before_and_after() -> None:
    rules = Rules()
    rules.add(".z::before{content:'1'}.z:after{content:'2';color:red}")
    element = OpenElement("b", {"class": "z"})
    assert rules.generated(element, (), "before") == {"content": "'1'"}
    assert rules.generated(element, (), "after") == {"content": "'2'", "color": "red"}
    assert rules.of(element) == {}
