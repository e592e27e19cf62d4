"""What stands around a report on a page and does not belong to it."""

import pytest

from core.matching import page_noise


@pytest.mark.parametrize(
    "told, line, other",
    [
        (page_noise.is_page_number, "— 4 —", "4件"),
        (page_noise.is_date, "2025年1月20日", "2025年1月20日公开"),
        (page_noise.names_annex, "附件：1.收费情况表", "附件已另行公布。"),
        (page_noise.names_annex, "附表2", "附件目录已公布"),
        (page_noise.names_annex, "附件", "附加说明"),
        (page_noise.is_numbered, "七、其他", "七是加强培训"),
        (page_noise.is_release, "（此件公开发布）", "此件公开发布后执行"),
        (page_noise.is_imprint, "抄送：县政府办公室。", "已抄送县政府办公室。"),
        (page_noise.is_imprint, "白石县财政局办公室　2025年1月20日印发", "2025年1月20日印发《办法》，已公开。"),
        (page_noise.is_letterhead, "临江市财政局文件", "临江市财政局制发文件3件"),
        (page_noise.is_attachment, "附件：2024年度报告.docx", "附件材料已经公开。"),
        (page_noise.around, "当前位置：首页 > 政府信息公开", "公开了政府信息。"),
        (page_noise.ends_report, "下一篇：2023年度报告", "没有其他需要报告的事项。"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_told_from_words_of_the_report(told, line: str, other: str) -> None:  # type: ignore[no-untyped-def]
    assert told(line)
    assert not told(other)


def test_words_of_the_blank_form_go() -> None:
    assert page_noise.without_template("（文字描述）公开了信息。") == "公开了信息。"
    assert page_noise.without_template("公开了信息。") == "公开了信息。"


def test_what_a_site_sums_up_is_no_preamble() -> None:
    assert page_noise.is_no_preamble("摘要：本报告由本机关编制。") and page_noise.is_no_preamble("【内容摘要】：略")
    assert not page_noise.is_no_preamble("摘要式的说明。") and not page_noise.is_no_preamble("本报告的内容摘要：略。")


def test_a_line_of_the_preamble_that_names_the_report_is_not_its_title_once_more() -> None:
    """Programs break paragraphs into lines: the first of a preamble need not hold a comma."""
    broken = "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国务院办公厅有"
    assert not page_noise.is_no_preamble(broken)
    assert not page_noise.is_no_preamble("按照政府信息公开工作年度报告的有关要求和上级部门部署编制")
    assert page_noise.is_no_preamble("临江市财政局2024年政府信息公开工作年度报告")
    assert page_noise.is_no_preamble("市财政局2024年政府信息公开工作年度报告发布")
