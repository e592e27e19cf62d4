"""Kinds of pages whose style sheets say in newer or rarer ways what is seen; each was looked at in Chromium 156."""

from __future__ import annotations

from collections.abc import Iterator

from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import HIDDEN, UNSEEN, page

PLAIN = truth_of(REPORT, quiet=True)


def _span(style: str, inner: str) -> str:
    return f'<span style="{style}">{inner}</span>'


@kind("unseen-in-any-notation")
def _unseen() -> Iterator[Sample]:
    """White, clear and faint words by every way to say a colour, of words with the colour of their ground, of filters and masks."""
    colours = (
        *("hwb(0 100% 0%)", "oklch(1 0 0)", "oklab(1 0 0)", "lab(100% 0 0)", "lch(99% 0 0)", "color(display-p3 1 1 1)"),
        *(
            "color(srgb 1 1 1 / 0)",
            "color-mix(in srgb, black 1%, white)",
            "rgb(from white r g b)",
            "hsl(from red h s 100%)",
        ),
        *(
            "Canvas",
            "var(--a, var(--b, rgb(255,255,255)))",
            "rgb(100% 100% 100%)",
            "#00000008",
            "rgb(0 0 0/3%)",
            "lavenderblush",
        ),
    )
    styles = (
        *("background:currentColor", "background:#000", "color:#fff;background-image:linear-gradient(#fff,#fefefe)"),
        *("opacity:calc(0)", "opacity:1e-3", "filter:opacity(4%)", "filter:blur(30px)", "filter:invert(1)"),
        *(
            "mask:linear-gradient(transparent,transparent)",
            "mask-image:url(#gone)",
            "color:#fff;-webkit-text-fill-color:currentcolor",
        ),
        *(
            "zoom:.05",
            "display:inline-block;scale:.01",
            "font-size:calc(1px - 1px)",
            "display:inline-block;inline-size:0;overflow:hidden",
        ),
        *("display:inline-block;transform:matrix(0,0,0,0,0,0)", "display:inline-block;transform:rotateY(90deg)"),
        "display:inline-block;text-indent:100%;white-space:nowrap;overflow:hidden;width:9px",
    )
    for style in (*(f"color:{colour}" for colour in colours), *styles):
        yield page(style, lambda s, style=style: s.text + _span(style, HIDDEN), UNSEEN)
    chains = {
        "opacity": _span("opacity:.2", _span("opacity:.2", _span("opacity:.2", HIDDEN))),
        "sizes": _span("font-size:.3em", _span("font-size:20%", HIDDEN)),
        "a link in its colour": f"<style>a{{color:inherit}}</style>{_span('color:#fff', f'<a href=x>{HIDDEN}</a>')}",
    }
    for name, inner in chains.items():
        yield page(name, lambda s, inner=inner: s.text + inner, UNSEEN)


@kind("seen-in-any-notation")
def _seen() -> Iterator[Sample]:
    styles = (
        *(
            "color:#fff;background-image:linear-gradient(#000,#333)",
            "color:#fff;background:oklch(.3 .1 20)",
            "color:nothing",
        ),
        *(
            "color:#fff;text-shadow:0 0 2px #000",
            "color:transparent;-webkit-text-stroke:1px black",
            "opacity:.4",
            "color:#ff",
        ),
        *("color:transparent;background:linear-gradient(#c00,#000);-webkit-background-clip:text", "filter:blur(1px)"),
        *(
            "color:#fff;background:rgba(0,0,0,.8)",
            "color:#fff;background:#c00 none repeat",
            "content-visibility:hidden",
        ),
        *(
            "display:none\\9",
            "display:none;display:inline",
            "mask-image:linear-gradient(#000,#000)",
            "zoom:.8",
            "clip-path:inset(0)",
        ),
        *("animation:x 1s", "color:color(foo 1 1 1)", "font-size:14", "color:oklch(.4 .1 30)", "color:GrayText"),
    )
    for style in styles:
        yield page(style, lambda s, style=style: _span(style, s.text), PLAIN)
    ways = {
        "a link on white": _span("color:#fff", '<a href="x">{}</a>'),
        "marked on white": _span("color:#fff", "<mark>{}</mark>"),
        "a cell's colour is no attribute": "<div color=white>{}</div>",
        "a box in a line that is crossed out": '<s><span style="display:inline-block">{}</span></s>',
        "a line of another kind": '<del style="text-decoration:underline">{}</del>',
        "a line without colour": _span("text-decoration:line-through transparent", "{}"),
    }
    for name, way in ways.items():
        yield page(name, lambda s, way=way: way.format(s.text), PLAIN)
    faded = "<style>@keyframes in{from{opacity:0}to{opacity:1}}td{opacity:0;animation:in 1s forwards}</style>"
    yield page("what moves into sight", lambda s: s.text, PLAIN, head=faded)


@kind("conditions-of-sheets")
def _conditions() -> Iterator[Sample]:
    """Rules that hold only where something else does, that are weaker than others, that name values."""
    hides = (
        *(
            "@supports (display:grid){.x{display:none}}",
            "@supports not (-moz-x:y){.x{display:none}}",
            "@media (hover){.x{display:none}}",
        ),
        *(
            "@media screen and (400px<=width<=3000px){.x{display:none}}",
            "@layer a,b;@layer b{.x{display:none}}@layer a{.x{display:inline}}",
        ),
        *(
            "@scope (table){.x{display:none}}",
            ".x:not(:hover){display:none}",
            ":not(p .x).x{display:none}",
            "td :nth-child(1 of .x){display:none}",
        ),
        *(
            ":root{--d:inline}td{--d:none}.x{display:var(--d)}",
            "@property --n{syntax:'*';inherits:false;initial-value:none}.x{display:var(--n)}",
        ),
        *(
            "b.x.x{display:inline}:is(.x,#id){display:none}",
            ".x{display:none",
            "@container (min-width:1px){.x{display:none}}",
            "td{.x &{}; & .x{display:none}}",
        ),
    )
    for sheet in hides:
        own = f"<b>{{}}</b><b class=x>{HIDDEN}</b>"
        yield page(sheet, lambda s, own=own: own.format(s.text), UNSEEN, head=f"<style>{sheet}</style>")
    shows = (
        *(
            "@supports not (display:grid){b{display:none}}",
            "@supports (-moz-appearance:none){b{display:none}}",
            "b:hover{display:none}",
        ),
        *(
            "@media print and (min-width:1px){b{display:none}}",
            "@media (width<=600px) or (orientation:portrait){b{display:none}}",
        ),
        "@layer a{#i b{display:none}}b{display:inline}",
        *(
            ":root{--d:none}td{--d:inline}b{display:var(--d)}",
            "b{display:var(--nothing)}",
            "@scope (h6){b{display:none}}",
        ),
        *(
            "b::before{content:'}'}b{display:inline}",
            "@media not all{b{display:none}}",
            "b:checked{display:none}",
            "b:has(hr){display:none}",
        ),
        *(
            "@keyframes b{to{display:none}}",
            "@starting-style{b{display:none}}",
            "@container (max-width:1px){b{display:none}}",
        ),
    )
    for sheet in shows:
        yield page(f"shown: {sheet}", lambda s: f"<b>{s.text}</b>", PLAIN, head=f"<style>{sheet}</style>")
