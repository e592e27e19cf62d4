"""In which colour words stand on which ground; all of it was compared with what Chromium shows."""

import pytest

from core.readers.html.css.colours import CLEAR, of_digits
from core.readers.html.css.selectors import OpenElement
from core.readers.html.inks import PICTURE, gradient, is_unseen
from core.readers.html.looks import PLAIN_LOOK, PageLook
from core.readers.html.rules import Rules


def look(*elements: str, sheet: str = "") -> PageLook:
    """The look in elements one in the other, each a style, or a tag with ``attribute=value`` behind a blank."""
    rules, found = Rules(), PLAIN_LOOK
    rules.add(sheet)
    for element in elements:
        tag, _, attribute = element.partition(" ")
        name, _, value = attribute.partition("=")
        told = OpenElement("span", {"style": element}) if ":" in element else OpenElement(tag, {name: value})
        found, _, _ = rules.inside(found, told)
    return found


UNSEEN = (
    ("color:#fff",),
    ("color:oklch(1 0 0)",),
    ("background:currentcolor",),
    ("background:#000", "color:inherit"),
    ("td bgcolor=black",),
    ("td bgcolor=000", "color:rgb(1,1,1)"),
    ("color:#fff", "a name=x"),
    ("color:#fff;background-image:linear-gradient(#fff,#fefefe)",),
    ("background-color:#000;background:#fff;color:#fff",),
    ("color:#fff;text-shadow:1px 1px 1px #fff",),
    ("color:#fff;-webkit-text-fill-color:currentcolor",),
    ("font color=white",),
    ("body text=white", "font color=ffffff"),
    ("opacity:.2", "opacity:.2", "opacity:.2"),
    ("opacity:calc(1 - 1)", "opacity:1"),
    ("filter:opacity(4%)",),
    ("filter:blur(30px)",),
    ("filter:invert(1)",),
    ("color:rgb(0 0 0/3%)",),
    ("color:rgba(255,0,0,.5)", "background:red;opacity:.05"),
)
SEEN = (
    ("color:#fff", "a href=x"),
    ("color:#fff", "mark x"),
    ("color:#fff", "input x"),
    ("color:#fff;background-image:linear-gradient(#000,#333)",),
    ("color:#fff;background:rgba(0,0,0,.8)",),
    ("color:#fff;background:#c00 none repeat scroll 0 0",),
    ("background:#000;color:#fff", "background:none"),
    ("color:#fff;text-shadow:0 0 2px #000",),
    ("color:transparent;-webkit-text-stroke:1px black",),
    ("color:transparent;background:linear-gradient(#c00,#000);-webkit-background-clip:text",),
    ("color:#fff;-webkit-text-fill-color:#000",),
    ("color:#fff", "color:initial"),
    ("td color=white",),  # no attribute of a cell
    ("td background=x.png", "color:#fff"),
    ("opacity:.5", "opacity:.5"),
    ("filter:blur(1px)",),
    ("color:nothing",),
    ("color:#fff;background:url(x.png)",),
)


@pytest.mark.parametrize("elements", UNSEEN)
def test_unseen(elements: tuple[str, ...]) -> None:
    assert look(*elements).unseen


@pytest.mark.parametrize("elements", SEEN)
def test_seen(elements: tuple[str, ...]) -> None:
    assert not look(*elements).unseen


def test_rules_for_links() -> None:
    sheet = "a{color:inherit}.w{color:#fff}"
    assert look("span class=w", "a href=x", sheet=sheet).unseen
    assert not look("span class=w", "a href=x", sheet="a{color:revert}.w{color:#fff}").unseen


def test_gradients() -> None:
    assert gradient("linear-gradient(to right, red 10%, rgba(0,0,0,0))") == [of_digits("ff0000"), CLEAR]
    assert look("background:linear-gradient(red,blue)").ground == PICTURE
    assert look("background:linear-gradient(red,blue)", "background:#fff").ground == "ffffff"


def test_lines_in_the_colour_of_their_ground() -> None:
    assert is_unseen("#fefefe", of_digits("000000"), "ffffff") and is_unseen("transparent", CLEAR, "ffffff")
    assert not is_unseen("currentcolor", of_digits("000000"), "ffffff") and not is_unseen("x", CLEAR, "ffffff")
