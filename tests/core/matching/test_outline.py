"""What each line is, in shapes that real pages give it; nothing of the page gets into the report in silence."""

from dataclasses import replace
from typing import Any

import pytest

from core.matching import report as matching_report
from core.matching.naming.identity import contact_data, read_title
from core.matching.reading import Reading
from core.notes import NoteCode
from core.readers.raw import RawCell, RawParagraph, RawTable
from tests.helpers.makers.report_maker import PREAMBLE, TEXTS, TITLE, document, lines, parts


def read(**changed: list[Any]) -> Reading:
    return matching_report.read(document({**parts(), **changed}))


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(note.code, note.place) for note in reading.notes]


def dropped(reading: Reading, place: str) -> list[str]:
    notes = (n for n in reading.notes if n.code == NoteCode.DROPPED and n.place == place)
    return [line for note in notes for line in note.found.split("\n")]


SITE = (
    ["微信 微博 QQ空间", "全真版", "文字版", "文件下载", "点击查看解读"],
    ["市财政局", "字号", "A+", "放大"],
    ["图文 视频 附件（1个）", "一图读懂"],
    ["【我要收藏】【纠错】"],
)


@pytest.mark.parametrize("site", SITE)
def test_words_of_the_site_are_told_and_left_out(site: list[str]) -> None:
    reading = read(preamble=lines("\n".join([*site, PREAMBLE])))
    assert reading.texts == {"title": TITLE, "preamble": PREAMBLE, **TEXTS}
    assert dropped(reading, "preamble") == site


@pytest.mark.parametrize("site", SITE)
def test_words_of_the_site_where_heading_one_or_the_preamble_is_missing(site: list[str]) -> None:
    reading = read(preamble=lines("\n".join([*site, PREAMBLE])), overview_heading=[])
    assert (reading.texts["preamble"], reading.texts["overview"]) == (PREAMBLE, TEXTS["overview"])
    reading = read(preamble=lines("\n".join(site)))
    assert reading.texts["preamble"] == ""
    assert dropped(reading, "preamble") == site


@pytest.mark.parametrize(
    "words",
    [
        "根据《中华人民共和国政府信息公开条例》,现公布我局2021年度工作报告.",
        "现将本局2021年政府信息公开工作年度报告公布如下：",
        "统计期限为2021年1月1日至12月31日",
        "现将2021年工作情况报告如下",
        "各位市民：\n现将本局2021年工作情况报告如下。\n（联系电话：0793-1）",
    ],
)
def test_short_preambles_stay(words: str) -> None:
    preamble = read(preamble=lines(words)).texts["preamble"]
    assert preamble == words.removeprefix("各位市民：\n")  # a form of address is told, and no sentence


@pytest.mark.parametrize("site", ["如无法浏览，请更换浏览器", "温馨提示：如无法正常浏览，请使用最新版浏览器"])
def test_remarks_of_the_site_without_a_preamble_are_told_and_left_out(site: str) -> None:
    reading = read(preamble=lines(site))
    assert reading.texts == {"title": TITLE, "preamble": "", **TEXTS}
    assert dropped(reading, "preamble") == [site]


def test_remarks_of_the_site_with_a_comma_are_told_and_left_out() -> None:
    site = ["温馨提示：如无法正常浏览，请使用最新版浏览器", "本文共计5,123字，预计阅读时间15分钟"]
    reading = read(preamble=lines("\n".join([*site, PREAMBLE])))
    assert reading.texts == {"title": TITLE, "preamble": PREAMBLE, **TEXTS}
    assert dropped(reading, "preamble") == site


@pytest.mark.parametrize(
    "broken",
    [
        "按照上级的统一部署和要求，现将我局政府信\n息公开工作情况报告如下，请社会各界监督。",
        "各位领导、各位同志和社会各界的朋友们，大家好，\n"
        + "现将本局政府信息公开工作的情况报告如下，请社会各界予以监督。" * 2,
        "本局办公地址在临江市人民路1号，邮编330000\n"
        + "现将本局政府信息公开工作的情况报告如下，请社会各界予以监督。" * 2,
        "按照上级部署，结合工作实际，编制年度报告\n"
        + "现将本局政府信息公开工作的情况报告如下，请社会各界予以监督。" * 2,
        "按《条例》第五十条，结合本局工作实际编制\n"
        + "现将本局政府信息公开工作的情况报告如下，请社会各界予以监督。" * 2,
    ],
)
def test_lines_of_a_preamble_broken_by_hand_stay(broken: str) -> None:
    assert read(preamble=lines(broken)).texts["preamble"] == broken


BODIES = ("临江市教育局", "清河区财政局", "白石县人民政府")


@pytest.mark.parametrize("own", ["2021年，临江市财政局推进公开。", "我局推进公开。"])
def test_a_list_of_other_bodies_reports_above_the_article(own: str) -> None:
    others = [f"{name}2021年政府信息公开工作年度报告" for name in BODIES] * 40
    reading = read(title=lines("\n".join([*others, TITLE])), overview=lines(own))
    assert (reading.agency, reading.year, reading.texts["title"]) == ("临江市财政局", 2021, TITLE)
    assert reading.texts["preamble"] == PREAMBLE
    assert dropped(reading, "title") == others


def test_the_reports_of_other_years_above_the_article() -> None:
    others = [f"临江市财政局{year}年政府信息公开工作年度报告" for year in (2024, 2023, 2022)]
    reading = read(title=lines("\n".join([*others, TITLE])))
    assert (reading.year, reading.texts["title"]) == (2021, TITLE)
    assert "year" not in [note.code for note in reading.notes]


def test_what_the_page_marks_as_its_heading_is_the_title() -> None:
    made = [RawParagraph(TITLE, level=1), *lines("临江市教育局2021年政府信息公开工作年度报告")]
    assert read(title=made).agency == "临江市财政局"


@pytest.mark.parametrize(
    ("text", "year", "agency"),
    [
        ("白石县人民政府２０２３年政府信息公开工作年度报告", 2023, "白石县人民政府"),
        ("白石县人民政府政府信息公开工作年度报告（2023年）", 2023, "白石县人民政府"),
        ("白石县人民政府2023年政府信息公开工作年度报告（2024年1月）", 2023, "白石县人民政府"),
        ("白石县人民政府2023年政府信息公开工作年度报告\n（2024年1月20日）", 2023, "白石县人民政府"),
        ("白石县人民政府政府信息公开工作年度报告（2024年1月）", None, "白石县人民政府"),
        ("白石县政府信息公开办公室2023年政府信息公开工作年度报告", 2023, "白石县政府信息公开办公室"),
        (
            "2023年白石县政府信息公开工作领导小组办公室政府信息公开工作年度报告",
            2023,
            "白石县政府信息公开工作领导小组办公室",
        ),
    ],
)
def test_titles(text: str, year: int | None, agency: str) -> None:
    title = read_title(text.split("\n"), "")
    assert (title.year, title.agency) == (year, agency)
    assert title.text == text.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    "end", ["（此件公开发布）", "（此件公开发布）\n临江市财政局\n2022年1月20日", "临江市财政局（盖章）"]
)
def test_last_lines_that_are_no_text(end: str) -> None:
    reading = read(other=lines(TEXTS["other"] + "\n" + end))
    assert reading.texts["other"] == TEXTS["other"]
    assert dropped(reading, "other") == end.split("\n")


@pytest.mark.parametrize(
    "end", ["微信微博\nQQ空间", "点击查看解读", "Word版下载\nPDF版下载", "Produced By 某网络", "（责任编辑：王某）"]
)
def test_words_of_the_site_below_the_last_sentence_are_told_and_left_out(end: str) -> None:
    reading = read(other=lines(TEXTS["other"] + "\n" + end))
    assert reading.texts["other"] == TEXTS["other"]
    assert dropped(reading, "other") == end.split("\n")


@pytest.mark.parametrize(
    "other",
    [
        "本年度没有收取信息处理费。\n特此报告",
        "本年度没有收取信息处理费。\n1.加强培训\n2.丰富形式",
        "本年度没有收取信息处理费。没有其他需要报\n告的事项",
        "无其他需要报告的事项",
        "本年度没有收取信息处理费。\n联系电话：0793-1234567",
    ],
)
def test_last_lines_that_may_be_the_reports_stay(other: str) -> None:
    assert read(other=lines(other)).texts["other"] == other


def test_six_before_five() -> None:
    made = parts()
    five = [made.pop("problems_heading"), made.pop("problems")]
    made |= {"problems_heading": five[0], "problems": five[1]}
    reading = matching_report.read(document(made))
    assert reading.texts == {"title": TITLE, "preamble": PREAMBLE, **TEXTS}
    assert codes(reading) == []


@pytest.mark.parametrize("label", ["电话/传真：", "电话（传真）：", "联系电话、传真：", "传真/电话：", "电话及传真："])
def test_telephone_and_telefax(label: str) -> None:
    assert contact_data(f"请与本机关联系（{label}0793-1234567）", "")["telephone"] == "0793-1234567"
    assert "telephone" not in contact_data("传真：0793-1234567", "")


def test_words_beside_the_tables_are_kept_where_they_stood() -> None:
    made = parts()
    made["disclosure_heading"] += lines("本表统计至12月31日。")
    made["disclosure"] += lines("注：含受委托组织作出的决定。\n— 3 —")
    table = made["applications"][0]
    note = (RawCell(table.rows, 0, 1, 3, "注"), RawCell(table.rows, 3, 1, 7, "含当面提交12件"))
    made["applications"] = [RawTable(table.index, (*table.cells, *note))]
    made["proceedings"] += lines("备注：未审结含中止。")
    reading = matching_report.read(document(made))
    assert reading.texts == {
        "title": TITLE,
        "preamble": PREAMBLE,
        **TEXTS,
        "disclosure.above": "本表统计至12月31日。",
        "disclosure.below": "注：含受委托组织作出的决定。",
        "applications.below": "注 含当面提交12件",
        "proceedings.below": "备注：未审结含中止。",
    }
    assert dropped(reading, "") == ["— 3 —"]


def test_the_blank_forms_words_and_headings_once_more_are_not_kept() -> None:
    made = parts()
    made["disclosure_heading"] += lines("（该部分以表格形式报告。表格如下：）")
    made["disclosure"] += lines("（二）主动公开政府信息情况")
    assert not [key for key in matching_report.read(document(made)).texts if "." in key]


def test_heads_that_a_file_without_spans_sets_above_a_table_are_not_words_beside_it() -> None:
    """Comma-separated rows with one cell are lines: 第二十条第（一）项 above the first block."""
    made = parts()
    made["disclosure_heading"] += lines("第二十条第（一）项")
    reading = matching_report.read(document(made))
    assert not [key for key in reading.texts if "." in key]
    assert dropped(reading, "") == []


@pytest.mark.parametrize("words", ["续表", "（续表）", "续表1", "表二（续）", "接上表"])
def test_the_line_that_says_a_table_goes_on_is_told_not_kept(words: str) -> None:
    made = parts()
    made["applications"] += lines(words)
    reading = matching_report.read(document(made))
    assert not [key for key in reading.texts if "." in key]
    assert dropped(reading, "") == [words]


def test_a_heading_between_tables_that_stand_in_one_is_found() -> None:
    """总计 and 其他 in table three look like heads of table four, which begins below its heading all the same."""
    made = parts()
    pieces: list[RawCell] = []
    for key in ("disclosure", "applications", "proceedings"):
        start = max((cell.row + cell.height for cell in pieces), default=0)
        heading = made.pop(f"{key}_heading")[0]
        pieces.append(RawCell(start, 0, 1, 1, heading.text))
        pieces += [replace(cell, row=cell.row + start + 1) for cell in made.pop(key)[0].cells]
    sheet = {"title": made["title"], "preamble": made["preamble"], "overview_heading": made["overview_heading"]}
    sheet |= {"overview": made["overview"], "tables": [RawTable(0, tuple(pieces))]}
    sheet |= {key: made[key] for key in ("problems_heading", "problems", "other_heading", "other")}
    assert NoteCode.HEADING_MISSING not in [note.code for note in matching_report.read(document(sheet)).notes]


def test_a_colon_behind_the_number_of_a_part_makes_no_sentence_of_a_heading() -> None:
    reading = matching_report.read(document(parts(overview="第一部分：总体情况")))
    assert reading.texts["overview"] == TEXTS["overview"]
    assert (NoteCode.HEADING, "overview") in codes(reading)
