"""Kinds of saved pages whose article does not show when they are opened, and whose figures are pictures in the place of digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import SOME, page, words

_WAYS = (
    *("<div hidden>{}</div>", "<div hidden='until-found'>{}</div>", "<div style='display:none'>{}</div>"),
    *("<div style='opacity:0'>{}</div>", "<div style='visibility:hidden'>{}</div>", "<dialog>{}</dialog>"),
    *("<div popover>{}</div>", "<div style='max-height:0;overflow:hidden'>{}</div>", "<template>{}</template>"),
    *("<p>正在加载…</p><div class=fade>{}</div>", "<div style='content-visibility:hidden'>{}</div>"),
)
_HEAD = "<style>.fade{opacity:0;transition:opacity 1s}.fade.on{opacity:1}</style>"


@kind("articles-not-shown")
def _not_shown() -> Iterator[Sample]:
    """Pages that unfold, or fade in, by a script: read as they will be shown, but for what is hidden in their tables."""
    for report in (REPORT, made_report("白石县民政局", 3)):
        told = truth_of(report, note="打开时不显示")
        old = lambda slot: f"{slot.text}<s style='display:none'>9</s>" if slot.key in SOME else slot.text  # noqa: E731
        for way in _WAYS:
            for name, shown in (("", lambda slot: slot.text), (", old figures hidden in it", old)):
                whole = odd.page(report, words(shown), head=_HEAD)
                start, end = whole.index("<body>") + 6, whole.index("</body>")
                made = (whole[:start] + way.format(whole[start:end]) + whole[end:]).encode()
                yield Sample(f"{way}{name}, {report.agency}", ".html", lambda made=made: made, told)


@kind("pictures-of-digits")
def _pictures() -> Iterator[Sample]:
    """No blank, wherever the picture comes from: the cell says that there is one."""
    head = "<style>.p{display:inline-block;width:30px;height:16px}.d::before{content:url(n.png)}</style>"
    ways = {
        "a ground": "<i class=p style='background:url(n.png)'></i>",
        "a ground beside a blank": "&nbsp;<i class=p style='background:url(n.png) no-repeat -8px 0'></i>",
        "generated": "<b class=d></b>",
        "named by its digits": "<img src=n.png alt=12 width=8 height=12>",
    }
    values = {key: (None,) if key in SOME else REPORT.value(key) for key in REPORT.form.typed}
    gone = truth_of(REPORT, values=values, note="有图片", doubt="nobody can read it from the file")
    for name, way in ways.items():
        yield page(name, lambda slot, way=way: way if slot.key in SOME else slot.text, gone, head=head)
    beside = "{}<img src=9.png alt=9 width=8 height=12>"
    told = truth_of(REPORT, note="有图片", doubt="the picture may be a digit of the figure")
    yield page("beside", lambda slot: beside.format(slot.text) if slot.key in SOME else slot.text, told)
    plain = replace(told, note="", doubt="", quiet=True)
    for way in (
        "{}<img src=up.png alt=上升 width=8 height=12>",
        "<b class=d>{}</b>",
        "<i style='background:url(n.png)'>{}</i>",
    ):
        shown = lambda slot, way=way: way.format(slot.text) if slot.key in SOME else slot.text  # noqa: E731
        yield page(f"an icon, {way}", shown, plain, head=head)
