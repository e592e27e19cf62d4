"""Kinds of pages with parts that are pages, trees, drawings or fields of their own; each was looked at in Chromium 156."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import HIDDEN, SOME, UNSEEN, either, page, words

PLAIN = truth_of(REPORT, quiet=True)
CUT = truth_of(REPORT, note="只显示出一部分")
ICON = '<svg width="12" height="12"><path d="M0 0h{}v9z"/></svg>'


@kind("icons-beside-figures")
def _icons() -> Iterator[Sample]:
    """Small drawings beside a figure are no figures; as many shapes as there are digits may be."""
    icons = (
        ICON.format(9),
        '<svg aria-hidden="true" viewBox="0 0 9 9"><use href="#up"/></svg>',
        '<img src="up.png" width="16" height="16">',
    )
    for icon in icons:
        yield page(icon, lambda s, icon=icon: s.text + icon, PLAIN)
    alone = {key: None if key in SOME else REPORT.value(key) for key in REPORT.form.typed}
    told = truth_of(REPORT, values=alone, note="图片")
    yield page("alone in some cells", lambda s: icons[2] if s.key in SOME else s.text, told)
    yield page("shapes like digits", lambda s: s.text + ICON.format(s.text), truth_of(REPORT, note="小图标"))
    for drawn in (
        '<svg width="20" height="20"><text y="15">9</text></svg>',
        '<img src="nine.png">',
        "<canvas></canvas>",
    ):
        yield page(drawn, lambda s, drawn=drawn: s.text + drawn, truth_of(REPORT, note="图片"))


@kind("figures-as-formulas-and-drawings")
def _drawn_words() -> Iterator[Sample]:
    """Digits of a formula stand in the line, those of the only drawing in a cell are its figure; what is stacked or moved is a picture."""
    in_row = "<math><mrow>{}</mrow></math>"
    formulas = {
        "a number": lambda s: f"<math><mn>{s.text}</mn></math>",
        "digit by digit": lambda s: in_row.format("".join(f"<mn>{sign}</mn>" for sign in s.text)),
        "with its source": lambda s: (
            f"<math><semantics><mn>{s.text}</mn><annotation encoding='application/x-tex'>9</annotation></semantics></math>"
        ),
        "in part": lambda s: (
            f"{s.text[:-1]}<math xmlns='http://www.w3.org/1998/Math/MathML'><mn>{s.text[-1:]}</mn></math>"
        ),
    }
    for name, figure in formulas.items():
        yield page(f"formula: {name}", figure, PLAIN)
    stacked = "<math><{0}><mn>{1}</mn><mn>{2}</mn></{0}></math>"
    for tag in ("mfrac", "msup", "msub", "munder", "mover", "mroot"):
        doubt = either(note="图片", doubt="two numbers over each other are no figure of a report")
        yield page(f"formula: {tag}", lambda s, t=tag: stacked.format(t, s.text, HIDDEN), doubt)
    for look in ("mathcolor='#fff'", "style='color:#fff'", "style='display:none'"):
        unseen = truth_of(REPORT, note="图片")
        yield page(f"formula, beside: {look}", lambda s, k=look: f"{s.text}<math><mn {k}>9</mn></math>", unseen)
    line = lambda text: "<p>" + text.replace("1271", "<math><mn>1271</mn></math>") + "</p>"  # noqa: E731
    yield Sample("formula: in a text", ".html", odd.page(REPORT, line=line).encode, PLAIN)
    drawn = truth_of(REPORT, note="是否看得见无法断定")
    drawings = {
        "a text": '<svg width="60" height="20" viewBox="0 0 60 20"><text x="2" y="15" font-size="14">{}</text></svg>',
        "in a group": "<svg><title>9</title><g><text x='2' y='15'>{}</text></g></svg>",
    }
    for name, drawing in drawings.items():
        yield page(f"drawing: {name}", lambda s, d=drawing: d.format(s.text), drawn)
    one_by_one = lambda s: "<svg><text>{}</text></svg>".format(  # noqa: E731
        "".join(f"<tspan>{sign}</tspan>" for sign in s.text)
    )
    yield page("drawing: digit by digit", one_by_one, drawn)
    for name, drawing in {
        "two texts": "<svg><text x=9>{}</text><text x=1>9</text></svg>",
        "white": "<svg><text fill='#fff'>{}</text></svg>",
        "turned": "<svg><text transform='scale(-1 1)'>{}</text></svg>",
        "struck by a line": "<svg><text>{}</text><path d='M0 9h99'/></svg>",
        "by a use": "<svg><text>{}</text><use href='#x'/></svg>",
    }.items():
        doubt = either(note="图片", doubt="what is seen of it, and in which order, only a laid out drawing tells")
        yield page(f"drawing: {name}", lambda s, d=drawing: d.format(s.text), doubt)


@kind("pages-and-trees-within")
def _within() -> Iterator[Sample]:
    """Words of a frame's own page, of a shadow tree, of a field, small words above others."""
    ways = {
        "a frame": '<iframe srcdoc="&lt;b&gt;{}&lt;/b&gt;"></iframe>',
        "an object without data": "<object>{}</object>",
        "a shadow tree": "<div><template shadowrootmode=open>{}</template></div>",
        "a field": "<input value='{}'>",
        "a list with a first entry that cannot be chosen": "<select><option disabled>请选择<option>{}</select>",
        "a text field": "<textarea>{}</textarea>",
    }
    for name, way in ways.items():
        yield page(name, lambda s, way=way: way.format(s.text), PLAIN)
    whole = f"<html><body><iframe srcdoc='{escape(odd.page(REPORT))}'></iframe></body></html>".encode
    yield Sample("all of the report in a frame", ".html", whole, PLAIN)
    gone = "<div><template shadowrootmode=open>{}</template>" + HIDDEN + "</div>"
    yield page("what a tree stands for", lambda s: gone.format(s.text), truth_of(REPORT))
    jumbled = "<div><template shadowrootmode=open><slot></slot>{}</template>{}</div>"
    yield page("a slot", lambda s: jumbled.format(s.text[1:], s.text[:1]), either())
    yield page("a ruby", lambda s: f"<ruby>{s.text}<rt>{HIDDEN}</rt></ruby>", truth_of(REPORT, note="注释符号"))
    yield page("a white field", lambda s: f"{s.text}<input value={HIDDEN} style='color:#fff'>", UNSEEN)


@kind("rules-about-other-elements")
def _ahead() -> Iterator[Sample]:
    """Rules by what an element holds or what comes behind it, at the end of the page, for its first letter."""
    both = f"<b>{{}}</b><b class=x>{HIDDEN}<i></i></b>"
    for sheet in (
        "b:has(i){display:none}",
        "b:has(> i){display:none}",
        "td b:not(:has(+ b)){display:none}",
        "tr:has(td i) .x{display:none}",
    ):
        yield page(sheet, lambda s: both.format(s.text), UNSEEN, head=f"<style>{sheet}</style>")

    def late():
        return (
            odd.page(REPORT, words(lambda s: both.format(s.text)))
            .replace("</body>", "<style>.x{display:none}</style></body>")
            .encode()
        )

    yield Sample("a sheet at the end", ".html", late, UNSEEN)
    first = "<style>td::first-letter{font-size:0}th::first-letter{color:red}</style>"
    yield page(
        "a first letter", lambda s: HIDDEN + s.text, truth_of(REPORT, note="看不见", values={}, texts={}), head=first
    )
    shows = ("b:has(hr){display:none}", ".a,b::-moz-x{display:none}", "}b{display:none}", "b,:huh{display:none}")
    for sheet in shows:
        yield page(f"shown: {sheet}", lambda s: f"<b>{s.text}</b>", PLAIN, head=f"<style>{sheet}</style>")
    yield page(
        "another kind of sheet",
        lambda s: f"<b>{s.text}</b>",
        PLAIN,
        head="<style type=text/less>b{display:none}</style>",
    )


@kind("words-cut-by-low-boxes")
def _low() -> Iterator[Sample]:
    hidden = "overflow:hidden;font-size:16px"
    for style in ("height:9px", "max-height:.5em", "clip-path:inset(0 50% 0 0)"):
        yield page(style, lambda s, style=style: f'<div style="{hidden};{style}">{s.text}</div>', CUT)
    for style in ("height:20px", "max-height:3em", "height:50%", "min-height:9px", "line-height:20px"):
        yield page(f"seen: {style}", lambda s, style=style: f'<div style="{hidden};{style}">{s.text}</div>', PLAIN)
    folded = lambda: odd.page(REPORT).replace("<body>", '<body><div style="max-height:300px;overflow:hidden">').encode()  # noqa: E731
    yield Sample("an article that is folded", ".html", folded, CUT)
    for report in (REPORT, made_report("白石县民政局", 3)):
        sheet = "<style>table{table-layout:fixed;width:600px}td{overflow:hidden;white-space:nowrap;width:12px}</style>"
        made = lambda r=report, s=sheet: odd.page(r, head=s).encode()  # noqa: E731
        yield Sample(f"narrow columns, {report.agency}", ".html", made, truth_of(report))


_PARTS = "一二三四五六"


@kind("lists-numbered-by-the-page")
def _numbered() -> Iterator[Sample]:
    """The numbers of parts by a way that the page declares."""
    ways = {
        "extends": "system:extends cjk-ideographic;suffix:'、'",
        "cyclic": "system:cyclic;symbols:一 二 三 四 五 六;suffix:'、'",
        "fixed": "system:fixed;symbols:'\\4e00' '二' '三' '四' '五' '六';suffix:'\\3001'",
        "numeric": "system:numeric;symbols:〇 一 二 三 四 五 六 七 八 九;suffix:'、'",
        "additive": "system:additive;additive-symbols:6 六,5 五,4 四,3 三,2 二,1 一;suffix:'、'",
    }

    def line(text: str) -> str:
        if text[1:2] != "、":
            return f"<p>{escape(text)}</p>"
        return f"<ol start={_PARTS.index(text[0]) + 1}><li>{escape(text[2:])}</li></ol>"

    for name, way in ways.items():
        for report in (REPORT, made_report("白石县民政局", 3)):
            head = f"<style>@counter-style part{{{way}}}ol{{list-style-type:part}}</style>"
            truth = truth_of(report, quiet=True)
            yield page(f"{name}, {report.agency}", lambda s: s.text, truth, report, head=head, line=line)
