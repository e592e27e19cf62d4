"""Kinds of workbooks in which conditions, themes, boxes and merges decide what is seen."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import copy

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import Color, Font, GradientFill, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import ods
from tests.helpers.places import DATA
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.sheets import NOTHING_SEEN, PLAIN, ZEROS_UNSEEN, book, with_drawing
from tests.readings.unseen import SOME

WHITE, RED = Font(color="FFFFFFFF"), Font(color="FFFF0000")
OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"), made_report(shift=5))


def figures(cell: object, slot: odd.Slot) -> None:
    """A figure as it is."""
    cell.value = odd.figure(slot.text)  # type: ignore[attr-defined]


def ruled(name: str, truth: Truth, *rules: Rule) -> Sample:
    """A workbook in which these rules hold for all cells of figures."""
    places: list[str] = []

    def put(cell: object, slot: odd.Slot) -> None:
        figures(cell, slot)
        places.append(cell.coordinate)  # type: ignore[attr-defined]

    def finish(made: Workbook) -> None:
        for rule in rules:
            for place in places:
                own = copy(rule)
                own.formula = [formula.replace("{first}", place) for formula in rule.formula]
                made.worksheets[0].conditional_formatting.add(place, own)

    return Sample(name, ".xlsx", lambda: odd.workbook(REPORT, put, finish=finish), truth)


def _format(code: str, **more: object) -> Rule:
    style = DifferentialStyle(numFmt=NumberFormat(numFmtId=200, formatCode=code))
    return Rule(type="cellIs", operator="equal", formula=["0"], dxf=style, **more)  # type: ignore[arg-type]


@kind("conditions-that-hide")
def _conditions() -> Iterator[Sample]:
    zeros = {
        "white where 0": CellIsRule(operator="equal", formula=["0"], font=WHITE),
        "white below 1": CellIsRule(operator="lessThan", formula=["1"], font=WHITE),
        "white from 0 to 0.5": CellIsRule(operator="between", formula=["0", "0.5"], font=WHITE),
        "white by a formula": FormulaRule(formula=["{first}=0"], font=WHITE),
        "white by a formula of more": FormulaRule(formula=["AND(ISNUMBER({first}),NOT({first}<>0))"], font=WHITE),
        "no format where 0": _format(";;;"),
        "black on black where 0": CellIsRule(
            operator="equal", formula=["0"], font=Font(color="FF000000"), fill=PatternFill(bgColor="FF010101")
        ),
    }
    for name, rule in zeros.items():
        yield ruled(name, ZEROS_UNSEEN, rule)
    every = {
        "white, always": FormulaRule(formula=["TRUE"], font=WHITE),
        "white where there is a number": FormulaRule(formula=["LEN(TRIM({first}))>0"], font=WHITE),
        "bars alone": DataBarRule("num", 0, "num", 100, color="FF638EC6", showValue=False),
        "icons alone": IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False),
        "nobody knows": FormulaRule(formula=["VLOOKUP({first},Sheet9!A:B,2)=1"], font=WHITE),
    }
    for name, rule in every.items():
        yield ruled(name, NOTHING_SEEN, rule)
    struck = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="划去")
    yield ruled("struck, always", struck, FormulaRule(formula=["1=1"], font=Font(strike=True)))


@kind("conditions-that-show")
def _shown() -> Iterator[Sample]:
    rules = {
        "red where 0": [CellIsRule(operator="equal", formula=["0"], font=RED)],
        "white on dark where 0": [
            CellIsRule(operator="equal", formula=["0"], font=WHITE, fill=PatternFill(bgColor="FF1F497D"))
        ],
        "white where it never is": [CellIsRule(operator="greaterThan", formula=["999999"], font=WHITE)],
        "white where blank": [FormulaRule(formula=["ISBLANK({first})"], font=WHITE)],
        "white for errors": [FormulaRule(formula=["ISERROR({first})"], font=WHITE)],
        "bars beside figures": [DataBarRule("num", 0, "num", 100, color="FF638EC6")],
        "a more urgent rule": [
            FormulaRule(formula=["TRUE"], font=RED, stopIfTrue=True),
            CellIsRule(operator="equal", formula=["0"], font=WHITE),
        ],
        "nobody knows, only red": [FormulaRule(formula=["VLOOKUP({first},Sheet9!A:B,2)=1"], font=RED)],
        "the look of a number": [_format("0")],
        "doubled ones red": [Rule(type="duplicateValues", dxf=DifferentialStyle(font=RED))],
    }
    for name, found in rules.items():
        yield ruled(name, PLAIN, *found)


@kind("colours-by-number")
def _numbers() -> Iterator[Sample]:
    """Colours of the palette and of the theme, as older files and WPS write them."""

    def coloured(ink: Color, ground: Color | None = None) -> Callable[..., None]:
        def put(cell: object, slot: odd.Slot) -> None:
            figures(cell, slot)
            cell.font = Font(color=ink)  # type: ignore[attr-defined]
            if ground:
                cell.fill = PatternFill("solid", fgColor=ground)  # type: ignore[attr-defined]

        return put

    white, theme = Color(indexed=9), lambda number, tint=0.0: Color(theme=number, tint=tint)
    unseen = {
        "indexed white": coloured(white),
        "the other indexed white": coloured(Color(indexed=1)),
        "theme white": coloured(theme(0)),
        "theme, hardly grey": coloured(theme(0, -0.03)),
        "black on black": coloured(Color(indexed=8), theme(1)),
        "accent on itself": coloured(theme(4), theme(4)),
    }
    for name, put in unseen.items():
        yield book(name, put, NOTHING_SEEN)
    for ends, truth in ((("FFFFFFFF", "FFFAFAFA"), NOTHING_SEEN), (("FFFFFFFF", "FF1F497D"), PLAIN)):

        def graded(cell: object, slot: odd.Slot, ends: tuple[str, str] = ends) -> None:
            figures(cell, slot)
            cell.font, cell.fill = WHITE, GradientFill(stop=ends)  # type: ignore[attr-defined]

        yield book(f"white on a ground from {ends[0]} to {ends[1]}", graded, truth)
    seen = {
        "theme grey": coloured(theme(0, -0.5)),
        "theme black": coloured(theme(1)),
        "white on an accent": coloured(white, theme(4)),
        "theme white on indexed blue": coloured(theme(0), Color(indexed=12)),
        "an accent": coloured(theme(5)),
        "grey of the palette": coloured(Color(indexed=23)),
    }
    for name, put in seen.items():
        yield book(f"seen: {name}", put, PLAIN)


@kind("fonts-of-cells")
def _fonts() -> Iterator[Sample]:
    """Specks, and words that have a font of their own in a cell of another."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    def sized(points: float) -> Callable[..., None]:
        def put(cell: object, slot: odd.Slot) -> None:
            figures(cell, slot)
            cell.font = Font(sz=points)  # type: ignore[attr-defined]

        return put

    yield book("one point", sized(1), NOTHING_SEEN)
    yield book("six points", sized(6), PLAIN)

    def rich(own: InlineFont, cell_font: Font, more: str = "") -> Callable[..., None]:
        def put(cell: object, slot: odd.Slot) -> None:
            blocks = (
                TextBlock(own, slot.text),
                *((TextBlock(InlineFont(color=Color("FFFFFFFF")), more),) if more else ()),
            )
            cell.value = CellRichText(*blocks) if slot.text else None  # type: ignore[attr-defined]
            cell.font = cell_font  # type: ignore[attr-defined]

        return put

    black = InlineFont(color=Color("FF000000"))
    yield book("black words in a white cell", rich(black, WHITE), PLAIN)
    yield book("words not struck in a struck cell", rich(black, Font(strike=True)), PLAIN)
    yield book("white words behind", rich(black, RED, "9"), truth_of(REPORT, note="看不见"))


@kind("formats-in-white-or-words")
def _codes() -> Iterator[Sample]:
    from tests.readings.sheets import formatted

    for code in ("[White]0", "[White]General", "[Color2]#,##0", "[White][>=0]0"):
        yield book(code, formatted(code), NOTHING_SEEN)
    yield book("[=0][White]0;0", formatted("[=0][White]0;0"), ZEROS_UNSEEN)
    for code in ('"无"', '"—"', '"不适用"', '"见附件"'):
        values = {key: (None, 0) if not REPORT.value(key) else None for key in REPORT.form.typed}
        yield book(code, formatted(code), truth_of(REPORT, values=values, note="原文件这里"))


# Boxes, merges


def drawn(report: Report, key: str, words: str, blank: bool, looks: str = "", attributes: str = "") -> bytes:
    """A workbook with a box of words on the cell of a figure."""
    place: list[tuple[int, int]] = []

    def put(cell: object, slot: odd.Slot) -> None:
        if slot.key == key:
            place.append((cell.row - 1, cell.column - 1))  # type: ignore[attr-defined]
        if slot.key != key or not blank:
            figures(cell, slot)

    data = odd.workbook(report, put)
    ((row, column),) = place
    corner = lambda name, r, c, off: (  # noqa: E731
        f"<x:{name}><x:col>{c}</x:col><x:colOff>{off}</x:colOff><x:row>{r}</x:row><x:rowOff>{off}</x:rowOff></x:{name}>"
    )
    shape = (
        f'<x:sp><x:nvSpPr><x:cNvPr id="2" name="文本框"{attributes}/></x:nvSpPr><x:spPr>{looks}</x:spPr><x:txBody><a:p><a:r>'
        f"<a:t>{words}</a:t></a:r></a:p></x:txBody></x:sp>"
    )
    drawing = (
        '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><x:twoCellAnchor>'
        f"{corner('from', row, column, 5)}{corner('to', row + 1, column + 1, 0)}{shape}</x:twoCellAnchor></x:wsDr>"
    )
    return with_drawing(data, drawing, {})


@kind("boxes-over-cells")
def _boxes() -> Iterator[Sample]:
    """A figure in a box on an empty cell, or on another figure: told at the cell."""
    paint = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
    for key in SOME[:4]:
        values = {one: None if one == key else REPORT.value(one) for one in REPORT.form.typed}
        told = truth_of(REPORT, values=values, note="后来填写或添加的“99”")
        yield Sample(f"on a blank, {key}", ".xlsx", lambda k=key: drawn(REPORT, k, "99", True), told)
        covered = lambda k=key: drawn(REPORT, k, "99", False, paint)  # noqa: E731
        yield Sample(f"on a figure, {key}", ".xlsx", covered, told)
        beside = truth_of(REPORT, note="后来填写或添加的“注”")
        yield Sample(f"without a ground, {key}", ".xlsx", lambda k=key: drawn(REPORT, k, "注", False, "<a:noFill/>"), beside)  # fmt: skip
        hidden = lambda k=key: drawn(REPORT, k, "99", False, paint, ' hidden="1"')  # noqa: E731
        yield Sample(f"hidden, {key}", ".xlsx", hidden, PLAIN)


_ODF_SHAPES = {
    "opaque shape": ("<draw:custom-shape><text:p>99</text:p></draw:custom-shape>", "solid"),
    "opaque frame": ('<draw:frame draw:style-name="painted"><draw:text-box><text:p>99</text:p></draw:text-box></draw:frame>', "solid"),
}  # fmt: skip
_CLEAR = '<draw:frame draw:style-name="painted"><draw:text-box><text:p>注</text:p></draw:text-box></draw:frame>'
_MARKED = 98765


def _ods_drawn(key: str, shape: str, fill: str, blank: bool = False) -> bytes:
    """A flat OpenDocument sheet with a shape on the cell of a figure."""
    made = ods(REPORT.with_values({key: _MARKED}), flat=True).decode()
    words = f"<text:p>{_MARKED}</text:p>"
    value = f'office:value-type="float" office:value="{_MARKED}"'
    made = made.replace(value, "" if blank else value).replace(words, shape + ("" if blank else words))
    look = f'<style:style style:name="painted" style:family="graphic"><style:graphic-properties draw:fill="{fill}"/></style:style>'
    return made.replace("</office:automatic-styles>", f"{look}</office:automatic-styles>").encode()


@kind("boxes-over-cells-ods")
def _ods_boxes() -> Iterator[Sample]:
    for key in SOME[1:4]:
        report = REPORT.with_values({key: _MARKED})
        values = {one: None if one == key else REPORT.value(one) for one in REPORT.form.typed}
        told = truth_of(report, values=values, note="后来填写或添加的“99”")
        for name, (shape, fill) in _ODF_SHAPES.items():
            yield Sample(f"{name}, {key}", ".fods", lambda k=key, s=shape, f=fill: _ods_drawn(k, s, f), told)
            blank = lambda k=key, s=shape, f=fill: _ods_drawn(k, s, f, True)  # noqa: E731
            yield Sample(f"{name} on a blank, {key}", ".fods", blank, told)
        clear = truth_of(report, note="后来填写或添加的“注”")
        yield Sample(f"without a ground, {key}", ".fods", lambda k=key: _ods_drawn(k, _CLEAR, "none"), clear)


@kind("covered-by-merges")
def _merges() -> Iterator[Sample]:
    """Words in cells that a merge covers, as programs leave them there: nobody sees them."""
    for report in OTHERS:

        def made(words: str, report: Report = report) -> bytes:
            data = odd.workbook(report)
            with zipfile.ZipFile(io.BytesIO(data)) as old:
                parts = {name: old.read(name) for name in old.namelist()}
            sheet = parts["xl/worksheets/sheet1.xml"].decode()
            merges = re.findall(r'mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', sheet)
            for left, top, right, low in merges:
                place = f"{right}{low}" if words else ""
                if words == "the same":
                    first = re.search(rf'<c r="{left}{top}"([^>]*)>(.*?)</c>', sheet)
                    if first:
                        sheet = re.sub(
                            rf'<c r="{place}"[^>]*?(?:/>|></c>)', f'<c r="{place}"{first[1]}>{first[2]}</c>', sheet
                        )
                else:
                    sheet = re.sub(rf'<c r="{place}"[^>]*?(?:/>|></c>)', f'<c r="{place}"><v>{words}</v></c>', sheet)
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as new:
                for name, content in parts.items():
                    new.writestr(name, sheet if name.endswith("sheet1.xml") else content)
            return out.getvalue()

        name = f"{report.agency} {report.year}"
        yield Sample(f"others, {name}", ".xlsx", lambda m=made: m("77"), truth_of(report, note="盖住"))
        yield Sample(f"the same, {name}", ".xlsx", lambda m=made: m("the same"), truth_of(report, quiet=True))


@kind("hidden-by-filters")
def _filters() -> Iterator[Sample]:
    """Rows that a filter hides: one of two doubled rows."""
    for report in OTHERS:

        def finish(made: Workbook) -> None:
            sheet = made.worksheets[0]
            for row in sheet.iter_rows():
                if any(cell.value == 88 for cell in row):
                    sheet.row_dimensions[row[0].row or 0].hidden = True
            sheet.auto_filter.ref = sheet.dimensions

        yield Sample(
            f"{report.agency} {report.year}",
            ".xlsx",
            lambda r=report, f=finish: odd.workbook(r, change=odd.doubled, finish=f),
            truth_of(report, note="隐藏的行或列"),
        )


@kind("unseen-by-other-programs")
def _others() -> Iterator[Sample]:
    """The same in XLS and ODS, as LibreOffice saves them: conditions, and figures in the colour of their ground."""
    folder = DATA / "workbooks"
    struck = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="划去")
    for suffix in (".xls", ".ods"):
        for name, truth in {
            "white_zeros": ZEROS_UNSEEN,
            "white_figures": NOTHING_SEEN,
            "struck_figures": struck,
            "on_its_own_colour": NOTHING_SEEN,
        }.items():
            yield Sample(f"{name}{suffix}", suffix, folder / f"{name}{suffix}", truth)


@kind("shown-by-conditions")
def _shown_by_conditions() -> Iterator[Sample]:
    """White figures that a condition makes black, or to which it gives a dark ground."""

    def put(cell: object, slot: odd.Slot) -> None:
        cell.value, cell.font = odd.figure(slot.text), copy(WHITE)  # type: ignore[attr-defined]

    rules = {
        "black": FormulaRule(formula=["TRUE"], font=Font(color="FF000000")),
        "on a dark ground": FormulaRule(formula=["TRUE"], fill=PatternFill(bgColor="FF1F497D")),
    }
    for name, rule in rules.items():

        def finish(made: Workbook, rule: Rule = rule) -> None:
            made.worksheets[0].conditional_formatting.add("A1:Z99", rule)

        yield Sample(name, ".xlsx", lambda f=finish: odd.workbook(REPORT, put, finish=f), PLAIN)
    for suffix in (".xls", ".ods"):
        yield Sample(f"black{suffix}", suffix, DATA / "workbooks" / f"shown_by_a_condition{suffix}", PLAIN)
