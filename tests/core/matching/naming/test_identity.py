"""Contact data out of preambles."""

import pytest

from core.matching.naming.identity import contact_data
from core.matching.report import read
from core.readers.html.reader import document
from core.report.report import Report, generated_preamble
from tests.helpers.makers import odd_maker
from tests.readings.pages import made_report

BODY = {
    "agency": "临江市财政局",
    "contact": "办公室",
    "address": "临江市人民路1号",
    "telephone": "0793-1234567",
    "post_code": "334000",
    "email": "czj@linjiang.gov.cn",
    "site": "http://www.linjiang.gov.cn/czj",
}


def test_our_own_preamble() -> None:
    found = contact_data(generated_preamble(Report("2021", 2022, BODY)), BODY["agency"])
    assert {**found, "agency": BODY["agency"]} == BODY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "如有疑问，请与本机关办公室联系，联系地址：清河区解放路8号，邮政编码：１２３４５６，联系电话：（0793）8306077。",
            {"contact": "办公室", "address": "清河区解放路8号", "post_code": "123456", "telephone": "(0793)8306077"},
        ),
        (
            "请与清河区财政局政策法规科联系（电话：010-12345678转801）",
            {"contact": "政策法规科", "telephone": "010-12345678转801"},
        ),
        (
            "网址为www.qinghe.gov.cn。电子邮箱 a_b@qinghe.gov.cn",
            {"site": "www.qinghe.gov.cn", "email": "a_b@qinghe.gov.cn"},
        ),
        ("《中华人民共和国政府信息公开条例》和有关要求", {}),
        ("2021年，共办理业务123456789件。", {}),
    ],
)
def test_wordings(text: str, found: dict[str, str]) -> None:
    assert contact_data(text, "清河区财政局") == found


def test_a_site_named_in_words_where_no_address_is_given():
    text = "本报告的电子版可在青山县人民政府网站查阅和下载。"
    assert contact_data(text, "青山县文化和旅游局") == {"site": "青山县人民政府网站"}
    assert contact_data("可在临江市政府网站（www.linjiang.gov.cn）查阅。", "")["site"] == "www.linjiang.gov.cn"
    assert "site" not in contact_data("如有疑问，可在网上留言。", "")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (
            "Yunxi Office of Finance 2023年政府信息公开工作年度报告",
            "Yunxi Office of Finance 2023年政府信息公开工作年度报告",
        ),
        ("临 江 市 财 政 局 2023 年 政 府 信 息 公 开 工 作 年 度 报 告", "临江市财政局2023年政府信息公开工作年度报告"),
        ("某 X X 局 2023年政府信息公开工作年度报告", "某XX局2023年政府信息公开工作年度报告"),
    ],
)
def test_blanks_of_a_title_stay_beside_words_of_letters(printed: str, title: str) -> None:
    page = odd_maker.page(made_report()).encode()
    old = made_report().text("title").encode()
    assert page.count(old) == 1
    assert read(document(page.replace(old, printed.encode()))).texts["title"] == title
