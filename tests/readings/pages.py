"""Kinds of files made of pages: what is seen on them and what is not, written by our own maker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from core.forms.catalog import FORMS
from core.report.calc import compute
from core.report.numbers import Number
from core.report.report import Report, generated_preamble, generated_title
from core.writers.layout.style import STYLES
from core.writers.typesetting import typeset
from tests.helpers.makers.ofd_maker import Ways, ofd
from tests.helpers.makers.pdf_maker import Layout, Look, laid_out, pdf
from tests.readings.kinds import Sample, kind, truth_of

_OVERVIEW = (
    "2023年，本机关依法推进政府信息公开，全年公开信息1271条，其中规划计划类26条，机构职能类17条，主动公开的及时性和准确性都有提高。\n"
    "（一）主动公开。通过门户网站按栏目更新。\n（二）依申请公开。按期答复，做好登记。\n（三）政府信息管理。按期清理文件。\n"
    "（四）政府信息公开平台建设。维护网站与新媒体，场地面积120平方米。\n（五）监督保障。开展培训与检查。"
)
_FIGURES = (3, 0, 17, 1, 26, 0, 260, 0, 5, 1048, 12, 0, 0, 7)


def made_report(agency: str = "临江市财政局", shift: int = 0, form: str = "2021") -> Report:
    """A report with figures of one to four digits, carried over nothing below zero."""
    declared = FORMS[form]
    values: dict[str, Number] = {key: _FIGURES[(i + shift) % len(_FIGURES)] for i, key in enumerate(declared.typed)}
    totals = compute(declared, values)
    for key in declared.computed:
        if ".carried_out." in key and not key.endswith(".total") and totals[key].value < 0:
            values[key.replace("carried_out", "new")] += -totals[key].value
    texts = {
        "overview": _OVERVIEW,
        "problems": "主要问题：解读形式单一。\n改进：丰富解读形式。",
        "other": "没有收取信息处理费。",
    }
    report = Report(form, 2023 if form == "2021" else 2020, {"agency": agency}, texts, values)
    return replace(report, texts={**texts, "title": generated_title(report), "preamble": generated_preamble(report)})


REPORT = made_report()


def _samples(kind_name: str, looks: dict[str, Look], **truth: object) -> Iterator[Sample]:
    for name, look in looks.items():
        told = truth_of(REPORT, **truth)
        yield Sample(f"{kind_name}: {name}", ".pdf", lambda look=look: pdf(REPORT, look), told)


@kind("pdf-marks")
def _marks() -> Iterator[Sample]:
    looks = {
        "small and raised": Look(mark="1"),
        "two digits": Look(mark="12", size=9),
        "hardly smaller, as browsers print": Look(mark="2", mark_size=0.83, mark_rise=0.3),
        "as large as the figure": Look(mark="3", mark_size=1.0, mark_rise=0.4),
        "lowered": Look(mark="4", mark_rise=-0.2),
        "in a circle": Look(mark="①"),
        "in brackets": Look(mark="[1]", size=8, mark_size=0.5),
        "a star": Look(mark="*", middle=False),
    }
    return _samples("marks", looks, note="注释符号")


_OF_A_NOTE = "a digit of the figure, or the mark of a note"


@kind("pdf-small-digits")
def _small() -> Iterator[Sample]:
    """Small digits that are neither raised nor lowered: a figure or a mark, nobody knows."""
    for name, look in {
        "small": Look(mark="1", mark_rise=0),
        "smaller": Look(mark="12", mark_size=0.5, mark_rise=0.05),
    }.items():
        values = {key: (REPORT.value(key), None) for key in REPORT.form.typed}
        yield Sample(
            name,
            ".pdf",
            lambda look=look: pdf(REPORT, look),
            truth_of(REPORT, values=values, note="里有两个数", doubt=_OF_A_NOTE),
        )


@kind("digits-below-figures")
def _below() -> Iterator[Sample]:
    """A digit below the end of each figure, or lowered behind it: never the figure's last digit in silence."""
    values = {key: (REPORT.value(key), None) for key in REPORT.form.typed}
    for mark_size in (0.5, 0.8, 1.0):
        for rise in (-0.2, -0.5, -0.8, -1.0, -1.2):
            look = Look(mark="1", mark_size=mark_size, mark_rise=rise, size=7.0 if rise == -0.8 else 10.5)
            told = truth_of(REPORT, values=values, doubt=_OF_A_NOTE)
            yield Sample(f"{mark_size} {rise}", ".pdf", lambda look=look: pdf(REPORT, look), told)
            yield Sample(f"{mark_size} {rise}", ".ofd", lambda look=look: ofd(REPORT, look), told)


@kind("pdf-unseen")
def _unseen() -> Iterator[Sample]:
    return _samples(
        "unseen",
        {"white beside figures": Look(unseen="7"), "to the left": Look(unseen="88", middle=False)},
        note="看不见",
    )


@kind("pdf-dark-ground")
def _dark() -> Iterator[Sample]:
    return _samples("dark", {"white on dark": Look(dark=True), "frames": Look(dark=True, borders="frames")}, quiet=True)


@kind("pdf-watermark")
def _watermark() -> Iterator[Sample]:
    upright = {
        "upright, pale": Look(watermark="内部资料"),
        "upright, black": Look(watermark="内部资料", watermark_grey=0),
        "upright, small": Look(watermark="临江市财政局 内部资料 请勿外传", watermark_size=18),
        "slanting": Look(watermark="请勿外传", watermark_slant=30),
        "slanting, small": Look(watermark="请勿外传", watermark_slant=45, watermark_size=14),
    }
    return _samples("watermark", upright, quiet=True)


@kind("pdf-turned")
def _turned() -> Iterator[Sample]:
    looks = {
        **{f"page turned by {turn}": Look(turn=turn) for turn in (90, 180, 270)},
        **{f"page on its side, {turn}": Look(turn=turn, sideways=True) for turn in (90, 180, 270)},
        **{f"figures turned by {turn}": Look(figures_turned=turn, size=7) for turn in (90, 270)},
    }
    return _samples("turned", looks, quiet=True)


@kind("pdf-groups")
def _groups() -> Iterator[Sample]:
    looks = {
        "scaled": Look(group=(0.24, 40, 60)),
        "moved only": Look(group=(1.0, 300, 20)),
        "forms in groups": Look(group=(0.5, -100, 30), borders="bars"),
    }
    yield from _samples("groups", looks, quiet=True)
    named = made_report("白石县工业和信息化局")
    told = truth_of(named, quiet=True)
    for look in looks.values():
        yield Sample("groups: radicals", ".pdf", lambda look=look: _with_radicals(named, look), told)


def _with_radicals(report: Report, look: Look) -> bytes:
    """The report with radicals for all characters that have one."""
    radicals = {normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)} | {
        "户": "⼾",
        "见": "⻅",
        "长": "⻓",
    }
    table = str.maketrans({sign: radical for sign, radical in radicals.items() if sign != "戶"})
    return pdf(report, look, named=table)


@kind("pdf-radicals")
def _radicals() -> Iterator[Sample]:
    report = made_report("临江市门户网站管理局")
    for name, look in {
        "lines": Look(),
        "torn rows": Look(torn=True, middle=False),
        "no lines": Look(borders="none", middle=False),
    }.items():
        yield Sample(f"radicals: {name}", ".pdf", lambda look=look: _with_radicals(report, look), truth_of(report))


@kind("pdf-rare-characters")
def _rare() -> Iterator[Sample]:
    report = made_report("𬭎溪县民政局")
    report = report.with_text("other", "联络员为𠮷田、𬱖文两位同志，联系窗口设在𡐓河路。")
    yield Sample("rare", ".pdf", lambda: pdf(report, Look()), truth_of(report, quiet=True))


_LONG_LINES = (
    "本报告的电子版可在https://www.yunxishi.gov.cn/zwgk/zfxxgk/fdzdgknr/zfxxgknb/bmndbg/sjyj/202501/t20250120_1234567_content_v2.html查阅。",
    "邮箱xxgk_office_of_the_government@yunxishi.gov.cn、xxgk_office_of_the_government2@yunxishi.gov.cn，欢迎来信。",
    "A letter in English that is long enough to wrap over the end of a line, as letters of foreign applicants do, you know.",
    "场地面积120平方米，联络员为𠮷田，网址www.yunxishi.gov.cn。",
)


@kind("pdf-running-heads")
def _running_heads() -> Iterator[Sample]:
    looks = {
        "a head": Look(header="临江市财政局文件", footer="— {} —"),
        "heads again": Look(header="临江市财政局文件", footer="第{}页", heads=True),
        "no lines": Look(header="临江市财政局文件", borders="none", middle=False),
    }
    yield from _samples("running heads", looks, note="页眉、页脚未读入：“临江市财政局文件”")


@kind("running-heads-on-a-short-last-page")
def _short_last_page() -> Iterator[Sample]:
    """The last page has a line or two of the article: what stands above them on each page is no part of it."""
    look = Look(header="白石县教育局2022年政府信息公开工作年度报告")
    pages = 0
    for more in range(40):
        report = REPORT.with_text("other", "\n".join(f"第{count}件，已经办结并答复。" for count in range(more + 1)))
        layout = Layout(look)
        laid_out(layout, report)
        if pages and len(layout.maker.pages) > pages:
            told = truth_of(report, note="页眉、页脚未读入：“白石县教育局2022年")
            yield Sample(f"{more + 1} lines", ".pdf", lambda r=report: pdf(r, look), told)
            yield Sample(f"{more + 1} lines", ".ofd", lambda r=report: ofd(r, look), told)
        pages = len(layout.maker.pages)


@kind("pdf-own")
def _own() -> Iterator[Sample]:
    for name, style in STYLES.items():
        report = made_report("𬭎溪县民政局").with_text("other", "\n".join(_LONG_LINES))
        yield Sample(name, ".pdf", lambda r=report, s=style: typeset.pdf(r, s), truth_of(report, quiet=True))


@kind("pdf-rules")
def _rules() -> Iterator[Sample]:
    across = {
        "across": Look(borders="across", middle=False),
        "across, in the middle": Look(borders="across"),
        "across, small": Look(borders="across", size=8),
        "across, over page ends": Look(borders="across", bottom=560),
        "across, heads again": Look(borders="across", bottom=600, heads=True, footer="— {} —"),
    }
    yield from _samples("rules", across, quiet=True)
    down = {"down": Look(borders="down", middle=False), "down, in the middle": Look(borders="down")}
    yield from _samples("rules", down, note="没有边框线")


@kind("tables-without-lines")
def _unruled() -> Iterator[Sample]:
    """Figures in the middle of tall cells or at the top, without a line: told by their places, never shifted."""
    looks = {
        "in the middle": Look(borders="none"),
        "in the middle, small": Look(borders="none", size=8),
        "at the top": Look(borders="none", middle=False),
    }
    yield from _by_place(looks)


def _by_place(looks: dict[str, Look]) -> Iterator[Sample]:
    for name, look in looks.items():
        for report in (REPORT, made_report("临江市门户网站管理局", 5, "2019")):
            told = truth_of(report, note="没有边框线")
            yield Sample(f"{name}, {report.agency}", ".pdf", lambda r=report, k=look: pdf(r, k), told)
            yield Sample(f"{name}, {report.agency}", ".ofd", lambda r=report, k=look: ofd(r, k), told)


@kind("rows-without-lines-at-page-ends")
def _unruled_over_pages() -> Iterator[Sample]:
    """Tables without a line, or with lines down alone, over several pages; labels at the top of their cells or in the middle."""
    for borders in ("none", "down"):
        yield from _by_place(
            {
                f"{borders}, {size} {bottom} {heads} {torn}": Look(
                    borders=borders, size=size, bottom=bottom, heads=heads, torn=torn
                )
                for size, bottom, heads, torn in (
                    (9.0, 560, False, False),
                    (9.0, 700, False, True),
                    (10.5, 500, True, False),
                    (12.0, 640, False, False),
                    (12.0, 560, True, True),
                )
            }
        )


def _ofds(cases: dict[str, tuple[Look, Ways]], **truth: object) -> Iterator[Sample]:
    for name, (look, ways) in cases.items():
        yield Sample(name, ".ofd", lambda look=look, ways=ways: ofd(REPORT, look, ways), truth_of(REPORT, **truth))


@kind("ofd-looks")
def _ofd_looks() -> Iterator[Sample]:
    looks = {
        "lines": Look(),
        "frames": Look(borders="frames"),
        "bars, torn rows": Look(borders="bars", torn=True, middle=False),
        "heads again, page numbers": Look(heads=True, footer="— {} —"),
        "white on dark": Look(dark=True),
        "watermark": Look(watermark="内部资料"),
        "slanting watermark": Look(watermark="请勿外传", watermark_slant=30),
        "figures turned": Look(figures_turned=90, size=7),
    }
    yield from _ofds({name: (look, Ways()) for name, look in looks.items()}, quiet=True)
    headed = Look(heads=True, footer="— {} —", header="临江市财政局文件")
    yield from _ofds({"running heads": (headed, Ways())}, note="页眉、页脚未读入：“临江市财政局文件”")
    yield from _ofds({"marks": (Look(mark="1"), Ways())}, note="注释符号")
    yield from _ofds({"unseen": (Look(unseen="7"), Ways())}, note="看不见")
    yield from _ofds({"no lines": (Look(borders="none", middle=False, spacing=4), Ways())}, note="没有边框线")


@kind("ofd-programs")
def _ofd_programs() -> Iterator[Sample]:
    ways = {
        "no prefix, the old namespace": Ways(prefix="", namespace="http://www.ofdspec.org"),
        "another namespace": Ways(prefix="x:", namespace="http://www.example.org/ofd"),
        "transforms": Ways(transforms=True),
        "distances repeated": Ways(deltas="repeated"),
        "no distances": Ways(deltas="none"),
        "a text code a character": Ways(pieces=True),
        "drawing parameters": Ways(parameters=True),
        "templates": Ways(template=True),
        "composite units": Ways(units=True),
        "absolute paths": Ways(paths="absolute"),
        "backslashes": Ways(paths="backslashes"),
        "paths in another case": Ways(paths="case"),
        "two documents": Ways(documents=2),
        "glyph maps": Ways(glyph_maps=True),
        "pages on their side": Ways(turned=1),
        "pages upside down": Ways(turned=2, transforms=True),
    }
    yield from _ofds({name: (Look(), one) for name, one in ways.items()}, quiet=True)
