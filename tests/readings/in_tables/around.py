"""Kinds of reports by what stands around their parts: marks and breaks in headings, tables like the form's, the foot of a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from core.report.numbers import Number
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.workbooks import OTHERS

_Change = Callable[[list[odd.Piece]], list[odd.Piece]]
_NUMBERS = "一二三四五六"


def _samples(name: str, change: _Change, truth: Callable[[Report], Truth]) -> Iterator[Sample]:
    makers = odd.ways(change)
    for number, report in enumerate(OTHERS):
        suffix = [*makers][number % len(makers)]
        yield Sample(f"{name}, {report.year}", suffix, lambda r=report, m=makers[suffix]: m(r), truth(report))


def _headings(change: Callable[[str], list[str]]) -> _Change:
    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        return [
            line
            for piece in found
            for line in (
                change(piece) if isinstance(piece, str) and piece[1:2] == "、" and piece[0] in _NUMBERS else [piece]
            )
        ]

    return changed


@kind("headings-with-marks-or-on-two-lines")
def _odd_headings() -> Iterator[Sample]:
    yield from _samples("full stops", _headings(lambda text: [text + "。"]), truth_of)
    yield from _samples("colons", _headings(lambda text: [text + "："]), truth_of)
    for at in (5, 7):
        yield from _samples(
            f"broken at {at}", _headings(lambda text, n=at: list(filter(None, (text[:n], text[n:])))), _quiet
        )


_SAID = ("第{}部分", "{}、", "{}", "（{}）")  # a number on a line of its own
_BEFORE = ("第{}部分　", "{}：", "{}，", "第{}部分：")
_RUN_IN = ("。", "：", "　", "——")


@kind("headings-numbered-in-other-ways")
def _numbered_otherwise() -> Iterator[Sample]:
    """Each number on a line of its own, or with another mark; the words of the part run on behind some."""
    for number in _SAID:
        change = _headings(lambda text, n=number: [n.format(text[0]), text[2:]])
        yield from _samples(f"{number} alone", change, truth_of)
    for number in _BEFORE:
        yield from _samples(number, _headings(lambda text, n=number: [n.format(text[0]) + text[2:]]), truth_of)
    for place, mark in enumerate(_RUN_IN):
        yield from _samples(f"run in, {mark}", _run_in(_BEFORE[place] if place else "{}、", mark), truth_of)


def _run_in(number: str, mark: str) -> _Change:
    """Headings of texts on the line of the first sentence."""

    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        made: list[odd.Piece] = []
        head = ""
        for piece in found:
            if isinstance(piece, str) and piece[1:2] == "、" and piece[0] in _NUMBERS:
                head = number.format(piece[0]) + piece[2:]
                continue
            made += [head, piece] if head and not isinstance(piece, str) else []
            made += [head + mark + piece if head else piece] if isinstance(piece, str) else [] if head else [piece]
            head = ""
        return made

    return changed


@kind("titles-with-the-year-in-brackets")
def _bracketed_years() -> Iterator[Sample]:
    """The body's name ends before the bracket; what stands around the title is none of it."""
    ways = (
        "{a}（{y}年）{t}",
        "{a}【{y}】年{t}",
        "{a}({y}年度){t}",
        "{a}[{y}]{t}",
        "[{a}]{y}年{t}",
        "1.{a}{y}年{t}",
        "{a}{y}年{t}.docx",
    )
    for way in ways:

        def changed(found: list[odd.Piece], way: str = way) -> list[odd.Piece]:
            name, year, rest = re.fullmatch(r"(.+?)(20\d\d)年(.+)", str(found[0])).groups()  # type: ignore[union-attr]
            return [way.format(a=name, y=year, t=rest), *found[1:]]

        def told(report: Report) -> Truth:
            texts = {key: report.text(key) for key in report.form.text_keys if key != "title"}
            return truth_of(report, texts=texts)

        yield from _samples(way, changed, told)


def _quiet(report: Report) -> Truth:
    return truth_of(report, quiet=True)


def _with_table(*rows: str) -> _Change:
    """A small table in the first part, whose words the form's tables have too."""
    slots = [
        odd.Slot(row, column, 1, 1, text) for row, line in enumerate(rows) for column, text in enumerate(line.split())
    ]

    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        place = next(i for i, piece in enumerate(found) if isinstance(piece, str) and piece.startswith("一、")) + 2
        return [*found[:place], list(slots), *found[place:]]

    return changed


@kind("tables-like-the-form-s")
def _like_the_form() -> Iterator[Sample]:
    """What the first part says of some years, in a table: the text goes on below it."""

    def told(report: Report) -> Truth:
        return truth_of(report, note="不属于年度报告格式的表格")

    years = ("年度 新收 予以公开 不予公开 总计", "2019年 5 6 7 9", "2020年 55 66 77 78", "2023年 41 42 43 44")
    yield from _samples("years down", _with_table(*years), told)
    across = ("信息内容 2019年 2020年 2023年", "行政规范性文件 5 6 7", "行政许可 55 66 77")
    yield from _samples("years across", _with_table(*across), told)
    yield from _samples("no years", _with_table("项目 数量", "行政许可 55", "行政处罚 66"), told)


@kind("the-foot-of-a-paper")
def _foot() -> Iterator[Sample]:
    lines = ["附件：政府信息公开统计表.xlsx", "（此件公开发布）", "抄送：县政府办公室。", "办公室　2024年1月20日印发"]

    def told(report: Report) -> Truth:
        return truth_of(report, note="报告末尾的“附件")

    yield from _samples("all of it", lambda found: [*found, *lines], told)


@kind("figures-like-years")
def _like_years() -> Iterator[Sample]:
    """2,025 applications of 自然人 and 2,024 in all: a row of figures, no row of years."""
    for back in (0, 1):
        for number, report in enumerate(OTHERS):
            row = [key for key in report.form.typed if key.startswith("applications.new.")]
            figures: dict[str, Number] = {key: report.year - (back + place) % 2 for place, key in enumerate(row)}
            lines = [key for key in report.form.typed if key.startswith("disclosure.") and key not in row][:3]
            figures |= {key: report.year - place % 2 for place, key in enumerate(lines)}
            changed = replace(report, values={**report.values, **figures})
            makers = odd.ways(list)
            suffix = [*makers][number % len(makers)]
            name = f"{report.year}, {back} back"
            yield Sample(name, suffix, lambda r=changed, m=makers[suffix]: m(r), _quiet(changed))


def _in_one(found: list[odd.Piece]) -> list[odd.Piece]:
    """The parts with tables as one table, each below its heading, as sheets that are framed as a whole hold them."""
    tables = [place for place, piece in enumerate(found) if not isinstance(piece, str)]
    one: list[odd.Slot] = []
    for piece in found[tables[0] - 1 : tables[-1] + 1]:
        top = max((slot.last for slot in one), default=-1) + 1
        slots = [odd.Slot(0, 0, 1, 1, piece)] if isinstance(piece, str) else piece
        one += [replace(slot, row=slot.row + top) for slot in slots]
    return [*found[: tables[0] - 1], one, *found[tables[-1] + 1 :]]


@kind("tables-with-their-headings-in-one-table")
def _one_table() -> Iterator[Sample]:
    yield from _samples("framed as a whole", _in_one, _quiet)


@kind("words-of-the-site-below-the-last-sentence")
def _site_below() -> Iterator[Sample]:
    for words in (("微信微博", "QQ空间"), ("点击查看解读",), ("Word版下载", "PDF版下载")):
        told = lambda report, first=words[0]: truth_of(report, note=f"报告末尾的“{first}")  # noqa: E731
        yield from _samples(words[0], lambda found, below=words: [*found, *below], told)


_PARTS = ("disclosure", "applications", "proceedings")  # the parts with a table
_BESIDE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "on both sides": (("第{}张表的口径与上年一致。",), ("注：第{}张表的数据截至年底，不含转办的2件。",)),
    "several lines": (
        ("第{}张表说明如下：", "（单位：件，第{}张表）"),
        ("注：1.不含转办件（表{}）。", "2.含结转3件（表{}）"),
    ),
    "above alone": (("经统计，第{}张表的情况如下：",), ()),
    "below alone": ((), ("备注：第{}张表新收5件，其中自然人4件。",)),
    "numbered": (("（一）第{}张表的总体情况。",), ("（二）第{}张表的其他情况。",)),
}


def _beside(above: tuple[str, ...], below: tuple[str, ...]) -> _Change:
    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        made: list[odd.Piece] = []
        number = 0
        for piece in found:
            number += not isinstance(piece, str)
            around = (
                [] if isinstance(piece, str) else [[line.format(number) for line in side] for side in (above, below)]
            )
            made += [*around[0], piece, *around[1]] if around else [piece]
        return made

    return changed


@kind("words-beside-tables-in-lines")
def _words_beside() -> Iterator[Sample]:
    """Words inside a part with a table stay on their side of it, in each format."""
    for name, sides in _BESIDE.items():
        change = _beside(*sides)
        makers = {**odd.ways(change), ".rtf": lambda report, c=change: odd.rtf(report, change=c)}
        for suffix, make in makers.items():
            for report in OTHERS[:2]:
                words = {
                    f"{part}.{side}": "\n".join(line.format(number) for line in lines)
                    for number, part in enumerate(_PARTS, 1)
                    for side, lines in zip(("above", "below"), sides, strict=True)
                }
                texts = {key: report.text(key) for key in report.form.text_keys} | words
                yield Sample(
                    f"{name}, {report.year}", suffix, lambda r=report, m=make: m(r), truth_of(report, texts=texts)
                )


def _captioned(first: int, second: int) -> _Change:
    """The second table twice, with other figures above, each below a caption of its year."""

    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        place = [i for i, piece in enumerate(found) if not isinstance(piece, str)][1]
        table = found[place]
        assert not isinstance(table, str)
        other = [replace(slot, text=str(int(slot.text) + 5)) if slot.text.isdecimal() else slot for slot in table]
        return [*found[:place], f"{first}年：", other, f"{second}年：", *found[place:]]

    return changed


@kind("tables-of-several-years")
def _several_years() -> Iterator[Sample]:
    """The one of the report's year counts; where neither is named so, nobody knows."""

    def either(report: Report) -> Truth:
        values = {key: (report.value(key), None) for key in report.form.typed}
        return truth_of(report, values=values, note="不止一张.*按空白", doubt="both are of other years")

    for year in sorted({report.year for report in OTHERS}):
        for number, report in enumerate(report for report in OTHERS if report.year == year):
            told = lambda report: truth_of(report, note="读的是报告年度的一张")  # noqa: E731
            for name, years, truth in (
                ("the year before", (year - 1, year), told),
                ("neither is the report's", (year - 2, year - 1), either),
                ("both later", (year + 1, year + 2), either),
            ):
                makers = odd.ways(_captioned(*years))
                suffix = [*makers][number % len(makers)]
                made = lambda r=report, m=makers[suffix]: m(r)  # noqa: E731
                yield Sample(f"{name}, {report.agency} {year}", suffix, made, truth(report))


def _row_again(table: int, place: int, at_end: bool = False) -> _Change:
    """A row of figures that stands in its table once more, below itself or at the end."""

    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        at = [i for i, piece in enumerate(found) if not isinstance(piece, str)][table]
        slots = found[at]
        assert not isinstance(slots, str)
        row = sorted({slot.row for slot in slots if slot.key})[place]
        new = max(slot.last for slot in slots) + 1 if at_end else row + 1
        own = [slot for slot in slots if slot.row == row and slot.height == 1]
        grown = [
            replace(slot, row=slot.row + (slot.row >= new), height=slot.height + (slot.row < new <= slot.last))
            for slot in slots
        ]
        return [*found[:at], [*grown, *(replace(slot, row=new) for slot in own)], *found[at + 1 :]]

    return changed


@kind("rows-that-stand-there-twice")
def _rows_again() -> Iterator[Sample]:
    """A row of figures copied word for word: it counts once, and that is told."""
    told = lambda report: truth_of(report, note="有两行，内容相同")  # noqa: E731
    for table, place in ((0, 0), (0, 3), (1, 0), (1, 6)):
        yield from _samples(f"row {place} of table {table}", _row_again(table, place), told)
    yield from _samples("at the end", _row_again(0, 0, at_end=True), told)


def _own_part(before: str, *lines: str) -> _Change:
    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        place = next(i for i, piece in enumerate(found) if isinstance(piece, str) and piece.startswith(before))
        return [*found[:place], *lines, *found[place:]]

    return changed


@kind("parts-of-the-body-beside-tables")
def _own_parts() -> Iterator[Sample]:
    """A part that a body added is kept below the table it follows, and told; a list that begins with （一） is no part."""
    for before, key in (("三、", "disclosure.below"), ("四、", "applications.below"), ("五、", "proceedings.below")):
        for number in "六七":
            lines = (f"（{number}）自查情况", "自查发现问题58个，已整改。")
            truth = lambda report, k=key, n=lines: truth_of(report, note="不在规定的格式里", lines={k: n})  # noqa: E731
            yield from _samples(f"（{number}） before {before}", _own_part(before, *lines), truth)
        listed = ("（一）收费情况", "没有收费。", "（二）其他情况", "没有其他。")
        seen = lambda report, k=key, n=listed: truth_of(report, quiet=True, lines={k: n})  # noqa: E731
        yield from _samples(f"a list before {before}", _own_part(before, *listed), seen)
