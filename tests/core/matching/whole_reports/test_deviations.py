"""Whole reports that depart from the form the way published ones do: figures, texts and notes."""

from dataclasses import replace

import pytest

from core.forms.catalog import FORMS
from core.matching import report as matching_report
from core.matching.reading import Reading
from core.readers.html import reader as html_reader
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable, numbered
from tests.helpers.makers.report_maker import PREAMBLE, TEXTS, TITLE, document, lines, parts

FORM = FORMS["2021"]
FIGURES = {key: str(i + 1) for i, key in enumerate(FORM.typed)}
TYPED = {key: i + 1 for i, key in enumerate(FORM.typed)}
WHOLE = {"title": TITLE, "preamble": PREAMBLE, **TEXTS}
PROBLEMS = "（一）主要问题\n解读形式单一。\n（二）改进情况\n加强培训。"


def noted(reading: Reading, *codes: str) -> set[tuple[str, str]]:
    return {(note.code, note.cell or note.place) for note in reading.notes if note.code in codes}


def about_texts(reading: Reading) -> set[tuple[str, str]]:
    """Notes on anything but figures: these reports keep no sums."""
    return {(n.code, n.place) for n in reading.notes if n.code not in ("total_differs", "suspect") and not n.cell}


def arranged(*names: str, made: dict | None = None) -> RawDocument:
    whole = made or parts(FIGURES)
    return RawDocument(numbered(item for name in names for item in whole[name]))


def sections(*keys: str) -> list[str]:
    return [name for key in keys for name in (key + "_heading", key)]


TABLES = ("disclosure", "applications", "proceedings")
ALL = ("title", "preamble", *sections("overview", *TABLES, "problems", "other"))


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("pointed", [True, False])
def test_all_texts_before_all_tables(named: bool, pointed: bool) -> None:
    made = parts(FIGURES) | {"appendix": lines("附表1")}
    names = [name for key in TABLES for name in (*(["appendix"] if named else []), key)]
    pointers = [f"{key}_heading" for key in TABLES] if pointed else []
    texts = ("title", "preamble", *sections("overview"), *pointers, *sections("problems", "other"))
    reading = matching_report.read(arranged(*texts, *names, made=made))
    assert (reading.texts, reading.values) == (WHOLE, TYPED)
    assert about_texts(reading) <= {("heading_missing", k) for k in TABLES} | {("dropped", ""), ("dropped", "other")}


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("first", [True, False])
def test_all_tables_before_all_texts(named: bool, first: bool) -> None:
    tables = sections(*TABLES) if named else TABLES
    texts = (*sections("overview"), *sections("problems", "other"))
    head = ("title", "preamble")
    order = (*head, *tables, *texts) if first else (*tables, *head, *texts)
    reading = matching_report.read(arranged(*order))
    assert (reading.texts, reading.values) == (WHOLE, TYPED)
    assert (reading.year, reading.agency) == (2021, "临江市财政局")


def test_names_of_the_tables_below_the_texts_are_no_text() -> None:
    made = parts(FIGURES)
    for key in TABLES:
        made[key + "_heading"] = lines(FORM.section(key).heading)
    reading = matching_report.read(
        arranged("title", "preamble", *sections("overview", "problems", "other", *TABLES), made=made)
    )
    assert (reading.texts, reading.values) == (WHOLE, TYPED)


def test_contents_above_a_report_whose_part_five_has_no_heading() -> None:
    made = parts(FIGURES)
    made["preamble"] = [*lines("目录"), *(RawParagraph(s.numbered) for s in FORM.sections), *made["preamble"]]
    made["problems_heading"] = []
    reading = matching_report.read(document(made))
    assert reading.texts == WHOLE
    assert ("heading_missing", "problems") in about_texts(reading)


@pytest.mark.parametrize(
    "again",
    [
        "临江市财政局2021年政府信息\n公开工作年度报告",
        "临江市财政局文件\n临财〔2022〕3号\n临江市财政局\n2021年政府信息公开工作年度报告",
        "临江市财政局\n2021年度\n政府信息公开工作\n年度报告",
        "临江市财政局关于2021年政府信息公开工作年度报告",
    ],
)
def test_title_twice(again: str) -> None:
    between = "发布时间：2022-01-20 10:00 来源：本站 浏览次数：3 字体：[大 中 小] 打印 关闭"
    reading = matching_report.read(document({**parts(), "title": lines(f"{TITLE}\n{between}\n{again}")}))
    assert reading.texts["preamble"] == PREAMBLE
    assert reading.agency == "临江市财政局"
    (dropped,) = (note for note in reading.notes if note.place == "preamble")
    assert "公开工作" in dropped.found


def test_titles_of_two_years_are_noted() -> None:
    reading = matching_report.read(document({**parts(), "title": lines(TITLE + "\n" + TITLE.replace("2021", "2022"))}))
    assert reading.year == 2021
    assert ("year", "title") in about_texts(reading)


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 年度报告",
        "当前位置：首页>公开年报",
        "您当前的位置： 首页 » 年报",
        "发布时间：2022-01-20",
        "来源：临江市财政局",
        "信息来源：本站",
        "浏览次数：12",
        "浏览：12次",
        "字体大小：大 中 小",
        "字号：【大】【中】【小】",
        "打印",
        "【打印本页】【关闭窗口】",
        "打印 | 关闭",
        "分享到：微信 微博",
        "分享到",
        "A+ A-",
    ],
)
def test_lines_of_the_page_above_the_text(line: str) -> None:
    for title in (f"{line}\n{TITLE}", f"{TITLE}\n{line}"):
        reading = matching_report.read(document({**parts(), "title": lines(title)}))
        assert reading.texts == WHOLE
        assert len(about_texts(reading)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：市财政局公告",
        "下一篇 市财政局公告",
        "【上一篇】市财政局公告",
        "上一条：没有了",
        "前一篇：市财政局公告",
        "相关链接：市财政局",
        "相关链接",
        "相关文章：",
        "相关解读",
        "扫一扫在手机打开当前页",
        "手机扫一扫打开本页",
        "用微信扫一扫",
        "分享到：微信 微博 QQ空间",
        "打印本页 关闭窗口",
        "【关闭】",
        "责任编辑：张三",
        "版权所有：临江市财政局",
        "附件：2021年年报.docx",
        "附件1：2021年年报",
        "返回顶部",
    ],
)
def test_lines_of_the_page_below_the_text(line: str) -> None:
    reading = matching_report.read(document({**parts(), "other": lines(f"{TEXTS['other']}\n{line}")}))
    assert reading.texts == WHOLE
    assert [(note.code, note.place, note.found) for note in reading.notes] == [("dropped", "other", line)]


def test_one_note_for_a_section_that_is_not_there() -> None:
    reading = matching_report.read(arranged("title", *TABLES))
    assert about_texts(reading) == {("missing", key) for key in TEXTS} | {("heading_missing", key) for key in TABLES}
    reading = matching_report.read(arranged(*(name for name in ALL if "proceedings" not in name)))
    assert about_texts(reading) == {("missing", "proceedings")}


def test_part_five_without_heading() -> None:
    made = {**parts(FIGURES), "problems_heading": [], "problems": lines(PROBLEMS)}
    reading = matching_report.read(document(made))
    assert reading.texts == WHOLE | {"problems": PROBLEMS}
    assert about_texts(reading) == {("heading_missing", "problems")}


@pytest.mark.parametrize("part", ["（一）存在的主要问题", "1.存在的主要问题", "（一）主要问题及改进情况"])
def test_sub_headings_that_read_like_part_five(part: str) -> None:
    text = PROBLEMS.replace("（一）主要问题", part)
    text = text if "（" in part else text.replace("（二）", "2.")
    made = {**parts(FIGURES), "problems": lines(text)}
    assert matching_report.read(document(made)).texts == WHOLE | {"problems": text}
    made["problems_heading"] = []
    assert matching_report.read(document(made)).texts == WHOLE | {"problems": text}


@pytest.mark.parametrize(
    "numbers",
    [
        "一一二三四五",
        "一二三四四五",
        "一二二三五六",
        "一三四五六七",
        "二三四五六七",
        "一二三四一二",
        "123456",
        ["", *"一二三一二"],
    ],
)
def test_numbers_that_restart_or_are_wrong(numbers: str) -> None:
    made = parts(FIGURES)
    for number, section in zip(numbers, FORM.sections, strict=True):
        made[section.key + "_heading"] = lines(f"{number}、{section.heading}" if number else section.heading)
    reading = matching_report.read(document(made))
    assert (reading.texts, reading.values) == (WHOLE, TYPED)
    assert {code for code, _ in about_texts(reading)} == {"heading"}


def test_seven_parts() -> None:
    """One part more, of the office's own, behind part five."""
    made = parts(FIGURES, other="七、其他需要报告的事项")
    extra = "六、下一步工作打算\n继续推进。"
    made["problems"] += lines(extra)
    reading = matching_report.read(document(made))
    assert reading.texts == WHOLE | {"problems": f"{TEXTS['problems']}\n{extra}"}
    assert ("other_part", "problems") in about_texts(reading)


def test_seven_parts_by_a_part_above_the_tables() -> None:
    made = parts(FIGURES)
    made["overview"] += lines("二、组织领导情况\n成立领导小组。")
    for number, section in zip("一三四五六七", FORM.sections, strict=True):
        made[section.key + "_heading"] = lines(f"{number}、{section.heading}")
    reading = matching_report.read(document(made))
    assert reading.texts["overview"] == TEXTS["overview"] + "\n二、组织领导情况\n成立领导小组。"
    assert ("other_part", "overview") in about_texts(reading)


@pytest.mark.parametrize("head", ["五、建议提案办理情况", "第五部分 政务公开典型案例"])
def test_seven_parts_by_a_part_below_a_table(head: str) -> None:
    made = parts(FIGURES, problems="六、存在的主要问题及改进情况", other="七、其他需要报告的事项")
    made["proceedings"] += lines(f"{head}\n全部办结。")
    reading = matching_report.read(document(made))
    assert reading.texts["proceedings.below"] == f"{head}\n全部办结。"
    assert ("other_part", "proceedings.below") in about_texts(reading)


def test_preamble_inside_part_one() -> None:
    made = {**parts(FIGURES), "preamble": [], "overview": lines(PREAMBLE + "\n" + TEXTS["overview"])}
    reading = matching_report.read(document(made))
    assert reading.texts == WHOLE | {"preamble": "", "overview": PREAMBLE + "\n" + TEXTS["overview"]}
    assert reading.year == 2021


@pytest.mark.parametrize("head", ["编制说明", "一、编制说明", "编制说明：", "【编制说明】", "（编制说明）", "引 言"])
def test_preamble_called_something(head: str) -> None:
    reading = matching_report.read(document({**parts(FIGURES), "preamble": lines(f"{head}\n{PREAMBLE}")}))
    assert reading.texts == WHOLE
    assert about_texts(reading) == {("dropped", "preamble")}


def test_document_number_above_the_title() -> None:
    top = "漳审综〔2026〕2号\n漳州市审计局\n2025年政府信息公开工作年度报告"
    reading = matching_report.read(document({**parts(FIGURES), "title": lines(top)}))
    assert (reading.year, reading.agency) == (2025, "漳州市审计局")
    assert reading.texts["preamble"] == PREAMBLE


def test_only_natural_person_and_total_filled() -> None:
    figures = {key: "" for key in FORM.cells if key.startswith("applications.")}
    figures |= {"applications.new.natural_person": "3", "applications.new.total": "3"}
    figures |= {"applications.granted.natural_person": "3", "applications.granted.total": "3"}
    figures |= {f"applications.processed_total.{c}": "3" for c in ("natural_person", "total")}
    reading = matching_report.read(document(parts(figures)))
    assert reading.values["applications.new.natural_person"] == 3
    assert reading.printed["applications.granted.total"] == 3
    blank = {key for key, value in reading.values.items() if value is None}
    assert len(blank) == 136
    assert {cell for _, cell in noted(reading, "blank")} == blank
    assert not noted(reading, "total_differs", "suspect")


def test_only_totals_filled() -> None:
    figures = {key: "" for key in FORM.cells if key.startswith(("applications.", "proceedings."))}
    totals = {"applications.new.total": "4", "applications.granted.total": "4"}
    totals |= {"applications.processed_total.total": "4", "proceedings.review.total": "1"}
    reading = matching_report.read(document(parts(figures | totals)))
    assert reading.printed == {key: int(text) for key, text in totals.items()}
    assert {cell for _, cell in noted(reading, "total_differs")} == totals.keys()
    assert all(v is None for k, v in reading.values.items() if not k.startswith("disclosure."))


def test_2019_form_for_2021() -> None:
    figures = {key: str(i + 1) for i, key in enumerate(FORMS["2019"].typed)}
    reading = matching_report.read(document(parts(figures, "2019")))
    assert (reading.form_key, reading.year) == ("2019", 2021)
    assert {key: str(value) for key, value in reading.values.items()} == figures


@pytest.mark.parametrize(
    ("cell", "text", "value", "code"),
    [
        ("applications.new.business", "00", 0, "normalised"),
        ("disclosure.penalties.decisions", "500000 5", None, "doubtful"),
        ("disclosure.normative_documents.issued", "22（其中修订16件）", 22, "remark"),
        ("disclosure.normative_documents.issued", "22\n(其中修订16件)", 22, "remark"),
        ("disclosure.fees.amount", "251000元", "25.1", "unit"),
        ("disclosure.licensing.decisions", "1,234", 1234, "normalised"),
        ("disclosure.licensing.decisions", "１２", 12, ""),
        ("disclosure.licensing.decisions", "12345678", 12345678, ""),
        ("disclosure.fees.amount", "24252.311082", "24252.311082", ""),
        ("applications.new.business", "／", None, "mark"),
        ("applications.new.business", "不适用", None, "mark"),
        ("applications.new.business", "\xa0", None, "blank"),
        ("applications.new.business", "[bookmark: _GoBack]0", 0, "leftover"),
        ("applications.new.business", "约12", None, "doubtful"),
        ("applications.new.business", "1.5", None, "doubtful"),
        ("applications.new.business", "1O", None, "doubtful"),
        ("applications.new.business", "3+2", None, "doubtful"),
        ("applications.new.business", "5→6", None, "doubtful"),
        ("disclosure.licensing.decisions", "十二", 12, "normalised"),
        ("applications.new.business", "一", None, "doubtful"),
        ("disclosure.licensing.decisions", "12.", 12, "normalised"),
        ("disclosure.licensing.decisions", "'12", 12, "normalised"),
        ("disclosure.licensing.decisions", "12家。", 12, "unit"),
        ("disclosure.licensing.decisions", "12※", 12, "note_mark"),
        ("applications.new.business", "=3+4", None, "doubtful"),
        ("applications.new.business", "△12", None, "doubtful"),
        ("applications.new.business", ".5", None, "doubtful"),
        ("applications.new.business", "1.234", None, "doubtful"),
        ("applications.new.business", "-2", None, "doubtful"),
        ("disclosure.fees.amount", "2.5万", None, "doubtful"),
    ],
)
def test_odd_cells_of_a_whole_report(cell: str, text: str, value: object, code: str) -> None:
    reading = matching_report.read(document(parts({cell: text})))
    assert (None if value is None else str(value)) == (str(v) if (v := reading.values[cell]) is not None else None)
    assert {note.code for note in reading.notes if note.cell == cell} == ({code} if code else set())


def changed(raw: RawTable, *pairs: tuple[str, str]) -> RawTable:
    def text(old: str) -> str:
        return next((new for label, new in pairs if label == old), old)

    return replace(raw, cells=tuple(replace(c, text=text(c.text)) for c in raw.cells))


def test_labels_one_character_a_line() -> None:
    made = parts(FIGURES)
    for key in TABLES:
        raw = made[key][0]
        made[key] = [
            replace(
                raw, cells=tuple(replace(c, text="\n".join(c.text)) if not c.text.isdigit() else c for c in raw.cells)
            )
        ]
    reading = matching_report.read(document(made))
    assert reading.values == TYPED
    assert about_texts(reading) == set()


def test_information_content_only_in_the_first_block() -> None:
    made = parts(FIGURES)
    (raw,) = made["disclosure"]
    later = [c for c in raw.cells if c.text == "信息内容"][1:]
    for gone in (later, [c for c in raw.cells if c.text == "信息内容"]):
        emptied = tuple(replace(c, text="") if c in gone else c for c in raw.cells)
        without = tuple(c for c in raw.cells if c not in gone)
        for cells in (emptied, without):
            made["disclosure"] = [replace(raw, cells=cells)]
            assert matching_report.read(document(made)).values == TYPED


def test_table_three_cut_with_its_head_repeated() -> None:
    made = parts(FIGURES)
    (raw,) = made["applications"]
    head = [c for c in raw.cells if c.row < 3]
    for row in (5, 12, 27):
        upper = [replace(c, height=min(c.height, row - c.row)) for c in raw.cells if c.row < row]
        lower = [
            replace(c, row=max(c.row, row) - row + 3, height=c.row + c.height - max(c.row, row))
            for c in raw.cells
            if c.row + c.height > row
        ]
        made["applications"] = [RawTable(0, tuple(upper)), RawTable(0, (*head, *lower))]
        reading = matching_report.read(RawDocument(numbered(document(made).items)))
        assert reading.values == TYPED
        assert about_texts(reading) == set()


def test_only_the_last_label_of_a_row() -> None:
    """Text dumps lose the heads and the groups: the first columns hold one label, then the figures."""
    made = parts(FIGURES)
    (raw,) = made["applications"]
    figures = {c.row for c in raw.cells if c.column >= 3 and c.row >= 3}
    kept: list[RawCell] = [c for c in raw.cells if c.row < 3 or c.column >= 3]
    for row in figures:
        label = max((c for c in raw.cells if c.row <= row < c.row + c.height and c.column < 3), key=lambda c: c.column)
        kept.append(RawCell(row, 0, 1, 3, label.text))
    for cells in (kept, [c for c in kept if c.row >= 3]):
        made["applications"] = [replace(raw, cells=tuple(cells))]
        assert matching_report.read(document(made)).values == TYPED


def test_web_page_of_an_office_program() -> None:
    """One label in eight spans, mso styles, o:p elements, blanks and breaks inside words."""
    made = parts(FIGURES)

    def spans(text: str) -> str:
        step = max(1, len(text) // 8)
        runs = [text[i : i + step] for i in range(0, len(text), step)]
        body = "".join(f"<span lang=EN-US\n style='mso-bidi-font-size:10.5pt'>{run}</span>" for run in runs)
        return f"<p class=MsoNormal align=center style='mso-pagination:none'>{body}<span><o:p></o:p></span></p>"

    def html(item: RawParagraph | RawTable) -> str:
        if isinstance(item, RawParagraph):
            return spans(item.text)
        rows: dict[int, list[RawCell]] = {}
        for cell in item.cells:
            rows.setdefault(cell.row, []).append(cell)
        cells = {
            r: "".join(f"<td rowspan={c.height} colspan={c.width}>{spans(c.text)}</td>" for c in row)
            for r, row in rows.items()
        }
        return "<table class=MsoNormalTable>" + "".join(f"<tr>{cells[r]}</tr>" for r in sorted(cells)) + "</table>"

    page = "<html><body>" + "".join(map(html, document(made).items)) + "</body></html>"
    reading = matching_report.read(html_reader.document(page.encode()))
    assert reading.values == TYPED
    assert {key: "".join(text.split()) for key, text in reading.texts.items()} == {
        key: "".join(text.split()) for key, text in WHOLE.items()
    }
