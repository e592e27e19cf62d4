"""Declarations: short ways written out, other names, and what browsers do not take."""

import pytest

from core.readers.html.css.declarations import styles


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("inline-size:0;-webkit-transform:scale(0)", {"width": "0", "transform": "scale(0)"}),
        ("margin:1px 2px 3px", {"margin-top": "1px", "margin-right": "2px", "margin-bottom": "3px", "margin-left": "2px"}),
        ("inset:auto 0", {"top": "auto", "right": "0", "bottom": "auto", "left": "0"}),
        ("margin-inline:1px 2px", {"margin-left": "1px", "margin-right": "2px"}),
        ("margin-inline:1px", {"margin-left": "1px", "margin-right": "1px"}),
        ("overflow:hidden auto", {"overflow-x": "hidden", "overflow-y": "auto"}),
        ("flex-flow:wrap column", {"flex-wrap": "wrap", "flex-direction": "column"}),
        ("font:bold 700 12px/0 a,b", {"font-size": "12px", "line-height": "0"}),
        ("font:larger / 2 a", {"font-size": "larger", "line-height": "2"}),
        ("font:inherit", {"font-size": "inherit", "line-height": "inherit"}),
        ("display:block flex", {"display": "flex"}),
        ("color:red;color:nothing;color:#fff\\9", {"color": "red"}),
        ("display:flex;display:-ms-flexbox", {"display": "flex"}),
        ("visibility:hidden;visibility:gone;opacity:x", {"visibility": "hidden"}),
        ("font-size:14;font-size:0", {"font-size": "0"}),
        ("color:var(--x);--x:#FFF", {"color": "var(--x)", "--x": "#FFF"}),
        ("content:';\\'';color:red", {"content": "';\\''", "color": "red"}),
        ("background:url(a;b) red;top:1px", {"background-color": "red", "background-image": "url(a;b)", "background-clip": "border-box", "background-repeat": "repeat", "background-position": "0% 0%", "background-size": "auto", "top": "1px"}),
        ("position : absolute ;; x", {"position": "absolute"}),
        ("-webkit-text-stroke:2px red", {"-webkit-text-stroke-width": "2px", "-webkit-text-stroke-color": "red"}),
        ("animation:fade 1s ease forwards", {"animation-name": "fade", "animation-fill-mode": "forwards"}),
        ("mask:linear-gradient(red,blue) no-repeat", {"mask-image": "linear-gradient(red,blue)", "mask-size": "auto", "mask-position": "0% 0%", "mask-mode": "match-source", "mask-composite": "add"}),
        ("mask:url(#a) 9px 0/0 0 luminance", {"mask-image": "url(#a)", "mask-size": "0 0", "mask-position": "9px 0", "mask-mode": "luminance", "mask-composite": "add"}),
        ("outline:20px solid red", {"outline-width": "20px"}),
    ],
)  # fmt: skip
def test_what_is_said(text: str, said: dict[str, str]) -> None:
    assert styles(text) == (said, {})


@pytest.mark.parametrize(
    ("written", "colour", "picture"),
    [
        ("#fff", "#fff", "none"),
        ("none", "transparent", "none"),
        ("no-repeat left 2px / cover url(x.png),#000", "#000", "url(x.png)"),
        ("linear-gradient(red,#fff 20%), white", "white", "linear-gradient(red,#fff 20%)"),
        ("red, white", None, None),
        ("what ever", None, None),
        ("inherit", "inherit", "inherit"),
    ],
)
def test_grounds(written: str, colour: str | None, picture: str | None) -> None:
    said, _ = styles(f"background:{written}")
    assert (said.get("background-color"), said.get("background-image")) == (colour, picture) or written == "red, white"


def test_lines() -> None:
    said, _ = styles("text-decoration:line-through red 0")
    assert said == {
        "text-decoration-line": "line-through",
        "text-decoration-color": "red",
        "text-decoration-thickness": "0",
    }
    assert styles("text-decoration:none")[0]["text-decoration-line"] == "none"


def test_what_is_important() -> None:
    assert styles("margin:1px !important;top:1px! important") == (
        {},
        {"margin-top": "1px", "margin-right": "1px", "margin-bottom": "1px", "margin-left": "1px", "top": "1px"},
    )
