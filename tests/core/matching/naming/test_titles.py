"""Titles: over lines, with marks around them, two in one line, in tables of contents and lists."""

import pytest

from core.matching.naming.identity import read_title
from core.matching.naming.titles import FoundTitle, is_contents, titles
from core.matching.report import read
from core.notes import NoteCode
from core.readers.raw import RawDocument
from tests.helpers.makers.report_maker import document, lines, parts

OURS, OTHER = "临江市财政局2021年政府信息公开工作年度报告", "白石县民政局2020年政府信息公开工作年度报告"


def raw(title: str, **more: str) -> RawDocument:
    made = parts()
    made["title"] = lines(title)
    return document(made | {key: lines(text) for key, text in more.items()})


@pytest.mark.parametrize(
    "tail",
    [
        "①",
        "②",
        "（征求意见稿）",
        "（修订版）",
        "（公示稿）",
        "(1)",
        "（2）",
        "【转载】",
        "*",
        "[1]",
        "〔注〕",
        "注1",
        "¹",
        "1",
        "全文",
        "（公开版）",
        "_副本",
        "-1",
        "（含附表）",
        "（定稿）①",
    ],
)
def test_marks_behind_a_title_are_no_part_of_it_and_told(tail: str) -> None:
    reading = read(raw(OURS + tail))
    assert (reading.agency, reading.year, reading.texts["title"]) == ("临江市财政局", 2021, OURS)
    assert any("".join(tail.split()) in note.found for note in reading.notes if note.code == NoteCode.DROPPED)


@pytest.mark.parametrize("head", ["附件1：", "【转载】", "标题：", "附件："])
def test_words_before_a_title(head: str) -> None:
    reading = read(raw(head + OURS))
    assert (reading.agency, reading.texts["title"]) == ("临江市财政局", OURS)
    assert any(head in note.found for note in reading.notes)


@pytest.mark.parametrize("year", ["二〇二一年", "二○二一年度", "二零二一年", "二Ｏ二一年", "２０２１年", "2021 年"])
def test_years(year: str) -> None:
    reading = read(raw(f"临江市财政局{year}政府信息公开工作年度报告（公示稿）"))
    assert (reading.agency, reading.year) == ("临江市财政局", 2021)


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("黄泥乡\n人民政府\n2021年政府信息公开年报", "黄泥乡人民政府"),
        ("云溪市人民政府\n办公室2021年政府信息公开工作年度报告（定稿）", "云溪市人民政府办公室"),
        ("临江市\n财政局\n二〇二一年度政府信息公开\n工作年度报告*", "临江市财政局"),
        ("2021\n年临江市财政局\n政府信息公开年度报告", "临江市财政局"),
        ("2021年黄泥乡人民政府信息公开工作年度报告", "黄泥乡人民政府"),
        ("临江市政务服务局（行政审批局）\n关于2021年政府信息公开年报", "临江市政务服务局（行政审批局）"),
    ],
)
def test_names_over_lines(title: str, agency: str) -> None:
    reading = read(raw(title))
    assert (reading.agency, reading.year) == (agency, 2021)


def test_a_line_above_that_may_be_of_the_name_is_told() -> None:
    """A program may break a line anywhere; a line of a page above a short name is no part of it."""
    torn = read(raw("临江市住房公\n积金管理中心\n2021年政府信息公开年度报告"))
    assert any(note.found == "临江市住房公" for note in torn.notes if note.code == NoteCode.AGENCY)
    column = read(raw("通知公告\n财政局2021年政府信息公开年度报告"))
    assert column.agency == "财政局" and not [note for note in column.notes if note.code == NoteCode.AGENCY]


@pytest.mark.parametrize("between", ["", " ", "　", "|", "；", "、"])
@pytest.mark.parametrize("first", [True, False])
def test_two_titles_in_one_line(between: str, first: bool) -> None:
    """As programs join lines: the one of the year of the period is ours, the other is told."""
    reading = read(raw(OURS + between + OTHER if first else OTHER + between + OURS))
    assert (reading.agency, reading.year, reading.texts["title"]) == ("临江市财政局", 2021, OURS)
    assert [note.found for note in reading.notes if note.place == "title"] == [OTHER]


def test_two_titles_in_one_line_that_nothing_tells_apart() -> None:
    other = OTHER.replace("2020", "2021")
    reading = read(raw(OURS + other))
    assert (reading.agency, reading.year, reading.texts["title"]) == ("", 2021, "")
    (note,) = [note for note in reading.notes if note.code == NoteCode.TITLE]
    assert note.found.split("\n") == [OURS, other]
    named = read(raw(OURS + other, preamble="白石县民政局编制本报告。统计期限为2021年1月1日至12月31日。"))
    assert named.agency == "白石县民政局"


def test_three_titles_and_a_site_in_one_line() -> None:
    found = titles([f"{OTHER}{OURS}①青山县水利局2019年政府信息公开工作年度报告-临江市人民政府"])
    assert [title.agency for title in found] == ["白石县民政局", "临江市财政局", "青山县水利局"]
    assert "临江市人民政府" in found[0].beside


def test_a_title_is_cut_where_the_next_one_goes_on_in_the_next_line() -> None:
    found = titles([f"{OTHER}临江市财政局", "2021年政府信息公开工作年度报告"])
    assert [(title.agency, title.year) for title in found] == [("白石县民政局", 2020), ("临江市财政局", 2021)]


def test_contents_and_lists_above_the_title() -> None:
    contents = [f"{OTHER}............3", f"{OURS}\t7", f"{OURS}……12"]
    assert all(map(is_contents, contents)) and not is_contents(OURS)
    listed = "\n".join(
        ["目录", *contents, OTHER, "青山县水利局", "2021年政府信息公开工作年度报告", OURS + "（修订版）"]
    )
    reading = read(raw(listed))
    assert (reading.agency, reading.year) == ("临江市财政局", 2021)
    assert reading.texts["preamble"].startswith("本报告依据")


def test_a_complete_title_never_runs_into_the_next_lines() -> None:
    found = read_title(["青山县水利局", "2021年政府信息公开工作年度报告", "临江市财政局", "政府信息公开工作报告"], "")
    assert (found.agency, found.first, found.last) == ("临江市财政局", 2, 3)
    letter = ["关于报送2021年政府信息公开工作年度报告的函", "临江市财政局", "政府信息公开工作报告"]
    assert read_title(letter, "").first == 1


def test_a_site_of_the_name_speaks_for_nobody() -> None:
    """A page lists the government's report; the office's own says only that the government has a site."""
    above = ["临江市人民政府2021年政府信息公开工作年度报告", OURS]
    body = "\n".join([*above, "本报告可在临江市人民政府网站查阅，联系临江市人民政府办公室。"])
    assert read_title(above, body).agency == "临江市财政局"


def test_lines_that_lie_above_are_joined_only_where_the_text_does() -> None:
    words = ["信用临江", OURS]
    assert read_title(words, "\n".join(words)).agency == "临江市财政局"


def test_no_title() -> None:
    assert read_title(["首页", "年度报告"], "") == FoundTitle()


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_line_that_ends_within_the_second_body_s_name(cut: int) -> None:
    """As a page sets two titles that were joined: in the middle, over two lines."""
    whole = f"{OTHER}青山县工业和信息化局2021年政府信息公开工作年度报告"
    place = len(OTHER) + cut
    reading = read(raw(f"{whole[:place]}\n{whole[place:]}"))
    assert (reading.agency, reading.year) == ("青山县工业和信息化局", 2021)
    assert any(OTHER in note.found for note in reading.notes if note.place == "title")


def test_words_behind_a_title_begin_none() -> None:
    for behind in ("的通知", "全文", "等"):
        found = titles([OTHER + behind, OURS])
        assert found[-1].agency == "临江市财政局", behind


@pytest.mark.parametrize(
    "line, year, agency",
    [
        ("临江市财政局24年政府信息公开工作年度报告", 2024, "临江市财政局"),
        ("临江市财政局2024—2025年政府信息公开工作年度报告", None, "临江市财政局"),
        ("临江市财政局2024年政府信息公开工作总结", 2024, "临江市财政局"),
        ("二〇二二年度重点项目办公室2024年政府信息公开工作年度报告", 2024, "二〇二二年度重点项目办公室"),
        ("临江市财政局2024年政府信息公开工作年度报告（2025年）", 2024, "临江市财政局"),
    ],
)
def test_years_that_titles_name_otherwise(line: str, year: int | None, agency: str) -> None:
    (found,) = titles([line])
    assert (found.year, found.agency) == (year, agency)


def test_a_notice_of_a_report_has_the_report_s_title() -> None:
    (found,) = titles(["关于临江市财政局2024年政府信息公开工作年度报告的公示"])
    assert (found.head, found.text, found.tail) == ("关于", "临江市财政局2024年政府信息公开工作年度报告", "的公示")


@pytest.mark.parametrize("period", ["2021年1月1日—2021年12月31日", "2021年1月1日至12月31日", "2021年1月—12月"])
def test_a_period_behind_the_title_is_its_year(period: str) -> None:
    title = read_title([f"临江市财政局政府信息公开工作年度报告（{period}）"], "")
    assert (title.year, title.agency) == (2021, "临江市财政局")


def test_a_period_of_two_years_is_none() -> None:
    assert not read_title(["临江市财政局政府信息公开工作年度报告（2020年7月1日—2021年6月30日）"], "").text


@pytest.mark.parametrize(
    "line",
    [
        "临江市财政局（2024年）政府信息公开工作年度报告",
        "临江市财政局【2024】年政府信息公开工作年度报告",
        "[临江市财政局]2024年政府信息公开工作年度报告",
        "1.临江市财政局2024年政府信息公开工作年度报告",
        "一、临江市财政局2024年政府信息公开工作年度报告",
        "临江市财政局2024年政府信息公开工作年度报告.docx",
    ],
)
def test_brackets_numbers_and_ends_of_file_names_are_none_of_the_body_s_name(line: str) -> None:
    (found,) = titles([line])
    assert (found.year, found.agency, found.whole) == (2024, "临江市财政局", line)


def test_a_body_s_name_keeps_its_own_brackets() -> None:
    (found,) = titles(["临江市财政局（国资委）2024年政府信息公开工作年度报告"])
    assert found.agency == "临江市财政局（国资委）"


@pytest.mark.parametrize(
    ("notice", "agency", "title"),
    [
        (["临江市财政局关于印发2021年政府信息公开工作年度报告的通知"], "临江市财政局", OURS),
        (["临江市财政局关于印发《2021年政府信息公开工作年度报告》的通知"], "临江市财政局", OURS),
        (["关于印发《临江市财政局2021年政府信息公开工作年度报告》的通知"], "临江市财政局", OURS),
        (["临江市财政局", "关于报送2021年政府信息公开工作年度报告的函"], "临江市财政局", OURS),
        (["关于印发2021年政府信息公开工作年度报告的通知"], "", "2021年政府信息公开工作年度报告"),
        (["临江市人民政府关于转发临江市财政局2021年政府信息公开工作年度报告的通知"], "临江市财政局", OURS),
    ],
)
def test_a_notice_names_the_report_that_it_sends_out(notice: list[str], agency: str, title: str) -> None:
    found = max(titles(notice), key=lambda one: bool(one.agency))
    assert (found.agency, found.year, found.text, found.tail) == (agency, 2021, title, "")
    assert found.of_notice and found.head.endswith(notice[-1])


@pytest.mark.parametrize(
    "line",
    [
        "临江市财政局关于做好2021年政府信息公开工作年度报告编制工作的通知",
        "临江市财政局关于印发政府信息公开指南的通知",
        "关于2021年政府信息公开工作年度报告格式的通知",
    ],
)
def test_a_notice_of_something_else_is_no_title(line: str) -> None:
    assert titles([line]) == []


def test_the_report_s_own_title_comes_before_that_of_a_notice() -> None:
    notice = OURS.replace("2021年", "关于印发2021年") + "的通知"
    found = read_title([notice, "各科室：", "临江市财政局", "2022年1月20日", "2021年政府信息公开工作年度报告"], "")
    assert (found.text, found.agency, found.first) == ("2021年政府信息公开工作年度报告", "", 4)
    assert read_title([notice, OURS], "").first == 1
