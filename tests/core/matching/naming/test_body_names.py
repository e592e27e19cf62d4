"""Names of bodies: what is one, and who a report is of where its title does not say."""

import pytest

from core.matching.naming.body_names import Witness, fuller, is_organ, is_part_of_name, told_by
from core.matching.reading import Reading
from core.matching.report import read
from core.notes import NoteCode
from core.readers.raw import RawParagraph
from tests.helpers.makers.report_maker import document, lines, parts

PERIOD = "统计期限为2021年1月1日至12月31日。"
NAME = "临江市政务服务局（行政审批局）"


def without_name(preamble: str = "依据条例编制本报告。", above: str = "", signed: str = "", title: str = "") -> Reading:
    made = parts()
    made["title"] = lines(f"{above}\n{title or '2021年政府信息公开工作年度报告①'}".strip())
    made["preamble"] = lines(preamble + PERIOD)
    made["other"] += [RawParagraph(line) for line in signed.split("\n") if line]
    return read(document(made))


@pytest.mark.parametrize(
    "where",
    [
        {"preamble": f"{NAME}根据《中华人民共和国政府信息公开条例》编制本报告。"},
        {"preamble": f"根据《中华人民共和国政府信息公开条例》，{NAME}编制本报告。"},
        {"preamble": f"现公布{NAME}2021年度政府信息公开工作年度报告。"},
        {"preamble": f"本报告由{NAME}根据《中华人民共和国政府信息公开条例》编制。"},
        {"signed": f"{NAME}\n2022年1月20日"},
        {"signed": f"{NAME}（盖章）"},
        {"above": f"{NAME}文件\n临政〔2022〕3号"},
        {"above": NAME + "\n临政〔2022〕3号"},
        {"above": f"首页 > 政务公开 > {NAME} > 政府信息公开年报"},
        {"above": f"发布机构：{NAME}\n发布时间：2022-01-20"},
    ],
    ids=str,
)
def test_who_made_it_where_the_title_does_not_say(where: dict[str, str]) -> None:
    reading = without_name(**where)
    assert reading.agency == NAME
    assert [note.found for note in reading.notes if note.code == NoteCode.AGENCY] == [NAME]


def test_the_weightier_witness_counts_and_equal_ones_that_differ_tell_nothing() -> None:
    signed = without_name(above="发布机构：临江市人民政府", signed="临江市财政局\n2022年1月20日")
    assert signed.agency == "临江市财政局"
    reading = without_name(preamble="白石县民政局根据《条例》编制本报告。", signed="临江市财政局\n2022年1月20日")
    assert reading.agency == ""
    (note,) = [note for note in reading.notes if note.code == NoteCode.AGENCY]
    assert set(note.found.split("\n")) == {"白石县民政局", "临江市财政局"}


def test_nobody_is_told_by_others() -> None:
    reading = without_name(preamble="根据国务院办公厅和省人民政府办公厅要求，我局编制本报告。")
    assert reading.agency == "" and any(note.code == NoteCode.AGENCY for note in reading.notes)


def test_the_full_name_of_a_short_one_is_taken_from_the_signature() -> None:
    reading = without_name(title="市财政局2021年政府信息公开工作年度报告", signed="临江市财政局\n2022年1月20日")
    assert reading.agency == "临江市财政局"
    assert [note.found for note in reading.notes if note.code == NoteCode.AGENCY] == ["市财政局"]
    assert fuller("临江市财政局", [Witness("青山省临江市财政局", 0)]) == "临江市财政局"
    assert fuller("市财政局", [Witness("临江市财政局", 0), Witness("白石市财政局", 0)]) == "市财政局"


def test_organs() -> None:
    for name in (NAME, "黄泥乡人民政府", "临江市残疾人联合会", "市公安局交通警察支队", "临江市水务集团有限公司"):
        assert is_organ(name), name
    for words in ("政府信息公开", "2021年", "本局。", "首页"):
        assert not is_organ(words), words


def test_parts_of_names() -> None:
    assert is_part_of_name("临江市", "财政局") and is_part_of_name("黄泥乡", "人民政府")
    assert is_part_of_name("云溪市人民政府", "办公室")
    assert not is_part_of_name("临江市人民政府", "财政局") and not is_part_of_name("青山省", "临江市财政局")


def test_of_names_that_hold_each_other_the_longest_is_told() -> None:
    assert told_by([Witness("财政局", 0), Witness("临江市财政局", 0), Witness("水利局", 2)]) == ("临江市财政局",)
    assert told_by([]) == ()
